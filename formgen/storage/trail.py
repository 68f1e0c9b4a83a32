"""Reading the audit trail: whether its chain is whole, where it ends, and what it says about a thing.

Four things are held against one another: what an entry says and its two hashes; each entry and the one before
it; the last entry and the sealed head; and the anchors, which are heads that were kept elsewhere. Without the
key nobody can seal another head, and with an old head and its old seal put back, an anchor tells.
"""

from __future__ import annotations

import hmac
import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from formgen.errors import BadInput
from formgen.messages import Message, _
from formgen.storage.audit import NOTHING, RESEALED, Entry, Head, canonical, hashes, sealed
from formgen.storage.audit_tables import audit_entries, audit_head

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from formgen.storage.database import Database

MOST_BREAKS = 20
"""So many places are named; who finds more knows enough."""
AT_ONCE = 1000
ROW = [audit_entries.c[name] for name in Entry.__dataclass_fields__]
HEAD = [audit_head.c[name] for name in Head.__dataclass_fields__]


@dataclass(frozen=True)
class Break:
    """A place where the trail is not as it was written: at which entry, and what is wrong there."""

    number: int
    message: Message


@dataclass(frozen=True)
class Examined:
    """What looking through the trail gave; *sealed* says whether the seal could be checked."""

    entries: int
    head: Head
    sealed: bool
    breaks: tuple[Break, ...]

    @property
    def whole(self) -> bool:
        """Whether nothing is wrong."""
        return not self.breaks


class Trail:
    """The audit trail in *database*."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def verify(self, anchors: Iterable[Head] = ()) -> Examined:
        """Look through the whole trail, entry by entry, also while others go on writing.

        :param anchors: heads that were kept elsewhere: the trail must still contain them.
        """
        key, known = self._key(), {one.number: one for one in anchors}
        with self._database.reading() as connection:
            _hold_still(connection)
            head = _head(connection)
            walk = _Walk(known)
            rows = connection.execution_options(yield_per=AT_ONCE).execute(
                sa.select(*ROW).order_by(audit_entries.c.number)
            )
            for row in rows.mappings():
                walk.step(Entry(**row))
        walk.end(head, key)
        walk.check_seals(known.values(), key)
        return Examined(walk.count, head, bool(key), tuple(walk.breaks[:MOST_BREAKS]))

    def head(self) -> Head:
        """Where the trail ends now, to be kept elsewhere as an anchor."""
        with self._database.reading() as connection:
            return _head(connection)

    def is_foreign(self, anchors: Iterable[Head] = ()) -> bool:
        """Whether where it ends, or one of *anchors*, bears a seal that is not of this site's key, or none."""
        key = self._key()
        heads = (one for one in (self.head(), *anchors) if one.number)
        return bool(key) and not all(_is_sealed(one, key) for one in heads)

    def about(self, subjects: Sequence[str], *, most: int = 500) -> list[Entry]:
        """What was recorded about the things with these ids, the newest first."""
        return self._entries(audit_entries.c.subject.in_(subjects), most)

    def newest(self, *, before: int = 0, most: int = 100) -> list[Entry]:
        """The newest entries, or those before the entry with the number *before*."""
        return self._entries(audit_entries.c.number < before if before else sa.true(), most)

    def _entries(self, which: sa.ColumnElement[bool], most: int) -> list[Entry]:
        query = sa.select(*ROW).where(which).order_by(audit_entries.c.number.desc()).limit(most)
        with self._database.reading() as connection:
            return [Entry(**row) for row in connection.execute(query).mappings()]

    def _key(self) -> bytes:
        return self._database.key() if self._database.key else b""


def written_anchor(head: Head) -> str:
    """*head* as a line to be kept elsewhere."""
    return canonical(asdict(head))


def read_anchors(lines: Iterable[str]) -> Iterator[Head]:
    """The anchors that were kept, one a line; :class:`formgen.errors.BadInput` for what is none."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            said = json.loads(line)
            yield Head(int(said["number"]), str(said["sha256"]), str(said["sm3"]), str(said["seal"]))
        except (ValueError, TypeError, KeyError) as error:
            raise BadInput(
                _(
                    "锚点文件第{number}行不是锚点：请用 formgen audit anchor 生成的文件；写到一半断了的一行，删去即可。",
                    number=number,
                )
            ) from error


class _Walk:
    """The chain, gone along from its beginning."""

    def __init__(self, anchors: Mapping[int, Head]) -> None:
        self.breaks: list[Break] = []
        self.count = 0
        self._anchors = anchors
        self._number = 0
        self._last = {"sha256": NOTHING, "sm3": NOTHING}

    def step(self, entry: Entry) -> None:
        """Take in the next entry."""
        number, next_one = entry.number, self._number + 1
        if number > next_one:
            self._say(next_one, _("缺第{first}条到第{last}条记录。", first=next_one, last=number - 1))
        elif (entry.previous_sha256, entry.previous_sm3) != (self._last["sha256"], self._last["sm3"]):
            self._say(number, _("第{number}条记录接不上前一条。", number=number))
        stored = {"sha256": entry.sha256, "sm3": entry.sm3}
        if hashes(vars(entry)) != stored:
            self._say(number, _("第{number}条记录的内容与它的摘要不符。", number=number))
        if entry.act == RESEALED:
            self._say(
                number,
                _("第{last}条为止的末尾不是用本站的密钥封的：其中可能有在别处写入的记录。", last=number - 1),
            )
        anchor = self._anchors.get(number)
        if anchor is not None and (anchor.sha256, anchor.sm3) != (entry.sha256, entry.sm3):
            self._say(
                number, _("第{number}条记录与留存的锚点不符：它或它之前的记录被改写过。", number=number)
            )
        self._number, self._last, self.count = number, stored, self.count + 1

    def end(self, head: Head, key: bytes) -> None:
        """Hold the end against the head and the anchors."""
        if (head.number, head.sha256, head.sm3) != (self._number, self._last["sha256"], self._last["sm3"]):
            said = _(
                "链头记的是第{head}条，最后一条是第{last}条：末尾被增删或改写过。",
                head=head.number,
                last=self._number,
            )
            self._say(self._number, said)
        if key and head.number and not _is_sealed(head, key):
            self._say(head.number, _("链头的封签不对：链头不是本站写的。"))
        beyond = [one for one in self._anchors if one > self._number]
        if beyond:
            said = _(
                "锚点留存到第{anchor}条，现在只有{last}条：末尾被截去。",
                anchor=max(beyond),
                last=self._number,
            )
            self._say(self._number, said)

    def check_seals(self, anchors: Iterable[Head], key: bytes) -> None:
        """An anchor that this site did not seal proves nothing, and is said."""
        for one in anchors:
            if key and one.number and not _is_sealed(one, key):
                self._say(one.number, _("第{number}条的锚点不是本站写的。", number=one.number))

    def _say(self, number: int, message: Message) -> None:
        if len(self.breaks) < MOST_BREAKS:
            self.breaks.append(Break(number, message))


def _is_sealed(head: Head, key: bytes) -> bool:
    return hmac.compare_digest(head.seal, sealed(key, head.number, head.sha256, head.sm3))


def _head(connection: sa.Connection) -> Head:
    row = connection.execute(sa.select(*HEAD)).mappings().first()
    return Head(**row) if row else Head(0, "", "", "")


def _hold_still(connection: sa.Connection) -> None:
    """Read head and entries of one moment; on SQLite every transaction does."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
