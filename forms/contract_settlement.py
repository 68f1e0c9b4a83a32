"""争议和解（调解）协议 (F-GC-29), by 第六十三条 of 罗府规〔2018〕6号.

It is a government contract of its own (第五条第二款（九）): its terms are judged like a contract's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from formgen.blanks import Blank
from formgen.fields import Choice, Date, Integer, LongText, Reasons, ReferenceField, Text, YesNo, when
from formgen.form import ChecklistLine, FollowUp, Form, Heading, Sample, Step
from formgen.guide import ORIGINAL, Guide, Material, Told
from formgen.messages import _

from . import contract_guides as told
from . import contract_ledger
from . import contract_paper_fields as fields
from .audiences import DRAFTER
from .contract_conditions import FROM_FILING
from .law.government_contracts import ACT
from .law.government_contracts.act import FILING_DAYS
from .titles import BELOW, title_lines

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from formgen.answers import Answers
    from formgen.calendar import WorkingDays

SOURCE = "第六十三条"
WAYS = {"settlement": "双方协商和解", "mediation": "经调解"}
KINDS = {"settlement": "争议和解协议", "mediation": "争议调解协议"}
MEDIATED = when("settlement_way", "mediation")
WAIVED = when("waives_rights", True)


def follow_ups(answers: Answers, calendar: WorkingDays, today: date) -> list[FollowUp]:
    """Review before signing, the entry after it, as for any agreement about a government contract."""
    signed = answers.at("signed_date")
    days = FILING_DAYS.on(signed or today)
    entry = _("各方签署后{days}个工作日内办理备案登记。", days=days)
    review = FollowUp(_("签订前送内部合法性审查，取得书面审查意见（推断）。"), None, "第四十一条")
    return [
        *([] if signed else [review]),
        FollowUp(entry, calendar.after(signed, days) if signed else None, "第四十九条"),
    ]


def settlement_words(answers: Answers, made: Mapping[str, Any]) -> dict[str, Any]:
    """What the agreement is called, and the contract below, line by line."""
    return {
        "kind": "争议和解（调解）协议"
        if made["blank"]
        else KINDS.get(answers.at("settlement_way"), FORM.title),
        "below": title_lines(f"（{made['contract_title']}）", BELOW),
    }


_COMPLETE = {
    **fields.NUMBERED_SAMPLE,
    "contract_signed_date": "2024-12-01",
    "government_party": "示例区机关事务管理局（示例）",
    "settlement_way": "settlement",
    "settlement_reached": True,
    "facts": "乙方自2026年9月1日起少派保洁人员2名，第三季度考核得78分；甲方按合同扣减服务费36,000.00元，乙方不予认可（示例）。",
    "terms": (
        "乙方于2026年11月30日前补足保洁人员2名，并在2026年12月31日前免费提供深度保洁2次。\n"
        "甲方从第三季度服务费中扣减20,000.00元，余款于本协议生效之日起10个工作日内支付（示例）。"
    ),
    "waives_rights": True,
    "waiver": "甲方不再主张第三季度违约金中的16,000.00元（示例）。",
    "waiver_approval_doc": {"name": "放弃合法权益报批表（示例）", "date": "2026-11-17"},
    "signing_place": "深圳市罗湖区",
    "copies": 4,
    "settlement_doc": {"name": "争议和解协议（示例）"},
}

_GUIDE = Guide(
    who=told.WHO,
    articles="第六十三条、第六十六条",
    conditions=(
        Told("政府合同发生争议，经协商或者调解达成一致意见。", "第六十三条"),
        Told("不得擅自放弃政府一方的合法权益；确需放弃的，先报批。", "第六十六条"),
    ),
    materials=(
        Material("争议和解（调解）协议", ORIGINAL, article="第六十三条", form="contract_settlement"),
        Material(
            "放弃合法权益的批准文件或者书面同意",
            note="协议涉及放弃权益的；内部留存。",
            article="第六十六条",
            form="contract_waiver_approval",
        ),
    ),
    after=(
        Told("作为政府合同，签订前送内部合法性审查（推断）。", "第五条（九）、第四十一条"),
        told.THEN_SIGN,
        told.THEN_FILE,
        Told("争议处理的材料归入合同档案。", "第六十七条（八）"),
    ),
    submit_to="合同对方当事人，双方签字盖章；本部门归档。",
    unknown=("办法没有规定协商、调解的期限和调解的机构。", told.NO_SAMPLE),
)

FORM = Form(
    ledger=contract_ledger.SETTLEMENT,
    id="contract_settlement",
    code="F-GC-29",
    title="争议和解（调解）协议",
    about="合同争议经协商或者调解达成一致的：双方签订书面协议；涉及放弃政府一方权益的，先办报批。",
    act=ACT,
    audience=DRAFTER,
    task="争议处理",
    keywords=("和解", "调解", "协商", "争议", "纠纷", "协议"),
    guide=_GUIDE,
    blank=Blank(assumes={"waives_rights": True}, without=("mediator",)),
    steps=(
        Step(
            "contract",
            "合同和双方",
            fields=(
                *fields.contract(SOURCE),
                fields.filing_no(),
                Date(
                    name="contract_signed_date", label="合同签订日期", required=True, element=1, source=SOURCE
                ),
                Text(
                    name="government_party", label="甲方（政府方）", required=True, element=1, source=SOURCE
                ),
                Choice(
                    name="settlement_way",
                    label="达成一致的方式",
                    options=WAYS,
                    required=True,
                    printed=False,
                    element=1,
                    source=SOURCE,
                ),
                Text(
                    name="mediator",
                    label="主持调解的机构或者人员",
                    shown=MEDIATED,
                    required=MEDIATED,
                    element=1,
                    source=SOURCE,
                ),
                YesNo(
                    name="settlement_reached",
                    label="是否已经达成一致意见",
                    required=True,
                    printed=False,
                    element=1,
                    source=SOURCE,
                ),
            ),
        ),
        Step(
            "agreement",
            "协议",
            fields=(
                fields.account("facts", "争议事实", 2, SOURCE),
                LongText(
                    name="terms",
                    label="协议条款",
                    hint="写明谁在何时做什么、付多少，不履行怎么办。",
                    required=True,
                    element=2,
                    source=SOURCE,
                ),
                YesNo(
                    name="waives_rights",
                    label="是否放弃政府一方的权益",
                    required=True,
                    printed=False,
                    element=3,
                    source="第六十六条",
                ),
                LongText(
                    name="waiver",
                    label="放弃的权益",
                    judged=False,
                    shown=WAIVED,
                    required=WAIVED,
                    element=3,
                    source="第六十六条",
                ),
                ReferenceField(
                    name="waiver_approval_doc",
                    label="放弃权益的批准文件或者书面同意",
                    shown=WAIVED,
                    required=WAIVED,
                    printed=False,
                    element=3,
                    source="第六十六条",
                ),
                Text(name="signing_place", label="签订地点", required=True, element=4, source="第四十八条"),
                Integer(name="copies", label="份数", least=2, required=True, element=4, source=SOURCE),
                ReferenceField(
                    name="settlement_doc",
                    label="本协议的名称或者文号",
                    required=True,
                    ruled_by=("GC-63-1",),
                    printed=False,
                    element=4,
                    source=SOURCE,
                ),
                Date(
                    name="signed_date",
                    label="签订日期",
                    hint="双方签字以后填，纸面上由双方手写。",
                    printed=False,
                    element=4,
                    source="第四十八条",
                ),
                Reasons(name="override_reasons", label="警告的放行理由", printed=False),
            ),
        ),
    ),
    version="2026.1",
    law_day="signed_date",
    name_field="contract_title",
    outgoing=True,
    checklist=(
        ChecklistLine(1, "contract", "合同和双方", "FORM-1", ("GC-16-1", "GC-27-1")),
        ChecklistLine(2, "terms", "争议事实和协议条款", "FORM-1", ("GC-25-1",)),
        ChecklistLine(3, "waiver", "放弃权益的批准", "FORM-1", ()),
        ChecklistLine(4, "written", "书面协议", "GC-63-1", ()),
    ),
    headings=(
        Heading("facts", "争议事实"),
        Heading("terms", "双方约定"),
        Heading("waiver", "放弃的权益", WAIVED),
        Heading("rest", "其他"),
    ),
    words=settlement_words,
    samples=(
        Sample("complete", _COMPLETE),
        Sample("incomplete", dict(fields.NUMBERED_SAMPLE)),
        Sample("unlawful", {**_COMPLETE, "settlement_doc": None, "waiver_approval_doc": None}),
    ),
    follow_ups=follow_ups,
    sources=(
        fields.from_contract(
            {
                **fields.NUMBERED,
                "contract_signed_date": "effect.signing_date",
                "government_party": fields.government_side,
            },
            FROM_FILING,
            "争议协商、调解一致的",
        ),
        fields.from_paper(
            "contract_dispute_analysis",
            carry={"facts": "breach", "government_party": "handling_dept"},
            label="争议协商、调解一致的",
        ),
        fields.from_paper(
            "contract_waiver_approval",
            carry={
                "waiver": "right",
                "waiver_approval_doc": "approval_doc",
                "government_party": "handling_dept",
            },
            offered=when("settlement_way", "settlement", "mediation"),
            label="和解、调解的",
        ),
    ),
)
