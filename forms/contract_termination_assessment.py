"""解除合同风险评估意见及报批表 (F-GC-24), by 第五十七条 of 罗府规〔2018〕6号."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from formgen.blanks import Blank
from formgen.fields import Choice, Date, ReferenceField
from formgen.form import ChecklistLine, FollowUp, Form, Sample, Step
from formgen.guide import Guide, Material, Told
from formgen.messages import _

from . import contract_guides as told
from . import contract_ledger
from . import contract_paper_fields as fields
from .audiences import DRAFTER
from .contract_conditions import FROM_FILING
from .law.government_contracts import ACT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from formgen.answers import Answers
    from formgen.calendar import WorkingDays

SOURCE = "第五十七条"
CONCLUSIONS = {
    "terminate": "仍决定解除",
    "negotiate": "协商变更或者协议解除",
    "keep": "不解除",
}


def follow_ups(answers: Answers, _calendar: WorkingDays, _today: date) -> list[FollowUp]:
    """What follows an assessment that ends in a termination; the act sets no day."""
    if answers.at("conclusion") != "terminate":
        return []
    approval = (
        _("发出通知以前报请区政府批准，并附本评估意见。")
        if fields.is_of_the_district(answers)
        else _("按相关决策程序审批。")
    )
    return [
        FollowUp(approval, None, SOURCE),
        FollowUp(_("批准以后及时发出书面解除通知，并与对方协商解除的有关事宜。"), None, SOURCE),
        FollowUp(_("签订解除协议的，及时办理备案登记。"), None, "第五十一条"),
    ]


def approval_words(answers: Answers, made: Mapping[str, Any]) -> dict[str, Any]:
    """Whether the paper has room for the district government's decision."""
    return {"to_district": made["blank"] or fields.is_of_the_district(answers)}


_COMPLETE = {
    **fields.NUMBERED_SAMPLE,
    "contract_signed_date": "2024-12-01",
    "signatory_level": "district_department",
    "district_gov_approved": False,
    "reason": "因机关办公用房调整，原办公楼自2027年1月起不再由我局使用，合同标的不复存在（示例）。",
    "risk_assessment": (
        "一、解除依据：合同约定因公共利益需要，甲方可以提前30日书面通知解除。\n"
        "二、后果：须按实际服务天数结算，并补偿乙方已经发生的设备投入，测算约12万元。\n"
        "三、应对：提前沟通人员安置，做好场地和资料移交，避免服务中断（示例）。"
    ),
    "conclusion": "terminate",
    "approval_doc": {"name": "关于解除物业管理服务合同的请示（示例）", "doc_no": "示例请〔2026〕18号"},
    "apply_date": "2026-11-06",
}

_GUIDE = Guide(
    who=told.WHO,
    articles="第五十七条",
    conditions=(
        Told("因政府一方原因，需单方解除政府合同。", "第五十七条"),
        Told("政府集中采购合同的解除，另应符合区政府采购合同履约管理的规定。", "第五十七条"),
    ),
    materials=(
        Material("风险评估意见及报批表", article="第五十七条", form="contract_termination_assessment"),
        Material("合同文本", article="第五十七条"),
    ),
    periods=(Told("先评估、审批，后发书面解除通知。", "第五十七条"),),
    after=(
        Told("仍决定解除的，经相关决策程序审批。", "第五十七条"),
        Told(
            "以区政府名义签订或者经区政府批准签订的，发通知前报请区政府批准，同时提交风险评估意见。",
            "第五十七条",
        ),
        Told("及时发出书面解除通知，会同对方协商合同解除有关事宜。", "第五十七条"),
    ),
    submit_to="本部门决策机构；区政府的合同，报区政府。",
    unknown=("办法没有规定风险评估由谁承担、评估到什么程度。", told.NO_SAMPLE),
)

