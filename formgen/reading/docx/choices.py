"""Wrappers that only arrange: content controls, smart tags, and variants of which one is shown."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from formgen.reading.docx.fields import TICKED, UNTICKED
from formgen.reading.docx.names import MC, VAL, W14, W, is_on

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from formgen.reading.docx.styles import Styles

CONTROL = f"{W}sdt"
CONTENT = f"{W}sdtContent"
VARIANTS = f"{MC}AlternateContent"
_UNDERSTOOD = (
    "http://schemas.microsoft.com/office/",
    "http://schemas.openxmlformats.org/",
    "urn:schemas-microsoft-com:",
)
_PROMPT = re.compile("单击|点击|点按|输入|选择|填写|Click|Tap|Choose|Enter", re.IGNORECASE)
_PIECES = 50
"""A prompt is a sentence: what it would be told by stands in its first runs."""
_PROMPT_STYLES = {"placeholder text", "占位符文本"}
_BOXES = "☐☑☒□■√✓✗×"


def shown_variant(element: Element) -> Element | None:
    """The variant that Word shows: the first that needs nothing it does not know, or else the fallback.

    Where it would show none the first is taken: the program that wrote it does show it.
    """
    choices = list(element.iterchildren(f"{MC}Choice"))
    for one in choices:
        needed = (one.get("Requires") or "").split()
        if all((one.nsmap.get(name) or "").startswith(_UNDERSTOOD) for name in needed):
            return one
    fallback = element.find(f"{MC}Fallback")
    return next(iter(choices), None) if fallback is None else fallback


def is_prompt(control: Element, styles: Styles) -> bool:
    """Whether a content control shows its prompt (单击此处输入文字), which stands for a blank.

    A control that says so while it holds other words is believed by its words: they are what is printed.
    """
    shown = control.find(f"{W}sdtPr/{W}showingPlcHdr")
    if shown is None or not is_on(shown.get(VAL)):
        return False
    texts = islice(control.iter(f"{W}t"), _PIECES)
    if _PROMPT.search("".join(one.text or "" for one in texts)):
        return True
    styled = islice(control.iter(f"{W}rStyle"), _PIECES)
    return any(styles.name(one.get(VAL)) in _PROMPT_STYLES for one in styled)


def tick(control: Element) -> str:
    """The box that a content control of that kind shows; empty for other kinds."""
    box = control.find(f"{W}sdtPr/{W14}checkbox")
    if box is None:
        return ""
    checked = box.find(f"{W14}checked")
    return TICKED if checked is not None and is_on(checked.get(f"{W14}val")) else UNTICKED


def as_blank(text: str) -> str:
    """A prompt as the blank that it stands for, as long as it is."""
    return "_" * len(text)


def as_tick(text: str, box: str) -> str:
    """The sign in a check box control as the box *box*; other words in it stay."""
    return "".join(box if one in _BOXES or "\ue000" <= one <= "\uf8ff" else one for one in text)
