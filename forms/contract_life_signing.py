"""From the decision to the filing (第四十七条至第五十二条)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from formgen.ledger import Column
from formgen.life import Demand, LifeAct, Paper
from formgen.messages import _
from formgen.rules import FILED, SIGN, Group

from . import contract_life_facts as facts
from .contract_life_facts import FILE, HANDLE, place, quoted
from .contract_life_review import needs_district
from .law.government_contracts import ACT
from .law.government_contracts.signing import (
    required_procedures_are_documented,
    signer_is_the_legal_representative_or_authorized,
)

if TYPE_CHECKING:
    from formgen.life import Matter
    from formgen.messages import Message


def may_be_decided(matter: Matter) -> bool:
    """A contract of 第四十二条 goes to the district's legal office first."""
    return not needs_district(matter) or bool(matter.answers.at("district_review.done"))


def procedures_are_documented(matter: Matter) -> Message | None:
    """What has to be assessed or approved before is, and its papers are named."""
    if "pre_approvals" not in matter.answers.form.fields:
        return None
    problem = required_procedures_are_documented(matter.answers.input("pre_approvals"))
    return problem.message if problem else None


def decided_after_review(matter: Matter) -> Message | None:
    """Nobody decides about what was not reviewed yet."""
    reviewed = matter.answers.at("district_review.opinion_date") or matter.answers.at(
        "internal_review.opinion_date"
    )
    return facts.in_order(_("审查意见日期"), reviewed, _("决策日期"), matter.facts["decided_on"])


def signed_after_decision(matter: Matter) -> Message | None:
    """Nobody signs what was not decided yet."""
    decided = facts.day_told(matter, "decide", "decided_on")
    return facts.in_order(_("决策日期"), decided, _("签订日期"), matter.facts["signed_on"])


def signer_is_authorized(matter: Matter) -> Message | None:
    """The legal representative signs, or who has it of him in writing."""
    role, paper = matter.facts["signer_role"], matter.facts.get("authorization_doc")
    if role == facts.NEITHER:
        return _(
            "签字人既不是法定代表人（负责人），也没有书面授权，不能登记签订："
            "请改由法定代表人（负责人）签字，或者由法定代表人出具书面授权委托书后由被授权的人员签字。"
        )
    given = Group(a_signer_role=role, authorization_doc=paper)
    problem = signer_is_the_legal_representative_or_authorized(given)
    return problem.message if problem else None


def signer_has_a_name(matter: Matter) -> Message | None:
    """Who signs is called by a name: it has letters, and does not begin like a formula."""
    said = str(matter.facts.get("signer_name") or "")
    if not said:  # that it is asked for is said elsewhere
        return None
    if any(one.isalpha() for one in said) and not said.startswith(("=", "+", "-", "@")):
        return None
    return _("“{name}”不像姓名：请按身份证件填写签字人的姓名。", name=said)


def registered_after_signing(matter: Matter) -> Message | None:
    """Nothing is filed before it is signed."""
    signed = matter.answers.at("signing.all_signed_date")
    return facts.in_order(_("签署完毕日"), signed, _("备案登记日"), matter.facts["registered_on"])


def handed_over_after_registration(matter: Matter) -> Message | None:
    """The original follows what was registered."""
    registered = facts.day_told(matter, "file", "registered_on")
    return facts.in_order(_("备案登记日"), registered, _("移交日期"), matter.facts["submitted_on"])


def is_exempt(matter: Matter) -> bool:
    """Whether 第四十九条 leaves it open to file."""
    return bool(matter.given("is_filing_exempt"))


def original_is_owed(matter: Matter) -> bool:
    """Whether the original has still to be handed in."""
    return matter.last("file") is not None and matter.last("hand_over") is None


def _authorization(matter: Matter) -> dict[str, str] | None:
    return facts.document(matter.facts.get("authorization_doc") or "", "") or None


def _amount(matter: Matter) -> str:
    amount = matter.answers.at("price.amount")
    return str(amount) if amount is not None else "0"


def _milestones(matter: Matter) -> list[str]:
    answers = matter.answers
    rows = answers.at("performance.milestones") if "performance.milestones" in answers.form.fields else ()
    days = sorted({row.due_date for row in rows or () if row and row.due_date})
    last = answers.at("performance.end_date")
    return [one.isoformat() for one in days or ([last] if last else [])]


