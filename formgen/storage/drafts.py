"""Drafts: what somebody has answered so far, and every version of it that was ever saved.

A save names the version it started from. If that is no longer the newest, nothing is overwritten:
the caller gets :class:`DraftChanged` with what is stored, shows both, and lets the person merge.
"""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import sqlalchemy as sa

from formgen.messages import _
from formgen.storage import audit
from formgen.storage.clock import utc_now
from formgen.storage.database import insert_once
from formgen.storage.kept import Draft, DraftLine, DraftVersion
from formgen.storage.locks import must_be_deletable, must_be_open
from formgen.storage.plain import PlainAnswers, is_id, text, written
from formgen.storage.refusals import DraftChanged, NotFound
from formgen.storage.tables import draft_versions, drafts

if TYPE_CHECKING:
    from datetime import datetime

    from formgen.storage.clock import Clock
    from formgen.storage.database import Database

LAST = 2**31 - 1  # the highest number of a version that a database holds
LONGEST_TITLE = 200  # characters; a longer one is cut: it is a label, the answers keep the whole


Versions = list[DraftVersion]
LINE = [drafts.c[name] for name in DraftLine.__dataclass_fields__]

# Autosave runs these all day: built once, not at each call.
_READ = sa.select(*LINE, drafts.c.answers).where(
    drafts.c.id == sa.bindparam("draft_id"), drafts.c.owner_id == sa.bindparam("owner")
)
_LOCK = _READ.with_for_update()
_OWN = sa.select(drafts.c.id).where(
    drafts.c.id == sa.bindparam("draft_id"), drafts.c.owner_id == sa.bindparam("owner")
)
_KEEP = _OWN.with_for_update(read=True, key_share=True)
_PUT = sa.update(drafts).where(drafts.c.id == sa.bindparam("draft_id"))
_REMEMBER = sa.insert(draft_versions)
_VERSIONS = sa.select(*[draft_versions.c[name] for name in DraftVersion.__dataclass_fields__]).where(
    draft_versions.c.draft_id == sa.bindparam("draft")
)


class Drafts:
    """The drafts in *database*; each is reached only through its owner's id."""

    def __init__(self, database: Database, clock: Clock = utc_now) -> None:
        self._database = database
        self._clock = clock

    def begin(
        self, owner: str, form_id: str, answers: PlainAnswers, *, title: str = "", save_key: str | None = None
    ) -> Draft:
        """A new draft at version 1; the same *save_key* again gives the draft that it made the first time.

        :class:`formgen.errors.BadInput` for answers that no database can hold.
        """
        now, draft_id, content = self._clock(), str(uuid4()), written(answers)
        key = _key(save_key)
        row = {
            "id": draft_id,
            "owner_id": owner,
            "form_id": form_id,
            "title": _label(title),
            "answers": content,
            "version": 1,
            "begin_key": key,
            "created_at": now,
            "updated_at": now,
        }
        with self._database.writing() as connection:
            if not insert_once(connection, drafts, row, (drafts.c.owner_id, drafts.c.begin_key)):
                return _begun_before(connection, owner, key)
            draft = stored_draft(connection, owner, draft_id)
            _remember(connection, draft, content, owner, key)
            _record(connection, owner, "draft.created", draft, content)
            return draft

    def read(self, owner: str, draft_id: str) -> Draft:
        """The draft as saved last; :class:`NotFound` also when it is somebody else's."""
        with self._database.reading() as connection:
            return stored_draft(connection, owner, draft_id)

    def list(self, owner: str) -> list[DraftLine]:
        """The drafts of *owner*, the one saved last first."""
        query = sa.select(*LINE).where(drafts.c.owner_id == owner)
        with self._database.reading() as connection:
            newest_first = query.order_by(drafts.c.updated_at.desc(), drafts.c.id)
            return [DraftLine(**row) for row in connection.execute(newest_first).mappings()]

    def save(
        self,
        owner: str,
        draft_id: str,
        version: int,
        answers: PlainAnswers,
        title: str = "",
        *,
        save_key: str | None = None,
        by: str = "",
    ) -> Draft:
        """Put *answers* in the place of *version* and answer with the draft as it is now, one version on.

        :class:`DraftChanged` when it is not at *version* any more; NotFound, BadInput, DraftLocked.
        A save repeated with the same *save_key* (a double click, a lost answer) is not a change by
        somebody else: it gets the answer of the first time.

        :param by: who saves, where it is not the owner himself.
        """
        content, label, key = written(answers), _label(title), _key(save_key)
        with self._database.writing() as connection:
            stored = stored_draft(connection, owner, draft_id, lock=True)
            if stored.version != version:
                return _saved_before(connection, stored, key)
            must_be_open(connection, draft_id, stored.answers, json.loads(content))
            return saved(connection, stored, content, label, by or owner, key=key, at=self._clock())

    def delete(self, owner: str, draft_id: str, *, untouched_since: datetime | None = None) -> None:
        """Remove the draft with its history, documents and jobs; :class:`NotFound`, DraftLocked.

        :param untouched_since: where given, :class:`DraftChanged` unless nobody has saved it since.
        """
        with self._database.writing() as connection:
            # What is saved or submitted meanwhile is waited for.
            stored = stored_draft(connection, owner, draft_id, lock=True)
            if untouched_since is not None and stored.updated_at >= untouched_since:
                raise DraftChanged(stored)
            must_be_deletable(connection, draft_id)
            connection.execute(sa.delete(drafts).where(drafts.c.id == draft_id))
            audit.record(connection, audit.who(owner), "draft.deleted", draft_id)

    def history(self, owner: str, draft_id: str, *, before: int = 0, most: int | None = None) -> Versions:
        """The versions ever saved, the newest first; :class:`NotFound`.

        :param before: only those older than this version, where it is not 0; :param most: no more than so many.
        """
        older = draft_versions.c.version < max(-1, min(before, LAST))
        query = _VERSIONS.where(older) if before else _VERSIONS
        newest_first = query.order_by(draft_versions.c.version.desc()).limit(most)
        return self._versions(owner, draft_id, newest_first)

    def version(self, owner: str, draft_id: str, number: int) -> DraftVersion | None:
        """One version as it was saved; ``None`` when there was no such version. :class:`NotFound`."""
        this = draft_versions.c.version == (number if 0 < number <= LAST else 0)
        return next(iter(self._versions(owner, draft_id, _VERSIONS.where(this))), None)

    def _versions(self, owner: str, draft_id: str, query: sa.Select[Any]) -> Versions:
        with self._database.reading() as connection:
            must_own(connection, owner, draft_id)
            rows = connection.execute(query, {"draft": draft_id}).mappings().all()
        return [DraftVersion(**{**row, "answers": json.loads(row["answers"])}) for row in rows]


