"""What of the posted answers can be kept: a character that no database takes holds up its own field only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.errors import BadInput
from formgen.storage.plain import written

if TYPE_CHECKING:
    from formgen.fields.base import Raw


def unstorable(given: dict[str, Raw]) -> list[str]:
    """The names among the answers *given* by path whose values cannot be stored as they are."""
    return [name for name, raw in given.items() if not _can_be_stored(name, raw)]


def _can_be_stored(name: str, raw: Raw) -> bool:
    try:
        written({name: raw})
    except BadInput:
        return False
    return True
