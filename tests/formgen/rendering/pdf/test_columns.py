"""The columns of a table are as wide in the PDF as the template says, to a fifth of a millimetre."""

import io
from contextlib import closing
from itertools import pairwise

import pypdfium2
import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm

from formgen.reading.pdfium import PDFIUM
from formgen.rendering.pdf import ConverterPool

pytestmark = [pytest.mark.office, pytest.mark.slow]
MM = 72 / 25.4


def table_of(widths):
    """A Word file with one table of columns of *widths*, in millimetres."""
    document = Document()
    document.core_properties.keywords = "f00d"
    section = document.sections[0]
    section.page_width, section.left_margin, section.right_margin = Mm(210), Mm(28), Mm(26)
    table = document.add_table(rows=2, cols=len(widths), style="Table Grid")
    table.autofit = False
    for column, width in zip(table._tbl.tblGrid.findall(qn("w:gridCol")), widths, strict=True):
        column.w = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
            cell.text = "格"
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def columns_in(pdf):
    """The distances between the words of the cells of the first row, which begin alike in each: in mm."""
    with PDFIUM, closing(pypdfium2.PdfDocument(pdf)) as opened, closing(opened[0].get_textpage()) as words:
        places = [
            words.get_charbox(at, loose=True)
            for at in range(words.count_chars())
            if chr(pypdfium2.raw.FPDFText_GetUnicode(words, at)) == "格"
        ]
    top = max(one[3] for one in places)
    lefts = sorted(one[0] / MM for one in places if one[3] > top - 1)
    return [after - before for before, after in pairwise(lefts)]


@pytest.mark.parametrize("widths", [(26, 52, 26, 52), (14, 46, 32, 22, 42)])
def test_columns_are_as_wide_as_the_template_says(widths):
    pool = ConverterPool(1)
    try:
        found = columns_in(pool.convert(table_of(widths), fingerprint="f00d"))
    finally:
        pool.close()
    assert found == pytest.approx(widths[:-1], abs=0.2)
