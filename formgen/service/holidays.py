"""The yearly arrangement of holidays: what is known of it, and a notice entered by an administrator.

All working days are counted by it, so a notice that is entered moves what was an estimate: who enters it is told
how many deadlines that are.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time
from itertools import groupby
from typing import TYPE_CHECKING

from formgen.calendar import (
    A_DAY,
    NOTHING_MORE,
    WorkingDays,
    count_by,
    last_announced_year,
    shipped_years,
)
from formgen.errors import BadInput
from formgen.fields import Date
from formgen.fields.base import Misread
from formgen.messages import _
from formgen.service.holiday_effects import Effects, effects_of
from formgen.service.holiday_notice import LONGEST, read_notice
from formgen.service.known_years import KnownYears, arranged
from formgen.storage import People
from formgen.storage.audit import SYSTEM
from formgen.storage.notices import NewNotice, Notice, NoticeDay, Notices

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from formgen.messages import Message
    from formgen.storage import Database

__all__ = ["LONGEST", "Group", "HolidayDesk", "KnownYear", "KnownYears", "Preview", "count_by"]

LONGEST_NUMBER = 60
"""Characters of a notice's number."""
WEEKDAYS = (_("周一"), _("周二"), _("周三"), _("周四"), _("周五"), _("周六"), _("周日"))


@dataclass(frozen=True)
class Group:
    """The days of one holiday, put into words: those off, and the weekends worked for it."""

    name: str
    off: tuple[Message, ...]
    worked: tuple[Message, ...]


@dataclass(frozen=True)
class KnownYear:
    """A year whose arrangement is known.

    :param notice: what was entered; ``None`` where it came with the program.
    :param by: who entered it, as he is called; empty where nobody is known by that id any more.
    """

    year: int
    groups: tuple[Group, ...]
    notice: Notice | None = None
    by: str = ""


@dataclass(frozen=True)
class Preview:
    """A notice that was read and not kept yet.

    :param seen: the revision of the year that it would replace; 0 for none.
    :param shipped: whether the program knows the year without it.
    """

    new: NewNotice
    groups: tuple[Group, ...]
    doubts: tuple[Message, ...]
    effects: Effects
    seen: int
    shipped: bool


class HolidayDesk:
    """What an administrator does about holidays.

    :param known: what counts by the notices in this process, to look again after one was entered.
    """

    def __init__(self, database: Database, known: KnownYears | None = None) -> None:
        self._database = database
        self._notices = Notices(database)
        self._people = People(database)
        self._known = known or KnownYears(database)

    def years(self, today: date) -> list[KnownYear]:
        """Every year that was entered, and of those that came with the program the one before *today* and later."""
        entered = {one.year: one for one in self._notices.newest() if not one.withdrawn}
        names = self._people.names([one.entered_by for one in entered.values()])
        recent = {year for year in shipped_years() if year >= today.year - 1}
        return [
            KnownYear(year, groups_of(one.days), one, _called(one, names))
            if (one := entered.get(year))
            else KnownYear(year, groups_of(_shipped(year)))
            for year in sorted(recent | entered.keys(), reverse=True)
        ]

    def next_year(self) -> int:
        """The first year that is not known."""
        return last_announced_year() + 1

    def preview(self, text: str, year: str, number: str, issued_on: str, today: date) -> Preview:
        """What the notice *text* says and would move; BadInput for what is not understood, with each line."""
        read = read_notice(text, _year(year))
        numbered = " ".join(number.split()) or read.number
        if len(numbered) > LONGEST_NUMBER:
            said = _("文号最多{longest}个字。", longest=LONGEST_NUMBER)
            raise BadInput(said, fields={"number": said})
        issued = _day(issued_on) or read.issued_on
        found = self._notices.newest()
        new = NewNotice(read.year, read.days, numbered, issued)
        return Preview(
            new,
            groups_of(read.days),
            tuple(read.doubts),
            self._effects(found, new, today),
            _seen(found, read.year),
            read.year in shipped_years(),
        )

    def enter(self, shown: Preview, seen: int, actor: str) -> Notice:
        """Keep what was *shown*; Conflict when somebody entered another notice for the year since *seen*."""
        return self._put(shown.new, shown.effects, seen, actor)

    def withdraw(self, year: int, seen: int, actor: str, today: date) -> Notice:
        """Let a year be again as the program knows it; Conflict as for :meth:`enter`."""
        new = NewNotice(year, withdrawn=True)
        return self._put(new, self._effects(self._notices.newest(), new, today), seen, actor)

    def last(self, year: int) -> Notice | None:
        """The last word on *year*; ``None`` where nobody said any."""
        return next((one for one in self._notices.newest() if one.year == year), None)

    def _put(self, new: NewNotice, effects: Effects, seen: int, actor: str) -> Notice:
        kept = NewNotice(
            new.year,
            new.days,
            new.number,
            new.issued_on,
            new.withdrawn,
            effects.moved,
            effects.settled,
        )
        notice = self._notices.put(kept, seen, actor)
        self._known.look_again()
        return notice

    def _effects(self, found: list[Notice], new: NewNotice, today: date) -> Effects:
        others = [one for one in found if one.year != new.year]
        return effects_of(self._database, arranged(found), arranged([*others, _as_kept(new, today)]), today)


def groups_of(days: Iterable[NoticeDay]) -> tuple[Group, ...]:
    """*days* in words, by the holiday that they are about; in the order of its first day."""
    listed = sorted(days, key=lambda one: one.day)
    names = dict.fromkeys(one.name for one in listed)
    return tuple(
        Group(
            name,
            tuple(_spans([one.day for one in listed if one.name == name and not one.working])),
            tuple(_spans([one.day for one in listed if one.name == name and one.working])),
        )
        for name in names
    )


def _shipped(year: int) -> list[NoticeDay]:
    return [NoticeDay(day, working) for day, working in WorkingDays(NOTHING_MORE).unusual(year)]


def _spans(days: list[date]) -> Iterator[Message]:
    for _key, run in groupby(enumerate(days), lambda pair: pair[1] - pair[0] * A_DAY):
        listed = [day for _number, day in run]
        first, last = _named(listed[0]), _named(listed[-1])
        yield first if len(listed) == 1 else _("{first}至{last}", first=first, last=last)


def _named(day: date) -> Message:
    return _("{day}（{weekday}）", day=day, weekday=WEEKDAYS[day.weekday()])


def _called(notice: Notice, names: dict[str, str]) -> str:
    return str(_("命令行")) if notice.entered_by == SYSTEM else names.get(notice.entered_by, "")


def _seen(found: list[Notice], year: int) -> int:
    return next((one.revision for one in found if one.year == year), 0)


def _as_kept(new: NewNotice, today: date) -> Notice:
    """*new* as it would be found, to be counted by before it is kept."""
    at = datetime.combine(today, time(), UTC)
    return Notice(new.year, 0, new.number, new.issued_on, new.withdrawn, 0, 0, "", at, new.days)


def _year(raw: str) -> int | None:
    plain = raw.strip().removesuffix("年")
    if not plain:
        return None
    if not (plain.isdecimal() and len(plain) == len("2027")):
        said = _("年份要写四位数字，如2027。")
        raise BadInput(said, fields={"year": said})
    return int(plain)


def _day(raw: str) -> date | None:
    try:
        day: date | None = Date(name="issued_on", label="通知日期").parse(raw)
    except Misread as fault:
        said = _(fault.message) if isinstance(fault.message, str) else fault.message
        raise BadInput(said, fields={"issued_on": said}) from fault
    return day
