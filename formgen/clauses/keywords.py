"""Words that are clues only: promises beyond one's powers, vague words, unilateral change.

Each is a reason to look, not a verdict; what is forbidden is no clue.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from formgen.clauses.actors import OTHER, actor_of
from formgen.clauses.patterns import expression
from formgen.clauses.reading import readings
from formgen.clauses.scope import is_denied, is_set_aside

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formgen.clauses.gazetteer import Gazetteer, VagueWord
    from formgen.clauses.reading import Reading, Sentence
    from formgen.clauses.text import Match, Text


@dataclass(frozen=True)
class VagueWordFound:
    """A vague word in the text: the entry of the list, and where it stands."""

    word: str
    match: Match


_PROMISES = expression(
    r"(?:保证|承诺|确保|负责|答应)[^,。;不\n]{0,16}?(?:(?:获得|取得|拿到|办(?:妥|成|"
    r"下))[^,。;不\n]{0,14}?(?:许可证?|批准|审批|批文|资质|证照|核准)|"
    r"通过[^,。;不\n]{0,12}?(?:审批|审查|验收|审核|许可)|(?:中标|中选|成交)|供地|(?:取得|"
    r"获得)[^,。;不\n]{0,8}?(?:土地|地块|用地)|不低于[^,。;不\n]{0,14}?收益)"
)
_TAXES = expression(
    r"减免税收?|税收返还|返还税[收款]|税[收款]?[^,。;不\n]{0,20}?(?:减免|返还|奖励|退还)|(?:减免|返还)[^,。;不\n]{0,10}?(?:税|出让金|土地价款|地价款)|(?:出让金|土地价款|地价款)[^,。;不\n]{0,16}?(?:返还|退还|减免|奖励)"
)
# Not to do one's duty: 承诺不予处罚, 三年内免于检查.
_LENIENT = expression(
    r"(?:承诺|保证|同意|确保|答应|允诺)(?:(?!承诺|保证|允诺)[^。;\n]){0,40}?(?:不(?:予|实施|进行|作出?|再|对|向)?|免(?:予|于|除|受)?)[^,。;\n]{0,24}?(?:行政处罚|处罚|罚款|执法|查处|征税|稽查|征收税|环保督[查察]|"
    r"监督检查|执法检查|行政检查|追究行政责任|强制措施)"
)
_GIVES = expression("承诺|保证|给予|返还|负责|同意|确保|予以|享受.{0,8}承诺|协调")
_LAWFUL_TAX = expression("依法|按照?(?:国家|税法|规定)|符合条件|政策规定|税务机关|自行申请|向税务")


_REACH = 400
"""Characters of a sentence in which whoever promises is looked for, each way."""


def ultra_vires(text: Text, gazetteer: Gazetteer) -> list[Match]:
    """Promises beyond the powers of the government side: permits, tax refunds, awards, guaranteed returns."""
    bare = _any_of(gazetteer.promise_words)
    found = []
    for reading in readings(text, gazetteer):
        seen: set[int] = set()
        for span in _promises(reading, bare, gazetteer):
            if span[0] not in seen:
                seen.update(range(*span))
                found.append(reading.match(*span))
    return found


def _promises(reading: Reading, bare: re.Pattern[str], gazetteer: Gazetteer) -> Iterator[tuple[int, int]]:
    for pattern in (_PROMISES, bare, _TAXES, _LENIENT):
        for found in pattern.finditer(reading.words):
            if is_denied(reading, found.start()) or is_set_aside(reading, found.end()):
                continue
            sentence = reading.sentence_at(found.start())
            if not _government_promises(reading, sentence, found.start(), gazetteer):
                continue
            if pattern is not _TAXES or _is_tax_promise(reading, sentence):
                yield found.span()


def _government_promises(reading: Reading, sentence: Sentence, start: int, gazetteer: Gazetteer) -> bool:
    """Whether the promise is the government side's: nobody else's, or 甲方承诺乙方… before it."""
    before = reading.words[max(sentence.start, start - _REACH) : start]
    if _promise_by(gazetteer.government_words).search(before):
        return True
    if _by_agent(gazetteer.government_words).search(reading.words, start, min(sentence.end, start + _REACH)):
        return True
    return actor_of(reading, sentence, start, gazetteer) != OTHER


@lru_cache(maxsize=4)
def _by_agent(words: tuple[str, ...]) -> re.Pattern[str]:
    names = "|".join(map(re.escape, words)) or r"(?!)"
    return re.compile(f"由(?:{names})[^,。;不]{{0,12}}?(?:返还|退还|奖励|补足|补贴|负责|保证|承担|兜底)")


@lru_cache(maxsize=4)
def _promise_by(words: tuple[str, ...]) -> re.Pattern[str]:
    names = "|".join(map(re.escape, words)) or r"(?!)"
    return re.compile(f"(?:{names})[^,。;不]{{0,8}}?(?:承诺|保证|给予|同意|确保|负责)")


def _is_tax_promise(reading: Reading, sentence: Sentence) -> bool:
    return reading.says(sentence, _GIVES) and not reading.says(sentence, _LAWFUL_TAX)


_TITLE = expression("《[^《》\n]{1,80}》")


def vague_words(text: Text, gazetteer: Gazetteer) -> list[VagueWordFound]:
    """Words that leave open what is owed, in the order in which they stand; titles in 《》 are left alone."""
    key = ("vague", gazetteer)
    every = readings(text, gazetteer)
    return [found for one in every for found in one.once(key, lambda it: _vague_in(it, gazetteer))]


def _vague_in(reading: Reading, gazetteer: Gazetteer) -> list[VagueWordFound]:
    words = _TITLE.sub(lambda title: "\ufffc" * len(title.group()), reading.words)
    hits = [
        (hit.start(), hit.end(), one.word)
        for one, pattern in _vague(gazetteer)
        for hit in pattern.finditer(words)
    ]
    return [VagueWordFound(word, reading.match(start, end)) for start, end, word in sorted(hits)]


@lru_cache(maxsize=4)
def _vague(gazetteer: Gazetteer) -> tuple[tuple[VagueWord, re.Pattern[str]], ...]:
    return tuple((one, re.compile(one.pattern)) for one in gazetteer.vague_words)


_CHANGES_ALONE = expression(
    r"(?:有权|可以?|享有|得以)[^,。;不\n]{0,16}?(?:单方面?|随时|提前)?[^,。;不\n]{0,8}?(?:变更|终止|解除|中止|调整)"
)
_FOR_THE_PUBLIC = expression(
    "公共利益|规划(?:调整|变更|需要)|土地整备|征收|征用|拆迁|重大(?:行政)?决策|应急|防疫|法定权益|社会公共|国家利益|"
    "政策(?:调整|变化|变更)|公共安全|单方"
)


def unilateral_change(text: Text, gazetteer: Gazetteer) -> list[Match]:
    """Clauses by which the government side may change or end the contract alone for the public good."""
    found = []
    for reading in readings(text, gazetteer):
        for sentence in reading.sentences_with(_FOR_THE_PUBLIC):
            for hit in _CHANGES_ALONE.finditer(reading.words, sentence.start, sentence.end):
                other = actor_of(reading, sentence, hit.start(), gazetteer) == OTHER
                if not other and not is_denied(reading, hit.start()):
                    found.append(reading.match(sentence.start, sentence.end))
                    break
    return found


@lru_cache(maxsize=16)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words)) or r"(?!)")
