"""A review as it is kept and opened again: what was read, what was found as it was shown, names of findings."""

from __future__ import annotations

import json
import re
import unicodedata
import zlib
from collections import Counter
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from formgen.clauses.fold import fold
from formgen.clauses.heading import Heading
from formgen.messages import LANGUAGES, Message
from formgen.reading.written import as_json, from_json
from formgen.rules import Finding, Kind, Match, Severity
from formgen.service import finding_places
from formgen.service.numberless import unreferred
from formgen.storage import Outcome
from formgen.storage.decisions import BY_PLACE, version_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from formgen.reading import Document
    from formgen.reviewing import ReviewReport
    from formgen.service.finding_places import Place
    from formgen.storage import Decision

ACCEPTED, FALSE_POSITIVE, WAIVED, OPEN = "accepted", "false_positive", "waived", "open"
LONGEST_TITLE = 60
REACH = 2000
"""Characters: where the title of a contract is looked for at its top."""
SHORTEST_TITLE = 4
"""Characters: 合同 alone names no contract."""
CALLED = re.compile("(?:合同|协议|[议同定托诺向]书|备忘录|条款)(?:[(（].{0,20}[)）])*\\Z")
NUMBERED = re.compile(r"(?:合同|协议)?编[ ]*号[ ]*:[ ]*(?P<number>[^\s,;。，；|:]{2,60})")
"""A line that says a contract's number, in its compatible form (NFKC)."""
TITLE_LINES = 12
"""How many lines from the top the title of a contract is looked for."""
QUICK = 3
"""How hard a kept review is compressed: the third step of nine is five times as fast as the ninth."""


@dataclass(frozen=True)
class Entry:
    """One finding of a review, with what was decided about it.

    Of one that is decided about place by place, *decision* is that of the weightiest place: nothing while a place
    is open, then accepted, waived, and called wrong only where every place is.

    :param number: from 1, in the order of the report; it stays, whatever is filtered.
    :param key: names the finding in later versions of the contract too.
    :param found: the finding as the JSON interface shows it.
    :param fresh: whether the version before did not have it; always false without such a version.
    :param places: the paragraphs that it is about. :param version: names the decisions that stand together.
    :param former: the name under which a decision may be kept that was made before numbers of clauses did not count.
    """

    number: int
    key: str
    found: Mapping[str, Any]
    decision: Decision | None = None
    fresh: bool = False
    former: str = ""
    places: tuple[Place, ...] = ()
    version: str = ""

    @property
    def severity(self) -> str:
        """``block``, ``warn`` or ``note``."""
        return str(self.found["severity"])

    @property
    def state(self) -> str:
        """``open``, ``accepted``, ``false_positive`` or ``waived``."""
        return self.decision.state if self.decision else OPEN

    @property
    def divided(self) -> bool:
        """Whether something else was decided about one place than about another."""
        return len(finding_places.alike(self.places)) > 1

    @property
    def by_match(self) -> dict[int, Place]:
        """In which place each of its matches stands, of those that were decided about."""
        return {n: one for one in self.places if one.decision for n in one.matches}

    @property
    def quiet(self) -> frozenset[int]:
        """Which of its matches, from 0, are called wrong or waived."""
        settled = (FALSE_POSITIVE, WAIVED)
        if self.state in settled:
            return frozenset(range(len(self.found["matches"])))
        return frozenset(n for one in self.places if one.state in settled for n in one.matches)

    def as_dict(self) -> dict[str, Any]:
        """The finding with its key, its places and what was decided, as the JSON report has it."""
        places = [
            {"key": one.key, "matches": list(one.matches), "decision": _as_dict(one.decision)}
            for one in self.places
        ]
        return {**self.found, "key": self.key, "decision": _as_dict(self.decision), "places": places}

    def standing(self) -> dict[str, Any] | None:
        """As :meth:`as_dict`, without the matches of places that were called wrong; ``None`` if all of it was."""
        if self.state == FALSE_POSITIVE:
            return None
        wrong = {n for one in self.places if one.state == FALSE_POSITIVE for n in one.matches}
        matches = [one for n, one in enumerate(self.found["matches"]) if n not in wrong]
        return {**self.as_dict(), "matches": matches}

    def parts(self) -> list[tuple[Finding, Decision | None]]:
        """The finding as the engine has it, once for each decision on places of it; what was called wrong is left out."""
        every = tuple(range(len(self.found["matches"])))
        parts = finding_places.alike(self.places) or [(self.decision, every)]
        return [
            (self._finding(matches), one)
            for one, matches in parts
            if one is None or one.state != FALSE_POSITIVE
        ]

    def _finding(self, numbers: Sequence[int]) -> Finding:
        said = self.found
        found = (said["matches"][one] for one in sorted(numbers))
        matches = tuple(Match(one["field"], one["quote"], one["start"], one["end"]) for one in found)
        return Finding(
            said["rule"],
            Severity(said["severity"]),
            Kind(said["kind"]),
            (),
            Message(said["message"]),
            said["citation"],
            matches,
        )


def _as_dict(one: Decision | None) -> dict[str, str] | None:
    return {"state": one.state, "reason": one.reason, "at": one.decided_at.isoformat()} if one else None


def keys_of(findings: Sequence[Mapping[str, Any]]) -> list[str]:
    """The names of *findings* in their order: the rule, and the words that caused it.

    How the words are spaced, and which numbers clauses have, does not count. Two findings of one rule on the
    same words are told apart by their order.
    """
    return _named(findings, lambda quote: unreferred(unicodedata.normalize("NFKC", quote)))


