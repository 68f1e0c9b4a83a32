"""A contract laid out for the search for its elements: its words, and which heading each stretch of them is under."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, cast

from formgen.clauses.bilingual import in_one_language
from formgen.clauses.patterns import expression
from formgen.clauses.reading import readings
from formgen.clauses.spans import joined
from formgen.clauses.tree import Role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from formgen.clauses.contract import Contract
    from formgen.clauses.reading import Reading
    from formgen.clauses.spans import Span
    from formgen.clauses.text import Match
    from formgen.clauses.tree import Clause


BLANK = expression(
    r"_{2,}|﹍+|[×✕]{2,}|(?<![a-z])x{3,}(?![a-z])|【】|\[\]|(?:日期|时间|日)[:为]?年月日|【待[^】\n]{1,40}】|待(?:补充|填写|定|确认)(?=[。;,\n)]|$)|自年月日|至年月日|于年月日|"
    r"(?:电话|联系人|金额|大写|小写|账号|邮箱|地址|邮编):(?=[)。;,]|元)|人民币:?(?:大写)?:?元|\((?:大写|小写):?\)元"
)
"""A field of a form that nobody filled in, in folded words without blanks between Chinese characters."""
_NOTHING = expression(
    r"[\s\W_]*(?:本条|此处|此条)?(?:无|略|空白?|空缺|没有|无约定|暂缺|待定|待补充?|不填)?[\s\W_]*"
)
_FIELD = expression(r"[_﹍]{2,}|\(\)|【】|\[\]")
_REFERS = expression(
    r"[\s\W_]*(?:详?见|另见|参见|按照?|以)(?:本(?:合同|协议))?(?P<annex>附[件表][一二三四五六七八九十0-9a-z]*)"
    r"(?:《[^》\n]{1,30}》)?(?:执行|为准|约定|所列)?[\s\W_]*"
)
_HEAD_LINE = expression(
    r"^(?:第[一二三四五六七八九十百0-9]{1,4}[条章节]|[(]?[一二三四五六七八九十]{1,3}[)、.]|[壹贰叁肆伍陆柒捌玖拾]{1,3}[、.]?|"
    r"[0-9]{1,2}[、.]?|【)?(?P<title>[一-龥、()与和及]{2,14})[】:]?$",
    re.MULTILINE,
)
_NO_HEADING = expression(
    "(?:合同|协议|协议书|合同书|意向书|备忘录)(?:[(][^)]*[)])?$|电话|地址|名称|代码|代表人|负责人|日期|编号|账号|开户|[(]示例[)]"
)
# What stands behind the label of a cell: a value, no sentence.
_VALUE = expression(r"\n[^\n。;,:、]{1,40}(?:\n|$)")
_CONTENTS = expression("目录|contents")
_FRONT = 800


@dataclass(frozen=True)
class Section:
    """A stretch of the contract under one heading.

    :param title: the heading without its number and without blanks.
    :param head: where number and title stand, in characters of the source.
    :param start: :param end: the words below it, sub-clauses included, in characters of the reading.
    """

    title: str
    head: Span
    start: int
    end: int
    clause: Clause | None = None

    @property
    def span(self) -> Span:
        """The words below the heading."""
        return self.start, self.end


def _style(number: str) -> str:
    """How *number* is written, whichever number it is: ``第一条``, ``1``, ``1.1``."""
    return re.sub(
        "[一二三四五六七八九十百零〇]+", "一", re.sub("[0-9０-９]+", "1", re.sub(r"\s", "", number))
    )


class Layout:
    """The reading of one contract, with its sections."""

    def __init__(self, paper: Contract) -> None:
        self.paper = paper
        self.reading: Reading = in_one_language(readings(paper.text, paper.gazetteer)[0])
        self.words = self.reading.words

    @classmethod
    def of(cls, paper: Contract) -> Layout | None:
        """The layout of *paper*, made once; ``None`` for a text without words."""
        if cls not in paper.kept:
            paper.kept[cls] = cls(paper) if readings(paper.text, paper.gazetteer) else None
        return cast("Layout | None", paper.kept[cls])

    def at(self, place: int) -> int:
        """The place in the reading of the character at *place* of the source."""
        return bisect_left(self.reading.origin, place)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """All sections with a heading, in order; one may lie in another."""
        known = [self._section(clause) for clause in self.paper.clauses() if clause.title]
        found = sorted([*known, *self._plain_heads(known)], key=lambda one: one.start)
        return tuple(self._without_contents(found))

    def _without_contents(self, found: list[Section]) -> list[Section]:
        """*found* without the lines of a table of contents: of two headings alike the later one counts."""
        if not _CONTENTS.search(self.words, 0, _FRONT):
            return found
        last = {one.title: one for one in found}
        return [one for one in found if last[one.title] is one or one.start > _FRONT]

    def _section(self, clause: Clause) -> Section:
        title = re.sub(r"\s", "", clause.title)
        start, end = self.at(clause.body), self.at(clause.end)
        if _NOTHING.fullmatch(self.words, start, end):
            end = self._goes_on(clause, end)
        return Section(title, (clause.start, clause.body), start, end, clause)

    def _goes_on(self, clause: Clause, end: int) -> int:
        """Where an empty clause ends, if what follows it is numbered otherwise and has no heading: that is its body."""
        own = _style(clause.number)
        for one in islice(self._clauses, bisect_left(self._starts, clause.end), None):
            if one.title or one.role is not clause.role or not one.number or _style(one.number) == own:
                break
            end = max(end, self.at(one.end))
        return end

    @cached_property
    def _clauses(self) -> tuple[Clause, ...]:
        return tuple(self.paper.clauses())

    @cached_property
    def _starts(self) -> list[int]:
        return [one.start for one in self._clauses]

    def _plain_heads(self, known: list[Section]) -> Iterable[Section]:
        """Short lines that stand alone and may be headings; a section of one ends where the next line like it is."""
        taken = {self.at(one.head[0]) for one in known}
        lines = [one for one in _HEAD_LINE.finditer(self.words) if one.start() not in taken]
        lines = [one for one in lines if not self._is_label(one)]
        clauses = (self.at(one.start) for one in self.paper.clauses() if one.number.startswith("第"))
        starts = sorted({*taken, *clauses, *(one.start() for one in lines), len(self.words)})
        for line in lines:
            end = starts[bisect_left(starts, line.end())]
            head = self.reading.match(*line.span())
            yield Section(line.group("title"), (head.start, head.end), line.end(), max(end, line.end()))

    def _is_label(self, line: re.Match[str]) -> bool:
        return bool(_NO_HEADING.search(line.group("title")) or _VALUE.match(self.words, line.end()))

    @cached_property
    def opening(self) -> Span:
        """All before the first numbered clause or heading."""
        top = self.paper.tree.children
        first = next((one.start for one in top if one.role is not Role.OPENING), 0)
        return 0, self.at(first)

    @cached_property
    def heads(self) -> tuple[Span, ...]:
        """Where the headings stand."""
        return tuple((self.at(one.head[0]), one.start) for one in self.sections)

    @cached_property
    def signature(self) -> tuple[Span, ...]:
        """Where the parties sign."""
        found = [one for one in self.paper.clauses() if one.role is Role.SIGNATURE]
        return tuple((self.at(one.start), self.at(one.end)) for one in found)

    @cached_property
    def is_titled(self) -> bool:
        """Whether most of the highest clauses have headings."""
        top = [one for one in self.paper.tree.children if one.role is Role.CLAUSE]
        return not top or 2 * sum(bool(one.title) for one in top) >= len(top)

    @cached_property
    def untitled(self) -> list[Span]:
        """The highest clauses that have no heading."""
        top = [one for one in self.paper.tree.children if one.role is Role.CLAUSE and not one.title]
        return [(self.at(one.body), self.at(one.end)) for one in top]

    def first_clauses(self, many: int) -> list[Span]:
        """The first *many* of the highest clauses."""
        top = [one for one in self.paper.tree.children if one.role is Role.CLAUSE]
        return [(self.at(one.body), self.at(one.end)) for one in top[:many]]

    def under(self, heading: re.Pattern[str]) -> list[Section]:
        """The sections whose heading *heading* speaks of."""
        return [one for one in self.sections if heading.search(one.title)]

    def is_empty(self, section: Section) -> bool:
        """Whether the heading has no body, or one that only points to an annex which is not there."""
        body = self.words[section.start : section.end]
        if _NOTHING.fullmatch(body):
            return True
        refers = _REFERS.fullmatch(body)
        return bool(refers) and self.annex(refers.group("annex")) is None if refers else False

    def is_blank(self, section: Section) -> bool:
        """Whether the body is only a field to fill in."""
        body = self.words[section.start : section.end]
        return bool(_FIELD.search(body) and _NOTHING.fullmatch(body))

    def annex(self, number: str) -> Clause | None:
        """The annex called *number* that is bound in with the contract."""
        annexes = (one for one in self.paper.clauses() if one.role is Role.ANNEX)
        return next((one for one in annexes if re.sub(r"\s", "", one.number) == number), None)

    def find(
        self, pattern: re.Pattern[str], spans: Iterable[Span], outside: Iterable[Span] = ()
    ) -> list[re.Match[str]]:
        """Where *pattern* is in *spans* and not in *outside*."""
        every = (found for start, end in spans for found in pattern.finditer(self.words, start, end))
        barred = joined(outside)
        if not barred:
            return list(every)
        starts = [low for low, _ in barred]
        return [
            found
            for found in every
            if (at := bisect_right(starts, found.start())) == 0 or found.start() >= barred[at - 1][1]
        ]

    def sentence(self, place: int) -> Match:
        """The sentence of the source that holds the character at *place* of the reading, without its margins."""
        one = self.reading.sentence_at(place)
        start, end = one.start, one.end
        while start < end and self.words[start].isspace():
            start += 1
        while end > start and self.words[end - 1].isspace():
            end -= 1
        return self.reading.match(start, end)
