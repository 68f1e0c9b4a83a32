"""Small DOCX files written element by element, so that each test shows the XML that it is about."""

from __future__ import annotations

import io
import zipfile

import pytest

from formgen.reading.docx import read_docx

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
ROOTS = {
    "styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "endnotes": "endnotes",
    "comments": "comments", "header": "hdr", "footer": "ftr",
}  # fmt: skip


def _part(root: str, inside: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:{root} {SPACES}>{inside}</w:{root}>'


def _relations(targets: dict[str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="{key}" Type="{RELATIONS}/{kind}" Target="{key}.xml"/>'
        for key, kind in targets.items()
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'


def _types(targets: dict[str, str]) -> str:
    rows = "".join(
        f'<Override PartName="/word/{key}.xml" ContentType="{TYPES}.{kind}+xml"/>'
        for key, kind in targets.items()
    )
    return (
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{TYPES}.document.main+xml"/>{rows}</Types>'
    )


@pytest.fixture(scope="session")
def made():
    """A DOCX from the inside of its body and of other parts; ``header1`` is a part of the kind ``header``."""

    def make(body: str, **parts: str) -> bytes:
        targets = {name: name.rstrip("0123456789") for name in parts}
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr("[Content_Types].xml", _types(targets))
            package.writestr("_rels/.rels", _relations({"word/document": "officeDocument"}))
            package.writestr("word/document.xml", _part("document", f"<w:body>{body}</w:body>"))
            package.writestr("word/_rels/document.xml.rels", _relations(targets))
            for name, inside in parts.items():
                package.writestr(f"word/{name}.xml", _part(ROOTS[targets[name]], inside))
        return file.getvalue()

    return make


@pytest.fixture(scope="session")
def read(made):
    """The document that such a DOCX is read as."""

    def read(body: str, **parts: str):
        return read_docx(made(body, **parts), "示例.docx")

    return read
