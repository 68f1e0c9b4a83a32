"""Filing numbers: given once, one after the other, and never again (第四十九条).

The number is given in the transaction of the filing itself: where that fails, none is used up. Those who file at
once queue for the row of their series, and the database refuses a number that is there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from string import Formatter
from typing import TYPE_CHECKING

import sqlalchemy as sa

from formgen.errors import BadInput
from formgen.messages import _
from formgen.storage.life_tables import filing_numbers
from formgen.storage.unit_codes import code_for, next_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from formgen.storage.database import Database
    from formgen.storage.kept import Draft

PATTERN = "{year}-{unit}-{serial:04}"
"""年份-单位代码-流水; the act leaves the pattern to the filing system."""
PARTS = ("year", "unit", "serial")
LONGEST_PATTERN = 100  # characters; a number has to find room in a line of print
# A unit's code is a text, which Python fills up at its end: 01 to 0100, as it would 010.
_PLAIN = {"year": "", "unit": "(0[12])?", "serial": "(0[1-9])?"}
AT_ONCE = 500
"""Drafts or numbers in one question; a database takes some thousands."""
_NO_DIGIT = re.compile(r"\D")


@dataclass(frozen=True)
class Series:
    """From which row of numbers one is taken: the year of the filing, and how numbers are written."""

    year: int
    pattern: str = PATTERN

    def number(self, unit: str, serial: int) -> str:
        """A number as it is written."""
        return self.pattern.format(year=self.year, unit=unit, serial=serial)


def must_be_pattern(pattern: str) -> str:
    """*pattern* itself; BadInput unless year, unit and serial can be read back from every number that it gives.

    Each of the three stands in it once, as it is or filled up with zeros (``{serial:04}``): whatever cuts, rounds
    or draws a number otherwise would give one twice some day. Between two of them stands something that is no
    digit, for ``1`` and ``23`` written together are ``12`` and ``3``; only the year is known to have four.
    """
    try:
        parts = list(Formatter().parse(pattern))
    except ValueError as error:
        raise _unusable() from error
    names = [name for _text, name, _spec, _how in parts if name is not None]
    if sorted(names) != sorted(PARTS) or len(pattern) > LONGEST_PATTERN:
        raise _unusable()
    plain = all(
        re.fullmatch(_PLAIN[name], spec or "") and not how for _text, name, spec, how in parts if name
    )
    words = "".join(text for text, *_rest in parts)
    apart = all(_NO_DIGIT.search(parts[at][0]) or names[:at] == ["year"] for at in range(1, len(names)))
    if not plain or not apart or not words.isprintable():
        raise _unusable()
    return pattern


def give_number(connection: sa.Connection, series: Series, draft: Draft, who: str, now: datetime) -> str:
    """The next number of *series* for *draft*, in the transaction of *connection*; once for each draft."""
    unit = code_for(connection, draft.owner_id)
    name = f"{series.year}-{unit}"
    serial = next_of(connection, name)
    while _is_given(connection, number := series.number(unit, serial)):
        # Numbers were written in another way before: those that come again are passed over.
        serial = next_of(connection, name)
    row = {"number": number, "series": name, "serial": serial, "draft_id": draft.id}
    connection.execute(sa.insert(filing_numbers).values(**row, given_by=who, given_at=now))
    return number


def _is_given(connection: sa.Connection, number: str) -> bool:
    known = sa.select(filing_numbers.c.number).where(filing_numbers.c.number == number)
    return connection.execute(known).first() is not None


def _unusable() -> BadInput:
    return BadInput(
        _(
            "备案编号的格式不能用：{year}（年份）、{unit}（单位代码）和 {serial}（流水）各写一次，"
            "中间用不是数字的字隔开，如 {example}。",
            year="{year}",
            unit="{unit}",
            serial="{serial:04}",
            example=PATTERN,
        )
    )


class FilingNumbers:
    """The numbers in *database* that were given; whoever asks has made sure that he may know of the drafts."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, ids: Iterable[str]) -> dict[str, str]:
        """The number of each of these drafts, of those that have one."""
        return {holder: number for number, holder in self._found(filing_numbers.c.draft_id, ids)}

    def holders(self, numbers: Iterable[str]) -> dict[str, str]:
        """To which draft each of these numbers was given, of those that were."""
        return dict(self._found(filing_numbers.c.number, numbers))

    def _found(self, column: sa.Column[str], wanted: Iterable[str]) -> Iterator[tuple[str, str]]:
        listed = list(wanted)
        with self._database.reading() as connection:
            for at in range(0, len(listed), AT_ONCE):
                query = sa.select(filing_numbers.c.number, filing_numbers.c.draft_id)
                rows = connection.execute(query.where(column.in_(listed[at : at + AT_ONCE])))
                yield from ((row.number, row.draft_id) for row in rows)
