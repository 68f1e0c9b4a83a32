"""What no field of the form asks for: kept whole and in order under 其他约定, so that nothing of a contract is lost."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from unicodedata import category

from formgen.clauses import Role, fold
from formgen.clauses.patterns import expression
from formgen.clauses.turned import turned

from .contract_extraction_source import is_blank
from .government_contract import FORM

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from formgen.clauses import Clause
    from formgen.plan import Extracted

    from .contract_extraction_source import Source, Span

LEFT_OVER, BY_WORDS = 0.5, 0.7
"""How sure: words that fit nowhere else; words that say themselves what they are about."""
LONGEST = 19_000
"""Characters of what is left over; the form takes a little more."""
CUT = "……\n（其余条款过长，没有列入，见原合同。）"
_RECITAL = expression(
    "鉴于|根据|依据|依照|按照|本着|(?:采购|招标|项目|立项)(?:项目)?编号|^为(?:了|明确|加强|保障|规范|提升|推进|进一步|解决|做好)"
)
_PRICED = expression("价款|价格|总价|金额|费用|经费|报酬|租金|服务费|货款")
_PAYING = expression("支付|付款|付清|结清|缴纳|预付|首付|尾款|转账|户名|账号")
_NUMBER_BEFORE = expression(
    r"[\s*#•·-]*(?:第[一二三四五六七八九十百0-9]+条|[0-9]{1,2}(?:\.[0-9]{1,2})+(?=[ 一-龥])|[0-9]{1,2}(?:\.[0-9]{1,2})*[.、 ](?![0-9])|[一二三四五六七八九十]{1,3}、|"
    r"[(][一二三四五六七八九十0-9]{1,3}[)])[.、\s]*|[、.\s)*•·-]+"
)
_SIGN = expression(r"[^\w]|_")
_FIGURES = expression(r"[0-9零〇一二三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟元角分年月日整共计¥￥%]")
_FACT = 12
"""So many words may stand beside the figures in a part of a sentence that became an amount or a day."""
_MORE_THAN_FACT = expression("其中|免租|每|分期|批|保证金|交付")
_UNFILLED = 24
_SHORTEST_HEADLINE = 12
_PLACE_TO_WRITE = expression("[_﹍]{2,}|_{2}|—{3,}|…{2,}")


@dataclass(frozen=True, eq=False)
class Rest:
    """What *found* has not told of a contract."""

    source: Source
    found: tuple[Extracted, ...]

    @cached_property
    def _told(self) -> str:
        return "\n".join(_bare(one.value) for one in self.found if isinstance(one.value, str))

    @cached_property
    def _facts(self) -> list[Extracted]:
        """The answers that are no text of the contract: amounts, days, places, choices."""
        return [one for one in self.found if FORM.fields[one.path.split("[")[0]].kind != "long_text"]

    def is_told(self, span: Span) -> bool:
        """Whether an answer has the words at *span*, or they say no more than an amount or a day that was read."""
        words = self.source.folded[slice(*span)]
        turned_words = turned(words, self.source.paper.sides)[0] if self.source.is_turned else words
        if any(_bare(one) in self._told for one in (words, turned_words)):
            return True
        facts = [one for one in self._facts if span[0] < one.source.end and one.source.start < span[1]]
        return bool(facts) and all(_is_fact(part, facts) for part in re.split(",(?![0-9])", words))

    def sentences(self, clause: Clause) -> list[Span]:
        """The sentences of *clause* itself, those below it left out, that nothing has told."""
        start = clause.body if clause.title else clause.start + len(clause.number)
        end = clause.own_end()
        if clause.title and not clause.children and is_blank(self.source.folded[clause.body : end]):
            start = clause.start + len(clause.number)
            start = end if len(clause.title) < _SHORTEST_HEADLINE else start
        spans = [self._behind_number(span) for span in self.source.sentences(start, max(start, end))]
        return [
            (self._label(clause, span[0]), span[1])
            for span in spans
            if self._says(span) and not self.is_told(span)
        ]

    def _label(self, clause: Clause, start: int) -> int:
        """Where the words at *start* begin with the label before them: 工程名称：…, of a clause within another."""
        within = clause.level > 1 and clause.title and start == self.source.body(clause)[0]
        on_line = "\n" not in self.source.folded[clause.start : start]
        if not within or not on_line:
            return start
        return self._behind_number((clause.start + len(clause.number), start))[0]

    def _says(self, span: Span) -> bool:
        """Whether there is more than a place to write in, with the words around it."""
        words = self.source.folded[slice(*span)]
        unfilled = _PLACE_TO_WRITE.search(words) and len(_bare(words)) <= _UNFILLED
        return not unfilled and not is_blank(words) and bool(_bare(words))

    def _behind_number(self, span: Span) -> Span:
        number = _NUMBER_BEFORE.match(self.source.folded, *span)
        return (number.end() if number else span[0]), span[1]


def recital(source: Source, found: Iterable[Extracted]) -> Iterator[Extracted]:
    """Why and on which ground the contract is concluded, where it stands before the first clause."""
    if any(one.path == "background" for one in found):
        return
    spans = list(_recitals(source))
    if spans:
        yield from source.joined("background", spans, BY_WORDS)


def _recitals(source: Source) -> Iterator[Span]:
    for span in source.sentences(*source.opening):
        if _RECITAL.search(source.folded[slice(*span)]):
            yield span


def payment(source: Source, found: Iterable[Extracted]) -> Iterator[Extracted]:
    """How it is paid, where the clause on the price says it in passing."""
    if any(one.path == "price.payment_method" for one in found):
        return
    rest = Rest(source, tuple(found))
    spans = [
        span
        for clause in _on_the_price(source)
        for span in rest.sentences(clause)
        if _PAYING.search(source.folded[slice(*span)])
    ]
    if spans:
        yield from source.joined("price.payment_method", spans, BY_WORDS)


def _on_the_price(source: Source) -> Iterator[Clause]:
    """The clauses whose title, or that of a clause around them, speaks of the price."""
    until = 0
    for clause in source.clauses:
        if _PRICED.search(clause.title):
            until = max(until, clause.end)
        if clause.start < until:
            yield clause


def left_over(source: Source, found: Iterable[Extracted]) -> Iterator[Extracted]:
    """Every sentence that no other answer has, clause by clause below its heading."""
    found = tuple(found)
    known = next((one for one in found if one.path == "other_terms"), None)
    rest = Rest(source, found)
    parts: list[tuple[str, list[Span]]] = [
        ("", [span for span in _recitals(source) if not rest.is_told(span)]),
        *((_heading(source, one), spans) for one in _clauses(source) if (spans := _below(rest, one))),
    ]
    spans = [span for _heading_, part in parts for span in part]
    if not spans:
        return
    words = [heading + _written(source, part) for heading, part in parts if part]
    value = _printable("\n".join([*words, *([str(known.value)] if known else [])]))
    value = value if len(value) <= LONGEST else value[:LONGEST] + CUT
    end = max(spans[-1][1], known.source.end if known else 0)
    yield source.says("other_terms", value, (spans[0][0], end), LEFT_OVER)


def _clauses(source: Source) -> Iterator[Clause]:
    """The clauses that stand in no other."""
    end = 0
    for one in source.clauses:
        if one.role is Role.CLAUSE and one.start >= end:
            end = one.end
            yield one


def _below(rest: Rest, clause: Clause) -> list[Span]:
    return [span for one in (clause, *clause.walk()) for span in rest.sentences(one)]


def _heading(source: Source, clause: Clause) -> str:
    """The title of *clause*, marked as one; its number means nothing among the answers of a form."""
    if not clause.title or len(clause.title) >= _SHORTEST_HEADLINE * 2:
        return ""
    title = turned(clause.title, source.paper.sides)[0] if source.is_turned else clause.title
    return f"【{title}】"


def _written(source: Source, spans: list[Span]) -> str:
    return "\n".join(str(one.value) for one in source.joined("other_terms", spans, LEFT_OVER))


def _is_fact(words: str, facts: list[Extracted]) -> bool:
    """Whether *words* say no more than the answers *facts* do."""
    if _PAYING.search(words) or _MORE_THAN_FACT.search(words):
        return False
    said = _bare(words)
    for one in facts:
        said = said.replace(_bare(one.value), "") if isinstance(one.value, str) and one.value else said
    return len(_FIGURES.sub("", said)) <= _FACT


def _printable(words: str) -> str:
    """*words* without signs that no document can carry; for one of them the form would refuse the whole text."""
    return "".join(one for one in words if one in "\n\t" or category(one) not in {"Cc", "Cf", "Cs", "Cn"})


def _bare(words: object) -> str:
    return _SIGN.sub("", fold(str(words)))
