"""What was done about contracts in their lives, as the ledger tells it: how far each is, its number, its days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from formgen import catalogue
from formgen.ledger import Column
from formgen.service.day import HERE
from formgen.storage import Lives
from formgen.storage.filing import FilingNumbers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from formgen.life import Life, LifeAct, Station
    from formgen.storage import Database, DraftLine, Event

__all__ = ["Deed", "LedgerLives", "Lived"]


@dataclass(frozen=True)
class Deed:
    """An act that was done, on the day that was told with it, or else on which it was recorded."""

    act: LifeAct
    day: date


@dataclass(frozen=True)
class Lived:
    """A paper about which something was done.

    :param days: what its acts tell the ledger, by column. :param number: the one it was filed under; empty for none.
    """

    life: Life
    station: Station
    deeds: tuple[Deed, ...]
    days: dict[Column, date]
    number: str = ""

    @property
    def effective(self) -> date | None:
        """The day on which it was signed by all; ``None`` where it was not, or needs no signing."""
        return self.days.get(Column.SIGNED)


class LedgerLives:
    """The lives in *database*; whoever asks has made sure that he may read the drafts."""

    def __init__(self, database: Database) -> None:
        self._lives = Lives(database)
        self._numbers = FilingNumbers(database)

    def of(self, drafts: Iterable[DraftLine]) -> dict[str, Lived]:
        """The life of each of *drafts*, by its id; those about which nothing was done are left out."""
        known = catalogue.installed()
        lives = {one.id: life for one in drafts if (life := known.life(one.form_id)) is not None}
        standings = self._lives.standings(lives)
        acts = {act.id for life in known.lives for act in life.acts}
        events: dict[str, list[Event]] = {}
        for event in self._lives.done(standings, acts):
            events.setdefault(event.draft_id, []).append(event)
        numbers = self._numbers.of(standings)
        return {
            name: _lived(lives[name], one.station, events.get(name, []), numbers.get(name, ""))
            for name, one in standings.items()
        }


def _lived(life: Life, station: str, events: list[Event], number: str) -> Lived:
    deeds: list[Deed] = []
    days: dict[Column, date] = {}
    for event in events:
        act = life.act(event.act)
        if act is None:
            continue
        told = event.facts.get(act.day) if act.day else None
        deeds.append(
            Deed(act, date.fromisoformat(str(told)) if told else event.done_at.astimezone(HERE).date())
        )
        for column, name in act.ledger.items():
            if event.facts.get(name):
                days[column] = date.fromisoformat(str(event.facts[name]))
    return Lived(life, life.station(station), tuple(deeds), days, number)
