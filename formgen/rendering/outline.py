"""A document as a page shows it: its paragraphs and tables, with what is still open marked."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from io import BytesIO
from typing import TYPE_CHECKING

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.oxml.table import CT_Tc
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.text.paragraph import Paragraph

HEADING = re.compile(r"第[一二三四五六七八九十百]+条")
OPEN = re.compile(r"(【待补充[^】]*】)")
TITLE_SIZE = Pt(18)


Pieces = tuple[tuple[str, bool], ...]
"""Text with whether it is still open."""


@dataclass(frozen=True)
class ShownCell:
    """A cell of a table, and how many columns and rows it takes."""

    pieces: Pieces = ()
    wide: int = 1
    high: int = 1


@dataclass(frozen=True)
class Shown:
    """A paragraph in pieces, or a table's rows."""

    style: str = "plain"
    pieces: Pieces = ()
    rows: tuple[tuple[ShownCell, ...], ...] = ()

    @property
    def columns(self) -> int:
        """How many cells stand side by side in the table's fullest row."""
        return max(map(len, self.rows), default=0)


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


def _rows(table: Table) -> Iterator[tuple[ShownCell, ...]]:
    """The rows; a cell that goes on below another is part of that one."""
    rows: list[dict[int, ShownCell]] = []
    begun: dict[int, int] = {}
    for row in table._tbl.tr_lst:  # noqa: SLF001 - the cells of a row take minutes to tell for a long table
        rows.append({})
        column = row.grid_before
        for cell in row.tc_lst:
            if cell.vMerge == "continue" and column in begun:
                above = rows[begun[column]]
                above[column] = replace(above[column], high=above[column].high + 1)
            else:
                begun[column] = len(rows) - 1
                rows[-1][column] = ShownCell(_pieces(_lines_of(cell)), cell.grid_span)
            column += cell.grid_span
    return (tuple(row.values()) for row in rows)


def _lines_of(cell: CT_Tc) -> str:
    return "\n".join(map(_text_of, cell.iter(qn("w:p")))).strip()


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


def _pieces(text: str) -> Pieces:
    return tuple((piece, piece.startswith("【待补充")) for piece in OPEN.split(text) if piece)