def _from(path: str) -> Any:  # noqa: ANN401 - a function of a matter
    return lambda matter: matter.answers.form.fields[path].dump(matter.answers.at(path))


DECIDE = LifeAct(
    id="decide",
    label="登记部门决策",
    person=HANDLE,
    who=facts.HANDLER,
    place=place(47, 48),
    quote=quoted(47, 48),
    starts=("passed", "cleared"),
    ends="decided",
    asks=facts.DECISION,
    day="decided_on",
    demands=(
        Demand(procedures_are_documented, place(47)),
        Demand(decided_after_review, place(40), of_facts=True),
    ),
    offered=may_be_decided,
    tells={"internal_decision_doc": facts.decision},
    papers=(Paper("contract_procedure_record"),),
)
SIGN_IT = LifeAct(
    id="sign",
    label="登记签订",
    person=HANDLE,
    who=facts.HANDLER,
    place=place(48),
    quote=quoted(48),
    starts=("decided",),
    ends="signed",
    asks=facts.SIGNATURE,
    day="signed_on",
    ledger={Column.SIGNED: "signed_on"},
    demands=(
        Demand(signed_after_decision, place(48), of_facts=True),
        Demand(
            signer_is_authorized,
            f"{ACT.number}{place(48)}",
            of_facts=True,
            quote=ACT.rules["GC-48-2"].quote,
        ),
        Demand(signer_has_a_name, place(48), of_facts=True),
    ),
    checked_at=SIGN,
    final=True,
    tells={
        "effect.signing_date": "signed_on",
        "effect.signing_place": "signing_place",
        "signing.all_signed_date": "signed_on",
        "signing.a_signer_role": "signer_role",
        "signing.a_signer_name": "signer_name",
        "signing.a_seal_type": "seal",
        "signing.authorization_doc": _authorization,
    },
    papers=(Paper("contract_signing_authorization"),),
    issues=True,
    hint="登记以后合同正文不能再改，并按这一版出具带核验码的正式文书；要变更的，另签补充协议。",
)
FILE_IT = LifeAct(
    id="file",
    label="备案登记并取得编号",
    person=FILE,
    who=facts.MANAGER,
    place=place(49, 50),
    quote=quoted(49, 50),
    starts=("signed",),
    ends="performing",
    asks=facts.REGISTRATION,
    day="registered_on",
    ledger={Column.FILED: "registered_on"},
    demands=(Demand(registered_after_signing, place(49), of_facts=True),),
    checked_at=FILED,
    tells={
        "filing.registered_date": "registered_on",
        "filing.main_content": "main_content",
        "filing.scan": lambda matter: facts.document(matter.facts["scan"], ""),
        "filing.linked_filing_no": "linked_no",
        "filing.all_signed_date": _from("signing.all_signed_date"),
        "filing.amount": _amount,
        "filing.milestones": _milestones,
        "filing.handler_name": _from("handler_name"),
        "filing.handler_phone": _from("handler_phone"),
    },
    papers=(Paper("contract_filing"),),
    files=True,
    filed_as=("filing.filing_no", "contract_no"),
    hint="编号由系统按“年份-单位代码-流水”分配，一份合同一个，不重号、不收回。",
)
EXEMPT = LifeAct(
    id="file_exempt",
    label="登记免予备案",
    person=FILE,
    who=facts.MANAGER,
    place=place(49),
    quote=quoted(49),
    starts=("signed",),
    ends="performing",
    asks=(facts.said("reason", "免予备案的理由"),),
    offered=is_exempt,
    hint="只有政府一方付款不超过上限的采购类合同可以不备案；其他监管措施照常履行。",
)
HAND_OVER = LifeAct(
    id="hand_over",
    label="登记移交纸质原件",
    person=FILE,
    who=facts.MANAGER,
    place=place(49),
    quote=quoted(49),
    starts=("performing", "closed"),
    asks=(facts.dated("submitted_on", "移交日期"), facts.said("receiver", "接收单位和接收人")),
    day="submitted_on",
    demands=(Demand(handed_over_after_registration, place(49), of_facts=True),),
    offered=original_is_owed,
    tells={"filing.paper_submitted_date": "submitted_on"},
    papers=(Paper("contract_original_handover"),),
)

ACTS = (DECIDE, SIGN_IT, FILE_IT, EXEMPT, HAND_OVER)
