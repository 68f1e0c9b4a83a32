"""Lives: where each contract stands, and everything that was done about it, one after another.

An act is written together with what it changes in the draft and with its entry in the audit trail, or not at all.
Whoever acts says what he saw (how many acts, which version of the draft): of two at once one succeeds, and the
other one is told.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from formgen.storage import agenda, audit
from formgen.storage.clock import utc_now
from formgen.storage.database import insert_once
from formgen.storage.drafts import saved, stored_draft
from formgen.storage.filing import give_number
from formgen.storage.kept import DraftLine
from formgen.storage.life_tables import filing_numbers, life_events, lives
from formgen.storage.locks import GIVEN
from formgen.storage.owed import owe_documents
from formgen.storage.plain import is_id, written
from formgen.storage.refusals import DraftChanged, LifeChanged
from formgen.storage.shares import end_share, put_share
from formgen.storage.tables import draft_parents, drafts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date, datetime

    from formgen.storage.clock import Clock
    from formgen.storage.database import Database
    from formgen.storage.filing import Series
    from formgen.storage.kept import Draft
    from formgen.storage.plain import PlainAnswers

AT_ONCE = 500
"""Ids in one question; a database takes some thousands."""


@dataclass(frozen=True)
class Standing:
    """Where a paper stands: at which station, since when, and after how many acts."""

    draft_id: str
    station: str
    number: int
    locked: bool
    since: datetime


@dataclass(frozen=True)
class Event:
    """One act that was done; *draft_version* is the version that it left, *facts* what was told with it."""

    draft_id: str
    number: int
    act: str
    station_from: str
    station_to: str
    draft_version: int
    facts: dict[str, Any]
    paper_id: str | None
    done_by: str
    done_at: datetime


@dataclass(frozen=True)
class NewEvent:
    """An act that is about to be done.

    :param number: how many acts were done when whoever acts looked; :param version: the draft's version then.
    :param locked: whether the draft is locked from now on, but for what lies at the paths in *open*.
    :param tells: what it changes in the draft: the new answers and title, from the filing number or an empty text.
    :param files: the series from which it takes a filing number. :param shared_with: who may read the draft from
        then on; nobody else when empty. :param shared_no_more: who may not any more. :param by: who does it, where that is not known of the request.
    :param begins: the first day of each period that begins with it, by the period's id.
    :param ticks: what it answers: the day on which it was done, by the key of its deadline; who has ticked one
        off before is not corrected. :param issues: whether its documents are owed from then on.
    :param seals: the version at which the paper that belongs to it is locked for good; 0 leaves it open.
    """

    draft_id: str
    act: str
    number: int
    version: int
    station_from: str
    station_to: str
    locked: bool
    open: tuple[str, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)
    paper_id: str | None = None
    tells: Callable[[str], tuple[PlainAnswers, str]] | None = None
    files: Series | None = None
    shared_with: str = ""
    shared_no_more: tuple[str, ...] = ()
    by: str = ""
    begins: Mapping[str, date] = field(default_factory=dict)
    ticks: Mapping[str, date] = field(default_factory=dict)
    issues: bool = False
    seals: int = 0


TOLD = ("number", "act", "station_from", "station_to", "draft_version")
"""What the trail says of an act, beside the hash of what was told with it."""
STANDING = [lives.c[name] for name in Standing.__dataclass_fields__]
EVENT = [life_events.c[name] for name in Event.__dataclass_fields__]
LINE = [drafts.c[name] for name in DraftLine.__dataclass_fields__]


class Lives:
    """The lives in *database*; whoever reads has made sure that he may, writing goes through the owner."""

    def __init__(self, database: Database, clock: Clock = utc_now) -> None:
        self._database = database
        self._clock = clock

    def standings(self, ids: Iterable[str]) -> dict[str, Standing]:
        """Where each of these drafts stands; those about which nothing was done are left out."""
        listed = list(ids)
        found: dict[str, Standing] = {}
        with self._database.reading() as connection:
            for at in range(0, len(listed), AT_ONCE):
                query = sa.select(*STANDING).where(lives.c.draft_id.in_(listed[at : at + AT_ONCE]))
                rows = connection.execute(query).mappings()
                found |= {row["draft_id"]: Standing(**row) for row in rows}
        return found

    def of(self, owner: str) -> list[DraftLine]:
        """The drafts of *owner* about which something was done, the one saved last first."""
        mine = sa.select(*LINE).join(lives, lives.c.draft_id == drafts.c.id).where(drafts.c.owner_id == owner)
        with self._database.reading() as connection:
            rows = connection.execute(mine.order_by(drafts.c.updated_at.desc(), drafts.c.id)).mappings()
            return [DraftLine(**row) for row in rows]

    def events(self, draft_id: str) -> list[Event]:
        """All that was done about a draft, the first act first."""
        query = sa.select(*EVENT).where(life_events.c.draft_id == draft_id).order_by(life_events.c.number)
        with self._database.reading() as connection:
            rows = connection.execute(query).mappings().all()
        return [Event(**{**row, "facts": json.loads(row["facts"])}) for row in rows]

    def done(self, ids: Iterable[str], acts: Iterable[str]) -> list[Event]:
        """The events of these *acts* about these drafts, those of each in their order."""
        listed, found = list(ids), list[Event]()
        with self._database.reading() as connection:
            for at in range(0, len(listed), AT_ONCE):
                these = life_events.c.draft_id.in_(listed[at : at + AT_ONCE])
                query = sa.select(*EVENT).where(these, life_events.c.act.in_(list(acts)))
                rows = connection.execute(query.order_by(life_events.c.draft_id, life_events.c.number))
                found += [Event(**{**row, "facts": json.loads(row["facts"])}) for row in rows.mappings()]
        return found

    def papers(self, draft_id: str) -> list[DraftLine]:
        """The drafts that were begun from this one, whoever's they are, the oldest first."""
        below = sa.select(draft_parents.c.draft_id).where(draft_parents.c.parent_id == draft_id)
        return self._lines(below)

    def descendants(self, draft_id: str) -> list[DraftLine]:
        """The drafts begun from this one and from those, the oldest first: a notice may come of an assessment."""
        first = sa.select(draft_parents.c.draft_id).where(draft_parents.c.parent_id == draft_id)
        below = first.cte("below", recursive=True)
        further = sa.select(draft_parents.c.draft_id).join(
            below, draft_parents.c.parent_id == below.c.draft_id
        )
        return self._lines(sa.select(below.union(further).c.draft_id))

    def parent(self, draft_id: str) -> DraftLine | None:
        """The draft that this one was begun from, whoever's the two are; ``None`` for any other."""
        above = sa.select(draft_parents.c.parent_id).where(draft_parents.c.draft_id == draft_id)
        return next(iter(self._lines(above)), None)

    def _lines(self, ids: sa.Select[tuple[str]]) -> list[DraftLine]:
        query = sa.select(*LINE).where(drafts.c.id.in_(ids)).order_by(drafts.c.created_at, drafts.c.id)
        with self._database.reading() as connection:
            return [DraftLine(**row) for row in connection.execute(query).mappings()]

    def link(self, draft_id: str, paper_id: str) -> None:
        """Say that a paper was begun from a draft, whoever's the two are; said again it changes nothing."""
        row = {"draft_id": paper_id, "parent_id": draft_id}
        with self._database.writing() as connection:
            insert_once(connection, draft_parents, row, (draft_parents.c.draft_id,))

    def filing_number(self, draft_id: str) -> str:
        """The number that was given to a draft when it was filed; empty where none was."""
        query = sa.select(filing_numbers.c.number).where(filing_numbers.c.draft_id == draft_id)
        with self._database.reading() as connection:
            return connection.execute(query).scalar() or ""

    def do(self, owner: str, new: NewEvent) -> Draft:
        """Do an act about a draft of *owner*; the draft as it is then.

        :class:`LifeChanged` where something else was done since, :class:`DraftChanged` where the draft was saved
        since; NotFound, BadInput.
        """
        now, who = self._clock(), new.by or audit.who(owner)
        with self._database.writing() as connection:
            draft = stored_draft(connection, owner, new.draft_id, lock=True)
            _must_be_seen(connection, new)
            if draft.version != new.version:
                raise DraftChanged(draft)
            number = give_number(connection, new.files, draft, who, now) if new.files else ""
            if new.tells:
                draft = _told(connection, draft, new.tells(number), now)
            _move(connection, new, now)
            if new.paper_id and new.seals:
                _seal(connection, new.paper_id, new.seals, now)
            for former in new.shared_no_more:
                end_share(connection, new.draft_id, former, who)
            if new.shared_with and new.shared_with != owner:
                put_share(connection, new.draft_id, new.shared_with, may_edit=False, given_by=who, at=now)
            for period, day in new.begins.items():
                agenda.begun(connection, new.draft_id, period, day, who, now)
            for key, day in new.ticks.items():
                agenda.ticked(connection, new.draft_id, key, day, who, now)
            if new.issues:
                owe_documents(connection, owner, draft.id, draft.version, now)
            event = _event(new, draft, who, now)
            connection.execute(sa.insert(life_events).values(**event))
            told = {name: event[name] for name in TOLD}
            told |= {"facts": sha256(event["facts"].encode()).hexdigest()}
            told |= {"filing_no": number} if number else {}
            audit.record(connection, who, "life.acted", new.draft_id, told, at=now)
            return draft


