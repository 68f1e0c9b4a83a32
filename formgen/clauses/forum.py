"""What a forum is, and which words bring disputes before one elsewhere in the mainland.

The name of a court or an arbitration body alone says nothing: it may be a party's history, a place of
enforcement, a mediator. A submission (``提交…``, ``由…管辖``), a seat, or a rule that implies a body is needed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING

from formgen.clauses.gazetteer import Place
from formgen.clauses.institutions import look_up_institution
from formgen.clauses.lexicon import ELSEWHERE, MAINLAND
from formgen.clauses.patterns import expression
from formgen.clauses.plain_forum import elsewhere_in_english
from formgen.clauses.reading import readings
from formgen.clauses.scope import is_meant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formgen.clauses.gazetteer import Gazetteer
    from formgen.clauses.reading import Reading, Sentence
    from formgen.clauses.text import Match, Text


class ForumKind(StrEnum):
    """What ties the dispute to the place."""

    BODY = "body"
    """A court or an arbitration body."""
    SEAT = "seat"
    """The seat of the arbitration, whoever administers it."""
    RULES = "rules"
    """Only the rules come from elsewhere; the body is here."""
    COUNTERPARTY = "counterparty"
    """Wherever the other side has its seat."""


@dataclass(frozen=True)
class Forum:
    """A forum that is not the government side's own: the words, what ties it there, its full name if known."""

    kind: ForumKind
    match: Match
    institution: str = ""


# Not a submission: the body's award, file, list of arbitrators; a court that executes or secures.
_NOT_BEHIND = (
    r"(?!(?:无|没有|不存在|尚无)|(?:的|所)?(?:作出|出具|颁发|受理的|判决|裁决书|案件|材料|证明|调解(?!不成)|名册|登记|注册|文件|批准|"
    r"仲裁员|公证|律师|判例|网站|考察|培训|任职|工作))"
    r"(?![^,。;\n]{0,12}(?:申请(?:强制)?(?:执行|承认|认可|保全)|强制执行|承认(?:和|与)执行|公证|任职|实习))"
)
_RESOLVES = expression(
    "仲裁(?!员|从业|培训)|终审|[一二]审|受理|诉讼|起诉|管辖|裁决|裁判|审理|解决|争议|纠纷|争讼|争端|争执|兴讼|索赔|决之|断之|定夺|公断|裁断|评理|官司|追诉|提诉|聆讯|应诉|诉至|打官司|告状|提起|arbitra|dispute"
)
# A history, a person's office, an enforcement, a subject of study: no agreement on a forum.
_HISTORY = expression(
    "第三[方人][^。;\n]{0,40}(?:提起|起诉|诉讼|主张|索赔|追究|指控|投诉)|他人[^。;\n]{0,20}(?:起诉|诉讼|索赔)|受理的|列为(?:被执行|失信)|立案|涉诉|未了结|"
    "与甲方无(?:涉|关)|(?:乙方|其|丙方)与[^,。;\n]{0,16}?(?:分包|供应商|供货|第三|母公司|员工|客户|许可人|股东)[^,。;\n]{0,8}(?:争议|纠纷)|"
    "曾|案外人|结案|已经?和解|撤诉|未决|正在进行|披露|业绩|担任|任职|聘为|入选|名册|调研|考察|培训|翻译|研究课题|承认和执行|承认与执行|"
    "认可和执行|"
    "申请(?:承认|认可|强制执行|执行)|(?:法院|仲裁院|仲裁中心)(?:已|业已)?(?:判决|裁定|受理)|生效(?:判决|裁决)|"
    "开具|学术|研讨"
)


def speaks_of_disputes(reading: Reading, sentence: Sentence, start: int, end: int) -> bool:
    """Whether the sentence, without the body's own name, is about settling disputes."""
    without = reading.marks[sentence.start : start] + " " + reading.marks[end : sentence.end]
    return _RESOLVES.search(without) is not None


def forum_at(kind: ForumKind, reading: Reading, start: int, end: int) -> Forum:
    """The forum that the characters *start* to *end* name, with the full name of the body if it is known."""
    known = next((one.institution for one in reading.names_within(start, end) if one.institution), None)
    return Forum(kind, reading.match(start, end), known.name if known else "")


