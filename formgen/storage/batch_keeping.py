"""What is kept of rows of batches that are through: what they say, their files, and their papers as issued ones."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from formgen.storage import batch_issued
from formgen.storage.batch_issued import Ready
from formgen.storage.batch_tables import batch_files, batch_rows
from formgen.storage.batches import QUEUED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from formgen.storage.files import Kept
    from formgen.storage.giving_out import NewIssue
    from formgen.storage.plain import PlainAnswers

FREE = {"state": QUEUED, "worker": None, "lease_until": None}
"""What a row is that waits for a worker."""
_FINISH = (
    sa.update(batch_rows)
    .where(batch_rows.c.position == sa.bindparam("at"))
    .values(**FREE | {"state": sa.bindparam("became"), "result": sa.bindparam("said")})
)


@dataclass(frozen=True)
class Claimed:
    """A row in the hands of a worker, with what its batch says about it.

    :param code: what its paper carries when it is final.
    """

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
    code: str

    @property
    def paper(self) -> str:
        """What its paper is known by among the issued ones: no other row of any batch is called so."""
        return f"{self.batch_id}:{self.position}"


@dataclass(frozen=True)
class Finished:
    """What was made of a row. :param new: as what its paper is issued; none where it is not final."""

    row: Claimed
    state: str
    result: Mapping[str, Any]
    files: Mapping[str, bytes]
    new: NewIssue | None = None


def contents(done: Sequence[Finished]) -> Iterator[tuple[str, bytes]]:
    """What there is to keep of rows, each by its place."""
    for one in done:
        for name, content in (*one.files.items(), *(one.new.kept.items() if one.new else ())):
            yield _place(one, name), content


def keep(
    connection: sa.Connection, done: Sequence[Finished], kept: Mapping[str, Kept], now: datetime
) -> None:
    """Keep what was made of rows that are held: as many statements for one as for several."""
    if not done:
        return
    batch = done[0].row.batch_id
    files = {one.row.position: {name: kept[_place(one, name)] for name in one.files} for one in done}
    ready = [
        Ready(one.row.position, one.row.number, one.new, files[one.row.position], _beside(one, kept))
        for one in done
        if one.new
    ]
    again = batch_issued.issue(connection, batch, ready, now)
    if again:
        some = _mine(batch) & batch_rows.c.position.in_(again)
        connection.execute(sa.update(batch_rows).where(some).values(**FREE, code=None, result=None))
    through = [one for one in done if one.row.position not in again]
    if through:
        said = [_through(one) for one in through]
        connection.execute(_FINISH.where(_mine(batch)), said)
        _file(connection, batch, {one.row.position: files[one.row.position] for one in through})


def _place(one: Finished, name: str) -> str:
    return f"{one.row.position}/{name}"


def _beside(one: Finished, kept: Mapping[str, Kept]) -> dict[str, Kept]:
    return {name: kept[_place(one, name)] for name in one.new.kept} if one.new else {}


def _through(one: Finished) -> dict[str, Any]:
    return {
        "at": one.row.position,
        "became": one.state,
        "said": json.dumps(one.result, ensure_ascii=False),
    }


def _file(connection: sa.Connection, batch: str, files: Mapping[int, Mapping[str, Kept]]) -> None:
    """Let the rows at these positions have these files and no others."""
    before = (batch_files.c.batch_id == batch) & batch_files.c.position.in_(files)
    connection.execute(sa.delete(batch_files).where(before))
    rows = [
        {"batch_id": batch, "position": position, "name": name, **file.columns}
        for position, papers in files.items()
        for name, file in papers.items()
    ]
    if rows:
        connection.execute(sa.insert(batch_files), rows)


def _mine(batch: str) -> sa.ColumnElement[bool]:
    return batch_rows.c.batch_id == batch
