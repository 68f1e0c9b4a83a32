"""Working days of the mainland: weekends, holidays and the days worked instead.

Past the years whose arrangement has been announced the ``holidays`` library guesses silently;
here such a year is counted by weekends alone and remembered, so that a note can say so.

What was announced later than the library was made is lent to it (:func:`count_by`): the engine asks for it when
it first counts a day, and knows of no place where it is kept.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from holidays import HolidayBase

SATURDAY = 5
A_DAY = timedelta(days=1)


@lru_cache(maxsize=1)
def _announced() -> tuple[HolidayBase, int]:
    """The library's calendar and the last year that it knows from an announcement."""
    import holidays  # noqa: PLC0415 - takes a third of a second: loaded when a period is first counted
    from holidays.countries.china import ChinaStaticHolidays  # noqa: PLC0415 - as above

    return holidays.country_holidays("CN", language="zh_CN"), max(ChinaStaticHolidays.special_public_holidays)


@dataclass(frozen=True, eq=False)
class Arrangement:
    """Years that were announced and are not in the library, or stand above it; each is like itself alone.

    :param days: those that are not as their weekday says, ``True`` for a working day.
    :param years: those of which *days* says all: any other day of them is as its weekday says.
    """

    days: Mapping[date, bool] = field(default_factory=dict)
    years: frozenset[int] = frozenset()


NOTHING_MORE = Arrangement()
_source: ContextVar[Callable[[], Arrangement]] = ContextVar("formgen_calendar", default=lambda: NOTHING_MORE)


def count_by(source: Callable[[], Arrangement] | None) -> None:
    """Let this thread count by what *source* says from now on; by the library alone for ``None``.

    :param source: asked once by each calendar that counts, so it has to be quick.
    """
    _source.set(source or (lambda: NOTHING_MORE))


@contextmanager
def counting_by(source: Callable[[], Arrangement]) -> Iterator[None]:
    """Count by what *source* says as long as the block lasts."""
    before = _source.set(source)
    try:
        yield
    finally:
        _source.reset(before)


def arrangement() -> Arrangement:
    """What this thread counts by, beyond the library."""
    return _source.get()()


def shipped_years() -> range:
    """The years whose announced holidays came with the library."""
    from holidays.countries.china import ChinaStaticHolidays  # noqa: PLC0415 - as above

    return range(min(ChinaStaticHolidays.special_public_holidays), _announced()[1] + 1)


def last_announced_year() -> int:
    """The last year up to which holidays are known from announcements; later ones are counted by weekends alone."""
    last, more = _announced()[1], arrangement().years
    while last + 1 in more:
        last += 1
    return last


class WorkingDays:
    """Counts working days; one object for each check, so that its guesses are that check's own.

    :param known: what was announced beyond the library; what this thread counts by (:func:`count_by`) for ``None``.
    """

    def __init__(self, known: Arrangement | None = None) -> None:
        self._known = known
        self.guessed: set[int] = set()
        """Years that were counted by weekends alone."""

    def is_working(self, day: date) -> bool:
        """Whether *day* is worked."""
        if self._known is None:
            self._known = arrangement()
        if day in self._known.days:
            return self._known.days[day]
        if day.year in self._known.years:
            return day.weekday() < SATURDAY
        known, last = _announced()
        if day.year > last:
            self.guessed.add(day.year)
            return day.weekday() < SATURDAY
        return bool(known.is_working_day(day))

    def unusual(self, year: int) -> list[tuple[date, bool]]:
        """The days of *year* that are not as their weekday says: weekdays off, and weekends worked (``True``)."""
        days = (date(year, 1, 1) + timedelta(number) for number in range(366))
        told = [(day, self.is_working(day)) for day in days if day.year == year]
        return [(day, working) for day, working in told if working != (day.weekday() < SATURDAY)]

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
