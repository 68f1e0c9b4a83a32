"""深圳市罗湖区政务信息化项目管理办法（罗府办规〔2024〕3号）, its rules in the order of its articles."""

from . import handover, letter, scope, validity, warranty
from .act import ACT

__all__ = ["ACT", "handover", "letter", "scope", "validity", "warranty"]
