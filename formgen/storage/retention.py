"""What is older than it may become, found by its age, and let go piece by piece through the doors that always do it.

What the law wants kept is told by what hangs on it, and not by a list of names that somebody would have to
lengthen: a draft on which a table hangs that is not known here as a part of the draft itself (the life of a
contract, its filing number) is no mere draft any more, and is left alone; the same goes for reviews and batches.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC
from functools import partial
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from formgen.errors import Conflict
from formgen.messages import _
from formgen.storage import audit
from formgen.storage.audit_tables import audit_entries
from formgen.storage.batch_tables import batch_rows, batches
from formgen.storage.batches import QUEUED as ROW_QUEUED
from formgen.storage.batches import RUNNING as ROW_RUNNING
from formgen.storage.handovers import tables_with
from formgen.storage.issue_tables import issue_contents, issues
from formgen.storage.people_tables import (
    outside_accounts,
    recovery_codes,
    second_factors,
    user_mails,
    user_roles,
)
from formgen.storage.reviews import DONE, FAILED
from formgen.storage.roles import Role
from formgen.storage.tables import drafts, reviews, sign_in_links, users

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from datetime import datetime

    from formgen.storage.database import Database

    Must = Callable[[sa.Connection, str], None]

PARTS = {
    "draft_id": {
        "attachments", "deadline_marks", "deadline_starts", "documents", "draft_carried", "draft_marks",
        "draft_parents", "draft_records", "draft_shares", "draft_sources", "draft_versions", "issues", "jobs",
        "packets",
    },
    "review_id": {"draft_sources", "review_decisions", "review_files", "review_results"},
    "batch_id": {"batch_files", "batch_rows"},
}  # fmt: skip
"""The tables that say more of a thing and do not make it more than it is, by the column that names it."""
PRIVATE = (user_mails, second_factors, recovery_codes, outside_accounts, sign_in_links)
"""What an account needs to sign in, and nobody needs once it is closed."""


@dataclass(frozen=True)
class Piece:
    """A thing whose time is over, and whose it is."""

    id: str
    owner_id: str


class Retention:
    """What in *database* is older than it may become; nothing is read of what it says."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def drafts(self, before: datetime) -> list[Piece]:
        """Drafts of people who only apply, untouched since *before*."""
        roles = sa.select(user_roles.c.role).where(user_roles.c.user_id == drafts.c.owner_id)
        applies = roles.where(user_roles.c.role == Role.APPLICANT).exists()
        works_here = roles.where(user_roles.c.role != Role.APPLICANT).exists()
        old = (drafts.c.updated_at < before) & applies & ~works_here
        return self._pieces(drafts, old, "draft_id")

    def reviews(self, before: datetime) -> list[Piece]:
        """Reviews that ended and that nobody has touched since *before*."""
        return self._pieces(reviews, _old_reviews(before), "review_id")

    def batches(self, before: datetime) -> list[Piece]:
        """Batches from *before* of which no row waits or is being made."""
        return self._pieces(batches, _old_batches(before), "batch_id")

    @staticmethod
    def still_old_review(before: datetime) -> Must:
        """What raises Conflict for a review that somebody has touched since it was found."""
        return partial(_must_be, reviews, _old_reviews(before), "review_id")

    @staticmethod
    def still_old_batch(before: datetime) -> Must:
        """What raises Conflict for a batch that somebody has started again since it was found."""
        return partial(_must_be, batches, _old_batches(before), "batch_id")

    def issues(self, before: datetime) -> list[str]:
        """Issued papers from *before* whose contents are still kept, but for those of contracts."""
        kept = sa.exists().where(issue_contents.c.issue_id == issues.c.id)
        with self._database.reading() as connection:
            old = (issues.c.issued_at < before) & kept & ~_hung_on(connection, issues.c.draft_id, "draft_id")
            return list(connection.execute(sa.select(issues.c.id).where(old)).scalars())

    def accounts(self, before: datetime) -> list[str]:
        """Accounts that were switched off before *before* and still have what they would sign in with."""
        changed = sa.select(sa.func.max(audit_entries.c.at)).where(
            audit_entries.c.subject == users.c.id, audit_entries.c.act == "user.changed"
        )
        moment = before.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
        since = sa.func.coalesce(changed.scalar_subquery(), "")
        private = sa.or_(*(sa.exists().where(one.c.user_id == users.c.id) for one in PRIVATE))
        closed = sa.not_(users.c.active) & (users.c.created_at < before) & (since < moment)
        with_any = private | users.c.password_hash.is_not(None)
        with self._database.reading() as connection:
            return list(connection.execute(sa.select(users.c.id).where(closed & with_any)).scalars())

    def forget_sign_in(self, user_ids: Collection[str]) -> None:
        """Take from closed accounts their address, password, codes and bindings; their names stay."""
        with self._database.writing() as connection:
            for user_id in user_ids:
                for table in PRIVATE:
                    connection.execute(sa.delete(table).where(table.c.user_id == user_id))
                mine = users.c.id == user_id
                connection.execute(sa.update(users).where(mine).values(password_hash=None))
                audit.record(connection, audit.who(audit.SYSTEM), "user.emptied", user_id)

    def note(self, told: dict[str, Any]) -> None:
        """Say in the trail that old things were let go, and how many."""
        with self._database.writing() as connection:
            audit.record(connection, audit.who(audit.SYSTEM), "retention.done", "", told)

    def _pieces(self, table: sa.Table, old: sa.ColumnElement[bool], called: str) -> list[Piece]:
        with self._database.reading() as connection:
            mere = old & ~_hung_on(connection, table.c.id, called)
            query = sa.select(table.c.id, table.c.owner_id).where(mere).order_by(table.c.updated_at)
            return [Piece(*row) for row in connection.execute(query)]


def _old_reviews(before: datetime) -> sa.ColumnElement[bool]:
    return (reviews.c.updated_at < before) & reviews.c.state.in_((DONE, FAILED))


def _old_batches(before: datetime) -> sa.ColumnElement[bool]:
    working = sa.select(batch_rows.c.batch_id).where(batch_rows.c.state.in_((ROW_QUEUED, ROW_RUNNING)))
    return (batches.c.updated_at < before) & batches.c.id.not_in(working)


def _must_be(
    table: sa.Table, old: sa.ColumnElement[bool], called: str, connection: sa.Connection, thing_id: str
) -> None:
    mere = old & ~_hung_on(connection, table.c.id, called)
    if connection.execute(sa.select(table.c.id).where(table.c.id == thing_id, mere)).first() is None:
        raise Conflict(_("刚刚有人动过，没有清理。"))


def bound(connection: sa.Connection, owner_id: str) -> int:
    """How many drafts of somebody are more than drafts: contracts that the law of archives wants kept."""
    hung = _hung_on(connection, drafts.c.id, "draft_id")
    query = sa.select(sa.func.count()).select_from(drafts).where(drafts.c.owner_id == owner_id, hung)
    return connection.execute(query).scalar_one()


def _hung_on(connection: sa.Connection, thing: sa.ColumnElement[str], called: str) -> sa.ColumnElement[bool]:
    """Whether a table that is no mere part of it names *thing*, as the database itself has its tables."""
    others = [name for name in tables_with(connection, called) if name not in PARTS[called]]
    tables = [sa.table(name, sa.column(called, sa.String)) for name in others]
    return sa.or_(sa.false(), *(sa.exists().where(one.c[called] == thing) for one in tables))
