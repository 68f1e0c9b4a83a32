"""How high a deposit is, and in what it is paid: 定金为合同总价的30%, 履约保证金以现金形式提交."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from formgen.clauses.amounts import amounts_of
from formgen.clauses.patterns import expression
from formgen.clauses.prices import stated_prices
from formgen.clauses.reading import readings
from formgen.clauses.scope import is_denied
from formgen.numerals import number_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formgen.clauses.amounts import Amount
    from formgen.clauses.gazetteer import Gazetteer
    from formgen.clauses.reading import Reading
    from formgen.clauses.text import Match, Text

_WHOLE = "(?:本?合同|中标|成交|项目|服务|总|采购)(?:总)?(?:标的)?(?:总?价款?|总?金额|总?额|总?价格|总?费用)"
_PERCENT = "(?:(?P<digits>[0-9]{1,3}(?:\\.[0-9]{1,3})?)%|百分之(?P<words>[一二三四五六七八九十]{1,4}))"
_NOT_IT = expression("罚则|双倍|返还|退还|没收|扣除|扣罚|违约金")
_CASH = expression("现金")
_OTHER_FORMS = expression("保函|支票|汇票|本票|非现金|保险|电汇|转账|汇款|银行|或")
_NEAR_AMOUNT = expression("(?:金额|数额|为|人民币|共计|合计|计|:|\\(|小写|大写|¥|应为|的)*")
_AROUND = 6
_REACH = 60
HUNDRED = Decimal(100)


@dataclass(frozen=True)
class StatedShare:
    """A deposit as a share of the price; :param percent: of the whole price."""

    percent: Decimal
    match: Match


def deposit_shares(text: Text, gazetteer: Gazetteer, name: str) -> list[StatedShare]:
    """How high the deposit called *name* (a pattern) is, by its percentage or by its amount and the price."""
    prices = {one.amount for one in stated_prices(text, gazetteer) if not one.without_tax}
    price = prices.pop() if len(prices) == 1 else None
    return [
        share
        for reading, amounts in amounts_of(text, gazetteer)
        for share in (
            *_by_percent(reading, name),
            *(_by_amount(reading, amounts, name, price) if price else ()),
        )
    ]


def only_in_cash(text: Text, gazetteer: Gazetteer, name: str) -> list[Match]:
    """Sentences that want the deposit called *name* in cash and in no other form."""
    pattern = re.compile(f"{name}[^。;\\n]{{0,40}}?现金|现金[^。;\\n]{{0,24}}?{name}")
    return [
        reading.match(*found.span())
        for reading in readings(text, gazetteer)
        for sentence in reading.sentences_with(_CASH)
        for found in pattern.finditer(reading.words, sentence.start, sentence.end)
        if not _OTHER_FORMS.search(reading.words, sentence.start, sentence.end)
        and not is_denied(reading, found.end() - len("现金"))
    ]


def _by_percent(reading: Reading, name: str) -> Iterator[StatedShare]:
    called = re.compile(name)
    before = re.compile(f"{name}[^。;\\n]{{0,30}}?{_WHOLE}的?{_PERCENT}")
    behind = re.compile(f"{_WHOLE}的?{_PERCENT}[^,。;\\n]{{0,8}}?(?:作为|为|的){name}")
    for sentence in reading.sentences_with(called):
        for pattern in (before, behind):
            for found in pattern.finditer(reading.words, sentence.start, sentence.end):
                around = reading.words[max(0, found.start() - _AROUND) : found.end() + _AROUND]
                if not _NOT_IT.search(around) and not is_denied(reading, found.start()):
                    number = found["digits"]
                    percent = Decimal(number) if number else Decimal(number_of(found["words"]) or 0)
                    yield StatedShare(percent, reading.match(*found.span()))


def _by_amount(reading: Reading, amounts: list[Amount], name: str, price: Decimal) -> Iterator[StatedShare]:
    for found in re.finditer(name, reading.words):
        for one in amounts:
            if one.start < found.end():
                continue
            if one.start - found.end() <= _REACH and _NEAR_AMOUNT.fullmatch(
                reading.words, found.end(), one.start
            ):
                yield StatedShare(one.value / price * HUNDRED, reading.match(found.start(), one.end))
            break
