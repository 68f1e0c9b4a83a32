"""Which words bring the contract's disputes before a body overseas, or before one elsewhere in the country.

The name of a court or an arbitration body alone says nothing: it may be a party's history, a place of
enforcement, a mediator. A submission (``提交…``, ``由…管辖``), a seat, or a rule that implies a body is needed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, islice
from typing import TYPE_CHECKING

from formgen.clauses.gazetteer import Place
from formgen.clauses.institutions import look_up_institution
from formgen.clauses.lexicon import ELSEWHERE, LOCAL, MAINLAND, OVERSEAS, TERRITORY, UNCHOSEN
from formgen.clauses.plain_forum import elsewhere_in_english
from formgen.clauses.reading import readings
from formgen.clauses.scope import EXCLUDED, is_meant

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


# Possessive and bounded, here and below: a run of marks is tried in one way only, however long it is.
_T = f"{TERRITORY}{{1,60}}+"
_OVERSEAS = f"{OVERSEAS}{{1,80}}+"
_UNNAMED = (
    r"(?:[一-龥]{1,6}(?:(?:所在|住所|营业|注册|成立|设立|登记|居所|国籍)地?国家?|[母本]国)|"
    "外国|境外|域外|国外|海外|第三国|他国|中国以外|港澳台(?:地区)?)"
)
_COURT = (
    rf"(?:{_T}|{_UNNAMED})\)?(?:的)?(?:任何|任一|有管辖权的?|具有管辖权的?|当地|主管|有关|相关|适当的)*(?:的)?"
    r"[^向由在与和及的或至到,。;:人()\n]{0,8}(?:法院|法庭|高院|裁判所|仲裁院|仲裁中心|仲裁委员会|仲裁协会|仲裁机构|仲裁庭)"
)
_BODY = rf"(?:{_OVERSEAS}|{_COURT})"
_ADDED = r"(?:[(][^()\n]{0,24}[)])?"
# Not a submission: the body's award, file, list of arbitrators; a court that executes or secures.
_NOT_BEHIND = (
    r"(?!(?:无|没有|不存在|尚无)|(?:的|所)?(?:作出|出具|颁发|受理的|判决|裁决书|案件|材料|证明|调解(?!不成)|名册|登记|注册|文件|批准|"
    r"仲裁员|公证|律师|判例|网站|考察|培训|任职|工作))"
    r"(?![^,。;\n]{0,12}(?:申请(?:强制)?(?:执行|承认|认可|保全)|强制执行|承认(?:和|与)执行|公证|任职|实习))"
)
_STRONG_SUBMISSION = re.compile(
    rf"(?:提交|提请|呈交|递交|交由|交付|诉诸|移送|移交|送交|提至|诉至|诉讼至|改由|转由|服从|接受)(?:给|至|到|于|"
    rf"位于|设在|设于)?[^,。;不\n]{{0,14}}?{_BODY}{_ADDED}{_NOT_BEHIND}"
)
_WEAK_SUBMISSION = re.compile(
    rf"(?:由|向|到|至|在|于|经|赴|选择|选定|约定|同意|指定|以|为|是|:)(?:位于|设在|"
    rf"设于)?[^,。;:不\n]{{0,10}}?{_BODY}{_ADDED}{_NOT_BEHIND}"
)
_DECIDES = re.compile(
    f"{OVERSEAS}(?:(?!规则)[^,。;的不\n]){{0,12}}(?:仲裁(?!规则|员|时效|费|案|名册|从业)|管辖|审理|裁决|裁判)|"
    f"{_COURT}{_ADDED}[^,。;不\n]{{0,10}}?(?:具有|享有|拥有|有|行使|作为)?"
    "[^,。;不\n]{0,6}?(?:管辖|诉讼解决|审理)"
)
# A body behind a label, a box or a number of a list, and nothing between.
_IN_FORM = re.compile(
    rf"(?:[:☑☒■✓✔√⊠】\])]|(?<![^。;\n]))[0-9.、()]{{0,4}}{UNCHOSEN}*+[\s☑☒■✓✔√⊠x\[\]【】()0-9一二三四五①-⑩、.]{{0,8}}(?:提交|由|向)?(?P<body>{_BODY}){_ADDED}{_NOT_BEHIND}"
)
_LABEL_REACH = 120
_DISPUTE_LABEL = re.compile("争议|纠纷|仲裁(?!员|经验|培训|案)|管辖|裁判机构")
_RESOLVES = re.compile(
    "仲裁(?!员|从业|培训)|终审|[一二]审|受理|诉讼|起诉|管辖|裁决|裁判|审理|解决|争议|纠纷|争讼|争端|争执|兴讼|决之|断之|打官司|告状|提起|arbitra|dispute"
)
_SEAT = re.compile(
    rf"(?:仲裁地点?|仲裁庭?所在地|仲裁的?(?:法定)?地点|仲裁的?法定地|仲裁席位|仲裁举行地|裁决作出地|诉讼地点?|"
    rf"管辖地|审理地|开庭地点?)(?:[(][^()\n]{{0,40}}[)])?[^,。;不\n]{{0,6}}?"
    rf"(?:为|是|在|于|:|设在|设于|位于|定为|选择)?[(]?[^,。;不\n]{{0,4}}?(?:{_T}|境外|国外|海外|第三国|"
    rf"外国)(?!{LOCAL}|法律)"
)
_THERE = re.compile(
    rf"(?:在|于|赴|去|到|至)(?:{_T}|境外|国外|海外|第三国|外国)(?:[^,。;的不\n]{{0,8}}?|(?:依|按|根据|适用)[^,。;不\n]{{0,40}}?)(?:仲裁|诉讼|起诉|打官司|告状|兴讼)(?!规则|的(?:服务|报告|费用|经验|案)|员|"
    rf"培训|课程|研究|业务|经验|案|文书|费|公证)"
)
_HELD_THERE = re.compile(
    rf"仲裁(?:程序|活动|审理)?(?:应当?|须|将|均)?(?:在|于)(?:{_T}|境外|国外|海外)(?![^,。;\n]{{0,6}}(?:培训|任职|执业))"
)
_DEEMED_THERE = re.compile(
    rf"裁决书?(?:应)?(?:被)?(?:视为|视同)?(?:在|于|是在){_T}[^,。;不\n]{{0,4}}?作出|"
    rf"(?:打官司|仲裁|诉讼|起诉|官司)(?:只能|必须|应当?|须|要|得)?(?:去|到|在|赴)(?:{_T}|境外|国外|海外)(?![^,。;\n]{{0,6}}(?:培训|任职|执业|公证))"
)
_THERE_BRIEFLY = re.compile(
    rf"(?:提交|提请|同意|采用|选择|约定|通过|以|进行|:|为|是)(?:{_T}|境外|国外|海外|外国)(?:的)?(?:临时|机构|"
    rf"国际)?(?:仲裁|诉讼)(?!员|机构|委|院|规则|法|条例|程序法)"
)
_RULES = re.compile(
    rf"(?:适用|按照?|依照?|依据|根据|采用|遵循)《?{_OVERSEAS}{_ADDED}[^,。;不\n]{{0,16}}?规则|"
    rf"(?:适用|按照?|依照?|依据|根据|采用|遵循)[^,。;不\n]{{0,6}}?(?:境外(?:的)?(?:机构的?)?仲裁规则|"
    rf"{_T}[^,。;不\n]{{0,6}}仲裁规则)"
)
_CHINESE_BODY = re.compile(f"[{LOCAL}{ELSEWHERE}]")
# A history, a person's office, an enforcement, a subject of study: no agreement on a forum.
_HISTORY = re.compile(
    "第三[方人][^。;\n]{0,40}(?:提起|起诉|诉讼|主张|索赔|追究|指控|投诉)|他人[^。;\n]{0,20}(?:起诉|诉讼|索赔)|受理的|列为(?:被执行|失信)|立案|涉诉|未了结|"
    "与甲方无(?:涉|关)|(?:乙方|其|丙方)与[^,。;\n]{0,16}?(?:分包|供应商|供货|第三|母公司|员工|客户|许可人|股东)[^,。;\n]{0,8}(?:争议|纠纷)|"
    "曾|案外人|结案|已经?和解|撤诉|未决|正在进行|披露|业绩|担任|任职|聘为|入选|名册|调研|考察|培训|翻译|研究课题|承认和执行|承认与执行|"
    "认可和执行|"
    "申请(?:承认|认可|强制执行|执行)|(?:法院|仲裁院|仲裁中心)(?:已|业已)?(?:判决|裁定|受理)|生效(?:判决|裁决)|"
    "开具|学术|研讨"
)
_ENGLISH_BODY = "(?:arbitration|arbitral) (?:centre|center|institute|association|commission|court|tribunal|board|institution)"
_ENGLISH_COURTS = (
    rf"(?:{_T} (?:[a-z]+ ){{0,4}}{_ENGLISH_BODY}|{_T} (?:[a-z]+ ){{0,4}}courts?|"
    rf"courts? (?:of|in|located in|sitting in) (?:the )?(?:[a-z]+ of (?:the )?)?(?:{_T}))"
)
_ENGLISH = (
    (
        ForumKind.BODY,
        re.compile(
            rf"(?<!not )(?<!not be )(?:refer|submit|settle|resolv|arbitrat|administer|determin|adjudicat|brought|"
            rf"jurisdiction)[a-z]*[^.;\n]{{0,120}}?(?:{_OVERSEAS}|{_ENGLISH_COURTS})"
        ),
    ),
    (ForumKind.BODY, re.compile(rf"{_ENGLISH_COURTS} (?:shall |will )?(?:have|has|is|be)")),
    (
        ForumKind.SEAT,
        re.compile(
            rf"(?:seat|place|venue|situs)(?:,? or [a-z ]{{1,20}},?)?(?: of (?:the )?arbitration)?(?:,? (?:shall |will |to )?(?:be|is)|"
            rf" ?:)? ?(?:in )?(?:the )?{_T}|arbitrat(?:ion|ed)(?: \w+){{0,3}} in (?:the )?{_T}"
        ),
    ),
)
_ENGLISH_DENIAL = re.compile(r"\b(?:not|never|no|nor|neither|excluding|without|except)\b[^,.;]{0,30}$")
_ANCHOR = re.compile(
    f"{OVERSEAS}|{TERRITORY}|(?:所在|住所|营业|注册|成立|设立|登记|居所|国籍)地?国|[本母]国|外国|境外|域外|国外|"
    f"海外|第三国|他国|中国以外|港澳台"
)


def overseas_forum(text: Text, gazetteer: Gazetteer) -> list[Forum]:
    """Agreements on a court, an arbitration body or a seat outside the mainland of China."""
    found = []
    for reading in readings(text, gazetteer):
        for sentence in reading.sentences_with(_ANCHOR, named=True):
            found += _of_sentence(reading, sentence)
    return found


def _of_sentence(reading: Reading, sentence: Sentence) -> list[Forum]:
    if _HISTORY.search(reading.words, sentence.start, sentence.end):
        return []
    every = chain(_bodies(reading, sentence), _seats(reading, sentence), _english(reading, sentence))
    found = next(every, None)
    return [found] if found else list(_rules(reading, sentence))


def _bodies(reading: Reading, sentence: Sentence) -> Iterator[Forum]:
    yield from _labelled(reading, sentence)
    for pattern, alone in ((_STRONG_SUBMISSION, True), (_DECIDES, True), (_WEAK_SUBMISSION, False)):
        for found in pattern.finditer(reading.marks, sentence.start, sentence.end):
            start, end = found.span()
            if not (alone or _speaks_of_disputes(reading, sentence, start, end)):
                continue
            if not EXCLUDED.search(found.group()) and is_meant(reading, start, end):
                yield _forum(ForumKind.BODY, reading, start, end)


def _labelled(reading: Reading, sentence: Sentence) -> Iterator[Forum]:
    """争议解决机构:伦敦国际仲裁院, and the body behind a chosen box in a line that begins 争议解决方式."""
    line = reading.marks.rfind("\n", 0, sentence.start) + 1
    for found in _IN_FORM.finditer(reading.marks, sentence.start, sentence.end):
        label = reading.words[max(line, found.start() - _LABEL_REACH) : found.start("body")]
        if _DISPUTE_LABEL.search(label) and is_meant(reading, *found.span("body")):
            yield _forum(ForumKind.BODY, reading, *found.span("body"))


def _speaks_of_disputes(reading: Reading, sentence: Sentence, start: int, end: int) -> bool:
    """Whether the sentence, without the body's own name, is about settling disputes."""
    without = reading.marks[sentence.start : start] + " " + reading.marks[end : sentence.end]
    return _RESOLVES.search(without) is not None


