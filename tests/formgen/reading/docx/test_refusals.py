"""What cannot be read is refused with one Chinese sentence; what is merely odd is read."""

from __future__ import annotations

import io
import zipfile

import pytest

from formgen.errors import BadInput
from formgen.reading.docx import read_docx

PARAGRAPH = "<w:p><w:r><w:t>内容</w:t></w:r></w:p>"


def changed(data: bytes, name: str, change) -> bytes:
    """The package *data* with its part *name* changed; left out where the change gives ``None``."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w") as new:
        for one in old.namelist():
            inside = change(old.read(one)) if one == name else old.read(one)
            if inside is not None:
                new.writestr(one, inside)
    return file.getvalue()


MAIN = "word/document.xml"


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda _: b"", "已经损坏"),
        (lambda _: b"PK\x03\x04" + bytes(40), "已经损坏"),
        (lambda data: data[:-30], "已经损坏"),
        (lambda data: changed(data, MAIN, lambda _: b"<w:document"), "已经损坏"),
        (lambda data: changed(data, MAIN, lambda _: b""), "已经损坏"),
        (lambda data: changed(data, MAIN, lambda _: None), "缺少正文"),
        (lambda data: changed(data, MAIN, lambda _: b"<workbook/>"), "没有正文"),
        (lambda data: changed(data, "_rels/.rels", lambda _: None), "缺少正文"),
        (lambda data: changed(data, MAIN, lambda old: b"<!DOCTYPE w>" + old.split(b"?>", 1)[1]), "DOCTYPE"),
    ],
)
def test_a_broken_file_is_refused_in_one_sentence(made, spoil, said):
    with pytest.raises(BadInput, match=said):
        read_docx(spoil(made(PARAGRAPH)), "示例.docx")


@pytest.mark.parametrize(
    "around",
    [
        ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
        ("<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>"),
        ("<w:customXml>", "</w:customXml>"),
        ("<w:p><w:hyperlink>", "</w:hyperlink></w:p>"),
    ],
)
@pytest.mark.parametrize("depth", [40, 5000])
def test_no_depth_is_too_much(made, around, depth):
    """Forty times four elements are read; thousands are more than the parser takes."""
    data = made(around[0] * depth + PARAGRAPH + around[1] * depth)
    if depth == 40 and "hyperlink" not in around[0]:
        assert "内容" in read_docx(data, "示例.docx").text
    elif depth > 40:
        with pytest.raises(BadInput):
            read_docx(data, "示例.docx")


def test_the_strict_variant_of_the_standard_is_read(made):
    names = {
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main": b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    }
    data = made(PARAGRAPH)
    for part in (MAIN, "_rels/.rels", "word/_rels/document.xml.rels"):
        for transitional, strict in names.items():
            data = changed(data, part, lambda old, a=transitional, b=strict: old.replace(a, b))
    assert read_docx(data, "示例.docx").text == "内容"


@pytest.mark.parametrize(
    "parts",
    [
        {"numbering": '<w:num w:numId="1"><w:abstractNumId w:val="9"/></w:num>'},
        {"styles": '<w:style w:styleId="A"><w:basedOn w:val="A"/></w:style>'},
        {"footnotes": ""},
        {"comments": '<w:comment w:id="1"/>'},
    ],
)
def test_parts_that_lack_something_are_no_reason_to_refuse(read, parts):
    odd = '<w:pPr><w:pStyle w:val="A"/><w:numPr><w:ilvl w:val="x"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    notes = '<w:r><w:footnoteReference w:id="77"/><w:commentReference w:id="88"/></w:r>'
    document = read(f"<w:p>{odd}<w:r><w:t>内容</w:t></w:r>{notes}</w:p>", **parts)
    assert document.text == "内容"
