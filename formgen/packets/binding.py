"""Putting the pages together: one PDF with bookmarks, continuous numbers, properties and the answers in it.

Runs in a limited child wherever a page comes from a stranger's file, however well it was cleaned.
"""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    ByteStringObject,
    DictionaryObject,
    NameObject,
    TextStringObject,
)

from formgen.packets.contents import NEEDED
from formgen.packets.enclosed import FILE
from formgen.packets.numbering import put_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pypdf.generic import IndirectObject

LANGUAGE = "zh-CN"


@dataclass(frozen=True)
class Part:
    """Pages to be bound.

    :param marks: bookmarks into it: the page from 0, the words, and how deep it hangs (0 or 1).
    :param ours: whether the pages are made here, with nothing where the number goes.
    """

    pdf: bytes
    marks: tuple[tuple[int, str, int], ...]
    ours: bool
    only: int | None = None
    """The one page of it that is bound, where it is not all."""


def bind(parts: Sequence[Part], strips: bytes, answers: bytes, about: dict[str, str]) -> bytes:
    """The packet: the same bytes for the same parts.

    :param strips: a PDF with the number of each page, in their order.
    :param about: the document properties by their PDF names; ``date`` as ``20261119``.
    """
    writer = PdfWriter()
    readers: dict[int, PdfReader] = {}
    ours: list[bool] = []
    above: IndirectObject | None = None
    for one in parts:
        begun = len(ours)
        # Parts of one PDF are read once: what their pages share is written once.
        reader = readers.setdefault(id(one.pdf), PdfReader(io.BytesIO(one.pdf)))
        ours += [one.ours] * _append(writer, reader, one.only)
        above = _mark(writer, one, begun, above)
    numbers = PdfReader(io.BytesIO(strips)).pages
    if len(numbers) != len(ours):
        message = f"{len(numbers)} numbers for {len(ours)} pages"
        raise ValueError(message)
    for number, (page, strip, own) in enumerate(zip(writer.pages, numbers, ours, strict=True), 1):
        put_number(writer, page, strip, number, cleared=not own)
    _enclose(writer, answers)
    _describe(writer, about, _digest(parts, answers, about))
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def _append(writer: PdfWriter, reader: PdfReader, only: int | None) -> int:
    """The pages with what printing needs, and how many: tags and links of their own lead nowhere in the packet."""
    pages = list(reader.pages) if only is None else [reader.pages[only]]
    for page in pages:
        for key in set(page) - {*NEEDED, "/Parent"}:
            del page[key]
        writer.add_page(page)
    return len(pages)


def _mark(writer: PdfWriter, part: Part, begun: int, above: IndirectObject | None) -> IndirectObject | None:
    """Set the bookmarks of *part*; what a deeper one hangs below is the last that hangs below none."""
    for page, words, depth in part.marks:
        parent = above if depth else None
        made = writer.add_outline_item(title=words, page_number=begun + page, parent=parent)
        above = above if depth else made
    return above


def _enclose(writer: PdfWriter, answers: bytes) -> None:
    file = writer.add_attachment(FILE, answers)
    file.subtype = NameObject("/application#2Fjson")
    file.associated_file_relationship = NameObject("/Data")
    file.description = TextStringObject("formgen")


def _describe(writer: PdfWriter, about: dict[str, str], digest: bytes) -> None:
    day = f"D:{about['date']}000000+08'00'"
    writer.metadata = {
        "/Title": about["title"],
        "/Subject": about["subject"],
        "/Author": about["author"],
        "/Creator": "formgen",
        "/Producer": "formgen",
        "/CreationDate": day,
        "/ModDate": day,
    }
    root = writer.root_object
    root[NameObject("/Lang")] = TextStringObject(LANGUAGE)
    root[NameObject("/PageMode")] = NameObject("/UseOutlines")
    shown = DictionaryObject({NameObject("/DisplayDocTitle"): BooleanObject(value=True)})
    root[NameObject("/ViewerPreferences")] = shown
    mark = ByteStringObject(digest[:16])
    writer._ID = ArrayObject((mark, mark))  # noqa: SLF001 - the library's own is random


def _digest(parts: Sequence[Part], answers: bytes, about: dict[str, str]) -> bytes:
    whole = hashlib.sha256(answers)
    for one in parts:
        whole.update(hashlib.sha256(one.pdf).digest())
    whole.update(repr(sorted(about.items())).encode())
    return whole.digest()
