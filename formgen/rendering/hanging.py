"""Punctuation stays inside its line: LibreOffice drops marks that hang over its end from the PDF.

Word lets 。，；： hang over the margin unless a paragraph says otherwise (``w:overflowPunct``), and forgets
nothing when a template is edited. So every template is set right when it is read, whatever was saved in it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{WORD}}}"
STYLES = "word/styles.xml"
NO, YES = "0", "1"

_HANGS = re.compile(rb"<(w:overflowPunct)\b[^>]*?(/?)>")
# ECMA-376 part 1, 17.7.2 and 17.3.1: children stand in a fixed order, and these before the one put in.
_BEFORE_PARAGRAPH = frozenset(
    f"{W}{name}"
    for name in (
        *("name", "aliases", "basedOn", "next", "link", "autoRedefine", "hidden", "uiPriority", "semiHidden"),
        *("unhideWhenUsed", "qFormat", "locked", "personal", "personalCompose", "personalReply", "rsid"),
    )
)
_BEFORE_PUNCTUATION = frozenset(
    f"{W}{name}"
    for name in (
        *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr"),
        *("suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap"),
    )
)


def kept_inside(part: bytes, said: str = NO) -> bytes:
    """*part* of a Word file with no paragraph of its own will that lets punctuation hang."""
    return _HANGS.sub(rb'<\1 w:val="' + said.encode() + rb'"\2>', part)


def keep_inside(styles: etree._Element, said: str = NO) -> None:
    """Set in *styles* (``w:styles``) that no paragraph, of whatever style, lets punctuation hang.

    :param said: how the reader of the file wants that said: :data:`NO` by the standard.
    """
    defaults = child_of(styles, f"{W}docDefaults", frozenset())
    paragraphs = child_of(defaults, f"{W}pPrDefault", frozenset({f"{W}rPrDefault"}))
    _set(child_of(paragraphs, f"{W}pPr", frozenset()), said)
    for style in styles.iterfind(f"{W}style[@{W}type='paragraph']"):
        if style.get(f"{W}default") in ("1", "true", "on") or style.find(f"{W}basedOn") is None:
            _set(child_of(style, f"{W}pPr", _BEFORE_PARAGRAPH), said)
    for own in styles.iter(f"{W}overflowPunct"):
        own.set(f"{W}val", said)


def _set(properties: etree._Element, said: str) -> None:
    child_of(properties, f"{W}overflowPunct", _BEFORE_PUNCTUATION).set(f"{W}val", said)


def child_of(parent: etree._Element, tag: str, before: frozenset[str]) -> etree._Element:
    """The child *tag* of *parent*, put in behind those that must stand *before* it if it is not there."""
    found = parent.find(tag)
    if found is not None:
        return found
    made = parent.makeelement(tag, {}, parent.nsmap)
    parent.insert(sum(one.tag in before for one in parent), made)
    return made
