"""What a worker has in hand, in whichever queue: held while it is alive, put back when it has to stop.

A lease is short, and whoever works renews it: what a killed worker leaves behind is free within a minute,
however long its work may take when it is alive.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sa

from formgen.storage.batch_tables import batch_rows
from formgen.storage.clock import utc_now
from formgen.storage.tables import jobs, reviews

if TYPE_CHECKING:
    from formgen.storage.clock import Clock
    from formgen.storage.database import Database

WAITING = "queued"


@dataclass(frozen=True)
class Queue:
    """A table that workers take from; *in_hand* is what it calls a thing that is being worked on."""

    table: sa.Table
    in_hand: str


QUEUES: Final = {
    "jobs": Queue(jobs, "running"),
    "reviews": Queue(reviews, "reading"),
    "batch_rows": Queue(batch_rows, "running"),
}


class Leases:
    """The leases on the things of one *queue* of *database*: ``jobs``, ``reviews`` or ``batch_rows``."""

    def __init__(self, database: Database, queue: str, clock: Clock = utc_now) -> None:
        self._database = database
        self._queue = QUEUES[queue]
        self._clock = clock

    def hold(self, worker: str, seconds: float) -> int:
        """Let *worker* keep what it has for so long from now; how many things. Shortens no lease."""
        until = self._clock() + timedelta(seconds=seconds)
        table = self._queue.table
        mine = self._of(worker) & (table.c.lease_until < until)
        with self._database.writing() as connection:
            return connection.execute(sa.update(table).where(mine).values(lease_until=until)).rowcount

    def put_back(self, worker: str) -> int:
        """Queue again what *worker* has not finished, as if it had never been taken; how many things.

        For a worker that stops in good order: what it delivers after this comes too late.
        """
        table = self._queue.table
        free: dict[str, Any] = {"state": WAITING, "worker": None, "lease_until": None}
        free["attempts"] = table.c.attempts - 1
        free |= {"stage": ""} if "stage" in table.c else {}
        free |= {"updated_at": self._clock()} if "updated_at" in table.c else {}
        with self._database.writing() as connection:
            return connection.execute(sa.update(table).where(self._of(worker)).values(**free)).rowcount

    def _of(self, worker: str) -> sa.ColumnElement[bool]:
        table = self._queue.table
        return (table.c.state == self._queue.in_hand) & (table.c.worker == worker)
