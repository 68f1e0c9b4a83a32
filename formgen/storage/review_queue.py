"""The queue of reviews: claimed by workers for a while, finished once, whatever is killed in between.

As with jobs (:mod:`formgen.storage.jobs`) a worker has a lease; if it is killed, the lease runs out and
another takes the review over. What was found and the word “done” are written in one transaction, and
only by the worker that still holds the review.
"""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from formgen.messages import Message, _
from formgen.storage.clock import utc_now
from formgen.storage.decisions import inherit
from formgen.storage.files import Files
from formgen.storage.plain import text
from formgen.storage.refusals import LeaseLost
from formgen.storage.reviews import (
    DONE,
    FAILED,
    QUEUED,
    READING,
    Outcome,
    Review,
    change,
    first,
)
from formgen.storage.tables import review_files, review_results, reviews

if TYPE_CHECKING:
    from datetime import datetime

    from formgen.storage.clock import Clock
    from formgen.storage.database import Database

MOST_ATTEMPTS = 3  # a file that brings down three workers is not given to a fourth
LEASE_SECONDS = 180  # far above the longest reading, which is stopped before


class ReviewQueue:
    """The reviews in *database* that wait for a worker, or are in the hands of one."""

    def __init__(self, database: Database, clock: Clock = utc_now) -> None:
        self._database = database
        self._files = Files(database, clock)
        self._clock = clock

    def claim(self, worker: str, lease_seconds: float = LEASE_SECONDS) -> Review | None:
        """The oldest review that waits, or whose worker let its lease run out; None when there is none.

        No two workers get the same one. A review claimed :data:`MOST_ATTEMPTS` times in vain has failed.
        """
        now = self._clock()
        abandoned = (reviews.c.state == READING) & (reviews.c.lease_until <= now)
        free = sa.select(reviews.c.sequence).where((reviews.c.state == QUEUED) | abandoned)
        free = free.order_by(reviews.c.sequence).limit(1)
        with self._database.reading() as connection:  # an idle worker asks often: it must not lock
            if connection.execute(free).first() is None:
                return None
        with self._database.writing() as connection:
            _give_up(connection, abandoned, now)
            sequence = connection.execute(free.with_for_update(skip_locked=True)).scalar()
            if sequence is None:
                return None
            lent: dict[str, Any] = {"state": READING, "stage": "reading", "worker": worker}
            lent |= {"lease_until": now + timedelta(seconds=lease_seconds)}
            chosen = reviews.c.sequence == sequence
            change(connection, chosen, {**lent, "attempts": reviews.c.attempts + 1}, now)
            return first(connection, chosen)

    def file(self, review: Review) -> bytes:
        """The file of a review that was claimed."""
        query = sa.select(review_files.c.content, review_files.c.content_key)
        with self._database.reading() as connection:
            kept = connection.execute(query.where(review_files.c.review_id == review.id)).first()
        if kept is None:
            raise _lost()
        return self._files.content(*kept)

    def advance(self, review: Review, stage: str, lease_seconds: float = LEASE_SECONDS) -> None:
        """Say what is being done now, and hold the review longer; :class:`LeaseLost`."""
        now = self._clock()
        until = now + timedelta(seconds=lease_seconds)
        with self._database.writing() as connection:
            _settle(connection, review, {"stage": stage, "lease_until": until}, now)

    def waiting_since(self) -> datetime | None:
        """Since when the review that has waited longest waits for a worker; None when none does."""
        now = self._clock()
        abandoned = (reviews.c.state == READING) & (reviews.c.lease_until <= now)
        waiting = sa.select(reviews.c.updated_at).where((reviews.c.state == QUEUED) | abandoned)
        with self._database.reading() as connection:
            return connection.execute(waiting.order_by(reviews.c.updated_at).limit(1)).scalar()

    def release(self, worker: str) -> int:
        """Queue again what *worker* was busy with; the number of reviews.

        For a worker that starts under the name of one that is known to be dead: nobody has to wait.
        """
        held = (reviews.c.state == READING) & (reviews.c.worker == worker)
        changes = {"state": QUEUED, "stage": "", "worker": None, "lease_until": None}
        with self._database.writing() as connection:
            return change(connection, held, changes, self._clock())

    def finish(self, review: Review, outcome: Outcome) -> Review:
        """Keep what was found and call the review done, both or neither.

        :class:`LeaseLost` when another worker holds it by now, or its owner deleted it: nothing is kept then.
        """
        now = self._clock()
        done = {
            "state": DONE,
            "stage": "",
            "error": None,
            "lease_until": None,
            "format": text(outcome.format),
            "title": text(outcome.title),
            "summary": json.dumps(outcome.summary, ensure_ascii=False),
        }
        row = {"review_id": review.id, "document": outcome.document, "report": outcome.report}
        with self._database.writing() as connection:
            _settle(connection, review, done, now)
            connection.execute(sa.delete(review_results).where(review_results.c.review_id == review.id))
            connection.execute(sa.insert(review_results).values(**row))
            kept = first(connection, reviews.c.id == review.id)
            inherit(connection, review.id, kept.previous_id, outcome.keys, outcome.places)
            return kept

    def fail(self, review: Review, sentence: Message | str) -> Review:
        """Say in a Chinese sentence why it cannot be done; :class:`LeaseLost` as in :meth:`finish`."""
        failed = {"state": FAILED, "stage": "", "error": text(str(sentence)), "lease_until": None}
        with self._database.writing() as connection:
            _settle(connection, review, failed, self._clock())
            return first(connection, reviews.c.id == review.id)


def _give_up(connection: sa.Connection, abandoned: sa.ColumnElement[bool], now: datetime) -> None:
    said = _("读取多次中断，没有完成：请另存为新的 DOCX 或带文字的 PDF 后重新上传。")
    worn_out = abandoned & (reviews.c.attempts >= MOST_ATTEMPTS)
    failed = {"state": FAILED, "stage": "", "error": str(said), "lease_until": None}
    change(connection, worn_out, failed, now)


def _settle(connection: sa.Connection, review: Review, changes: dict[str, Any], now: datetime) -> None:
    """Change the review if this very claim still holds it: same worker, same attempt, still in hand."""
    held = (
        (reviews.c.id == review.id)
        & (reviews.c.state == READING)
        & (reviews.c.worker == review.worker)
        & (reviews.c.attempts == review.attempts)
    )
    if change(connection, held, changes, now) == 0:
        raise _lost()


def _lost() -> LeaseLost:
    return LeaseLost(_("这份审查已由另一个进程接手或者已被删除，本次结果不再保存。"))
