"""Files that a person attaches to a draft for its packet, and what he chose for it; all by their owner.

Bytes and row come and go together, as with documents. What is kept is what will be printed: a cleaned PDF,
or a Word file that was let in; never the file as it came, with whatever a camera wrote into it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import sqlalchemy as sa

from formgen.errors import BadInput
from formgen.messages import _
from formgen.storage import audit
from formgen.storage.clock import utc_now
from formgen.storage.database import insert_once
from formgen.storage.drafts import must_own
from formgen.storage.files import Files
from formgen.storage.packet_tables import attachment_files, attachments, packets
from formgen.storage.plain import is_id, text, written
from formgen.storage.plain import name as checked
from formgen.storage.refusals import NotFound
from formgen.storage.tables import drafts

if TYPE_CHECKING:
    from datetime import datetime

    from formgen.storage.clock import Clock
    from formgen.storage.database import Database

MEBIBYTE = 1024**2
MOST_FILES = 60
"""Attachments of one draft."""
MOST_BYTES = 100 * MEBIBYTE
"""Of all attachments of one draft, as they are kept."""
LONGEST_NAME = 200
"""Characters of what a file is called; the rest is cut, its ending stays."""


@dataclass(frozen=True)
class NewAttachment:
    """A file that was let in and made fit to print.

    :param name: what its owner calls it. :param kind: ``pdf`` or ``docx``: what *content* is.
    :param material: the key of the material that it is; empty for one beside the list.
    :param pages: of a PDF; 0 where only converting will tell.
    """

    name: str
    kind: str
    material: str
    pages: int
    content: bytes


@dataclass(frozen=True)
class Attachment:
    """A kept attachment without its bytes."""

    id: str
    draft_id: str
    name: str
    kind: str
    material: str
    size: int
    pages: int
    content_hash: str
    created_at: datetime


LINE = [attachments.c[name] for name in Attachment.__dataclass_fields__]


class Attachments:
    """The attachments in *database*, and the choices made for packets."""

    def __init__(self, database: Database, clock: Clock = utc_now) -> None:
        self._database = database
        self._files = Files(database, clock)
        self._clock = clock

    def put(self, owner: str, draft_id: str, new: NewAttachment, *, key: str) -> Attachment:
        """Keep an attachment of a draft; the same *key* again gives the one that is there. NotFound.

        :raises formgen.errors.BadInput: when the draft has too many, or too many bytes of them.
        """
        row = self._row(owner, draft_id, new, text(key, "key"))
        kept = self._files.keep(new.content)
        with self._database.writing() as connection:
            must_own(connection, owner, draft_id)
            # Two uploads at once are counted one after the other.
            connection.execute(
                sa.select(drafts.c.id).where(drafts.c.id == draft_id).with_for_update(key_share=True)
            )
            if insert_once(connection, attachments, row, (attachments.c.draft_id, attachments.c.key)):
                _must_fit(connection, draft_id)
                filed = {"attachment_id": row["id"], **kept.columns}
                connection.execute(sa.insert(attachment_files).values(**filed))
                told = {"draft_id": draft_id, "content_hash": row["content_hash"]}
                audit.record(connection, audit.who(owner), "attachment.added", row["id"], told)
            same = (attachments.c.draft_id == draft_id) & (attachments.c.key == row["key"])
            found = connection.execute(sa.select(*LINE).where(same)).mappings().one()
        return Attachment(**found)

    def of_draft(self, owner: str, draft_id: str) -> list[Attachment]:
        """The attachments of a draft, in the order in which they came. NotFound."""
        query = sa.select(*LINE).where(attachments.c.draft_id == draft_id)
        with self._database.reading() as connection:
            must_own(connection, owner, draft_id)
            rows = connection.execute(query.order_by(attachments.c.sequence)).mappings().all()
        return [Attachment(**row) for row in rows]

    def read(self, owner: str, attachment_id: str) -> Attachment:
        """One attachment; :class:`NotFound` also when it is somebody else's."""
        with self._database.reading() as connection:
            return _mine(connection, owner, attachment_id)

    def content(self, owner: str, attachment_id: str) -> bytes:
        """The bytes of one attachment; NotFound."""
        query = sa.select(attachment_files.c.content, attachment_files.c.content_key)
        with self._database.reading() as connection:
            _mine(connection, owner, attachment_id)
            found = connection.execute(query.where(attachment_files.c.attachment_id == attachment_id)).first()
        if found is None:
            raise _no_attachment()
        return self._files.content(*found)

    def delete(self, owner: str, attachment_id: str) -> None:
        """Remove an attachment with its bytes; NotFound."""
        with self._database.writing() as connection:
            _mine(connection, owner, attachment_id)
            connection.execute(sa.delete(attachments).where(attachments.c.id == attachment_id))
            audit.record(connection, audit.who(owner), "attachment.deleted", attachment_id)

    def choose(self, owner: str, draft_id: str, choices: dict[str, Any]) -> None:
        """Keep what was chosen for the packet of a draft; NotFound, BadInput for what no database holds."""
        row = {"draft_id": draft_id, "choices": written(choices), "updated_at": self._clock()}
        with self._database.writing() as connection:
            must_own(connection, owner, draft_id, lock=True)
            if not insert_once(connection, packets, row, (packets.c.draft_id,)):
                mine = packets.c.draft_id == draft_id
                connection.execute(sa.update(packets).where(mine).values(**row))
            audit.record(connection, audit.who(owner), "packet.chosen", draft_id)

    def choices(self, owner: str, draft_id: str) -> dict[str, Any]:
        """What was chosen for the packet of a draft; empty before anything was. NotFound."""
        query = sa.select(packets.c.choices).where(packets.c.draft_id == draft_id)
        with self._database.reading() as connection:
            must_own(connection, owner, draft_id)
            found = connection.execute(query).scalar()
        chosen: dict[str, Any] = json.loads(found) if found else {}
        return chosen

    def _row(self, owner: str, draft_id: str, new: NewAttachment, key: str) -> dict[str, Any]:
        return {
            "id": str(uuid4()),
            "draft_id": draft_id,
            "owner_id": owner,
            "key": key,
            "name": _label(new.name),
            "kind": new.kind,
            "material": text(new.material, "material"),
            "size": len(new.content),
            "pages": new.pages,
            "content_hash": sha256(new.content).hexdigest(),
            "created_at": self._clock(),
        }


