"""References inside a contract that lead nowhere: 见第十二条 where there is none, 附件三 that is not attached.

Articles of statutes, of tender documents and of other contracts are no references to this one; nor are those of
a supplement to the contract that it changes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from formgen.clauses.folded import folded
from formgen.clauses.patterns import expression
from formgen.clauses.reading import readings
from formgen.clauses.tree import Role
from formgen.numerals import number_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formgen.clauses.contract import Contract
    from formgen.clauses.reading import Reading
    from formgen.clauses.text import Match
    from formgen.clauses.tree import Clause

_NUMERAL = "[0-9]{1,3}|[一二三四五六七八九十百零]{1,6}"
_ARTICLE = expression(
    rf"第(?P<article>{_NUMERAL})条(?:第(?P<paragraph>{_NUMERAL})款)?(?:第?\(?(?P<item>{_NUMERAL})\)?[项目])?"
)
_ELSEWHERE = expression(
    "(?:》|法典?|条例|办法|规定|细则|解释|规则|准则|通知|公约|章程|标准|规范|指南|制度|清单|"
    "(?:原|主|前|该|上述|总承包|框架|另一|此前|第三方)(?:合同|协议)|(?:招标|投标|采购|磋商|谈判|询价|响应)文件|"
    "(?:通用|专用|特别|一般|标准)(?:合同)?条款|附件[一二三四五六七八九十0-9]*|附录|协议书|同法|该法)"
    "(?:\\([^()]{0,16}\\))?(?:中|的|之|内|里|项下|部分)*"
    "(?:[第,、和及与至到或以并等\\s之()]|[0-9一二三四五六七八九十百零]|[条款项目])*$"
)
_OWN = expression("本(?:补充)?(?:合同|协议)(?:的|之|中|项下)?$")
_SUPPLEMENT = expression("补充协议|变更协议|补充合同|变更合同|续签协议|终止协议|解除协议")
_HEAD = expression(rf"(?:^|\n)[^\S\n]{{0,40}}(?:\|[^\S\n]{{0,40}}){{0,4}}第\s*(?P<article>{_NUMERAL})\s*条")
_ANNEX = expression(rf"附件\s?(?P<number>{_NUMERAL})(?![0-9年月日份个.%])")
_ANNEX_HEAD = expression(
    rf"(?:^|\n)[^\S\n]{{0,40}}[(\[【]{{0,2}}[^\S\n]{{0,8}}附\s{{0,8}}[件表]\s*(?:(?P<number>{_NUMERAL})(?:[)\]】:、.\s]|(?=[一-龥《])|$)|[)\]】:\s]|$)"
)
_ANNEX_ELSEWHERE = expression(
    "(?:》|(?:原|主|该|另一)(?:合同|协议)|(?:招标|投标|采购|磋商|谈判|响应)文件|办法|规定|通知)(?:的|之|中)?$"
)
_LISTED = expression(rf"\n\s*(?:\(?(?P<number>{_NUMERAL})\)?[、.．:\s])")
_LIST_REACH = 400
_BACK = 60
_TITLE = 120
_LEAST_CLAUSES = 2


@dataclass(frozen=True)
class Dangling:
    """A reference to something that is not there.

    :param what: the article, paragraph, item or annex, as it is referred to.
    """

    what: str
    match: Match
    annex: bool = False


@dataclass(frozen=True)
class _Known:
    articles: dict[int, list[Clause]]
    others: frozenset[int]
    heads: frozenset[int]


def dangling_references(contract: Contract) -> list[Dangling]:
    """References to articles, paragraphs and items of *contract* that it does not have."""
    known = _known(contract)
    if len(known.articles) + len(known.others) < _LEAST_CLAUSES:
        return []
    supplement = bool(_SUPPLEMENT.search(folded(contract)[:_TITLE]))
    return [
        Dangling(found.group(), reading.match(*found.span()))
        for reading in readings(contract.text, contract.gazetteer)
        for found in _ARTICLE.finditer(reading.words)
        if reading.origin[found.start()] not in known.heads
        and _is_own(reading, found, supplement=supplement)
        and not _is_there(contract, known, found)
    ]


def dangling_annexes(contract: Contract) -> list[Dangling]:
    """Annexes that *contract* refers to by number, and that it neither has nor lists."""
    words = folded(contract)
    here, heads = _annexes(contract, words)
    return [
        Dangling(f"附件{found['number']}", contract.match(*found.span()), annex=True)
        for found in _ANNEX.finditer(words)
        if number_of(found["number"]) not in here
        and found.start() not in heads
        and not _ANNEX_ELSEWHERE.search(words, max(0, found.start() - _BACK), found.start())
    ]


def has_annexes(contract: Contract) -> bool:
    """Whether any annex is attached to *contract* or listed in it."""
    numbers, heads = _annexes(contract, folded(contract))
    return bool(numbers or heads)


def unmentioned_annexes(contract: Contract) -> list[Match]:
    """Annexes that stand behind a contract whose own text never speaks of any."""
    annexes = [one for one in contract.tree.children if one.role is Role.ANNEX]
    if not annexes:
        return []
    words = folded(contract)[: annexes[0].start]
    spoken = [one.start() for one in re.finditer("附[件表录]", words)]
    _here, heads = _annexes(contract, words)
    if any(one not in heads for one in spoken) or "补充协议" in words:
        return []
    return [contract.match(one.start, one.start + max(len(one.number), 2)) for one in annexes]


def _known(contract: Contract) -> _Known:
    articles: dict[int, list[Clause]] = {}
    heads: set[int] = set()
    for clause in contract.clauses():
        if "条" in clause.number and clause.value:
            articles.setdefault(clause.value, []).append(clause)
            heads.add(clause.start)
    words = folded(contract)
    for found in _HEAD.finditer(words):
        heads.add(words.index("第", found.start()))
        if value := number_of(found["article"]):
            articles.setdefault(value, [])
    top = [
        one.value
        for one in contract.clauses()
        if one.value and one.role is Role.CLAUSE and "条" not in one.number
    ]
    return _Known(articles, frozenset(() if articles else top), frozenset(heads))


def _is_own(reading: Reading, found: re.Match[str], *, supplement: bool) -> bool:
    words, start = reading.words, found.start()
    before = words[max(0, start - _BACK) : start]
    line = before.rpartition("\n")[2]
    if supplement:
        return _OWN.search(before) is not None
    return not _ELSEWHERE.search(line) and not words.startswith(("修改", "变更", "规定的《"), found.end())


def _is_there(contract: Contract, known: _Known, found: re.Match[str]) -> bool:
    value = number_of(found["article"])
    if value is None:
        return True
    if not known.articles:
        return value in known.others
    if value not in known.articles:
        return False
    clauses = known.articles[value]
    return not clauses or any(
        _has(contract, one, number_of(found["paragraph"]), number_of(found["item"])) for one in clauses
    )


def _has(contract: Contract, clause: Clause, paragraph: int | None, item: int | None) -> bool:
    """Whether *clause* has that paragraph and that item, as far as its numbers tell."""
    below = list(clause.walk())
    words = folded(contract)[clause.body : clause.end]
    lines = [line for line in words.split("\n") if line.strip()]
    if paragraph is not None and paragraph > max(len(lines), len(clause.children), 1):
        return False
    numbered = [one.value for one in below if one.value]
    inline = [
        number_of(one[1] or one[2])
        for one in re.finditer(rf"\(({_NUMERAL})\)|(?<![0-9.])([0-9]{{1,2}})[.、](?![0-9])", words)
    ]
    return item is None or not (numbered or inline) or item in numbered or item in inline


def _annexes(contract: Contract, words: str) -> tuple[set[int], set[int]]:
    """Numbers of the annexes that stand or are listed there, and where their headings begin."""
    numbers = {one.value for one in contract.clauses() if one.role is Role.ANNEX and one.value}
    heads: set[int] = set()
    for found in _ANNEX_HEAD.finditer(words):
        at = words.index("附", found.start())
        heads.add(at)
        if value := number_of(found["number"]):
            numbers.add(value)
        else:
            numbers.update(_listed(words, found.end()))
    return numbers, heads


def _listed(words: str, start: int) -> Iterator[int]:
    """The numbers of a list that begins behind 附件："""
    line = words[start : words.find("\n", start) if "\n" in words[start:] else len(words)]
    yield from (
        value
        for one in re.finditer(rf"(?:^|[\s;,。、])({_NUMERAL})[、.]", line)
        if (value := number_of(one[1]))
    )
    expected = 1
    for found in _LISTED.finditer(words, start, start + _LIST_REACH):
        if number_of(found["number"]) != expected:
            return
        yield expected
        expected += 1
