"""The line with the code, at the lower edge of every page of an issued paper.

Official papers stay as the office makes them: the line stands in a frame that is placed on the sheet and not in
the text (7 points, grey, below page number and footer, where no form prints anything). So no line breaks
elsewhere, no page begins elsewhere, and the grid of a letter stays its grid; and yet each single page that
somebody holds can be checked.
"""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import sha256
from html import escape
from typing import TYPE_CHECKING

from lxml import etree

from formgen.rendering.package import FAST, deflated, members, packed, unpacked
from formgen.rendering.template import W, parsed

if TYPE_CHECKING:
    from collections.abc import Iterator

DOCUMENT = "word/document.xml"
RELATIONS = "word/_rels/document.xml.rels"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
FOOTER = re.compile(r"word/footer[0-9]*\.xml\Z")
FROM_BELOW = 510
"""Twentieths of a point between the line and the lower edge: nine millimetres, which every printer prints."""
HEIGHT = 200
A4 = 16838
MOST_LAYOUTS = 256
_SECTION = re.compile(rb"<w:sectPr[ />].*?</w:sectPr>", re.DOTALL)

Layout = tuple[dict[str, tuple[int, int]], tuple[int, int]]
_layouts: dict[tuple[bytes, bytes | None], Layout] = {}

_LINE = (
    '<w:p xmlns:w="{namespace}"><w:pPr>'
    '<w:framePr w:w="{width}" w:h="{height}" w:hRule="exact" w:wrap="around" w:vAnchor="page" w:hAnchor="page"'
    ' w:xAlign="center" w:y="{y}"/>'
    '<w:spacing w:before="0" w:after="0" w:line="{height}" w:lineRule="exact"/><w:ind w:firstLine="0"/>'
    '<w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:color w:val="595959"/><w:sz w:val="14"/><w:szCs w:val="14"/>'
    "</w:rPr><w:t></w:t></w:r></w:p>"
)


def stamped(content: bytes, line: str) -> bytes:
    """The rendered *content* with *line* at the lower edge of its pages; the same bytes for the same line."""
    found = members(content)
    relations = found[RELATIONS].content if RELATIONS in found else None
    sheets, usual = _layout(found[DOCUMENT].content, relations)
    stamps = {
        name: _with(part.content, name, line, sheets.get(name, usual))
        for name, part in found.items()
        if FOOTER.match(name)
    }
    # What is not stamped is taken over as it is deflated: issuing many papers costs little beside making them.
    return packed(
        [deflated(name, stamps[name], FAST) if name in stamps else part for name, part in found.items()]
    )


def unstamped_pages(content: bytes) -> list[str]:
    """What would carry no line: kinds of pages (``default``, ``first``, ``even``) without a footer, and some footers.

    A footer that stands on sheets of several sizes is one: its frame is placed from the upper edge.
    """
    parts = unpacked("document.docx", content)
    root = parsed(parts[DOCUMENT], DOCUMENT)
    even = b"evenAndOddHeaders" in parts.get("word/settings.xml", b"")
    footers = {one.get(f"{W}type") for one in root.iter(f"{W}footerReference")}
    bare = [kind for kind in _kinds(root, even=even) if kind not in footers]
    return bare + [name for name, sizes in _sheets(root, parts.get(RELATIONS)).items() if len(sizes) > 1]


def _kinds(root: etree._Element, *, even: bool) -> Iterator[str]:
    yield "default"
    if root.find(f".//{W}sectPr/{W}titlePg") is not None:
        yield "first"
    if even:
        yield "even"


def _frame(line: str, sheet: tuple[int, int]) -> etree._Element:
    width, height = sheet
    fields = {"namespace": W[1:-1], "width": width * 9 // 10, "height": HEIGHT, "y": height - FROM_BELOW}
    frame = etree.fromstring(_LINE.format(**fields))
    frame.find(f".//{W}t").text = line
    return frame


def _with(part: bytes, name: str, line: str, sheet: tuple[int, int]) -> bytes:
    """The footer *part* with the frame; it is the same in thousands of papers, but for the words of the line."""
    before, after = _framed(part, name, sheet)
    return before + escape(line, quote=False).encode() + after


@lru_cache(maxsize=256)
def _framed(part: bytes, name: str, sheet: tuple[int, int]) -> tuple[bytes, bytes]:
    """What stands before the words of the line in the stamped footer *part*, and after them."""
    mark = "-".join(["the", "line", sha256(part).hexdigest()])  # nothing that the part itself says
    root = parsed(part, name)
    root.insert(0, etree.fromstring(etree.tostring(_frame(mark, sheet))))
    written: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    before, _mark, after = written.partition(mark.encode())
    return before, after


def _layout(document: bytes, relations: bytes | None) -> Layout:
    """By footer, the first size of the sheets on which it stands, and the size of the document's first sheet.

    Only what a document says of its sections decides, and that is alike in all papers of a form.
    """
    said = (b"".join(_SECTION.findall(document)) or document, relations)
    known = _layouts.get(said)
    if known is None:
        root = parsed(document, DOCUMENT)
        sheets = {name: next(iter(sizes)) for name, sizes in _sheets(root, relations).items()}
        known = sheets, _paper(root)
        if len(_layouts) >= MOST_LAYOUTS:
            _layouts.clear()
        _layouts[said] = known
    return known


def _sheets(root: etree._Element, relations: bytes | None) -> dict[str, set[tuple[int, int]]]:
    """By footer, the sizes of the sheets of the document *root* on which it stands."""
    targets = {}
    if relations is not None:
        related = parsed(relations, RELATIONS)
        targets = {one.get("Id"): f"word/{one.get('Target')}" for one in related}
    found: dict[str, set[tuple[int, int]]] = {}
    for section in root.iter(f"{W}sectPr"):
        for reference in section.iter(f"{W}footerReference"):
            name = targets.get(reference.get(f"{_R}id"), "")
            found.setdefault(name, set()).add(_paper(section))
    return found


def _paper(root: etree._Element) -> tuple[int, int]:
    """Width and height of the first sheet in *root* in twentieths of a point."""
    size = next(root.iter(f"{W}pgSz"), None)
    if size is None:
        return 11906, A4
    return int(size.get(f"{W}w", "11906")), int(size.get(f"{W}h", str(A4)))
