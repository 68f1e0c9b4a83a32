"""第三条至第六条: whom the measure binds, what it is about, and which contracts it watches most closely."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.law import article
from formgen.messages import _
from formgen.rules import ADVICE, BLOCK, DRAFT, MISSING, NOTE, Effect, Group, Problem, rule

from .act import ACT, FILING_EXEMPT_AMOUNT, KEY_AMOUNT

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from formgen.messages import Message

DISTRICT_GOVERNMENT = "district_government"
STATE_ENTERPRISE = "soe_or_other"
CATEGORIES = frozenset(
    {
        "state_property",
        "natural_resource",
        "public_resource",
        "fiscal_fund",
        "supervision_agreement",
        "admin_function",
        "promotion_activity",
        "cooperation_framework",
        "supplementary",
        "other",
    }
)
"""第五条第二款（一）至（十）."""
OUTSIDE = {"personnel": _("人事聘用、聘任合同"), "inter_administrative": _("行政机关之间的协议")}
DERIVATIVES = {"supplement": _("补充协议"), "change": _("变更协议"), "termination": _("解除协议")}
AMOUNT, STATE_ASSET, SUPERVISION, DESIGNATED, DERIVED = "GC-6-1", "GC-6-2", "GC-6-3", "GC-6-4", "GC-6-5"


@rule(ACT, "GC-3-1", article(3), severity=NOTE, stage=DRAFT, kind=ADVICE)
def signatory_is_one_of_the_five(signatory_level: str) -> Problem | None:
    """本条第一款列举部门以外的医院等国有事业单位及国有企业的合同管理，按照本办法第七章规定执行。"""
    if signatory_level != STATE_ENTERPRISE:
        return None
    said = _(
        "签约单位不属于第三条第一款五类主体：本合同按第七章参照执行，合法性审查由本单位自行承担，主管部门另有规定的除外。"
    )
    return Problem("signatory_level", said)


@rule(ACT, "GC-5-1", article(5), severity=NOTE, stage=DRAFT, kind=ADVICE, effect=Effect.EXCLUDES_ACT)
def agreement_is_not_outside_the_measure(deal_nature: str) -> Problem | None:
    """行政机关之间基于特定行政目的所签订的协议以及政府合同签订主体与其工作人员所签订的聘用、聘任合同等人事管理协议不适用本办法。"""
    if deal_nature not in OUTSIDE:
        return None
    said = _(
        "该协议属于{nature}，不适用《政府合同监督管理办法》，不再作合同要素检查：如选错了交易性质，请改选。",
        nature=OUTSIDE[deal_nature],
    )
    return Problem("deal_nature", said)


@rule(ACT, "GC-5-2", article(5), severity=BLOCK, stage=DRAFT, kind=MISSING)
def contract_is_of_the_ten_kinds(contract_category: tuple[str, ...] | None) -> Problem | None:
    """前款规定的政府合同包括下列情形"""
    if contract_category and CATEGORIES.issuperset(contract_category):
        return None
    return Problem("contract_category", _("请选择合同属于第五条十类情形中的哪一类（可多选）。"))


def reaches_key_amount(amount: Decimal | None, day: date) -> bool:
    """Whether the contract's amount in 元 reaches the one of 第六条（一） on *day* (达: the figure included)."""
    return amount is not None and amount >= KEY_AMOUNT.on(day)


def disposes_of_state_assets(is_state_asset_deal: bool | None, is_talent_housing: bool | None) -> bool:
    """第六条（二）, with its exception for talent housing."""
    return bool(is_state_asset_deal) and not is_talent_housing


def derives_from_a_key_contract(parent_contract: Group) -> bool:
    """第六条第二款: an agreement derived from a contract under key supervision."""
    return bool(parent_contract.is_derivative and parent_contract.parent_is_key)


@ACT.derive
def key_reasons(  # noqa: PLR0913 - the five cases of 第六条, each with its own field
    price: Group,
    is_state_asset_deal: bool | None,
    is_talent_housing: bool | None,
    is_supervision_agreement: bool | None,
    key_supervision_designated: bool | None,
    parent_contract: Group,
    law_day: date,
) -> tuple[str, ...]:
    """Ids of the rules of 第六条 that make the contract one under key supervision."""
    cases = {
        AMOUNT: reaches_key_amount(price.amount, law_day),
        STATE_ASSET: disposes_of_state_assets(is_state_asset_deal, is_talent_housing),
        SUPERVISION: bool(is_supervision_agreement),
        DESIGNATED: bool(key_supervision_designated),
        DERIVED: derives_from_a_key_contract(parent_contract),
    }
    return tuple(reason for reason, there in cases.items() if there)


