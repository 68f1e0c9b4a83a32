"""The same document gives the same bytes: what tells when and where a PDF was made is taken out of it.

LibreOffice writes into each PDF the moment of its making (information dictionary, XMP, the header of the
colour profile of a PDF/A) and three numbers drawn from it. They are overwritten where they stand. Only the
colour profile is packed again, which may change its length: then the table of offsets follows.

What is not built as LibreOffice builds it (one classical table of offsets, at the end) is left alone: such
a PDF is as good as before, only not the same again. So is one with Type 1 subsets of CFF fonts, whose
running numbers lie in their encrypted part: fonts with TrueType outlines have none.
"""

from __future__ import annotations

import re
import zlib
from hashlib import sha256

BEGINNING = b"19800101000000"
"""The day that stands for all days, as in the zips of the DOCX files."""
BEGINNING_XMP = b"1980-01-01T00:00:00Z"
BEGINNING_ICC = bytes.fromhex("07bc 0001 0001 0000 0000 0000")
"""Year, month, day, hour, minute, second: ICC.1:2010, 7.2.8."""
ICC_DATE = slice(24, 36)

_TRAILER = re.compile(rb"trailer\n<<(.*?)>>\nstartxref\n([0-9]+)\n%%EOF\s*\Z", re.DOTALL)
_TAIL = 4096
"""The trailer of LibreOffice stands within the last so many bytes."""
_TABLE = re.compile(rb"xref\n0 ([0-9]+)\n")
_ENTRY = 20
"""Bytes of one line of the table of offsets: ISO 32000-1, 7.5.4."""
_NUMBERS = re.compile(rb"(?<=<)[0-9A-F]{32}(?=>)|(?<=/DocChecksum /)[0-9A-F]{32}")
_INFO_DATE = re.compile(rb"(?<=Date\(D:)[0-9]{14}")
_XMP_DATE = re.compile(
    rb"(?<=Date>|f:li>)[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z(?=</(?:xmp|rdf):)"
)
"""Those of ``xmp:CreateDate`` and its sisters, and that of ``dc:date``, which is a list."""
_PROFILE = re.compile(rb"/DestOutputProfile ([0-9]+) 0 R")
_PROFILE_HEAD = re.compile(rb"[0-9]+ 0 obj\n<<[^>]*?/Length ([0-9]+) 0 R[^>]*>>\nstream\n")
_NUMBER = re.compile(rb"[0-9]+ 0 obj\n([0-9]+)")


def identical(pdf: bytes) -> bytes:
    """*pdf* as it would be on any other day, on any other machine."""
    if not _is_understood(pdf):
        return pdf
    plain = _dateless_metadata(_dateless_profile(pdf))
    at = _offset(plain, int(_found(rb"/Info ([0-9]+) 0 R", _trailer(plain)[1])))
    plain = plain[:at] + _INFO_DATE.sub(BEGINNING, plain[at:])
    return _renumbered(plain)


def _is_understood(pdf: bytes) -> bool:
    """Whether *pdf* ends as LibreOffice ends it: with one table of offsets that begins where it is said to."""
    trailer = _TRAILER.search(pdf, max(0, len(pdf) - _TAIL))
    return bool(trailer and b"/Info " in trailer[1] and _TABLE.match(pdf, int(trailer[2])))


def _trailer(pdf: bytes) -> re.Match[bytes]:
    found = _TRAILER.search(pdf, max(0, len(pdf) - _TAIL))
    assert found  # noqa: S101 - looked for before anything else
    return found


def _found(pattern: bytes, text: bytes) -> bytes:
    found = re.search(pattern, text)
    return found[1] if found else b"0"


def _offset(pdf: bytes, number: int) -> int:
    """Where the object *number* begins."""
    table = _TABLE.match(pdf, int(_trailer(pdf)[2]))
    at = (table.end() if table else 0) + number * _ENTRY
    return int(pdf[at : at + 10])


def _renumbered(pdf: bytes) -> bytes:
    """*pdf* with numbers that are drawn from what it says, not from when it was said."""
    start = _trailer(pdf).start()
    number = sha256(pdf[:start]).hexdigest()[:32].upper().encode()
    return pdf[:start] + _NUMBERS.sub(number, pdf[start:])


def _dateless_metadata(pdf: bytes) -> bytes:
    """*pdf* with the days in its XMP: looked for where the packet is, a whole PDF is long."""
    start = pdf.find(b"<x:xmpmeta")
    end = pdf.find(b"</x:xmpmeta>", start)
    if start < 0 or end < 0:
        return pdf
    return pdf[:start] + _XMP_DATE.sub(BEGINNING_XMP, pdf[start:end]) + pdf[end:]


def _dateless_profile(pdf: bytes) -> bytes:
    """*pdf* with the colour profile of a PDF/A, where it has one, from the day that stands for all days."""
    named = _PROFILE.search(pdf)
    head = _PROFILE_HEAD.match(pdf, _offset(pdf, int(named[1]))) if named else None
    length = _NUMBER.match(pdf, _offset(pdf, int(head[1]))) if head else None
    if head is None or length is None:
        return pdf
    end = head.end() + int(length[1])
    profile = bytearray(zlib.decompress(pdf[head.end() : end]))
    profile[ICC_DATE] = BEGINNING_ICC
    packed = zlib.compress(bytes(profile), 9)
    # The number first: it stands behind the profile, and is written as wide as before.
    said = pdf[: length.start(1)] + b"%-*d" % (len(length[1]), len(packed)) + pdf[length.end(1) :]
    return _spliced(said, head.end(), end, packed)


def _spliced(pdf: bytes, start: int, end: int, new: bytes) -> bytes:
    """*pdf* with *new* between *start* and *end*; offsets behind move along."""
    trailer = _trailer(pdf)
    table, moved = int(trailer[2]), len(new) - (end - start)
    first = _TABLE.match(pdf, table)
    begin = first.end() if first else table
    lines = (pdf[at : at + _ENTRY] for at in range(begin, trailer.start(), _ENTRY))
    shifted = b"".join(
        b"%010d" % (int(line[:10]) + moved) + line[10:] if int(line[:10]) > start else line for line in lines
    )
    tail = pdf[trailer.start() : trailer.start(2)] + b"%d" % (table + moved) + pdf[trailer.end(2) :]
    return pdf[:start] + new + pdf[end:begin] + shifted + tail
