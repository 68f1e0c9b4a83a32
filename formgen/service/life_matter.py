"""A paper in its life, put together from what is kept: where it stands, what was done, what came of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from formgen import catalogue
from formgen.answers import read_answers
from formgen.docket import dockets
from formgen.hearing import Hearing
from formgen.life import Done, Matter, Offspring
from formgen.service import papers
from formgen.storage import Drafts, Lives, Shelf

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from formgen.answers import Answers
    from formgen.fields.base import Field
    from formgen.form import Form
    from formgen.life import Life, LifeAct, Station
    from formgen.storage import Database, Draft, DraftLine, Event, Standing

__all__ = ["Held", "Matters", "fields_of", "is_living", "sent_to"]


@dataclass(frozen=True)
class Held:
    """A draft with its life: the station where it stands, and all that was done about it.

    :param papers: what was begun from it; :param below: of what came of it, however far, what has a life.
    """

    draft: Draft
    form: Form
    life: Life
    station: Station
    standing: Standing | None
    events: tuple[Event, ...]
    papers: tuple[DraftLine, ...]
    below: tuple[DraftLine, ...]
    matter: Matter

    @property
    def number(self) -> int:
        """How many acts were done."""
        return self.standing.number if self.standing else 0

    @property
    def sent_to(self) -> str:
        """Whom the act that brought it where it stands named to judge it; empty where it named nobody."""
        return sent_to(self.life, self.events)

    @property
    def acts(self) -> tuple[LifeAct, ...]:
        """What can be done now, by somebody."""
        return tuple(one for one in self.life.acts_at(self.station.id) if one.is_offered(self.matter))


class Matters:
    """Reads papers with their lives from *database*; whoever asks has made sure that he may."""

    def __init__(self, database: Database) -> None:
        self._drafts = Drafts(database)
        self._lives = Lives(database)
        self._shelf = Shelf(database)

    def held(
        self, owner: str, draft_id: str, today: date, people: Mapping[str, Any] | None = None
    ) -> Held | None:
        """A draft of *owner* with its life; ``None`` where its form declares none. NotFound."""
        draft = self._drafts.read(owner, draft_id)
        life = catalogue.installed().life(draft.form_id)
        if life is None:
            return None
        standing = self._lives.standings([draft_id]).get(draft_id)
        events = tuple(self._lives.events(draft_id)) if standing else ()
        form, begun = papers.form(draft.form_id), tuple(self._lives.papers(draft_id))
        below = tuple(one for one in self._lives.descendants(draft_id) if is_living(one.form_id))
        matter = matter_of(read_answers(form, draft.answers), today)
        done = tuple(Done(one.act, one.facts, one.number) for one in events)
        matter = replace(matter, done=done, offspring=self._offspring(below), people=people or {})
        station = life.station(standing.station if standing else "")
        return Held(draft, form, life, station, standing, events, begun, below, matter)

    def _offspring(self, lines: tuple[DraftLine, ...]) -> tuple[Offspring, ...]:
        """The papers that have a life of their own, and whether it is over."""
        living = {one.id for one in lines}
        standings = self._lives.standings(living)
        return tuple(
            Offspring(
                one.form_id,
                read_answers(papers.form(one.form_id), one.answers),
                station_of(one, standings.get(one.id)).over,
            )
            for one in self._shelf.these(living)
        )


def is_living(form_id: str) -> bool:
    """Whether papers of this form have a life."""
    return catalogue.installed().life(form_id) is not None


def station_of(draft: DraftLine, standing: Standing | None) -> Station:
    """Where a paper of a form with a life stands."""
    life = catalogue.installed().life(draft.form_id)
    if life is None:
        message = f"papers of {draft.form_id} have no life"
        raise LookupError(message)
    return life.station(standing.station if standing else "")


def sent_to(life: Life, events: Sequence[Event]) -> str:
    """Whom the last act that moved a paper named to judge it there; empty where it named nobody."""
    moved = next((one for one in reversed(events) if one.station_to != one.station_from), None)
    act = life.act(moved.act) if moved else None
    return str(moved.facts.get(act.sends_to) or "") if moved and act and act.sends_to else ""


def matter_of(answers: Answers, today: date) -> Matter:
    """The *answers* as conditions look at them, with what the law derives of them."""
    hearing = Hearing(answers, dockets(answers.form, catalogue.installed().acts)[0], today)
    return Matter(answers, hearing.given, today)


def fields_of(act: LifeAct, matter: Matter) -> tuple[Field, ...]:
    """What an act asks for, with the options that only the matter knows."""
    return tuple(
        replace(one, options=dict(act.choices[one.name](matter)))  # type: ignore[call-arg]  # what is chosen from has options
        if one.name in act.choices
        else one
        for one in act.asks
    )
