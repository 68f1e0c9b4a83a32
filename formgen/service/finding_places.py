"""The places of a finding: the paragraphs whose words caused it, each of which may be decided about by itself."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from formgen.service.numberless import unreferred
from formgen.storage.decisions import PLACE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from formgen.storage import Decision

NEAR = 200
"""Characters on either side of the words that name a place with them; in one paragraph, at most so many."""

MOST = 100
"""Places: a finding that is about more of them is decided about as a whole."""


@dataclass(frozen=True)
class Place:
    """One paragraph that a finding is about.

    :param key: names the place in later versions too, as long as its paragraph says the same.
    :param matches: which of the finding's matches stand in it, from 0.
    :param decision: what was decided about it, by itself or with the whole finding.
    """

    key: str
    matches: tuple[int, ...]
    decision: Decision | None = None

    @property
    def state(self) -> str:
        """As that of a finding: ``open``, ``accepted`` …"""
        return self.decision.state if self.decision else "open"


def places_of(findings: Sequence[Mapping[str, Any]], text: str) -> list[tuple[Place, ...]]:
    """The places of each of *findings* on *text*, in the order of their matches.

    None where it is about no words, or about more than :data:`MOST` places.

    Places that say the same are told apart by their order, as findings are.
    """
    seen: Counter[str] = Counter()
    ends = [one.start() for one in re.finditer("\n", text)]
    return [tuple(_told_apart(one, text, ends, seen)) for one in findings]


def decided(
    places: Sequence[Place], decisions: Mapping[str, Decision], whole: Decision | None
) -> tuple[Place, ...]:
    """*places* with what was decided; where nothing was about one, what holds for the *whole* finding."""
    return tuple(replace(one, decision=decisions.get(one.key) or whole) for one in places)


def _told_apart(
    found: Mapping[str, Any], text: str, ends: Sequence[int], seen: Counter[str]
) -> Iterator[Place]:
    lines: dict[int, list[int]] = {}
    for index, match in enumerate(found["matches"]):
        lines.setdefault(bisect_left(ends, match["start"]), []).append(index)
    for indices in lines.values() if len(lines) <= MOST else ():
        name = _name(found, indices, text)
        seen[name] += 1
        yield Place(name if seen[name] == 1 else f"{name}-{seen[name]}", tuple(indices))


def _name(found: Mapping[str, Any], indices: Sequence[int], text: str) -> str:
    """The rule, its words and what stands around them: a decision goes to no other clause with the same words."""
    matches = [found["matches"][one] for one in indices]
    words = (one["quote"] for one in matches)
    around = _around(min(one["start"] for one in matches), max(one["end"] for one in matches), text)
    plain = (unreferred(unicodedata.normalize("NFKC", one)) for one in (*words, around))
    named = "\0".join((found["rule"], *plain))
    return PLACE + sha256(named.encode("utf-8", "replace")).hexdigest()[:20]


def _around(start: int, end: int, text: str) -> str:
    first = text.rfind("\n", 0, start) + 1
    behind = text.find("\n", end)
    return text[max(first, start - NEAR) : min(len(text) if behind < 0 else behind, end + NEAR)]


def alike(places: Sequence[Place]) -> list[tuple[Decision | None, tuple[int, ...]]]:
    """The matches of *places*, those together about which the same was decided, the open ones among them."""
    groups: dict[tuple[str, str], tuple[Decision | None, list[int]]] = {}
    for one in places:
        said = (one.state, one.decision.reason if one.decision else "")
        groups.setdefault(said, (one.decision, []))[1].extend(one.matches)
    return [(decision, tuple(matches)) for decision, matches in groups.values()]
