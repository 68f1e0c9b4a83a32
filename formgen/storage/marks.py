"""Drafts that were read from somebody else's contract: which, and the answers that wait for a person's word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from formgen.storage.database import insert_once
from formgen.storage.drafts import must_own
from formgen.storage.plain import UNSTORABLE
from formgen.storage.reviews import one as review_of
from formgen.storage.tables import draft_marks, draft_sources

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
_OF_DRAFT = (
    sa.select(*MARK).where(draft_marks.c.draft_id == sa.bindparam("draft")).order_by(draft_marks.c.path)
)
"""Every page of a draft asks it: built once, not at each call."""


class Marks:
    """The marks in *database*; they come and go with their draft."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, owner: str, draft_id: str, review_id: str, marks: Iterable[Mark]) -> None:
        """Say that a draft was read from the contract of a review, both of *owner*, and mark answers of it.

        Of two marks on one path the first stays. :class:`formgen.storage.NotFound`.
        """
        with self._database.writing() as connection:
            must_own(connection, owner, draft_id, lock=True)
            review_of(connection, owner, review_id)
            source = {"draft_id": draft_id, "review_id": review_id}
            insert_once(connection, draft_sources, source, (draft_sources.c.draft_id,))
            for one in marks:
                said = {"path": one.path, "quote": UNSTORABLE.sub("\ufffd", one.quote)}
                row = {"draft_id": draft_id, **said, "confidence": one.confidence}
                insert_once(connection, draft_marks, row, (draft_marks.c.draft_id, draft_marks.c.path))

    def of_draft(self, owner: str, draft_id: str) -> list[Mark]:
        """The marks that still stand, by path; NotFound."""
        with self._database.reading() as connection:
            must_own(connection, owner, draft_id)
            return [Mark(**row) for row in connection.execute(_OF_DRAFT, {"draft": draft_id}).mappings()]

    def source(self, owner: str, draft_id: str) -> str | None:
        """The review whose contract the draft was read from; ``None`` for any other draft. NotFound."""
        query = sa.select(draft_sources.c.review_id).where(draft_sources.c.draft_id == draft_id)
        with self._database.reading() as connection:
            must_own(connection, owner, draft_id)
            return connection.execute(query).scalar()

    def confirm(self, owner: str, draft_id: str, paths: Iterable[str]) -> None:
        """Take the marks on these paths away; NotFound."""
        mine = (draft_marks.c.draft_id == draft_id) & draft_marks.c.path.in_(list(paths))
        with self._database.writing() as connection:
            must_own(connection, owner, draft_id)
            connection.execute(sa.delete(draft_marks).where(mine))
