"""Days that a text states: 2026年8月1日, 2026-08-01, 二〇二六年八月一日."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast

from formgen.clauses.patterns import expression
from formgen.numerals import number_of, year_of

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_SMALL = "[0-9]{1,2}|[〇零○一二三四五六七八九十]{1,3}"
_YEAR = "(?:19|20)[0-9]{2}|[一二][九〇零○oO0][〇零○oO0一二三四五六七八九]{2}"


def day_pattern(which: str = "", *, loose: bool = False) -> str:
    """A day in a pattern, its groups marked with *which* (letters or digits).

    :param loose: blanks may stand between, and 日 may be left out. Who looks for days that no calendar has
        cannot allow it: 2026年12月50万元 names no day.
    """
    blank = r"\s{0,3}" if loose else ""
    last = r"\s{0,2}[日号]?(?![0-9])" if loose else "[日号]"
    mark = f"mark{which}"
    return (
        rf"(?P<year{which}>{_YEAR}){blank}(?:年|(?P<{mark}>[-/.])){blank}(?P<month{which}>{_SMALL}){blank}"
        rf"(?(mark{which})(?P={mark}){blank}|月{blank})(?P<day{which}>{_SMALL})"
        rf"(?({mark})(?![0-9]|\.[0-9])|{last})"
    )


_DAY = expression(day_pattern(loose=True))


def stated_dates(folded: str, start: int = 0, end: int | None = None) -> Iterator[tuple[date, int, int]]:
    """The days in *folded* between *start* and *end*, each with its place; days that do not exist are left out."""
    for found in _DAY.finditer(folded, start, len(folded) if end is None else end):
        if day := day_in(found):
            yield day, *found.span()


def day_in(found: re.Match[str], which: str = "") -> date | None:
    """The day that a :func:`day_pattern` *found*; ``None`` where none was, or where no calendar has it."""
    if found[f"year{which}"] is None:
        return None
    year = year_of(found[f"year{which}"])
    month, day = (number_of(found[f"{name}{which}"]) for name in ("month", "day"))
    try:
        return date(*cast("tuple[int, int, int]", (year, month, day)))
    except (ValueError, TypeError):
        return None
