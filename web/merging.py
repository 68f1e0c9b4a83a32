"""Two saves of one step side by side: where they differ, and which of the two to propose."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import takewhile
from typing import TYPE_CHECKING

from formgen.answers import value_at

from .posted import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formgen.fields.base import Field, Raw
    from formgen.form import Step


LONGEST_COMPARED = 3000
"""Characters that are compared one by one; in longer stretches all that lies between like ends is marked."""


@dataclass(frozen=True)
class Dispute:
    """A field that says one thing in this window and another in what is stored."""

    field: Field
    mine: Raw
    stored: Raw
    propose_mine: bool


def disputes(
    step: Step, given: dict[str, Raw], stored: dict[str, Raw], base: dict[str, Raw] | None
) -> Iterator[Dispute]:
    """The fields of *step* in which *given* and *stored* differ.

    Proposed is the side that changed something since *base*, the answers that this window began with;
    where both did, or the beginning is not known, this window's.
    """
    for field in step.fields:
        mine, theirs = given.get(field.name), value_at(stored, field.name)
        if field.name in given and not same(mine, theirs):
            untouched = base is not None and same(mine, value_at(base, field.name))
            yield Dispute(field, mine, theirs, propose_mine=not untouched)


def marked(one: str, other: str) -> list[tuple[str, bool]]:
    """*one* in stretches, each with whether *other* says something else there."""
    head = _alike(one, other)
    tail = _alike(one[head:][::-1], other[head:][::-1])
    mine, theirs = one[head : len(one) - tail], other[head : len(other) - tail]
    inner = [(mine, True)]
    if len(mine) + len(theirs) <= LONGEST_COMPARED:
        steps = SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes()
        inner = [(mine[begin:end], kind != "equal") for kind, begin, end, _from, _to in steps]
    found = [(one[:head], False), *inner, (one[len(one) - tail :], False)]
    return [(text, differs) for text, differs in found if text]


def _alike(one: str, other: str) -> int:
    """How many characters at the beginning are the same."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], pairs))


def both(stored: Raw, mine: Raw) -> Raw:
    """Two long texts one after the other, what is stored first."""
    return "\n".join(str(one) for one in (stored, mine) if one) or None


def same(one: Raw, other: Raw) -> bool:
    """Whether two raw answers say the same: nothing is nothing, in whichever way it is written."""
    return plain(one) == plain(other)
