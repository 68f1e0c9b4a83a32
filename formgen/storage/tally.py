"""What is in the database by number: what whoever watches over a site wants to know, and nothing of what it says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from formgen.storage import batches as of_batches
from formgen.storage import jobs as of_jobs
from formgen.storage import reviews as of_reviews
from formgen.storage.audit_tables import audit_head
from formgen.storage.batch_tables import batch_rows
from formgen.storage.clock import utc_now
from formgen.storage.sessions import IDLE
from formgen.storage.tables import draft_versions, drafts, jobs, reviews, sessions, users

if TYPE_CHECKING:
    from formgen.storage.clock import Clock
    from formgen.storage.database import Database

LATELY = timedelta(hours=1)
"""What was delivered within this time says how long delivering takes now."""
MOST_LOOKED_AT = 2000


@dataclass(frozen=True)
class Tally:
    """The numbers of one moment.

    :param queued: pieces of work that wait for a worker, by kind; :param in_hand: that a worker has;
        :param failed: that were given up.
    :param pdf_seconds: how long each PDF of the last hour took from its order to its delivery, in order of length.
    :param audit_entries: the number of the last entry of the audit trail.
    """

    queued: dict[str, int]
    in_hand: dict[str, int]
    failed: dict[str, int]
    pdf_seconds: tuple[float, ...]
    drafts: int
    saves: int
    users: int
    sessions: int
    audit_entries: int


_WORK = (
    ("conversion", jobs.c.state, of_jobs.QUEUED, of_jobs.RUNNING, of_jobs.FAILED),
    ("review", reviews.c.state, of_reviews.QUEUED, of_reviews.READING, of_reviews.FAILED),
    ("batch_row", batch_rows.c.state, of_batches.QUEUED, of_batches.RUNNING, of_batches.FAILED),
)
KINDS = tuple(one[0] for one in _WORK)


def tally(database: Database, clock: Clock = utc_now) -> Tally:
    """The numbers of now, all of them from the database: whichever process is asked, it says the same."""
    now = clock()
    lasting = (sessions.c.expires_at > now) & (sessions.c.seen_at > now - IDLE)
    with database.reading() as connection:
        states = {kind: _by_state(connection, state) for kind, state, *_rest in _WORK}
        return Tally(
            {kind: states[kind].get(queued, 0) for kind, _s, queued, _r, _f in _WORK},
            {kind: states[kind].get(running, 0) for kind, _s, _q, running, _f in _WORK},
            {kind: states[kind].get(failed, 0) for kind, _s, _q, _r, failed in _WORK},
            _pdf_seconds(connection, now),
            _count(connection, drafts),
            _count(connection, draft_versions),
            _count(connection, users, users.c.active),
            _count(connection, sessions, lasting),
            connection.execute(sa.select(audit_head.c.number)).scalar() or 0,
        )


def _by_state(connection: sa.Connection, state: sa.ColumnElement[Any]) -> dict[str, int]:
    rows = connection.execute(sa.select(state, sa.func.count()).group_by(state))
    return {name: count for name, count in rows}  # noqa: C416 - a row is no pair to the type checker


def _pdf_seconds(connection: sa.Connection, now: datetime) -> tuple[float, ...]:
    lately = (jobs.c.state == of_jobs.DONE) & (jobs.c.updated_at > now - LATELY)
    query = sa.select(jobs.c.created_at, jobs.c.updated_at).where(lately)
    rows = connection.execute(query.order_by(jobs.c.sequence.desc()).limit(MOST_LOOKED_AT))
    return tuple(sorted(max((ended - begun).total_seconds(), 0.0) for begun, ended in rows))


def _count(connection: sa.Connection, table: sa.Table, *which: sa.ColumnElement[bool]) -> int:
    return connection.execute(sa.select(sa.func.count()).select_from(table).where(*which)).scalar_one()
