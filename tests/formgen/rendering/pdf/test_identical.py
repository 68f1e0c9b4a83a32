"""The same document is the same PDF: in another run, from another converter, on another day."""

from __future__ import annotations

import io
import re
import zlib

import docx
import pypdfium2
import pytest

from formgen.rendering.pdf import ConverterPool
from formgen.rendering.pdf.identical import identical
from formgen.rendering.pdf.proof import PDFIUM

pytestmark = pytest.mark.office
TRUETYPE = "Liberation Serif"
"""Fonts with CFF outlines get running numbers that nobody can take out; this one is TrueType everywhere."""


@pytest.fixture(scope="module")
def letter():
    """A document in a TrueType face, with a table whose first row is repeated as its head."""

    def make(mark: str) -> bytes:
        document = docx.Document()
        document.core_properties.keywords, document.core_properties.title = mark, "Letter"
        for word in ("The same document", "is the same PDF."):
            document.add_paragraph().add_run(word).font.name = TRUETYPE
        file = io.BytesIO()
        document.save(file)
        return file.getvalue()

    return make


@pytest.fixture(scope="module")
def others(tmp_path_factory, letter):
    """The letter from two other converters, a second or more later, plain and archival."""
    made = {}
    for run in range(2):
        pool = ConverterPool(size=1, scratch=tmp_path_factory.mktemp("other"))
        for archival in (False, True):
            made[run, archival] = pool.convert(
                letter("mark-5001"), fingerprint="mark-5001", archival=archival
            )
        pool.close()
    return made


@pytest.mark.parametrize("archival", [False, True])
def test_two_converters_at_two_times_make_the_same_bytes(others, archival):
    assert others[0, archival] == others[1, archival]


@pytest.mark.parametrize("archival", [False, True])
def test_it_names_the_same_day_everywhere(others, archival):
    made = others[0, archival]
    assert set(re.findall(rb"Date\(D:([0-9]{14})", made)) == {b"19800101000000"}
    # LibreOffice 7.4 writes XMP into archival PDFs alone, and no dc:date.
    day = b"1980-01-01T00:00:00Z"
    assert set(re.findall(rb"<xmp:\w+Date>([^<]*)", made)) == ({day} if b"<x:xmpmeta" in made else set())
    listed = re.findall(rb"<dc:date>\s*<rdf:Seq>\s*<rdf:li>([^<]*)", made)
    assert listed == ([day] if b"<dc:date>" in made else [])
    assert b"<x:xmpmeta" in made or not archival


@pytest.mark.parametrize("archival", [False, True])
def test_every_offset_leads_to_its_object_and_the_file_opens(others, archival):
    made = others[0, archival]
    table = int(re.search(rb"startxref\n([0-9]+)\n%%EOF", made)[1])
    count = int(re.match(rb"xref\n0 ([0-9]+)\n", made[table:])[1])
    begin = made.index(b"\n", table + 5) + 1
    for number in range(1, count):
        at = int(made[begin + 20 * number :][:10])
        assert made[at:].startswith(b"%d 0 obj\n" % number)
    with PDFIUM:
        document = pypdfium2.PdfDocument(made)
        assert "is the same PDF." in document[0].get_textpage().get_text_range()
        assert document.get_metadata_dict()["Keywords"] == "mark-5001"
        document.close()


def test_an_archival_pdf_is_built_as_pdf_a_2b(others):
    made = others[0, True]
    assert re.search(rb"<pdfaid:part>2</pdfaid:part>\s*<pdfaid:conformance>B</pdfaid:conformance>", made)
    assert b"/OutputIntent/S/GTS_PDFA1" in made
    assert b"/Encrypt" not in made
    assert b"/JavaScript" not in made
    assert len(re.findall(rb"/Type/FontDescriptor", made)) == len(re.findall(rb"/FontFile\d? ", made)) > 0


def test_the_colour_profile_of_an_archival_pdf_is_whole_and_dateless(others):
    made = others[0, True]
    number = re.search(rb"/DestOutputProfile ([0-9]+) 0 R", made)[1]
    at = made.index(b"\n" + number + b" 0 obj\n")
    begin = made.index(b"stream\n", at) + len(b"stream\n")
    end = made.index(b"\nendstream", begin)
    profile = zlib.decompress(made[begin:end])
    assert int.from_bytes(profile[:4]) == len(profile)
    assert profile[36:40] == b"acsp"
    assert profile[24:36] == bytes.fromhex("07bc00010001000000000000")
    length = re.search(rb"/Length ([0-9]+) 0 R", made[at:begin])[1]
    assert int(re.search(rb"\n" + length + rb" 0 obj\n([0-9]+)", made)[1]) == end - begin


def test_a_plain_pdf_is_not_archival(others):
    assert b"pdfaid" not in others[0, False]


def test_another_document_has_another_number(pool, letter, others):
    other = pool.convert(letter("mark-5002"), fingerprint="mark-5002")
    numbers = [re.search(rb"/ID \[ <([0-9A-F]{32})>", made)[1] for made in (other, others[0, False])]
    assert numbers[0] != numbers[1]


def test_once_is_enough(others):
    for made in others.values():
        assert identical(made) == made


@pytest.mark.parametrize(
    "odd", [b"", b"%PDF-1.7\n%%EOF\n", b"%PDF-1.7\ntrailer\n<</Root 1 0 R>>\nstartxref\n5\n%%EOF\n"]
)
def test_what_is_built_otherwise_is_left_alone(odd):
    assert identical(odd) == odd
