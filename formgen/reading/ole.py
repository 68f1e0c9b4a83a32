"""The directory of an OLE file (the container of Word, Excel and PowerPoint up to 2003): what is in it.

Reads a few sectors and no stream; every step is counted, so that no ring of sectors holds it up.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

from formgen.errors import BadInput
from formgen.messages import _
from formgen.reading import kinds

if TYPE_CHECKING:
    from formgen.messages import Message

NO_SECTOR = 0xFFFFFFFA
"""Numbers from here on are marks, not sectors."""
NO_ENTRY = 0xFFFFFFFF
ENTRY = 128
MOST_ENTRIES = 20_000
IN_HEADER = 109
"""So many sectors of the allocation table are listed in the header itself."""
LISTED_BY_ONE = 8000
"""One further sector of the list covers at least so many sectors of the file: more are a ring."""
FLAGS_AT = 10
ENCRYPTED = 0x0100
"""Bit of the Word file's first flags."""

OTHERS: tuple[tuple[str, Message], ...] = (
    ("Workbook", kinds.EXCEL),
    ("Book", kinds.EXCEL),
    ("PowerPoint Document", kinds.SLIDES),
    ("VisioDocument", kinds.DRAWING),
    ("__properties_version1.0", kinds.OUTLOOK),
)
DAMAGED = _("文件已经损坏或不完整：请用 Word 或 WPS 打开检查，另存为 .docx 后再上传。")
HAS_PASSWORD = _("文件有密码，读不了：请去掉密码，另存一份后再上传。")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the directory: its name, its neighbours on either hand, its first child, its first sector."""

    name: str
    left: int
    right: int
    child: int
    sector: int


def must_be_word(data: bytes) -> None:
    """Return if the OLE file *data* holds a Word document without a password.

    :raises formgen.errors.BadInput: with what it is instead, or that it is broken or locked.
    """
    try:
        file = _File(data)
        names = {one.name: one for one in file.top()}
        if {"EncryptedPackage", "EncryptionInfo"} & names.keys():
            raise BadInput(HAS_PASSWORD)
        body = names.get("WordDocument")
        if body is None:
            raise kinds.unread(next((kind for name, kind in OTHERS if name in names), kinds.OTHER_OFFICE))
        (flags,) = struct.unpack_from("<H", file.sector(body.sector), FLAGS_AT)
    except (struct.error, IndexError, UnicodeDecodeError) as fault:
        raise BadInput(DAMAGED) from fault
    if flags & ENCRYPTED:
        raise BadInput(HAS_PASSWORD)


class _File:
    def __init__(self, data: bytes) -> None:
        self._data = data
        (shift,) = struct.unpack_from("<H", data, 0x1E)
        if shift not in (9, 12):
            raise BadInput(DAMAGED)
        self._size = 1 << shift
        self._table = self._allocation()
        (start,) = struct.unpack_from("<I", data, 0x30)
        self._entries = self._directory(start)

    def sector(self, number: int) -> bytes:
        """The bytes of one sector; fewer when the file ends before."""
        at = (number + 1) * self._size
        return self._data[at : at + self._size]

    def top(self) -> list[Entry]:
        """The entries at the top, below the root."""
        found: list[Entry] = []
        seen = {NO_ENTRY}
        waiting = [self._entries[0].child]
        while waiting:
            number = waiting.pop()
            if number not in seen:
                seen.add(number)
                found.append(self._entries[number])
                waiting += [found[-1].left, found[-1].right]
        return found

    def _allocation(self) -> list[int]:
        """The sectors that hold the allocation table, in order; only these are looked up in."""
        listed = list(struct.unpack_from(f"<{IN_HEADER}I", self._data, 0x4C))
        following, _count = struct.unpack_from("<2I", self._data, 0x44)
        for _step in range(1 + len(self._data) // (self._size * LISTED_BY_ONE)):
            if following >= NO_SECTOR:
                break
            more = struct.unpack(f"<{self._size // 4}I", self.sector(following))
            listed += more[:-1]
            following = more[-1]
        return [one for one in listed if one < NO_SECTOR]

    def _next(self, number: int) -> int:
        row, column = divmod(number, self._size // 4)
        (following,) = struct.unpack_from("<I", self.sector(self._table[row]), 4 * column)
        return int(following)

    def _directory(self, sector: int) -> list[Entry]:
        entries: list[Entry] = []
        while sector < NO_SECTOR and len(entries) < MOST_ENTRIES:
            page = self.sector(sector)
            if len(page) < self._size:
                raise BadInput(DAMAGED)
            entries += [_entry(page[at : at + ENTRY]) for at in range(0, self._size, ENTRY)]
            sector = self._next(sector)
        return entries


def _entry(row: bytes) -> Entry:
    (length,) = struct.unpack_from("<H", row, 0x40)
    name = row[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
    left, right, child = struct.unpack_from("<3I", row, 0x44)
    (sector,) = struct.unpack_from("<I", row, 0x74)
    return Entry(name, left, right, child, sector)
