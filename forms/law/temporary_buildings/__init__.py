"""深圳市罗湖区已出让土地上临时建筑管理办法（罗府办规〔2024〕1号）: its rules in the order of its articles."""

# ruff: noqa: I001 - imported in the order of the articles, which is the order of ACT.rules
from .act import ACT
from . import scope
from . import conditions
from . import site
from . import approval
from . import materials
from . import permit
from . import neighbours
from . import term
from . import demolition
from . import works
from . import dealings
from . import supervision
from . import validity

__all__ = [
    "ACT",
    "approval",
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
