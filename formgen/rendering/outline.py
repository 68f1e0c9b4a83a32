"""A document as a page shows it: its paragraphs and tables, with what is still open marked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.text.paragraph import Paragraph

HEADING = re.compile(r"第[一二三四五六七八九十百]+条")
OPEN = re.compile(r"(【待补充[^】]*】)")
TITLE_SIZE = Pt(18)


@dataclass(frozen=True)
class Shown:
    """A paragraph in pieces (text, whether it is still open), or a table's rows."""

    style: str = "plain"
    pieces: tuple[tuple[str, bool], ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


def outline(content: bytes) -> list[Shown]:
    """What a DOCX says, in order; empty paragraphs are left out."""
    return [shown for shown in _blocks(docx.Document(BytesIO(content))) if shown.rows or shown.pieces]


def _blocks(document: docx.document.Document) -> Iterator[Shown]:
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield Shown(rows=tuple(_rows(block)))
        else:
            text = _text_of(block._p).strip()  # noqa: SLF001 - tabs and breaks are only in the XML
            yield Shown(_style(block, text), _pieces(text))


def _rows(table: Table) -> Iterator[tuple[str, ...]]:
    for row in table.rows:
        cells = dict.fromkeys(cell._tc for cell in row.cells)  # noqa: SLF001 - a merged cell comes once
        yield tuple("\n".join(map(_text_of, cell.iter(qn("w:p")))) for cell in cells)


def _text_of(element: BaseOxmlElement) -> str:
    return "".join(node.text or "" for node in element.iter(qn("w:t")))


def _style(paragraph: Paragraph, text: str) -> str:
    """How the paragraph stands: by its own format, else by that of its style."""
    own, style = paragraph.paragraph_format, paragraph.style
    alignment = own.alignment if own.alignment is not None else style and style.paragraph_format.alignment
    sizes = [run.font.size for run in paragraph.runs if run.font.size] or [
        (style and style.font.size) or Pt(0)
    ]
    if alignment == WD_ALIGN_PARAGRAPH.CENTER:
        return "title" if max(sizes) >= TITLE_SIZE else "centred"
    if alignment == WD_ALIGN_PARAGRAPH.RIGHT:
        return "right"
    return "heading" if HEADING.match(text) else "body"


def _pieces(text: str) -> tuple[tuple[str, bool], ...]:
    return tuple((piece, piece.startswith("【待补充")) for piece in OPEN.split(text) if piece)
