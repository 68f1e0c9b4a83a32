"""合同续签提出与决定表 (F-GC-11), by 第三十五条 of 罗府规〔2018〕6号."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.calendar import add_months
from formgen.fields import Choice, Date, LongText, Reasons, Text, when
from formgen.form import ChecklistLine, FollowUp, Form, Sample, Step
from formgen.guide import Guide, Material, Told
from formgen.messages import _

from . import contract_guides as told
from . import contract_ledger
from . import contract_paper_fields as fields
from .audiences import DRAFTER
from .law.government_contracts import ACT
from .law.government_contracts.act import RENEWAL_NOTICE

if TYPE_CHECKING:
    from datetime import date

    from formgen.answers import Answers
    from formgen.calendar import WorkingDays

SOURCE = "第三十五条"
DECISIONS = {"renew": "同意续签", "refuse": "不续签", "retender": "重新采购或者另行确定对方当事人"}
ASKED_BY = {"department": "合同承办部门", "counterparty": "合同对方当事人"}


def follow_ups(answers: Answers, calendar: WorkingDays, today: date) -> list[FollowUp]:
    """The last day on which a renewal is asked for in time."""
    del calendar
    expiry = answers.at("expiry_date")
    months = RENEWAL_NOTICE.on(answers.at("request_date") or today)
    due = add_months(expiry, -months) if expiry else None
    return [FollowUp(_("至少在期限届满前{months}个月提出续签。", months=months), due, SOURCE)]


_COMPLETE = {
    **fields.CONTRACT_SAMPLE,
    "expiry_date": "2027-06-30",
    "request_date": "2026-11-20",
    "requester": "department",
    "performance_summary": "合同履行正常，历次考核合格（示例）。",
    "renewal_terms": "续签一年，服务范围和价格不变（示例）。",
    "decision": "renew",
    "decision_procedure": "经局党组会议研究决定（示例）。",
    "decision_date": "2026-12-10",
}

_GUIDE = Guide(
    who="合同承办部门或者合同对方当事人。",
    articles="第三十五条",
    conditions=(Told("政府合同需要续签的。", "第三十五条"),),
    materials=(
        Material("续签提出与决定表", article="第三十五条", form="contract_renewal"),
        Material("原合同", note="附履行情况。"),
    ),
    periods=(Told("至少在合同期限届满前{months}个月提出。", "第三十五条", {"months": RENEWAL_NOTICE}),),
    after=(
        Told("由签订主体根据相关程序和审批权限决定是否续签。", "第三十五条"),
        Told("决定续签的，按新合同送审、签订、备案。", "第四十条、第四十九条"),
    ),
    submit_to="政府合同的签订主体。",
    unknown=("办法没有规定作出决定的时限。", told.NO_SAMPLE),
)

FORM = Form(
    ledger=contract_ledger.RENEWAL,
    id="contract_renewal",
    code="F-GC-11",
    title="合同续签提出与决定表",
    about="政府合同需要续签的：至少在期限届满前{months}个月提出，由签订主体按程序和权限决定。",
    act=ACT,
    audience=DRAFTER,
    task="履行和续签",
    keywords=("续签", "到期", "续约", "届满"),
    guide=_GUIDE,
    figures={"months": RENEWAL_NOTICE},
    steps=(
        Step("contract", "合同", fields=fields.contract(SOURCE)),
        Step(
            "renewal",
            "续签",
            fields=(
                Date(name="expiry_date", label="合同期限届满日", required=True, element=2, source=SOURCE),
                Date(name="request_date", label="提出日期", required=True, element=2, source=SOURCE),
                Choice(
                    name="requester",
                    label="提出人",
                    options=ASKED_BY,
                    required=True,
                    element=2,
                    source=SOURCE,
                ),
                LongText(
                    name="performance_summary",
                    label="原合同履行情况",
                    required=True,
                    element=2,
                    source=SOURCE,
                ),
                LongText(
                    name="renewal_terms", label="拟续签的主要内容", required=True, element=2, source=SOURCE
                ),
                Choice(name="decision", label="决定", options=DECISIONS, element=3, source=SOURCE),
                Text(name="decision_procedure", label="决定程序", element=3, source=SOURCE),
                Date(name="decision_date", label="决定日期", element=3, source=SOURCE),
                Reasons(name="override_reasons", label="警告的放行理由", printed=False),
            ),
        ),
    ),
    version="2026.1",
    law_day="request_date",
    name_field="contract_title",
    checklist=(
        ChecklistLine(1, "contract", "合同", "FORM-1", ("GC-16-1", "GC-27-1")),
        ChecklistLine(2, "request", "提出续签", "FORM-1", ("GC-35-4",)),
        ChecklistLine(3, "decision", "决定", "FORM-1", ()),
    ),
    samples=(Sample("complete", _COMPLETE), Sample("incomplete", dict(fields.CONTRACT_SAMPLE))),
    follow_ups=follow_ups,
    sources=(
        fields.from_contract(
            {"expiry_date": "performance.end_date"}, when("stage", "filed", "performing"), "期满后还要继续的"
        ),
    ),
    notes=("参考样式",),
)
