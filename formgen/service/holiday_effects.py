"""What a notice of holidays does to deadlines: how many get another last day, how many are no estimate any more.

All that began long before the days in question, or after them, is left aside by a look at its first day: a site
keeps the contracts of many years.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from formgen import catalogue
from formgen.answers import answers_asked, value_at
from formgen.calendar import counting_by
from formgen.deadlines import beginnings, begun_by_hand
from formgen.fields import Date
from formgen.fields.base import Misread
from formgen.periods import Unit
from formgen.service import papers
from formgen.storage import Agenda, Shelf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formgen.calendar import Arrangement
    from formgen.deadlines import Begun, Deadline
    from formgen.form import Form
    from formgen.periods import Period
    from formgen.storage import Database, Draft

AT_ONCE = 200
"""Drafts in memory at a time."""
_A_DAY = Date(name="day", label="日期")


@dataclass(frozen=True)
class Effects:
    """Deadlines that get another last day, those that stop being estimates, and those that become one.

    What several papers about one matter say counts once; what the answers say was done does not count.
    """

    moved: int = 0
    settled: int = 0
    unsettled: int = 0


def effects_of(database: Database, before: Arrangement, after: Arrangement, today: date) -> Effects:
    """What becomes of everybody's deadlines when days are counted by *after* instead of *before*."""
    span = _span(before, after)
    if span is None:
        return Effects()
    lent = _Lent(before, after, *span)
    found = [*_of_papers(database, lent, today), *_by_hand(database, lent)]
    return Effects(
        sum(one.due != other.due for one, other in found),
        sum(bool(one.guessed) and not other.guessed for one, other in found),
        sum(not one.guessed and bool(other.guessed) for one, other in found),
    )


Pair = tuple["Deadline", "Deadline"]


@dataclass(frozen=True)
class _Lent:
    """What days are counted by *before* and *after*; what begins from *first* to *last* may be another's."""

    before: Arrangement
    after: Arrangement
    first: date
    last: date
    _known: dict[tuple[str, date], Pair] = field(default_factory=dict)

    def pair(self, period: Period, start: date) -> Pair:
        """The deadline of *period* that begins at *start*, by either; many papers begin on a day."""
        key = (period.id, start)
        if key not in self._known:
            with counting_by(lambda: self.before):
                old = begun_by_hand(period, start)
            with counting_by(lambda: self.after):
                self._known[key] = old, begun_by_hand(period, start)
        return self._known[key]

    def differs(self, period: Period, start: date | None) -> bool:
        """Whether the two count it differently."""
        if start is None or not self.first <= start <= self.last:
            return False
        one, other = self.pair(period, start)
        return one.due != other.due or bool(one.guessed) != bool(other.guessed)


def _span(before: Arrangement, after: Arrangement) -> tuple[date, date] | None:
    """From when to when a period must begin for the two to count it differently; ``None`` where they never do."""
    one, other = before.days, after.days
    days = {day for day in one.keys() | other.keys() if one.get(day) != other.get(day)}
    for year in before.years ^ after.years:
        days |= {date(year, 1, 1), date(year, 12, 31)}
    lengths = [length for each in _counted() if each.length for length in each.length.since.values()]
    # Two days of the calendar for each working day, and the longest holidays besides, are more than enough.
    return (min(days) - timedelta(days=2 * max(lengths, default=0) + 30), max(days)) if days else None


def _of_papers(database: Database, lent: _Lent, today: date) -> list[Pair]:
    shelf = Shelf(database)
    ids = shelf.ids_on(_forms())
    families = shelf.families(ids)
    counted = _counted()
    found: dict[tuple[object, ...], Pair] = {}
    for at in range(0, len(ids), AT_ONCE):
        for draft in shelf.these(ids[at : at + AT_ONCE]):
            for one in _of_draft(draft, lent, counted, today):
                place = (families[draft.id], one.period.id, one.start, one.name)
                found.setdefault(place, lent.pair(one.period, one.start))
    return list(found.values())


def _of_draft(draft: Draft, lent: _Lent, counted: list[Period], today: date) -> Iterator[Begun]:
    """What is open by a draft and counted differently: only where a day that it names may be is it looked into."""
    form = papers.form(draft.form_id)
    own = [one for one in counted if one.act is form.act]
    some = [one for one in own if any(lent.differs(one, _day(raw)) for raw in _starts(draft.answers, one))]
    if not some:
        return
    answers = answers_asked(form, draft.answers)
    for one in beginnings(answers, some, catalogue.installed().acts, today):
        if one.done is None and lent.differs(one.period, one.start):
            yield one


def _starts(answers: dict[str, Any], period: Period) -> Iterator[Any]:
    """What the raw *answers* say of the days that begin *period*."""
    if not period.rows:
        yield from (value_at(answers, path) for path in period.starts)
        return
    rows = value_at(answers, period.rows)
    for row in rows if isinstance(rows, list) else ():
        yield from (row.get(name) for name in period.starts if isinstance(row, dict))


def _day(raw: Any) -> date | None:  # noqa: ANN401 - whatever somebody typed
    return _typed(raw) if isinstance(raw, str) else None


@lru_cache(maxsize=4096)
def _typed(raw: str) -> date | None:
    try:
        day: date | None = _A_DAY.parse(raw)
    except Misread:
        return None
    return day


def _by_hand(database: Database, lent: _Lent) -> Iterator[Pair]:
    counted = {one.id: one for one in _counted()}
    for one in Agenda(database).everybodys_beginnings(counted):
        yield lent.pair(counted[one.period], one.started_on)


def _counted() -> list[Period]:
    return [one for one in catalogue.installed().periods if one.unit is Unit.WORKING_DAYS]


def _forms() -> list[str]:
    """The forms on which a period in working days may run."""
    return [
        form.id
        for form in catalogue.installed().forms
        if any(one.act is form.act and _asks(form, one.rows, one.starts) for one in _counted())
    ]


def _asks(form: Form, rows: str, starts: tuple[str, ...]) -> bool:
    return rows in form.fields if rows else any(path in form.fields for path in starts)
