"""Arbitration and litigation agreed side by side: each alone is lawful, both together are not.

Found are three things: a pair (仲裁或诉讼) that is offered as a choice, one of the set phrases for it (或裁或审), and
mentions of both by which each is chosen (:mod:`formgen.clauses.ways`), in one paragraph or in two places.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import chain, groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from formgen.clauses.english_ways import english_ways
from formgen.clauses.lexicon import ELSEWHERE, LOCAL, OVERSEAS
from formgen.clauses.patterns import expression
from formgen.clauses.reading import readings
from formgen.clauses.scope import is_denied, is_set_aside
from formgen.clauses.ways import BODY, OF_OTHERS, Way, ways_chosen

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

    from formgen.clauses.gazetteer import Gazetteer
    from formgen.clauses.reading import Reading, Sentence
    from formgen.clauses.text import Match, Text

Span = tuple[int, int]

_BODIES = frozenset({LOCAL, ELSEWHERE, OVERSEAS})
_COURT_NAME = expression("法院|法庭")
_ANY = expression(
    rf"{BODY}|仲裁|贸仲|公断|裁决|或裁|或审|裁审|[先一]裁|裁诉|裁讼|可裁|诉|法院|法庭|官司|司法|公堂|告[到上至官]|讼|arbitra|litigat|courts?|lawsuit|\bsu(?:e|ing|it)"
)
_ARBITRATION = "(?:民?商事)?仲裁(?:方式|程序|途径|裁决|解决|审理)?"
_SUIT = (
    "(?:民事|司法|法院|法律)?(?:诉讼|起诉|审判|裁判|判决)(?:方式|程序|途径)?|打官司|上法院|司法(?:途径|程序|手段|渠道|救济|诉讼)|"
    "法律(?:途径|手段|程序|诉讼|(?=[,。;]))|法院"
)
_JOINED = (
    r"(?:的?(?:方式|途径|程序|手段))?(?:[→>—-]+|[①-⑳]|\([0-9一二三四五]\)|[0-9][.、)]|、|,?(?:或者?|以及|及|和|与|还是|抑或|亦或)(?:是|者)?|/|,|;|"
    r",?(?:也|亦|又|后)(?:可以?|得|能)?)(?:其他|通过|提起|申请|进行|采取|依法|直接|向)*"
)
_PAIR = expression(f"(?:{_ARBITRATION}{_JOINED}(?:{_SUIT})|(?:{_SUIT}){_JOINED}{_ARBITRATION})")
# What makes a pair a choice: a word before it by which it is resorted to, or a word behind it.
_RESORTS = expression(
    "(?:通过|诉诸|付诸|走|申请|提起|提交|采[取用]|选[择用]?|自行|有权|可以?|得|依法|以(?![上下内外及后前])|进行|经|走|循|在(?=[^,]{0,4}$)|先|(?:方式|途径|办法|方法)(?:为|是|:|有|包括(?:但不限于)?)?|"
    "(?:解决|处理|争议|纠纷)(?:方式|途径)?[:\t]|不成|不拢|未果|无果|失败|无效|不一致|不能(?:解决|达成)|解决不了)[^,。;\n]{0,12},?[^,。;\n]{0,2}$"
)
_RESORTED = expression(
    "[^,。;\n期费时]{0,8}?(?:解决|处理|方式|途径|手段|均可|任选|择|之间|并用|并行|并存|双轨|并举|兼用|共存|结合|都(?:行|可)|皆可|亦可|也可|由[^,。;\n]{1,8}(?:选|决定)|,?[从由听任随][^,。;\n]{1,8}(?:便|选|择|定|愿))"
)
_ATTENDANT = expression(
    "的,|(?:、[^,。;、\n]{1,8})*[^,。;\n选择解处]{0,8}?(?:期间|过程|费|时效|文书|代理|案|材料|阶段|发生|产生|形成|终[止结]|中(?!选)|保全|风险|记录|义务|事务|事项|活动|业务|律师|"
    "只能|经验|知识|送达|结果|之?前|为条件|为前提|确认|失败|败诉|条款|约定|的?(?:证[据明]|依据|理由))"
)
_EVENT = expression(
    "(?:参加|参与|代理|涉及?|卷入|存在|面临|引[发起]|导致|造成|遭[受到]|未了结|未决|重大|潜在|可能|承担|支付|形成|应对|适用于|有关|关于|任何|没有|用于|因|发生|产生|包括)"
    "[^,。;\n争纠分歧端可向]{0,10}$|(?:提起|发起|进行|申请)的$"
)
# Set phrases that leave both open by themselves.
_PHRASES = expression(
    "或裁或[审诉讼]|或[审诉讼]或裁|先裁后[审诉]|先审后裁|裁[审诉讼](?:并行|自[择选由]|择一|两可|结合|并存|分流|选择|衔接)|[可亦]裁[可亦][审诉]|[可亦][审诉][可亦]裁|一裁[两二一]审|"
    "(?:诉讼|审判|[一二]审|仲裁)(?:过程)?(?:中|期间|程序中|阶段)[^,。;\n]{0,16}?(?:改|转)[^,。;\n]{0,10}?(?:仲裁|诉讼|起诉|法院)|"
    "放弃仲裁[^,。;\n]{0,6}(?:转|改|而)[^,。;\n]{0,12}(?:诉|法院)|"
    f"仲裁前置|先{_ARBITRATION},?(?:然?后|再)(?:{_SUIT})|"
    "(?:未经|非经|不经)[^,。;\n]{0,6}仲裁[^,。;\n]{0,6},?[^,。;\n]{0,8}?(?:不得|不能|不可)[^,。;\n]{0,14}?(?:诉|法院|官司|司法|公堂)|"
    "(?:可|得|有权)[^,。;\n]{0,4}不经仲裁[^,。;\n]{0,8}(?:诉|法院|官司)|"
    "裁决[^。;\n]{0,30}?(?:未|不)(?:向[^,。;\n]{0,12}法院)?(?:提起)?[诉起][诉讼][^。;\n]{0,20}?(?:生效|效力|执行)|"
    "(?:收到|送达)[^。;\n]{0,16}裁决[^。;\n]{0,24}?未[^,。;\n]{0,12}?(?:起诉|诉讼)的"
)
_BREAK = expression("\n")
_BOTH = (True, False)


def arbitration_and_litigation(text: Text, gazetteer: Gazetteer) -> list[Match]:
    """Where arbitration and litigation are both agreed: in one paragraph, or in two places of the text."""
    every = [*_paragraphs(text, gazetteer)]
    found = [one.reading.match(*one.both) for one in every if one.both]
    return found or _far_apart(every)


def chosen_ways(text: Text, gazetteer: Gazetteer) -> dict[str, Match]:
    """The ways that *text* chooses, ``arbitration`` and ``court``, each with the words that first choose it."""
    chosen: dict[str, Match] = {}
    for one in _paragraphs(text, gazetteer):
        if one.both:
            chosen = dict.fromkeys(("arbitration", "court"), one.reading.match(*one.both)) | chosen
        for way in one.ways:
            chosen.setdefault("arbitration" if way.arbitration else "court", one.match(way))
    return chosen


@dataclass(frozen=True)
class _Paragraph:
    """A paragraph that speaks of a way: where it leaves both open, and the first mentions that choose each."""

    reading: Reading
    words: str
    both: Span | None
    ways: tuple[Way, ...]

    def match(self, way: Way) -> Match:
        """The words that choose *way*."""
        return self.reading.match(*_whole(self.words, way.start, way.end))


def _far_apart(paragraphs: list[_Paragraph]) -> list[Match]:
    """A way chosen in one place and the other one elsewhere, in the same language: an annex may be in another."""
    for english in (False, True):
        first: dict[bool, Match] = {}
        for one in paragraphs:
            for way in one.ways:
                if way.english == english and way.arbitration not in first:
                    first[way.arbitration] = one.match(way)
        if len(first) == len(_BOTH):
            return [first[True], first[False]]
    return []


def _with_courts(reading: Reading) -> str:
    """The marks, but with the names of courts as they stand: a court is no arbitration body."""
    characters = list(reading.marks)
    for name in reading.names:
        written = reading.words[name.start : name.end]
        if _COURT_NAME.search(written) or name.mark not in _BODIES:
            characters[name.start : name.end] = written
    return "".join(characters)


def _paragraphs(text: Text, gazetteer: Gazetteer) -> Iterator[_Paragraph]:
    return (one for reading in readings(text, gazetteer) for one in reading.once(_Paragraph, _paragraphs_of))


def _paragraphs_of(reading: Reading) -> list[_Paragraph]:
    words = _with_courts(reading)
    breaks = [found.start() for found in _BREAK.finditer(words)]
    numbered = ((bisect_left(breaks, one.start), one) for one in _sentences(reading, words))
    return [
        _paragraph(reading, words, [one for _, one in paragraph])
        for _, paragraph in groupby(numbered, itemgetter(0))
    ]


def _paragraph(reading: Reading, words: str, sentences: list[Sentence]) -> _Paragraph:
    spans = (span for one in sentences for span in _in_sentence(reading, words, one))
    ways: dict[tuple[bool, bool], Way] = {}
    for one in sentences:
        for way in chain(ways_chosen(reading, words, one), english_ways(words, one)):
            ways.setdefault((way.arbitration, way.english), way)
    return _Paragraph(reading, words, next(spans, None) or _both(words, ways.values()), tuple(ways.values()))


def _sentences(reading: Reading, words: str) -> Iterator[Sentence]:
    last = -1
    for found in _ANY.finditer(words):
        if found.start() >= last:
            sentence = reading.sentence_at(found.start())
            last = sentence.end
            yield sentence


def _both(words: str, ways: Iterable[Way]) -> Span | None:
    first = {way.arbitration: way for way in ways}
    if len(first) < len(_BOTH):
        return None
    spans = [_whole(words, way.start, way.end) for way in first.values()]
    return min(start for start, _ in spans), max(end for _, end in spans)


def _in_sentence(reading: Reading, words: str, sentence: Sentence) -> Iterator[Span]:
    """Where the sentence leaves both ways open by a pair or by a set phrase."""
    if OF_OTHERS.search(words, sentence.start, sentence.end):
        return
    for found in _PHRASES.finditer(words, sentence.start, sentence.end):
        if _stands(reading, found):
            yield found.span()
    for found in _PAIR.finditer(words, sentence.start, sentence.end):
        if _is_offered(words, sentence, found) and _stands(reading, found):
            yield _whole(words, *found.span())


def _is_offered(words: str, sentence: Sentence, found: re.Match[str]) -> bool:
    start, end = found.span()
    before = (words, max(sentence.start, start - 40), start)
    if _ATTENDANT.match(words, end, sentence.end) or _EVENT.search(*before):
        return False
    return bool(_RESORTS.search(*before) or _RESORTED.match(words, end, sentence.end))


def _stands(reading: Reading, found: re.Match[str]) -> bool:
    if found.group().startswith(("未经", "非经", "不经")):
        return not reading.is_quoted(found.start())
    return not is_denied(reading, found.start()) and not is_set_aside(reading, found.end())


_EDGE_BEFORE = expression("[,。;:\n!?](?=[^,。;:\n!?]*$)")
_EDGE_BEHIND = expression("[^,。;:\n!?)]*(?=[,。;:\n!?)])")
_WHOLE = 24


def _whole(words: str, start: int, end: int) -> Span:
    """The phrase with the rest of its first and last clause, where that is near: 法院 grows to 法院起诉."""
    first = _EDGE_BEFORE.search(words, max(0, start - _WHOLE), start)
    last = _EDGE_BEHIND.match(words, end, end + _WHOLE)
    begin = first.end() if first else 0 if start <= _WHOLE else start
    return begin, (last.end() if last else end)
