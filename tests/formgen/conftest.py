"""A specimen: a form that asks for every kind of field, under an act with one rule of each sort.

Whoever writes a form can start from it: what stands here is what a form can be.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from formgen.answers import read_answers
from formgen.checking import check
from formgen.fields import (
    ApprovalField,
    Choice,
    Choices,
    CreditCode,
    Date,
    Dates,
    IdNumber,
    Integer,
    Lines,
    LongText,
    Money,
    Number,
    Phone,
    Reasons,
    ReferenceField,
    References,
    Rows,
    Text,
    YesNo,
    when,
)
from formgen.form import ChecklistLine, Form, Heading, ModelClause, Sample, Step
from formgen.law import Act, article
from formgen.messages import _
from formgen.rules import BLOCK, MISSING, NOTE, REVIEW, VIOLATION, WARN, Match, Problem, rule

sys.path.insert(0, str(Path(__file__).parent))

TODAY = date(2026, 3, 2)
STAGES = {"draft": "起草", "review": "送审"}
COMPLETE = {
    "stage": "draft",
    "matter": "示例借用",
    "reason": "示例理由。",
    "apply_date": "2026-03-01",
    "loan": {"fee": "300.00", "days": 3, "weight": "12.5", "free": False, "start_date": "2026-03-05"},
    "uses": ["show"],
    "visits": ["2026-03-05", "2026-03-06"],
    "lender_code": "91440303YYYY001009",
    "contact_phone": "0755-00000001",
    "basis": {"name": "示例通知", "doc_no": "示例〔2026〕1号", "date": "2026-01-05", "issuer": "示例局"},
    "consent": {"name": "示例批件", "approver": "示例人", "date": "2026-02-01"},
    "annexes": ["示例附件"],
    "witnesses": ["示例甲", "示例乙"],
    "items": [{"name": "示例投影仪", "count": 1}],
}

ACT = Act("SP", "示例规〔2026〕1号", "示例借用办法", effective=date(2026, 1, 1), expires=date(2026, 12, 31))
LONGEST = ACT.figure("最长借用天数（天）", article(2), {date(2026, 1, 1): 7, date(2026, 7, 1): 5})


@rule(ACT, "SP-1-1", article(1), severity=BLOCK, kind=MISSING, excusable=True)
def reason_is_given(reason: str | None) -> Problem | None:
    """借用应当说明理由。"""
    return None if reason else Problem("reason", _("未写理由：请说明为何借用。"))


@rule(ACT, "SP-2-1", article(2), severity=BLOCK)
def loan_is_short_enough(loan, law_day: date) -> Problem | None:
    """借用不超过规定天数。"""
    most = LONGEST.on(law_day)
    if loan.days is None or loan.days <= most:
        return None
    return Problem("loan.days", _("借用{days}天，最多{most}天：请缩短。", days=loan.days, most=most))


@rule(ACT, "SP-3-1", article(3), severity=WARN)
def fee_is_modest(matter: str, loan) -> Problem | None:
    """收费应当适度。"""
    dear = loan.fee is not None and loan.fee > 1000
    return Problem("loan.fee", _("“{matter}”收费超过1000元：请说明理由。", matter=matter)) if dear else None


@rule(ACT, "SP-4-1", article(4), severity=NOTE, stage=REVIEW)
def consent_is_there(consent: object | None) -> Problem | None:
    """送审前应当取得同意。"""
    return None if consent else Problem("consent", _("尚未取得同意。"))


@rule(ACT, "SP-5-1", article(5), severity=WARN, kind=VIOLATION)
def nothing_is_promised_for_ever(text) -> list[Problem]:
    """不得约定永久借用。"""
    found = [(one.path, one.text.find("永久")) for one in text.segments]
    return [
        Problem(path, _("不得永久借用。"), matches=(Match(path, "永久", at, at + 2),))
        for path, at in found
        if at >= 0
    ]


FEE = Money(name="loan.fee", label="收费", required=when("loan.free", False), element=2)
FIELDS = (
    Choice(name="stage", label="阶段", options=STAGES, printed=False),
    Text(name="matter", label="事项", required=True, element=1, source="第一条"),
    LongText(name="reason", label="理由", required=True, ruled_by=("SP-1-1",), element=1, source="第一条"),
    Date(name="apply_date", label="申请日期", required=True, element=1),
    YesNo(name="loan.free", label="是否免费", required=True, element=2),
    FEE,
    Integer(name="loan.days", label="天数", unit="天", least=1, element=2, source="第二条"),
    Number(name="loan.weight", label="重量", unit="千克"),
    Date(name="loan.start_date", label="起始日", shown=when("loan.days")),
    Choices(name="uses", label="用途", options={"show": "展示", "test": "测试"}),
    Dates(name="visits", label="查看日期"),
    CreditCode(name="lender_code", label="出借单位代码"),
    IdNumber(name="borrower_id", label="借用人身份证号", sensitive=True),
    Phone(name="contact_phone", label="电话", sensitive=True),
    ReferenceField(name="basis", label="依据文件"),
    ApprovalField(name="consent", label="同意文件"),
    References(name="annexes", label="附件"),
    Lines(name="witnesses", label="见证人"),
    Rows(
        name="items",
        label="物品",
        required=True,
        element=2,
        columns=(
            Text(name="name", label="名称", required=True),
            Integer(name="count", label="数量", least=1),
        ),
    ),
    Reasons(name="override_reasons", label="放行理由", printed=False),
    Reasons(name="na_reasons", label="不适用理由", printed=False),
)
FORM = Form(
    id="specimen",
    code="F-SP-01",
    title="示例借用申请表",
    act=ACT,
    version="1",
    law_day="apply_date",
    name_field="matter",
    stage_field="stage",
    steps=(Step("matter", "事项", FIELDS[:4]), Step("loan", "借用", FIELDS[4:])),
    checklist=(
        ChecklistLine(1, "matter", "事项与理由", "SP-1-1"),
        ChecklistLine(2, "loan", "借用条件", "SP-2-1", ("SP-3-1",)),
    ),
    headings=(Heading("loan", "借用"),),
    model_clauses=(ModelClause("plain", "reason", "一般理由", "因“{matter}”需要，借用{loan.days}。"),),
    samples=(Sample("complete", COMPLETE), Sample("incomplete", {"matter": "示例借用"})),
)


@pytest.fixture(scope="session")
def specimen():
    """The form, its act, complete answers, and a check of answers with some of them changed."""

    def checked(changes=None, *, without=(), today=TODAY):
        raw = {key: value for key, value in COMPLETE.items() if key not in without}
        return check(read_answers(FORM, raw | (changes or {})), (ACT,), today)

    return SimpleNamespace(form=FORM, act=ACT, complete=COMPLETE, today=TODAY, check=checked)


@pytest.fixture
def tiny():
    """A maker of forms with a few fields, under an act of the test's own."""

    def make(act, *fields, **more):
        names = {"id": "tiny", "code": "F-T-01", "title": "示例表"} | more
        return Form(act=act, version="1", steps=(Step("only", "唯一", fields),), **names)

    return make


@pytest.fixture
def act():
    return Act("X", "示例规〔2026〕1号", "示例办法")
