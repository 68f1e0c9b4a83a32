"""深圳市罗湖区已出让土地上临时建筑管理办法（罗府办规〔2024〕1号）."""

from __future__ import annotations

from datetime import date

from formgen.law import Act, article
from formgen.messages import _
from formgen.rules import BLOCK, Problem, rule

ACT = Act(
    prefix="TB",
    number="罗府办规〔2024〕1号",
    title="深圳市罗湖区已出让土地上临时建筑管理办法",
    issued=date(2024, 1, 7),
    effective=date(2024, 1, 22),
    expires=date(2029, 1, 21),
    repeals=("罗府办规〔2020〕10号",),
)
"""In force from 22 January 2024, valid for five years (第二十七条): its last day is computed."""

FORBIDDEN = {
    "transfer": _("转让"),
    "sale": _("买卖"),
    "lease": _("出租"),
    "mortgage": _("抵押"),
    "exchange": _("交换"),
    "gift": _("赠与"),
}
"""第十九条: what must not be done with a temporary building, by the deal's nature."""


@rule(ACT, "TB-19-1", article(19), severity=BLOCK)
def temporary_building_is_not_traded(object_is_temp_building: bool, deal_nature: str) -> Problem | None:
    """已出让土地上临时建筑不得办理不动产权登记，不得转让、买卖、出租、抵押、交换、赠与。"""
    if not object_is_temp_building or deal_nature not in FORBIDDEN:
        return None
    said = _("已出让土地上临时建筑不得{deal}：请改变交易性质，或更换标的。", deal=FORBIDDEN[deal_nature])
    return Problem(("object_is_temp_building", "deal_nature"), said)
