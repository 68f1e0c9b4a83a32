"""Days that a contract names: those that no calendar has, terms that end before they begin or miss their length."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from formgen.calendar import A_DAY, add_months
from formgen.clauses.patterns import expression
from formgen.clauses.reading import readings
from formgen.clauses.stated_dates import day_in, day_pattern
from formgen.numerals import number_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from formgen.clauses.gazetteer import Gazetteer
    from formgen.clauses.reading import Reading
    from formgen.clauses.text import Match, Text

_ONE = expression(day_pattern())
_COUNT = r"(?P<count>[0-9]{1,4}|[一二两三四五六七八九十百]{1,5})(?:周)?(?P<unit>年|个月|月|日历天|日历日|天|日)(?P<half>半)?"
_SPAN = expression(
    rf"{day_pattern('1')}(?:零时|0时|\(含(?:当日|本日)?\))?(?:起|开始|计)?[,]?(?P<to>至|到|-|~|—|–|止于|截至)[,]?"
    rf"{day_pattern('2')}(?:二十四时|24时|\(含(?:当日|本日)?\))?(?:止|结束|终止|届满)?"
)
_TERM_BEFORE = expression(
    rf"(?:期限?|期间|有效期|工期|租期|周期)(?:限)?(?:共|总计|合计|暂定|约定|均)?(?:为|是|:|共|计)?{_COUNT}[,(:;]*(?:即|从|自|由|具体|时间|为|起止|日期|期限|租赁|服务|合同|履行|:|,|\()*$"
)
_TERM_BEHIND = expression(
    rf"[,()]*(?:共计?|合计|总计|为期|期限为?|计|总?工期为?|租期为?|服务期为?|总日历天数?为?|有效期为?)(?:共|计|:)?{_COUNT}"
)
_STATED = expression(
    rf"(?P<lead>期限?|期间)(?:限)?(?:共|总计|合计|暂定|约定)?(?:为|是|:|共|计)?{_COUNT}(?!内|以内|前|后)"
)
_SIGNED = expression(
    rf"(?:签订|签署|签约|订立)(?:日期|时间|日|于)?[:于]{{0,2}}{day_pattern()}|"
    rf"(?:双方|各方|本合同|本协议)[^,。;\n]{{0,20}}?于{day_pattern('9')}[^,。;\n]{{0,24}}?(?:签订|签署|订立)"
)
_OTHER_CONTRACT = expression("原|上一|前一|主合同|框架|[0-9]号|《|中标|通知书|已|此前|曾")
_TERM = expression(
    "(?:合同|服务|履行|租赁|协议|供货|委托|物业|经营|合作|使用)(?:的)?(?:有效)?(?:期限?|期间|起止)|工期|租期|有效期"
)
_LEAD = 40


class Order(StrEnum):
    """What is wrong with days."""

    IMPOSSIBLE = "impossible"
    BACKWARDS = "backwards"
    LENGTH = "length"
    SIGNED_LATE = "signed_late"


@dataclass(frozen=True)
class DayFault:
    """Something wrong with one day, or with two of them.

    :param first: :param last: the days; :param expected: the last day by the term in words.
    """

    fault: Order
    matches: tuple[Match, ...]
    first: date | None = None
    last: date | None = None
    expected: date | None = None


@dataclass(frozen=True)
class _Span:
    reading: Reading
    start: int
    end: int
    first: date
    last: date

    @property
    def match(self) -> Match:
        return self.reading.match(self.start, self.end)


def day_faults(text: Text, gazetteer: Gazetteer) -> list[DayFault]:
    """What is wrong with the days of *text*."""
    found: list[DayFault] = []
    for reading in readings(text, gazetteer):
        if "年" not in reading.words and not _ONE.search(reading.words):
            continue
        found += _impossible(reading)
        spans = list(_spans(reading))
        found += [fault for span in spans for fault in _of_span(span)]
        found += _signed_late(reading, spans)
    return found


def lengths_of_terms(text: Text, gazetteer: Gazetteer, called: tuple[str, ...]) -> list[tuple[Match, int]]:
    """How many months the terms last that are *called* so, in words (20年) or from day to day, each with its words.

    A part of a month counts as a whole one.
    """
    name = re.compile("|".join(called))
    found = []
    for reading in readings(text, gazetteer):
        for span in _spans(reading):
            if name.search(reading.words, max(0, span.start - _LEAD), span.start) and span.last > span.first:
                months = (span.last.year - span.first.year) * 12 + span.last.month - span.first.month
                found.append((span.match, months + (span.last >= add_months(span.first, months))))
        for one in _STATED.finditer(reading.words):
            count = number_of(one["count"]) or 0
            if name.search(reading.words, max(0, one.start() - 6), one.end("lead")):
                months = count * 12 + (6 if one["half"] else 0) if one["unit"] == "年" else count
                found.append((reading.match(one.start("count"), one.end("unit")), months))
    return found


def _impossible(reading: Reading) -> Iterator[DayFault]:
    for found in _ONE.finditer(reading.words):
        if day_in(found) is None:
            yield DayFault(Order.IMPOSSIBLE, (reading.match(*found.span()),))


def _spans(reading: Reading) -> Iterator[_Span]:
    for found in _SPAN.finditer(reading.words):
        first, last = day_in(found, "1"), day_in(found, "2")
        if first and last:
            yield _Span(reading, *found.span(), first, last)


def _of_span(span: _Span) -> Iterator[DayFault]:
    if span.last < span.first:
        yield DayFault(Order.BACKWARDS, (span.match,), span.first, span.last)
        return
    words = span.reading.words
    before = _TERM_BEFORE.search(words, max(0, span.start - _LEAD), span.start)
    behind = _TERM_BEHIND.match(words, span.end)
    stated = before or behind
    if stated is None:
        return
    expected = _last_day(span.first, stated)
    if expected and abs((span.last - expected).days) > 1:
        place = span.reading.match(
            stated.start("count"), stated.end("half") if stated["half"] else stated.end("unit")
        )
        yield DayFault(Order.LENGTH, (place, span.match), span.first, span.last, expected)


def _last_day(first: date, stated: re.Match[str]) -> date | None:
    """The last day of a term of the *stated* length that begins on *first*; whoever counts both ends has a day less."""
    count = number_of(stated["count"])
    if not count or count > 36_500:
        return None
    unit, months = stated["unit"], 12 * count + (6 if stated["half"] else 0)
    try:
        if unit == "年":
            return add_months(first, months) - A_DAY
        if unit in {"个月", "月"}:
            return add_months(first, count) - A_DAY
        return first + A_DAY * (count - 1)
    except (ValueError, OverflowError):
        return None


def _signed_late(reading: Reading, spans: list[_Span]) -> Iterator[DayFault]:
    terms = [one for one in spans if _TERM.search(reading.words, max(0, one.start - _LEAD), one.start)]
    if not terms:
        return
    for found in _SIGNED.finditer(reading.words):
        before = reading.words[max(0, found.start() - 16) : found.start()]
        signed = day_in(found) or day_in(found, "9")
        if signed and not _OTHER_CONTRACT.search(before) and signed > terms[0].first:
            places = (reading.match(*found.span()), terms[0].match)
            yield DayFault(Order.SIGNED_LATE, places, signed, terms[0].first)
            return
