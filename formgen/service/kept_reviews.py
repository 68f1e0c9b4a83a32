"""A review as it is kept and opened again: what was read, what was found as it was shown, names of findings."""

from __future__ import annotations

import json
import re
import unicodedata
import zlib
from collections import Counter
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from formgen.clauses.fold import fold
from formgen.messages import LANGUAGES, Message
from formgen.reading.written import as_json, from_json
from formgen.rules import Finding, Kind, Match, Severity
from formgen.service.numberless import unreferred
from formgen.storage import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from formgen.reading import Document
    from formgen.reviewing import ReviewReport
    from formgen.storage import Decision

ACCEPTED, FALSE_POSITIVE, WAIVED, OPEN = "accepted", "false_positive", "waived", "open"
LONGEST_TITLE = 60
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

    :param number: from 1, in the order of the report; it stays, whatever is filtered.
    :param key: names the finding in later versions of the contract too.
    :param found: the finding as the JSON interface shows it.
    :param fresh: whether the version before did not have it; always false without such a version.
    :param former: the name under which a decision may be kept that was made before numbers of clauses did not count.
    """

    number: int
    key: str
    found: Mapping[str, Any]
    decision: Decision | None = None
    fresh: bool = False
    former: str = ""

    @property
    def severity(self) -> str:
        """``block``, ``warn`` or ``note``."""
        return str(self.found["severity"])

    @property
    def state(self) -> str:
        """``open``, ``accepted``, ``false_positive`` or ``waived``."""
        return self.decision.state if self.decision else OPEN

    @property
    def version(self) -> str:
        """Names the decision that stands; empty where there is none."""
        return self.decision.version if self.decision else ""

    def as_dict(self) -> dict[str, Any]:
        """The finding with its key and what was decided, as the JSON report has it."""
        one = self.decision
        decided = (
            {"state": one.state, "reason": one.reason, "at": one.decided_at.isoformat()} if one else None
        )
        return {**self.found, "key": self.key, "decision": decided}

    def finding(self) -> Finding:
        """The finding as the engine has it."""
        said = self.found
        matches = tuple(
            Match(one["field"], one["quote"], one["start"], one["end"]) for one in said["matches"]
        )
        return Finding(
            said["rule"],
            Severity(said["severity"]),
            Kind(said["kind"]),
            (),
            Message(said["message"]),
            said["citation"],
            matches,
        )


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
    report: Mapping[str, Any], decisions: Mapping[str, Decision], known: set[str] | None
) -> tuple[Entry, ...]:
    """The findings of *report* with their *decisions*; *known* are the names of those of the version before.

    :param known: ``None`` where there is no such version.
    """
    found = report["findings"]
    named = enumerate(zip(keys_of(found), former_keys_of(found), found, strict=True), start=1)
    return tuple(
        Entry(
            number,
            key,
            one,
            decisions.get(key) or decisions.get(former),
            fresh=known is not None and key not in known,
            former=former,
        )
        for number, (key, former, one) in named
    )


def outcome_of(report: ReviewReport) -> Outcome:
    """What is kept of a review that was just made: in every language, as it would be shown now."""
    shown: dict[str, Any] = {language: report.as_dict(language) for language in LANGUAGES}
    states = Counter(one.found.status.value for one in report.elements)
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
        frozenset((*keys_of(shown["zh"]["findings"]), *former_keys_of(shown["zh"]["findings"]))),
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
    """What a contract calls itself: the first short line near its top that names a kind of contract."""
    lines = [line for line in text.split("\n", 60)[:60] if line.strip()][:TITLE_LINES]
    short = [one for one in map(_one_line, lines) if SHORTEST_TITLE <= len(one) <= LONGEST_TITLE]
    return next((one for one in short if CALLED.search(fold(one))), "")


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
