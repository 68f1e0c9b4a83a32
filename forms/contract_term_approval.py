"""合同期限超过五年审批表 (F-GC-10), by 第三十五条 of 罗府规〔2018〕6号."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.calendar import add_months
from formgen.fields import Date, LongText, Reasons, Text
from formgen.form import ChecklistLine, Form, Sample, Step
from formgen.guide import Guide, Material, Told

from . import contract_guides as told
from . import contract_paper_fields as fields
from .audiences import DRAFTER
from .law.government_contracts import ACT
from .law.government_contracts.act import MAX_TERM
from .law.government_contracts.duration import MONTHS_OF_A_YEAR, term_begins

if TYPE_CHECKING:
    from formgen.answers import Answers

SOURCE = "第三十五条"


def exceeds_five_years(answers: Answers) -> bool:
    """Whether the term of a contract, or of the contract that is amended, is too long without approval."""
    performance = answers.input("performance")
    start, end = term_begins(performance, answers.input("parent_contract")), performance.end_date
    if start is None or end is None:
        return False
    longest = MAX_TERM.on(answers.at("effect.signing_date") or start)
    return bool(end > add_months(start, longest * MONTHS_OF_A_YEAR))


_COMPLETE = {
    **fields.CONTRACT_SAMPLE,
    "contract_title": "示例停车场特许经营合同（示例）",
    "proposed_start": "2027-01-01",
    "proposed_end": "2034-12-31",
    "reason": "项目前期投资较大，五年内不能收回成本，经测算合理经营期为八年（示例）。",
    "leader_in_charge": "主管区领导",
    "apply_date": "2026-11-20",
}

_GUIDE = Guide(
    who=told.WHO,
    articles="第三十五条",
    conditions=(
        Told("合同期限最长不超过{years}年，确需超过的才办理。", "第三十五条", {"years": MAX_TERM}),
        Told("另有特别规定的，从其规定。", "第三十五条"),
    ),
    materials=(
        Material("审批表", article="第三十五条", form="contract_term_approval"),
        Material("合同草案", form="government_contract"),
    ),
    periods=(Told("在签订合同以前取得批准。", "第三十五条"),),
    after=(
        Told("主管区领导签字批准后，把批准件写进合同的报批信息。", "第三十五条"),
        told.THEN_REVIEW,
    ),
    submit_to="报主管区领导。",
    unknown=("办法没有规定审批的时限。", told.NO_SAMPLE),
)

FORM = Form(
    id="contract_term_approval",
    code="F-GC-10",
    title="合同期限超过五年审批表",
    about="政府合同期限确需超过{years}年的：签订前报主管区领导签字批准。",
    act=ACT,
    audience=DRAFTER,
    task="签订前的审批",
    keywords=("五年", "超期", "期限", "主管区领导", "审批"),
    guide=_GUIDE,
    figures={"years": MAX_TERM},
    steps=(
        Step("contract", "合同", fields=fields.contract(SOURCE)),
        Step(
            "term",
            "期限和理由",
            fields=(
                Date(name="proposed_start", label="拟定起始日", required=True, element=2, source=SOURCE),
                Date(name="proposed_end", label="拟定终止日", required=True, element=2, source=SOURCE),
                LongText(
                    name="reason", label="确需超过最长期限的理由", required=True, element=2, source=SOURCE
                ),
                Text(
                    name="leader_in_charge", label="报批的主管区领导", required=True, element=3, source=SOURCE
                ),
                Date(name="apply_date", label="报批日期", required=True, element=3, source=SOURCE),
                Reasons(name="override_reasons", label="警告的放行理由", printed=False),
            ),
        ),
    ),
    version="2026.1",
    law_day="apply_date",
    name_field="contract_title",
    checklist=(
        ChecklistLine(1, "contract", "合同", "FORM-1", ("GC-16-1", "GC-27-1")),
        ChecklistLine(2, "term", "期限和理由", "FORM-1", ()),
        ChecklistLine(3, "approval", "报批", "FORM-1", ()),
    ),
    samples=(Sample("complete", _COMPLETE), Sample("incomplete", dict(fields.CONTRACT_SAMPLE))),
    sources=(
        fields.from_contract(
            {"proposed_start": "performance.start_date", "proposed_end": "performance.end_date"},
            exceeds_five_years,
            "期限超过五年的",
        ),
        fields.from_contract(
            {"proposed_start": "parent_contract.parent_start_date", "proposed_end": "performance.end_date"},
            exceeds_five_years,
            "连同原合同，期限超过五年的",
            "contract_amendment",
        ),
    ),
    notes=("参考样式",),
)
