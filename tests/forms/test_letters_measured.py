"""A letter's page as GB/T 9704-2012 sets it (5.1, 5.2.3): 22 lines of 28 characters on 156 by 225 mm.

Measured on the page, where each character stands.
"""

import io
from contextlib import closing
from itertools import pairwise

import docx
import pypdfium2
import pytest

import formgen
from formgen.reading.pdfium import PDFIUM
from formgen.rendering.documents import installed
from formgen.rendering.pdf import to_pdf
from formgen.rendering.properties import fingerprint_in
from formgen.service import papers

pytestmark = [pytest.mark.office, pytest.mark.slow]

MM = 72 / 25.4
PAGE = 297
HEAD, FOOT = 37, 35
LETTERS = ["contract_consultation_letter", "contract_termination_notice", "project_acceptance_letter"]


def body_of(page):
    """The lines between the margins: the middle of each in mm from the top, with its characters' edges."""
    rows = {}
    with closing(page.get_textpage()) as words:
        for at in range(words.count_chars()):
            left, bottom, right, top = (one / MM for one in words.get_charbox(at, loose=True))
            if not chr(pypdfium2.raw.FPDFText_GetUnicode(words, at)).isspace():
                middle = PAGE - (bottom + top) / 2
                # Characters of one line stand a hundredth of a millimetre apart in some versions.
                row = next((one for one in rows if abs(one - middle) < 1), middle)
                rows.setdefault(row, []).append((left, right))
    return {at: sorted(rows[at]) for at in sorted(rows) if HEAD < at < PAGE - FOOT}


@pytest.fixture(scope="module")
def full_page():
    """The second page of a letter that says one thing at great length."""
    name = "contract_consultation_letter"
    answers = papers.example(name) | {"background": "示例文字甲乙丙" * 260}
    made = formgen.render(name, answers)[f"{name}.docx"]
    pdf = to_pdf(made, fingerprint_in(made))
    with PDFIUM, closing(pypdfium2.PdfDocument(pdf)) as opened:
        return body_of(opened[1])


def test_a_page_holds_22_lines_of_28_characters(full_page):
    assert len(full_page) == 22
    assert {len(characters) for characters in full_page.values()} == {28}


def test_the_lines_fill_the_page_from_edge_to_edge(full_page):
    for characters in full_page.values():
        assert characters[0][0] == pytest.approx(28, abs=0.1)
        assert characters[-1][1] == pytest.approx(210 - 26, abs=0.5)


def test_the_lines_are_ten_millimetres_apart_and_fill_225(full_page):
    pitches = [below - above for above, below in pairwise(full_page)]
    assert pitches == pytest.approx([225 / 22] * 21, abs=0.25)
    first, *_, last = full_page
    assert last - first == pytest.approx(225 * 21 / 22, abs=0.5)


@pytest.mark.parametrize("name", LETTERS)
def test_every_letter_is_set_so(name):
    document = docx.Document(io.BytesIO(installed(f"{name}.docx").content))
    section, style = document.sections[0], document.styles["函正文"]
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(one.mm, 1) for one in margins] == [37, 35, 28, 26]
    assert (style.font.size.pt, style.paragraph_format.line_spacing.pt) == (16, 28.95)
    assert style.element.rPr.find(docx.oxml.ns.qn("w:spacing")).get(docx.oxml.ns.qn("w:val")) == "-5"
    assert sum(one.style.name == "函正文" for one in document.paragraphs) >= 5
