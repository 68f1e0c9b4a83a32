"""What people say about deadlines: that one was done, and that a period began on a day.

The deadlines themselves are not kept: they follow from the answers of a draft, and from the law.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import uuid4

import sqlalchemy as sa

from formgen.storage import audit
from formgen.storage.clock import utc_now
from formgen.storage.database import insert_once
from formgen.storage.deadline_tables import deadline_marks, deadline_starts
from formgen.storage.drafts import must_own
from formgen.storage.plain import text
from formgen.storage.tables import drafts

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from formgen.storage.clock import Clock
    from formgen.storage.database import Database

LONGEST_REMARK = 500  # characters


@dataclass(frozen=True)
class Tick:
    """That a deadline was done: *subject* is its draft, or its owner where it is no single draft's.

    :param done_on: the day on which it was, as whoever ticked it says.
    """

    subject: str
    key: str
    done_on: date
    remark: str
    marked_by: str
    marked_at: datetime


@dataclass(frozen=True)
class Beginning:
    """That a period began for a draft on a day, which no form asks for."""

    id: str
    draft_id: str
    period: str
    started_on: date


TICK = [deadline_marks.c[name] for name in Tick.__dataclass_fields__]
BEGINNING = [deadline_starts.c[name] for name in Beginning.__dataclass_fields__]
_KEY = (deadline_marks.c.subject, deadline_marks.c.key)
_SAME = (deadline_starts.c.draft_id, deadline_starts.c.period, deadline_starts.c.started_on)


class Agenda:
    """The ticks and beginnings in *database*; all through the owner of the drafts."""

    def __init__(self, database: Database, clock: Clock = utc_now) -> None:
        self._database = database
        self._clock = clock

    def ticks(self, *owners: str) -> dict[tuple[str, str], Tick]:
        """What was done of the deadlines of these *owners* and of their drafts, by subject and key."""
        theirs = sa.select(drafts.c.id).where(drafts.c.owner_id.in_(owners))
        query = sa.select(*TICK).where(
            deadline_marks.c.subject.in_(owners) | deadline_marks.c.draft_id.in_(theirs)
        )
        with self._database.reading() as connection:
            rows = connection.execute(query).mappings().all()
        return {(row["subject"], row["key"]): Tick(**row) for row in rows}

    def tick(self, owner: str, draft_id: str | None, key: str, done_on: date, remark: str = "") -> None:
        """Say that the deadline *key* was done; said again, the last word counts. NotFound.

        :param draft_id: whose it is; ``None`` for one of *owner* himself.
        """
        subject, said = draft_id or owner, text(remark.strip(), "remark")[:LONGEST_REMARK]
        changes = {
            "done_on": done_on,
            "remark": said,
            "marked_by": audit.who(owner),
            "marked_at": self._clock(),
        }
        row = {"subject": subject, "key": text(key, "key"), "draft_id": draft_id, **changes}
        same = (deadline_marks.c.subject == subject) & (deadline_marks.c.key == key)
        with self._database.writing() as connection:
            if draft_id is not None:
                must_own(connection, owner, draft_id, lock=True)
            if not insert_once(connection, deadline_marks, row, _KEY):
                connection.execute(sa.update(deadline_marks).where(same).values(**changes))
            told = {"key": key, "done_on": done_on.isoformat()}
            audit.record(connection, audit.who(owner), "deadline.done", subject, told)

    def untick(self, owner: str, draft_id: str | None, key: str) -> None:
        """Take back that the deadline *key* was done; nothing where nobody said so. NotFound."""
        subject = draft_id or owner
        same = (deadline_marks.c.subject == subject) & (deadline_marks.c.key == key)
        with self._database.writing() as connection:
            if draft_id is not None:
                must_own(connection, owner, draft_id, lock=True)
            if connection.execute(sa.delete(deadline_marks).where(same)).rowcount:
                audit.record(connection, audit.who(owner), "deadline.reopened", subject, {"key": key})

    def beginnings(self, *owners: str) -> list[Beginning]:
        """What began for the drafts of these *owners*, in the order of days."""
        query = sa.select(*BEGINNING).join(drafts, drafts.c.id == deadline_starts.c.draft_id)
        query = query.where(drafts.c.owner_id.in_(owners))
        with self._database.reading() as connection:
            in_order = query.order_by(deadline_starts.c.started_on, deadline_starts.c.id)
            return [Beginning(**row) for row in connection.execute(in_order).mappings()]

    def everybodys_beginnings(self, periods: Iterable[str]) -> list[Beginning]:
        """What began of these *periods* for anybody's drafts."""
        query = sa.select(*BEGINNING).where(deadline_starts.c.period.in_(list(periods)))
        with self._database.reading() as connection:
            return [Beginning(**row) for row in connection.execute(query).mappings()]

    def begin(self, owner: str, draft_id: str, period: str, started_on: date) -> None:
        """Say that a period began for a draft on a day; said again it changes nothing. NotFound."""
        with self._database.writing() as connection:
            must_own(connection, owner, draft_id, lock=True)
            begun(connection, draft_id, period, started_on, audit.who(owner), self._clock())

    def forget(self, owner: str, draft_id: str, beginning_id: str) -> None:
        """Take back that a period began; nothing where nobody said so. NotFound."""
        same = (deadline_starts.c.id == beginning_id) & (deadline_starts.c.draft_id == draft_id)
        with self._database.writing() as connection:
            must_own(connection, owner, draft_id, lock=True)
            if connection.execute(sa.delete(deadline_starts).where(same)).rowcount:
                audit.record(connection, audit.who(owner), "deadline.withdrawn", draft_id, {})


def begun(
    connection: sa.Connection, draft_id: str, period: str, started_on: date, who: str, at: datetime
) -> None:
    """Keep that a period began for a draft that is known to stay; said again it changes nothing."""
    row = {
        "id": str(uuid4()),
        "draft_id": draft_id,
        "period": text(period, "period"),
        "started_on": started_on,
        "created_by": who,
        "created_at": at,
    }
    if insert_once(connection, deadline_starts, row, _SAME):
        told = {"period": period, "started_on": started_on.isoformat()}
        audit.record(connection, who, "deadline.began", draft_id, told)


def ticked(connection: sa.Connection, draft_id: str, key: str, done_on: date, who: str, at: datetime) -> None:
    """Tick a deadline off in the transaction of what answers it; where somebody did before, his word stays."""
    row = {"subject": draft_id, "key": text(key, "key"), "draft_id": draft_id, "done_on": done_on}
    said = {"remark": "", "marked_by": who, "marked_at": at}
    if insert_once(connection, deadline_marks, row | said, _KEY):
        told = {"key": key, "done_on": done_on.isoformat()}
        audit.record(connection, who, "deadline.done", draft_id, told)
