"""Many drafts at a time, with their answers and what was begun from what: for lists that look into each."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import sqlalchemy as sa

from formgen.storage.kept import Draft, DraftLine
from formgen.storage.tables import draft_parents, drafts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from formgen.storage.database import Database

WHOLE = [*(drafts.c[name] for name in DraftLine.__dataclass_fields__), drafts.c.answers]
AT_ONCE = 500
"""Ids in one question; a database takes some thousands."""


class Shelf:
    """The drafts in *database*; whoever asks has made sure that he may read them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, *owners: str) -> list[Draft]:
        """Every draft of these *owners* with its answers, the oldest first."""
        query = sa.select(*WHOLE).where(drafts.c.owner_id.in_(owners))
        with self._database.reading() as connection:
            rows = connection.execute(query.order_by(drafts.c.created_at, drafts.c.id)).mappings().all()
        return [Draft(**{**row, "answers": json.loads(row["answers"])}) for row in rows]

    def these(self, ids: Iterable[str]) -> list[Draft]:
        """The drafts with these ids, the oldest first; those that are not there are left out."""
        found: list[Draft] = []
        with self._database.reading() as connection:
            for some in _pieces(list(ids)):
                rows = connection.execute(sa.select(*WHOLE).where(drafts.c.id.in_(some))).mappings()
                found += [Draft(**{**row, "answers": json.loads(row["answers"])}) for row in rows]
        return sorted(found, key=lambda one: (one.created_at, one.id))

    def ids_on(self, forms: Iterable[str]) -> list[str]:
        """The ids of everybody's drafts on these forms, the oldest first."""
        query = sa.select(drafts.c.id).where(drafts.c.form_id.in_(list(forms)))
        with self._database.reading() as connection:
            return list(connection.execute(query.order_by(drafts.c.created_at, drafts.c.id)).scalars())

    def families(self, ids: Iterable[str]) -> dict[str, str]:
        """For each of these drafts the first one of its family: what all of them were begun from."""
        listed = list(ids)
        above: dict[str, str] = {}
        with self._database.reading() as connection:
            for some in _pieces(listed):
                query = sa.select(draft_parents.c.draft_id, draft_parents.c.parent_id)
                rows = connection.execute(query.where(draft_parents.c.draft_id.in_(some)))
                above |= {row.draft_id: row.parent_id for row in rows}
        return {one: _first(one, above) for one in listed}


def _first(draft_id: str, above: dict[str, str]) -> str:
    seen = {draft_id}
    while draft_id in above and above[draft_id] not in seen:
        draft_id = above[draft_id]
        seen.add(draft_id)
    return draft_id


def _pieces(listed: list[str]) -> Iterator[list[str]]:
    return (listed[at : at + AT_ONCE] for at in range(0, len(listed), AT_ONCE))
