"""Handing over: when somebody leaves, all that is his goes to a named colleague (第十七条), and both are recorded.

What goes is every row with an ``owner_id``, in whatever table the database has: a room added later is not
forgotten. A table whose rows must stay with a person says ``user_id`` instead.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import uuid4

import sqlalchemy as sa

from formgen.storage import audit
from formgen.storage.clock import utc_now
from formgen.storage.people_tables import draft_shares, handovers
from formgen.storage.plain import text
from formgen.storage.tables import drafts, users

if TYPE_CHECKING:
    from datetime import datetime

    from formgen.storage.clock import Clock
    from formgen.storage.database import Database

LONGEST_REASON = 500  # characters


@dataclass(frozen=True)
class Handover:
    """One hand-over that was done; *moved* counts the rows by table, names are as they are now."""

    id: str
    giver: str
    taker: str
    done_by: str
    reason: str
    moved: dict[str, int]
    done_at: datetime


class Handovers:
    """The hand-overs in *database*."""

    def __init__(self, database: Database, clock: Clock = utc_now) -> None:
        self._database = database
        self._clock = clock

    def holdings(self, user_id: str) -> dict[str, int]:
        """What somebody has, counted by table; nothing is left out and nothing is read."""
        with self._database.reading() as connection:
            return holdings(connection, user_id)

    def do(self, from_id: str, to_id: str, *, by: str, reason: str) -> dict[str, int]:
        """Give all that is *from_id*'s to *to_id*, in one transaction; the numbers of rows by table."""
        said = text(reason.strip(), "reason")[:LONGEST_REASON]
        with self._database.writing() as connection:
            _his_own_shares_end(connection, from_id, to_id)
            moved = {table.name: _move(connection, table, from_id, to_id) for table in owned(connection)}
            counted = {name: number for name, number in moved.items() if number}
            row = {"id": str(uuid4()), "from_id": from_id, "to_id": to_id, "done_by": by, "reason": said}
            kept = {"moved": json.dumps(counted), "done_at": self._clock()}
            connection.execute(sa.insert(handovers).values(**row, **kept))
            audit.record(
                connection, by, "user.handed_over", from_id, {"to": to_id, "moved": counted, "id": row["id"]}
            )
        return counted

    def all(self) -> list[Handover]:
        """Every hand-over, the newest first."""
        giver, taker, doer = users.alias(), users.alias(), users.alias()
        query = (
            sa.select(
                handovers.c.id,
                sa.func.coalesce(giver.c.display_name, "").label("giver"),
                sa.func.coalesce(taker.c.display_name, "").label("taker"),
                sa.func.coalesce(doer.c.display_name, "").label("done_by"),
                handovers.c.reason,
                handovers.c.moved,
                handovers.c.done_at,
            )
            .outerjoin(giver, giver.c.id == handovers.c.from_id)
            .outerjoin(taker, taker.c.id == handovers.c.to_id)
            .outerjoin(doer, doer.c.id == handovers.c.done_by)
            .order_by(handovers.c.done_at.desc(), handovers.c.id)
        )
        with self._database.reading() as connection:
            rows = connection.execute(query).mappings().all()
        return [Handover(**{**row, "moved": json.loads(row["moved"])}) for row in rows]


def holdings(connection: sa.Connection, user_id: str) -> dict[str, int]:
    """What somebody has, counted by table."""
    counted = {
        table.name: connection.execute(
            sa.select(sa.func.count()).select_from(table).where(table.c.owner_id == user_id)
        ).scalar_one()
        for table in owned(connection)
    }
    return {name: number for name, number in counted.items() if number}


def owned(connection: sa.Connection) -> list[sa.TableClause]:
    """The tables whose rows belong to somebody, as the database has them: not only those loaded here."""
    return [sa.table(one, sa.column("owner_id", sa.String)) for one in tables_with(connection, "owner_id")]


def tables_with(connection: sa.Connection, called: str) -> list[str]:
    """The names of the tables that have a column *called* so, as the database has them."""
    seen = sa.inspect(connection).get_multi_columns().items()  # one question for all tables
    return sorted(name for (_schema, name), columns in seen if any(one["name"] == called for one in columns))


def _move(connection: sa.Connection, table: sa.TableClause, from_id: str, to_id: str) -> int:
    his = sa.update(table).where(table.c.owner_id == from_id)
    return connection.execute(his.values(owner_id=to_id)).rowcount


def _his_own_shares_end(connection: sa.Connection, from_id: str, to_id: str) -> None:
    """What was shared with who leaves is shared no more, and what becomes the taker's needs no share."""
    his = sa.select(drafts.c.id).where(drafts.c.owner_id == from_id)
    needless = (draft_shares.c.user_id == to_id) & draft_shares.c.draft_id.in_(his)
    connection.execute(sa.delete(draft_shares).where((draft_shares.c.user_id == from_id) | needless))
