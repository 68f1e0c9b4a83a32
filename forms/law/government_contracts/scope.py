"""第三条至第六条: whose contracts, which agreements, and which contracts are key supervised.

The values that later articles ask for are derived here: whether a contract is key supervised, who has
to review it, whether it need not be filed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.law import article
from formgen.messages import _
from formgen.rules import ADVICE, BLOCK, MISSING, NOTE, VIOLATION, Effect, Group, Problem, rule

from ..blanks import is_blank
from .act import ACT, FILING_EXEMPT_AMOUNT, KEY_AMOUNT

if TYPE_CHECKING:
    from datetime import date

DISTRICT_GOVERNMENT = "district_government"
BY_ANALOGY = "soe_or_other"
GOVERNMENT_PAYS = "gov"

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
"""第五条第二款: the ten kinds of government contract."""

NOT_COVERED = {
    "personnel": _("聘用、聘任合同等人事管理协议"),
    "inter_administrative": _("行政机关之间基于特定行政目的所签订的协议"),
}
"""第五条第一款: agreements that the act leaves out."""

DERIVATIVES = {
    "supplement": _("补充协议"),
    "change": _("变更协议"),
    "termination": _("解除协议"),
}


@rule(ACT, "GC-3-1", article(3), severity=NOTE, kind=ADVICE)
def signatory_is_one_of_the_five_kinds(signatory_level: str) -> Problem | None:
    """本条第一款列举部门以外的医院等国有事业单位及国有企业的合同管理，按照本办法第七章规定执行。"""
    if signatory_level != BY_ANALOGY:
        return None
    said = _(
        "签约单位不属于第三条第一款列举的五类主体，本合同按第七章参照执行：合法性审查由本单位自行承担（主管部门另有规定的除外）。"
    )
    return Problem("signatory_level", said)


@rule(ACT, "GC-5-1", article(5), severity=NOTE, kind=ADVICE, effect=Effect.EXCLUDES_ACT)
def agreement_is_covered_by_the_act(deal_nature: str) -> Problem | None:
    """行政机关之间基于特定行政目的所签订的协议以及政府合同签订主体与其工作人员所签订的聘用、聘任合同等人事管理协议不适用本办法。"""
    if deal_nature not in NOT_COVERED:
        return None
    said = _(
        "该协议属于{kind}，不适用《深圳市罗湖区政府合同监督管理办法》，不再核对合同要素；协议另有企业等主体参加的，请改选交易性质。",
        kind=NOT_COVERED[deal_nature],
    )
    return Problem("deal_nature", said)


@rule(ACT, "GC-5-2", article(5), severity=BLOCK, kind=MISSING)
def contract_is_of_the_ten_kinds(contract_category: tuple[str, ...] | None) -> Problem | None:
    """前款规定的政府合同包括下列情形："""
    chosen = contract_category or ()
    if not chosen:
        said = _("未选合同情形：请选择合同属于第五条十类情形中的哪一类，可以多选。")
        return Problem("contract_category", said)
    unknown = [one for one in chosen if one not in CATEGORIES]
    if not unknown:
        return None
    said = _("合同情形中有第五条十类以外的值（{unknown}）：请改选，可以多选。", unknown=unknown)
    return Problem("contract_category", said, kind=VIOLATION)


def _reaches_key_amount(price: Group, law_day: date) -> bool:
    return price.amount is not None and price.amount >= KEY_AMOUNT.on(law_day)


@rule(ACT, "GC-6-1", article(6, item=1), severity=NOTE, kind=ADVICE)
def contract_of_large_amount_is_key_supervised(price: Group, law_day: date) -> Problem | None:
    """政府合同有如下情形之一的，是重点监管合同：……（一）涉及标的达人民币 1000 万元的合同；"""
    if not _reaches_key_amount(price, law_day):
        return None
    said = _(
        "合同标的{amount}元，达到{limit}元，属于重点监管合同：签订前须报区法制机构审查。",
        amount=price.amount,
        limit=KEY_AMOUNT.on(law_day),
    )
    return Problem("price.amount", said)


@rule(ACT, "GC-6-2", article(6, item=2), severity=NOTE, kind=ADVICE)
def deal_in_state_assets_is_key_supervised(
    is_state_asset_deal: bool, is_talent_housing: bool | None
) -> Problem | None:
    """政府合同有如下情形之一的，是重点监管合同：……（二）涉及政府物业等国有资产的使用、出借、出租、转让、担保以及在城市更新和棚户区改造活动中权利处分等行为的合同，但人才保障住房的租售合同除外；"""
    if not is_state_asset_deal or is_talent_housing:
        return None
    said = _(
        "合同涉及国有资产的使用、出借、出租、转让、担保等，不论金额都属于重点监管合同：签订前须报区法制机构审查。"
    )
    return Problem("is_state_asset_deal", said)


@rule(ACT, "GC-6-3", article(6, item=3), severity=NOTE, kind=ADVICE)
def supervision_agreement_is_key_supervised(is_supervision_agreement: bool) -> Problem | None:
    """政府合同有如下情形之一的，是重点监管合同：……（三）在城市更新、棚户区改造、招商引资等活动中签订的监管协议；"""
    if not is_supervision_agreement:
        return None
    said = _("城市更新、棚户区改造、招商引资监管协议属于重点监管合同：签订前须报区法制机构审查。")
    return Problem("is_supervision_agreement", said)


@rule(ACT, "GC-6-4", article(6, item=4), severity=NOTE, kind=ADVICE)
def designated_contract_is_key_supervised(key_supervision_designated: bool) -> Problem | None:
    """政府合同有如下情形之一的，是重点监管合同：……（四）其他区政府要求重点监管的合同。"""
    if not key_supervision_designated:
        return None
    said = _("区政府要求重点监管，属于重点监管合同：签订前须报区法制机构审查，并在送审材料中附上要求文件。")
    return Problem("key_supervision_designated", said)


@rule(ACT, "GC-6-5", article(6), severity=NOTE, kind=ADVICE)
def derivative_of_a_key_contract_is_key_supervised(parent_contract: Group) -> Problem | None:
    """涉及合同补充、变更、解除等事宜的重点监管合同衍生协议，视为重点监管合同。"""
    if not (parent_contract.is_derivative and parent_contract.parent_is_key):
        return None
    said = _(
        "原合同为重点监管合同，本{kind}不论金额都视为重点监管合同：签订前须报区法制机构审查。",
        kind=DERIVATIVES.get(parent_contract.derivative_type, _("衍生协议")),
    )
    return Problem("parent_contract.parent_is_key", said)


@ACT.derive
def key_reasons(
    price: Group,
    is_state_asset_deal: bool | None,
    is_talent_housing: bool | None,
    is_supervision_agreement: bool | None,
    key_supervision_designated: bool | None,
    parent_contract: Group,
    law_day: date,
) -> tuple[str, ...]:
    """Ids of the rules of 第六条 that make the contract key supervised."""
    reasons = {
        "GC-6-1": _reaches_key_amount(price, law_day),
        "GC-6-2": is_state_asset_deal and not is_talent_housing,
        "GC-6-3": is_supervision_agreement,
        "GC-6-4": key_supervision_designated,
        "GC-6-5": parent_contract.is_derivative and parent_contract.parent_is_key,
    }
    return tuple(rule_id for rule_id, holds in reasons.items() if holds)


@ACT.derive
def is_key_supervised(key_reasons: tuple[str, ...]) -> bool:
    """Whether any reason of 第六条 makes the contract key supervised."""
    return bool(key_reasons)


@ACT.derive
def need_district_review(
    signatory_level: str | None,
    is_key_supervised: bool,
    template_used: bool | None,
    template_no: str | None,
    template_substantive_change: bool | None,
) -> bool:
    """Whether 第四十二条 sends the contract to the district's legal office.

    Those that only follow the act by analogy review their own contracts. A model text exempts only
    with its uniform number (第二十三条) and when it is declared to be unchanged in substance.
    """
    must = signatory_level == DISTRICT_GOVERNMENT or (is_key_supervised and signatory_level != BY_ANALOGY)
    by_model_text = template_used and not is_blank(template_no) and template_substantive_change is False
    return must and not by_model_text


@ACT.derive
def is_filing_exempt(is_procurement: bool | None, price: Group, law_day: date) -> bool:
    """Whether 第四十九条 leaves it open to file: the government side pays little for a procurement."""
    little = price.amount is not None and price.amount <= FILING_EXEMPT_AMOUNT.on(law_day)
    return bool(is_procurement) and price.payer == GOVERNMENT_PAYS and little


@ACT.derive
def needs_gov_approval_for_waiver(
    is_key_supervised: bool, signatory_level: str | None, district_gov_approved: bool | None
) -> bool:
    """Whether 第六十六条 leaves a waiver of rights to the district government."""
    return is_key_supervised or signatory_level == DISTRICT_GOVERNMENT or bool(district_gov_approved)
