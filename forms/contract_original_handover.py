"""纸质合同原件移交单 (F-GC-16), by 第四十九条 of 罗府规〔2018〕6号."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.fields import Date, Integer, Lines, Text
from formgen.form import ChecklistLine, FollowUp, Form, Sample, Step
from formgen.guide import ORIGINAL, Guide, Material, Told
from formgen.messages import _

from . import contract_guides as told
from . import contract_ledger
from . import contract_paper_fields as fields
from .audiences import DRAFTER
from .contract_conditions import FROM_FILING
from .law.government_contracts import ACT
from .law.government_contracts.act import PAPER_DAYS

if TYPE_CHECKING:
    from datetime import date

    from formgen.answers import Answers
    from formgen.calendar import WorkingDays

SOURCE = "第四十九条"


def follow_ups(answers: Answers, calendar: WorkingDays, today: date) -> list[FollowUp]:
    """The last day for handing in the paper original."""
    registered = answers.at("registered_date")
    days = PAPER_DAYS.on(registered or today)
    due = calendar.after(registered, days) if registered else None
    return [FollowUp(_("登记后{days}个工作日内向区财政局提交纸质合同原件。", days=days), due, SOURCE)]


_COMPLETE = {
    **fields.CONTRACT_SAMPLE,
    "filing_no": "示例合备〔2026〕0321号",
    "registered_date": "2026-11-17",
    "copies": 1,
    "pages": 28,
    "enclosures": ["附件1 服务标准（示例）"],
    "submitted_date": "2026-11-20",
    "receiver_dept": "区财政局",
}

_GUIDE = Guide(
    who=told.WHO,
    articles="第四十九条",
    conditions=(Told("已经在合同备案系统登记。", "第四十九条"),),
    materials=(
        Material(
            "移交单", article="第四十九条", form="contract_original_handover", note="双方签收，各执一份。"
        ),
        Material("完整的纸质合同", ORIGINAL, article="第四十九条"),
    ),
    periods=(told.THEN_PAPER,),
    after=(Told("接收人签收后，移交单随合同档案留存。"),),
    submit_to="区财政局。",
    unknown=("办法没有规定提交原件的份数。", told.NO_SAMPLE),
)

FORM = Form(
    ledger=contract_ledger.ORIGINAL,
    id="contract_original_handover",
    code="F-GC-16",
    title="纸质合同原件移交单",
    about="备案登记后：向区财政局提交完整的纸质合同原件，交接双方签字留存。",
    act=ACT,
    audience=DRAFTER,
    task="备案",
    keywords=("移交", "纸质原件", "财政局", "交接"),
    guide=_GUIDE,
    steps=(
        Step("contract", "合同", fields=fields.contract(SOURCE)),
        Step(
            "handover",
            "移交",
            fields=(
                Text(name="filing_no", label="合同备案编号", required=True, element=2, source=SOURCE),
                Date(name="registered_date", label="备案登记日", required=True, element=2, source=SOURCE),
                Integer(name="copies", label="原件份数", least=1, required=True, element=2, source=SOURCE),
                Integer(name="pages", label="每份页数", least=1, required=True, element=2, source=SOURCE),
                Lines(name="enclosures", label="附件", element=2, source=SOURCE),
                Date(name="submitted_date", label="移交日期", required=True, element=2, source=SOURCE),
                Text(name="receiver_dept", label="接收单位", required=True, element=2, source=SOURCE),
            ),
        ),
    ),
    version="2026.1",
    law_day="submitted_date",
    name_field="contract_title",
    checklist=(
        ChecklistLine(1, "contract", "合同", "FORM-1", ("GC-16-1", "GC-27-1")),
        ChecklistLine(2, "handover", "移交的原件", "FORM-1", ()),
    ),
    samples=(Sample("complete", _COMPLETE), Sample("incomplete", dict(fields.CONTRACT_SAMPLE))),
    follow_ups=follow_ups,
    sources=(
        fields.from_contract(
            {"filing_no": "filing.filing_no", "registered_date": "filing.registered_date"},
            FROM_FILING,
            "备案登记之后",
        ),
        fields.from_contract(
            {"filing_no": "filing.filing_no", "registered_date": "filing.registered_date"},
            FROM_FILING,
            "备案登记之后",
            "contract_amendment",
        ),
    ),
    notes=("参考样式",),
)
