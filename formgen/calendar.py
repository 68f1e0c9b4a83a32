"""Working days of the mainland: weekends, holidays and the days worked instead.

Past the years whose arrangement has been announced the ``holidays`` library guesses silently;
here such a year is counted by weekends alone and remembered, so that a note can say so.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from holidays import HolidayBase

SATURDAY = 5
A_DAY = timedelta(days=1)


@lru_cache(maxsize=1)
def _announced() -> tuple[HolidayBase, int]:
    """The library's calendar and the last year that it knows from an announcement."""
    import holidays  # noqa: PLC0415 - takes a third of a second: loaded when a period is first counted
    from holidays.countries.china import ChinaStaticHolidays  # noqa: PLC0415

    return holidays.country_holidays("CN", language="zh_CN"), max(ChinaStaticHolidays.special_public_holidays)


def last_announced_year() -> int:
    """The last year whose holidays are known from an announcement; later ones are counted by weekends alone."""
    return _announced()[1]


class WorkingDays:
    """Counts working days; one object for each check, so that its guesses are that check's own.

    :param entries: days set by an administrator from an official notice, above the library:
        ``True`` for a working day.
    """

    def __init__(self, entries: Mapping[date, bool] | None = None) -> None:
        self._entries = dict(entries or {})
        self.guessed: set[int] = set()
        """Years that were counted by weekends alone."""

    def is_working(self, day: date) -> bool:
        """Whether *day* is worked."""
        if day in self._entries:
            return self._entries[day]
        known, last = _announced()
        if day.year > last:
            self.guessed.add(day.year)
            return day.weekday() < SATURDAY
        return bool(known.is_working_day(day))

    def after(self, day: date, count: int) -> date:
        """The *count*-th working day after *day*, which itself is not counted (民法典第二百零一条)."""
        while count > 0:
            day += A_DAY
            count -= self.is_working(day)
        return day


def add_months(day: date, months: int) -> date:
    """The day *months* later (or earlier); the month's last day where it has no such day (民法典第二百零二条)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, days_in_month(year, month + 1)))


def has_same_day(day: date, months: int) -> bool:
    """Whether the month that is *months* later has a day of the same number."""
    return add_months(day, months).day == day.day


def days_in_month(year: int, month: int) -> int:
    """How many days the month has."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - A_DAY).day
