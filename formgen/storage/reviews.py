"""Contracts that were sent in for review: the file as it came, what was read and found, what was decided.

The bytes lie in the database, as those of documents do: one backup holds everything, and deleting a
review leaves nothing behind. What was read and found is kept as it was shown, so that a review of last
year still says what it said. How workers take reviews: :mod:`formgen.storage.review_queue`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import sqlalchemy as sa

from formgen.messages import _
from formgen.storage import audit, decisions
from formgen.storage.clock import utc_now
from formgen.storage.database import insert_once
from formgen.storage.files import Files
from formgen.storage.plain import is_id, text
from formgen.storage.refusals import NotFound
from formgen.storage.tables import review_decisions, review_files, review_results, reviews

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import datetime

    from formgen.storage.clock import Clock
    from formgen.storage.database import Database
    from formgen.storage.decisions import Decision, NewDecision

    Must = Callable[[sa.Connection, str], None]

QUEUED, READING, DONE, FAILED = "queued", "reading", "done", "failed"


@dataclass(frozen=True)
class NewReview:
    """A file to be reviewed; sent twice with one *key* it is one review.

    :param name: what its owner calls the file: shown to him, and never a path of ours.
    :param previous_id: the review of the version before this one.
    """

    name: str
    content: bytes
    key: str
    previous_id: str | None = None


@dataclass(frozen=True)
class Review:
    """A review as it stands, without the bytes.

    :param digest: SHA-256 of the file, in hexadecimal; :param size: its bytes.
    :param format: ``docx``, ``pdf`` …; empty until it was read, as *title* and *summary* are.
    :param stage: what a worker does with it at the moment: ``reading`` or ``checking``; else empty.
    :param error: a Chinese sentence when it has failed.
    :param sequence: its place in the order of coming, over all owners.
    """

    id: str
    sequence: int
    owner_id: str
    name: str
    digest: str
    size: int
    format: str
    title: str
    summary: dict[str, Any]
    state: str
    stage: str
    worker: str | None
    attempts: int
    error: str | None
    previous_id: str | None
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True)
class Outcome:
    """What reading and reviewing gave: packed *document* and *report*, and what lists show of them.

    :param keys: of the findings and their places: decisions on the version before hold for those that are still there.
    :param places: the keys of its places by the key of each finding.
    """

    document: bytes
    report: bytes
    format: str
    title: str
    summary: dict[str, Any]
    keys: frozenset[str] = field(default=frozenset())
    places: Mapping[str, Sequence[str]] = field(default_factory=dict)


REVIEW = [reviews.c[name] for name in Review.__dataclass_fields__]


class Reviews:
    """The reviews in *database*; each is reached only through its owner's id."""

    def __init__(self, database: Database, clock: Clock = utc_now) -> None:
        self._database = database
        self._files = Files(database, clock)
        self._clock = clock

    def put(self, owner: str, new: NewReview) -> Review:
        """Keep a file and queue its review; the same key again gives the review that is there already.

        :class:`NotFound` when the version before it is not one of *owner*.
        """
        row = _row(owner, new, self._clock())
        kept = self._files.keep(new.content)
        with self._database.writing() as connection:
            if new.previous_id is not None:
                one(connection, owner, new.previous_id)
            if insert_once(connection, reviews, row, (reviews.c.owner_id, reviews.c.key)):
                content = {"review_id": row["id"], **kept.columns}
                connection.execute(sa.insert(review_files).values(**content))
                audit.record(
                    connection, audit.who(owner), "review.begun", row["id"], {"digest": row["digest"]}
                )
            return first(connection, reviews.c.owner_id == owner, reviews.c.key == new.key)

    def list(self, owner: str) -> list[Review]:
        """The reviews of *owner*, the newest first."""
        query = sa.select(*REVIEW).where(reviews.c.owner_id == owner)
        with self._database.reading() as connection:
            return [
                made(row) for row in connection.execute(query.order_by(reviews.c.sequence.desc())).mappings()
            ]

    def read(self, owner: str, review_id: str) -> Review:
        """The review as it stands; :class:`NotFound` also when it is somebody else's."""
        with self._database.reading() as connection:
            return one(connection, owner, review_id)

    def ahead(self, review: Review) -> int:
        """How many reviews of anybody wait before this one."""
        before = (reviews.c.state == QUEUED) & (reviews.c.sequence < review.sequence)
        with self._database.reading() as connection:
            return connection.execute(sa.select(sa.func.count()).where(before)).scalar_one()

    def file(self, owner: str, review_id: str) -> bytes:
        """The file as it came; :class:`NotFound`."""
        query = sa.select(review_files.c.content, review_files.c.content_key)
        with self._database.reading() as connection:
            one(connection, owner, review_id)
            kept = connection.execute(query.where(review_files.c.review_id == review_id)).one()
        return self._files.content(*kept)

    def result(self, owner: str, review_id: str) -> tuple[bytes, bytes]:
        """The document and the report as :class:`Outcome` had them; :class:`NotFound` before it is done."""
        query = sa.select(review_results.c.document, review_results.c.report)
        with self._database.reading() as connection:
            one(connection, owner, review_id)
            row = connection.execute(query.where(review_results.c.review_id == review_id)).first()
        if row is None:
            raise _no_review()
        return row.document, row.report

    def decide(self, owner: str, review_id: str, new: NewDecision) -> None:
        """Keep what *owner* decided about a finding.

        :class:`NotFound`; :class:`DecisionChanged` when another decision stands than the one that was seen, unless
        it is the same: whoever presses twice is told nothing.
        """
        with self._database.writing() as connection:
            one(connection, owner, review_id, lock=True)
            decisions.put(connection, review_id, owner, new, self._clock())
            audit.record(connection, audit.who(owner), "review.decided", review_id, decisions.told(new))

    def decisions(self, owner: str, review_id: str) -> dict[str, Decision]:
        """What was decided, by the key of the finding; :class:`NotFound`."""
        with self._database.reading() as connection:
            one(connection, owner, review_id)
            return decisions.of(connection, review_id)

    def decided(self, owner: str) -> dict[str, int]:
        """How many findings *owner* decided about, by the id of the review; those without a decision are not there."""
        here = review_decisions.c.review_id
        query = sa.select(here, sa.func.count()).join(reviews, reviews.c.id == here)
        with self._database.reading() as connection:
            mine = (reviews.c.owner_id == owner) & decisions.OF_FINDINGS
            rows = connection.execute(query.where(mine).group_by(here))
            return {row[0]: row[1] for row in rows}

    def follow(
        self,
        owner: str,
        review_id: str,
        previous_id: str | None,
        keys: Iterable[str] = (),
        places: Mapping[str, Sequence[str]] | None = None,
    ) -> Review:
        """Say which review is of the version before; its decisions hold for *keys*, as those of an outcome do.

        Only an older one can be: versions form a chain and never a ring. :class:`NotFound`.
        """
        with self._database.writing() as connection:
            review = one(connection, owner, review_id, lock=True)
            if previous_id is not None and one(connection, owner, previous_id).sequence >= review.sequence:
                raise _no_review()
            chosen = reviews.c.id == review_id
            connection.execute(sa.update(reviews).where(chosen).values(previous_id=previous_id))
            decisions.inherit(connection, review_id, previous_id, frozenset(keys), places or {})
            return one(connection, owner, review_id)

    def again(self, owner: str, review_id: str) -> Review:
        """Queue a review that failed once more; one that did not stays as it is."""
        failed = (reviews.c.id == review_id) & (reviews.c.state == FAILED)
        changes = {"state": QUEUED, "stage": "", "attempts": 0, "error": None, "worker": None}
        with self._database.writing() as connection:
            one(connection, owner, review_id)
            change(connection, failed, changes | {"lease_until": None}, self._clock())
            return one(connection, owner, review_id)

    def delete(self, owner: str, review_id: str, *, must: Must | None = None) -> None:
        """Remove the review with its file and all that was found; the chain of versions closes over it.

        :param must: asked once nobody else can change it any more; raises where it is not to be removed.
        """
        with self._database.writing() as connection:
            gone = one(connection, owner, review_id, lock=True)
            if must is not None:
                must(connection, review_id)
            after = sa.update(reviews).where(reviews.c.previous_id == review_id)
            connection.execute(after.values(previous_id=gone.previous_id))
            connection.execute(sa.delete(reviews).where(reviews.c.id == review_id))
            audit.record(connection, audit.who(owner), "review.deleted", review_id)


