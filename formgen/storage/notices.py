"""Holiday notices that an administrator entered: which weekdays of a year are off, which weekends are worked.

A year is entered as a whole. Entered again it replaces what held before, which stays on record; withdrawn, the
year is again as the program knows it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from formgen.errors import Conflict
from formgen.messages import _
from formgen.storage import audit
from formgen.storage.clock import utc_now
from formgen.storage.database import insert_once
from formgen.storage.holiday_tables import holiday_days, holiday_notices
from formgen.storage.plain import text

if TYPE_CHECKING:
    from datetime import date, datetime

    from formgen.storage.clock import Clock
    from formgen.storage.database import Database


@dataclass(frozen=True)
class NoticeDay:
    """A day of a notice: *working* where a weekend is worked instead; *name* of the holiday that it is about."""

    day: date
    working: bool
    name: str = ""


@dataclass(frozen=True)
class NewNotice:
    """What is to be entered for a *year*.

    :param days: of the year, and of the December before it; none where the year is withdrawn.
    :param number: of the notice, as 国办发明电〔2025〕7号; :param issued_on: its date, where it is known.
    :param moved: how many deadlines get another last day by it; :param settled: how many are no estimate any more.
    """

    year: int
    days: tuple[NoticeDay, ...] = ()
    number: str = ""
    issued_on: date | None = None
    withdrawn: bool = False
    moved: int = 0
    settled: int = 0


@dataclass(frozen=True)
class Notice:
    """What was entered for a *year*, for the *revision*-th time; see :class:`NewNotice`."""

    year: int
    revision: int
    number: str
    issued_on: date | None
    withdrawn: bool
    moved: int
    settled: int
    entered_by: str
    entered_at: datetime
    days: tuple[NoticeDay, ...] = field(default=(), compare=False)


_NOTICE = [holiday_notices.c[name] for name in Notice.__dataclass_fields__ if name != "days"]
_DAY = [holiday_days.c[name] for name in NoticeDay.__dataclass_fields__]
_SAME = (holiday_notices.c.year, holiday_notices.c.revision)
_COUNT = sa.select(sa.func.count()).select_from(holiday_notices)


class Notices:
    """The notices in *database*."""

    def __init__(self, database: Database, clock: Clock = utc_now) -> None:
        self._database = database
        self._clock = clock

    def stamp(self) -> int:
        """What changes whenever something was entered: asked often, and cheap."""
        with self._database.reading() as connection:
            return int(connection.execute(_COUNT).scalar_one())

    def newest(self) -> list[Notice]:
        """The last word on each year, withdrawn ones too, in the order of years."""
        latest = sa.select(holiday_notices.c.year, sa.func.max(holiday_notices.c.revision).label("revision"))
        last = latest.group_by(holiday_notices.c.year).subquery()
        held = (holiday_notices.c.year == last.c.year) & (holiday_notices.c.revision == last.c.revision)
        told = (holiday_days.c.year == last.c.year) & (holiday_days.c.revision == last.c.revision)
        notices = sa.select(*_NOTICE).join(last, held).order_by(holiday_notices.c.year)
        days = sa.select(holiday_days.c.year.label("of"), *_DAY).join(last, told).order_by(holiday_days.c.day)
        with self._database.reading() as connection:
            found = connection.execute(notices).mappings().all()
            of: dict[int, list[NoticeDay]] = {}
            for row in connection.execute(days):
                of.setdefault(row.of, []).append(NoticeDay(row.day, row.working, row.name))
        return [Notice(**row, days=tuple(of.get(row["year"], ()))) for row in found]

    def put(self, new: NewNotice, seen: int, actor: str) -> Notice:
        """Keep *new*, which replaces the revision *seen* of its year (0: none).

        :raises formgen.errors.Conflict: when somebody entered the year in between.
        """
        revision, by = seen + 1, audit.who(actor)
        row: dict[str, Any] = {
            "year": new.year,
            "revision": revision,
            "number": text(new.number.strip(), "number"),
            "issued_on": new.issued_on,
            "withdrawn": new.withdrawn,
            "moved": new.moved,
            "settled": new.settled,
            "entered_by": by,
            "entered_at": self._clock(),
        }
        with self._database.writing() as connection:
            before = sa.select(sa.func.max(holiday_notices.c.revision)).where(
                holiday_notices.c.year == new.year
            )
            known = connection.execute(before).scalar() or 0
            if known != seen or not insert_once(connection, holiday_notices, row, _SAME):
                raise Conflict(_("{year}年的安排刚被别人改过：请重新打开本页，看过再录入。", year=new.year))
            _put_days(connection, new, revision)
            act = "holidays.withdrawn" if new.withdrawn else "holidays.entered"
            told = {"revision": revision, "days": len(new.days), "number": row["number"]}
            audit.record(connection, by, act, str(new.year), told)
        return Notice(**row, days=new.days)


def _put_days(connection: sa.Connection, new: NewNotice, revision: int) -> None:
    rows = [
        {
            "year": new.year,
            "revision": revision,
            "day": one.day,
            "working": one.working,
            "name": text(one.name, "name"),
        }
        for one in new.days
    ]
    if rows:
        connection.execute(sa.insert(holiday_days), rows)
