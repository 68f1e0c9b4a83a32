"""Records: what a user keeps once for all papers, and which papers have what from which record.

A save names the version it started from; if that is no longer the newest, nothing is overwritten.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import uuid4

import sqlalchemy as sa

from formgen.errors import Conflict
from formgen.messages import _
from formgen.storage import audit
from formgen.storage.clock import utc_now
from formgen.storage.database import insert_once
from formgen.storage.drafts import must_own
from formgen.storage.kept import DraftLine
from formgen.storage.plain import PlainAnswers, is_id, text, written
from formgen.storage.record_tables import draft_records, records
from formgen.storage.refusals import NotFound
from formgen.storage.tables import drafts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from formgen.storage.clock import Clock
    from formgen.storage.database import Database

Uses = list["RecordUse"]
Lines = list[DraftLine]
LINE = [drafts.c[name] for name in DraftLine.__dataclass_fields__]


@dataclass(frozen=True)
class Record:
    """What is kept of one party, project, site or contract. Moments are UTC.

    :param facts: plain answers by the names of the kind's fields.
    """

    id: str
    owner_id: str
    kind: str
    name: str
    facts: PlainAnswers
    version: int
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True)
class RecordUse:
    """What a paper has from a record: in which place of its form, and what the record said then."""

    record_id: str
    place: str
    facts: PlainAnswers


class RecordChanged(Conflict):
    """The record was saved by another window since it was read; *stored* is what is there now."""

    code = "record_changed"

    def __init__(self, stored: Record) -> None:
        super().__init__(_("这条常用信息已在别处改过，您的修改还没有保存：请对照现在的内容，改好后再保存。"))
        self.stored = stored


USE = (draft_records.c.draft_id, draft_records.c.record_id, draft_records.c.place)
ROW = [records.c[name] for name in Record.__dataclass_fields__]

# Every page of a draft asks these: built once, not at each call.
_READ = sa.select(*ROW).where(
    records.c.id == sa.bindparam("record"), records.c.owner_id == sa.bindparam("owner")
)
_LOCK = _READ.with_for_update()
_USES = (
    sa.select(*[draft_records.c[name] for name in RecordUse.__dataclass_fields__])
    .where(draft_records.c.draft_id == sa.bindparam("draft"))
    .order_by(draft_records.c.place, draft_records.c.record_id)
)


class Records:
    """The records in *database*; each is reached only through its owner's id."""

    def __init__(self, database: Database, clock: Clock = utc_now) -> None:
        self._database = database
        self._clock = clock

    def add(self, owner: str, kind: str, name: str, facts: PlainAnswers, *, key: str | None = None) -> Record:
        """A new record; the same *key* again gives the record that it made the first time. BadInput."""
        now = self._clock()
        row = {
            "id": str(uuid4()),
            "owner_id": owner,
            "kind": kind,
            "name": text(name, "name"),
            "facts": written(facts),
            "version": 1,
            "begin_key": None if key is None else text(key, "key"),
            "created_at": now,
            "updated_at": now,
        }
        with self._database.writing() as connection:
            if insert_once(connection, records, row, (records.c.owner_id, records.c.begin_key)):
                audit.record(connection, audit.who(owner), "record.created", str(row["id"]), {"kind": kind})
            one = records.c.id == row["id"]
            same = one if key is None else one | (records.c.begin_key == key)
            query = sa.select(*ROW).where(records.c.owner_id == owner, same)
            return _record(connection.execute(query).mappings().one())

    def begun(self, owner: str, key: str) -> Record | None:
        """The record that was added with this key before; ``None`` when there was none."""
        query = sa.select(*ROW).where(records.c.owner_id == owner, records.c.begin_key == key)
        with self._database.reading() as connection:
            row = connection.execute(query).mappings().first()
        return None if row is None else _record(row)

    def read(self, owner: str, record_id: str) -> Record:
        """A record; :class:`NotFound` also when it is somebody else's."""
        with self._database.reading() as connection:
            return _stored(connection, owner, record_id)

    def list(self, owner: str, kind: str = "") -> list[Record]:
        """The records of *owner*, of one kind or of all, the one saved last first."""
        query = sa.select(*ROW).where(records.c.owner_id == owner)
        query = query.where(records.c.kind == kind) if kind else query
        with self._database.reading() as connection:
            newest_first = query.order_by(records.c.updated_at.desc(), records.c.id)
            return [_record(row) for row in connection.execute(newest_first).mappings()]

    def save(self, owner: str, record_id: str, version: int, name: str, facts: PlainAnswers) -> Record:
        """Put *facts* in the place of *version*; :class:`RecordChanged`, NotFound, BadInput.

        The same facts sent again are no change by somebody else.
        """
        content = written(facts)
        with self._database.writing() as connection:
            stored = _stored(connection, owner, record_id, lock=True)
            if stored.facts == facts:
                return stored
            if stored.version != version:
                raise RecordChanged(stored)
            moment = max(self._clock(), stored.updated_at)
            changes = {"name": text(name, "name"), "version": version + 1, "updated_at": moment}
            put = sa.update(records).where(records.c.id == record_id).values(facts=content, **changes)
            connection.execute(put)
            audit.record(
                connection, audit.who(owner), "record.saved", record_id, {"version": version + 1}, at=moment
            )
            return replace(stored, name=name, facts=facts, version=version + 1, updated_at=moment)

    def delete(self, owner: str, record_id: str) -> None:
        """Remove a record; the papers keep what they have from it. NotFound."""
        with self._database.writing() as connection:
            _stored(connection, owner, record_id, lock=True)
            connection.execute(sa.delete(records).where(records.c.id == record_id))
            audit.record(connection, audit.who(owner), "record.deleted", record_id)

    def use(
        self, owner: str, draft_id: str, record_id: str, place: str, facts: PlainAnswers, *, alone: bool
    ) -> None:
        """A paper of *owner* has *facts* from a record in *place*; both NotFound.

        :param alone: whether only one record can be there, so that an earlier one is forgotten.
        """
        here = (draft_records.c.draft_id == draft_id) & (draft_records.c.place == place)
        with self._database.writing() as connection:
            must_own(connection, owner, draft_id, lock=True)
            _stored(connection, owner, record_id, lock=True)
            same = here if alone else here & (draft_records.c.record_id == record_id)
            connection.execute(sa.delete(draft_records).where(same))
            row = {"draft_id": draft_id, "record_id": record_id, "place": place, "facts": written(facts)}
            insert_once(connection, draft_records, row, USE)

    def uses(self, owner: str, draft_id: str) -> Uses:
        """What a paper has from records; NotFound."""
        with self._database.reading() as connection:
            must_own(connection, owner, draft_id)
            rows = connection.execute(_USES, {"draft": draft_id}).mappings().all()
        return [RecordUse(**{**row, "facts": json.loads(row["facts"])}) for row in rows]

    def papers(self, owner: str, record_id: str) -> Lines:
        """The papers that have anything from a record, the one saved last first; NotFound."""
        inside = sa.select(draft_records.c.draft_id).where(draft_records.c.record_id == record_id)
        query = sa.select(*LINE).where(drafts.c.id.in_(inside))
        with self._database.reading() as connection:
            _stored(connection, owner, record_id)
            newest_first = query.order_by(drafts.c.updated_at.desc(), drafts.c.id)
            return [DraftLine(**row) for row in connection.execute(newest_first).mappings()]

    def counts(self, owner: str) -> Mapping[str, int]:
        """How many papers have anything from each record of *owner*; records without any are not there."""
        counted = sa.func.count(sa.distinct(draft_records.c.draft_id)).label("papers")
        query = (
            sa.select(draft_records.c.record_id, counted)
            .join(records, records.c.id == draft_records.c.record_id)
            .where(records.c.owner_id == owner)
            .group_by(draft_records.c.record_id)
        )
        with self._database.reading() as connection:
            return {one.record_id: one.papers for one in connection.execute(query)}


def _stored(connection: sa.Connection, owner: str, record_id: str, *, lock: bool = False) -> Record:
    asked = {"record": record_id, "owner": owner}
    row = connection.execute(_LOCK if lock else _READ, asked).mappings().first() if is_id(record_id) else None
    if row is None:
        raise NotFound(
            _("没有找到这条常用信息：它可能已被删除，或者不在您的名下。请回到“常用信息”重新打开。")
        )
    return _record(row)


def _record(row: sa.RowMapping) -> Record:
    return Record(**{**row, "facts": json.loads(row["facts"])})
