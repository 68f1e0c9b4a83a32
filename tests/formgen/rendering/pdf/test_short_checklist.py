"""A checklist on which nothing is open is one page: no second one for the last lines of its notes."""

from __future__ import annotations

import pypdfium2
import pytest

from formgen.forms.temporary_building_application import FORM
from formgen.rendering.documents import fingerprint, render_documents
from formgen.rendering.pdf.proof import PDFIUM


@pytest.mark.office
def test_the_checklist_of_a_complete_application_is_one_page(pool, report_on):
    report = report_on(FORM, FORM.sample("complete"))
    document = render_documents(report)["checklist.docx"]

    pdf = pool.convert(document, fingerprint=fingerprint(report))

    with PDFIUM:
        opened = pypdfium2.PdfDocument(pdf)
        [words] = [page.get_textpage().get_text_range() for page in opened]
        opened.close()
    assert "不代替合法性审查。" in words.replace("\n", "").replace("\r", "")
