"""Whether what LibreOffice left is the PDF of this very document. Its exit status says nothing."""

from __future__ import annotations

from contextlib import closing

import pypdfium2

from formgen.errors import ConversionFailed
from formgen.messages import _
from formgen.reading.pdfium import PDFIUM

TAIL = 1024
"""The end mark stands within the last so many bytes."""

UNREADABLE = _("转换出的 PDF 打不开，已经作废：请稍后重试；DOCX 文件照常可以下载。")


def prove(pdf: bytes, fingerprint: str) -> None:
    """Return if *pdf* is whole and its keywords hold *fingerprint*; else :class:`ConversionFailed`."""
    if not pdf.startswith(b"%PDF-") or b"%%EOF" not in pdf[-TAIL:]:
        raise ConversionFailed(_("LibreOffice 没有写出完整的 PDF：请稍后重试；DOCX 文件照常可以下载。"))
    if fingerprint not in _keywords(pdf):
        raise ConversionFailed(
            _("转换出的 PDF 里没有这份文件的校验码，已经作废：请重新生成文件后再试；DOCX 文件照常可以下载。")
        )


def text_in(pdf: bytes) -> str:
    """All text of *pdf*, page by page, in the order it was drawn."""
    try:
        with PDFIUM, closing(pypdfium2.PdfDocument(pdf)) as document:
            return "".join(map(_page_text, document))
    except pypdfium2.PdfiumError as fault:
        raise ConversionFailed(UNREADABLE) from fault


def _page_text(page: pypdfium2.PdfPage) -> str:
    with closing(page), closing(page.get_textpage()) as shown:
        found: str = shown.get_text_range()
        return found


def _keywords(pdf: bytes) -> str:
    with PDFIUM:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError as fault:
            raise ConversionFailed(UNREADABLE) from fault
        try:
            found: str = document.get_metadata_dict().get("Keywords", "") if len(document) else ""
            return found
        finally:
            document.close()
