"""深圳市罗湖区政府合同监督管理办法（罗府规〔2018〕6号）: its rules in the order of its articles."""

from .act import ACT

__all__ = ["ACT"]
