"""A contract of as many pages as wanted: the complete sample, its articles again and again, as a DOCX."""

from __future__ import annotations

from io import BytesIO

import docx

import formgen
from formgen.service import papers

FORM = "government_contract"
CHARACTERS_A_PAGE = 900
"""Of a contract in 四号 with 28 lines a page, measured on the product's own papers and rounded up."""


def long_contract(pages: int) -> bytes:
    """The complete sample, with further chapters of the same articles until it has so many *pages*."""
    document = docx.Document(BytesIO(formgen.render(FORM, papers.example(FORM))[f"{FORM}.docx"]))
    lines = [paragraph.text for paragraph in document.paragraphs if paragraph.text.strip()]
    written, chapter = sum(map(len, lines)), 1
    while written < pages * CHARACTERS_A_PAGE:
        chapter += 1
        document.add_paragraph(f"附件{chapter}　分项约定")
        for line in lines:
            document.add_paragraph(line)
        written += sum(map(len, lines))
    content = BytesIO()
    document.save(content)
    return content.getvalue()
