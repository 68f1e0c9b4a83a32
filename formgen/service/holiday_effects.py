"""What a notice of holidays does to deadlines: how many get another last day, how many are no estimate any more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from formgen import catalogue
from formgen.answers import read_answers
from formgen.calendar import counting_by
from formgen.deadlines import begun_by_hand, deadlines
from formgen.periods import Unit
from formgen.service import papers
from formgen.storage import Agenda, Shelf

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from formgen.calendar import Arrangement
    from formgen.deadlines import Deadline
    from formgen.form import Form
    from formgen.storage import Database, Draft

AT_ONCE = 200
"""Drafts in memory at a time."""


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
    found = [*_of_papers(database, before, after, today), *_by_hand(database, before, after)]
    return Effects(
        sum(one.due != other.due for one, other in found),
        sum(bool(one.guessed) and not other.guessed for one, other in found),
        sum(not one.guessed and bool(other.guessed) for one, other in found),
    )


Pair = tuple["Deadline", "Deadline"]


def _of_papers(database: Database, before: Arrangement, after: Arrangement, today: date) -> list[Pair]:
    shelf = Shelf(database)
    ids = shelf.ids_on(_forms())
    families = shelf.families(ids)
    pairs: dict[tuple[str, str], Pair] = {}
    for at in range(0, len(ids), AT_ONCE):
        for draft in shelf.these(ids[at : at + AT_ONCE]):
            for pair in _of_draft(draft, before, after, today):
                if pair[0].done is None:
                    pairs.setdefault((families[draft.id], pair[0].key), pair)
    return list(pairs.values())


def _of_draft(draft: Draft, before: Arrangement, after: Arrangement, today: date) -> Iterator[Pair]:
    known = catalogue.installed()
    form = papers.form(draft.form_id)
    answers = read_answers(form, draft.answers)
    periods = [one for one in known.periods if one.unit is Unit.WORKING_DAYS]
    with counting_by(lambda: before):
        old = deadlines(answers, periods, known.acts, today)
    with counting_by(lambda: after):
        new = {one.key: one for one in deadlines(answers, periods, known.acts, today)}
    yield from ((one, new[one.key]) for one in old)


def _by_hand(database: Database, before: Arrangement, after: Arrangement) -> Iterator[Pair]:
    counted = {one.id: one for one in catalogue.installed().periods if one.unit is Unit.WORKING_DAYS}
    for one in Agenda(database).everybodys_beginnings(counted):
        period = counted[one.period]
        with counting_by(lambda: before):
            old = begun_by_hand(period, one.started_on)
        with counting_by(lambda: after):
            yield old, begun_by_hand(period, one.started_on)


def _forms() -> list[str]:
    """The forms on which a period in working days may run."""
    known = catalogue.installed()
    counted = [one for one in known.periods if one.unit is Unit.WORKING_DAYS]
    return [
        form.id
        for form in known.forms
        if any(one.act is form.act and _asks(form, one.rows, one.starts) for one in counted)
    ]


def _asks(form: Form, rows: str, starts: tuple[str, ...]) -> bool:
    return rows in form.fields if rows else any(path in form.fields for path in starts)