def saved(
    connection: sa.Connection,
    stored: Draft,
    content: str,
    label: str,
    who: str,
    *,
    key: str | None = None,
    at: datetime,
) -> Draft:
    """Put *content* in the place of the *stored* draft, whose row is locked, and answer with the next version."""
    moment = max(at, stored.updated_at)
    draft = replace(
        stored, title=label, answers=json.loads(content), version=stored.version + 1, updated_at=moment
    )
    _put(connection, draft, content)
    _remember(connection, draft, content, who, key)
    _record(connection, who, "draft.saved", draft, content)
    return draft


def must_own(connection: sa.Connection, owner: str, draft_id: str, *, lock: bool = False) -> None:
    """Raise :class:`NotFound` unless the draft is there and belongs to *owner*.

    With *lock* it also stays there until the transaction ends.
    """
    asked = {"draft_id": draft_id, "owner": owner}
    if not is_id(draft_id) or connection.execute(_KEEP if lock else _OWN, asked).first() is None:
        raise _no_draft()


def stored_draft(connection: sa.Connection, owner: str, draft_id: str, *, lock: bool = False) -> Draft:
    """The draft as saved last, with *lock* held until the transaction ends; NotFound."""
    if not is_id(draft_id):
        raise _no_draft()
    asked = {"draft_id": draft_id, "owner": owner}
    row = connection.execute(_LOCK if lock else _READ, asked).mappings().first()
    if row is None:
        raise _no_draft()
    return _draft(row)


def _begun_before(connection: sa.Connection, owner: str, key: str | None) -> Draft:
    query = sa.select(*LINE, drafts.c.answers).where(drafts.c.owner_id == owner, drafts.c.begin_key == key)
    return _draft(connection.execute(query).mappings().one())


def _saved_before(connection: sa.Connection, stored: Draft, key: str | None) -> Draft:
    """The draft as the save with this *key* left it; :class:`DraftChanged` when there was none."""
    query = sa.select(draft_versions).where(
        draft_versions.c.draft_id == stored.id, draft_versions.c.save_key == key
    )
    row = None if key is None else connection.execute(query).first()
    if row is None:
        raise DraftChanged(stored)
    return replace(
        stored, version=row.version, title=row.title, answers=json.loads(row.answers), updated_at=row.saved_at
    )


def _put(connection: sa.Connection, draft: Draft, content: str) -> None:
    changes = {
        "draft_id": draft.id,
        "title": draft.title,
        "answers": content,
        "version": draft.version,
        "updated_at": draft.updated_at,
    }
    connection.execute(_PUT, changes)


def _remember(connection: sa.Connection, draft: Draft, content: str, who: str, key: str | None) -> None:
    """Keep this version beside the draft, in the same transaction: nothing typed is ever lost."""
    row = {
        "draft_id": draft.id,
        "version": draft.version,
        "title": draft.title,
        "answers": content,
        "save_key": key,
        "saved_by": who,
        "saved_at": draft.updated_at,
    }
    connection.execute(_REMEMBER, row)


def _record(connection: sa.Connection, actor: str, act: str, draft: Draft, content: str) -> None:
    """Say in the trail which answers were saved: by their hash, which the kept version must have."""
    detail = {
        "form": draft.form_id,
        "version": draft.version,
        "answers": sha256(content.encode()).hexdigest(),
    }
    audit.record(connection, audit.who(actor), act, draft.id, detail, at=draft.updated_at)


def _draft(row: sa.RowMapping) -> Draft:
    return Draft(**{**row, "answers": json.loads(row["answers"])})


def _label(title: str) -> str:
    text(title, "title")
    return title if len(title) <= LONGEST_TITLE else title[: LONGEST_TITLE - 1] + "…"


def _key(save_key: str | None) -> str | None:
    return None if save_key is None else text(save_key, "save_key")


def _no_draft() -> NotFound:
    return NotFound(_("没有找到这份草稿：它可能已被删除，或者不在您的名下。请回到“我的草稿”重新打开。"))