def change(
    connection: sa.Connection, which: sa.ColumnElement[bool], changes: dict[str, Any], now: datetime
) -> int:
    """Change the reviews that are *which*; how many they were."""
    return connection.execute(sa.update(reviews).where(which).values(**changes, updated_at=now)).rowcount


def one(connection: sa.Connection, owner: str, review_id: str, *, lock: bool = False) -> Review:
    """The review of *owner*; :class:`NotFound`. With *lock* it stays as it is until the transaction ends."""
    if not is_id(review_id):
        raise _no_review()
    return first(connection, reviews.c.id == review_id, reviews.c.owner_id == owner, lock=lock)


def first(connection: sa.Connection, *which: sa.ColumnElement[bool], lock: bool = False) -> Review:
    """The review that is *which*; :class:`NotFound`."""
    query = sa.select(*REVIEW).where(*which)
    row = connection.execute(query.with_for_update() if lock else query).mappings().first()
    if row is None:
        raise _no_review()
    return made(row)


def made(row: sa.RowMapping | dict[str, Any]) -> Review:
    """A review of its row."""
    return Review(**{**row, "summary": json.loads(row["summary"])})


def _row(owner: str, new: NewReview, now: datetime) -> dict[str, Any]:
    return {
        "id": str(uuid4()),
        "owner_id": owner,
        "key": text(new.key, "key"),
        "name": text(new.name, "name"),
        "digest": sha256(new.content).hexdigest(),
        "size": len(new.content),
        "format": "",
        "title": "",
        "summary": "{}",
        "state": QUEUED,
        "stage": "",
        "attempts": 0,
        "previous_id": new.previous_id,
        "created_at": now,
        "updated_at": now,
    }


def _no_review() -> NotFound:
    return NotFound(_("没有找到这份审查：它可能已被删除，或者不在您的名下。"))
