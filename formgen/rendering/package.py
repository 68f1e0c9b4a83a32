"""The zip around a Word document: constant members deflated once, fixed order, fixed dates.

Written by hand because :mod:`zipfile` cannot take a member that is already deflated, and because
the same document must always be the same bytes: its digest is what the PDF and the ledger go by.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from formgen.errors import TemplateFault
from formgen.messages import _

if TYPE_CHECKING:
    from collections.abc import Sequence

SMALL = 9
"""For members that are deflated once and used often."""
FAST = 1
"""For members that are new in every document: a third of the time for 2 % more bytes; less with isal."""

QUICK: Any = import_module("isal.isal_zlib") if find_spec("isal") else zlib
"""What deflates new members: isal where the extra “fast” is installed."""

_LOCAL = struct.Struct("<IHHHHHIIIHH")
_CENTRAL = struct.Struct("<IHHHHHHIIIHHHHHII")
_END = struct.Struct("<IHHHHIIH")
_SIZES = slice(7, 11)
"""Where an entry of the directory says checksum, sizes and length of the name; here it says no more than that."""
_VERSION = 20
_UTF8_NAME = 0x800
_DEFLATED = 8
_MIDNIGHT, _FIRST_OF_1980 = 0, 1 << 5 | 1
_LARGEST = 100 * 2**20


@dataclass(frozen=True)
class Member:
    """One deflated member."""

    name: bytes
    packed: bytes
    crc: int
    size: int

    @property
    def content(self) -> bytes:
        """What it holds."""
        return zlib.decompress(self.packed, -zlib.MAX_WBITS)

    @property
    def header(self) -> tuple[int, ...]:
        """What the local header and the directory both say about it."""
        sizes = (self.crc, len(self.packed), self.size)
        return (_VERSION, _UTF8_NAME, _DEFLATED, _MIDNIGHT, _FIRST_OF_1980, *sizes, len(self.name))


def deflated(name: str, content: bytes, level: int) -> Member:
    """*content* as the member *name*."""
    squeezer = QUICK if level == FAST else zlib
    squeeze = squeezer.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = squeeze.compress(content) + squeeze.flush()
    return Member(name.encode(), packed, zlib.crc32(content), len(content))


def packed(members: Sequence[Member]) -> bytes:
    """The zip file of *members*, in their order."""
    pieces: list[bytes] = []
    directory: list[bytes] = []
    at = 0
    for one in members:
        pieces += (_LOCAL.pack(0x04034B50, *one.header, 0), one.name, one.packed)
        directory += (_CENTRAL.pack(0x02014B50, _VERSION, *one.header, 0, 0, 0, 0, 0, at), one.name)
        at += _LOCAL.size + len(one.name) + len(one.packed)
    listed = b"".join(directory)
    end = _END.pack(0x06054B50, 0, 0, len(members), len(members), len(listed), at, 0)
    return b"".join((*pieces, listed, end))


def unpacked(name: str, content: bytes) -> dict[str, bytes]:
    """The members of the Word file *content* by name, in their order; :class:`TemplateFault` if it is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            listed = [one for one in archive.infolist() if not one.is_dir()]
            _refuse_odd(name, listed)
            return {one.filename: archive.read(one) for one in listed}
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError):
        raise TemplateFault(
            _("模板 {name} 不是完好的 Word 文件（.docx），请在 Word 中另存一次。", name=name)
        ) from None


def members(content: bytes) -> dict[str, Member]:
    """The members of a Word file that was put together here, by name, in their order; nothing is inflated for it."""
    *_rest, count, _long, at, _comment = _END.unpack_from(content, len(content) - _END.size)
    found = {}
    for _member in range(count):
        head = _CENTRAL.unpack_from(content, at)
        crc, squeezed, size, length = head[_SIZES]
        name = content[at + _CENTRAL.size : at + _CENTRAL.size + length]
        start = head[-1] + _LOCAL.size + length
        found[name.decode()] = Member(name, content[start : start + squeezed], crc, size)
        at += _CENTRAL.size + length
    return found


def _refuse_odd(name: str, listed: Sequence[zipfile.ZipInfo]) -> None:
    names = [one.filename for one in listed]
    if len(set(names)) != len(names):
        raise TemplateFault(_("模板 {name} 里有同名的部件，请在 Word 中另存一次。", name=name))
    if sum(one.file_size for one in listed) > _LARGEST:
        raise TemplateFault(_("模板 {name} 展开后过大（超过 100 MB），请去掉图片等附件。", name=name))
