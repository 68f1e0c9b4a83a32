"""第十九条: what must not be done with a temporary building."""

from __future__ import annotations

from formgen.law import article
from formgen.messages import _
from formgen.rules import BLOCK, WARN, Problem, rule

from .act import ACT

FORBIDDEN = {
    "transfer": _("转让"),
    "sale": _("买卖"),
    "lease": _("出租"),
    "mortgage": _("抵押"),
    "exchange": _("交换"),
    "gift": _("赠与"),
}
"""By the deal's nature."""


@rule(ACT, "TB-19-1", article(19), severity=BLOCK)
def temporary_building_is_not_traded(object_is_temp_building: bool, deal_nature: str) -> Problem | None:
    """已出让土地上临时建筑不得办理不动产权登记，不得转让、买卖、出租、抵押、交换、赠与。"""
    if not object_is_temp_building or deal_nature not in FORBIDDEN:
        return None
    said = _("已出让土地上临时建筑不得{deal}：请改变交易性质，或更换标的。", deal=FORBIDDEN[deal_nature])
    return Problem(("object_is_temp_building", "deal_nature"), said)


@rule(ACT, "TB-19-1", article(19), severity=WARN, elsewhere=True)
def applicant_promises_not_to_trade(no_transfer_commitment: bool | None) -> Problem | None:
    """已出让土地上临时建筑不得办理不动产权登记，不得转让、买卖、出租、抵押、交换、赠与。"""
    if no_transfer_commitment:
        return None
    said = _("没有承诺不办理不动产权登记，不转让、买卖、出租、抵押、交换、赠与：请承诺，或者说明理由。")
    return Problem("no_transfer_commitment", said)
