"""How many copies are made of a contract, and who keeps how many: 一式伍份，双方各执贰份 leaves one over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from formgen.clauses.patterns import expression
from formgen.clauses.reading import readings
from formgen.numerals import number_of

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from formgen.clauses.gazetteer import Gazetteer
    from formgen.clauses.reading import Reading, Sentence
    from formgen.clauses.text import Match, Text

_NUMBER = "(?:[0-9]{1,2}|[一二两三四五六七八九十壹贰叁肆伍陆柒捌玖拾]{1,3})"
_TOTAL = expression(rf"[一壹]式\(?(?P<count>{_NUMBER})\)?(?:\((?P<again>{_NUMBER})\))?份")
_KEPT = expression(
    rf"(?P<who>[^,。;:\n份]{{0,30}}?)(?P<each>各|均|每方)?(?:自)?(?:执|持有?|保存|留存|保管|存|收执|备存)?(?:正本)?\(?(?P<count>{_NUMBER})\)?(?:\({_NUMBER}\))?份"
)
_OWN = expression("(?:本|此|该)(?:补充)?(?:合同|协议|合约)(?:书)?(?:正本)?(?:共)?$")
_UNCLEAR = expression("副本|原件|复印件|其余|剩余|余下|其他|多余|附件|图纸|资料|文件|发票|报告|清单")
_ELSEWHERE = expression("报|送|备案|存档|代理|见证|公证|鉴证|主管|财政|税务|监管|银行")
_MANY = {"双": 2, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5}
_HOLDERS = expression("[甲乙丙丁戊](?:方)?")
_SIDES = expression("(?P<many>[双两二三四五])方")
_BOTH = 2
_NEAR = 12


@dataclass(frozen=True)
class CopiesFault:
    """A number of copies that does not agree.

    :param said: how many are made; :param other: how many are kept, or made by another place.
    """

    said: int
    other: int
    matches: tuple[Match, ...]


def copies_faults(text: Text, gazetteer: Gazetteer) -> list[CopiesFault]:
    """Where the copies that are kept do not make up those that are made, or two places name two numbers."""
    found: list[CopiesFault] = []
    own: list[tuple[int, Match]] = []
    for reading in readings(text, gazetteer):
        for sentence in reading.sentences_with(_TOTAL):
            totals = list(_TOTAL.finditer(reading.words, sentence.start, sentence.end))
            own += _named_as_own(reading, totals)
            found += _of(reading, sentence, totals)
    if len({said for said, _match in own}) > 1:
        other = next(one for one in own if one[0] != own[0][0])
        found.append(CopiesFault(own[0][0], other[0], (own[0][1], other[1])))
    return found


def _named_as_own(reading: Reading, totals: list[re.Match[str]]) -> Iterator[tuple[int, Match]]:
    """The numbers of *totals* that are copies of this contract, not of an annex or a report."""
    for total in totals:
        said = number_of(total["count"])
        mine = _OWN.search(reading.words, max(0, total.start() - _NEAR), total.start())
        if said is not None and mine and not reading.is_quoted(total.start()):
            yield said, reading.match(*total.span())


def _of(reading: Reading, sentence: Sentence, totals: list[re.Match[str]]) -> Iterator[CopiesFault]:
    """What is wrong with the numbers of one sentence; a sentence about several things is let pass."""
    total, *others = totals
    said, again = number_of(total["count"]), number_of(total["again"])
    if others or said is None or reading.is_quoted(total.start()):
        return
    if again is not None and again != said:
        yield CopiesFault(said, again, (reading.match(*total.span()),))
        return
    kept = _kept(reading.words[sentence.start : sentence.end], total, sentence.start, said)
    if kept is not None and kept != said:
        yield CopiesFault(said, kept, (reading.match(sentence.start, sentence.end),))


def _kept(words: str, total: re.Match[str], offset: int, said: int) -> int | None:
    """How many copies the sentence *words* gives to somebody; ``None`` where it does not say it of all."""
    if _UNCLEAR.search(words):
        return None
    kept, holders = 0, 0
    for one in (
        *_KEPT.finditer(words, total.end() - offset),
        *_KEPT.finditer(words, 0, total.start() - offset),
    ):
        counted = _holders(one)
        if counted is None:
            return None
        kept += (number_of(one["count"]) or 0) * (counted if one["each"] else 1)
        holders += counted
    complete = holders >= _BOTH and not _ELSEWHERE.search(words)
    return kept if kept and (complete or kept > said) else None


def _holders(kept: re.Match[str]) -> int | None:
    """How many keep so many copies each; ``None`` where it is not said (各方)."""
    sides = _SIDES.search(kept["who"])
    named = len(_HOLDERS.findall(kept["who"]))
    if sides:
        return _MANY[sides["many"]]
    if kept["each"]:
        return named if named >= _BOTH else None
    return 1
