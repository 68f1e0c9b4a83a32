"""Days that a text states: 2026年8月1日, 2026-08-01, 二〇二六年八月一日."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMERAL = "〇零一二三四五六七八九十○0-9"
_DAY = re.compile(
    rf"(?P<year>[12][0-9]{{3}}|[一二][〇零○一二三四五六七八九]{{3}})\s{{0,3}}(?:年|[-./])\s{{0,3}}(?P<month>[{_NUMERAL}]{{1,3}})\s{{0,3}}"
    rf"(?:月|[-./])\s{{0,3}}(?P<day>[{_NUMERAL}]{{1,3}})\s{{0,2}}[日号]?(?![0-9])"
)
_DIGITS = {numeral: value for value, same in enumerate(("〇零○", *"一二三四五六七八九")) for numeral in same}


def stated_dates(folded: str, start: int = 0, end: int | None = None) -> Iterator[tuple[date, int, int]]:
    """The days in *folded* between *start* and *end*, each with its place; days that do not exist are left out."""
    for found in _DAY.finditer(folded, start, len(folded) if end is None else end):
        try:
            day = date(_year(found.group("year")), _number(found.group("month")), _number(found.group("day")))
        except ValueError:
            continue
        yield day, *found.span()


def _year(written: str) -> int:
    return int(written) if written.isascii() else int("".join(str(_DIGITS[one]) for one in written))


def _number(written: str) -> int:
    if written.isascii():
        return int(written)
    tens, ten, ones = written.rpartition("十")
    if not ten:
        return int("".join(str(_DIGITS.get(one, one)) for one in written))
    return (_DIGITS.get(tens, 1) if tens else 1) * 10 + (_DIGITS.get(ones, 0) if ones else 0)
