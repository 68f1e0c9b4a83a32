"""The rows of batches that wait for a worker: claimed a few at a time, each finished once.

As with jobs (:mod:`formgen.storage.jobs`) a worker has a lease; if it is killed, the lease runs out and
another takes its rows over. The files of a row and the word “done” are written in one transaction, and only
by the worker that still holds the row. Owners are served in turn, however many rows one of them has.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from formgen.messages import _
from formgen.storage.batch_tables import batch_files, batch_rows, batches
from formgen.storage.batches import FAILED, QUEUED, RUNNING
from formgen.storage.clock import utc_now
from formgen.storage.files import Files
from formgen.storage.refusals import LeaseLost
from formgen.storage.turns import Turns

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from formgen.storage.clock import Clock
    from formgen.storage.database import Database
    from formgen.storage.plain import PlainAnswers

MOST_ATTEMPTS = 5
LEASE_SECONDS = 600  # far above a handful of papers with their PDFs


@dataclass(frozen=True)
class Claimed:
    """A row in the hands of a worker, with what its batch says about it."""

    batch_id: str
    position: int
    number: int
    label: str
    answers: PlainAnswers
    faults: tuple[str, ...]
    attempts: int
    worker: str
    form_id: str
    pdf: bool
    as_of: str


class BatchQueue:
    """The rows in *database* that wait for a worker, or are in the hands of one."""

    def __init__(self, database: Database, clock: Clock = utc_now) -> None:
        self._database = database
        self._files = Files(database, clock)
        self._clock = clock
        self._turns = Turns()

    def claim(self, worker: str, most: int, lease_seconds: float = LEASE_SECONDS) -> list[Claimed]:
        """The first rows, at most *most*, of the batch whose turn it is; none when none waits.

        No two workers get the same row. A row claimed :data:`MOST_ATTEMPTS` times in vain has failed.
        """
        now = self._clock()
        free = _free(now)
        with self._database.reading() as connection:  # an idle worker asks often: it must not lock
            if connection.execute(sa.select(batch_rows.c.position).where(free).limit(1)).first() is None:
                return []
        with self._database.writing() as connection:
            _give_up(connection, now)
            sequence = self._next(connection, free)
            if sequence is None:
                return []
            return _lent(connection, sequence, free, most, worker, now + timedelta(seconds=lease_seconds))

    def _next(self, connection: sa.Connection, free: sa.ColumnElement[bool]) -> int | None:
        """The batch whose turn it is: the first of the owner who was served longest ago."""
        query = sa.select(batches.c.owner_id, sa.func.min(batches.c.sequence))
        query = query.join(batch_rows, batch_rows.c.batch_id == batches.c.id).where(free)
        rows = connection.execute(query.group_by(batches.c.owner_id)).all()
        return self._turns.next({(owner, "batch"): sequence for owner, sequence in rows})

    def finish(self, row: Claimed, state: str, result: Mapping[str, Any], files: Mapping[str, bytes]) -> None:
        """Keep what was made of *row* and say so, both or neither.

        :class:`LeaseLost` when another worker holds it by now, or its batch was cancelled or deleted.
        """
        said = json.dumps(result, ensure_ascii=False)
        done = {"state": state, "result": said, "lease_until": None, "worker": None}
        kept = self._files.keep_all(files)
        with self._database.writing() as connection:
            held = sa.update(batch_rows).where(_held(row)).values(**done)
            if connection.execute(held).rowcount == 0:
                raise LeaseLost(_("这一行已由另一个进程接手，或者这一批已取消，本次结果不再保存。"))
            place = {"batch_id": row.batch_id, "position": row.position}
            mine = (batch_files.c.batch_id == row.batch_id) & (batch_files.c.position == row.position)
            connection.execute(sa.delete(batch_files).where(mine))
            if kept:
                new = [{**place, "name": name, **one.columns} for name, one in kept.items()]
                connection.execute(sa.insert(batch_files), new)

    def waiting_since(self) -> datetime | None:
        """Since when the batch that has waited longest waits for a worker; None when none does.

        A batch with a row in somebody's hands is being worked on, however many of its rows are left.
        """
        now = self._clock()
        in_hand = (batch_rows.c.state == RUNNING) & (batch_rows.c.lease_until > now)
        worked_on = sa.select(batch_rows.c.batch_id).where(in_hand)
        waiting = sa.select(sa.func.min(batches.c.updated_at)).join(
            batch_rows, batch_rows.c.batch_id == batches.c.id
        )
        with self._database.reading() as connection:
            return connection.execute(waiting.where(_free(now), batches.c.id.not_in(worked_on))).scalar()

    def release(self, worker: str) -> int:
        """Queue again what *worker* had in hand; the number of rows. For one that is known to be dead."""
        held = (batch_rows.c.state == RUNNING) & (batch_rows.c.worker == worker)
        free = {"state": QUEUED, "worker": None, "lease_until": None}
        with self._database.writing() as connection:
            return connection.execute(sa.update(batch_rows).where(held).values(**free)).rowcount


def _free(now: datetime) -> sa.ColumnElement[bool]:
    abandoned = (batch_rows.c.state == RUNNING) & (batch_rows.c.lease_until <= now)
    return (batch_rows.c.state == QUEUED) | abandoned


def _give_up(connection: sa.Connection, now: datetime) -> None:
    """Call those rows failed whose workers were killed again and again."""
    worn_out = _free(now) & (batch_rows.c.attempts >= MOST_ATTEMPTS)
    rows = connection.execute(sa.select(batch_rows).where(worn_out)).all()
    said = str(_("生成这一行时多次中断，没有完成：请重试，或者单独填写这份文书。"))
    for row in rows:
        result = {"row": row.number, "no": row.label, "state": FAILED, "ready": False, "final": False}
        result |= {"counts": {}, "findings": [], "files": [], "faults": [said]}
        place = (batch_rows.c.batch_id == row.batch_id) & (batch_rows.c.position == row.position)
        failed = {"state": FAILED, "result": json.dumps(result, ensure_ascii=False), "lease_until": None}
        connection.execute(sa.update(batch_rows).where(place).values(**failed))


def _lent(
    connection: sa.Connection,
    sequence: int,
    free: sa.ColumnElement[bool],
    most: int,
    worker: str,
    until: datetime,
) -> list[Claimed]:
    batch = connection.execute(sa.select(batches).where(batches.c.sequence == sequence)).one()
    mine = sa.select(batch_rows).where((batch_rows.c.batch_id == batch.id) & free)
    mine = mine.order_by(batch_rows.c.position).limit(most).with_for_update(skip_locked=True)
    rows = connection.execute(mine).all()
    chosen = (batch_rows.c.batch_id == batch.id) & batch_rows.c.position.in_([row.position for row in rows])
    lent = {"state": RUNNING, "worker": worker, "lease_until": until, "attempts": batch_rows.c.attempts + 1}
    connection.execute(sa.update(batch_rows).where(chosen).values(**lent))
    return [_claimed(batch, row, worker) for row in rows]


def _claimed(batch: Any, row: Any, worker: str) -> Claimed:  # noqa: ANN401 - rows of the database
    return Claimed(
        batch.id,
        row.position,
        row.number,
        row.label,
        json.loads(row.answers),
        tuple(json.loads(row.faults)),
        row.attempts + 1,
        worker,
        batch.form_id,
        batch.pdf,
        batch.as_of,
    )


def _held(row: Claimed) -> sa.ColumnElement[bool]:
    """Whether this very claim still holds the row: same worker, same attempt, still running."""
    return (
        (batch_rows.c.batch_id == row.batch_id)
        & (batch_rows.c.position == row.position)
        & (batch_rows.c.state == RUNNING)
        & (batch_rows.c.worker == row.worker)
        & (batch_rows.c.attempts == row.attempts)
    )
