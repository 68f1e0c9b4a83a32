"""Work that runs beside the web, such as turning a document into PDF: this table is the truth about it.

A job is queued, running, done or failed. A worker claims it for a while (a lease); if the worker is
killed, the lease runs out and another claims the job. The result and the word “done” are written in
one transaction, and only by the worker that still holds the job: whatever dies in between, each job
is delivered once.

Owners are served in turn, and so are the kinds of work of one owner: somebody's click does not wait until
somebody's batch is done. What is more than can be worked off in minutes is refused (:class:`QueueFull`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import sqlalchemy as sa

from formgen.messages import Message, _
from formgen.storage import documents, giving_out
from formgen.storage.clock import utc_now
from formgen.storage.database import insert_once
from formgen.storage.drafts import must_own
from formgen.storage.files import Files
from formgen.storage.plain import is_id, text
from formgen.storage.refusals import LeaseLost, NotFound, QueueFull
from formgen.storage.tables import jobs
from formgen.storage.turns import Turns

if TYPE_CHECKING:
    from datetime import datetime

    from formgen.storage.clock import Clock
    from formgen.storage.database import Database

QUEUED, RUNNING, DONE, FAILED = "queued", "running", "done", "failed"
MOST_ATTEMPTS = 5  # a document that brings down five workers is not given to a sixth
MOST_OF_ONE = 2_500  # a batch of a thousand with their checklists, and some more
MOST_IN_ALL = 10_000  # a quarter of an hour on two cores
LEASE_SECONDS = 180  # far above two tries of a conversion that hangs, each of which is stopped before


@dataclass(frozen=True)
class Job:
    """A piece of work as it stands; *error* is a Chinese sentence when it has failed."""

    id: str
    kind: str
    owner_id: str
    draft_id: str
    document_id: str | None
    state: str
    worker: str | None
    lease_until: datetime | None
    attempts: int
    error: str | None
    result_document_id: str | None
    created_at: datetime
    updated_at: datetime


JOB = [jobs.c[name] for name in Job.__dataclass_fields__]


class Jobs:
    """The jobs in *database*: queued and read by owners, claimed and finished by workers."""

    def __init__(self, database: Database, clock: Clock = utc_now) -> None:
        self._database = database
        self._files = Files(database, clock)
        self._clock = clock
        self._turns = Turns()

    def enqueue(self, owner: str, kind: str, draft_id: str, document_id: str, *, key: str) -> Job:
        """Queue work on a document of *owner*; the same *key* again gives the job that is there already.

        :class:`NotFound` when the draft or the document is not his; :class:`QueueFull`.
        """
        now, job_id = self._clock(), str(uuid4())
        row = {
            "id": job_id,
            "kind": kind,
            "owner_id": owner,
            "draft_id": draft_id,
            "document_id": document_id,
            "key": text(key, "key"),
            "state": QUEUED,
            "attempts": 0,
            "created_at": now,
            "updated_at": now,
        }
        with self._database.writing() as connection:
            must_own(connection, owner, draft_id, lock=True)
            documents.must_belong(connection, draft_id, document_id)
            known = (jobs.c.owner_id == owner) & (jobs.c.key == key)
            if connection.execute(sa.select(jobs.c.sequence).where(known)).first() is None:
                _must_have_room(connection, owner, kind)
                insert_once(connection, jobs, row, (jobs.c.owner_id, jobs.c.key))
            return _one(connection, jobs.c.owner_id == owner, jobs.c.key == key)

    def again(self, owner: str, job_id: str) -> Job:
        """Queue a failed job once more, or one whose result was forgotten; others stay as they are."""
        lost = (jobs.c.state == DONE) & jobs.c.result_document_id.is_(None)
        over = (jobs.c.id == job_id) & ((jobs.c.state == FAILED) | lost)
        with self._database.writing() as connection:
            _mine(connection, owner, job_id)
            changes = {"state": QUEUED, "attempts": 0, "error": None, "worker": None, "lease_until": None}
            _change(connection, over & jobs.c.document_id.is_not(None), changes, self._clock())
            return _mine(connection, owner, job_id)

    def read(self, owner: str, job_id: str) -> Job:
        """The job as it stands; :class:`NotFound` also when it is somebody else's."""
        with self._database.reading() as connection:
            return _mine(connection, owner, job_id)

    def claim(self, worker: str, lease_seconds: float = LEASE_SECONDS) -> Job | None:
        """The oldest job of whose turn it is, waiting or left by its worker; None when there is none.

        No two workers get the same one. A job claimed :data:`MOST_ATTEMPTS` times in vain has failed.
        """
        now = self._clock()
        abandoned = (jobs.c.state == RUNNING) & (jobs.c.lease_until <= now)
        free = (jobs.c.state == QUEUED) | abandoned
        with self._database.reading() as connection:  # an idle worker asks often: it must not lock
            if connection.execute(sa.select(jobs.c.sequence).where(free).limit(1)).first() is None:
                return None
        with self._database.writing() as connection:
            _give_up(connection, abandoned, now)
            sequence = connection.execute(self._next(connection, free)).scalar()
            if sequence is None:
                return None
            _lend(connection, sequence, worker, now + timedelta(seconds=lease_seconds), now)
            return _one(connection, jobs.c.sequence == sequence)

    def _next(self, connection: sa.Connection, free: sa.ColumnElement[bool]) -> sa.Select[Any]:
        """Which of the *free* jobs is next: the first of whose turn it is; another if that one is just taken."""
        first = sa.func.min(jobs.c.sequence)
        heads = sa.select(jobs.c.owner_id, jobs.c.kind, first).where(free)
        rows = connection.execute(heads.group_by(jobs.c.owner_id, jobs.c.kind)).all()
        chosen = self._turns.next({(owner, kind): sequence for owner, kind, sequence in rows})
        order = (jobs.c.sequence != chosen, jobs.c.sequence)
        wanted = sa.select(jobs.c.sequence).where(free).order_by(*order).limit(1)
        return wanted.with_for_update(skip_locked=True)

    def waiting_since(self) -> datetime | None:
        """Since when the job that has waited longest waits for a worker; None when none does."""
        now = self._clock()
        abandoned = (jobs.c.state == RUNNING) & (jobs.c.lease_until <= now)
        waiting = sa.select(jobs.c.updated_at).where((jobs.c.state == QUEUED) | abandoned)
        with self._database.reading() as connection:
            return connection.execute(waiting.order_by(jobs.c.updated_at).limit(1)).scalar()

    def release(self, worker: str) -> int:
        """Queue again what *worker* was busy with; the number of jobs.

        For a worker that starts under the name of one that is known to be dead, or that stops in good
        order: nobody has to wait for the lease.
        """
        held = (jobs.c.state == RUNNING) & (jobs.c.worker == worker)
        changes = {"state": QUEUED, "worker": None, "lease_until": None}
        with self._database.writing() as connection:
            return _change(connection, held, changes, self._clock())

    def finish(self, job: Job, result: documents.NewDocument) -> Job:
        """Keep the result and call the job done, both or neither.

        :class:`LeaseLost` when another worker holds it by now: then nothing is kept.
        """
        now, kept = self._clock(), self._files.keep(result.content)
        with self._database.writing() as connection:
            _settle(connection, job, {"state": DONE, "error": None}, now)
            line = documents.put(connection, job.owner_id, result, now, kept)
            giving_out.follow(connection, job.document_id, line, kept)
            _change(connection, jobs.c.id == job.id, {"result_document_id": line.id}, now)
            return _one(connection, jobs.c.id == job.id)

    def fail(self, job: Job, sentence: Message | str) -> Job:
        """Say in a Chinese sentence why it cannot be done; :class:`LeaseLost` as in :meth:`finish`."""
        with self._database.writing() as connection:
            _settle(connection, job, {"state": FAILED, "error": text(str(sentence))}, self._clock())
            return _one(connection, jobs.c.id == job.id)


