"""Instalments that are named by their amounts: 首付款10万元 in one clause, 尾款30万元 in another."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from formgen.clauses.amounts import amounts_of
from formgen.clauses.patterns import expression
from formgen.clauses.prices import stated_prices
from formgen.clauses.scope import is_denied

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from formgen.clauses.amounts import Amount
    from formgen.clauses.gazetteer import Gazetteer
    from formgen.clauses.reading import Reading
    from formgen.clauses.text import Match, Text

_NAME = expression(
    "(?P<name>预付款|首付款?|首期(?:款项?|款|付款)?|首款|第[一二三四五六七八1-8](?:期|笔|次|阶段)(?:款项|款|付款|合同款|服务费|费用)?|进度款|中期款|到货款|验收款|"
    "初验款|终验款|尾款|余款|末期款|质保金|质量保证金)"
    "(?P<between>(?:[(:,]|即|计|共计|合计|为|是|人民币|金额|小写|大写|¥|的|款项?|元|支付|付|剩余|应付)*)$"
)
_LAST = expression("尾款|余款|末期款|终验款")
_KEPT_BACK = expression("质保金|质量保证金")
_NOT_AN_INSTALMENT = expression(
    "每[月年季期]|违约|超过|不超过|上限|罚|赔偿|未付|欠付|逾期|原合同|补充|增加|调整|如|若|扣除|最高|利息|缴纳|提交|保函"
)
_BACK = 40
_LEAST = 2
_A_YUAN = 1


@dataclass(frozen=True)
class Instalment:
    """What is paid at one stage, in 元."""

    name: str
    amount: Decimal
    match: Match


@dataclass(frozen=True)
class PaidWrong:
    """Instalments that do not make the price.

    :param price: of the contract; :param total: of the instalments.
    """

    price: Decimal
    total: Decimal
    matches: tuple[Match, ...]


def instalments_apart_from_price(text: Text, gazetteer: Gazetteer) -> PaidWrong | None:
    """The instalments where all are named by their amounts and do not make the one price; else ``None``.

    All are named when the last one is among them. Money kept back (质保金) may be a part of the others or not.
    """
    prices = {one.amount for one in stated_prices(text, gazetteer) if not one.without_tax}
    named: dict[str, Instalment] = {}
    for one in _instalments(text, gazetteer):
        if named.setdefault(one.name, one).amount != one.amount:
            return None
    paid = [one for one in named.values() if not _KEPT_BACK.search(one.name)]
    if len(prices) != 1 or len(paid) < _LEAST:
        return None
    price, total = prices.pop(), sum((one.amount for one in paid), Decimal(0))
    kept_back = sum((one.amount for one in named.values()), Decimal(0))
    is_complete = any(_LAST.search(one.name) for one in paid)
    if any(abs(one - price) <= _A_YUAN for one in (total, kept_back)) or not (is_complete or total > price):
        return None
    return PaidWrong(price, total, tuple(one.match for one in paid))


def _instalments(text: Text, gazetteer: Gazetteer) -> Iterator[Instalment]:
    for reading, amounts in amounts_of(text, gazetteer):
        for amount in amounts:
            found = _named_before(reading, amount)
            if found:
                floor = max(0, amount.start - _BACK)
                yield Instalment(
                    found["name"], amount.value, reading.match(floor + found.start(), amount.end)
                )


def _named_before(reading: Reading, amount: Amount) -> re.Match[str] | None:
    """The name of the instalment that *amount* is of; ``None`` where it is of none."""
    floor = max(0, amount.start - _BACK)
    found = _NAME.search(reading.words[floor : amount.start])
    if found is None or is_denied(reading, amount.start):
        return None
    sentence = reading.sentence_at(amount.start)
    before = reading.words[max(sentence.start, amount.start - _BACK) : amount.start]
    return None if _NOT_AN_INSTALMENT.search(before) else found
