"""Passages of free text that a rule complains of: one problem for each field in which they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.rules import Match, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from formgen.messages import Message
    from formgen.rules import Severity

LONGEST_QUOTE = 60


def by_field(matches: Iterable[Match]) -> dict[str | None, tuple[Match, ...]]:
    """*matches* sorted by the field in which they stand, in the order of their first appearance."""
    sorted_out: dict[str | None, list[Match]] = {}
    for match in matches:
        sorted_out.setdefault(match.field, []).append(match)
    return {field: tuple(found) for field, found in sorted_out.items()}


def quoted(matches: Iterable[Match]) -> str:
    """The words of *matches* in quotation marks, each once; long passages are cut in the middle."""
    quotes = dict.fromkeys(" ".join(match.quote.split()) for match in matches)
    return "".join(f"“{_shortened(quote)}”" for quote in quotes)


def _shortened(quote: str) -> str:
    half = LONGEST_QUOTE // 2
    return quote if len(quote) <= LONGEST_QUOTE else f"{quote[:half]}……{quote[-half:]}"


def problems_in(
    matches: Iterable[Match], say: Callable[[str], Message], severity: Severity | None = None
) -> list[Problem]:
    """A problem for each field with its *matches*; *say* makes the sentence from the quoted words."""
    return [
        Problem((field,) if field else (), say(quoted(found)), severity=severity, matches=found)
        for field, found in by_field(matches).items()
    ]
