"""Arbitration that names no body, or two of them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from formgen.clauses.named_forum import vague_forums, written_forums
from formgen.clauses.overseas import overseas_forum
from formgen.clauses.patterns import expression
from formgen.clauses.reading import readings
from formgen.clauses.scope import is_meant
from formgen.clauses.two_ways import arbitration_and_litigation, chosen_ways

if TYPE_CHECKING:
    from formgen.clauses.gazetteer import Gazetteer
    from formgen.clauses.lexicon import Named
    from formgen.clauses.reading import Reading
    from formgen.clauses.text import Match, Text

_SUBMITS = expression(
    "(?:提交|提请|申请|提起|通过|采用|采取|以|进行|向|由|移送|诉诸|交付|约定)"
    "(?:给|到|至|国内|中国|合法的?|法定的?|有关的?|相关的?|当地的?|专业的?|申请|提起|进行|双方|的|方式)*仲裁"
    "(?:机构|委员会|委|机关|部门)?(?:申请)?(?:仲裁|裁决|处理)?(?:的?(?:方式|途径|程序))?(?:予以|进行|来)?"
    "(?:解决|裁决|处理)?(?=[,。;)\\n]|$)"
)
_BARE = expression("(?:仲裁机构|仲裁委员会|仲裁委|仲裁院|仲裁中心|仲裁庭|仲裁机关)")
_STATED = expression("仲裁(?:机构|委员会)(?:名称)?(?:为|是|:)")
_ARBITRATION = expression("仲裁")
_OTHER = expression(
    "规则|该(?:仲裁)?机构|劳动|人事|土地承包|仲裁时效|仲裁费|仲裁员|仲裁裁决|仲裁期间|申请仲裁的期限"
)
_OR = expression("[^。;(\\n]{0,40}?(?:或者?|/|、|亦可|也可)[^。;(\\n]{0,40}")
_CHOICE = expression("选择其(?:中)?之?一|择一|任选|由[^,。;\\n]{0,10}选择|申请(?:人|方)[^,。;\\n]{0,6}选")


def unnamed_arbitration(text: Text, gazetteer: Gazetteer) -> list[Match]:
    """Where the contract submits its disputes to arbitration while no body is named or described anywhere in it."""
    found = [
        reading.match(*one.span())
        for reading in readings(text, gazetteer)
        for sentence in reading.sentences_with(_ARBITRATION)
        for one in _SUBMITS.finditer(reading.words, sentence.start, sentence.end)
        if "_" not in one.group() and not reading.says(sentence, _OTHER) and is_meant(reading, *one.span())
    ]
    if not found or _is_named(text, gazetteer) or "arbitration" not in chosen_ways(text, gazetteer):
        return []
    # Both ways at once, and a body overseas, are worse: they are said by their own rules.
    elsewhere = arbitration_and_litigation(text, gazetteer) or overseas_forum(text, gazetteer)
    return [] if elsewhere else found


def _is_named(text: Text, gazetteer: Gazetteer) -> bool:
    """Whether a body is named or at least described somewhere."""
    for reading in readings(text, gazetteer):
        bodies = (one.institution.name for one in reading.names if one.institution)
        if _STATED.search(reading.words) or any("法院" not in name for name in bodies):
            return True
    written = ("".join(one.quote.split()) for one in written_forums(text, gazetteer))
    described = (one.quote for one in vague_forums(text, gazetteer))
    return any("仲裁" in name and not _BARE.fullmatch(name) for name in (*written, *described))


def two_bodies(text: Text, gazetteer: Gazetteer) -> list[tuple[Match, Match]]:
    """Pairs of different arbitration bodies between which a sentence leaves the choice open."""
    return [
        (reading.match(one.start, one.end), reading.match(other.start, other.end))
        for reading in readings(text, gazetteer)
        for one, other in pairwise(name for name in reading.names if name.institution)
        if _is_open_choice(reading, one, other)
    ]


def _is_open_choice(reading: Reading, one: Named, other: Named) -> bool:
    bodies = [
        body.institution for body in (one, other) if body.institution and "仲裁" in body.institution.name
    ]
    if len({body.successor or body.name for body in bodies}) < len((one, other)):
        return False
    between = reading.words[one.end : other.start]
    if not _OR.fullmatch(between) or reading.sentence_at(one.start) != reading.sentence_at(other.start):
        return False
    sentence = reading.sentence_at(one.start)
    return not reading.says(sentence, _CHOICE) and is_meant(reading, one.start, one.end)
