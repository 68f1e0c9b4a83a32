"""What a contract calls itself: the line at its head that ends in 合同 or 协议."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.clauses.folded import folded
from formgen.clauses.patterns import expression

if TYPE_CHECKING:
    from formgen.clauses.contract import Contract

_TITLE = expression(
    "^[^,。;:\\n]{2,60}?(?:合同|协议|协议书|合同书|备忘录|意向书|承诺函)(?:文本|正文|范本)?(?:\\([^()]{0,20}\\))*$"
)
_REACH = 600
_MOST_LINES = 12


def title_of(contract: Contract) -> str:
    """The title of *contract*, folded and without blanks; empty where its head has none."""
    lines = folded(contract)[:_REACH].split("\n")
    bare = ["".join(line.split()).strip("《》") for line in lines if line.strip()][:_MOST_LINES]
    return next((line for line in bare if _TITLE.match(line)), "")
