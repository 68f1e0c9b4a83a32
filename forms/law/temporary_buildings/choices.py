"""The choices that the rules distinguish, as answers name them."""

from __future__ import annotations

PUBLIC_FACILITY, CONSTRUCTION_SITE, INDUSTRIAL, SALES_MODEL = (
    "public_facility",
    "construction_site",
    "industrial_auxiliary",
    "sales_model",
)
TYPES = frozenset({PUBLIC_FACILITY, CONSTRUCTION_SITE, INDUSTRIAL, SALES_MODEL})
"""第三条第二款: the four types of temporary building."""

TRANSFERRED = frozenset({"allocated", "agreement", "bid_auction_listing"})
"""第三条第一款: how land that counts as 已出让土地 was obtained."""
INDUSTRIAL_LAND = frozenset({"industrial", "warehouse"})
URGENT_DOMAINS = frozenset({"education", "health"})
"""第九条（三）: the fields whose urgent facilities may have more storeys."""
CAST_IN_SITU, MASONRY = "cast_in_situ_rc", "masonry"
INDIVIDUAL = "individual"
DEMOLISHED_BEFORE_ACCEPTANCE = frozenset({CONSTRUCTION_SITE, SALES_MODEL})
"""第十六条第二款: what has to go before the planning acceptance of the works it served."""