@ACT.derive
def is_key_supervised(key_reasons: tuple[str, ...]) -> bool:
    """Whether the contract is one under key supervision (第六条)."""
    return bool(key_reasons)


@ACT.derive
def need_district_review(
    signatory_level: str | None,
    is_key_supervised: bool,
    template_used: bool | None,
    template_no: str | None,
    template_substantive_change: bool | None,
) -> bool:
    """Whether 第四十二条 sends the contract to the district's legal organ.

    A template counts only with its number (第二十三条) and an express answer that nothing of
    substance was changed.
    """
    by_template = bool(template_used and template_no) and template_substantive_change is False
    watched = is_key_supervised and signatory_level != STATE_ENTERPRISE
    return (signatory_level == DISTRICT_GOVERNMENT or watched) and not by_template


@ACT.derive
def is_filing_exempt(is_procurement: bool | None, price: Group, law_day: date) -> bool:
    """Whether 第四十九条第四款 frees a small procurement contract from filing."""
    paid_by_government = bool(is_procurement) and price.payer == "gov" and price.amount is not None
    return paid_by_government and price.amount <= FILING_EXEMPT_AMOUNT.on(law_day)


@ACT.derive
def needs_gov_approval_for_waiver(
    is_key_supervised: bool, signatory_level: str | None, district_gov_approved: bool | None
) -> bool:
    """Whether giving up a right needs the district government's approval (第六十六条)."""
    return is_key_supervised or signatory_level == DISTRICT_GOVERNMENT or bool(district_gov_approved)


@rule(ACT, "GC-6-1", article(6, item=1), severity=NOTE, stage=DRAFT, kind=ADVICE)
def amount_is_below_key_supervision(price: Group, law_day: date) -> Problem | None:
    """涉及标的达人民币 1000 万元的合同"""
    if not reaches_key_amount(price.amount, law_day):
        return None
    said = _(
        "合同标的{amount}元，达到{limit}万元，属于重点监管合同，须报区法制机构审查。",
        amount=f"{price.amount:,.2f}",
        limit=KEY_AMOUNT.on(law_day) // 10_000,
    )
    return Problem("price.amount", said)


@rule(ACT, "GC-6-2", article(6, item=2), severity=NOTE, stage=DRAFT, kind=ADVICE)
def no_state_asset_is_disposed_of(
    is_state_asset_deal: bool, is_talent_housing: bool | None
) -> Problem | None:
    """涉及政府物业等国有资产的使用、出借、出租、转让、担保以及在城市更新和棚户区改造活动中权利处分等行为的合同，但人才保障住房的租售合同除外"""
    if not disposes_of_state_assets(is_state_asset_deal, is_talent_housing):
        return None
    said = _(
        "合同涉及国有资产的使用、出租、转让、担保等，属于重点监管合同（与金额无关），须报区法制机构审查。"
    )
    return Problem("is_state_asset_deal", said)


@rule(ACT, "GC-6-3", article(6, item=3), severity=NOTE, stage=DRAFT, kind=ADVICE)
def it_is_no_supervision_agreement(is_supervision_agreement: bool) -> Problem | None:
    """在城市更新、棚户区改造、招商引资等活动中签订的监管协议"""
    if not is_supervision_agreement:
        return None
    said = _("城市更新、棚户区改造、招商引资等活动中的监管协议，属于重点监管合同，须报区法制机构审查。")
    return Problem("is_supervision_agreement", said)


@rule(ACT, "GC-6-4", article(6, item=4), severity=NOTE, stage=DRAFT, kind=ADVICE)
def district_has_not_asked_for_key_supervision(key_supervision_designated: bool) -> Problem | None:
    """其他区政府要求重点监管的合同"""
    if not key_supervision_designated:
        return None
    said = _("区政府要求重点监管的合同，须报区法制机构审查；请把要求文件的名称列入送审材料。")
    return Problem("key_supervision_designated", said)


@rule(ACT, "GC-6-5", article(6), severity=NOTE, stage=DRAFT, kind=ADVICE)
def parent_contract_is_not_under_key_supervision(parent_contract: Group) -> Problem | None:
    """涉及合同补充、变更、解除等事宜的重点监管合同衍生协议，视为重点监管合同"""
    if not derives_from_a_key_contract(parent_contract):
        return None
    said = _(
        "原合同为重点监管合同，本{kind}视为重点监管合同，须报区法制机构审查。",
        kind=_derivative(parent_contract),
    )
    return Problem("parent_contract.parent_is_key", said)


def _derivative(parent_contract: Group) -> Message:
    return DERIVATIVES.get(parent_contract.derivative_type, _("衍生协议"))
