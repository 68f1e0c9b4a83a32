"""Automatic numbers as Word prints them: lists, their levels, and how they are counted (ECMA-376 part 1, 17.9)."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from formgen.reading.docx.names import MC, VAL, W, is_on, whole
from formgen.reading.docx.number_formats import written
from formgen.reading.docx.symbols import bullet

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from formgen.reading.docx.styles import Styles

LEVELS = 9
_SUFFIXES = {"tab": "\t", "space": " ", "nothing": ""}
_ANY_LEVEL = -1
_LONGEST_TEXT = 255
"""Longer than any number: a text of a megabyte before each paragraph would make a small file a huge one."""


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list.

    :param restart: the level above (from 1) whose numbers start this one anew; 0 for never, -1 for any above.
    :param legal: whether all numbers in the text are Arabic.
    """

    start: int = 1
    form: str = "decimal"
    custom: str = ""
    text: str = ""
    suffix: str = "\t"
    legal: bool = False
    restart: int = _ANY_LEVEL
    style: str = ""
    font: str = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Numbered:
    """A list as paragraphs name it: which list it counts with, its levels, and where it starts anew."""

    counted_with: str
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering:
    """The lists of a file."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        lists = () if root is None else root.iterchildren(f"{W}abstractNum")
        self._lists = {one.get(f"{W}abstractNumId", ""): one for one in lists}
        numbers = () if root is None else root.iterchildren(f"{W}num")
        self._numbers = {one.get(f"{W}numId", ""): one for one in numbers}
        self._known: dict[str, Numbered | None] = {}

    def list(self, number: str) -> Numbered | None:
        """The list that paragraphs call *number*."""
        if number not in self._known:
            self._known[number] = self._read(number)
        return self._known[number]

    def _read(self, number: str) -> Numbered | None:
        element = self._numbers.get(number)
        key = self._abstract(element)
        if element is None or key is None:
            return None
        levels = {whole(one.get(f"{W}ilvl")): _level(one) for one in self._lists[key].iterchildren(f"{W}lvl")}
        starts: dict[int, int] = {}
        for one in element.iterchildren(f"{W}lvlOverride"):
            depth = whole(one.get(f"{W}ilvl"), LEVELS)
            own, start = one.find(f"{W}lvl"), one.find(f"{W}startOverride")
            levels |= {} if own is None else {depth: _level(own)}
            starts |= {} if start is None else {depth: whole(start.get(VAL))}
        return Numbered(key, levels, starts)

    def _abstract(self, element: Element | None, steps: int = 8) -> str | None:
        """The list that counts; one that only points to a style of lists stands for the list of that style."""
        key = _value(element, "abstractNumId")
        if key not in self._lists:
            return None
        link = _value(self._lists[key], "numStyleLink")
        found = self._styles.inherited(link).list if link else None
        if found is None or not steps:
            return key
        return self._abstract(self._numbers.get(found.number), steps - 1) or key

    def of_paragraph(self, properties: Element | None, style: str | None) -> tuple[Numbered, int] | None:
        """The list of a paragraph and its level in it; ``None`` for a paragraph without a number."""
        direct = None if properties is None else properties.find(f"{W}numPr")
        number, depth = _value(direct, "numId"), _value(direct, "ilvl")
        if number is not None:
            found = self.list(number)
            return None if found is None else (found, _clamped(depth))
        inherited = self._styles.inherited(style).list
        found = None if inherited is None else self.list(inherited.number)
        if inherited is None or found is None:
            return None
        named = _named(found, inherited.styles) if depth is None else None
        return found, _clamped(depth or inherited.level) if named is None else named


class Counters:
    """The numbers reached so far; every story of a file (its body, its headers, its notes) counts for itself."""

    def __init__(self) -> None:
        self._reached: defaultdict[str, dict[int, int]] = defaultdict(dict)
        self._started: set[tuple[int, int]] = set()

    def next(self, numbered: Numbered, depth: int) -> str:
        """The number of the next paragraph of the list *numbered* at the level *depth*, with what follows it."""
        reached = self._reached[numbered.counted_with]
        level = numbered.levels.get(depth, Level())
        reached[depth] = self._counted(numbered, depth, reached.get(depth))
        for below in [one for one in reached if one > depth]:
            restart = numbered.levels.get(below, Level()).restart
            if restart == _ANY_LEVEL or depth < restart:
                del reached[below]
        said = "" if level.hidden else _said(numbered, level, reached)
        return said + level.suffix if said else ""

    def _counted(self, numbered: Numbered, depth: int, last: int | None) -> int:
        """A list that says where it starts does so once, also when it goes on counting with another."""
        key = (id(numbered), depth)
        first = numbered.starts.get(depth)
        if first is not None and key not in self._started:
            self._started.add(key)
            return first
        if last is not None:
            return last + 1
        return numbered.levels.get(depth, Level()).start if first is None else first


def _said(numbered: Numbered, level: Level, reached: dict[int, int]) -> str:
    if level.form == "bullet":
        return bullet(level.text, level.font)

    def number(found: re.Match[str]) -> str:
        depth = int(found[1]) - 1
        one = numbered.levels.get(depth, Level())
        value = reached.get(depth, numbered.starts.get(depth, one.start))
        if one.form in {"none", "bullet"}:
            return ""
        return written(value, "decimal" if level.legal else one.form, one.custom)

    return "" if level.form == "none" and not level.text else re.sub("%([1-9])", number, level.text)


def _level(element: Element) -> Level:
    form, custom = _form(element)
    fonts = element.find(f"{W}rPr/{W}rFonts")
    picture = element.find(f"{W}lvlPicBulletId") is not None
    return Level(
        start=whole(_value(element, "start")),
        form=form,
        custom=custom,
        text=(_value(element, "lvlText") or "")[:_LONGEST_TEXT] or ("•" if picture else ""),
        suffix=_SUFFIXES.get(_value(element, "suff") or "tab", "\t"),
        legal=_is_set(element, "isLgl"),
        restart=whole(_value(element, "lvlRestart"), _ANY_LEVEL),
        style=_value(element, "pStyle") or "",
        font="" if fonts is None else fonts.get(f"{W}ascii", fonts.get(f"{W}hAnsi", "")),
        hidden=_is_set(element, f"rPr/{W}vanish"),
    )


def _form(element: Element) -> tuple[str, str]:
    """The format of a level; newer ones stand in a choice beside one that old programs know."""
    newer = element.find(f"{MC}AlternateContent/{MC}Choice/{W}numFmt")
    given = element.find(f"{W}numFmt") if newer is None else newer
    if given is None:
        return "decimal", ""
    return given.get(VAL, "decimal"), given.get(f"{W}format", "")


def _named(found: Numbered, styles: tuple[str, ...]) -> int | None:
    """The level that names one of *styles* as its own: it wins over the level that the style names."""
    levels = {level.style: depth for depth, level in reversed(found.levels.items()) if level.style}
    return next((levels[one] for one in styles if one in levels), None)


def _clamped(depth: str | None) -> int:
    return min(max(whole(depth), 0), LEVELS - 1)


def _value(element: Element | None, name: str) -> str | None:
    found = None if element is None else element.find(f"{W}{name}")
    return None if found is None else found.get(VAL)


def _is_set(element: Element, path: str) -> bool:
    found = element.find(f"{W}{path}")
    return found is not None and is_on(found.get(VAL))
