"""Two saves of one step side by side: where they differ, and which of the two to propose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from formgen.answers import value_at
from formgen.service.side_by_side import Effort, side_by_side, stretches

from .posted import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formgen.fields.base import Field, Raw
    from formgen.form import Step
    from formgen.service.side_by_side import Stretches


@dataclass(frozen=True)
class Dispute:
    """A field that says one thing in this window and another in what is stored.

    :param effort: what may still be spent on showing where they differ, shared by all disputes of a page.
    """

    field: Field
    mine: Raw
    stored: Raw
    propose_mine: bool
    effort: Effort


def disputes(
    step: Step, given: dict[str, Raw], stored: dict[str, Raw], base: dict[str, Raw] | None
) -> Iterator[Dispute]:
    """The fields of *step* in which *given* and *stored* differ.

    Proposed is the side that changed something since *base*, the answers that this window began with;
    where both did, or the beginning is not known, this window's.
    """
    effort = Effort()
    for field in step.fields:
        mine, theirs = given.get(field.name), value_at(stored, field.name)
        if field.name in given and not same(mine, theirs):
            untouched = base is not None and same(mine, value_at(base, field.name))
            yield Dispute(field, mine, theirs, not untouched, effort)


def marked(one: str, other: str, effort: Effort) -> tuple[Stretches, Stretches]:
    """Both texts in stretches, each with whether the other says something else there.

    :param effort: what is left of it for all texts of the page.
    """
    steps = side_by_side(one, other, effort)
    return stretches((alike, mine) for alike, mine, _theirs in steps), stretches(
        (alike, theirs) for alike, _mine, theirs in steps
    )


def both(stored: Raw, mine: Raw) -> Raw:
    """Two long texts one after the other, what is stored first."""
    return "\n".join(str(one) for one in (stored, mine) if one) or None


def same(one: Raw, other: Raw) -> bool:
    """Whether two raw answers say the same: nothing is nothing, in whichever way it is written."""
    return plain(one) == plain(other)