def _seats(reading: Reading, sentence: Sentence) -> Iterator[Forum]:
    for pattern in (_SEAT, _THERE, _HELD_THERE, _DEEMED_THERE, _THERE_BRIEFLY):
        for found in pattern.finditer(reading.marks, sentence.start, sentence.end):
            if is_meant(reading, *found.span()):
                yield _forum(ForumKind.SEAT, reading, *found.span())


def _rules(reading: Reading, sentence: Sentence) -> Iterator[Forum]:
    for found in _RULES.finditer(reading.marks, sentence.start, sentence.end):
        if is_meant(reading, *found.span()):
            # ICC's rules and no other body: the rules bring their body along.
            here = _CHINESE_BODY.search(reading.marks, sentence.start, sentence.end)
            implied = OVERSEAS in found.group() and not here
            yield _forum(ForumKind.BODY if implied else ForumKind.RULES, reading, *found.span())


def _english(reading: Reading, sentence: Sentence) -> Iterator[Forum]:
    for kind, pattern in _ENGLISH:
        for found in pattern.finditer(reading.marks, sentence.start, sentence.end):
            if not _ENGLISH_DENIAL.search(reading.words, max(0, found.start() - 50), found.start()):
                yield _forum(kind, reading, *found.span())


def _forum(kind: ForumKind, reading: Reading, start: int, end: int) -> Forum:
    known = next((one.institution for one in reading.names_within(start, end) if one.institution), None)
    return Forum(kind, reading.match(start, end), known.name if known else "")


