"""Where the bytes of documents, attachments and uploads lie: in their rows, or in a store beside the database.

In a store a file lies under the hash of its content, and comes before the row that names it: whatever dies in
between, no row is without its file. A file that no row names is swept away after a day. That it is sent is written
down before it is, in a row of its own that whoever sweeps has to lock: a file that is being used again is not swept.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from formgen.messages import _
from formgen.storage.batch_tables import batch_files
from formgen.storage.clock import utc_now
from formgen.storage.growing_tables import stored_files
from formgen.storage.issue_tables import issue_contents
from formgen.storage.packet_tables import attachment_files
from formgen.storage.stores import FileLost, StoreDown
from formgen.storage.tables import documents, review_files

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from formgen.storage.clock import Clock
    from formgen.storage.database import Database
    from formgen.storage.stores import Store

LOG = logging.getLogger(__name__)
UNNAMED_FOR = timedelta(days=1)
"""After so long a file that no row names is swept away: far above any transaction."""
AT_ONCE = 200
NAMING: Final = (documents, attachment_files, issue_contents, batch_files, review_files)
"""The tables whose rows name files."""


@dataclass(frozen=True)
class Kept:
    """Bytes that are kept, or will be with their row: *columns* is what the row says of them."""

    content: bytes
    columns: Mapping[str, Any]


class Files:
    """The files of *database*: new ones go into its store, where it has one; old ones are found where they are."""

    def __init__(self, database: Database, clock: Clock = utc_now) -> None:
        self._database = database
        self._store = database.store
        self._clock = clock

    def keep(self, content: bytes) -> Kept:
        """Keep *content* until a row names it. Never inside a transaction: the store may be slow. StoreDown."""
        return self.keep_all({"": content})[""]

    def keep_all(self, contents: Mapping[str, bytes]) -> dict[str, Kept]:
        """Keep several *contents*, each by its name, as :meth:`keep` keeps one."""
        store = self._store
        if store is None:
            return {name: Kept(one, {"content": one, "content_key": None}) for name, one in contents.items()}
        keys = {name: sha256(one).hexdigest() for name, one in contents.items()}
        sizes = {keys[name]: len(one) for name, one in contents.items()}
        self._write_down(sizes)
        for name, one in contents.items():
            store.put(keys[name], one)
        return {
            name: Kept(one, {"content": b"", "content_key": keys[name]}) for name, one in contents.items()
        }

    def _write_down(self, sizes: Mapping[str, int]) -> None:
        """Say what is about to be sent; in one order, so that no two wait for one another."""
        now = self._clock()
        with self._database.writing() as connection:
            insert = sqlite.insert if self._database.is_sqlite else postgresql.insert
            for key in sorted(sizes):
                sent = insert(stored_files).values(key=key, size=sizes[key], sent_at=now)
                again = {"sent_at": sent.excluded.sent_at}
                connection.execute(
                    sent.on_conflict_do_update(index_elements=[stored_files.c.key], set_=again)
                )

    def content(self, in_row: bytes, key: str | None) -> bytes:
        """The bytes of which a row says that they are *in_row*, or under *key*. FileLost, StoreDown."""
        if key is None:
            return bytes(in_row)
        if self._store is None:
            raise StoreDown(_("这份文书在文书存储中，而本机没有设置 FORMGEN_DOCUMENTS_URL：请告诉管理员。"))
        content = self._store.get(key)
        if sha256(content).hexdigest() != key:
            LOG.error("a stored file is not what was put there: %s", key)
            raise FileLost(_("这份文书在文书存储中已被改动，不能使用：请告诉管理员，用备份恢复。"))
        return content

    def check(self) -> None:
        """Raise :class:`StoreDown` unless files can be kept now."""
        if self._store is not None:
            self._store.check()

    def sweep(self) -> int:
        """Delete from the store what no row has named for a day; how many files."""
        if self._store is None:
            return 0
        before = self._clock() - UNNAMED_FOR
        gone = 0
        while keys := self._unnamed(before):
            swept = sum(self._swept(self._store, key, before) for key in keys)
            gone += swept
            if swept == 0:
                break
        return gone

    def _unnamed(self, before: datetime) -> list[str]:
        query = sa.select(stored_files.c.key).where(_unnamed(before)).limit(AT_ONCE)
        with self._database.reading() as connection:
            return list(connection.execute(query).scalars())

    def _swept(self, store: Store, key: str, before: datetime) -> bool:
        """Delete one file; its row is locked meanwhile, so that nobody begins to use it again."""
        one = (stored_files.c.key == key) & _unnamed(before)
        with self._database.writing() as connection:
            if connection.execute(sa.select(stored_files.c.key).where(one).with_for_update()).first() is None:
                return False
            connection.execute(sa.delete(stored_files).where(stored_files.c.key == key))
            store.delete(key)
        return True


def _unnamed(before: datetime) -> sa.ColumnElement[bool]:
    named = [sa.exists().where(table.c.content_key == stored_files.c.key) for table in NAMING]
    return (stored_files.c.sent_at <= before) & ~sa.or_(*named)
