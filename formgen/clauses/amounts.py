"""Amounts of money as contracts write them: 人民币壹佰万元整（￥1,000,000.00）, 100万元, 1.2亿元.

Where one amount stands in Chinese words and in figures side by side, the two are compared. The rules for
the words are those of 中国人民银行《支付结算办法》(银发〔1997〕393号) annex 1.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, cast

from formgen.clauses.patterns import expression
from formgen.clauses.reading import readings
from formgen.fields.money import capital_variants
from formgen.numerals import TENS, VALUES, whole_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formgen.clauses.gazetteer import Gazetteer
    from formgen.clauses.reading import Reading
    from formgen.clauses.text import Match, Text

SCALES = {
    "": Decimal(1),
    "百": Decimal(100),
    "千": Decimal(1000),
    "万": Decimal(10_000),
    "百万": Decimal(1_000_000),
    "千万": Decimal(10_000_000),
    "亿": Decimal(100_000_000),
}
NUMBER = r"[0-9]{1,3}(?:[, ] ?[0-9]{3})+(?:\.[0-9]{1,6})?|[0-9]{1,15}(?:\.[0-9]{1,6})?"
_FIGURES = expression(rf"(?P<number>{NUMBER})(?P<scale>百万|千万|[百千万亿])?(?P<unit>美元|港元|元|圆)?")
"""An amount in figures; it is one only with a mark before it or a unit behind it."""
_MARK = expression(r"(?:(?:人民币|rmb|cny|usd|hkd|美元|港币|港元|小写)[)\]]?:?\s?¥?|¥)\s?$")
_MARK_REACH = 8
_GLUED = frozenset("0123456789.,abcdefghijklmnopqrstuvwxyz")
_NUMERALS = "".join((*VALUES, *TENS))
_FORMAL = frozenset("壹贰叁肆伍陆柒捌玖拾佰仟")
_WORDS = expression(
    rf"(?<![第{_NUMERALS}])(?P<whole>[{_NUMERALS}万亿]{{1,40}})[元圆]"
    rf"(?P<zero>零?)(?:(?P<jiao>[{_NUMERALS}])角)?(?P<zero2>零?)(?:(?P<fen>[{_NUMERALS}])分)?(?P<end>[整正]?)"
)
_NEAR = 30
_LINK = expression(
    '(?:[()\\[\\]【】:,;/"“”\\n-]|大写|小写|人民币|rmb|cny|usd|美元|港币|¥|即|也就是|计|合计|共计|总计|总价|金额|数字|'
    "不?含税|价格?|税|为|是|币种?|以下同|下同|整|正|元)*"
)
_REMARK = expression("\\((?!大写|小写)[^()\n]{1,28}\\)")
_LINKED = expression("[(\\[【:]|大写|小写|即|¥|人民币")
_TWO = expression("大写|小写")
CENT = Decimal("0.01")


@dataclass(frozen=True)
class Amount:
    """An amount where it stands in a reading.

    :param value: in 元; :param start: :param end: in characters of the reading.
    :param in_words: whether it is written in Chinese numerals.
    :param formal: whether these are the capitals (壹贰叁), not the everyday ones (一二三).
    """

    value: Decimal
    start: int
    end: int
    in_words: bool = False
    formal: bool = False


@dataclass(frozen=True)
class AmountPair:
    """One amount written twice side by side: in words and in figures."""

    words: Decimal
    figures: Decimal
    words_match: Match
    figures_match: Match

    @property
    def agrees(self) -> bool:
        """Whether both mean the same amount."""
        return self.words == self.figures

    @property
    def slip(self) -> bool:
        """Whether they are apart by a whole 万 or 亿, as a unit written once too often makes them."""
        low, high = sorted((self.words, self.figures))
        return bool(low) and high / low in (SCALES["万"], SCALES["亿"])


def amounts_in(reading: Reading) -> list[Amount]:
    """The amounts in *reading*, in order of their place; none overlapping."""
    if "元" not in reading.words and "圆" not in reading.words and "¥" not in reading.words:
        return []
    found = [*_in_words(reading.words), *_in_figures(reading.words)]
    return sorted(found, key=lambda one: one.start)


def amounts_of(text: Text, gazetteer: Gazetteer) -> list[tuple[Reading, list[Amount]]]:
    """The amounts of *text*, by reading; found once for each pair."""
    key = ("amounts", gazetteer)
    if key not in text.kept:
        text.kept[key] = [(reading, amounts_in(reading)) for reading in readings(text, gazetteer)]
    return cast("list[tuple[Reading, list[Amount]]]", text.kept[key])


def amount_pairs(text: Text, gazetteer: Gazetteer) -> list[AmountPair]:
    """Amounts that stand in words and in figures side by side, whichever comes first."""
    return [
        AmountPair(
            words.value,
            figures.value,
            reading.match(words.start, words.end),
            reading.match(figures.start, figures.end),
        )
        for reading, amounts in amounts_of(text, gazetteer)
        for words, figures in _paired(reading.words, amounts)
    ]


def misspelt_capitals(text: Text, gazetteer: Gazetteer) -> list[tuple[Decimal, Match]]:
    """Capitals whose amount is plain but whose spelling breaks the rules (拾元整, 壹佰另伍元), with that amount.

    A missing 整 is let pass, as custom does; everyday numerals count only behind the word 大写.
    """
    return [
        (one.value, reading.match(one.start, one.end))
        for reading, amounts in amounts_of(text, gazetteer)
        for one in amounts
        if one.in_words
        and _is_meant_as_capitals(reading.words, one)
        and not is_spelt_right(reading.words[one.start : one.end], one.value)
    ]


def is_spelt_right(words: str, value: Decimal) -> bool:
    """Whether *words* are capitals of *value* by the rules; 人民币, 圆 for 元 and a missing 整 do not matter."""
    bare = _bare(words)
    return any(
        bare in {written, written.removesuffix("整")} for written in map(_bare, capital_variants(value))
    )


def _bare(words: str) -> str:
    plain = words.removeprefix("人民币").replace("圆", "元")
    return f"{plain[:-1]}整" if plain.endswith("正") else plain


def _is_meant_as_capitals(words: str, one: Amount) -> bool:
    return one.formal or "大写" in words[max(0, one.start - 8) : one.start]


def _in_figures(words: str) -> Iterator[Amount]:
    for found in _FIGURES.finditer(words):
        start = found.start()
        mark = _MARK.search(words, max(0, start - _MARK_REACH), start)
        if not (mark or found["unit"]) or (start and not mark and words[start - 1] in _GLUED):
            continue
        number = Decimal(found["number"].replace(",", "").replace(" ", ""))
        begin = mark.start() if mark else start
        yield Amount(number * SCALES[found["scale"] or ""], begin, found.end())


def _in_words(words: str) -> Iterator[Amount]:
    for found in _WORDS.finditer(words):
        value = whole_number(found["whole"])
        if value is not None:
            jiao, fen = (VALUES.get(found[part] or "零", 0) for part in ("jiao", "fen"))
            formal = any(one in _FORMAL for one in found.group())
            yield Amount(
                Decimal(value) + jiao * CENT * 10 + fen * CENT, *found.span(), in_words=True, formal=formal
            )


def _paired(words: str, amounts: list[Amount]) -> Iterator[tuple[Amount, Amount]]:
    taken = -1
    for one, other in pairwise(one for one in amounts if not _is_remark(words, one)):
        if one.in_words == other.in_words or one.start < taken or not _side_by_side(words, one, other):
            continue
        taken = other.end
        yield (one, other) if one.in_words else (other, one)


def _is_remark(words: str, amount: Amount) -> bool:
    """Whether it stands in brackets that say something else: 81,700元(每平方米95元)."""
    floor = max(0, amount.start - _NEAR)
    opened = words.rfind("(", floor, amount.start)
    return opened > words.rfind(")", floor, amount.start) and not _LINK.fullmatch(words, opened, amount.start)


def _side_by_side(words: str, one: Amount, other: Amount) -> bool:
    between = _REMARK.sub("", words[one.end : other.start]) + _mark_of(words, other)
    if (
        len(between) > _NEAR
        or not _LINK.fullmatch(between)
        or (between.startswith(("、", ",")) and "大" not in between)
    ):
        return False
    if "\n" in between and not _TWO.search(between):
        return False
    return not between or _LINKED.search(between) is not None


def _mark_of(words: str, amount: Amount) -> str:
    """What stands before the digits inside the amount itself: ¥, 人民币, 小写."""
    found = re.match("[^0-9零〇壹贰叁肆伍陆柒捌玖拾]*", words[amount.start : amount.end])
    return found.group() if found and not amount.in_words else ""
