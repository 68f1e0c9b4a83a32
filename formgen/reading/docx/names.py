"""Names of WordprocessingML (ECMA-376, transitional) as lxml writes them."""

from __future__ import annotations

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
VML = "{urn:schemas-microsoft-com:vml}"
OFFICE = "{urn:schemas-microsoft-com:office:office}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

ID = f"{W}id"
VAL = f"{W}val"

# The strict variant of the standard has the same elements under other names of their namespaces.
STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": R[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/math": MATH[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/drawingml/main": DRAWING[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/drawingml/diagram": DIAGRAM[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/drawingml/chart": CHART[1:-1].encode(),
}


def is_on(value: str | None) -> bool:
    """What a switch says: on where it is given without a value."""
    return value not in {"0", "false", "off", "none"}


def whole(value: str | None, default: int = 0) -> int:
    """The whole number in an attribute; *default* for what is none, or is beyond all measure."""
    try:
        number = int(value or "")
    except ValueError:
        return default
    return number if abs(number) < 2**31 else default
