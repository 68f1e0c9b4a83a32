"""The lines of an amendment's checklist, and the contract's own fields put on one of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from .government_contract import FORM as CONTRACT

if TYPE_CHECKING:
    from formgen.fields import Field
    from formgen.fields.base import When

PARTIES, PARENT, CHANGE, TERM, EFFECT, LAWFUL, FURTHER = range(1, 8)
"""Lines of the checklist."""


def of(element: int, *paths: str, shown: When | None = None) -> tuple[Field, ...]:
    """The contract's own fields, on a line of this checklist; *shown* in the place of the contract's condition."""
    taken = (CONTRACT.fields[path] for path in paths)
    lined = (replace(one, element=element if one.element or one.required else 0) for one in taken)
    return tuple(lined) if shown is None else tuple(replace(one, shown=shown) for one in lined)
