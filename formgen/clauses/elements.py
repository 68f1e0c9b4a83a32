"""Elements of a contract: looked for by the headings they stand under and by what their words say.

An element consists of parts (an amount, a way to pay it). Under a heading of its own a part may be said in
few words; elsewhere only in words that mean nothing else. A field that nobody filled in says nothing yet.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from formgen.clauses.contract import ElementFound, Status
from formgen.clauses.layout import BLANK
from formgen.clauses.patterns import expression

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

    from formgen.clauses.layout import Layout, Section
    from formgen.clauses.spans import Span
    from formgen.clauses.text import Match

_MOST_EVIDENCE = 4


@dataclass(frozen=True)
class Part:
    """One thing that an element says.

    :param label: as the reader is told that it is lacking: ``支付方式``.
    :param under: what shows it under a heading of the element; :param anywhere: what shows it wherever it stands.
    """

    label: str
    under: re.Pattern[str]
    anywhere: re.Pattern[str] | None = None
    not_of: re.Pattern[str] | None = None
    """What a sentence elsewhere speaks of that only looks like this: a deposit is no price."""


@dataclass(frozen=True)
class Signs:
    """How one element shows.

    :param heading: headings of the element; :param parts: what it must say.
    :param blanks: whether an unfilled field anywhere under its headings leaves it incomplete.
    :param core: whether, where there is no heading, the first part must be said for the element to be there at all.
    """

    key: str
    heading: re.Pattern[str]
    parts: tuple[Part, ...]
    blanks: bool = True
    core: bool = False
    signals: tuple[re.Pattern[str], ...] = ()
    """Of which two in a clause without a heading show all parts."""


@dataclass
class Seen:
    """What the search has seen of one element."""

    layout: Layout
    key: str
    sections: list[Section] = field(default_factory=list)
    """Its headings that have a body."""
    empty: list[Section] = field(default_factory=list)
    blank: list[Section] = field(default_factory=list)
    """Those whose body is only a field that nobody filled in."""
    places: list[int] = field(default_factory=list)
    also: list[Span] = field(default_factory=list)
    shown: list[Match] = field(default_factory=list)
    """Words that are evidence as they stand."""
    lacks: list[str] = field(default_factory=list)

    @property
    def spans(self) -> list[Span]:
        """The words below its headings, and those that speak of it elsewhere."""
        return [*(one.span for one in self.sections), *self.also]

    def note(self, found: Iterable[re.Match[str]]) -> bool:
        """Keep the first of *found* as evidence, if there is one."""
        first = next(iter(found), None)
        if first is not None:
            self.places.append(first.start())
        return first is not None

    def found(self, status: Status) -> ElementFound:
        """The result, with heading and sentences as evidence."""
        lacks = tuple(dict.fromkeys(self.lacks)) if status is Status.PARTIAL else ()
        return ElementFound(self.key, status, self._evidence(), lacks)

    def complete(self) -> ElementFound:
        """Present, or partial where something is lacking."""
        return self.found(Status.PARTIAL if self.lacks else Status.PRESENT)

    def settled(self) -> ElementFound | None:
        """The result, where there are headings and none has words: partial where a field waits for them."""
        if self.sections or not (self.blank or self.empty):
            return None
        if not self.blank:
            return self.found(Status.MISSING)
        self.lacks += [f"“{one.title}”下的空白" for one in self.blank]
        return self.found(Status.PARTIAL)

    def _evidence(self) -> tuple[Match, ...]:
        paper = self.layout.paper
        heads = [_trimmed(paper.words, *one.head) for one in (self.sections or self.blank or self.empty)[:1]]
        shown = [*(paper.match(*head) for head in heads), *self.shown]
        shown += [self.layout.sentence(place) for place in self.places]
        unique = {(one.start, one.end): one for one in shown if one.quote}
        return tuple(sorted(list(unique.values())[:_MOST_EVIDENCE], key=lambda one: one.start))


def _trimmed(words: str, start: int, end: int) -> Span:
    head = words[start:end]
    return start + len(head) - len(head.lstrip()), start + len(head.rstrip())


def look(layout: Layout, key: str, heading: re.Pattern[str]) -> Seen:
    """The headings of the element *key*; those without a body apart, as far as they are certainly headings."""
    seen = Seen(layout, key)
    for section in layout.under(heading):
        if not layout.is_empty(section):
            seen.sections.append(section)
        elif layout.is_blank(section):
            seen.blank.append(section)
        elif section.clause:
            seen.empty.append(section)
    return seen


def judge(
    layout: Layout, signs: Signs, outside: Iterable[Span] = (), also: Iterable[Span] = ()
) -> ElementFound:
    """How far the contract has the element.

    :param outside: stretches that belong to other elements: what is said there does not show this one.
    :param also: stretches that speak of the element without a heading.
    """
    seen = look(layout, signs.key, signs.heading)
    seen.also = list(also)
    if settled := seen.settled():
        return settled
    shown = by_signals(layout, signs.signals) if signs.signals and not seen.sections else []
    if seen.note(shown):
        return seen.complete()
    barred = tuple(outside)
    said = [_is_said(seen, part, barred) for part in signs.parts]
    if not seen.sections and not (said[0] if signs.core else any(said)):
        return seen.found(Status.MISSING)
    if signs.blanks:
        seen.lacks += unfilled(layout, seen.sections)
    return seen.complete()


_SIGNALS = 2


def by_signals(
    layout: Layout, signals: Iterable[re.Pattern[str]], least: int = _SIGNALS
) -> list[re.Match[str]]:
    """Where in the first clause without a heading that has *least* of *signals* they stand; empty if none has."""
    for span in layout.untitled:
        found = [found[0] for one in signals if (found := layout.find(one, [span]))]
        if len(found) >= least:
            return found
    return []


def _is_said(seen: Seen, part: Part, barred: tuple[Span, ...]) -> bool:
    layout = seen.layout
    found = layout.find(part.under, seen.spans)
    if part.anywhere:
        elsewhere = layout.find(part.anywhere, [(0, len(layout.words))], (*barred, *layout.heads))
        known: dict[int, bool] = {}
        found += [one for one in elsewhere if not _speaks_of(layout, one, part.not_of, known)]
    filled = [one for one in found if not BLANK.search(one.group())]
    if seen.note(filled):
        return True
    seen.note(found)
    seen.lacks.append(part.label)
    return False


def _speaks_of(
    layout: Layout, found: re.Match[str], other: re.Pattern[str] | None, known: dict[int, bool]
) -> bool:
    """Whether the sentence of *found* speaks of the *other*; *known* by its start, as one may hold thousands."""
    if other is None:
        return False
    one = layout.reading.sentence_at(found.start())
    if one.start not in known:
        known[one.start] = other.search(layout.words, one.start, one.end) is not None
    return known[one.start]


_CALLED = expression(r"[一-龥]{2,8}$")


def unfilled(layout: Layout, sections: Iterable[Section], *, prices: bool = True) -> list[str]:
    """What the unfilled fields in *sections* are called; *prices* says whether those for money count."""
    names = []
    for section in sections:
        for blank in layout.find(BLANK, [section.span], layout.signature):
            if not prices and layout.words.startswith("元", blank.end()):
                continue
            before = layout.words[max(section.start, blank.start() - 10) : blank.start()].rstrip(":( ¥")
            called = _CALLED.search(before)
            names.append(f"“{called.group() if called else section.title}”处的空白")
    return names[:3]
