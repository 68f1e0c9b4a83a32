"""Documents made of a draft, kept with their bytes so that a download is exactly what was made.

The bytes lie in the database: a document and the row that speaks of it come and go together, one
backup holds both, and there is no half-written file to sweep up.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING
from uuid import uuid4

import sqlalchemy as sa

from formgen.messages import _
from formgen.storage import audit
from formgen.storage.clock import utc_now
from formgen.storage.drafts import must_own
from formgen.storage.files import Files
from formgen.storage.plain import is_id, text
from formgen.storage.refusals import NotFound
from formgen.storage.tables import documents, jobs

if TYPE_CHECKING:
    from datetime import date, datetime

    from formgen.storage.clock import Clock
    from formgen.storage.database import Database
    from formgen.storage.files import Kept

KEPT = 3  # of the documents of one name that are not final: the newest, and two to go back to


@dataclass(frozen=True)
class NewDocument:
    """A document just made, and what it was made from; *law_date* is the day whose law applied."""

    draft_id: str
    draft_version: int
    name: str
    media_type: str
    content: bytes
    form_version: str
    template_digest: str
    law_date: date
    final: bool = False


@dataclass(frozen=True)
class DocumentLine:
    """A kept document without its bytes; *content_hash* is their SHA-256 in hexadecimal."""

    id: str
    draft_id: str
    draft_version: int
    owner_id: str
    name: str
    media_type: str
    content_hash: str
    form_version: str
    template_digest: str
    law_date: date
    final: bool
    created_at: datetime


@dataclass(frozen=True)
class Document(DocumentLine):
    """A kept document with its bytes."""

    content: bytes


LINE = [documents.c[name] for name in DocumentLine.__dataclass_fields__]


class Documents:
    """The documents in *database*; each is reached only through its owner's id."""

    def __init__(self, database: Database, clock: Clock = utc_now) -> None:
        self._database = database
        self._files = Files(database, clock)
        self._clock = clock

    def put(self, owner: str, new: NewDocument, *, once: bool = False) -> DocumentLine:
        """Keep a document of a draft of *owner*; :class:`NotFound` when the draft is not his.

        Older documents of the same draft and name that are not final go, but for the newest few. Asked for
        twice, as by a double click, a document that is not final is made once: the newest is given again
        while nothing about it is different.

        :param once: a final one too, which is issued to nobody.
        """
        kept = self._files.keep(new.content)
        with self._database.writing() as connection:
            must_own(connection, owner, new.draft_id, lock=True)
            queue_for(connection, new.draft_id)
            return _just_made(connection, new, once=once) or put(connection, owner, new, self._clock(), kept)

    def read(self, owner: str, document_id: str) -> Document:
        """The document with its bytes; :class:`NotFound` also when it is somebody else's."""
        query = sa.select(*LINE, documents.c.content, documents.c.content_key).where(
            documents.c.id == document_id, documents.c.owner_id == owner
        )
        with self._database.reading() as connection:
            row = connection.execute(query).mappings().first() if is_id(document_id) else None
        if row is None:
            raise _no_document()
        about = {name: row[name] for name in DocumentLine.__dataclass_fields__}
        return Document(**about, content=self._files.content(row["content"], row["content_key"]))

    def for_draft(self, owner: str, draft_id: str) -> list[DocumentLine]:
        """What was made of the draft, the newest first; :class:`NotFound` when the draft is not his."""
        query = sa.select(*LINE).where(documents.c.draft_id == draft_id)
        with self._database.reading() as connection:
            must_own(connection, owner, draft_id)
            rows = connection.execute(query.order_by(documents.c.sequence.desc())).mappings().all()
        return [DocumentLine(**row) for row in rows]


def put(connection: sa.Connection, owner: str, new: NewDocument, now: datetime, kept: Kept) -> DocumentLine:
    """Keep *new* inside a transaction that does more: whose draft it is has been settled by then.

    :param kept: its content, which was kept before the transaction began.
    """
    line = DocumentLine(
        id=str(uuid4()),
        draft_id=new.draft_id,
        draft_version=new.draft_version,
        owner_id=owner,
        name=text(new.name, "name"),
        media_type=new.media_type,
        content_hash=sha256(new.content).hexdigest(),
        form_version=new.form_version,
        template_digest=new.template_digest,
        law_date=new.law_date,
        final=new.final,
        created_at=now,
    )
    connection.execute(sa.insert(documents).values(**vars(line), **kept.columns))
    audit.record(connection, audit.who(owner), "document.made", line.id, _told(line), at=now)
    _prune(connection, new.draft_id, line.name)
    return line


def queue_for(connection: sa.Connection, draft_id: str) -> None:
    """Let those who make documents of the same draft at once come one after the other."""
    if connection.dialect.name == "postgresql":  # SQLite writes one at a time in any case
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(sa.func.hashtext(draft_id))))


def _just_made(connection: sa.Connection, new: NewDocument, *, once: bool) -> DocumentLine | None:
    """The newest document of this name, where it is *new* to the last byte; final ones are issued apart."""
    mine = (documents.c.draft_id == new.draft_id) & (documents.c.name == new.name)
    newest = sa.select(*LINE).where(mine).order_by(documents.c.sequence.desc()).limit(1)
    row = connection.execute(newest).mappings().first()
    same = {
        "draft_version": new.draft_version,
        "content_hash": sha256(new.content).hexdigest(),
        "law_date": new.law_date,
        "final": new.final,
    }
    if (new.final and not once) or row is None or any(row[name] != value for name, value in same.items()):
        return None
    return DocumentLine(**row)


def must_belong(connection: sa.Connection, draft_id: str, document_id: str) -> None:
    """Raise :class:`NotFound` unless the document is one of this draft."""
    query = sa.select(documents.c.id).where(documents.c.id == document_id, documents.c.draft_id == draft_id)
    if not is_id(document_id) or connection.execute(query).first() is None:
        raise _no_document()


def _prune(connection: sa.Connection, draft_id: str, name: str) -> None:
    """Forget old documents; never a final one, nor one that a conversion still waits for or works on."""
    passing = (documents.c.draft_id == draft_id) & (documents.c.name == name) & ~documents.c.final
    newest = sa.select(documents.c.sequence).where(passing).order_by(documents.c.sequence.desc()).limit(KEPT)
    needed = sa.select(jobs.c.document_id).where(
        jobs.c.draft_id == draft_id,
        jobs.c.document_id.is_not(None),
        jobs.c.state.in_(("queued", "running")),
    )
    old = passing & documents.c.sequence.not_in(newest) & documents.c.id.not_in(needed)
    connection.execute(sa.delete(documents).where(old))


def _told(line: DocumentLine) -> dict[str, object]:
    """What the trail says of a document: what it was made from, and its hash."""
    told = ("draft_id", "draft_version", "name", "content_hash", "form_version", "template_digest", "final")
    return {name: getattr(line, name) for name in told} | {"law_date": line.law_date.isoformat()}


def _no_document() -> NotFound:
    return NotFound(_("没有找到这份文件：它可能已被更新的文件替换，或者不在您的名下。请回到草稿重新生成。"))
