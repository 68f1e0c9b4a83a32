"""合同期限超过五年审批表 (F-GC-10), by 第三十五条 of 罗府规〔2018〕6号."""

from __future__ import annotations

from formgen.fields import Date, LongText, Reasons, Text
from formgen.form import ChecklistLine, Form, Sample, Step

from . import contract_paper_fields as fields
from .law.government_contracts import ACT

SOURCE = "第三十五条"

_COMPLETE = {
    **fields.CONTRACT_SAMPLE,
    "contract_title": "示例停车场特许经营合同（示例）",
    "proposed_start": "2027-01-01",
    "proposed_end": "2034-12-31",
    "reason": "项目前期投资较大，五年内不能收回成本，经测算合理经营期为八年（示例）。",
    "leader_in_charge": "主管区领导",
    "apply_date": "2026-11-20",
}

FORM = Form(
    id="contract_term_approval",
    code="F-GC-10",
    title="合同期限超过五年审批表",
    about="政府合同期限确需超过五年的：签订前报主管区领导签字批准。",
    act=ACT,
    steps=(
        Step("contract", "合同", fields=fields.contract(SOURCE)),
        Step(
            "term",
            "期限和理由",
            fields=(
                Date(name="proposed_start", label="拟定起始日", required=True, element=2, source=SOURCE),
                Date(name="proposed_end", label="拟定终止日", required=True, element=2, source=SOURCE),
                LongText(name="reason", label="确需超过五年的理由", required=True, element=2, source=SOURCE),
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
    notes=("参考样式",),
)
