"""Runs cut in two, so that a comment can begin and end between any two characters."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from formgen.reading.docx.names import XML_SPACE, W

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_TEXT, _PROPERTIES = f"{W}t", f"{W}rPr"
_BLANKS = " \t\r\n"


class Cutter:
    """Cuts runs; remembers which element holds the later characters of one that was cut."""

    def __init__(self) -> None:
        self._later: dict[Element, list[tuple[int, Element]]] = {}

    def before(self, node: Element, offset: int) -> Element:
        """The run that begins with the character *offset* of *node*, as it was before any cut."""
        self._cut(node, offset)
        inside, _begin = self._now(node, offset, is_end=False)
        return _run_from(inside)

    def after(self, node: Element, offset: int) -> Element:
        """The run that ends before the character *offset* of *node*, as it was before any cut."""
        self._cut(node, offset)
        inside, _begin = self._now(node, offset, is_end=True)
        follower = inside.getnext()
        if follower is not None:
            _run_from(follower)
        return _run_of(inside)

    def _now(self, node: Element, offset: int, *, is_end: bool) -> tuple[Element, int]:
        """The element that holds the character now, or the one before it, and its first character."""
        inside, begin = node, 0
        for first, later in self._later.get(node, ()):
            if first < offset or (first == offset and not is_end):
                inside, begin = later, first
        return inside, begin

    def _cut(self, node: Element, offset: int) -> None:
        """Let an element begin with the character *offset*."""
        inside, begin = self._now(node, offset, is_end=False)
        if inside.tag != _TEXT or not begin < offset < begin + len(inside.text or ""):
            return
        parts = self._later.setdefault(node, [])
        if inside.get(XML_SPACE) != "preserve":
            inside, begin = _keep_blanks(parts, inside, begin)
        text, at = inside.text or "", offset - begin
        if 0 < at < len(text):
            parts.append((offset, _torn(inside, at)))
        parts.sort(key=lambda one: one[0])


def _keep_blanks(parts: list[tuple[int, Element]], inside: Element, begin: int) -> tuple[Element, int]:
    """Set what is printed of *inside* apart from the blanks around it, which are not printed and must stay so."""
    text = inside.text or ""
    core = text.strip(_BLANKS)
    lead = text.find(core)
    tail = text[lead + len(core) :]
    if tail:
        parts.append((begin + lead + len(core), _torn(inside, lead + len(core))))
    if lead:
        inside, begin = _torn(inside, lead), begin + lead
        parts.append((begin, inside))
    inside.set(XML_SPACE, "preserve")
    return inside, begin


def _torn(element: Element, at: int) -> Element:
    """A new element after *element*, with its text from the character *at* on."""
    text = element.text or ""
    rest = element.makeelement(element.tag, element.attrib)
    element.text, rest.text = text[:at], text[at:]
    rest.extend(list(element))
    element.addnext(rest)
    return rest


def _run_of(element: Element) -> Element:
    run = element.getparent()
    if run is None:
        message = "a text stands in a run"
        raise TypeError(message)
    return run


def _run_from(element: Element) -> Element:
    """A run that begins with *element*: what stands before it stays in a run of the same properties."""
    run = _run_of(element)
    ahead = [one for one in element.itersiblings(preceding=True) if one.tag != _PROPERTIES]
    if not ahead:
        return run
    second = run.makeelement(run.tag, run.attrib)
    properties = run.find(_PROPERTIES)
    if properties is not None:
        second.append(deepcopy(properties))
    second.extend([element, *element.itersiblings()])
    run.addnext(second)
    return second
