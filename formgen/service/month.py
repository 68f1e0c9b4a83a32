"""A month of deadlines, week by week, with the days that are worked and those that are not."""

from __future__ import annotations

import re
from calendar import Calendar
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from formgen.calendar import SATURDAY, WorkingDays, add_months

if TYPE_CHECKING:
    from collections.abc import Iterable

    from formgen.service.deadline_desk import Item

_NAMED = re.compile(r"((?:19|20|21)[0-9]{2})-(0[1-9]|1[0-2])")


@dataclass(frozen=True)
class Day:
    """One day of the page.

    :param inside: whether it lies in the month that the page is about.
    :param mark: ``off`` for a weekday that is a holiday, ``on`` for a weekend that is worked, else empty.
    """

    day: date
    inside: bool
    mark: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Month:
    """A month with its weeks from Monday to Sunday.

    :param guessed: years in it whose holidays nobody has announced.
    """

    first: date
    weeks: tuple[tuple[Day, ...], ...]
    guessed: tuple[int, ...]

    @property
    def before(self) -> str:
        """The month before, as an address names it."""
        return f"{add_months(self.first, -1):%Y-%m}"

    @property
    def after(self) -> str:
        """The month after."""
        return f"{add_months(self.first, 1):%Y-%m}"


def first_of(named: str, today: date) -> date:
    """The first day of the month *named* 2026-11; of this month where it names none."""
    found = _NAMED.fullmatch(named)
    return date(int(found[1]), int(found[2]), 1) if found else today.replace(day=1)


def month_of(first: date, items: Iterable[Item]) -> Month:
    """The month that begins with the day *first*, with those of *items* that are due in it."""
    due: dict[date, list[Item]] = {}
    for one in items:
        due.setdefault(one.deadline.due, []).append(one)
    calendar = WorkingDays()
    weeks = tuple(
        tuple(
            Day(day, day.month == first.month, _mark(day, calendar), tuple(due.get(day, ()))) for day in week
        )
        for week in Calendar().monthdatescalendar(first.year, first.month)
    )
    return Month(first, weeks, tuple(sorted(calendar.guessed)))


def _mark(day: date, calendar: WorkingDays) -> str:
    worked = calendar.is_working(day)
    if worked == (day.weekday() < SATURDAY):
        return ""
    return "on" if worked else "off"
