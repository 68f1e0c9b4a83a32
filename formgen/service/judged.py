"""What a judge works out of contracts besides their review: answers, the opinion sheet, what differs.

All of it builds the tree of the clauses from words that anybody may have written, so none of it is done where the
pages are made (see :mod:`formgen.service.checked`). Errors are those of :func:`formgen.service.checked.ask`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from formgen.clauses import Match
from formgen.plan import Extracted
from formgen.service.checked import ask
from formgen.service.comparing import Change, Piece

if TYPE_CHECKING:
    from collections.abc import Mapping

    from formgen.reading import Document


def extracted(document: Document) -> tuple[Extracted, ...]:
    """The answers that the contract *document* gives."""
    return tuple(
        Extracted(one["path"], one["value"], Match(**one["source"]), one["confidence"])
        for one in ask("extract", document)
    )


def sheet_filled(report: Mapping[str, Any], document: Document) -> dict[str, Any]:
    """The answers of the sheet for the reviewer's opinion, as far as *report* on *document* gives them."""
    filled: dict[str, Any] = ask("sheet", dict(report), document)
    return filled


def versions_compared(before: Document, after: Document, *, only_said: bool = False) -> tuple[Change, ...]:
    """What differs between two versions of a contract.

    :param only_said: whether what merely frames the words (heads, feet, places to sign) is left out.
    """
    found = ask("compare what is said" if only_said else "compare", before, after)
    return tuple(map(_change, found))


def _change(said: Mapping[str, Any]) -> Change:
    old, new = (Piece(**one) if (one := said[name]) else None for name in ("before", "after"))
    before, after = said["apart"]
    return Change(said["kind"], old, new, ([tuple(one) for one in before], [tuple(one) for one in after]))
