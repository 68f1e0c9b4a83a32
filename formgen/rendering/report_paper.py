"""A report as a Word file: a title, what it is about, numbered sections with sentences and at most a table."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

TITLE_FONT, HEAD_FONT, TEXT_FONT = "方正小标宋简体", "黑体", "仿宋_GB2312"
TITLE_SIZE, TEXT_SIZE, CELL_SIZE = 22, 16, 10.5  # points: 二号, 三号, 五号 (GB/T 9704)
INDENT = 2  # characters before a paragraph begins

Block = tuple[str, "Sequence[str]", "Sequence[Sequence[str]]"]
"""A heading, its sentences, and the rows of its table with the heads first; no rows for no table."""


def report_paper(title: str, about: str, blocks: Iterable[Block], signed: Sequence[str]) -> bytes:
    """The DOCX of a report.

    :param about: one line below the title; :param signed: what stands at the right below the text.
    """
    paper = docx.Document()
    _lay_out(paper)
    _line(paper, title, TITLE_FONT, TITLE_SIZE, align=WD_ALIGN_PARAGRAPH.CENTER)
    _line(paper, about, TEXT_FONT, CELL_SIZE, align=WD_ALIGN_PARAGRAPH.CENTER)
    for heading, sentences, rows in blocks:
        _line(paper, heading, HEAD_FONT, TEXT_SIZE, indent=INDENT)
        for one in sentences:
            _line(paper, one, TEXT_FONT, TEXT_SIZE, indent=INDENT)
        if rows:
            _table(paper, rows)
    for one in signed:
        _line(paper, one, TEXT_FONT, TEXT_SIZE, align=WD_ALIGN_PARAGRAPH.RIGHT)
    paper.core_properties.author = "formgen"
    paper.core_properties.title = title
    kept = BytesIO()
    paper.save(kept)
    return kept.getvalue()


def _lay_out(paper: Any) -> None:
    section = paper.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.top_margin, section.bottom_margin = Cm(3.7), Cm(3.5)
    section.left_margin, section.right_margin = Cm(2.8), Cm(2.6)


def _line(
    paper: Any,
    said: str,
    font: str,
    size: float,
    *,
    indent: int = 0,
    align: WD_ALIGN_PARAGRAPH | None = None,
) -> None:
    paragraph = paper.add_paragraph()
    paragraph.alignment = align
    paragraph.paragraph_format.first_line_indent = Pt(size * indent)
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.line_spacing = 1.5
    _set(paragraph.add_run(said), font, size)


def _table(paper: Any, rows: Sequence[Sequence[str]]) -> None:
    table = paper.add_table(rows=0, cols=len(rows[0]))
    table.style = "Table Grid"
    for number, row in enumerate(rows):
        cells = table.add_row().cells
        for cell, said in zip(cells, row, strict=True):
            _set(cell.paragraphs[0].add_run(said), HEAD_FONT if number == 0 else TEXT_FONT, CELL_SIZE)
    head = table.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001 - repeats on each page; the library has no word for it
    head.append(head.makeelement(qn("w:tblHeader"), {}))


def _set(run: Any, font: str, size: float) -> None:
    run.font.name, run.font.size = font, Pt(size)
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)  # noqa: SLF001 - as above
