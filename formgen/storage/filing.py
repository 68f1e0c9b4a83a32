"""Filing numbers: given once, one after the other, and never again (第四十九条).

The number is given in the transaction of the filing itself: where that fails, none is used up. Those who file at
once queue for the row of their series, and the database refuses a number that is there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from formgen.errors import BadInput
from formgen.messages import _
from formgen.storage.database import insert_once
from formgen.storage.life_tables import filing_numbers, filing_series, unit_codes
from formgen.storage.people_tables import user_units

if TYPE_CHECKING:
    from datetime import datetime

    from formgen.storage.kept import Draft

PATTERN = "{year}-{unit}-{serial:04}"
"""年份-单位代码-流水; the act leaves the pattern to the filing system."""
OF_NO_UNIT = "00"
UNITS = "unit codes"
"""The series of the codes that units are given, in the order in which they file first."""


@dataclass(frozen=True)
class Series:
    """From which row of numbers one is taken: the year of the filing, and how numbers are written."""

    year: int
    pattern: str = PATTERN

    def number(self, unit: str, serial: int) -> str:
        """A number as it is written."""
        return self.pattern.format(year=self.year, unit=unit, serial=serial)


def must_be_pattern(pattern: str) -> str:
    """*pattern* itself; BadInput unless it tells year, unit and serial apart, so that no number comes twice."""
    try:
        one, *others = (
            Series(year, pattern).number(unit, serial)
            for year, unit, serial in ((2026, "01", 1), (2027, "01", 1), (2026, "02", 1), (2026, "01", 2))
        )
    except (KeyError, IndexError, ValueError, AttributeError) as error:
        raise _unusable() from error
    if one in others or len(set(others)) < len(others):
        raise _unusable()
    return pattern


def give_number(connection: sa.Connection, series: Series, draft: Draft, who: str, now: datetime) -> str:
    """The next number of *series* for *draft*, in the transaction of *connection*; once for each draft."""
    unit = _code(connection, draft.owner_id)
    name = f"{series.year}-{unit}"
    serial = _next(connection, name)
    number = series.number(unit, serial)
    row = {"number": number, "series": name, "serial": serial, "draft_id": draft.id}
    connection.execute(sa.insert(filing_numbers).values(**row, given_by=who, given_at=now))
    return number


def _next(connection: sa.Connection, series: str) -> int:
    insert_once(connection, filing_series, {"series": series, "last": 0}, (filing_series.c.series,))
    step = sa.update(filing_series).where(filing_series.c.series == series)
    counted = step.values(last=filing_series.c.last + 1).returning(filing_series.c.last)
    return int(connection.execute(counted).scalar_one())


def _code(connection: sa.Connection, owner: str) -> str:
    """The code of the unit of *owner*; given when the unit files for the first time."""
    unit_id = connection.execute(
        sa.select(user_units.c.unit_id).where(user_units.c.user_id == owner)
    ).scalar()
    if unit_id is None:
        return OF_NO_UNIT
    known = sa.select(unit_codes.c.code).where(unit_codes.c.unit_id == unit_id)
    found = connection.execute(known).scalar()
    if found is None:
        serial = _next(connection, UNITS)
        # Whoever waited for the row above may find that another one gave the code meanwhile.
        row = {"unit_id": unit_id, "code": f"{serial:02}"}
        insert_once(connection, unit_codes, row, (unit_codes.c.unit_id,))
        found = connection.execute(known).scalar_one()
    return str(found)


def _unusable() -> BadInput:
    return BadInput(
        _(
            "备案编号的格式不能用：要有 {year}（年份）、{unit}（单位代码）和 {serial}（流水），如 {example}。",
            year="{year}",
            unit="{unit}",
            serial="{serial:04}",
            example=PATTERN,
        )
    )
