"""A contract as the extraction reads it: its clauses with their titles, its sentences, and who is who in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from formgen.clauses import Role, Side, fold
from formgen.clauses.patterns import expression
from formgen.clauses.turned import turned
from formgen.plan import Extracted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formgen.clauses import Clause, Contract, Party

Span = tuple[int, int]
SWAPPED = 0.6
"""How sure a text is in which 甲方 and 乙方 had to change places, because the form calls the government side 甲方."""
_SENTENCE = expression("[^。;\n]*(?:[。;]|(?=\n)|$)")
_BLANK = expression(r"(?:[\s_﹍/—\-….*×【】\[\]()（）＿。;]|【[^】]{0,24}(?:待|填)[^】]{0,24}】)*")
# A full line that ends within a sentence, before a line that begins nothing new.
_SOFT_BREAK = expression(
    r"([^\n|]{19}[^\n。;:!?”)】>|])\n(?![\s]|第.{1,6}[条章节]|[一二三四五六七八九十]{1,3}、|[(][0-9一二三四五六七八九十]{1,3}[)]|[0-9]{1,2}(?:[.、]|\s)|"
    r"[①-⑳#*|【]|附件|[甲乙丙]方\s?[:(])"
)
_PAGE = expression(r"\n[ \t]*(?:第\s*[0-9]+\s*页[^\n]{0,20}|[-—]\s*[0-9]+\s*[-—])[ \t]*(?=\n|$)")
"""The foot of a page that was left among the words."""
_LONGEST_SHOWN = 4000
_NOTHING = expression(r"[(\[]?(?:无|略|空|不适用|/)[)\]]?[。;]?")


@dataclass(frozen=True, eq=False)
class Source:
    """What is extracted from."""

    paper: Contract

    @cached_property
    def folded(self) -> str:
        """The words, half width and simplified; every character at its old place.

        Breaks that only a narrow page made are blanks: a plain text is full of them, other files have none.
        """
        folded = fold(self.paper.words)
        return _SOFT_BREAK.sub(_as_blank, folded) if self._is_plain else folded

    @cached_property
    def _is_plain(self) -> bool:
        return not self.paper.name or self.paper.name.lower().endswith((".txt", ".md"))

    def written(self, start: int, end: int) -> str:
        """The writer's own words, without the breaks that a narrow page made."""
        trios = zip(range(start, end), self.paper.words[start:end], self.folded[start:end], strict=True)
        return "".join(
            self._between_cells.get(at, one) for at, one, folded in trios if one != "\n" or folded == "\n"
        )

    @cached_property
    def _between_cells(self) -> dict[int, str]:
        """What stands for the line's end between two cells of one row, by its place: a row is one line."""
        beside = [
            (one.end, "、" if one.cell != other.cell else " ")
            for one, other in pairwise(self.paper.blocks)
            if one.cell is not None and other.cell is not None and one.cell[:2] == other.cell[:2]
        ]
        return {at: sign for at, sign in beside if self.folded[at] == "\n"}

    @cached_property
    def end(self) -> int:
        """Where the contract itself ends and its annexes begin."""
        tree = self.paper.tree
        return next((part.start for part in tree.children if part.role is Role.ANNEX), tree.end)

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses of the contract itself, in order, all levels."""
        parts = [part for part in self.paper.tree.walk() if part.start < self.end]
        return tuple(part for part in parts if part.role is Role.CLAUSE)

    @cached_property
    def titled(self) -> tuple[tuple[Clause, str], ...]:
        """The clauses that have a title, each with it, the parties in it :meth:`sided`."""
        return tuple((one, self.sided(one.title)) for one in self.clauses if one.title)

    @cached_property
    def opening(self) -> Span:
        """Title, parties and recitals."""
        parts = self.paper.tree.children
        return next(((part.start, part.end) for part in parts if part.role is Role.OPENING), (0, 0))

    @cached_property
    def government(self) -> tuple[Party, ...]:
        """The parties on the government side."""
        return tuple(one for one in self.paper.parties if one.side is Side.GOVERNMENT)

    @cached_property
    def others(self) -> tuple[Party, ...]:
        """Everybody else who concludes the contract."""
        return tuple(one for one in self.paper.parties if one.side is Side.OTHER)

    @cached_property
    def is_turned(self) -> bool:
        """Whether the contract calls somebody else 甲方."""
        return turned("甲方", self.paper.sides)[0] != "甲方"

    @cached_property
    def roles(self) -> re.Pattern[str]:
        """Every name and role of a party."""
        names = sorted({*self.paper.sides.government, *self.paper.sides.others}, key=len, reverse=True)
        return re.compile("|".join(re.escape(fold(name)) for name in names) or r"(?!)")

    @cached_property
    def _government_names(self) -> frozenset[str]:
        return frozenset(map(fold, self.paper.sides.government))

    def sided(self, folded: str) -> str:
        """*folded* with every name of a party replaced by 甲方 for the government side, 乙方 for the others."""
        return self.roles.sub(
            lambda found: "甲方" if found.group() in self._government_names else "乙方", folded
        )

    def body(self, clause: Clause) -> Span:
        """The words of *clause* behind its title, sub-clauses included, without blanks around them."""
        return self.trimmed(clause.body, clause.end)

    def trimmed(self, start: int, end: int) -> Span:
        """The span without blanks at either end."""
        while start < end and self.folded[start].isspace():
            start += 1
        while end > start and (self.folded[end - 1].isspace() or self.folded[end - 1] in "#*>"):
            end -= 1
        return start, end

    def sentences(self, start: int, end: int) -> Iterator[Span]:
        """The sentences between *start* and *end*; semicolons and line ends close one too."""
        for found in _SENTENCE.finditer(self.folded, start, end):
            span = self.trimmed(*found.span())
            if span[0] < span[1]:
                yield span

    def sentence_at(self, place: int) -> Span:
        """The sentence around *place*."""
        text = self.folded
        start = max(text.rfind(mark, 0, place) for mark in "。;\n") + 1
        stops = [stop for mark in "。;\n" if (stop := text.find(mark, place)) >= 0]
        return self.trimmed(start, min(stops, default=len(text) - 1) + 1)

    def says(self, path: str, value: Any, span: Span, confidence: float) -> Extracted:  # noqa: ANN401 - JSON
        """An answer that the words at *span* give."""
        start, end = span
        return Extracted(path, value, self.paper.match(start, min(end, start + _LONGEST_SHOWN)), confidence)

    def text(self, path: str, span: Span, confidence: float) -> Iterator[Extracted]:
        """The words at *span* as the answer to *path*; nothing where they are blank."""
        yield from self.joined(path, [span], confidence)

    def clause(self, path: str, clause: Clause, confidence: float) -> Iterator[Extracted]:
        """The words of *clause* as the answer to *path*, without numbers that have no meaning elsewhere: 第三条, 3.1."""
        children = clause.children
        numbered = children and all(re.match(r"第|[0-9]+\s?\.\s?[0-9]", child.number) for child in children)
        if not numbered and not (len(children) == 1 and children[0].number):
            yield from self.text(path, self.body(clause), confidence)
            return
        spans = [self.trimmed(clause.body, children[0].start)]
        spans += [self.trimmed(self._behind_number(child), child.end) for child in children]
        yield from self.joined(path, [span for span in spans if span[0] < span[1]], confidence)

    def _behind_number(self, clause: Clause) -> int:
        """Where the words of *clause* begin behind its number, the title included."""
        start = clause.start + len(clause.number)
        while start < clause.end and self.folded[start] in "、.:) \t":
            start += 1
        return start

    def joined(self, path: str, spans: list[Span], confidence: float) -> Iterator[Extracted]:
        """The words at all of *spans*, one below the other, as the answer to *path*."""
        spans = [span for span in spans if not is_blank(self.folded[slice(*span)])]
        if not spans:
            return
        seams = [self._between_cells.get(end, "\n") for _start, end in spans]
        written = [self.written(*span) + seam for span, seam in zip(spans, seams, strict=True)]
        value = _PAGE.sub("", "".join(written)[:-1])
        if self.is_turned and (swapped := turned(value, self.paper.sides)[0]) != value:
            value, confidence = swapped, min(confidence, SWAPPED)
        yield self.says(path, value, (spans[0][0], spans[-1][1]), confidence)


def _as_blank(found: re.Match[str]) -> str:
    return found.group(1) + " "


def is_blank(words: str) -> bool:
    """Whether *words* are only a place to write in."""
    return _BLANK.fullmatch(words) is not None or _NOTHING.fullmatch(words) is not None
