"""签约程序和内部决策文件登记表 (F-GC-13), by 第四十七条 and 第四十八条 of 罗府规〔2018〕6号."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.blanks import Blank
from formgen.fields import Choice, Date, LongText, ReferenceField, Rows, Text, YesNo, when
from formgen.form import ChecklistLine, FollowUp, Form, Sample, Step
from formgen.guide import Guide, Material, Told
from formgen.messages import _

from . import contract_guides as told
from . import contract_paper_fields as fields
from .audiences import DRAFTER
from .law.government_contracts import ACT

if TYPE_CHECKING:
    from datetime import date

    from formgen.answers import Answers
    from formgen.calendar import WorkingDays

BEFORE, DECISION = "第四十七条", "第四十八条"
CONCLUSIONS = {"agreed": "同意签订", "changed": "修改后签订", "refused": "不同意签订"}
CHANGED = when("conclusion", "changed", "refused")


def follow_ups(answers: Answers, _calendar: WorkingDays, _today: date) -> list[FollowUp]:
    """What a decision to sign is followed by."""
    if answers.at("conclusion") == "refused":
        return []
    return [
        FollowUp(_("把程序文件和决策文件写进合同的报批信息，再签字盖章。"), None, DECISION),
        FollowUp(_("签约审批材料归入合同档案。"), None, "第六十七条"),
    ]


_COMPLETE = {
    **fields.CONTRACT_SAMPLE,
    "pre_approvals": [
        {
            "name": "财政预算评审（示例）",
            "required": True,
            "doc": {"name": "评审报告（示例）", "doc_no": "示例评〔2026〕7号", "date": "2026-10-20"},
            "conclusion": "核定9,600,000.00元",
        },
        {"name": "环境影响评价", "required": False},
    ],
    "procedure_name": "局长办公会议（示例）",
    "doc_no": "示例纪〔2026〕40号",
    "date": "2026-11-12",
    "conclusion": "agreed",
    "record_date": "2026-11-13",
}

_GUIDE = Guide(
    who=told.WHO,
    articles="第四十七条、第四十八条",
    conditions=(
        Told("按有关规定需要履行评估、审批等程序的合同，严格履行程序。", "第四十七条"),
        Told("签订政府合同，履行部门内部相应决策程序。", "第四十八条"),
    ),
    materials=(
        Material("登记表", article="第四十八条", form="contract_procedure_record"),
        Material("评估、审批等程序的文件", article="第四十七条"),
        Material("部门内部决策文件", article="第四十八条"),
    ),
    periods=(Told("在签订合同以前。", "第四十七条、第四十八条"),),
    after=(
        told.THEN_SIGN,
        Told("作为签约审批材料归档。", "第六十七条（五）"),
    ),
    submit_to=told.KEPT,
    unknown=("哪些合同要履行哪些评估、审批程序，按有关规定，办法没有列举。", told.NO_SAMPLE),
)

FORM = Form(
    id="contract_procedure_record",
    code="F-GC-13",
    title="签约程序和内部决策文件登记表",
    about="签订合同以前：逐项登记需要的评估、审批程序和本部门的内部决策，缺文件的先补。",
    act=ACT,
    audience=DRAFTER,
    task="签订前的审批",
    keywords=("评估", "审批", "程序", "内部决策", "会议纪要", "集体研究"),
    guide=_GUIDE,
    blank=Blank(rows={"pre_approvals": 5}, lines={"changes": 2}),
    steps=(
        Step("contract", "合同", fields=fields.contract(DECISION)),
        Step(
            "procedures",
            "程序和决策",
            fields=(
                Rows(
                    name="pre_approvals",
                    label="评估、审批等程序",
                    row_label="项程序",
                    ruled_by=("GC-47-1",),
                    element=2,
                    source=BEFORE,
                    columns=(
                        Text(name="name", label="程序名称", required=True),
                        YesNo(name="required", label="是否需要", required=True),
                        ReferenceField(name="doc", label="程序文件"),
                        Text(name="conclusion", label="结论"),
                    ),
                ),
                Text(
                    name="procedure_name",
                    label="内部决策程序",
                    example="局长办公会议",
                    required=True,
                    element=3,
                    source=DECISION,
                ),
                Text(name="doc_no", label="决策文件文号", required=True, element=3, source=DECISION),
                Date(name="date", label="决策日期", required=True, element=3, source=DECISION),
                Choice(
                    name="conclusion",
                    label="决策结论",
                    options=CONCLUSIONS,
                    required=True,
                    element=3,
                    source=DECISION,
                ),
                LongText(
                    name="changes",
                    label="修改或者不同意的意见",
                    shown=CHANGED,
                    required=CHANGED,
                    judged=False,
                    element=3,
                    source=DECISION,
                ),
                Date(name="record_date", label="登记日期", required=True, element=3, source=DECISION),
            ),
        ),
    ),
    version="2026.1",
    law_day="date",
    name_field="contract_title",
    checklist=(
        ChecklistLine(1, "contract", "合同", "FORM-1", ("GC-16-1", "GC-27-1")),
        ChecklistLine(2, "procedures", "评估、审批等程序文件", "GC-47-1", ()),
        ChecklistLine(3, "decision", "内部决策文件", "FORM-1", ()),
    ),
    samples=(
        Sample("complete", _COMPLETE),
        Sample("incomplete", dict(fields.CONTRACT_SAMPLE)),
        Sample(
            "unlawful",
            {**_COMPLETE, "pre_approvals": [{"name": "财政预算评审（示例）", "required": True}]},
        ),
    ),
    follow_ups=follow_ups,
    sources=(fields.from_contract({"pre_approvals": "pre_approvals"}, label="签订以前"),),
    notes=("参考样式",),
)