_SUBMITS = "(?:提交|提请|申请|交由|交付|诉诸|提至|诉至|诉于|移送|诣|赴|去|归|送|告到|由|向|到|至|在|选择|选定|约定|指定|(?<!可)以|为|:)"
_NAMED_ELSEWHERE = expression(rf"{_SUBMITS}[^,。;:不\n]{{0,16}}?(?P<name>{ELSEWHERE}{{1,60}}+){_NOT_BEHIND}")
_OTHER_COURT = expression(
    rf"{_SUBMITS}(?P<name>{MAINLAND}{{0,20}}(?:(?![向由在至到给请])[一-龥]){{0,16}}?(?:人民法院|仲裁委员会|仲裁院|海事法院|知识产权法院|"
    rf"互联网法院|金融法院)){_NOT_BEHIND}"
)
_COUNTERPARTY = expression(
    r"(?:乙方|丙方|供应商|供货方|承租人|承租方|承包人|承包方|受托人|受托方|卖方|中标人|服务方|施工单位|开发商)(?:的)?"
    r"(?:住所地?|所在地|注册地|营业地|经营地|户籍地)(?P<where>\([^()]{0,16}\))?(?:的)?(?:有管辖权的?|基层|"
    r"具有管辖权的)*(?:的)?(?:人民法院|法院|仲裁机构|仲裁委员会|仲裁委)"
)
# 乙方住所地上海市浦东新区人民法院: whose seat it is, and the court there by name.
_SEAT_AND_COURT = expression(
    r"(?:[甲乙丙]方|供应商|供货方|承租人|承租方|承包人|承包方|受托人|受托方|卖方|中标人|服务方|施工单位|开发商|原告|被告|"
    r"起诉方|守约方|(?P<thing>合同|协议|标的物?|工程|项目))(?:的)?"
    r"(?:住所地?|所在地|注册地|营业地|经营地|户籍地|签订地|签署地|签约地|履行地)(?!址)(?:的|即|是|为)?"
    r"(?P<name>[^,。;:()的不向由在与或\n]{1,16}?(?:省|市|区|县|州|旗|盟)(?:第[一二三四五六七八九十]|中级|高级|基层)?"
    rf"(?:人民)?法院){_NOT_BEHIND}"
)
# 农村土地承包仲裁委员会 and 劳动人事争议仲裁委员会 hear other matters.
_OTHER_MATTERS = expression("劳动|人事|土地承包")


def other_forum(text: Text, gazetteer: Gazetteer) -> list[Forum]:
    """Agreements on a court or an arbitration body in the mainland, but not at the government side's seat."""
    found: list[Forum] = []
    for reading in readings(text, gazetteer):
        anchor = re.compile(f"{ELSEWHERE}|法院|仲裁|courts?|arbitrat|tribunal")
        for sentence in reading.sentences_with(anchor, named=True):
            if not _HISTORY.search(reading.words, sentence.start, sentence.end):
                found += islice(_elsewhere(reading, sentence, gazetteer), 1)
    return found


def _elsewhere(reading: Reading, sentence: Sentence, gazetteer: Gazetteer) -> Iterator[Forum]:
    for found in _NAMED_ELSEWHERE.finditer(reading.marks, sentence.start, sentence.end):
        if speaks_of_disputes(reading, sentence, found.start(), found.end()) or "提" in found.group():
            yield from _if_meant(ForumKind.BODY, reading, found)
    for found in _OTHER_COURT.finditer(reading.marks, sentence.start, sentence.end):
        name = reading.words[found.start("name") : found.end("name")]
        if _OTHER_MATTERS.search(name) or not speaks_of_disputes(reading, sentence, *found.span("name")):
            continue
        if look_up_institution(name, gazetteer).place is Place.DOMESTIC_OTHER:
            yield from _if_meant(ForumKind.BODY, reading, found, name)
    for found in _COUNTERPARTY.finditer(reading.words, sentence.start, sentence.end):
        where = found.group("where") or ""
        if not any(place in where for place in gazetteer.local_places):
            yield from _if_meant(ForumKind.COUNTERPARTY, reading, found)
    yield from _at_a_seat(reading, sentence, gazetteer)
    for found in elsewhere_in_english(reading, sentence):
        yield from _if_meant(ForumKind.BODY, reading, found)


def _at_a_seat(reading: Reading, sentence: Sentence, gazetteer: Gazetteer) -> Iterator[Forum]:
    """Courts elsewhere that are named behind somebody's seat."""
    for found in _SEAT_AND_COURT.finditer(reading.words, sentence.start, sentence.end):
        name = found.group("name")
        if found.group("thing") and not speaks_of_disputes(reading, sentence, *found.span()):
            continue  # The work may be done at a court.
        here = any(place in name for place in gazetteer.local_places)
        if not here or look_up_institution(name, gazetteer).place is Place.DOMESTIC_OTHER:
            yield from _if_meant(ForumKind.BODY, reading, found, name)


def _if_meant(kind: ForumKind, reading: Reading, found: re.Match[str], name: str = "") -> Iterator[Forum]:
    start, end = found.span()
    if is_meant(reading, start, end):
        known = forum_at(kind, reading, start, end)
        yield Forum(kind, known.match, known.institution or name)