def _must_fit(connection: sa.Connection, draft_id: str) -> None:
    """Raise with the row already in, which then goes with its transaction."""
    total = sa.select(sa.func.count(), sa.func.sum(attachments.c.size))
    count, size = connection.execute(total.where(attachments.c.draft_id == draft_id)).one()
    if count > MOST_FILES:
        raise BadInput(
            _("一套材料最多附{limit}个文件：请先删去不用的，或者合并成一个 PDF。", limit=MOST_FILES)
        )
    if size > MOST_BYTES:
        limit = MOST_BYTES // MEBIBYTE
        raise BadInput(
            _("一套材料的附件合计不能超过{limit} MB：请先删去不用的，或者压缩后再上传。", limit=limit)
        )


def _mine(connection: sa.Connection, owner: str, attachment_id: str) -> Attachment:
    mine = (attachments.c.id == attachment_id) & (attachments.c.owner_id == owner)
    row = (
        connection.execute(sa.select(*LINE).where(mine)).mappings().first() if is_id(attachment_id) else None
    )
    if row is None:
        raise _no_attachment()
    return Attachment(**row)


def _label(name: str) -> str:
    """What the file is called, in one line and not too long."""
    line = " ".join(checked(name, "name").split())
    if len(line) <= LONGEST_NAME:
        return line
    stem, dot, ending = line.rpartition(".")
    tail = f"….{ending}" if dot and len(ending) <= 5 else "…"  # noqa: PLR2004 - as long as an ending is
    return (stem or line)[: LONGEST_NAME - len(tail)] + tail


def _no_attachment() -> NotFound:
    return NotFound(_("没有找到这个附件：它可能已被删除，或者不在您的名下。请回到“成套材料”查看。"))
