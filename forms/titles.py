"""Where a long title is broken: at its brackets and titles, never within one that fits a line.

GB/T 9704-2012, 7.3.1: 标题回行时，要做到词意完整，排列对称，长短适宜. A word processor breaks where the line is
full, and leaves “例）” alone on the second.
"""

from __future__ import annotations

import unicodedata
from enum import IntEnum
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

COVER, INNER, BELOW = 20, 24, 31
"""Chinese characters of a line of 156 mm: of a title in 二号, of one in 小二, and of a remark in 四号 below it."""
OPENING, CLOSING = "（(《〈〔［【“‘", "）)》〉〕］】”’"
_PAUSES = "、，：；。—"
_COUNTED = "年月日号份期次个"
_NARROW = 0.62
"""The width of a letter or figure, as a share of a Chinese character."""
_WORDS = ("年度", "办事处", "管理局", "委员会", "公司", "中心", "项目", "工程", "服务", "采购")
"""After these a word of a contract's name ends."""
_AT_WORD, _SPLIT_WORD = 60.0, 1000.0
"""What a break costs after such a word, and elsewhere between characters: more than any uneven lines."""
_TEAR = 1e5
"""What a break costs that tears what should hold, to the power of how fast it holds."""


class _Hold(IntEnum):
    """What holds two neighbouring characters together, from nothing to what holds fastest."""

    FREE, BRACKETS, WORD, SIGN = range(4)


def title_lines(title: str, most: int) -> list[str]:
    """*title* in as few lines of *most* Chinese characters as it needs, broken as a clerk would break it."""
    ends = (0.0, *accumulate(map(_width, title)))
    if ends[-1] <= most:
        return [title]
    places = _best(ends, most, _breaks(title, ends, most))
    lines = (title[start:end].strip() for start, end in pairwise((0, *places, len(title))))
    return [line for line in lines if line] or [title]


def _best(ends: tuple[float, ...], most: int, breaks: dict[int, float]) -> Iterator[int]:
    """The places where lines end, the last one left out: fewest lines first, then those that cost least.

    :param ends: how wide the title is up to each place.
    :param breaks: places so near to one another that two neighbours always fit a line.
    """
    starts = (0, *breaks)
    rest: dict[int, tuple[int, float, int]] = {}
    """From a place on: how many lines there are, what they cost, and where the first of them ends."""
    for nth in reversed(range(len(starts))):
        start = starts[nth]
        left = most - (ends[-1] - ends[start])
        rest[start] = (1, left**2, 0) if left >= 0 else min(_longer(ends, most, breaks, rest, starts[nth:]))
    at = 0
    while at := rest[at][2]:
        yield at


def _longer(
    ends: tuple[float, ...],
    most: int,
    breaks: dict[int, float],
    rest: dict[int, tuple[int, float, int]],
    starts: tuple[int, ...],
) -> Iterator[tuple[int, float, int]]:
    """What :func:`_best` may do from the first of *starts* on, one for each place where its line may end."""
    start, *later = starts
    for at in later:
        if ends[at] - ends[start] > most:
            return
        lines, cost, _next = rest[at]
        yield lines + 1, breaks[at] + (most - ends[at] + ends[start]) ** 2 + cost, at


def _breaks(title: str, ends: tuple[float, ...], most: int) -> dict[int, float]:
    """Where *title* may be broken, from its beginning on, and what a break there costs.

    What holds together and is wider than a line is torn all the same, where it holds least.
    """
    holds = _holds(title, most)
    breaks = {at: _cost(title[:at], title[at:]) for at, hold in holds.items() if hold is _Hold.FREE}
    for torn in (_Hold.BRACKETS, _Hold.WORD, _Hold.SIGN):
        parts = pairwise((0, *sorted(breaks), len(title)))
        wide = [part for part in parts if ends[part[1]] - ends[part[0]] > most]
        inner = (at for start, end in wide for at in range(start + 1, end))
        breaks |= {at: _TEAR**torn for at in inner if holds[at] is torn}
    return dict(sorted(breaks.items()))


def _holds(title: str, most: int) -> dict[int, _Hold]:
    """What holds *title* together at each place between two of its characters."""
    widths = [*map(_width, title)]
    whole = [one for one in _groups(title) if sum(widths[slice(*one)]) <= most]
    inside = {at for start, end in whole for at in range(start + 1, end)}
    return {at: _hold(title[at - 1], title[at], bracketed=at in inside) for at in range(1, len(title))}


def _hold(before: str, after: str, *, bracketed: bool) -> _Hold:
    if before in OPENING or after in CLOSING + _PAUSES:
        return _Hold.SIGN
    one_word = before.isascii() and after.isascii() and " " not in (before, after)
    if one_word or (before.isdigit() and after in _COUNTED):
        return _Hold.WORD
    return _Hold.BRACKETS if bracketed else _Hold.FREE


def _cost(before: str, after: str) -> float:
    if before[-1] in CLOSING + _PAUSES or after[0] in OPENING:
        return 0.0
    return _AT_WORD if before.endswith(_WORDS) else _SPLIT_WORD


def _groups(title: str) -> list[tuple[int, int]]:
    """Each pair of brackets: where it opens, and behind where it closes."""
    open_at: list[int] = []
    groups = []
    for at, character in enumerate(title):
        if character in OPENING:
            open_at.append(at)
        elif character in CLOSING and open_at:
            groups.append((open_at.pop(), at + 1))
    return groups


def _width(character: str) -> float:
    return 1.0 if unicodedata.east_asian_width(character) in "WFA" else _NARROW
