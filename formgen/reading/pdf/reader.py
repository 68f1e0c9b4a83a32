"""A PDF as a document: pages, lines, tables and paragraphs put together, and what is odd about it said."""

from __future__ import annotations

import io
import re
from contextlib import closing
from typing import TYPE_CHECKING

import pypdfium2

from formgen.errors import BadInput
from formgen.messages import _
from formgen.reading.document import BlockKind
from formgen.reading.pdf.furniture import furniture_of
from formgen.reading.pdf.lines import lines_of
from formgen.reading.pdf.pages import page_of
from formgen.reading.pdf.paragraphs import measure_of
from formgen.reading.pdf.tables import tables_of
from formgen.reading.pdf.telling import LEAST_TEXT, about_furniture, about_hidden, about_pages
from formgen.reading.pdf.writing import Flow, Writing
from formgen.reading.pdfium import PDFIUM

if TYPE_CHECKING:
    from formgen.reading.document import Document
    from formgen.reading.pdf.pages import Page, Piece
    from formgen.reading.pdf.tables import Table

MOST_PAGES = 1500
LONGEST_TEXT = 2_000_000
LOCKED = (4, 5)
"""PDFium's numbers for a document that wants a password, or another key than one."""
MOST_GARBLED = 0.3
"""The share of characters without a meaning, from which on a text cannot be read."""
_GARBLED = re.compile("[\0-\x08\x0e-\x1f\x7f-\x9f\ufffd\ue000-\uf8ff]")

HAS_PASSWORD = _("PDF 有密码，读不了：请去掉密码，另存一份后再上传。")
BROKEN = _("PDF 已经损坏或不完整，打不开：请用 PDF 阅读器检查，重新导出或重新上传。")
SCANNED = _(
    "PDF 里只有图片，没有文字，像是扫描件：请上传合同的电子文本（DOCX 或由 Word 导出的 PDF），或者先做文字识别（OCR）。"
)
GARBLED = _("PDF 里的文字没有编码表，读出来是乱码：请用 Word 重新导出 PDF，或者直接上传 DOCX。")
TOO_LONG = _(
    "PDF 超过了{pages}页或{count}个字的上限：请只上传合同本身，或者拆成几份再上传。",
    pages=MOST_PAGES,
    count=LONGEST_TEXT,
)


def read_pdf(data: bytes, name: str) -> Document:
    """The text of the PDF *data*, paragraph by paragraph.

    A place counts the characters of its page as PDFium does. Running heads and feet are kept once, at the end.

    :raises formgen.errors.BadInput: when it is locked, broken, too long, or holds no text that can be read.
    """
    with PDFIUM:
        pages = _pages(data)
    _must_be_text(pages)
    return _written(pages, name)


def _pages(data: bytes) -> list[Page]:
    try:
        with closing(pypdfium2.PdfDocument(io.BytesIO(data))) as document:
            if len(document) > MOST_PAGES:
                raise BadInput(TOO_LONG)
            pages: list[Page] = []
            length = 0
            for number in range(len(document)):
                pages.append(page_of(document, number))
                length += len(pages[-1].text)
                if length > LONGEST_TEXT:
                    raise BadInput(TOO_LONG)
            return pages
    except pypdfium2.PdfiumError as fault:
        locked = getattr(fault, "err_code", None) in LOCKED
        raise BadInput(HAS_PASSWORD if locked else BROKEN) from fault


def _must_be_text(pages: list[Page]) -> None:
    text = "".join(one.text for one in pages)
    seen = "".join(text.split())
    if not pages or len(seen) < LEAST_TEXT:
        raise BadInput(SCANNED)
    if len(_GARBLED.findall(seen)) > MOST_GARBLED * len(seen):
        raise BadInput(GARBLED)


def _flow(page: Page) -> Flow:
    tables = tables_of(page)
    rest: list[Piece] = []
    firsts: dict[int, tuple[int, Table]] = {}
    for piece in page.pieces:
        table = next((one for one in tables if one.takes(piece)), None)
        if table is None:
            rest.append(piece)
        else:
            firsts.setdefault(id(table), (piece.start, table))
    lines = lines_of(page, rest)
    placed = [
        (sum(line.pieces[0].start < start for line in lines), table) for start, table in firsts.values()
    ]
    return Flow(page, lines, sorted(placed, key=lambda one: one[0]))


def _written(pages: list[Page], name: str) -> Document:
    flows = [_flow(page) for page in pages]
    extra = furniture_of([one.lines for one in flows])
    body = [[line for line in one.lines if id(line) not in extra.out] for one in flows]
    writing = Writing(measure_of(body))
    writing.body(flows, extra.out)
    writing.running(extra.heads, BlockKind.HEADER)
    writing.running(extra.feet, BlockKind.FOOTER)
    hidden = about_hidden(writing.text(), writing.hidden)
    return writing.document(name, len(pages), [*about_pages(pages), *about_furniture(extra), *hidden])