def _must_have_room(connection: sa.Connection, owner: str, kind: str) -> None:
    waits = jobs.c.state == QUEUED
    own = waits & (jobs.c.owner_id == owner) & (jobs.c.kind == kind)
    for which, most in ((waits, MOST_IN_ALL), (own, MOST_OF_ONE)):
        count = connection.execute(sa.select(sa.func.count()).where(which)).scalar_one()
        if count >= most:
            raise QueueFull(count)


def _give_up(connection: sa.Connection, abandoned: sa.ColumnElement[bool], now: datetime) -> None:
    said = _("转换多次中断，没有完成：请重试；仍不成功时可先下载 DOCX，用 Word 或 WPS 另存为 PDF。")
    worn_out = abandoned & (jobs.c.attempts >= MOST_ATTEMPTS)
    _change(connection, worn_out, {"state": FAILED, "error": str(said), "lease_until": None}, now)


def _lend(connection: sa.Connection, sequence: int, worker: str, until: datetime, now: datetime) -> None:
    changes = {
        "state": RUNNING,
        "worker": worker,
        "lease_until": until,
        "attempts": jobs.c.attempts + 1,
    }
    _change(connection, jobs.c.sequence == sequence, changes, now)


def _settle(connection: sa.Connection, job: Job, changes: dict[str, Any], now: datetime) -> None:
    """End the job if this very claim still holds it."""
    if _change(connection, _held(job), {**changes, "lease_until": None}, now) == 0:
        raise LeaseLost(_("这项转换已由另一个进程接手或者已被删除，本次结果不再保存。"))


def _held(job: Job) -> sa.ColumnElement[bool]:
    """Whether this very claim still holds the job: same worker, same attempt, still running."""
    return (
        (jobs.c.id == job.id)
        & (jobs.c.state == RUNNING)
        & (jobs.c.worker == job.worker)
        & (jobs.c.attempts == job.attempts)
    )


def _change(
    connection: sa.Connection, which: sa.ColumnElement[bool], changes: dict[str, Any], now: datetime
) -> int:
    statement = sa.update(jobs).where(which).values(**changes, updated_at=now)
    return connection.execute(statement).rowcount


def _mine(connection: sa.Connection, owner: str, job_id: str) -> Job:
    if not is_id(job_id):
        raise _no_job()
    return _one(connection, jobs.c.id == job_id, jobs.c.owner_id == owner)


def _one(connection: sa.Connection, *which: sa.ColumnElement[bool]) -> Job:
    row = connection.execute(sa.select(*JOB).where(*which)).mappings().first()
    if row is None:
        raise _no_job()
    return Job(**row)


def _no_job() -> NotFound:
    return NotFound(_("没有找到这项转换：请回到草稿重新生成文件。"))