def standing(connection: sa.Connection, draft_id: str) -> Standing | None:
    """Where a draft stands; ``None`` where nothing was done about it."""
    row = connection.execute(sa.select(*STANDING).where(lives.c.draft_id == draft_id)).mappings().first()
    return None if row is None else Standing(**row)


def _must_be_seen(connection: sa.Connection, new: NewEvent) -> None:
    """Whoever holds the draft's row sees what was done last: others wait for it."""
    stands = standing(connection, new.draft_id) if is_id(new.draft_id) else None
    if (stands.number if stands else 0) != new.number:
        raise LifeChanged
    if stands and stands.station != new.station_from:
        raise LifeChanged


def _told(connection: sa.Connection, draft: Draft, told: tuple[PlainAnswers, str], now: datetime) -> Draft:
    """What an act says of the contract is written by the program: who reviewed is not the author of the text."""
    answers, title = told
    if answers == draft.answers:
        return draft
    return saved(connection, draft, written(answers), title, audit.SYSTEM, at=now)


def _move(connection: sa.Connection, new: NewEvent, now: datetime) -> None:
    row = {
        "station": new.station_to,
        "number": new.number + 1,
        "locked": new.locked,
        "open": json.dumps(list(new.open)),
        "since": now,
    }
    if new.number == 0 and insert_once(
        connection, lives, {**row, "draft_id": new.draft_id}, (lives.c.draft_id,)
    ):
        return
    this = (lives.c.draft_id == new.draft_id) & (lives.c.number == new.number)
    if new.station_to == new.station_from:
        del row["since"]
    if connection.execute(sa.update(lives).where(this).values(**row)).rowcount != 1:
        raise LifeChanged


def _seal(connection: sa.Connection, paper_id: str, version: int, now: datetime) -> None:
    """Lock a paper as it is at *version*; :class:`LifeChanged` where it was saved since."""
    query = sa.select(drafts.c.version).where(drafts.c.id == paper_id).with_for_update()
    if connection.execute(query).scalar() != version:
        raise LifeChanged
    row = {"draft_id": paper_id, "station": GIVEN, "number": 1, "locked": True, "open": "[]", "since": now}
    insert_once(connection, lives, row, (lives.c.draft_id,))


def _event(new: NewEvent, draft: Draft, who: str, now: datetime) -> dict[str, Any]:
    return {
        "draft_id": new.draft_id,
        "number": new.number + 1,
        "act": new.act,
        "station_from": new.station_from,
        "station_to": new.station_to,
        "draft_version": draft.version,
        "facts": written(dict(new.facts)),
        "paper_id": new.paper_id,
        "done_by": who,
        "done_at": now,
    }
