"""放弃合法权益报批表 (F-GC-32), by 第六十六条 of 罗府规〔2018〕6号."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from formgen.blanks import Blank
from formgen.fields import Choice, Date, Money, ReferenceField, YesNo, when
from formgen.form import ChecklistLine, FollowUp, Form, Sample, Step
from formgen.guide import Guide, Material, Told
from formgen.messages import _

from . import contract_guides as told
from . import contract_ledger
from . import contract_paper_fields as fields
from .audiences import DRAFTER
from .contract_conditions import FROM_FILING
from .law.government_contracts import ACT
from .law.government_contracts.act import ISSUED
from .law.government_contracts.scope import key_reasons

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from formgen.answers import Answers
    from formgen.calendar import WorkingDays

SOURCE = "第六十六条"
STAGES = {"draft": "报批", "performing": "批准以后，核对能否放弃"}
WAYS = {"settlement": "和解", "mediation": "调解", "litigation": "诉讼", "arbitration": "仲裁"}
LEVELS = {"district_government": "区政府批准", "legal_rep": "本部门法定代表人或者主要负责人书面同意"}
APPROVED = when("stage", "performing")


def key_supervised(answers: Answers) -> bool:
    """Whether 第六条 makes the contract that is carried over a key supervised one."""
    flags = (
        "is_state_asset_deal",
        "is_talent_housing",
        "is_supervision_agreement",
        "key_supervision_designated",
    )
    return bool(
        key_reasons(
            price=answers.input("price"),
            parent_contract=answers.input("parent_contract"),
            law_day=answers.at("effect.signing_date") or ISSUED,
            **{name: answers.at(name) for name in flags},
        )
    )


def goes_to_the_district(answers: Answers) -> bool:
    """Whether the district government has to approve, by the three kinds of contracts of 第六十六条."""
    return bool(answers.at("is_key_supervised")) or fields.is_of_the_district(answers)


def follow_ups(answers: Answers, _calendar: WorkingDays, _today: date) -> list[FollowUp]:
    """Who has to agree before any right is given away."""
    approval = (
        _("放弃以前报请区政府批准。")
        if goes_to_the_district(answers)
        else _("放弃以前取得承办部门法定代表人或者主要负责人书面同意。")
    )
    return [
        FollowUp(approval, None, SOURCE),
        FollowUp(_("达成一致的，签订书面协议。"), None, "第六十三条"),
    ]


def approval_words(answers: Answers, made: Mapping[str, Any]) -> dict[str, Any]:
    """Whether the paper has room for the district government's decision."""
    return {"to_district": made["blank"] or goes_to_the_district(answers)}


_COMPLETE = {
    **fields.NUMBERED_SAMPLE,
    "stage": "draft",
    "is_key_supervised": False,
    "signatory_level": "district_department",
    "district_gov_approved": False,
    "settlement_way": "settlement",
    "right": "第三季度违约金36,000.00元中的16,000.00元（示例）。",
    "waived_amount": "16000.00",
    "reason": "乙方已补足人员并承诺免费增加两次深度保洁；继续追索的费用和对年末服务的影响大于所放弃的数额（示例）。",
    "approval_level": "legal_rep",
    "apply_date": "2026-11-16",
}

_GUIDE = Guide(
    who=told.WHO,
    articles="第六十六条",
    conditions=(
        Told("任何部门或者个人不得擅自放弃政府一方享有的或者可能享有的合法权益。", "第六十六条"),
        Told("为避免政府面临更大的法律风险，确需放弃以解决合同争议的，才报批。", "第六十六条"),
    ),
    materials=(
        Material("报批表", article="第六十六条", form="contract_waiver_approval"),
        Material("争议情况、原因及应对方案", article="第六十二条", form="contract_dispute_analysis"),
    ),
    periods=(Told("在放弃以前取得批准或者书面同意。", "第六十六条"),),
    after=(
        Told("重点监管合同、以区政府名义签订的和经区政府批准签订的合同，由区政府批准。", "第六十六条"),
        Told("其他政府合同，由承办部门法定代表人或者主要负责人书面同意。", "第六十六条"),
        Told("擅自放弃的，依法追究责任。", "第七十六条（五）"),
    ),
    submit_to="区政府，或者本部门法定代表人、主要负责人。",
    unknown=("办法没有规定批准的期限。", told.NO_SAMPLE),
)

