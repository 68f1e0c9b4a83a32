"""Drawings: the text boxes in them are read; pictures, objects and charts are told of."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from formgen.reading.docx.choices import VARIANTS, shown_variant
from formgen.reading.docx.names import CHART, DIAGRAM, DRAWING, OFFICE, VML, W

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_BOX = f"{W}txbxContent"
_PICTURES = {f"{DRAWING}blip", f"{VML}imagedata"}
_OBJECTS = {f"{OFFICE}OLEObject", f"{W}control", f"{W}objectEmbed", f"{W}objectLink"}
_GRAPHS = {f"{DIAGRAM}relIds", f"{CHART}chart"}
_FILLS = {f"{DRAWING}solidFill", f"{DRAWING}gradFill", f"{DRAWING}blipFill", f"{DRAWING}pattFill"}


@dataclass(slots=True)
class Drawn:
    """What a drawing holds.

    :param words: letters drawn as art: they stand in an attribute. :param filled: whether it paints a ground.
    """

    boxes: list[Element] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    pictures: int = 0
    objects: int = 0
    graphs: int = 0
    filled: bool = False


def drawn_in(element: Element) -> Drawn:
    """What the drawing *element* holds; of variants only the one that is shown."""
    found = Drawn()
    waiting = [element]
    while waiting:
        one = waiting.pop()
        if one.tag == _BOX:
            found.boxes.append(one)
        elif one.tag == VARIANTS:
            shown = shown_variant(one)
            waiting += [] if shown is None else [shown]
        else:
            _count(one, found)
            waiting += reversed(one)
    if found.objects:
        found.pictures = 0
    return found


def _count(element: Element, found: Drawn) -> None:
    found.pictures += element.tag in _PICTURES
    found.objects += element.tag in _OBJECTS
    found.graphs += element.tag in _GRAPHS
    found.filled |= element.tag in _FILLS or "fillcolor" in element.attrib
    if element.tag == f"{VML}textpath" and element.get("string"):
        found.words.append(element.get("string", ""))
