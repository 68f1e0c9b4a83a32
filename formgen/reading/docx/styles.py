"""Styles, and what a paragraph or a run inherits from them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from formgen.reading.docx.looks import shade, traits
from formgen.reading.docx.names import VAL, W, is_on, whole

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

TOGGLES = ("vanish", "specVanish")
_BODY_TEXT = 9
_LONGEST_CHAIN = 64


@dataclass(frozen=True, slots=True)
class Style:
    """One style as it stands in the file; *parent* is the id of the style that it is based on."""

    id: str
    parent: str
    element: Element


class ListOfStyle(NamedTuple):
    """The list that a style puts its paragraphs in: its number, the level, and styles that may name the level."""

    number: str
    level: str | None
    styles: tuple[str, ...]


class Inherited(NamedTuple):
    """What a paragraph takes from its style: the outline level, the colour behind it, its list."""

    level: int | None
    fill: str
    list: ListOfStyle | None


class Styles:
    """All styles of a file."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Style] = {}
        self._default = ""
        self._defaults: Element | None = None
        self._inherited: dict[str | None, Inherited] = {}
        self._coloured: dict[str | None, bool] = {}
        self._chains: dict[str, tuple[Style, ...]] = {}
        for one in () if root is None else root.iterchildren(f"{W}style"):
            self._add(one)
        if root is not None:
            self._defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")

    def _add(self, element: Element) -> None:
        key = element.get(f"{W}styleId", "")
        parent = element.find(f"{W}basedOn")
        self._styles[key] = Style(key, "" if parent is None else parent.get(VAL, ""), element)
        default = element.get(f"{W}default")
        if element.get(f"{W}type") == "paragraph" and default is not None and is_on(default):
            self._default = key

    def chain(self, key: str | None) -> tuple[Style, ...]:
        """The style of a paragraph and those it is based on, nearest first; *key* ``None`` is the default one."""
        key = self._default if key is None else key
        if key not in self._chains:
            self._chains[key] = self._walk(key)
        return self._chains[key]

    def _walk(self, key: str) -> tuple[Style, ...]:
        found: dict[str, Style] = {}
        while key in self._styles and key not in found and len(found) < _LONGEST_CHAIN:
            found[key] = self._styles[key]
            key = found[key].parent
        return tuple(found.values())

    def name(self, key: str | None) -> str:
        """What people call the style *key*, in small letters."""
        one = self._styles.get(key or "")
        named = None if one is None else one.element.find(f"{W}name")
        return "" if named is None else named.get(VAL, "").lower()

    def inherited(self, key: str | None) -> Inherited:
        """What the paragraphs of the style *key* take from it and from those it is based on."""
        if key not in self._inherited:
            chain = self.chain(key)
            given = [found for one in chain if (found := one.element.find(f"{W}pPr")) is not None]
            ids = tuple(one.id for one in chain)
            self._inherited[key] = Inherited(_first_level(given), _first_fill(given), _first_list(given, ids))
        return self._inherited[key]

    def level(self, properties: Element | None, key: str | None) -> int | None:
        """The outline level of a paragraph, from 0; ``None`` for body text."""
        own = None if properties is None else _first_level([properties])
        level = self.inherited(key).level if own is None else own
        return level if level is not None and 0 <= level < _BODY_TEXT else None

    def is_coloured(self, key: str | None) -> bool:
        """Whether a table style paints any of its cells: which ones, only a drawn page would tell."""
        if key not in self._coloured:
            shades = (next(one.element.iter(f"{W}shd"), None) for one in self.chain(key))
            self._coloured[key] = key is not None and any(one is not None for one in shades)
        return self._coloured[key]

    @cached_property
    def defaults(self) -> dict[str, str]:
        """What every run starts from."""
        return traits(self._defaults)

    def run(self, paragraph: str | None, character: str | None) -> dict[str, str]:
        """What a run looks like by its two styles; a switch that both turn on is off (ECMA-376, 17.7.3)."""
        below, above = self._traits(self.chain(paragraph)), {}
        if character:
            above = self._traits(self.chain(character))
        merged = {**self.defaults, **below, **above}
        for name in TOGGLES:
            if name in below and name in above:
                merged[name] = str(int(is_on(below[name]) != is_on(above[name])))
        return merged

    @staticmethod
    def _traits(chain: tuple[Style, ...]) -> dict[str, str]:
        found: dict[str, str] = {}
        for one in reversed(chain):
            found.update(traits(one.element.find(f"{W}rPr")))
        return found


def _first_level(sources: list[Element]) -> int | None:
    given = (one.find(f"{W}outlineLvl") for one in sources)
    return next((whole(one.get(VAL), _BODY_TEXT) for one in given if one is not None), None)


def _first_fill(sources: list[Element]) -> str:
    given = (one.find(f"{W}shd") for one in sources)
    return next((shade(one) for one in given if one is not None), "")


def _first_list(sources: list[Element], names: tuple[str, ...]) -> ListOfStyle | None:
    level: str | None = None
    for one in sources:
        depth, number = one.find(f"{W}numPr/{W}ilvl"), one.find(f"{W}numPr/{W}numId")
        level = level or (None if depth is None else depth.get(VAL))
        if number is not None:
            return ListOfStyle(number.get(VAL, ""), level, names)
    return None
