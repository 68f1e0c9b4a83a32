"""合同项目可行性论证与对方当事人资信调查报告 (F-GC-05), by 第十九条 of 罗府规〔2018〕6号."""

from __future__ import annotations

from formgen.blanks import Blank
from formgen.fields import Choice, CreditCode, Date, Lines, LongText, References, when
from formgen.form import ChecklistLine, Form, Sample, Step
from formgen.guide import Guide, Material, Told

from . import contract_guides as told
from . import contract_paper_fields as fields
from .audiences import DRAFTER
from .law.government_contracts import ACT

SOURCE = "第十九条"
CONCLUSIONS = {"fit": "可以签约", "more": "补充核实后再定", "unfit": "不宜签约"}


def _long(name: str, label: str, element: int, hint: str = "") -> LongText:
    return LongText(name=name, label=label, required=True, element=element, source=SOURCE, hint=hint)


_COMPLETE = {
    **fields.CONTRACT_SAMPLE,
    "counterparty_uscc": "91440300MA5EXAM00L",
    "feasibility_conclusion": "物业管理需求明确，预算已批复，市场供应充分，项目可行（示例）。",
    "qualification": "营业执照在有效期内，经营范围包含物业管理（示例）。",
    "assets": "最近一年审计报告显示净资产为正（示例）。",
    "credit": "查询信用中国和政府采购网，未发现严重失信记录（示例）。",
    "capacity": "近三年承接同类项目五个，履约评价均合格（示例）。",
    "collected_docs": ["营业执照（示例）", "审计报告（示例）", "信用查询记录（示例）"],
    "conclusion": "fit",
    "investigators": ["示例承办人", "示例丙"],
    "report_date": "2026-11-10",
}

_GUIDE = Guide(
    who=told.WHO,
    articles="第十九条",
    conditions=(
        Told("在签订合同前完成；重点调查对方的资质、资产、信用和履约能力。", "第十九条"),
        Told("必要时才须形成调查评价报告。", "第十九条"),
    ),
    materials=(
        Material("调查报告", article="第十九条", form="contract_due_diligence"),
        Material("收集的资信证明等资料", article="第十九条"),
    ),
    after=(Told("作为前期准备资料，随合同送合法性审查。", "第四十三条（三）"), told.THEN_REVIEW),
    submit_to=told.KEPT,
    unknown=("办法没有规定调查的期限。", told.NO_SAMPLE),
)

FORM = Form(
    id="contract_due_diligence",
    code="F-GC-05",
    title="合同项目可行性论证和资信调查报告",
    about="签订合同前：论证项目可行性，调查对方当事人的资质、资产、信用和履约能力，收集有关资料。",
    act=ACT,
    audience=DRAFTER,
    task="签订前的准备",
    keywords=("资信", "尽职调查", "可行性", "背景调查", "信用"),
    guide=_GUIDE,
    blank=Blank(lines=dict.fromkeys(("qualification", "assets", "credit", "capacity"), 2)),
    steps=(
        Step(
            "contract",
            "合同和对方当事人",
            fields=(
                *fields.contract(SOURCE),
                CreditCode(
                    name="counterparty_uscc",
                    label="对方统一社会信用代码",
                    required=True,
                    element=1,
                    source=SOURCE,
                ),
            ),
        ),
        Step(
            "findings",
            "论证和调查",
            intro="资质、资产、信用、履约能力四项逐项写明调查方法和结果。",
            fields=(
                _long("feasibility_conclusion", "项目可行性论证", 2),
                _long("qualification", "资质", 3),
                _long("assets", "资产", 3),
                _long("credit", "信用", 3),
                _long("capacity", "履约能力", 3),
                References(
                    name="collected_docs", label="收集的资料", required=True, element=4, source=SOURCE
                ),
                Choice(
                    name="conclusion",
                    label="结论",
                    options=CONCLUSIONS,
                    required=True,
                    element=4,
                    source=SOURCE,
                ),
                Lines(name="investigators", label="调查人", required=True, element=4, source=SOURCE),
                Date(name="report_date", label="报告日期", required=True, element=4, source=SOURCE),
            ),
        ),
    ),
    version="2026.1",
    law_day="report_date",
    name_field="contract_title",
    checklist=(
        ChecklistLine(1, "contract", "合同和对方当事人", "FORM-1", ("GC-16-1", "GC-27-1")),
        ChecklistLine(2, "feasibility", "可行性论证", "FORM-1", ()),
        ChecklistLine(3, "diligence", "资质、资产、信用、履约能力", "FORM-1", ()),
        ChecklistLine(4, "conclusion", "资料和结论", "FORM-1", ()),
    ),
    samples=(Sample("complete", _COMPLETE), Sample("incomplete", dict(fields.CONTRACT_SAMPLE))),
    sources=(
        fields.from_contract(
            {"counterparty_uscc": fields.first_of("parties_b", "uscc")},
            when("stage", "draft", "review"),
            "签订之前",
        ),
    ),
    notes=("参考样式",),
)
