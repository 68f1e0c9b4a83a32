"""Batches as their owner sees them: a sheet of papers, each row with what became of it.

The rows are the truth: how far a batch is, is counted. How workers take rows: :mod:`formgen.storage.batch_queue`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import sqlalchemy as sa

from formgen.messages import _
from formgen.storage import audit
from formgen.storage.batch_tables import batch_files, batch_rows, batches
from formgen.storage.clock import utc_now
from formgen.storage.database import insert_once
from formgen.storage.files import Files
from formgen.storage.plain import is_id, text, written
from formgen.storage.refusals import NotFound

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime

    from formgen.storage.clock import Clock
    from formgen.storage.database import Database
    from formgen.storage.plain import PlainAnswers

    Must = Callable[[sa.Connection, str], None]

CHECKED, STARTED, CANCELLED = "checked", "started", "cancelled"
"""What the owner wants of a batch: to look at it, to have it made, to have no more of it made."""
WAITING, QUEUED, RUNNING = "waiting", "queued", "running"
DONE, PARTIAL, REFUSED, FAILED = "done", "partial", "refused", "failed"
PAGE = 100
"""Rows that are read from the database at once."""


@dataclass(frozen=True)
class NewRow:
    """A row of the sheet: its number there, its 序号, its answers, and what could not be read."""

    number: int
    label: str
    answers: PlainAnswers
    faults: tuple[str, ...]


@dataclass(frozen=True)
class NewBatch:
    """A sheet that was sent in; sent twice with one *key* it is one batch.

    :param name: what its owner calls the file: shown to him, and never a path of ours.
    """

    form_id: str
    name: str
    pdf: bool
    as_of: str
    notices: tuple[str, ...]
    rows: Sequence[NewRow]
    key: str


@dataclass(frozen=True)
class Batch:
    """A batch as it stands, without its rows."""

    id: str
    sequence: int
    owner_id: str
    form_id: str
    name: str
    pdf: bool
    as_of: str
    notices: tuple[str, ...]
    state: str
    created_at: datetime
    updated_at: datetime


BATCH = [batches.c[name] for name in Batch.__dataclass_fields__]


class Batches:
    """The batches in *database*; each is reached only through its owner's id."""

    def __init__(self, database: Database, clock: Clock = utc_now) -> None:
        self._database = database
        self._files = Files(database, clock)
        self._clock = clock

    def put(self, owner: str, new: NewBatch) -> Batch:
        """Keep a sheet to be looked at; nothing is made before :meth:`start`."""
        now, batch_id = self._clock(), str(uuid4())
        row = {
            "id": batch_id,
            "owner_id": owner,
            "key": text(new.key, "key"),
            "form_id": new.form_id,
            "name": text(new.name, "name"),
            "pdf": new.pdf,
            "as_of": new.as_of,
            "notices": json.dumps(new.notices, ensure_ascii=False),
            "state": CHECKED,
            "created_at": now,
            "updated_at": now,
        }
        with self._database.writing() as connection:
            if insert_once(connection, batches, row, (batches.c.owner_id, batches.c.key)):
                rows = [_row(batch_id, at, one) for at, one in enumerate(new.rows)]
                connection.execute(sa.insert(batch_rows), rows)
                told = {"form": new.form_id, "rows": len(rows)}
                audit.record(connection, audit.who(owner), "batch.begun", batch_id, told)
            return _first(connection, batches.c.owner_id == owner, batches.c.key == new.key)

    def list(self, owner: str) -> list[Batch]:
        """The batches of *owner*, the newest first."""
        query = sa.select(*BATCH).where(batches.c.owner_id == owner).order_by(batches.c.sequence.desc())
        with self._database.reading() as connection:
            return [_made(row) for row in connection.execute(query).mappings()]

    def read(self, owner: str, batch_id: str) -> Batch:
        """The batch as it stands; :class:`NotFound` also when it is somebody else's."""
        with self._database.reading() as connection:
            return mine(connection, owner, batch_id)

    def tally(self, batch: Batch) -> dict[str, int]:
        """How many rows of *batch* there are in each state."""
        query = sa.select(batch_rows.c.state, sa.func.count()).where(batch_rows.c.batch_id == batch.id)
        with self._database.reading() as connection:
            return {row[0]: row[1] for row in connection.execute(query.group_by(batch_rows.c.state))}

    def start(self, owner: str, batch_id: str) -> Batch:
        """Queue every row that is not made yet, those that failed or have no PDF among them."""
        unmade = batch_rows.c.state.in_((WAITING, PARTIAL, FAILED))
        return self._move(owner, batch_id, STARTED, unmade, QUEUED)

    def cancel(self, owner: str, batch_id: str) -> Batch:
        """Make no further row, also none that is in hand at the moment; what is made stays."""
        under_way = batch_rows.c.state.in_((QUEUED, RUNNING))
        return self._move(owner, batch_id, CANCELLED, under_way, WAITING)

    def _move(
        self, owner: str, batch_id: str, state: str, which: sa.ColumnElement[bool], becomes: str
    ) -> Batch:
        now = self._clock()
        free = {"state": becomes, "worker": None, "lease_until": None, "attempts": 0}
        with self._database.writing() as connection:
            mine(connection, owner, batch_id, lock=True)
            rows = sa.update(batch_rows).where((batch_rows.c.batch_id == batch_id) & which)
            moved = connection.execute(rows.values(**free)).rowcount
            kept = sa.update(batches).where(batches.c.id == batch_id).values(state=state, updated_at=now)
            connection.execute(kept)
            audit.record(connection, audit.who(owner), f"batch.{state}", batch_id, {"rows": moved})
            return mine(connection, owner, batch_id)

    def delete(self, owner: str, batch_id: str, *, must: Must | None = None) -> None:
        """Remove a batch with everything made of it.

        :param must: asked once nobody else can change it any more; raises where it is not to be removed.
        """
        with self._database.writing() as connection:
            mine(connection, owner, batch_id, lock=must is not None)
            if must is not None:
                must(connection, batch_id)
            connection.execute(sa.delete(batches).where(batches.c.id == batch_id))
            audit.record(connection, audit.who(owner), "batch.deleted", batch_id)

    def faults(self, batch: Batch, most: int) -> tuple[tuple[int, tuple[str, ...]], ...]:
        """The numbers of the first rows in which something could not be read, and what."""
        query = sa.select(batch_rows.c.number, batch_rows.c.faults).where(*_faulty(batch))
        with self._database.reading() as connection:
            rows = connection.execute(query.order_by(batch_rows.c.position).limit(most))
            return tuple((row.number, tuple(json.loads(row.faults))) for row in rows)

    def faulty(self, batch: Batch) -> int:
        """In how many rows something could not be read."""
        query = sa.select(sa.func.count()).where(*_faulty(batch))
        with self._database.reading() as connection:
            return connection.execute(query).scalar_one()

    def results(self, batch: Batch, start: int = 0, most: int | None = None) -> Iterator[dict[str, Any]]:
        """What became of the rows, in their order, from the *start*-th on; read page by page."""
        columns = (batch_rows.c[name] for name in ("position", "number", "label", "state", "result"))
        query = sa.select(*columns).where(batch_rows.c.batch_id == batch.id).order_by(batch_rows.c.position)
        after, left = start - 1, most
        while left is None or left > 0:
            size = PAGE if left is None else min(PAGE, left)
            with self._database.reading() as connection:
                page = connection.execute(query.where(batch_rows.c.position > after).limit(size)).all()
            if not page:
                return
            yield from (_result(batch, row) for row in page)
            after, left = page[-1].position, None if left is None else left - len(page)

    def files(self, batch: Batch) -> Iterator[tuple[str, bytes]]:
        """Every file that was made, by name, row by row."""
        place = sa.tuple_(batch_files.c.position, batch_files.c.name)
        query = sa.select(batch_files).where(batch_files.c.batch_id == batch.id)
        query = query.order_by(batch_files.c.position, batch_files.c.name).limit(PAGE)
        after = (-1, "")
        while True:
            with self._database.reading() as connection:
                page = connection.execute(query.where(place > after)).all()
            if not page:
                return
            yield from ((row.name, self._files.content(row.content, row.content_key)) for row in page)
            after = (page[-1].position, page[-1].name)


