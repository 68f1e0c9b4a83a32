"""Where a long title is broken: at its brackets and titles, never within one that fits a line.

GB/T 9704-2012, 7.3.1: 标题回行时，要做到词意完整，排列对称，长短适宜. A word processor breaks where the line is
full, and leaves “例）” alone on the second.
"""

from __future__ import annotations

import math
import unicodedata
from functools import cache
from itertools import accumulate, pairwise, takewhile

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


def title_lines(title: str, most: int) -> list[str]:
    """*title* in as few lines of *most* Chinese characters as it needs, broken as a clerk would break it."""
    ends = (0.0, *accumulate(map(_width, title)))
    if ends[-1] <= most:
        return [title]
    breaks = _breaks(title, most)
    for count in range(math.ceil(ends[-1] / most), len(title) + 1):
        best = _best(ends, most, breaks, count)
        if best:
            return [title[start:end].strip() for start, end in pairwise((0, *best, len(title)))]
    return [title]


def _best(ends: tuple[float, ...], most: int, breaks: dict[int, float], count: int) -> tuple[int, ...] | None:
    """The places of *count* - 1 breaks that cost least; None if no such lines hold the title.

    :param ends: how wide the title is up to each place.
    """

    @cache
    def rest(start: int, lines: int) -> tuple[float, tuple[int, ...]] | None:
        left = most - (ends[-1] - ends[start])
        if lines == 1:
            return (left**2, ()) if left >= 0 else None
        places = takewhile(lambda at: ends[at] - ends[start] <= most, (one for one in breaks if one > start))
        after = [(at, rest(at, lines - 1)) for at in places]
        return min(
            (
                (breaks[at] + (most - ends[at] + ends[start]) ** 2 + more[0], (at, *more[1]))
                for at, more in after
                if more
            ),
            default=None,
        )

    best = rest(0, count)
    return best[1] if best else None


def _breaks(title: str, most: int) -> dict[int, float]:
    """Where *title* may be broken, from its beginning on, and what a break there costs."""
    whole = [one for one in _groups(title) if sum(map(_width, title[slice(*one)])) <= most]
    inside = {at for start, end in whole for at in range(start + 1, end)}
    return {
        at: _cost(title[:at], title[at:])
        for at in range(1, len(title))
        if at not in inside and _may_part(title[at - 1], title[at])
    }


def _cost(before: str, after: str) -> float:
    if before[-1] in CLOSING + _PAUSES or after[0] in OPENING:
        return 0.0
    return _AT_WORD if before.endswith(_WORDS) else _SPLIT_WORD


def _may_part(before: str, after: str) -> bool:
    one_word = before.isascii() and after.isascii() and " " not in (before, after)
    counted = before.isdigit() and after in _COUNTED
    return before not in OPENING and after not in CLOSING + _PAUSES and not one_word and not counted


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
