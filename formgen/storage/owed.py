"""What an act owes: documents that follow from it, written down as a job in the transaction of the act itself.

Whoever acted holds the job for a minute and makes the documents at once. Where his process dies on the way, the
job is free when the minute is over, and a worker makes them: what is issued of a draft unchanged is issued once.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

import sqlalchemy as sa

from formgen.storage.clock import utc_now
from formgen.storage.database import insert_once
from formgen.storage.jobs import DONE, QUEUED, RUNNING
from formgen.storage.tables import jobs

if TYPE_CHECKING:
    from datetime import datetime

    from formgen.storage.clock import Clock
    from formgen.storage.database import Database
    from formgen.storage.jobs import Job

ISSUE = "issue"
WHO_ACTED = "who acted"
"""Who holds the job at first; no worker is called so."""
HELD_SECONDS = 60
"""Far above the making of a paper, whose pages are counted in tens."""


def owe_documents(connection: sa.Connection, owner: str, draft_id: str, version: int, now: datetime) -> None:
    """Write down, in the transaction of *connection*, that the documents of a draft have to be issued."""
    row = {
        "id": str(uuid4()),
        "kind": ISSUE,
        "owner_id": owner,
        "draft_id": draft_id,
        "key": _key(draft_id, version),
        "state": RUNNING,
        "worker": WHO_ACTED,
        "lease_until": now + timedelta(seconds=HELD_SECONDS),
        "attempts": 1,
        "created_at": now,
        "updated_at": now,
    }
    insert_once(connection, jobs, row, (jobs.c.owner_id, jobs.c.key))


class Owed:
    """The documents owed in *database*."""

    def __init__(self, database: Database, clock: Clock = utc_now) -> None:
        self._database = database
        self._clock = clock

    def paid(self, draft_id: str, version: int) -> None:
        """Say that the documents were issued by who acted."""
        self._end(_first_hold(draft_id, version), DONE)

    def leave(self, draft_id: str, version: int) -> None:
        """Leave it to a worker: whoever acted could not do it now."""
        self._end(_first_hold(draft_id, version), QUEUED)

    def finish(self, job: Job) -> None:
        """Say that a worker issued them; nothing where another one holds the job by now."""
        mine = (jobs.c.worker == job.worker) & (jobs.c.attempts == job.attempts)
        self._end((jobs.c.id == job.id) & mine, DONE)

    def _end(self, which: sa.ColumnElement[bool], state: str) -> None:
        now = self._clock()
        free = {"worker": None, "lease_until": None, "updated_at": now}
        with self._database.writing() as connection:
            held = which & (jobs.c.state == RUNNING)
            connection.execute(sa.update(jobs).where(held).values(state=state, **free))


def _key(draft_id: str, version: int) -> str:
    return f"{ISSUE}:{draft_id}:{version}"


def _first_hold(draft_id: str, version: int) -> sa.ColumnElement[bool]:
    return (jobs.c.key == _key(draft_id, version)) & (jobs.c.worker == WHO_ACTED)
