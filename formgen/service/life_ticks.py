"""The deadlines that an act answers, known before it is done: they are ticked off in its own transaction."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from formgen import catalogue
from formgen.answers import read_answers
from formgen.deadlines import begun_by_hand, deadlines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from formgen.answers import Answers
    from formgen.fields.base import Raw
    from formgen.life import LifeAct
    from formgen.service.life_matter import Held

__all__ = ["keys_answered"]


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
