"""A zip looked at before anybody opens it: its directory against its parts, each part counted as it inflates.

Nothing of a part is kept but what is asked for, and never more than a budget allows. What two programs
might read differently (two parts of one name, a local header that says something else than the directory,
parts over one another) is refused.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from formgen.errors import BadInput
from formgen.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formgen.messages import Message

MEBIBYTE = 1024**2
MOST_PARTS = 4000
LARGEST_DIRECTORY = 2 * MEBIBYTE
LARGEST_PART = 96 * MEBIBYTE
LARGEST_UNPACKED = 256 * MEBIBYTE
HIGHEST_RATIO = 100
"""Unpacked to packed; asked only of what unpacks to more than :data:`RATIO_FROM` bytes."""
RATIO_FROM = 32 * MEBIBYTE
CHUNK = 256 * 1024

END = struct.Struct("<4s4H2IH")
ROW = struct.Struct("<4s6H3I5H2I")
HEAD = struct.Struct("<4s5H3I2H")
STORED, DEFLATED = 0, 8
LOCKED = 0x0041
"""Flag bits of an encrypted part."""
UTF8_NAME = 0x0800
BEYOND_32_BITS = 0xFFFFFFFF

TRUNCATED = _("文件不完整，可能没有传完：请重新上传，或者用 Word、WPS 打开检查后另存一份。")
DAMAGED = _("文件已经损坏（压缩结构前后不一致）：请用 Word 或 WPS 打开检查，另存为 .docx 后再上传。")
TOO_LARGE = _("文件解压后过大：请删去其中的大图片，或者拆成几份再上传。")
TOO_MANY_PARTS = _(
    "文件里的部件太多（超过{limit}个）：请用 Word 或 WPS 另存为 .docx 后再上传。", limit=MOST_PARTS
)
ODD_NAMES = _("文件里有重名或者路径异常的部件，不安全：请用 Word 或 WPS 另存为 .docx 后再上传。")
HAS_PASSWORD = _("文件有密码，读不了：请去掉密码，另存一份后再上传。")


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a zip: its name, the bytes *start* to *end* of the file, and what it says to unpack to."""

    name: str
    start: int
    end: int
    deflated: bool
    size: int
    crc: int


def parts_in(data: bytes) -> tuple[Part, ...]:
    """The parts of the zip *data*; nothing is unpacked yet.

    :raises formgen.errors.BadInput: when the zip is truncated, inconsistent, locked or too big.
    """
    at = data.rfind(b"PK\x05\x06", max(0, len(data) - 65_557))
    _refuse_if(at < 0 or at + END.size > len(data), TRUNCATED)
    _mark, disk, first_disk, here, total, size, start, _comment = END.unpack_from(data, at)
    _refuse_if(total > MOST_PARTS or size > LARGEST_DIRECTORY, TOO_MANY_PARTS)
    _refuse_if(disk != 0 or first_disk != 0 or here != total or start + size != at, DAMAGED)
    try:
        parts = tuple(_rows(data, start, at))
    except (struct.error, UnicodeDecodeError) as fault:
        raise BadInput(DAMAGED) from fault
    _refuse_if(len(parts) != total, DAMAGED)
    _must_be_apart(parts)
    _must_be_modest(sum(one.size for one in parts), len(data))
    return parts


def chunks(data: bytes, part: Part) -> Iterator[bytes]:
    """The unpacked bytes of *part*, piece by piece; ends with an error unless it is what it says it is."""
    size, crc = 0, 0
    for piece in _inflated(data, part) if part.deflated else _stored(data, part):
        size += len(piece)
        _refuse_if(size > part.size, DAMAGED)
        crc = zlib.crc32(piece, crc)
        yield piece
    _refuse_if(size != part.size or crc != part.crc, DAMAGED)


def _rows(data: bytes, at: int, end: int) -> Iterator[Part]:
    directory = at
    while at < end:
        row = ROW.unpack_from(data, at)
        mark, _made, _needs, flags, method, _time, _day, crc, packed, size, name, extra, comment = row[:13]
        _refuse_if(mark != b"PK\x01\x02" or method not in (STORED, DEFLATED), DAMAGED)
        _refuse_if(flags & LOCKED, HAS_PASSWORD)
        _refuse_if(BEYOND_32_BITS in (packed, size, row[16]), DAMAGED)
        _refuse_if(size > LARGEST_PART, TOO_LARGE)
        raw = data[at + ROW.size : at + ROW.size + name]
        start = _start_of(data, row[16], raw, method)
        _refuse_if(start + packed > directory, DAMAGED)
        said = raw.decode("utf-8" if flags & UTF8_NAME else "cp437")
        yield Part(said, start, start + packed, method == DEFLATED, size, crc)
        at += ROW.size + name + extra + comment
    _refuse_if(at != end, DAMAGED)


def _start_of(data: bytes, at: int, name: bytes, method: int) -> int:
    """Where the bytes of a part begin, if its local header agrees with the directory."""
    mark, _needs, flags, said_method, _time, _day, _crc, _packed, _size, length, extra = HEAD.unpack_from(
        data, at
    )
    _refuse_if(flags & LOCKED, HAS_PASSWORD)
    begin = at + HEAD.size
    agrees = mark == b"PK\x03\x04" and said_method == method and data[begin : begin + length] == name
    _refuse_if(not agrees, DAMAGED)
    return int(begin + length + extra)


def _must_be_apart(parts: tuple[Part, ...]) -> None:
    names = [one.name.lower() for one in parts]
    _refuse_if(len(set(names)) != len(names) or any(map(_leads_out, names)), ODD_NAMES)
    reached = 0
    for one in sorted(parts, key=lambda part: part.start):
        _refuse_if(one.start - HEAD.size - len(one.name.encode()) < reached, DAMAGED)
        reached = one.end


def _leads_out(name: str) -> bool:
    steps = name.removesuffix("/").split("/")
    return (
        not name.isprintable() or "\\" in name or ":" in name or any(one in ("", ".", "..") for one in steps)
    )


def _must_be_modest(unpacked: int, packed: int) -> None:
    _refuse_if(unpacked > LARGEST_UNPACKED, TOO_LARGE)
    _refuse_if(unpacked > RATIO_FROM and unpacked > HIGHEST_RATIO * packed, TOO_LARGE)


def _stored(data: bytes, part: Part) -> Iterator[bytes]:
    for at in range(part.start, part.end, CHUNK):
        yield data[at : min(at + CHUNK, part.end)]


def _inflated(data: bytes, part: Part) -> Iterator[bytes]:
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    waiting = memoryview(data)[part.start : part.end]
    try:
        for at in range(0, len(waiting), CHUNK):
            piece: bytes | memoryview = waiting[at : at + CHUNK]
            while piece and not inflater.eof:
                yield inflater.decompress(piece, CHUNK)
                piece = inflater.unconsumed_tail
            _refuse_if(bool(inflater.unused_data), DAMAGED)
        while not inflater.eof:
            piece = inflater.decompress(b"", CHUNK)
            _refuse_if(not piece and not inflater.eof, DAMAGED)
            yield bytes(piece)
    except zlib.error as fault:
        raise BadInput(DAMAGED) from fault


def _refuse_if(wrong: object, sentence: Message) -> None:
    if wrong:
        raise BadInput(sentence)
