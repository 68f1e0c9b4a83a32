"""Whether every Chinese character and mark of a document stands in its PDF.

Counted, not read in order: tables may be read in another. What may differ between the two is left out on
either side: spaces, Latin text (hyphens, ligatures), quotes and dashes (fonts share their shapes), the
results of fields, hidden and deleted text, text boxes. What the PDF has more of is no matter: headers come
again on every page. Where it is not certain that something is lost the PDF is delivered and a warning logged.
"""

from __future__ import annotations

import io
import logging
import re
import unicodedata
import zipfile
from collections import Counter
from typing import TYPE_CHECKING

from lxml import etree

from formgen.rendering.fonts import missing_glyphs
from formgen.rendering.template import W

if TYPE_CHECKING:
    from collections.abc import Iterator

LOG = logging.getLogger(__name__)

BODY = "word/document.xml"
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_UNLIKE = re.compile(r"[⺀-⿕豈-﫿\U0002f800-\U0002fa1f]")
"""Radicals and compatibility forms, which a font may stand in for the character itself."""
_COUNTED = re.compile(
    r"[、。〈-】〔-〗！（），：；？㐀-䶿一-鿿\U00020000-\U0002ebef\U0002ebf0-\U0002ee5f\U00030000-\U000323af]"
)
_UNSEEN = frozenset(
    {
        *(f"{W}{name}" for name in ("fldSimple", "moveFrom", "del", "txbxContent", "pict", "drawing")),
        *(f"{W}{name}" for name in ("object", "rt")),
        f"{_COMPATIBILITY}Fallback",
    }
)
"""Elements whose text may be printed otherwise, elsewhere or not at all."""
_HIDING = re.compile(rb"<w:(?:vanish|webHidden|specVanish|showingPlcHdr)\b")
_TEXTPATH = re.compile(r'<v:textpath\b[^>]*\bstring="([^"]*)"')
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)


def lost(docx: bytes, pdf_text: str) -> str:
    """The characters of *docx* that *pdf_text* certainly lacks, each as often; empty for a good PDF."""
    try:
        return _lost(docx, pdf_text)
    except (etree.XMLSyntaxError, UnicodeDecodeError, KeyError) as fault:
        LOG.warning("a PDF could not be held against its document: %s", type(fault).__name__)
        return ""


def _lost(docx: bytes, pdf_text: str) -> str:
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        parts = {name: package.read(name) for name in package.namelist() if name.startswith("word/")}
    body = etree.fromstring(parts[BODY], _PARSER)
    wanted, found = Counter(counted(printed(body))), Counter(counted(pdf_text))
    missing = wanted - found
    if not missing:
        return ""
    undrawn = missing_glyphs("".join(missing))
    certain = Counter({one: count for one, count in missing.items() if one not in undrawn})
    if _hides(parts) or certain.total() <= _instead(found - wanted, _furniture(body, parts)):
        LOG.warning("a PDF may lack %d characters of its document", missing.total())
        return ""
    return "".join(certain.elements())


def counted(text: str) -> str:
    """The Chinese characters and marks of *text*, each in its plain form."""
    plain = _UNLIKE.sub(lambda one: unicodedata.normalize("NFKC", one.group()), text)
    return "".join(_COUNTED.findall(plain))


def printed(body: etree._Element) -> str:
    """The text of *body* (``w:document``) that is certain to be printed."""
    return "".join(_printed(body))


def _printed(body: etree._Element) -> Iterator[str]:
    depth = unseen = 0
    for event, one in etree.iterwalk(body, events=("start", "end")):
        if one.tag in _UNSEEN:
            unseen += 1 if event == "start" else -1
        elif event == "start" and one.tag == f"{W}fldChar":
            depth += {"begin": 1, "end": -1}.get(one.get(f"{W}fldCharType", ""), 0)
        elif event == "start" and one.tag == f"{W}t" and not unseen and depth <= 0:
            yield one.text or ""


def _hides(parts: dict[str, bytes]) -> bool:
    """Whether text may be hidden, by a run or by a style: what then is printed is not known here."""
    return any(_HIDING.search(parts.get(name, b"")) for name in (BODY, "word/styles.xml"))


def _instead(surplus: Counter[str], furniture: frozenset[str]) -> int:
    """How many characters of the PDF might stand in for others: those that nothing else explains."""
    return sum(count for one, count in surplus.items() if one not in furniture)


def _furniture(body: etree._Element, parts: dict[str, bytes]) -> frozenset[str]:
    """The characters that a page may bear again: headers, footers, notes, heads of tables, watermarks."""
    texts = [
        "".join(row.itertext())
        for row in body.iter(f"{W}tr")
        if row.find(f"{W}trPr/{W}tblHeader") is not None
    ]
    for name, content in parts.items():
        if name != BODY and re.fullmatch(r"word/(?:header|footer|footnotes|endnotes)\d*\.xml", name):
            texts.append("".join(etree.fromstring(content, _PARSER).itertext()))
            texts.extend(_TEXTPATH.findall(content.decode()))
    return frozenset(counted("".join(texts)))
