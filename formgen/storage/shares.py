"""Shares: drafts that their owner shows to a colleague by name, to read or to edit, until he takes it back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from formgen.storage import audit
from formgen.storage.clock import utc_now
from formgen.storage.drafts import must_own
from formgen.storage.people_tables import draft_shares
from formgen.storage.tables import users

if TYPE_CHECKING:
    from datetime import datetime

    from formgen.storage.clock import Clock
    from formgen.storage.database import Database


@dataclass(frozen=True)
class Share:
    """A colleague with whom a draft is shared; *name* is what he is called."""

    user_id: str
    name: str
    may_edit: bool
    given_at: datetime


class Shares:
    """The shares in *database*; given and taken back by the owner of a draft."""

    def __init__(self, database: Database, clock: Clock = utc_now) -> None:
        self._database = database
        self._clock = clock

    def of_draft(self, owner: str, draft_id: str) -> list[Share]:
        """With whom a draft is shared, by name; NotFound."""
        query = (
            sa.select(
                draft_shares.c.user_id,
                users.c.display_name.label("name"),
                draft_shares.c.may_edit,
                draft_shares.c.given_at,
            )
            .join(users, users.c.id == draft_shares.c.user_id)
            .where(draft_shares.c.draft_id == draft_id)
            .order_by(users.c.display_name, users.c.id)
        )
        with self._database.reading() as connection:
            must_own(connection, owner, draft_id)
            return [Share(**row) for row in connection.execute(query).mappings()]

    def give(self, owner: str, draft_id: str, user_id: str, *, may_edit: bool) -> None:
        """Share a draft with a colleague, or change what he may; NotFound."""
        by, now = audit.who(owner), self._clock()
        with self._database.writing() as connection:
            must_own(connection, owner, draft_id, lock=True)
            put_share(connection, draft_id, user_id, may_edit=may_edit, given_by=by, at=now)

    def take_back(self, owner: str, draft_id: str, user_id: str) -> None:
        """End a share at once; one that is not there is no fault. NotFound."""
        with self._database.writing() as connection:
            must_own(connection, owner, draft_id, lock=True)
            end_share(connection, draft_id, user_id, audit.who(owner))


def put_share(
    connection: sa.Connection, draft_id: str, user_id: str, *, may_edit: bool, given_by: str, at: datetime
) -> None:
    """Share a draft, in the transaction of *connection*; what was shared with him before is replaced."""
    place = {"draft_id": draft_id, "user_id": user_id}
    given = {"may_edit": may_edit, "given_by": given_by, "given_at": at}
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    # One statement: of two that share at the same moment none finds the other's row in its way.
    row = dialect.insert(draft_shares).values(**place, **given)
    connection.execute(row.on_conflict_do_update(index_elements=[*place], set_=given))
    audit.record(connection, given_by, "draft.shared", draft_id, {"with": user_id, "may_edit": may_edit})


def end_share(connection: sa.Connection, draft_id: str, user_id: str, by: str) -> None:
    """End a share, in the transaction of *connection*; one that is not there is no fault."""
    if connection.execute(sa.delete(draft_shares).where(_this(draft_id, user_id))).rowcount:
        audit.record(connection, by, "draft.unshared", draft_id, {"with": user_id})


def _this(draft_id: str, user_id: str) -> sa.ColumnElement[bool]:
    return (draft_shares.c.draft_id == draft_id) & (draft_shares.c.user_id == user_id)
