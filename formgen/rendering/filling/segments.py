"""The compiled way to fill in a part: constant bytes and, between them, a Jinja program of a few hundred tags.

Only for templates that are :mod:`.steady`. What docxtpl would make of the same words is made byte for byte.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2 import nodes

from formgen.rendering.filling.steady import Unsteady, refuse_unsteady
from formgen.rendering.filling.tags import PlainEnvironment, printable

if TYPE_CHECKING:
    from formgen.rendering.filling.given import Words

DECLARED = b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
_HERE = "\x01"
"""Stands before the number of a segment; no word may hold it."""
_FIRST = 0x4E00
"""A segment's number is a character from here on: none that means something to Jinja."""
_END_OF_TEXT = b"</w:t>"
_NEEDED = {b"</w:tc>": (b"</w:p>", b"<w:p/>"), b"</w:tbl>": (b"</w:tr>",)}
"""How what stands before the end of a cell or a table has to end."""
_MOST = 20_000


class Segments:
    """A part of a template: its constant pieces, and the program that says which come when."""

    def __init__(self, source: str, tree: nodes.Template) -> None:
        """Compile *tree*, which becomes the program; *source*, as docxtpl reads the part, was parsed as it.

        :raises Unsteady: where it cannot be.
        """
        refuse_unsteady(source, tree)
        numbers = _numbered(tree)
        self._jinja = PlainEnvironment(_escaped).from_string(tree)
        self._segments = {
            number: text.encode().replace(b">" + _END_OF_TEXT, b"/>") for text, number in numbers.items()
        }
        self._after_nothing = {
            number: b"/>" + segment.removeprefix(_END_OF_TEXT)
            for number, segment in self._segments.items()
            if segment.startswith(_END_OF_TEXT)
        }
        self._needed = {
            number: endings
            for number, segment in self._segments.items()
            for close, endings in _NEEDED.items()
            if segment.startswith(close)
        }

    def said(self, words: Words) -> str:
        """What the program says with *words*: the numbers of constant pieces, each with what comes behind it."""
        return self._jinja.render(words)

    def filled(self, words: Words) -> bytes | None:
        """The part with *words*; nothing if they empty a cell or a table: for the plain way to say or mend."""
        segments, after_nothing, needed = self._segments, self._after_nothing, self._needed
        pieces, bare = [DECLARED], False
        for piece in self.said(words).split(_HERE)[1:]:
            number = piece[0]
            if bare and number in after_nothing and pieces[-1].endswith(b">"):
                # A text that turns out to be empty is written as one tag, as lxml does.
                pieces[-1] = pieces[-1][:-1]
                pieces.append(after_nothing[number])
            elif bare and number in needed and not pieces[-1].endswith(needed[number]):
                return None
            else:
                pieces.append(segments[number])
            bare = len(piece) == 1
            if not bare:
                pieces.append(piece[1:].encode())
        return b"".join(pieces)


def _numbered(tree: nodes.Template) -> dict[str, str]:
    """The constant pieces of *tree* and their numbers; in *tree* the numbers stand in their places."""
    numbers: dict[str, str] = {}
    for piece in tree.find_all(nodes.TemplateData):
        number = numbers.setdefault(piece.data, chr(_FIRST + len(numbers)))
        piece.data = f"{_HERE}{number}"
    if len(numbers) > _MOST:
        message = "a template of too many pieces"
        raise Unsteady(message)
    return numbers


def _escaped(value: Any) -> Any:
    """What is printed of *value*, as lxml writes text: quotes stand as they are."""
    if type(value) is str:
        if "&" in value or "<" in value or ">" in value:
            return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        return value
    return printable(value)
