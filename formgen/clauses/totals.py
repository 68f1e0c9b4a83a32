"""Total amounts that a text states: 合同总价为人民币486,000元. Unit prices, shares and limits are none."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from formgen.clauses.patterns import expression
from formgen.clauses.reading import readings

if TYPE_CHECKING:
    import re

    from formgen.clauses.gazetteer import Gazetteer
    from formgen.clauses.text import Match, Text

_SCALE = {"亿": Decimal(100_000_000), "万": Decimal(10_000), "千": Decimal(1000), "百": Decimal(100)}
_TOTAL = expression(
    "(?:总价款?|总金额|总额|总价格|合同价款|合同价|合同金额|全部(?:合同)?价款)"
    "(?:[(](?:含税|不含税|小写|人民币|大写)[)])?(?:共计|合计|总计|应?为|是|计|即|:)*"
    "(?:人民币|rmb|cny|¥)*(?:[(]?小写[)]?)?[:¥]*"
    "(?P<number>[0-9]{1,3}(?:,[0-9]{3})+(?:\\.[0-9]+)?|[0-9]{1,14}(?:\\.[0-9]{1,6})?)(?P<scale>[亿万千百])?元"
    "(?!以[上下内]|[/每]|左右)"
)
# 每项总价, 保证金总额, 不超过总价…: another amount than the price of the contract.
_OTHER_AMOUNT = expression(
    "(?:每|单|分项|各|其中|保证金|违约金|赔偿|罚款|保险|扣款|利息|原合同|投资|不含|不超过|不高于|最高|上限|限|超过|达到|低于|"
    "高于|不足)[^,。;\\n]{0,6}$"
)


@dataclass(frozen=True)
class StatedTotal:
    """A total that the text states, in yuan."""

    amount: Decimal
    match: Match


def stated_totals(text: Text, gazetteer: Gazetteer) -> list[StatedTotal]:
    """The totals that *text* states, each with the words that state it."""
    return [
        StatedTotal(_amount(found), reading.match(*found.span()))
        for reading in readings(text, gazetteer)
        for found in _TOTAL.finditer(reading.words)
        if not _OTHER_AMOUNT.search(reading.words, max(0, found.start() - 20), found.start())
    ]


def _amount(found: re.Match[str]) -> Decimal:
    return Decimal(found["number"].replace(",", "")) * _SCALE.get(found["scale"] or "", Decimal(1))
