"""The rows of batches that wait for a worker: claimed a few at a time, each finished once.

As with jobs (:mod:`formgen.storage.jobs`) a worker has a lease; if it is killed, the lease runs out and
another takes its rows over. The files of a row and the word “done” are written in one transaction, and only
by the worker that still holds the row; a paper that is final is issued in it too. The code that it carries is
the row's own from its first claim on: whoever makes the row again makes the same bytes. Owners are served in
turn, however many rows one of them has.
"""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from formgen.messages import _
from formgen.storage.batch_keeping import FREE, Claimed, Finished, contents, keep
from formgen.storage.batch_tables import batch_rows, batches
from formgen.storage.batches import FAILED, QUEUED, RUNNING
from formgen.storage.clock import utc_now
from formgen.storage.codes import new_code
from formgen.storage.files import Files
from formgen.storage.refusals import LeaseLost
from formgen.storage.turns import Turns

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from formgen.storage.clock import Clock
    from formgen.storage.database import Database
    from formgen.storage.giving_out import NewIssue

MOST_ATTEMPTS = 5
LEASE_SECONDS = 600  # far above a handful of papers with their PDFs


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

    def finish(
        self,
        row: Claimed,
        state: str,
        result: Mapping[str, Any],
        files: Mapping[str, bytes],
        new: NewIssue | None = None,
    ) -> None:
        """:meth:`finish_all` of one row."""
        self.finish_all([Finished(row, state, result, files, new)])

    def finish_all(self, done: Sequence[Finished]) -> None:
        """Keep what was made of rows claimed together, issue what is final, and say so: of a row all or nothing.

        Where the code of a row stands on another paper already (made before the program changed, or withdrawn), it
        is queued again and gets another.

        :raises LeaseLost: when some are another worker's by now, or their batch was cancelled or deleted; the
            others are kept.
        """
        kept = self._files.keep_all(dict(contents(done)))
        with self._database.writing() as connection:
            held = _locked(connection, [one.row for one in done])
            keep(connection, [one for one in done if one.row.position in held], kept, self._clock())
        left = [one for one in done if one.row.position not in held]
        if left and len(done) == 1:
            raise LeaseLost(_("这一行已由另一个进程接手，或者这一批已取消，本次结果不再保存。"))
        lost = [fault for one in left if (fault := self._lost(one))]
        if lost:
            raise lost[0]

    def _lost(self, one: Finished) -> LeaseLost | None:
        """What somebody had locked for a moment, which may mean nothing, is waited for alone; why it is not kept."""
        try:
            self.finish_all([one])
        except LeaseLost as fault:
            return fault
        return None

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
        with self._database.writing() as connection:
            return connection.execute(sa.update(batch_rows).where(held).values(**FREE)).rowcount


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
    fresh = {row.position: new_code() for row in rows if row.code is None}
    if fresh:
        one = (batch_rows.c.batch_id == batch.id) & (batch_rows.c.position == sa.bindparam("at"))
        given = sa.update(batch_rows).where(one).values(code=sa.bindparam("fresh"))
        connection.execute(given, [{"at": at, "fresh": code} for at, code in fresh.items()])
    return [_claimed(batch, row, worker, row.code or fresh[row.position]) for row in rows]


def _claimed(batch: Any, row: Any, worker: str, code: str) -> Claimed:  # noqa: ANN401 - rows of the database
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
        code,
    )


def _locked(connection: sa.Connection, rows: Sequence[Claimed]) -> set[int]:
    """The positions of those *rows* that these very claims still hold; they stay so until the transaction ends.

    Of several, those are left out that somebody else has locked: two who wait for one another would both be lost.
    """
    first, positions = rows[0], [row.position for row in rows]
    query = sa.select(batch_rows.c.position, batch_rows.c.attempts).where(
        batch_rows.c.batch_id == first.batch_id,
        batch_rows.c.position.in_(positions),
        batch_rows.c.state == RUNNING,
        batch_rows.c.worker == first.worker,
    )
    found = connection.execute(query.with_for_update(skip_locked=len(rows) > 1)).all()
    attempts = {row.position: row.attempts for row in rows}
    return {row.position for row in found if attempts[row.position] == row.attempts}
