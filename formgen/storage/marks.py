"""Marks on answers of a draft that were read from somebody else's contract and wait for a person's word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from formgen.storage.database import insert_once
from formgen.storage.drafts import must_own
from formgen.storage.plain import UNSTORABLE
from formgen.storage.tables import draft_marks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from formgen.storage.database import Database


@dataclass(frozen=True)
class Mark:
    """An answer to confirm: the path of its field, the sentence it was read from, and how sure that was (0 to 1)."""

    path: str
    quote: str
    confidence: float


MARK = [draft_marks.c[name] for name in Mark.__dataclass_fields__]


class Marks:
    """The marks in *database*; they come and go with their draft."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, owner: str, draft_id: str, marks: Iterable[Mark]) -> None:
        """Mark answers of a draft of *owner*; of two marks on one path the first stays. NotFound."""
        with self._database.writing() as connection:
            must_own(connection, owner, draft_id, lock=True)
            for one in marks:
                said = {"path": one.path, "quote": UNSTORABLE.sub("\ufffd", one.quote)}
                row = {"draft_id": draft_id, **said, "confidence": one.confidence}
                insert_once(connection, draft_marks, row, (draft_marks.c.draft_id, draft_marks.c.path))

    def of_draft(self, owner: str, draft_id: str) -> list[Mark]:
        """The marks that still stand, by path; NotFound."""
        query = sa.select(*MARK).where(draft_marks.c.draft_id == draft_id).order_by(draft_marks.c.path)
        with self._database.reading() as connection:
            must_own(connection, owner, draft_id)
            return [Mark(**row) for row in connection.execute(query).mappings()]

    def confirm(self, owner: str, draft_id: str, paths: Iterable[str]) -> None:
        """Take the marks on these paths away; NotFound."""
        mine = (draft_marks.c.draft_id == draft_id) & draft_marks.c.path.in_(list(paths))
        with self._database.writing() as connection:
            must_own(connection, owner, draft_id)
            connection.execute(sa.delete(draft_marks).where(mine))
