"""The lines of a contract, as the search for its headings takes them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from formgen.clauses.bilingual import without_translation
from formgen.clauses.fold import fold
from formgen.clauses.patterns import expression

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formgen.reading.document import Block

_LINE = expression("[^\n\r\v\f\x85\u2028\u2029]+")
_UNSEEN = " \t\u00a0\u200b\u200c\u200d\u2060\ufeff\u3000\u00ad"
# Markdown around a heading: # 第一条, **第一条 定义**, > 第一条.
_DRESS = expression(r"(?P<marks>(?:>[ \t]*)*(?P<hashes>#{1,6})?[ \t]*(?:\*{2,3}|__(?=[^_]))?)[ \t]*")
_UNDRESS = expression(r"\s*(?:\*{2,3}|(?<=[^_])__|\s#{1,6})\s*$")
# 第二条 in the middle of a line: a text whose line breaks were lost.
_LOST_BREAK = expression(
    r"(?<=[。;；])[ \t\u3000]*(?=第[ ]?[一二三四五六七八九十百零〇0-9]{1,5}[ ]?[条章](?:[ \t\u3000]+|[【\[]))"
)
_CLOSED = frozenset("。；;：:！!？?…”】]）)》>|")
_FULL = 15
"""A line shorter than this ends where its writer ended it, unless its last word leads on."""
_SHORTEST = 5
_LEADS_ON = expression(
    "(?:按照?|根据|依据|依照|违反|遵守|适用|参照|见|详见|符合|执行|本合同|本协议|》|、|,|，|和|与|及|或|至|第)$"
)


def leads_on(line: str) -> bool:
    """Whether *line* ends with a word after which a sentence must go on."""
    return bool(_LEADS_ON.search(line))


@dataclass(frozen=True, slots=True)
class Line:
    """One line without the blanks around it, folded.

    :param start: :param end: in characters of the contract.
    :param apart: whether an empty line, or another cell, stands before it.
    :param heading: depth of a heading of Markdown or of a heading style, from 0; ``None`` for others.
    """

    text: str
    start: int
    end: int
    apart: bool
    heading: int | None = None
    block: Block | None = None

    @property
    def numbered_by_source(self) -> bool:
        """Whether the number at its start is one that the word processor counts."""
        return bool(self.block and self.block.numbering)

    @property
    def in_table(self) -> bool:
        """Whether it stands in a table."""
        return bool(self.block and self.block.cell)

    @property
    def is_open(self) -> bool:
        """Whether its last sentence may go on in the next line."""
        if leads_on(self.text):
            return len(self.text) >= _SHORTEST
        return len(self.text) >= _FULL and self.text[-1] not in _CLOSED


def lines_of(words: str, blocks: tuple[Block, ...]) -> list[Line]:
    """The lines of *words* that hold anything, in order."""
    folded = without_translation(fold(words))
    starts = [one.start for one in blocks]
    lines: list[Line] = []
    last_end = 0
    for start, end in _spans(folded):
        which = bisect_right(starts, start) - 1
        block = blocks[which] if which >= 0 and start < blocks[which].end else None
        apart = folded.count("\n", last_end, start) > 1 or _is_elsewhere(block, lines)
        line = _line(folded, start, end, apart=apart, block=block)
        if line:
            lines.append(line)
            last_end = end
    return lines


def _spans(folded: str) -> Iterator[tuple[int, int]]:
    for found in _LINE.finditer(folded):
        start = found.start()
        if found.end() - start > _FULL:
            for lost in _LOST_BREAK.finditer(folded, start, found.end()):
                yield start, lost.start()
                start = lost.end()
        yield start, found.end()


def _is_elsewhere(block: Block | None, lines: list[Line]) -> bool:
    before = lines[-1].block if lines else None
    if block is None or before is None:
        return False
    return block is not before and (block.cell, block.kind) != (before.cell, before.kind)


def _line(folded: str, start: int, end: int, *, apart: bool, block: Block | None) -> Line | None:
    while start < end and folded[start] in _UNSEEN:
        start += 1
    while end > start and folded[end - 1] in _UNSEEN:
        end -= 1
    dress = _DRESS.match(folded, start, end)
    heading = block.level if block else None
    if dress and dress.group("marks"):
        heading = len(dress.group("hashes") or "") - 1 if dress.group("hashes") else heading
        start = dress.end()
        undress = _UNDRESS.search(folded, max(start, end - _FULL), end)
        end = undress.start() if undress else end
    if start >= end:
        return None
    return Line(folded[start:end], start, end, apart, heading, block)