_SUBMITS = "(?:提交|提请|申请|交由|交付|诉诸|提至|诉至|诉于|移送|诣|赴|去|归|送|告到|由|向|到|至|在|选择|选定|约定|指定|(?<!可)以|为|:)"
_NAMED_ELSEWHERE = re.compile(rf"{_SUBMITS}[^,。;:不\n]{{0,16}}?(?P<name>{ELSEWHERE}{{1,60}}+){_NOT_BEHIND}")
_OTHER_COURT = re.compile(
    rf"{_SUBMITS}(?P<name>{MAINLAND}{{0,20}}(?:(?![向由在至到给请])[一-龥]){{0,16}}?(?:人民法院|仲裁委员会|仲裁院|海事法院|知识产权法院|"
    rf"互联网法院|金融法院)){_NOT_BEHIND}"
)
_COUNTERPARTY = re.compile(
    r"(?:乙方|丙方|供应商|供货方|承租人|承租方|承包人|承包方|受托人|受托方|卖方|中标人|服务方|施工单位|开发商)(?:的)?"
    r"(?:住所地?|所在地|注册地|营业地|经营地|户籍地)(?P<where>\([^()]{0,16}\))?(?:的)?(?:有管辖权的?|基层|"
    r"具有管辖权的)*(?:的)?(?:人民法院|法院|仲裁机构|仲裁委员会|仲裁委)"
)
# 乙方住所地上海市浦东新区人民法院: whose seat it is, and the court there by name.
_SEAT_AND_COURT = re.compile(
    r"(?:[甲乙丙]方|供应商|供货方|承租人|承租方|承包人|承包方|受托人|受托方|卖方|中标人|服务方|施工单位|开发商|原告|被告|"
    r"起诉方|守约方|(?P<thing>合同|协议|标的物?|工程|项目))(?:的)?"
    r"(?:住所地?|所在地|注册地|营业地|经营地|户籍地|签订地|签署地|签约地|履行地)(?!址)(?:的|即|是|为)?"
    r"(?P<name>[^,。;:()的不向由在与或\n]{1,16}?(?:省|市|区|县|州|旗|盟)(?:第[一二三四五六七八九十]|中级|高级|基层)?"
    rf"(?:人民)?法院){_NOT_BEHIND}"
)
# 农村土地承包仲裁委员会 and 劳动人事争议仲裁委员会 hear other matters.
_OTHER_MATTERS = re.compile("劳动|人事|土地承包")


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
        if _speaks_of_disputes(reading, sentence, found.start(), found.end()) or "提" in found.group():
            yield from _if_meant(ForumKind.BODY, reading, found)
    for found in _OTHER_COURT.finditer(reading.marks, sentence.start, sentence.end):
        name = reading.words[found.start("name") : found.end("name")]
        if _OTHER_MATTERS.search(name) or not _speaks_of_disputes(reading, sentence, *found.span("name")):
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
        if found.group("thing") and not _speaks_of_disputes(reading, sentence, *found.span()):
            continue  # The work may be done at a court.
        here = any(place in name for place in gazetteer.local_places)
        if not here or look_up_institution(name, gazetteer).place is Place.DOMESTIC_OTHER:
            yield from _if_meant(ForumKind.BODY, reading, found, name)


def _if_meant(kind: ForumKind, reading: Reading, found: re.Match[str], name: str = "") -> Iterator[Forum]:
    start, end = found.span()
    if is_meant(reading, start, end):
        known = _forum(kind, reading, start, end)
        yield Forum(kind, known.match, known.institution or name)