FORM = Form(
    ledger=contract_ledger.ASSESSMENT,
    id="contract_termination_assessment",
    code="F-GC-24",
    title="解除合同风险评估意见及报批表",
    about="因政府一方原因要单方解除合同的：发出通知以前，先评估解除的风险和后果，再报批。",
    act=ACT,
    audience=DRAFTER,
    task="变更和解除",
    keywords=("解除", "终止", "风险评估", "单方", "报批"),
    guide=_GUIDE,
    blank=Blank(lines={"reason": 3, "risk_assessment": 7}),
    steps=(
        Step(
            "contract",
            "合同",
            fields=(
                *fields.contract(SOURCE),
                fields.filing_no(),
                Date(name="contract_signed_date", label="合同签订日期", element=1, source="第四十八条"),
                *fields.signatory(SOURCE),
            ),
        ),
        Step(
            "assessment",
            "风险评估",
            fields=(
                fields.account("reason", "解除的理由", 2, SOURCE),
                fields.account(
                    "risk_assessment",
                    "风险评估意见",
                    2,
                    SOURCE,
                    "解除行为有没有约定或者法定依据；违约、赔偿、已付款项、公共服务等后果；如何应对。",
                ),
                Choice(
                    name="conclusion",
                    label="评估结论",
                    options=CONCLUSIONS,
                    required=True,
                    element=2,
                    source=SOURCE,
                ),
                ReferenceField(name="approval_doc", label="报请批准的文件", element=3, source=SOURCE),
                Date(name="apply_date", label="报批日期", required=True, element=3, source=SOURCE),
            ),
        ),
        Step(
            "after",
            "批准之后",
            intro="批准以后再填，不印在表上，用于核对能不能发出解除通知。",
            fields=(
                ReferenceField(
                    name="risk_assessment_doc",
                    label="本评估意见的名称、文号",
                    ruled_by=("GC-57-1",),
                    printed=False,
                    element=4,
                    source=SOURCE,
                ),
                ReferenceField(
                    name="decision_doc",
                    label="决策审批文件",
                    ruled_by=("GC-57-1",),
                    printed=False,
                    element=4,
                    source=SOURCE,
                ),
                ReferenceField(
                    name="district_approval_doc",
                    label="区政府批准件",
                    shown=fields.OF_THE_DISTRICT,
                    ruled_by=("GC-57-2",),
                    printed=False,
                    element=4,
                    source=SOURCE,
                ),
                Date(
                    name="district_approval_date",
                    label="区政府批准日期",
                    shown=fields.OF_THE_DISTRICT,
                    ruled_by=("GC-57-2",),
                    printed=False,
                    element=4,
                    source=SOURCE,
                ),
                Date(
                    name="notice_date",
                    label="解除通知日",
                    hint="准备发出或者已经发出的才填。",
                    printed=False,
                    element=4,
                    source=SOURCE,
                ),
            ),
        ),
    ),
    version="2026.1",
    law_day="apply_date",
    name_field="contract_title",
    checklist=(
        ChecklistLine(1, "contract", "合同", "FORM-1", ("GC-16-1", "GC-27-1")),
        ChecklistLine(2, "assessment", "理由、风险评估和结论", "FORM-1", ()),
        ChecklistLine(3, "submission", "报批", "FORM-1", ()),
        ChecklistLine(4, "before_notice", "发出通知以前的批准", "GC-57-1", ("GC-57-2",)),
    ),
    words=approval_words,
    samples=(
        Sample("complete", _COMPLETE),
        Sample("incomplete", dict(fields.NUMBERED_SAMPLE)),
        Sample("unlawful", {**_COMPLETE, "district_gov_approved": True, "notice_date": "2026-11-16"}),
    ),
    follow_ups=follow_ups,
    sources=(
        fields.from_contract(
            {
                **fields.NUMBERED,
                **fields.SIGNATORY,
                "contract_signed_date": "effect.signing_date",
            },
            FROM_FILING,
            "政府一方要单方解除的",
        ),
    ),
    notes=("参考样式",),
)
