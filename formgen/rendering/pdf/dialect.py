"""A copy of a document in the words that LibreOffice understands, for its eyes alone.

``w:overflowPunct`` says whether punctuation hangs over the end of a justified line; what hangs, LibreOffice
drops from the PDF. Its import of Word files (measured: 25.2) reads the value the wrong way round, so the
copy says the contrary of the document. A version that reads it right is served by the second dialect.

Characters that no font draws stand apart in it (:mod:`.apart`).

The grid of characters (:mod:`.grid`) is said in another way to a version that misreads it.
"""

from __future__ import annotations

from lxml import etree

from formgen.errors import TemplateFault
from formgen.rendering.hanging import NO, STYLES, YES, keep_inside, kept_inside
from formgen.rendering.package import FAST, deflated, packed, unpacked
from formgen.rendering.pdf.apart import set_apart
from formgen.rendering.pdf.grid import lines_alone, space_characters, spacing_of

DOCUMENT = "word/document.xml"
DIALECTS = (YES, NO)
"""How “no mark hangs” may have to be said, the likelier first."""

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


def in_dialect(docx: bytes, dialect: str, *, misreads_grid: bool = False) -> bytes:
    """*docx* with “no mark hangs” said in *dialect*; as it is when it cannot be read, LibreOffice may judge.

    :param misreads_grid: whether the reader sets a grid of characters at half its width.
    """
    try:
        members = unpacked("document.docx", docx)
        spacing = spacing_of(members.get(DOCUMENT, b"")) if misreads_grid else None
        said = {name: _said(name, content, dialect, spacing) for name, content in members.items()}
    except (TemplateFault, etree.XMLSyntaxError):
        return docx
    return packed([deflated(name, content, FAST) for name, content in said.items()])


def _said(name: str, content: bytes, dialect: str, spacing: int | None) -> bytes:
    if name == STYLES:
        styles = etree.fromstring(content, _PARSER)
        keep_inside(styles, dialect)
        if spacing:
            space_characters(styles, spacing)
        return bytes(etree.tostring(styles, encoding="UTF-8", xml_declaration=True, standalone=True))
    if name == DOCUMENT and spacing is not None:
        content = lines_alone(content)
    if name.endswith(".xml"):
        return set_apart(kept_inside(content, dialect)) if name.startswith("word/") else content
    return content