def former_keys_of(findings: Sequence[Mapping[str, Any]]) -> list[str]:
    """The names that findings had while numbers of clauses counted: decisions are kept under them too."""
    return _named(findings, _plain)


def _named(findings: Sequence[Mapping[str, Any]], plain: Callable[[str], str]) -> list[str]:
    seen: Counter[str] = Counter()
    keys = []
    for one in findings:
        words = "\0".join(plain(match["quote"]) for match in one["matches"])
        name = sha256(f"{one['rule']}\0{words}".encode("utf-8", "replace")).hexdigest()[:20]
        seen[name] += 1
        keys.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return keys


def entries_of(
    report: Mapping[str, Any], text: str, decisions: Mapping[str, Decision], known: set[str] | None
) -> tuple[Entry, ...]:
    """The findings of *report* on *text* with their *decisions*.

    :param known: the names of those of the version before; ``None`` where there is no such version.
    """
    found = report["findings"]
    named = zip(
        keys_of(found), former_keys_of(found), finding_places.places_of(found, text), found, strict=True
    )
    return tuple(
        _decided(
            Entry(number, key, one, None, known is not None and key not in known, former, places), decisions
        )
        for number, (key, former, places, one) in enumerate(named, start=1)
    )


def _decided(entry: Entry, decisions: Mapping[str, Decision]) -> Entry:
    """*entry* with what was decided about it, as a whole or place by place."""
    whole = decisions.get(entry.key) or decisions.get(entry.former)
    whole = None if whole is None or whole.state == BY_PLACE else whole
    places = finding_places.decided(entry.places, decisions, whole)
    names = dict.fromkeys((entry.key, entry.former, *(one.key for one in places)))
    stand = [decisions[one] for one in names if one in decisions]
    made = [one.decision for one in places if one.decision]
    weights = (ACCEPTED, WAIVED, FALSE_POSITIVE)
    weightiest = min(made, key=lambda one: weights.index(one.state)) if len(made) == len(places) > 0 else None
    return replace(entry, decision=weightiest if places else whole, places=places, version=version_of(stand))


def names_of(entries: Iterable[Entry]) -> dict[str, tuple[str, ...]]:
    """The names of its places by that of each finding."""
    return {one.key: tuple(place.key for place in one.places) for one in entries}


def outcome_of(report: ReviewReport) -> Outcome:
    """What is kept of a review that was just made: in every language, as it would be shown now."""
    shown: dict[str, Any] = {language: report.as_dict(language) for language in LANGUAGES}
    states = Counter(one.found.status.value for one in report.elements)
    entries = entries_of(shown["zh"], report.document.text, {}, None)
    places = names_of(entries)
    summary = {
        **shown["zh"]["counts"],
        "elements": dict(states),
        "extent": report.extent.value,
        "as_of": report.as_of.isoformat(),
        "characters": len(report.document.text),
        "parties": [party.name for party in report.contract.parties if party.name],
        "number": number_of(report.document.text),
    }
    return Outcome(
        packed(as_json(report.document)),
        packed({**shown, "outline": outline_of(report)}),
        report.document.format,
        title_of(report.document.text),
        summary,
        frozenset(name for one in entries for name in (one.key, one.former, *places[one.key])),
        places,
    )


def outline_of(report: ReviewReport) -> list[list[Any]]:
    """Where each clause with a number or a title begins, its level from 1, and what it is called."""
    clauses = report.contract.clauses()
    named = ((one, " ".join(filter(None, (one.number, one.title)))) for one in clauses)
    return [[one.start, one.level, label[:LONGEST_TITLE]] for one, label in named if label]


def document_in(content: bytes) -> Document:
    """The document of a kept review."""
    return from_json(unpacked(content))


def report_in(content: bytes, language: str) -> tuple[dict[str, Any], list[list[Any]]]:
    """The report of a kept review as the JSON interface shows it in *language*, and the outline of the contract."""
    shown: dict[str, Any] = unpacked(content)
    return shown.get(language) or shown["zh"], shown["outline"]


def packed(said: object) -> bytes:
    """Plain values as few bytes; whatever characters are in them."""
    return zlib.compress(json.dumps(said, separators=(",", ":")).encode("ascii"), QUICK)


def unpacked(content: bytes) -> Any:  # noqa: ANN401 - plain values of any shape
    """What :func:`packed` was given."""
    return json.loads(zlib.decompress(content))


def title_of(text: str) -> str:
    """What a contract calls itself: the first short words near its top, in a line or several, that name a kind."""
    heading = Heading(text, 0, REACH)
    for first, line in enumerate(heading.lines[:TITLE_LINES]):
        for last, said in heading.from_line(first):
            one = said if last > first else _one_line(text[slice(*line)])
            if SHORTEST_TITLE <= len(one) <= LONGEST_TITLE and CALLED.search(fold(one)):
                return one
    return ""


def number_of(text: str) -> str:
    """The number that a contract gives itself near its top; empty where it gives none, or leaves a blank for it."""
    lines = [line for line in text.split("\n", 60)[:60] if line.strip()][:TITLE_LINES]
    found = filter(None, (NUMBERED.search(unicodedata.normalize("NFKC", line)) for line in lines))
    return next((one["number"] for one in found if any(sign.isdigit() for sign in one["number"])), "")


def _one_line(line: str) -> str:
    """*line* without what cannot be seen; spaced out as titles are, its characters are drawn together."""
    words = "".join(
        " " if one.isspace() else one for one in line if one.isspace() or one.isprintable()
    ).split()
    spaced = len(words) > SHORTEST_TITLE and sum(map(len, words)) < len(words) * 2
    return ("" if spaced else " ").join(words)


def _plain(quote: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", quote))
