"""Making a packet: its own pages are converted like any paper, then everything is bound."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pypdfium2

from formgen.errors import BadInput
from formgen.messages import _
from formgen.packets import sheets
from formgen.packets.binding import Part, bind
from formgen.packets.contents import ATTACHMENT, CHECKLIST, Lacking, Piece
from formgen.packets.enclosed import packed
from formgen.reading.limited import MEBIBYTE, STANDARD, in_limited_child
from formgen.reading.pdfium import PDFIUM
from formgen.rendering.properties import fingerprint_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from formgen.packets.contents import Entry, Packet

    Convert = Callable[[bytes, str], bytes]
    """A Word file and its fingerprint in, its PDF out."""

MOST_PAGES = 2000
LARGEST = 200 * MEBIBYTE
LIMITS = replace(STANDARD, seconds=180.0, cpu_seconds=90, memory=3072 * MEBIBYTE, answer=300 * MEBIBYTE)
"""A hundred megabytes of attachments are read, copied and written."""
FEW_PAGES = 100
"""So many of our own are bound sooner, in a tenth of a second, than a child has begun."""
COVER, CONTENTS = _("封面"), _("目录")
LIKELY_FRONT = 2
LACKS = _("缺件：{title}")


@dataclass(frozen=True)
class Laid:
    """The pages of one entry: all of *pdf*, or the one at *only*; none for what is handed in elsewhere."""

    entry: Entry
    pdf: bytes = b""
    pages: int = 0
    only: int | None = None


def made(packet: Packet, convert: Convert) -> bytes:
    """The packet as one PDF: the same bytes for the same packet and converter.

    :raises formgen.errors.BadInput: when it has too many pages.
    :raises formgen.errors.PartMissing: without a converter.
    """
    laid = _laid(packet, convert)
    count = sum(one.pages for one in laid)
    if count > MOST_PAGES:
        said = _("整套材料有{pages}页，超过了{limit}页的上限：请分成几套。", pages=count, limit=MOST_PAGES)
        raise BadInput(said)
    front, strips = _front(packet, laid, count, convert)
    marks = ((0, str(COVER), 0), (1, str(CONTENTS), 0))
    parts = [Part(front, marks, ours=True), *(_part(one) for one in laid if one.pages)]
    return _bound(parts, strips, packed(packet.enclosure), _about(packet), count)


def _bound(parts: list[Part], strips: bytes, answers: bytes, about: dict[str, str], count: int) -> bytes:
    """All in one PDF; beside us where there is much of it, or anything that a stranger wrote."""
    if count <= FEW_PAGES and all(one.ours for one in parts):
        return bind(parts, strips, answers, about)
    bound: bytes = in_limited_child(
        "formgen.packets.binding:bind", parts, strips, answers, about, limits=LIMITS
    )
    return bound


def pages_of(pdf: bytes) -> int:
    """How many pages a PDF of our own making has."""
    with PDFIUM, closing(pypdfium2.PdfDocument(pdf)) as document:
        return len(document)


def _laid(packet: Packet, convert: Convert) -> list[Laid]:
    lacking = iter(_lacking(packet.lacking, convert))
    return [
        next(lacking)
        if isinstance(one, Lacking)
        else Laid(one, one.pdf, one.pages)
        if isinstance(one, Piece)
        else Laid(one)
        for one in packet.entries
    ]


def _lacking(entries: list[Lacking], convert: Convert) -> list[Laid]:
    """The pages for what is not there, made at one go; one by one where a sheet is not enough for one."""
    if not entries:
        return []
    together = _converted(sheets.lacking(entries), convert)
    if pages_of(together) == len(entries):
        return [Laid(one, together, 1, at) for at, one in enumerate(entries)]
    each = [_converted(sheets.lacking([one]), convert) for one in entries]
    return [Laid(one, pdf, pages_of(pdf)) for one, pdf in zip(entries, each, strict=True)]


def _front(packet: Packet, laid: Sequence[Laid], count: int, convert: Convert) -> tuple[bytes, bytes]:
    """Cover with contents, and the numbers of all pages, which a second converter makes meanwhile.

    Made again when cover and contents take other pages than expected.
    """
    length, front, strips, taken = 0, b"", b"", LIKELY_FRONT
    with ThreadPoolExecutor(1, "packet") as hand:
        while length != taken:
            length = taken
            numbers = hand.submit(_converted, sheets.numbers(length + count), convert)
            front = _converted(sheets.front(packet, list(_beginnings(laid, length))), convert)
            taken, strips = pages_of(front), numbers.result()
    return front, strips


def _beginnings(laid: Sequence[Laid], before: int) -> Iterator[int]:
    """The number of the page on which each entry begins; 0 for one without pages."""
    page = before + 1
    for one in laid:
        yield page if one.pages else 0
        page += one.pages


def _part(one: Laid) -> Part:
    title = str(_(LACKS.text, title=one.entry.title)) if isinstance(one.entry, Lacking) else one.entry.title
    kind = getattr(one.entry, "kind", "")
    return Part(one.pdf, ((0, title, int(kind == CHECKLIST)),), ours=kind != ATTACHMENT, only=one.only)


def _about(packet: Packet) -> dict[str, str]:
    return {
        "title": "·".join(filter(None, (packet.title, packet.subject))),
        "subject": packet.title,
        "author": packet.applicant,
        "date": packet.day.strftime("%Y%m%d"),
    }


def _converted(docx: bytes, convert: Convert) -> bytes:
    return convert(docx, fingerprint_in(docx))
