"""Heads put below each other: which numbering stands under which is learned from the contract itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from formgen.clauses.tree_heads import Head, Role

if TYPE_CHECKING:
    from collections.abc import Iterable

# The usual order, for what the contract leaves open.
_USUAL = (
    "chapter", "part", "section", "article", "article_en", "style0", "style1", "style2", "style3", "framed", "formal", "chinese",
    "bare", "chinese_round", "digit_bare", "digit", "decimal2", "decimal3", "decimal4", "decimal5", "digit_round",
    "digit_half", "circle", "letter", "letter_round",
)  # fmt: skip
_PLACE = {kind: place for place, kind in enumerate(_USUAL)}
_FIXED = {"chapter", "part", "section", "article", "style0", "style1", "style2", "style3"}
_PLAIN = {"framed", "bare"}
_UNNUMBERED = {"style0", "style1", "style2", "style3", "framed", "bare"}
_MAIN = (
    "chapter", "article", "formal", "chinese", "chinese_round", "digit", "digit_bare", "article_en", "style0", "style1", "framed", "bare",
)  # fmt: skip
_OPENING_AT_MOST = 0.6
_RECITALS = 8
_RECITALS_TITLES = {"鉴于", "前言", "序言", "引言", "说明"}
_LEAST = 2


@dataclass(slots=True)
class Growing:
    """A part of the tree while it grows."""

    head: Head
    end: int = 0
    children: list[Growing] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """What its numbering looks like."""
        return self.head.kind


def nest(heads: list[Head], length: int, first: int) -> Growing:
    """The tree of *heads* in a text of *length* characters whose words begin at *first*."""
    root = Growing(Head(Role.ROOT, "root", 0, 0), length)
    main = _first_of_main(heads, length)
    opening_end = heads[main].start if heads else length
    if opening_end > first:
        opening = Growing(Head(Role.OPENING, "opening", first, first, body=first))
        root.children.append(opening)
        _grow(opening, heads[:main])
    _grow(root, heads[main:])
    _close(root, length)
    return root


def _first_of_main(heads: list[Head], length: int) -> int:
    """Which head is the first of those on the highest level; all before it belong to the opening."""
    own = [head for head in _until_annex(heads) if head.role is Role.CLAUSE]
    for kind in _MAIN:
        alike = [head for head in own if head.kind == kind]
        named = kind in {"chapter", "article"}
        if not named and sum(head.value == 1 for head in alike) > 1:
            continue  # it begins anew below each heading
        if len(alike) >= _LEAST or (alike and named):
            place = heads.index(alike[0])
            short = place <= _RECITALS or alike[0].start - heads[0].start <= length * _OPENING_AT_MOST
            return _with_headings(heads, place) if short and alike[0].value <= 1 else 0
    return 0


def _with_headings(heads: list[Head], place: int) -> int:
    """The first of the headings without numbers that stand above the one at *place* and those like it.

    They do if several stand before it, or the last one does and others of its kind come after it.
    """
    before = [
        head for head in heads[:place] if head.kind in _UNNUMBERED and head.title not in _RECITALS_TITLES
    ]
    kinds = [head.kind for head in before]
    for head in before:
        if kinds.count(head.kind) >= _LEAST:
            return heads.index(head)
    last = heads[place - 1] if place else None
    recurs = last is not None and any(head.kind == last.kind for head in heads[place:])
    return place - 1 if last in before and recurs else place


def _until_annex(heads: list[Head]) -> Iterable[Head]:
    for head in heads:
        if head.role is Role.ANNEX:
            return
        yield head


def _grow(base: Growing, heads: list[Head]) -> None:
    """Put *heads* below *base*; an annex or a signature begins anew right below it."""
    stack, floor = [base], 1
    seen: dict[str, int] = {}
    signed: dict[str, int] | None = None
    last: dict[str, int] = {}
    for head in heads:
        if head.role is not Role.CLAUSE:
            if head.role is Role.SIGNATURE and signed is not None:
                continue
            stack, floor = [base, _below(base, head)], 2
            signed = last if head.role is Role.SIGNATURE else None
            seen, last = ({}, {}) if head.role is Role.ANNEX else (seen, last)
            continue
        if signed is not None:
            if not _goes_on(signed, head):
                continue
            stack, floor, signed = [base], 1, None
        seen.setdefault(head.kind, len(seen))
        last[head.kind] = head.value
        _pop(stack, floor, head, seen)
        stack.append(_below(stack[-1], head))


def _below(above: Growing, head: Head) -> Growing:
    one = Growing(head)
    above.children.append(one)
    return one


def _goes_on(last: dict[str, int], head: Head) -> bool:
    """Whether *head* continues the clauses before a signature block; :param last: their last numbers."""
    if head.kind in {"chapter", "part"}:
        return True
    return head.kind in _FIXED | {"chinese"} and head.value == last.get(head.kind, head.value) + 1


def _pop(stack: list[Growing], floor: int, head: Head, seen: dict[str, int]) -> None:
    """Take from *stack* whatever *head* does not stand below."""
    for place in range(len(stack) - 1, floor - 1, -1):
        if _is_level(stack[place], head):
            del stack[place:]
            return
    for place in range(len(stack) - 1, floor - 1, -1):
        if _holds_decimal(stack[place], head):
            del stack[place + 1 :]
            return
    while len(stack) > floor and _is_above(head, stack[-1], seen):
        stack.pop()


def _is_level(one: Growing, head: Head) -> bool:
    if {one.kind, head.kind} == {"article", "article_en"}:
        # 第五条 and its translation "Article 5" belong together.
        return one.kind == "article" and one.head.value != head.value
    if head.kind in _PLAIN and (one.kind in _PLAIN or one.kind.startswith("style")):
        return True
    return one.kind == head.kind


def _holds_decimal(one: Growing, head: Head) -> bool:
    """Whether *head* is 5.1 and *one* is 5 or 第五条, or *head* is 5.1.2 and *one* is 5.1."""
    if not head.kind.startswith("decimal"):
        return False
    above, _dot, _last = head.number.replace(" ", "").rpartition(".")
    if one.kind.startswith("decimal"):
        return one.head.number.replace(" ", "") == above
    return (
        "." not in above
        and one.kind in {"article", "digit", "digit_bare", "chinese", "chapter"}
        and (one.head.value == int(above))
    )


def _is_above(head: Head, top: Growing, seen: dict[str, int]) -> bool:
    """Whether *head* cannot stand below *top*."""
    usual = _PLACE.get(top.kind, len(_USUAL)) > _PLACE.get(head.kind, len(_USUAL))
    if head.kind in _FIXED and top.kind in _FIXED:
        return usual
    if head.kind.startswith("decimal") and top.kind.startswith("decimal"):
        return usual
    if top.kind in _UNNUMBERED and head.value == 1 and head.kind not in _FIXED:
        return False  # a list begins below its heading
    learned = seen.get(top.kind, len(seen)) > seen[head.kind]
    return learned and (head.value > 1 or usual)


def _close(one: Growing, end: int) -> None:
    one.end = end
    for place, child in enumerate(one.children):
        following = one.children[place + 1].head.start if place + 1 < len(one.children) else end
        _close(child, following)
