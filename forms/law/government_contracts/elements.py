"""第二十六条: the twelve elements of a contract, and what important public services need besides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.law import article
from formgen.messages import _
from formgen.rules import ADVICE, BLOCK, DRAFT, MISSING, NOTE, WARN, Group, Problem, rule

from ..blanks import blanks, is_blank
from .act import ACT

if TYPE_CHECKING:
    from formgen.messages import Message

SIDES = {"parties_a": _("甲方（政府方）"), "parties_b": _("乙方（对方当事人）")}
REASONS = {"background": _("背景"), "purpose": _("目的")}
RIGHTS = {
    "a_rights": _("甲方权利"),
    "a_obligations": _("甲方义务"),
    "b_rights": _("乙方权利"),
    "b_obligations": _("乙方义务"),
}
LIABILITIES = {"a_liability": _("甲方"), "b_liability": _("乙方")}
FORUM = {"method": _("争议解决方式"), "institution_name": _("约定管辖机构")}
CONTACTS = {
    "a_contact": _("甲方指定联系人"),
    "a_contact_info": _("甲方联系方式"),
    "b_contact": _("乙方指定联系人"),
    "b_contact_info": _("乙方联系方式"),
    "delivery_clause": _("往来文件的送达效力"),
}
EFFECT = {
    "formation_clause": _("成立条款"),
    "effective_clause": _("生效条款"),
    "signing_place": _("签订地点"),
}


def _missing(gaps: dict[str, Message], said: Message) -> Problem | None:
    return Problem(tuple(gaps), said) if gaps else None


@rule(ACT, "GC-26-1", article(26, item=1), severity=BLOCK, stage=DRAFT, kind=MISSING)
def both_sides_are_named(
    parties_a: tuple[Group, ...] | None, parties_b: tuple[Group, ...] | None
) -> list[Problem]:
    """法人或非法人组织的名称、地址、联系方式及法定代表人或负责人等信息，自然人的身份证号、住址及联系方式等信息"""
    problems = []
    for side, listed in (("parties_a", parties_a), ("parties_b", parties_b)):
        nameless = tuple(f"{side}[{at}].name" for at, one in enumerate(listed or ()) if is_blank(one.name))
        if not listed or nameless:
            said = _("缺少{side}当事人信息：请填写当事人，并写明名称（姓名）。", side=SIDES[side])
            problems.append(Problem(nameless or side, said))
    return problems


@rule(ACT, "GC-26-2", article(26, item=2), severity=BLOCK, stage=DRAFT, kind=MISSING, excusable=True)
def background_and_purpose_are_stated(background: str | None, purpose: str | None) -> Problem | None:
    """合同背景及合同目的说明"""
    gaps = blanks({"background": background, "purpose": purpose}, REASONS)
    return _missing(gaps, _("缺少合同{missing}说明，请补充。", missing=list(gaps.values())))


@rule(ACT, "GC-26-3", article(26, item=3), severity=BLOCK, stage=DRAFT, kind=MISSING)
def subject_is_stated(subject: Group) -> Problem | None:
    """合同标的及其数量、质量等信息"""
    if not is_blank(subject.description):
        return None
    return Problem("subject.description", _("缺少合同标的：请写明标的及其数量、质量。"))


@rule(ACT, "GC-26-4", article(26, item=4), severity=BLOCK, stage=DRAFT, kind=MISSING)
def price_and_payment_are_stated(price: Group) -> Problem | None:
    """合同价款及支付方式"""
    if price.applicable is None:
        return Problem("price.applicable", _("缺少合同价款和支付方式：请先回答是否涉及价款。"))
    if not price.applicable:
        return _without_price(price)
    gaps = {"price.payment_method": _("支付方式")} if is_blank(price.payment_method) else {}
    if price.amount is None and is_blank(price.calc_method):
        gaps = {"price.amount": _("合同价款"), **gaps}
    if not gaps and price.amount == 0:
        said = _("合同价款为0元，属于无偿：请核对是否符合第四十五条第（一）项的例外，并留存理由。")
        return Problem("price.amount", said, severity=NOTE, kind=ADVICE)
    return _missing(gaps, _("缺少{missing}，请补充。", missing=list(gaps.values())))


def _without_price(price: Group) -> Problem:
    if is_blank(price.na_reason):
        said = _("合同不涉及价款的，须写明理由：请填写，或改为涉及价款。")
        return Problem("price.na_reason", said)
    said = _("合同不涉及价款（{reason}）：请核对是否符合第四十五条第（一）项的例外。", reason=price.na_reason)
    return Problem("price.na_reason", said, severity=WARN, kind=ADVICE)


@rule(ACT, "GC-26-5", article(26, item=5), severity=BLOCK, stage=DRAFT, kind=MISSING, excusable=True)
def schedule_of_performance_is_stated(performance: Group) -> Problem | None:
    """合同履行进度安排"""
    if performance.milestones:
        return None
    return Problem(
        "performance.milestones", _("缺少合同履行进度安排：请至少填写一个进度节点及其计划完成日。")
    )


@rule(ACT, "GC-26-6", article(26, item=6), severity=BLOCK, stage=DRAFT, kind=MISSING)
def rights_and_obligations_are_stated(rights: Group) -> Problem | None:
    """双方权利义务"""
    gaps = blanks(rights, RIGHTS, "rights")
    return _missing(gaps, _("缺少{missing}，请补充。", missing=list(gaps.values())))


@rule(ACT, "GC-26-7", article(26, item=7), severity=BLOCK, stage=DRAFT, kind=MISSING, excusable=True)
def confidentiality_is_agreed(confidentiality: Group) -> Problem | None:
    """保密条款"""
    if not is_blank(confidentiality.clause):
        return None
    return Problem(
        "confidentiality.clause", _("缺少保密条款：请填写；确实没有保密事项的，说明不适用的理由。")
    )


@rule(ACT, "GC-26-8", article(26, item=8), severity=BLOCK, stage=DRAFT, kind=MISSING)
def liability_is_agreed_for_both(breach: Group) -> Problem | None:
    """违约责任"""
    gaps = blanks(breach, LIABILITIES, "breach")
    return _missing(gaps, _("缺少{missing}的违约责任，请补充。", missing=list(gaps.values())))


@rule(ACT, "GC-26-9", article(26, item=9), severity=BLOCK, stage=DRAFT, kind=MISSING)
def way_and_forum_of_disputes_are_agreed(dispute: Group) -> Problem | None:
    """争议解决方式、约定管辖机构"""
    gaps = blanks(dispute, FORUM, "dispute")
    return _missing(gaps, _("缺少{missing}：请填写，只写“协商”不够。", missing=list(gaps.values())))


@rule(ACT, "GC-26-10", article(26, item=10), severity=BLOCK, stage=DRAFT, kind=MISSING, excusable=True)
def contacts_and_delivery_are_agreed(communication: Group) -> Problem | None:
    """合同履行过程中的指定联系人、联系方式、不同形式往来文件的送达效力等沟通机制"""
    gaps = blanks(communication, CONTACTS, "communication")
    return _missing(gaps, _("沟通机制缺：{missing}。请补充。", missing=list(gaps.values())))


@rule(ACT, "GC-26-11", article(26, item=11), severity=BLOCK, stage=DRAFT, kind=MISSING)
def formation_effect_and_place_are_stated(effect: Group) -> Problem | None:
    """合同成立、生效条款和合同签订地点、签订时间"""
    gaps = blanks(effect, EFFECT, "effect")
    return _missing(gaps, _("缺少{missing}，请补充。", missing=list(gaps.values())))


@rule(ACT, "GC-26-12", article(26, item=12), severity=NOTE, stage=DRAFT, kind=MISSING)
def other_terms_are_settled(other_terms: str | None, other_terms_none: bool | None) -> Problem | None:
    """双方当事人认为需要约定的其他内容"""
    if not is_blank(other_terms) or other_terms_none:
        return None
    return Problem("other_terms", _("请填写其他约定，或者确认无其他约定。"))


@rule(ACT, "GC-26-13", article(26), severity=BLOCK, stage=DRAFT, kind=MISSING)
def public_service_goes_on_without_the_supplier(
    is_important_public_service: bool, continuity: Group
) -> Problem | None:
    """涉及购买重要公共服务事项的合同，还应约定供应商因特殊原因无法提供服务时的应急或过渡性措施"""
    if not is_important_public_service or not is_blank(continuity.emergency_measure):
        return None
    said = _("购买重要公共服务的合同须约定供应商不能提供服务时的应急或过渡性措施，请填写。")
    return Problem("continuity.emergency_measure", said)


@rule(ACT, "GC-26-14", article(26), severity=BLOCK, stage=DRAFT, kind=MISSING)
def supplier_of_public_service_is_strictly_liable(
    is_important_public_service: bool, continuity: Group
) -> Problem | None:
    """并应对供应商违约责任作出明确、严格的约定，确保政府公共服务不受影响"""
    if not is_important_public_service or not is_blank(continuity.supplier_strict_breach):
        return None
    said = _("购买重要公共服务的合同须对供应商违约责任作出明确、严格的约定，请填写。")
    return Problem("continuity.supplier_strict_breach", said)
