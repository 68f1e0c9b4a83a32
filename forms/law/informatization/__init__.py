"""深圳市罗湖区政务信息化项目管理办法（罗府办规〔2024〕3号）: its rules in the order of its articles."""

# ruff: noqa: I001 - imported in the order of the articles, which is the order of ACT.rules
from .act import ACT
from . import scope
from . import handover
from . import warranty
from . import validity
from . import letter

__all__ = [
    "ACT",
    "handover",
    "letter",
    "scope",
    "validity",
    "warranty",
]
