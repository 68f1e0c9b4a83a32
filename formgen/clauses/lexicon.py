"""Names found in a text in one pass, each replaced by a mark of the same length.

Patterns then speak of "a territory" or "a body overseas" where the text has one of thousands of names,
and offsets stay what they are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick, MatchKind

from formgen.clauses.fold import fold_for_matching
from formgen.clauses.gazetteer import Place
from formgen.clauses.patterns import expression

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formgen.clauses.gazetteer import Gazetteer, Institution

TERRITORY = "\ue000"
OVERSEAS = "\ue001"
ELSEWHERE = "\ue002"
LOCAL = "\ue003"
MAINLAND = "\ue004"
NOT_FOREIGN = "\ue005"
UNCHOSEN = "\ue006"
"""Stands in place of an option that was not chosen."""
HARMLESS_NOT = "\ue007"
"""Stands in place of a 不 that denies nothing: 不低于, 不可撤销, 不动产."""

_MARK_OF = {
    Place.OVERSEAS: OVERSEAS,
    Place.DOMESTIC_OTHER: ELSEWHERE,
    Place.LOCAL: LOCAL,
    Place.UNKNOWN: ELSEWHERE,
}
_LATIN = expression("[a-z0-9]")
_ARBITRATION_NEAR = expression("仲裁|arbitra|争议|dispute")
_NEAR = 40
# 当日本金, 签字之日本合同: the day, not the country.
_JAPAN = "日本"
_DAY_BEFORE = frozenset("之当每作次止同即期假息翌起今昨本0123456789一二三四五六七八九十两几前后")
_THIS_BEHIND = expression("(?:合同|协议|金|息|条|款|办法|项目|单位|局|人|案|次|市|区)")


@lru_cache(maxsize=4)
def lexicon_of(gazetteer: Gazetteer) -> Lexicon:
    """The lexicon of *gazetteer*, made once."""
    return Lexicon(gazetteer)


@dataclass(frozen=True)
class Named:
    """One name in a text, with the institution it means if it means one."""

    start: int
    end: int
    mark: str
    institution: Institution | None = None


@dataclass(frozen=True)
class _Entry:
    key: str
    mark: str
    institution: Institution | None = None
    doubtful: bool = False


class Lexicon:
    """All names of one gazetteer, ready to be found."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    @cached_property
    def _entries(self) -> list[_Entry]:
        # Earlier kinds win where two share a writing.
        unique: dict[str, _Entry] = {}
        for entry in self._all():
            if entry.key:
                unique.setdefault(entry.key, entry)
        return list(unique.values())

    def _all(self) -> Iterator[_Entry]:
        known = self._gazetteer
        for body in known.institutions:
            mark = _MARK_OF[body.place]
            yield from (_Entry(key_of(name), mark, body) for name in (body.name, *body.aliases))
            yield from (_Entry(key_of(name), mark, body, doubtful=True) for name in body.doubtful)
        yield from (_Entry(key_of(name), NOT_FOREIGN) for name in known.not_foreign)
        yield from (_Entry(key_of(name), MAINLAND) for name in known.mainland_names)
        yield from (_Entry(key_of(name), TERRITORY) for name in sorted(known.territories))

    @cached_property
    def _automaton(self) -> AhoCorasick:
        return AhoCorasick([entry.key for entry in self._entries], matchkind=MatchKind.LeftmostLongest)

    def names_in(self, words: str) -> tuple[Named, ...]:
        """The names in *words* (folded for matching), leftmost and longest, none overlapping."""
        entries = self._entries
        if not entries:
            return ()
        found = self._automaton.find_matches_as_indexes(words)
        return tuple(
            Named(start, end, entries[which].mark, entries[which].institution)
            for which, start, end in found
            if _is_meant(words, start, end, entries[which])
        )


def key_of(name: str) -> str:
    """*name* as it is looked up: folded, small, without blanks between Chinese characters."""
    folded = fold_for_matching(name)
    return re.sub(r"(?<![a-z0-9]) | (?![a-z0-9])", "", folded)


def marked(words: str, names: tuple[Named, ...]) -> str:
    """*words* with each name replaced by as many of its marks as it has characters."""
    pieces, done = [], 0
    for name in names:
        pieces += [words[done : name.start], name.mark * (name.end - name.start)]
        done = name.end
    pieces.append(words[done:])
    return "".join(pieces)


def _is_meant(words: str, start: int, end: int, entry: _Entry) -> bool:
    before, behind = words[max(0, start - 1) : start], words[end : end + 1]
    if _LATIN.match(entry.key[0]) and _LATIN.match(before):
        return False
    if _LATIN.match(entry.key[-1]) and _LATIN.match(behind):
        return False
    if entry.key[-1] == "仲" and behind == "裁" and not words.startswith(("裁决", "裁定", "裁判"), end):
        return False  # 以上仲裁 names no body
    if entry.doubtful:
        return bool(_ARBITRATION_NEAR.search(words, max(0, start - _NEAR), end + _NEAR))
    if entry.key == _JAPAN:
        return before not in _DAY_BEFORE or not before or not _THIS_BEHIND.match(words, end)
    return True