FORM = Form(
    ledger=contract_ledger.WAIVER,
    id="contract_waiver_approval",
    code="F-GC-32",
    title="放弃合法权益报批表",
    about="为解决合同争议，确需放弃政府一方合法权益的：放弃以前报区政府批准，或者由本部门负责人书面同意。",
    act=ACT,
    audience=DRAFTER,
    task="争议处理",
    keywords=("放弃", "权益", "让步", "减免", "和解", "报批"),
    guide=_GUIDE,
    blank=Blank(lines={"right": 3, "reason": 4}),
    steps=(
        Step(
            "contract",
            "合同",
            intro="合同属于哪一类，决定由谁批准。",
            fields=(
                fields.stage(STAGES, SOURCE),
                *fields.contract(SOURCE),
                fields.filing_no(),
                YesNo(
                    name="is_key_supervised",
                    label="是否重点监管合同",
                    required=True,
                    element=1,
                    source="第六条",
                ),
                *fields.signatory(SOURCE),
            ),
        ),
        Step(
            "waiver",
            "放弃的权益",
            fields=(
                Choice(
                    name="settlement_way",
                    label="解决争议的方式",
                    options=WAYS,
                    required=True,
                    element=2,
                    source=SOURCE,
                ),
                fields.account("right", "拟放弃的权益", 2, SOURCE),
                Money(name="waived_amount", label="涉及金额", element=2, source=SOURCE),
                fields.account("reason", "确需放弃的理由", 2, SOURCE, "写明不放弃会有什么更大的法律风险。"),
                Choice(
                    name="approval_level",
                    label="由谁批准",
                    options=LEVELS,
                    required=True,
                    wrong_by=("GC-66-1",),
                    element=3,
                    source=SOURCE,
                ),
                Date(name="apply_date", label="报批日期", required=True, element=3, source=SOURCE),
                ReferenceField(
                    name="approval_doc",
                    label="批准文件、书面同意",
                    shown=APPROVED,
                    required=APPROVED,
                    ruled_by=("GC-66-1",),
                    printed=False,
                    element=3,
                    source=SOURCE,
                ),
            ),
        ),
    ),
    version="2026.1",
    law_day="apply_date",
    name_field="contract_title",
    stage_field="stage",
    checklist=(
        ChecklistLine(1, "contract", "合同", "FORM-1", ("GC-16-1", "GC-27-1")),
        ChecklistLine(2, "waiver", "放弃的权益和理由", "FORM-1", ()),
        ChecklistLine(3, "approval", "批准或者书面同意", "FORM-1", ("GC-66-1",)),
    ),
    words=approval_words,
    samples=(
        Sample("complete", _COMPLETE),
        Sample("incomplete", {**fields.NUMBERED_SAMPLE, "stage": "draft"}),
        Sample(
            "unlawful",
            {
                **_COMPLETE,
                "stage": "performing",
                "is_key_supervised": True,
                "approval_doc": {"name": "局长办公会议纪要（示例）"},
            },
        ),
    ),
    follow_ups=follow_ups,
    sources=(
        fields.from_contract(
            {**fields.NUMBERED, **fields.SIGNATORY, "is_key_supervised": key_supervised},
            FROM_FILING,
            "处理争议，确需放弃权益的",
        ),
        fields.from_paper(
            "contract_dispute_analysis", tuple(fields.SIGNATORY), label="处理争议，确需放弃权益的"
        ),
    ),
    notes=("参考样式",),
)
