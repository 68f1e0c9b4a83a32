"""The words of a contract folded: made once, for all checks that need no reading."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from formgen.clauses.fold import fold

if TYPE_CHECKING:
    from formgen.clauses.contract import Contract


def folded(contract: Contract) -> str:
    """The words of *contract* half-width and simplified, each character at its old place."""
    if "folded" not in contract.kept:
        contract.kept["folded"] = fold(contract.words)
    return cast("str", contract.kept["folded"])
