"""Fields: what they print is text, what they are told to do is not."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from formgen.reading.docx.names import MC, VAL, W, is_on, whole

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

TICKED, UNTICKED = "☑", "☐"
_CHARACTER = f"{W}fldChar"
_KIND = f"{W}fldCharType"
_OUT_OF_TEXT = {f"{W}del", f"{W}moveFrom", f"{MC}Fallback"}
_STORIES = {f"{W}txbxContent", f"{W}footnote", f"{W}endnote", f"{W}comment"}
# { EQ \o\ac(○,1) } is how Word sets a character into a frame.
_FRAMED = re.compile(r"^\s*EQ\s*\\o\s*(?:\\a[clr]\s*)?\(\s*(.*?)\s*[,，]\s*(.*?)\s*\)\s*$", re.IGNORECASE)
_LONGEST_CODE = 100
"""Instructions that print anything by themselves are short; longer ones are not kept."""
_BOXES = "□☐◻■▢○"
_TICKS = "√✓✔Vv"


@dataclass(slots=True)
class Field:
    """A field that is open: its instruction so far, and whether its result has begun."""

    begin: Element
    code: str = ""
    in_result: bool = False


def loose(root: Element) -> frozenset[Element]:
    """Beginnings of fields of the part that have no end: Word shows what follows them as plain text."""
    open_ones: dict[Element | None, list[Element]] = defaultdict(list)
    for one in root.iter(_CHARACTER):
        above = [
            parent for parent in one.iterancestors() if parent.tag in _STORIES or parent.tag in _OUT_OF_TEXT
        ]
        if any(parent.tag in _OUT_OF_TEXT for parent in above):
            continue
        stack = open_ones[above[0] if above else None]
        if one.get(_KIND) == "begin":
            stack.append(one)
        elif one.get(_KIND) == "end" and stack:
            stack.pop()
    return frozenset(one for stack in open_ones.values() for one in stack)


class Fields:
    """The fields that are open while a story is read."""

    def __init__(self, ignored: frozenset[Element]) -> None:
        self._ignored = ignored
        self._open: list[Field] = []
        self._codes = 0

    @property
    def in_code(self) -> bool:
        """Whether what is read now is an instruction, which nobody sees."""
        return self._codes > 0

    def instruct(self, code: str) -> None:
        """Take in a piece of an instruction."""
        if self._open and not self._open[-1].in_result and len(self._open[-1].code) <= _LONGEST_CODE:
            self._open[-1].code += code[: _LONGEST_CODE + 1]

    def step(self, element: Element) -> str:
        """Take in the mark *element*; what a field without a stored result prints, when it ends."""
        kind = element.get(_KIND)
        if kind == "begin" and element not in self._ignored:
            self._open.append(Field(element))
            self._codes += 1
        elif kind == "separate" and self._open:
            self._codes -= not self._open[-1].in_result
            self._open[-1].in_result = True
        elif kind == "end" and self._open:
            done = self._open.pop()
            self._codes -= not done.in_result
            return "" if self.in_code else _printed(done)
        return ""


def _printed(field: Field) -> str:
    data = field.begin.find(f"{W}ffData")
    box = None if data is None else data.find(f"{W}checkBox")
    if box is not None:
        return TICKED if _is_ticked(box) else UNTICKED
    if data is not None and not field.in_result:
        return _chosen(data)
    framed = None if field.in_result or len(field.code) > _LONGEST_CODE else _FRAMED.match(field.code)
    return "" if framed is None else _framed(framed[1], framed[2])


def _is_ticked(box: Element) -> bool:
    for name in ("checked", "default"):
        given = box.find(f"{W}{name}")
        if given is not None:
            return is_on(given.get(VAL))
    return False


def _chosen(data: Element) -> str:
    """The entry of a drop-down list that is shown."""
    entries = [one.get(VAL, "") for one in data.iterfind(f"{W}ddList/{W}listEntry")]
    for name in ("result", "default"):
        given = data.find(f"{W}ddList/{W}{name}")
        if given is not None:
            at = whole(given.get(VAL))
            return entries[at] if 0 <= at < len(entries) else ""
    return entries[0] if entries else ""


def _framed(frame: str, inside: str) -> str:
    frame, inside = (re.sub(r"^\\[a-z]+\d*\s*\((.*)\)$", r"\1", one) for one in (frame, inside))
    if inside and inside in _TICKS and frame in _BOXES:
        return TICKED
    if inside.isdecimal() and 0 < int(inside) <= 20 and frame in "○〇":  # noqa: PLR2004 - ① to ⑳
        return chr(ord("①") + int(inside) - 1)
    return inside or frame
