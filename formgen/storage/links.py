"""Papers begun from other papers: which came from which, and the answers that were taken over."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from formgen.storage.database import insert_once
from formgen.storage.drafts import must_own
from formgen.storage.kept import DraftLine
from formgen.storage.tables import draft_carried, draft_parents, drafts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from formgen.storage.database import Database

LINE = [drafts.c[name] for name in DraftLine.__dataclass_fields__]
CARRIED = [draft_carried.c[name] for name in ("from_id", "path", "value")]

# Every page of a draft asks these: built once, not at each call.
_DRAFT: sa.BindParameter[str] = sa.bindparam("draft")
_MINE = drafts.c.owner_id == sa.bindparam("owner")
_CARRIED_INTO = sa.select(*CARRIED).where(draft_carried.c.draft_id == _DRAFT).order_by(draft_carried.c.path)
_PARENT = (
    sa.select(*LINE)
    .join(draft_parents, draft_parents.c.parent_id == drafts.c.id)
    .where(draft_parents.c.draft_id == _DRAFT, _MINE)
)
_CHILDREN = (
    sa.select(*LINE)
    .join(draft_parents, draft_parents.c.draft_id == drafts.c.id)
    .where(draft_parents.c.parent_id == _DRAFT, _MINE)
    .order_by(drafts.c.created_at, drafts.c.id)
)


@dataclass(frozen=True)
class Carried:
    """An answer that was taken over: from which draft, into which field, and what it was then."""

    from_id: str
    path: str
    value: Any


class Links:
    """The links between the drafts in *database*; a link goes with either of its drafts."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, owner: str, draft_id: str, parent_id: str, carried: Mapping[str, Any]) -> None:
        """Say that a draft was begun from *parent_id*, both of *owner*, with the answers *carried* by path.

        Said again it changes nothing. :class:`formgen.storage.NotFound`.
        """
        with self._database.writing() as connection:
            must_own(connection, owner, draft_id, lock=True)
            must_own(connection, owner, parent_id, lock=True)
            row = {"draft_id": draft_id, "parent_id": parent_id}
            insert_once(connection, draft_parents, row, (draft_parents.c.draft_id,))
            for path, value in carried.items():
                insert_once(connection, draft_carried, _row(draft_id, parent_id, path, value), KEY)

    def keep(self, owner: str, draft_id: str, from_id: str, carried: Mapping[str, Any]) -> None:
        """What another draft says of these paths is known from now on, taken over or not; NotFound."""
        mine = (draft_carried.c.draft_id == draft_id) & (draft_carried.c.from_id == from_id)
        with self._database.writing() as connection:
            must_own(connection, owner, draft_id, lock=True)
            must_own(connection, owner, from_id, lock=True)
            connection.execute(sa.delete(draft_carried).where(mine, draft_carried.c.path.in_(list(carried))))
            for path, value in carried.items():
                insert_once(connection, draft_carried, _row(draft_id, from_id, path, value), KEY)

    def carried(self, owner: str, draft_id: str) -> list[Carried]:
        """What was taken over into a draft, by path; NotFound."""
        with self._database.reading() as connection:
            must_own(connection, owner, draft_id)
            rows = connection.execute(_CARRIED_INTO, {"draft": draft_id}).all()
        return [Carried(from_id, path, json.loads(value)) for from_id, path, value in rows]

    def parent(self, owner: str, draft_id: str) -> DraftLine | None:
        """The draft that this one was begun from; ``None`` for any other. NotFound."""
        with self._database.reading() as connection:
            must_own(connection, owner, draft_id)
            row = connection.execute(_PARENT, {"draft": draft_id, "owner": owner}).mappings().first()
        return None if row is None else DraftLine(**row)

    def children(self, owner: str, draft_id: str) -> list[DraftLine]:
        """The drafts that were begun from this one, in that order; NotFound."""
        with self._database.reading() as connection:
            must_own(connection, owner, draft_id)
            rows = connection.execute(_CHILDREN, {"draft": draft_id, "owner": owner}).mappings()
            return [DraftLine(**row) for row in rows]


KEY = (draft_carried.c.draft_id, draft_carried.c.from_id, draft_carried.c.path)


def _row(draft_id: str, from_id: str, path: str, value: Any) -> dict[str, str]:  # noqa: ANN401 - plain JSON
    said = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return {"draft_id": draft_id, "from_id": from_id, "path": path, "value": said}
