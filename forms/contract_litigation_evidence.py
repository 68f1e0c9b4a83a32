"""诉讼（仲裁）证据材料清单 (F-GC-31), by 第六十五条 of 罗府规〔2018〕6号."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.blanks import Blank
from formgen.calendar import add_months
from formgen.fields import Choice, Date, Integer, Reasons, Rows, Text
from formgen.form import ChecklistLine, FollowUp, Form, Sample, Step
from formgen.guide import Guide, Material, Told
from formgen.messages import _

from . import contract_guides as told
from . import contract_ledger
from . import contract_paper_fields as fields
from .audiences import DRAFTER
from .contract_conditions import FROM_FILING
from .law.government_contracts import ACT
from .law.government_contracts.act import LIMITATION_NOTICE

if TYPE_CHECKING:
    from datetime import date

    from formgen.answers import Answers
    from formgen.calendar import WorkingDays

SOURCE = "第六十五条"
PROCEEDINGS = {"court": "提起诉讼", "arbitration": "申请仲裁"}
COPIES = {"original": "原件", "copy": "复印件"}
LISTS = {
    "breach_evidence": "对方当事人违约的证据",
    "loss_evidence": "违约造成损失的证据",
    "own_performance_evidence": "政府一方履行合同的证据",
}
"""第六十五条第一款: what has to be proved."""


def last_day(answers: Answers, today: date) -> date | None:
    """The last day for bringing the claim: some months before limitation runs out."""
    expiry = answers.at("limitation_expiry")
    law_day = answers.at("list_date") or today
    return add_months(expiry, -LIMITATION_NOTICE.on(law_day)) if expiry else None


def follow_ups(answers: Answers, _calendar: WorkingDays, today: date) -> list[FollowUp]:
    """The last day for bringing the claim, until it is brought."""
    if answers.at("filing_date"):
        return [FollowUp(_("归档起诉、仲裁的有关材料。"), None, "第六十七条")]
    months = LIMITATION_NOTICE.on(answers.at("list_date") or today)
    said = _("原则上不迟于法定诉讼时效届满前{months}个月起诉或者申请仲裁。", months=months)
    return [FollowUp(said, last_day(answers, today), SOURCE)]


def evidence(name: str, label: str) -> Rows:
    """One of the three lists."""
    return Rows(
        name=name,
        label=label,
        row_label="份证据",
        required=True,
        element=2,
        source=SOURCE,
        columns=(
            Text(name="name", label="证据名称", required=True),
            Text(name="proves", label="证明内容", required=True),
            Choice(name="form", label="原件还是复印件", options=COPIES, required=True),
            Integer(name="pages", label="页数", least=1),
        ),
    )


_COMPLETE = {
    **fields.NUMBERED_SAMPLE,
    "proceeding": "court",
    "institution": "深圳市罗湖区人民法院",
    "limitation_expiry": "2029-09-30",
    "filing_date": "2026-11-20",
    "breach_evidence": [
        {
            "name": "第三季度考核表（示例）",
            "proves": "乙方考核不合格",
            "form": "original",
            "pages": 4,
        },
        {
            "name": "书面催告函及签收记录（示例）",
            "proves": "经催告仍不履行",
            "form": "original",
            "pages": 3,
        },
    ],
    "loss_evidence": [
        {
            "name": "应急保洁合同及付款凭证（示例）",
            "proves": "另行支出20,000.00元",
            "form": "copy",
            "pages": 8,
        }
    ],
    "own_performance_evidence": [
        {
            "name": "前七个季度付款凭证（示例）",
            "proves": "甲方按约付款",
            "form": "copy",
            "pages": 14,
        }
    ],
    "list_date": "2026-11-16",
}

_GUIDE = Guide(
    who=told.WHO,
    articles="第六十五条",
    conditions=(
        Told("争议经协商不能达成一致意见，需提起诉讼或者申请仲裁。", "第六十五条"),
        Told("全面收集对方违约、违约造成的损失、政府一方履行合同等方面的证据。", "第六十五条"),
    ),
    materials=(
        Material("证据材料清单", article="第六十五条", form="contract_litigation_evidence"),
        Material("证据材料", article="第六十五条"),
    ),
    periods=(
        Told("原则上不迟于法定诉讼时效届满前{months}个月。", "第六十五条", {"months": LIMITATION_NOTICE}),
    ),
    after=(
        Told("被诉或者被提请仲裁的，及时做好应诉准备并积极应诉。", "第六十五条"),
        Told("逾期举证、应诉不当导致败诉的，依法追究责任。", "第七十六条（四）"),
    ),
    submit_to="受理案件的人民法院或者仲裁机构；副本由承办部门归档。",
    unknown=("诉讼时效从哪天起算、是否中断，按民法典等法律认定，办法没有规定。", told.NO_SAMPLE),
)

FORM = Form(
    ledger=contract_ledger.CLAIM,
    id="contract_litigation_evidence",
    code="F-GC-31",
    title="诉讼（仲裁）证据材料清单",
    about="协商不成，要起诉或者申请仲裁的：按三个方面收集证据，在时效届满前{months}个月以前提出。",
    act=ACT,
    audience=DRAFTER,
    task="争议处理",
    keywords=("诉讼", "仲裁", "起诉", "证据", "时效", "法院"),
    guide=_GUIDE,
    figures={"months": LIMITATION_NOTICE},
    blank=Blank(rows=dict.fromkeys(LISTS, 3)),
    steps=(
        Step(
            "claim",
            "案件",
            fields=(
                *fields.contract(SOURCE),
                fields.filing_no(),
                Choice(
                    name="proceeding",
                    label="方式",
                    options=PROCEEDINGS,
                    required=True,
                    element=1,
                    source=SOURCE,
                ),
                Text(
                    name="institution",
                    label="受理的法院或者仲裁机构",
                    required=True,
                    element=1,
                    source=SOURCE,
                ),
                Date(
                    name="limitation_expiry",
                    label="法定诉讼时效届满日",
                    hint="由法制科室或者法律专业人员认定；清单交给法院或者仲裁机构，不印这一项。",
                    required=True,
                    printed=False,
                    element=3,
                    source=SOURCE,
                ),
                Date(
                    name="filing_date",
                    label="起诉、申请仲裁日",
                    hint="还没有提起的不填。",
                    ruled_by=("GC-65-1",),
                    element=3,
                    source=SOURCE,
                ),
            ),
        ),
        Step(
            "evidence",
            "证据",
            fields=(
                *(evidence(name, label) for name, label in LISTS.items()),
                Date(name="list_date", label="填表日期", required=True, element=3, source=SOURCE),
                Reasons(name="override_reasons", label="警告的放行理由", printed=False),
            ),
        ),
    ),
    version="2026.1",
    law_day="list_date",
    name_field="contract_title",
    outgoing=True,
    checklist=(
        ChecklistLine(1, "claim", "案件", "FORM-1", ("GC-16-1", "GC-27-1")),
        ChecklistLine(2, "evidence", "三个方面的证据", "FORM-1", ()),
        ChecklistLine(3, "dates", "时效和提起的日期", "FORM-1", ("GC-65-1",)),
    ),
    samples=(
        Sample("complete", _COMPLETE),
        Sample("incomplete", dict(fields.NUMBERED_SAMPLE)),
        Sample(
            "unlawful",
            {**_COMPLETE, "limitation_expiry": "2027-02-19", "loss_evidence": None},
        ),
    ),
    follow_ups=follow_ups,
    sources=(
        fields.from_contract(
            {**fields.NUMBERED, "institution": "dispute.institution_name"},
            FROM_FILING,
            "争议要起诉、申请仲裁的",
        ),
        fields.from_paper("contract_dispute_analysis", label="要起诉、申请仲裁的"),
        fields.from_paper("contract_dispute_report", label="要起诉、申请仲裁的"),
    ),
    notes=("参考样式",),
)
