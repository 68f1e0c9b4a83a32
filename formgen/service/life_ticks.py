"""The deadlines that an act answers, known before it is done: they are ticked off in its own transaction."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from formgen import catalogue
from formgen.answers import read_answers
from formgen.deadlines import begun_by_hand, deadlines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from formgen.answers import Answers
    from formgen.fields.base import Raw
    from formgen.life import LifeAct
    from formgen.service.life_matter import Held

__all__ = ["due_of", "keys_answered"]


def keys_answered(
    held: Held, act: LifeAct, kept: Mapping[str, Raw], after: Mapping[str, Raw], today: date
) -> Iterator[str]:
    """The keys of the deadlines that *act* answers.

    :param kept: what is told with it; :param after: the answers as they will be.
    """
    for period in catalogue.installed().periods:
        began = kept.get(act.begins.get(period.id, "")) if period.id in act.settles else None
        if began:
            yield begun_by_hand(period, date.fromisoformat(str(began))).key
    if act.reports:
        yield from _reported(held, act, kept, read_answers(held.form, dict(after)), today)


def _reported(
    held: Held, act: LifeAct, kept: Mapping[str, Raw], answers: Answers, today: date
) -> Iterator[str]:
    """That of the row that the act names, counted from the day that it tells."""
    period, name = act.reports or ("", "")
    called = act.choices[name](replace(held.matter, done=())).get(str(kept[name]))
    known = catalogue.installed()
    for one in deadlines(answers, known.periods, known.acts, today):
        if (one.period.id, one.name, one.start.isoformat()) == (period, called, kept[act.day]):
            yield one.key


def due_of(
    answers: Answers, acts: Iterable[LifeAct], today: date, ticked: Callable[[str], bool]
) -> date | None:
    """The last day for the first of *acts* that is due: of the open deadlines that one of them answers.

    An act answers a period whose day it writes. :param ticked: whether the deadline with a key was ticked off.
    """
    written = {path for act in acts for path in (*act.tells, *act.filed_as)}
    known = catalogue.installed()
    periods = [one for one in known.periods if written & set(one.done) and not one.rows]
    found = deadlines(answers, periods, known.acts, today) if periods else []
    return min((one.due for one in found if one.done is None and not ticked(one.key)), default=None)
