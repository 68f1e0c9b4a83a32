"""Deadlines: the days that follow from the answers to a form, by the periods of the acts.

Each is counted by the law of the day on which its period began. Past the years whose holidays are announced a
period in working days is an estimate, and says so.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from formgen.calendar import WorkingDays, add_months
from formgen.docket import dockets
from formgen.hearing import Hearing
from formgen.messages import _
from formgen.periods import Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from formgen.answers import Answers
    from formgen.law import Act
    from formgen.messages import Message
    from formgen.periods import Period

MOST_TIMES = 50
"""How often a period comes back at most: a term of centuries is a slip of the pen."""
COUNTED = {
    (Unit.WORKING_DAYS, False): _("自{since}（{start}）次日起算，{length}个工作日"),
    (Unit.WORKING_DAYS, True): _("{since}（{start}）前{length}个工作日"),
    (Unit.DAYS, False): _("自{since}（{start}）次日起算，{length}天"),
    (Unit.DAYS, True): _("{since}（{start}）前{length}天"),
    (Unit.MONTHS, False): _("自{since}（{start}）起{length}个月"),
    (Unit.MONTHS, True): _("{since}（{start}）前{length}个月"),
}


@dataclass(frozen=True)
class Begun:
    """A period that runs, not counted yet: from *start* on; *name*, *done* as of a deadline.

    :param until: the day up to which it comes back.
    """

    period: Period
    start: date
    name: str = ""
    done: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class Deadline:
    """By when something is to be done.

    :param start: the day that began the period; :param due: the last day.
    :param name: of the row that began it, such as a milestone; empty for none.
    :param done: when it was done, as the answers or people say; ``None`` while it is open.
    :param guessed: the years whose holidays were not announced: *due* is then an estimate.
    """

    period: Period
    start: date
    due: date
    name: str = ""
    done: date | None = None
    guessed: tuple[int, ...] = ()

    @property
    def key(self) -> str:
        """What tells it from all others of its paper; a period that begins anew is another deadline.

        A notice of holidays moves the last day of a period in working days, and what was done about it stays done.
        """
        named = f".{sha256(self.name.encode()).hexdigest()[:8]}" if self.name else ""
        moves = self.period.unit is Unit.WORKING_DAYS
        last = "" if moves else f".{self.due:%Y%m%d}"
        return f"{self.period.id}.{self.start:%Y%m%d}{last}{named}"

    @property
    def task(self) -> Message:
        """What is to be done, and for which row."""
        said = _(self.period.task)
        return _("{task}：{name}", task=said, name=self.name) if self.name else said

    @property
    def counted(self) -> Message:
        """How its last day was found."""
        period = self.period
        if period.yearly:
            return _("每年的固定日期")
        if period.length is None:
            return _("{since}之日（{start}）", since=_(period.since), start=self.start)
        length = period.length.on(self.start)
        said = COUNTED[period.unit, period.before].text
        return _(said, since=_(period.since), start=self.start, length=length)

    @property
    def opens(self) -> date | None:
        """The first day on which the task may be done; ``None`` where the act names none."""
        window = self.period.window
        return add_months(self.due, -window.on(self.start)) if window else None

    @property
    def is_wanted(self) -> bool:
        """Whether it is to be done in any case, and not only where somebody wants something."""
        return not self.period.condition or self.period.by_hand


def deadlines(
    answers: Answers, periods: Iterable[Period], acts: tuple[Act, ...], today: date
) -> list[Deadline]:
    """The deadlines that follow from *answers*, the first one first."""
    begun = beginnings(answers, periods, acts, today)
    return sorted((each for one in begun for each in _of(one)), key=lambda one: one.due)


def beginnings(
    answers: Answers, periods: Iterable[Period], acts: tuple[Act, ...], today: date
) -> Iterator[Begun]:
    """The *periods* that run by *answers*, each with the day that began it; nothing is counted yet."""
    hearing = Hearing(answers, dockets(answers.form, acts)[0], today)
    for one in periods:
        if one.act is answers.form.act and _runs(one, answers, hearing):
            yield from _begun(one, answers)


def begun_by_hand(period: Period, start: date) -> Deadline:
    """The deadline of *period* whose beginning somebody stated."""
    return _deadline(period, start)


def yearly(period: Period, begins: date, today: date) -> Iterator[Deadline]:
    """The last and the next day of a yearly *period*, as far as the year that it is about had begun by *begins*.

    :param begins: the day since which there is anything to report.
    """
    for year in (today.year - 1, today.year, today.year + 1):
        due = _day_of(period, year)
        about = year + period.covers
        near = due >= today or _day_of(period, year + 1) > today
        if begins.year <= about and begins < due and near:
            yield Deadline(period, due, due)
            if due >= today:
                return


def _day_of(period: Period, year: int) -> date:
    figure = period.length
    if figure is None:  # refused when it is declared
        return date(year, 12, 31)
    month, day = figure.on(date(year, 1, 1))
    return date(year, month, day)


def _runs(period: Period, answers: Answers, hearing: Hearing) -> bool:
    if period.yearly:
        return False
    fields = answers.form.fields
    asked = [path for path in period.once if path in fields]
    if asked and not any(answers.at(path) for path in asked):
        return False
    return not any(hearing.given(name) for name in period.unless)


def _begun(period: Period, answers: Answers) -> Iterator[Begun]:
    if period.rows:
        for row in answers.at(period.rows) or ():
            start = _first(row, period.starts) if row else None
            if start:
                name = str(getattr(row, period.named, None) or "") if period.named else ""
                yield Begun(period, start, name, _first(row, period.done))
        return
    start, done, until = (
        next((answers.at(path) for path in paths if answers.at(path)), None)
        for paths in (period.starts, period.done, period.until)
    )
    if start is not None:
        yield Begun(period, start, "", done, until)


def _of(begun: Begun) -> Iterator[Deadline]:
    period, start = begun.period, begun.start
    if period.until:
        return _each(period, start, begun.until)
    return iter((replace(_deadline(period, start), name=begun.name, done=begun.done),))


def _each(period: Period, start: date, until: date | None) -> Iterator[Deadline]:
    """One each time *period* comes back before the day *until*; once where that is not known."""
    for times in range(1, MOST_TIMES + 1):
        one = _deadline(period, start, times)
        if until is None or one.due > until:
            return
        yield one


def _deadline(period: Period, start: date, times: int = 1) -> Deadline:
    calendar = WorkingDays()
    due = _counted(period, start, times, calendar)
    return Deadline(period, start, due, guessed=tuple(sorted(calendar.guessed)))


def _counted(period: Period, start: date, times: int, calendar: WorkingDays) -> date:
    if period.length is None:
        return start
    length = period.length.on(start) * times
    signed = -length if period.before else length
    if period.unit is Unit.MONTHS:
        return add_months(start, signed)
    if period.unit is Unit.WORKING_DAYS and not period.before:
        return calendar.after(start, length)
    return start + timedelta(days=signed)


def _first(row: Any, columns: tuple[str, ...]) -> date | None:  # noqa: ANN401 - a row of any table
    return next((day for name in columns if (day := getattr(row, name, None))), None)
