"""Terms that a contract defines and never uses: （以下简称“X”） with no X behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.clauses.folded import folded
from formgen.clauses.patterns import expression

if TYPE_CHECKING:
    from formgen.clauses.contract import Contract
    from formgen.clauses.text import Match

_QUOTED = "[\"“”「『‘'](?P<{0}>[^\"“”「」『』‘’'\\n]{{1,16}})[\"“”」』’']"
_DEFINED = (
    expression("(?:以下|下文|下)(?:统|简|合)?称(?:为|作)?:?" + _QUOTED.format("term")),
    expression("(?:以下|下文|下)(?:统|简|合)?称(?:为|作)?:?(?P<term>[一-龥A-Za-z]{2,10})[)）]"),
    expression(
        "(?:^|[\\n。;:. \u3000、])"
        + _QUOTED.format("term")
        + "(?:一词)?[,:]?(?:系|是|均)?指(?![定导示派数标引令责向明])"
    ),
)


def unused_terms(contract: Contract) -> list[tuple[str, Match]]:
    """Terms that are defined once and occur nowhere else, each with the words that define it."""
    words = folded(contract)
    found: dict[str, tuple[int, int]] = {}
    for pattern in _DEFINED:
        for one in pattern.finditer(words):
            found.setdefault(one["term"].strip(), one.span("term"))
    return [
        (term, contract.match(*span))
        for term, span in found.items()
        if term and not _is_used(words, term, span)
    ]


def _is_used(words: str, term: str, span: tuple[int, int]) -> bool:
    return term in words[: span[0]] or term in words[span[1] :]
