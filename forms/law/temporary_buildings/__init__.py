"""深圳市罗湖区已出让土地上临时建筑管理办法（罗府办规〔2024〕1号）, its rules in the order of its articles."""

from . import (
    conditions,
    dealings,
    demolition,
    materials,
    neighbours,
    permit,
    scope,
    site,
    supervision,
    term,
    validity,
    works,
)
from .act import ACT

__all__ = [
    "ACT",
    "conditions",
    "dealings",
    "demolition",
    "materials",
    "neighbours",
    "permit",
    "scope",
    "site",
    "supervision",
    "term",
    "validity",
    "works",
]
