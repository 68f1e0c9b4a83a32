"""Twenty-two lines of twenty-eight characters, also where LibreOffice would set the grid at half its width."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter

import docx
import pypdfium2
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from lxml import etree

from formgen.rendering.hanging import STYLES, YES, W
from formgen.rendering.pdf import office
from formgen.rendering.pdf.dialect import DOCUMENT, in_dialect
from formgen.rendering.pdf.grid import lines_alone, misreads_grid, spacing_of
from formgen.rendering.pdf.proof import PDFIUM

FACE = "仿宋_GB2312"


@pytest.fixture(scope="module")
def official():
    """The page of GB/T 9704 by a grid of lines and characters, as official templates have it, full of text."""
    document = docx.Document()
    document.core_properties.keywords = "mark-grid"
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin, page.bottom_margin, page.left_margin, page.right_margin = Mm(37), Mm(35), Mm(28), Mm(26)
    for old in page._sectPr.findall(qn("w:docGrid")):
        page._sectPr.remove(old)
    grid = OxmlElement("w:docGrid")
    for name, value in (("type", "linesAndChars"), ("linePitch", "579"), ("charSpace", "-842")):
        grid.set(qn(f"w:{name}"), value)
    page._sectPr.append(grid)
    style = document.styles["Normal"]
    style.font.size, style.paragraph_format.space_after = Pt(16), Pt(0)
    style.paragraph_format.line_spacing = 1.0
    style.font.name = FACE
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FACE)
    document.add_paragraph("字" * 28 * 22 * 2)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def lines_of(pdf):
    """How many characters stand in each line of the first page, by their places on the page."""
    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        page = document[0].get_textpage()
        drawn = (index for index in range(page.count_chars()) if page.get_text_range(index, 1) == "字")
        lines = Counter(round(page.get_charbox(index)[1]) for index in drawn)
        document.close()
    return list(lines.values())


@pytest.mark.office
def test_the_grid_said_in_the_older_way_gives_the_page_of_the_standard(pool, official):
    older = in_dialect(official, YES, misreads_grid=True)
    assert b"linesAndChars" not in zipfile.ZipFile(io.BytesIO(older)).read(DOCUMENT)
    assert lines_of(pool.convert(older, fingerprint="mark-grid")) == [28] * 22


@pytest.mark.office
@pytest.mark.skipif(misreads_grid(office.find().version), reason="this LibreOffice misreads the grid")
def test_the_grid_as_it_is_gives_the_same_page_where_it_is_understood(pool, official):
    assert lines_of(pool.convert(official, fingerprint="mark-grid")) == [28] * 22


def test_the_grid_is_rewritten_for_older_versions_alone(official):
    untouched = in_dialect(official, YES)
    assert b"linesAndChars" in zipfile.ZipFile(io.BytesIO(untouched)).read(DOCUMENT)
    assert [misreads_grid(version) for version in ("7.4", "7.4.7", "24.8", "25.2", "25.2.3", "26.8")] == [
        True,
        True,
        True,
        False,
        False,
        False,
    ]


def test_the_characters_spacing_stands_where_the_standard_wants_it(official):
    older = zipfile.ZipFile(io.BytesIO(in_dialect(official, YES, misreads_grid=True)))
    runs = etree.fromstring(older.read(STYLES)).find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    names = [child.tag.removeprefix(W) for child in runs]
    assert runs.find(f"{W}spacing").get(f"{W}val") == "-5"
    after = {"w", "kern", "position", "sz", "szCs", "lang"}
    assert not after & set(names[: names.index("spacing")])


@pytest.mark.parametrize(
    ("grid", "spacing"),
    [
        (b'<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-842"/>', -5),
        (b'<w:docGrid w:charSpace="-819" w:type="snapToChars"/>', -4),
        (b'<w:docGrid w:type="linesAndChars" w:linePitch="312" w:charSpace="1000"/>', 4),
        (b'<w:docGrid w:type="linesAndChars" w:linePitch="312"/>', 0),
        (b'<w:docGrid w:type="lines" w:linePitch="312" w:charSpace="-842"/>', None),
        (b'<w:docGrid w:linePitch="312"/>', None),
        (b"", None),
    ],
)
def test_what_the_grid_takes_from_a_character_is_rounded_in_favour_of_the_line(grid, spacing):
    assert spacing_of(b"<w:sectPr>" + grid + b"</w:sectPr>") == spacing


def test_a_grid_of_lines_stays_as_it_is():
    part = b'<w:docGrid w:type="lines" w:linePitch="312" w:charSpace="-842"/>'
    assert lines_alone(part) == part
    assert re.findall(rb"charSpace", lines_alone(part.replace(b"lines", b"linesAndChars", 1))) == []


def test_of_several_libreoffices_the_newest_serves(tmp_path, monkeypatch):
    for version in ("7.4", "25.2", "24.8"):
        program = tmp_path / f"libreoffice{version}" / "program"
        program.mkdir(parents=True)
        (program / "soffice.bin").write_text("#!/bin/sh\n")
        (program / "soffice.bin").chmod(0o755)
        (program / "bootstraprc").write_text(f"[Bootstrap]\nProductKey=LibreOffice {version}\n")
    monkeypatch.setattr(office, "OTHERS", tmp_path)
    monkeypatch.setattr(office, "PROGRAMS", ())
    monkeypatch.setenv("PATH", str(tmp_path))
    assert office._program("") == tmp_path / "libreoffice25.2" / "program"
    named = str(tmp_path / "libreoffice7.4" / "program" / "soffice")
    assert office._program(named) == tmp_path / "libreoffice7.4" / "program"