def _row(batch_id: str, position: int, one: NewRow) -> dict[str, Any]:
    return {
        "batch_id": batch_id,
        "position": position,
        "number": one.number,
        "label": text(one.label),
        "answers": written(one.answers),
        "faults": json.dumps(one.faults, ensure_ascii=False),
        "state": WAITING,
        "attempts": 0,
    }


def _faulty(batch: Batch) -> tuple[sa.ColumnElement[bool], ...]:
    return batch_rows.c.batch_id == batch.id, batch_rows.c.faults != "[]"


def _result(batch: Batch, row: Any) -> dict[str, Any]:  # noqa: ANN401 - a row of the database
    """What was said of a row when it was made; of one that is not made yet, only its state."""
    if row.result is not None and row.state in (DONE, PARTIAL, REFUSED, FAILED):
        said: dict[str, Any] = json.loads(row.result)
        return said
    state = CANCELLED if batch.state == CANCELLED else WAITING
    return {"row": row.number, "no": row.label, "state": state, "ready": False, "final": False}


def mine(connection: sa.Connection, owner: str, batch_id: str, *, lock: bool = False) -> Batch:
    """The batch of *owner*; :class:`NotFound`. With *lock* it stays as it is until the transaction ends."""
    if not is_id(batch_id):
        raise _no_batch()
    return _first(connection, batches.c.id == batch_id, batches.c.owner_id == owner, lock=lock)


def _first(connection: sa.Connection, *which: sa.ColumnElement[bool], lock: bool = False) -> Batch:
    query = sa.select(*BATCH).where(*which)
    row = connection.execute(query.with_for_update() if lock else query).mappings().first()
    if row is None:
        raise _no_batch()
    return _made(row)


def _made(row: sa.RowMapping) -> Batch:
    return Batch(**{**row, "notices": tuple(json.loads(row["notices"]))})


def _no_batch() -> NotFound:
    return NotFound(_("没有找到这一批：它可能已经删除，请回到批量生成的列表。"))
