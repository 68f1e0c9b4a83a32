"""Issued papers of batches: a row whose paper is final is given out as a draft is, under a code of its own.

What is issued outlives the batch. While the batch is there, its rows say by their codes which papers are theirs.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from formgen.messages import _
from formgen.storage import giving_out
from formgen.storage.batch_tables import batch_rows, batches
from formgen.storage.batches import mine
from formgen.storage.clock import utc_now
from formgen.storage.issue_tables import issue_files, issues
from formgen.storage.issued import ISSUE, JSON, STATE, VALID, Issue
from formgen.storage.refusals import NotFound

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from formgen.storage.batches import Batch
    from formgen.storage.clock import Clock
    from formgen.storage.database import Database
    from formgen.storage.files import Kept
    from formgen.storage.giving_out import File, NewIssue

KINDS = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pdf": "application/pdf",
}
_BEFORE = sa.select(issues.c.id, issues.c.code, issues.c.fingerprint, STATE)
_OF_ROWS = batch_rows.c.code == issues.c.code


class BatchIssues:
    """What was issued of the batches in *database*."""

    def __init__(self, database: Database, clock: Clock = utc_now) -> None:
        self._database = database
        self._clock = clock

    def of_rows(self, batch: Batch, start: int, most: int) -> dict[int, Issue]:
        """What was issued of the rows of *batch* from the *start*-th on, at most *most*, by their positions."""
        here = (batch_rows.c.batch_id == batch.id) & batch_rows.c.position.between(start, start + most - 1)
        query = ISSUE.add_columns(batch_rows.c.position).join(batch_rows, _OF_ROWS).where(here)
        with self._database.reading() as connection:
            rows = [dict(row) for row in connection.execute(query).mappings()]
        return {row.pop("position"): Issue(**row) for row in rows}

    def any(self, batch: Batch) -> bool:
        """Whether anything was issued of *batch*."""
        with self._database.reading() as connection:
            return connection.execute(_ids(batch.id).limit(1)).first() is not None

    def withdraw(self, owner: str, batch_id: str, issue_id: str) -> None:
        """Say that the paper of a row is withdrawn; said again it changes nothing. NotFound."""
        with self._database.writing() as connection:
            mine(connection, owner, batch_id)
            if connection.execute(_ids(batch_id).where(issues.c.id == issue_id)).first() is None:
                raise NotFound(_("没有找到这份已出的文书：请回到这一批的逐行结果查看。"))
            giving_out.withdraw(connection, owner, issue_id, self._clock())


@dataclass(frozen=True)
class Ready:
    """The paper of a row that is final: its place among the rows and its *number* in the sheet.

    :param papers: its documents; :param beside: what is kept with them.
    """

    position: int
    number: int
    new: NewIssue
    papers: Mapping[str, Kept]
    beside: Mapping[str, Kept]


def issue(connection: sa.Connection, batch_id: str, rows: Sequence[Ready], now: datetime) -> set[int]:
    """Issue the papers of *rows*, which their worker holds, or add to them what they lack yet, such as their PDFs.

    :return: the positions of those whose codes stand on papers that are others, or are not valid any more.
    """
    if not rows:
        return set()
    known = issues.c.code.in_([one.new.code for one in rows])
    before = {row.code: row for row in connection.execute(_BEFORE.where(known))}
    fresh = [one for one in rows if one.new.code not in before]
    if fresh:
        owner = connection.execute(sa.select(batches.c.owner_id).where(batches.c.id == batch_id)).scalar_one()
        given = [
            giving_out.Given(
                one.new, list(_files(one.papers, one.beside)), {"batch_id": batch_id, "row": one.number}
            )
            for one in fresh
        ]
        giving_out.give_out(connection, owner, given, now)
    made_again = (one for one in rows if one.new.code in before)
    return {one.position for one in made_again if not _joined(connection, before[one.new.code], one)}


def _joined(connection: sa.Connection, before: Any, row: Ready) -> bool:  # noqa: ANN401 - a row of the database
    """Add to the paper that was issued *before* what it lacks; false where it is another, or not valid any more."""
    hashes = sa.select(issue_files.c.name, issue_files.c.sha256).where(issue_files.c.issue_id == before.id)
    known = {one.name: one.sha256 for one in connection.execute(hashes)}
    made = [one for one in _files(row.papers, row.beside) if one[1] != JSON]
    same = all(known.get(one[0], _hash(one)) == _hash(one) for one in made)
    if before.state != VALID or not before.fingerprint.startswith(row.new.fingerprint) or not same:
        return False
    giving_out.add_all(connection, [(before.id, one) for one in made if one[0] not in known])
    return True


def _files(papers: Mapping[str, Kept], beside: Mapping[str, Kept]) -> Iterator[File]:
    for name, kept in papers.items():
        yield name, KINDS[PurePath(name).suffix], "", kept
    for name, kept in beside.items():
        yield name, JSON, "", kept


def _hash(file: File) -> str:
    return sha256(file[3].content).hexdigest()


def _ids(batch_id: str) -> sa.Select[tuple[str]]:
    return sa.select(issues.c.id).join(batch_rows, _OF_ROWS).where(batch_rows.c.batch_id == batch_id)
