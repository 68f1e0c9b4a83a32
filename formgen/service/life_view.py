"""What the page of a life shows: the way, what was done, what may be done now and by whom."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from formgen.fields.base import Field, Raw
    from formgen.form import Form
    from formgen.life import Kin, Life, LifeAct, Phase, Station
    from formgen.messages import Message
    from formgen.storage import Draft, DraftLine


class Progress(StrEnum):
    """How a part of the way stands."""

    DONE = "done"
    CURRENT = "current"
    COMING = "coming"


@dataclass(frozen=True)
class Told:
    """An act that was done, as the page tells it; *facts* are labels with what was said.

    :param paper: the paper that belongs to it, where whoever looks may open it.
    """

    label: str
    station: str
    by: str
    at: datetime
    facts: tuple[tuple[str, str | Message], ...]
    version: int
    paper: DraftLine | None = None
    paper_title: str = ""


@dataclass(frozen=True)
class PaperOffer:
    """A paper that belongs to what can be done: those begun already, and whether one is needed first."""

    form: Form
    begun: tuple[DraftLine, ...]
    required: bool = False
    person: str = ""


@dataclass(frozen=True)
class Possible:
    """Acts that this person may do now, with one set of inputs; *blocked* says what has to be so before.

    :param person: the policy act that they take: it names their address. :param waits: whether a paper is needed
        before any of them.
    """

    title: str
    acts: tuple[LifeAct, ...]
    fields: tuple[Field, ...]
    values: Mapping[str, Raw]
    person: str
    papers: tuple[PaperOffer, ...] = ()
    blocked: tuple[tuple[str, Message], ...] = ()
    waits: bool = False
    awaited: bool = False

    @property
    def first(self) -> LifeAct:
        """The act whose article and words are shown: those of a group rest on the same."""
        return self.acts[0]


@dataclass(frozen=True)
class Elsewhere:
    """What others must do now: what, who in words, and their names as far as they are known."""

    label: str
    who: str
    place: str
    names: tuple[str, ...] = ()
    mine: bool = False
    """Whether it would be this person's office, but he wrote the paper."""
    lacking: Message | None = None
    """Who has to be appointed, and by whom, where there are no names."""


@dataclass(frozen=True)
class Relative:
    """A paper begun from this one, or the one that it was begun from."""

    line: DraftLine
    title: str
    station: str = ""
    over: bool = False
    readable: bool = True
    by: str = ""
    """What its owner is called."""


@dataclass(frozen=True)
class LifeView:
    """The life of one paper, for one person."""

    draft: Draft
    life: Life
    station: Station
    number: int
    since: datetime | None
    phases: tuple[tuple[Phase, Progress], ...]
    told: tuple[Told, ...]
    possible: tuple[Possible, ...]
    elsewhere: tuple[Elsewhere, ...]
    relatives: tuple[Relative, ...] = ()
    parent: Relative | None = None
    kin: tuple[tuple[Kin, Form], ...] = ()
    filing_number: str = ""


@dataclass(frozen=True)
class Waiting:
    """A paper that waits for somebody: for what, since when, and whose it is where it is not his own.

    :param due: the last day for it, where an act sets one, whoever's list of deadlines it stands on.
    """

    draft: DraftLine
    title: str
    station: str
    labels: tuple[str, ...]
    since: datetime
    owner: str = ""
    due: date | None = None
    late: bool = False
