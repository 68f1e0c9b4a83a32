"""第二十六条: the twelve elements of a contract, and what important public services need besides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.clauses.patterns import expression
from formgen.law import article
from formgen.messages import _
from formgen.rules import ADVICE, BLOCK, MISSING, NOTE, WARN, Group, Problem, rule

from ..blanks import blanks, is_blank
from .act import ACT

if TYPE_CHECKING:
    from decimal import Decimal

    from formgen.messages import Message

SIDES = {"parties_a": _("甲方（政府方）"), "parties_b": _("乙方（对方当事人）")}
BACKGROUND = {"background": _("合同背景"), "purpose": _("合同目的")}
RIGHTS = {
    "a_rights": _("甲方权利"),
    "a_obligations": _("甲方义务"),
    "b_rights": _("乙方权利"),
    "b_obligations": _("乙方义务"),
}
LIABILITIES = {"a_liability": _("甲方违约责任"), "b_liability": _("乙方违约责任")}
FORUM = {"method": _("争议解决方式"), "institution_name": _("约定管辖机构")}
CHANNELS = {
    "a_contact": _("甲方指定联系人"),
    "a_contact_info": _("甲方联系方式"),
    "b_contact": _("乙方指定联系人"),
    "b_contact_info": _("乙方联系方式"),
    "delivery_clause": _("不同形式往来文件的送达效力"),
}
EFFECT = {
    "formation_clause": _("合同成立条款"),
    "effective_clause": _("合同生效条款"),
    "signing_place": _("签订地点"),
}

DECIDING = frozenset({"court", "arbitration", "both"})
"""Ways that end in a decision: to talk it over is none."""

PUBLIC_RESOURCE = "public_resource"
PURCHASED_SERVICE = "procurement_service"
_RELATIVE_DATE = expression(r"第\s*[0-9一二三四五六七八九十]+\s*个?月")


def _lacking(what: list[Message], how: Message) -> Message:
    return _("缺少{missing}：{how}", missing=what, how=how)


@rule(ACT, "GC-26-1", article(26, item=1), severity=BLOCK, kind=MISSING)
def parties_are_named(
    parties_a: tuple[Group, ...] | None, parties_b: tuple[Group, ...] | None
) -> list[Problem]:
    """合同文本一般应包括以下内容：……（一）法人或非法人组织的名称、地址、联系方式及法定代表人或负责人等信息，自然人的身份证号、住址及联系方式等信息；"""
    sides = {"parties_a": parties_a, "parties_b": parties_b}
    return [one for path, parties in sides.items() for one in _unnamed(path, parties or ())]


def _unnamed(path: str, parties: tuple[Group, ...]) -> list[Problem]:
    if not parties:
        said = _("缺少{side}信息：请至少填写一个当事人的名称、地址和联系方式。", side=SIDES[path])
        return [Problem(path, said)]
    return [
        Problem(
            f"{path}[{at}].name",
            _("缺少{side}第{number}个当事人的名称（姓名）：请补充。", side=SIDES[path], number=at + 1),
        )
        for at, party in enumerate(parties)
        if is_blank(party.name)
    ]


@rule(ACT, "GC-26-2", article(26, item=2), severity=BLOCK, kind=MISSING, excusable=True)
def background_and_purpose_are_explained(background: str | None, purpose: str | None) -> Problem | None:
    """合同文本一般应包括以下内容：……（二）合同背景及合同目的说明；"""
    gaps = blanks({"background": background, "purpose": purpose}, BACKGROUND)
    if not gaps:
        return None
    return Problem(tuple(gaps), _lacking(list(gaps.values()), _("请写明；确不适用的，请说明理由。")))


@rule(ACT, "GC-26-3", article(26, item=3), severity=BLOCK, kind=MISSING)
def subject_is_described(subject: Group) -> Problem | None:
    """合同文本一般应包括以下内容：……（三）合同标的及其数量、质量等信息；"""
    if not is_blank(subject.description):
        return None
    said = _("缺少合同标的：请写明标的是什么；框架、意向类协议写明合作事项。")
    return Problem("subject.description", said)


@rule(ACT, "GC-26-4", article(26, item=4), severity=BLOCK, kind=MISSING)
def price_and_payment_are_agreed(price: Group) -> Problem | None:
    """合同文本一般应包括以下内容：……（四）合同价款及支付方式；"""
    if price.applicable is None:
        return Problem("price.applicable", _("未选合同是否涉及价款：请选择；不涉及的，请说明理由。"))
    return _unpaid(price) if price.applicable is False else _unpriced(price)


def _unpaid(price: Group) -> Problem:
    if is_blank(price.na_reason):
        return Problem("price.na_reason", _("合同不涉及价款，但没有说明理由：请补充理由。"))
    said = _("合同不涉及价款：请核对是否属于第四十五条第（一）项所列的免费、无偿情形。")
    return Problem("price.applicable", said, severity=WARN, kind=ADVICE)


def _unpriced(price: Group) -> Problem | None:
    gaps = {}
    if price.amount is None and is_blank(price.calc_method):
        gaps["price.amount"] = _("合同价款")
    if is_blank(price.payment_method):
        gaps["price.payment_method"] = _("支付方式")
    if gaps:
        said = _lacking(list(gaps.values()), _("请补充；单价合同填暂定总价或预算上限。"))
        return Problem(tuple(gaps), said)
    return _free_of_charge(price.amount)


def _free_of_charge(amount: Decimal | None) -> Problem | None:
    if amount is None or amount > 0:
        return None
    said = _("合同价款为零元，视为无偿：请核对是否属于第四十五条第（一）项所列情形。")
    return Problem("price.amount", said, severity=NOTE, kind=ADVICE)


@rule(ACT, "GC-26-5", article(26, item=5), severity=BLOCK, kind=MISSING, excusable=True)
def performance_is_scheduled(performance: Group) -> Problem | None:
    """合同文本一般应包括以下内容：……（五）合同履行进度安排;"""
    milestones = performance.milestones or ()
    if any(one.due_date or _RELATIVE_DATE.search(one.name or "") for one in milestones):
        return None
    how = (
        _("已列的节点都没有日期，请填写计划完成日，或在名称中写“第几个月”。")
        if milestones
        else _("请至少填写一个带日期的进度节点；确不适用的，请说明理由。")
    )
    return Problem("performance.milestones", _lacking([_("合同履行进度安排")], how))


@rule(ACT, "GC-26-6", article(26, item=6), severity=BLOCK, kind=MISSING)
def rights_and_duties_of_both_sides_are_agreed(rights: Group) -> Problem | None:
    """合同文本一般应包括以下内容：……（六）双方权利义务;"""
    gaps = blanks(rights, RIGHTS, "rights")
    if not gaps:
        return None
    return Problem(tuple(gaps), _lacking(list(gaps.values()), _("请写明，双方权利义务应当对等。")))


@rule(ACT, "GC-26-7", article(26, item=7), severity=BLOCK, kind=MISSING, excusable=True)
def confidentiality_is_agreed(confidentiality: Group) -> Problem | None:
    """合同文本一般应包括以下内容：……（七）保密条款;"""
    if not is_blank(confidentiality.clause):
        return None
    if confidentiality.involves_secret:
        said = _("缺少保密条款：本合同涉及秘密或者个人隐私，必须约定，请补充。")
        return Problem("confidentiality.clause", said, excusable=False)
    said = _("缺少保密条款：请补充；不涉及秘密和个人隐私的，可以说明不适用的理由。")
    return Problem("confidentiality.clause", said)


@rule(ACT, "GC-26-8", article(26, item=8), severity=BLOCK, kind=MISSING)
def breach_has_its_consequences(breach: Group) -> Problem | None:
    """合同文本一般应包括以下内容：……（八）违约责任;"""
    gaps = blanks(breach, LIABILITIES, "breach")
    if not gaps:
        return None
    return Problem(tuple(gaps), _lacking(list(gaps.values()), _("请写明违约情形和相应责任。")))


@rule(ACT, "GC-26-9", article(26, item=9), severity=BLOCK, kind=MISSING)
def disputes_have_a_way_and_a_forum(dispute: Group) -> Problem | None:
    """合同文本一般应包括以下内容：……（九）争议解决方式、约定管辖机构;"""
    gaps = blanks(dispute, FORUM, "dispute")
    if dispute.method not in DECIDING:
        gaps = {"dispute.method": FORUM["method"], **gaps}
    if not gaps:
        return None
    how = _("请在诉讼和仲裁中选定一种，并写明法院或仲裁机构的全称；只写协商解决的不算。")
    return Problem(tuple(gaps), _lacking(list(gaps.values()), how))


@rule(ACT, "GC-26-10", article(26, item=10), severity=BLOCK, kind=MISSING, excusable=True)
def communication_is_arranged(communication: Group) -> Problem | None:
    """合同文本一般应包括以下内容：……（十）合同履行过程中的指定联系人、联系方式、不同形式往来文件的送达效力等沟通机制;"""
    gaps = blanks(communication, CHANNELS, "communication")
    if not gaps:
        return None
    said = _("沟通机制缺：{missing}。请补充；确不适用的，请说明理由。", missing=list(gaps.values()))
    return Problem(tuple(gaps), said)


@rule(ACT, "GC-26-11", article(26, item=11), severity=BLOCK, kind=MISSING)
def effect_and_place_are_agreed(effect: Group) -> Problem | None:
    """合同文本一般应包括以下内容：……（十一）合同成立、生效条款和合同签订地点、签订时间;"""
    gaps = blanks(effect, EFFECT, "effect")
    if not gaps:
        return None
    return Problem(tuple(gaps), _lacking(list(gaps.values()), _("请补充；签订时间可到签订时再填。")))


@rule(ACT, "GC-26-12", article(26, item=12), severity=NOTE, kind=MISSING)
def other_terms_are_given_or_ruled_out(
    other_terms: str | None, other_terms_none: bool | None
) -> Problem | None:
    """合同文本一般应包括以下内容：……（十二）双方当事人认为需要约定的其他内容。"""
    if other_terms_none or not is_blank(other_terms):
        return None
    return Problem(("other_terms", "other_terms_none"), _("请填写其他约定，或者确认“无其他约定”。"))


@rule(ACT, "GC-26-13", article(26), severity=BLOCK, kind=MISSING)
def important_public_service_has_an_emergency_measure(
    is_important_public_service: bool,
    continuity: Group,
    contract_category: tuple[str, ...] | None,
    deal_nature: str | None,
) -> Problem | None:
    """涉及购买重要公共服务事项的合同，还应约定供应商因特殊原因无法提供服务时的应急或过渡性措施，并应对供应商违约责任作出明确、严格的约定，确保政府公共服务不受影响。"""
    if not is_important_public_service:
        likely = PUBLIC_RESOURCE in (contract_category or ()) and deal_nature == PURCHASED_SERVICE
        said = _("合同涉及公共资源且为购买服务：请确认是否属于重要公共服务事项，属于的请改选“是”。")
        return Problem("is_important_public_service", said, NOTE, ADVICE) if likely else None
    if not is_blank(continuity.emergency_measure):
        return None
    said = _("购买重要公共服务，缺供应商因特殊原因不能提供服务时的应急或过渡性措施：请补充约定。")
    return Problem("continuity.emergency_measure", said)


@rule(ACT, "GC-26-14", article(26), severity=BLOCK, kind=MISSING)
def important_public_service_has_strict_liability(
    is_important_public_service: bool, continuity: Group
) -> Problem | None:
    """涉及购买重要公共服务事项的合同，还应约定供应商因特殊原因无法提供服务时的应急或过渡性措施，并应对供应商违约责任作出明确、严格的约定，确保政府公共服务不受影响。"""
    if not is_important_public_service or not is_blank(continuity.supplier_strict_breach):
        return None
    said = _("购买重要公共服务，缺供应商的严格违约责任：请作出明确、严格的约定。")
    return Problem("continuity.supplier_strict_breach", said)
