"""Where a comment can stand: at words of the body, or on the paragraph nearest to words that can bear none.

Word takes comments in the body only: neither in headers, footers and notes nor in text boxes (its own help
says to use a frame instead of a text box around text with comment marks).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from formgen.errors import BadInput
from formgen.messages import _
from formgen.reading.docx.names import ID, MATH, MC, W

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from formgen.reading.document import Document, Place
    from formgen.reading.docx.package import Package

BODY, RUN, PARAGRAPH = f"{W}body", f"{W}r", f"{W}p"
_BOX = f"{W}txbxContent"
_WHOLE = {RUN, f"{W}fldSimple", f"{MATH}oMath", f"{MATH}oMathPara", f"{MC}AlternateContent"}
_NOTES = {f"{W}footnote": f"{W}footnoteReference", f"{W}endnote": f"{W}endnoteReference"}
_FIELD, _CODE, _FIELD_KIND, _LINK = f"{W}fldChar", f"{W}instrText", f"{W}fldCharType", "HYPERLINK"
_CHARACTERS = {f"{W}t", f"{MATH}t"}


@dataclass(frozen=True)
class Edge:
    """One end of a comment.

    :param holder: what stands in the paragraph, a run or a formula; or the paragraph.
    :param node: the child of a run in whose characters the edge lies, before the one at *offset*;
        ``None`` for the edge of *holder* itself.
    """

    holder: Element
    node: Element | None = None
    offset: int = 0


@dataclass(frozen=True)
class Anchor:
    """Where a comment stands. :param exact: whether at the words themselves; else it has to quote them."""

    start: Edge
    end: Edge
    exact: bool


class Anchors:
    """Finds where in the main part a comment on words of *document* can stand."""

    def __init__(self, package: Package, root: Element, document: Document) -> None:
        self._package = package
        self._root = root
        self._document = document
        self._parts = {package.main: list(root.iter("*"))}

    def of(self, start: int, end: int) -> Anchor:
        """The anchor for the characters *start* to *end*."""
        places = self._document.places_of(start, end) if start < end else ()
        found = [(one, node) for one in places if (node := self._node(one)) is not None]
        exact = [(one, node) for one, node in found if self._bears(one, node)]
        if exact:
            (first, at_first), (last, at_last) = exact[0], exact[-1]
            begin = _field_around(at_first, first=True) or _edge(at_first, first.offset)
            end = last.offset + last.end - last.start
            return Anchor(begin, _field_around(at_last, first=False) or _edge(at_last, end), exact=True)
        if found:
            edge = self._nearest(*found[0])
            return Anchor(edge, edge, exact=False)
        holder = self._paragraph_around(start, end)
        return Anchor(Edge(holder), Edge(holder), exact=False)

    def _node(self, place: Place) -> Element | None:
        """The element of *place*; it must still hold the characters that were read."""
        if place.part not in self._parts:
            root = self._package.root(place.part) if place.part else None
            self._parts[place.part] = [] if root is None else list(root.iter("*"))
        elements = self._parts[place.part]
        node = elements[place.node] if place.node < len(elements) else None
        if node is None or not _holds(node, place, self._document.text[place.start : place.end]):
            raise BadInput(_("这份文件与审查时读取的不是同一份，批注写不进去：请重新上传并审查后再下载。"))
        return node

    def _bears(self, place: Place, node: Element) -> bool:
        return place.part == self._package.main and next(node.iterancestors(_BOX), None) is None

    def _nearest(self, place: Place, node: Element) -> Edge:
        """For a text box the drawing, for a note its reference, for all others the first paragraph."""
        if place.part == self._package.main:
            return _edge(node, 0)
        for one in node.iterancestors(*_NOTES):
            for reference in self._root.iter(_NOTES[one.tag]):
                if (
                    reference.get(ID) == one.get(ID)
                    and next(reference.iterancestors(PARAGRAPH), None) is not None
                ):
                    return _edge(reference, 0)
        return Edge(self._first())

    def _paragraph_around(self, start: int, end: int) -> Element:
        """The paragraph of words that the file does not have as such: of an automatic number, of an empty cell."""
        if not start and not end:
            return self._first()
        for one in self._near(start, end):
            node = self._node(one) if one.part == self._package.main else None
            if node is not None:
                return next(iter([*node.iterancestors(PARAGRAPH)][::-1]), self._first())
        return self._first()

    def _near(self, start: int, end: int) -> Iterator[Place]:
        """Places near *start*: in the same paragraph, in the same row of a table, before it, and after it."""
        blocks = self._document.blocks
        at = next((at for at, one in enumerate(blocks) if one.start <= start <= one.end), None)
        if at is None:
            yield from self._document.places_of(start, max(end, start + 1))[:1]
            return
        cell = blocks[at].cell
        row = [one for one in blocks if cell and one.cell and one.cell[:2] == cell[:2]]
        for one in (blocks[at], *row, *blocks[:at][::-1], *blocks[at + 1 :]):
            yield from self._document.places_of(one.start, one.end)[:1]

    def _first(self) -> Element:
        for one in self._root.iter(PARAGRAPH):
            if next(one.iterancestors(_BOX, f"{MC}Fallback"), None) is None:
                return one
        raise BadInput(_("这份文件的正文里没有段落，批注写不进去。"))


def _field_around(node: Element, *, first: bool) -> Edge | None:
    """The edge of the field whose result holds *node*, where it begins and ends in one paragraph.

    A comment in the result would go with the next update, and LibreOffice drops it at once. Links are the
    exception: their result is text like any other.
    """
    paragraph = next(iter([*node.iterancestors(PARAGRAPH)][::-1]), None)
    around = None if paragraph is None else _fields(paragraph, node)
    if not around:
        return None
    mark = around[0] if first else around[1]
    return _edge(mark, 0 if first else 1)


def _fields(paragraph: Element, node: Element) -> tuple[Element, Element] | None:
    """Beginning and end of the outermost field but a link that holds *node* in *paragraph*."""
    opened: list[tuple[Element, list[str]]] = []
    around: set[Element] = set()
    found: tuple[Element, Element] | None = None
    for one in paragraph.iter(node.tag, _FIELD, _CODE):
        if one is node:
            around = {begin for begin, code in opened if not "".join(code).strip().upper().startswith(_LINK)}
        elif one.tag == _CODE and opened:
            opened[-1][1].append(one.text or "")
        elif one.get(_FIELD_KIND) == "begin":
            opened.append((one, []))
        elif one.get(_FIELD_KIND) == "end" and opened:
            begin, _code = opened.pop()
            found = (begin, one) if begin in around else found
    return found


def _holds(node: Element, place: Place, words: str) -> bool:
    """Whether *node* holds what was read from it; signs were read as what they show, and are not compared."""
    source = (node.text or "")[place.offset :][: len(words)] if node.tag in _CHARACTERS else words
    return len(source) == len(words) and (source == words or not (source.isalnum() and words.isalnum()))


def _edge(node: Element, offset: int) -> Edge:
    """An edge in *node*, or at that part of its run in which it lies deeper."""
    holder = _holder(node)
    if holder.tag != RUN or node is holder:
        return Edge(holder)
    inside = node
    while (above := inside.getparent()) is not None and above is not holder:
        inside = above
    return Edge(holder, inside, offset if inside is node else 0)


def _holder(node: Element) -> Element:
    """What holds *node* in the outermost paragraph: a run, a formula, or a drawing in variants."""
    best, waiting = node, node
    for one in node.iterancestors():
        if one.tag in _WHOLE:
            waiting = one
        elif one.tag == PARAGRAPH:
            best = waiting
    return best
