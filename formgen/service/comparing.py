"""Two versions of a contract, clause by clause: what changed, what came, what went, what only moved."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from formgen.service.numberless import number_of, numberless, referring, squeezed
from formgen.service.side_by_side import IN_ALL, Effort, Matcher, Stretches, side_by_side, stretches

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from formgen.clauses import Contract

TOKEN = re.compile(r"[0-9]+(?:[.,，][0-9]+)*|[A-Za-z]+|\s+|.", re.DOTALL)
CRUMB = 3
"""Tokens: a shorter stretch that is alike, between two that are not, is taken for different."""
IN_ALL_CLAUSES = 30_000_000
"""Pairs of words that are looked at in a whole comparison: three seconds of the two minutes that a judge has."""
SAME, CHANGED, NEW, REMOVED, MOVED = "same", "changed", "new", "removed", "moved"
RENUMBERED = "renumbered"
"""Only its number is another, or that of a clause it refers to."""
ALIKE = 0.35
"""From this share of common pairs of characters on, two clauses are versions of one."""
MOST_PAIRS = 10_000
"""Pairs of clauses that are compared with one another; in larger stretches only their numbers and titles count."""
LABEL_COUNTS = 0.3
"""How much the same number or title adds to the likeness of two clauses."""


@dataclass(frozen=True)
class Piece:
    """A paragraph.

    :param label: number and title of the clause that it stands in, empty outside of clauses.
    :param start: where it begins in its text.
    """

    label: str
    words: str
    start: int


@dataclass(frozen=True)
class Change:
    """One paragraph in both versions; *before* or *after* is missing where only the other has it.

    :param apart: of one that was changed: its words before and after, told apart; of others nothing.
    """

    kind: str
    before: Piece | None
    after: Piece | None
    apart: tuple[Stretches, Stretches] = ((), ())


def compared(
    before: Contract,
    after: Contract,
    counts: Callable[[Contract, Piece], bool] = lambda _contract, _piece: True,
) -> tuple[Change, ...]:
    """The clauses of both versions in the order of the later one, those that went where they used to be.

    :param counts: whether a paragraph of a contract is compared at all.
    """
    old, new = ([one for one in _pieces(each) if counts(each, one)] for each in (before, after))
    # Paragraphs that stand in a contract again and again lead nowhere as landmarks: difflib passes over them.
    lines, new_lines = [numberless(one.words) for one in old], [numberless(one.words) for one in new]
    steps = Matcher(lines, new_lines, Effort(in_one=IN_ALL), passing=True)
    changes: list[Change] = []
    for kind, old_from, old_to, new_from, new_to in steps.get_opcodes():
        if kind == "equal":
            pairs = zip(old[old_from:old_to], new[new_from:new_to], strict=True)
            changes += [Change(SAME, one, other) for one, other in pairs]
        else:
            changes += _paired(old[old_from:old_to], new[new_from:new_to])
    effort = Effort(IN_ALL_CLAUSES)
    return tuple(_with_words_apart(one, effort) for one in _numbers_apart(list(_with_moves(changes))))


def _with_words_apart(change: Change, effort: Effort) -> Change:
    if change.kind != CHANGED or change.before is None or change.after is None:
        return change
    return replace(change, apart=told_apart(change.before.words, change.after.words, effort))


def told_apart(before: str, after: str, effort: Effort | None = None) -> tuple[Stretches, Stretches]:
    """Both texts in stretches, each with whether the other says something else there.

    Figures and Latin words are compared as a whole; a character or two that are alike between two
    differences count as different, so that a reader sees words and not crumbs.

    :param effort: what is left of it for all that is compared with these texts.
    """
    steps = side_by_side(TOKEN.findall(before), TOKEN.findall(after), effort or Effort())
    ends = (0, len(steps) - 1)
    told = [
        (alike and (at in ends or len(old) >= CRUMB), "".join(old), "".join(new))
        for at, (alike, old, new) in enumerate(steps)
    ]
    return stretches((alike, old) for alike, old, _new in told), stretches(
        (alike, new) for alike, _old, new in told
    )


def _pieces(contract: Contract) -> Iterator[Piece]:
    """Every paragraph of the contract, with the clause that it stands in."""
    for one in (contract.tree, *contract.clauses()):
        label = " ".join(filter(None, (one.number, one.title)))
        for line in re.finditer("[^\n]+", contract.words[one.start : one.own_end()]):
            if line[0].strip():
                yield Piece(label, line[0], one.start + line.start())


def _paired(old: list[Piece], new: list[Piece]) -> list[Change]:
    """Clauses of a stretch that differs: each new one beside the old one that is most like it, if any is."""
    partner = _partners(old, new)
    taken = set(partner.values())
    changes = []
    waiting = [(index, one) for index, one in enumerate(old) if index not in taken]
    for index, one in enumerate(new):
        mine = partner.get(index)
        if mine is None:
            changes.append(Change(NEW, None, one))
            continue
        while waiting and waiting[0][0] < mine:
            changes.append(Change(REMOVED, waiting.pop(0)[1], None))
        alike = numberless(old[mine].words) == numberless(one.words)
        changes.append(Change(SAME if alike else CHANGED, old[mine], one))
    return changes + [Change(REMOVED, one, None) for _index, one in waiting]


def _partners(old: list[Piece], new: list[Piece]) -> dict[int, int]:
    """The index of the old clause by that of the new one, the likest pairs first."""
    if len(old) * len(new) > MOST_PAIRS:
        return _by_label(old, new)
    olds, news = [_pairs_of(one.words) for one in old], [_pairs_of(one.words) for one in new]
    scored = sorted(
        (
            (_likeness(one, other) + _label_likeness(old[i], new[j]), -abs(i - j), j, i)
            for j, other in enumerate(news)
            for i, one in enumerate(olds)
        ),
        reverse=True,
    )
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for score, _distance, j, i in scored:
        if score >= ALIKE and j not in partner and i not in taken:
            partner[j] = i
            taken.add(i)
    return partner


def _by_label(old: list[Piece], new: list[Piece]) -> dict[int, int]:
    """The first paragraph of a clause with that of the clause of the same name, the second with the second …"""
    places = dict(zip(_named(old), range(len(old)), strict=True))
    found = ((j, places.get(name)) for j, name in enumerate(_named(new)))
    return {j: i for j, i in found if i is not None}


def _named(pieces: list[Piece]) -> list[tuple[str, int]]:
    seen: Counter[str] = Counter()
    names = []
    for one in pieces:
        seen[one.label] += 1
        names.append((one.label, seen[one.label]))
    return names


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other) or 1)


def _label_likeness(one: Piece, other: Piece) -> float:
    return LABEL_COUNTS if one.label and one.label == other.label else 0


def _pairs_of(words: str) -> frozenset[str]:
    plain = numberless(words)
    return frozenset(map("".join, pairwise(plain)))


def _with_moves(changes: list[Change]) -> Iterator[Change]:
    """What went in one place and came in another with the same words has only moved."""
    gone = {numberless(one.before.words): one for one in changes if one.kind == REMOVED and one.before}
    moved = {
        numberless(one.after.words): one for one in changes if one.kind == NEW and one.after
    }.keys() & gone.keys()
    for one in changes:
        if one.kind == NEW and one.after and numberless(one.after.words) in moved:
            yield Change(MOVED, gone[numberless(one.after.words)].before, one.after)
        elif one.kind != REMOVED or not one.before or numberless(one.before.words) not in moved:
            yield one


def _numbers_apart(changes: list[Change]) -> Iterator[Change]:
    """Clauses that say the same under another number; a reference that follows its clause says the same too."""
    kept = [(one.before, one.after) for one in changes if one.before and one.after and one.kind != MOVED]
    numbers = ((number_of(old.words), number_of(new.words)) for old, new in kept)
    renamed = {old: new for old, new in numbers if old and new and old != new}
    for one in changes:
        yield one if one.kind not in (SAME, CHANGED) else _renumbered(one, renamed)


def _renumbered(change: Change, renamed: Mapping[str, str]) -> Change:
    old, new = change.before, change.after
    if old is None or new is None or squeezed(old.words) == squeezed(new.words):
        return change
    alike = change.kind == SAME or referring(old.words, renamed) == numberless(new.words)
    return Change(RENUMBERED, old, new) if alike else change
