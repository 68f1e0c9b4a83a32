"""A Word template to start a new form from: title, the fields of the starter definition, a signature."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from formgen.rendering.hanging import keep_inside

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

SLOTS = ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs")
BODY, TITLE = "仿宋_GB2312", "方正小标宋简体"


def starter_template(title: str) -> bytes:
    """The template of a form with ``matter``, ``reason`` and ``apply_date``, to be edited in Word or WPS."""
    document = docx.Document()
    keep_inside(document.styles.element)
    _set_page(document)
    _write(document, title, TITLE, 22).alignment = WD_ALIGN_PARAGRAPH.CENTER
    _write(document, "事项名称：{{ matter }}")
    _write(document, "理由：")
    _write(document, "{%p for paragraph in reason %}")
    _write(document, "{{ paragraph }}")
    _write(document, "{%p endfor %}")
    _write(document, "{{ apply_date }}").alignment = WD_ALIGN_PARAGRAPH.RIGHT
    content = BytesIO()
    document.save(content)
    return content.getvalue()


def _set_page(document: Document) -> None:
    """The margins of GB/T 9704-2012, which papers that are no 公文 borrow."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)


def _write(document: Document, text: str, font: str = BODY, size: int = 16) -> Paragraph:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    paragraph.paragraph_format.line_spacing = Pt(28.95)
    run = paragraph.add_run(text)
    run.font.size = Pt(size)
    run.font.name = font
    fonts = run._r.get_or_add_rPr().get_or_add_rFonts()  # noqa: SLF001 - the library sets two of the four slots
    for slot in SLOTS:
        fonts.set(qn(slot), font)
    return paragraph
