"""Where the bytes of documents, attachments and uploads lie: in their rows, or in a store beside the database.

In a store a file lies under the hash of its content, and comes before the row that names it: whatever dies in
between, no row is without its file. That it is sent is written down before it is, in a row of its own. A file that
no row names is swept away after a day: its own row says so first, and from then on until it is gone nobody uses it
again. Who keeps the same content meanwhile keeps it in the row that needs it. So nobody waits for the store with a
lock in his hand, and what is being deleted is never what somebody counts on.
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
TAKEN_FOR = timedelta(hours=6)
"""After so long whoever was deleting a file is taken to have died: far above what the store may take for a page."""
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
        ours = self._write_down({keys[name]: len(one) for name, one in contents.items()})
        kept = {}
        for name, one in contents.items():
            if keys[name] in ours:
                store.put(keys[name], one)
                kept[name] = Kept(one, {"content": b"", "content_key": keys[name]})
            else:
                kept[name] = Kept(one, {"content": one, "content_key": None})
        return kept

    def _write_down(self, sizes: Mapping[str, int]) -> set[str]:
        """Say what is about to be sent, in one order, so that no two wait for one another; all that is not going."""
        now = self._clock()
        ours: set[str] = set()
        with self._database.writing() as connection:
            insert = sqlite.insert if self._database.is_sqlite else postgresql.insert
            for key in sorted(sizes):
                sent = insert(stored_files).values(key=key, size=sizes[key], sent_at=now)
                kept = sent.on_conflict_do_update(
                    index_elements=[stored_files.c.key],
                    set_={"sent_at": sent.excluded.sent_at},
                    where=stored_files.c.going_since.is_(None),
                )
                ours.update(connection.execute(kept.returning(stored_files.c.key)).scalars())
        return ours

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
        """Delete from the store what no row has named for a day; how many files. StoreDown."""
        if self._store is None:
            return 0
        gone = 0
        while keys := self._take(now := self._clock()):
            self._delete(self._store, keys, now)
            gone += len(keys)
        return gone

    def _take(self, now: datetime) -> list[str]:
        """Say of some files that they are going: nobody uses them again, and no other sweeper deletes them."""
        free = _unnamed(now - UNNAMED_FOR) & _untaken(now)
        some = sa.select(stored_files.c.key).where(free).limit(AT_ONCE).with_for_update(skip_locked=True)
        taken = sa.update(stored_files).where(stored_files.c.key.in_(some), free).values(going_since=now)
        with self._database.writing() as connection:
            return list(connection.execute(taken.returning(stored_files.c.key)).scalars())

    def _delete(self, store: Store, keys: list[str], since: datetime) -> None:
        """Delete what is going *since*; outside any transaction, as the store may be slow."""
        mine = stored_files.c.key.in_(keys) & (stored_files.c.going_since == since)
        try:
            for key in keys:
                store.delete(key)
        except StoreDown:
            # What it did of that is not known: all stays going, and the next sweeper may take it.
            self._settle(mine, sa.update(stored_files).values(going_since=since - TAKEN_FOR))
            raise
        self._settle(mine, sa.delete(stored_files))

    def _settle(self, mine: sa.ColumnElement[bool], change: sa.Delete | sa.Update) -> None:
        """Change what is *mine*; locked in the order in which keepers lock, so that no two wait for one another."""
        locked = sa.select(stored_files.c.key).where(mine).order_by(stored_files.c.key).with_for_update()
        with self._database.writing() as connection:
            connection.execute(locked).all()
            connection.execute(change.where(mine))


def _unnamed(before: datetime) -> sa.ColumnElement[bool]:
    named = [sa.exists().where(table.c.content_key == stored_files.c.key) for table in NAMING]
    return (stored_files.c.sent_at <= before) & ~sa.or_(*named)


def _untaken(now: datetime) -> sa.ColumnElement[bool]:
    """What nobody is deleting, or somebody who must have died."""
    since = stored_files.c.going_since
    return since.is_(None) | (since <= now - TAKEN_FOR)
