"""Which court or arbitration body the contract names for its disputes, and where it only describes one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.clauses.forum import Forum, ForumKind
from formgen.clauses.lexicon import ELSEWHERE, LOCAL, OVERSEAS
from formgen.clauses.patterns import expression
from formgen.clauses.plain_forum import nobody_named
from formgen.clauses.reading import readings
from formgen.clauses.scope import is_meant

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from formgen.clauses.gazetteer import Gazetteer, Institution
    from formgen.clauses.reading import Reading, Sentence
    from formgen.clauses.text import Match, Text

_BODY = f"[{LOCAL}{ELSEWHERE}{OVERSEAS}]"
_NAMED = expression(f"{_BODY}{{1,80}}+")
_SUBMITTED = expression(
    "(?:提交|提请|申请|交由|交付|诉诸|诉至|移送|由|向|到|至|在|选择|选定|约定|指定|为|或者?)[^,。;:不\\n]{0,16}$"
)
_BEFORE = 40
_DISPUTE = expression(
    "协商(?:不成|未果|不一致|无果|达不成)|争讼|决之|打官司|诉讼|起诉|管辖|裁决|裁判|审理|解决|争议|纠纷|仲裁"
)
# The body's award or file, a court that executes or secures, a history: no agreement on a forum.
_NOT_BEHIND = expression(
    "(?:的|所)?(?:作出|出具|判决|裁决书|案件|材料|名册|登记|文件|仲裁员|公证|任职)|"
    "[^,。;\\n]{0,12}(?:执行|承认|认可|保全|撤销|确认)"
)
_OTHER_MATTER = expression(
    "曾|未决|正在进行|披露|业绩|任职|名册|劳动|人事|上诉|执行|保全|承认|撤销|行政诉讼|行政复议"
)
_VAGUE = expression(
    r"(?:(?:[甲乙丙双]方|原告|被告|起诉方|守约方|违约方|申请人|供应商|承包人|承租人|发包人|出租人|采购人|委托人|合同|协议|"
    r"标的物?|工程|项目|不动产)(?:的)?(?:住所地?|所在地|注册地|营业地|经营地|户籍地|签订地|签署地|签约地|履行地)|"
    r"具?有管辖权|当地|本地|有关|相关)(?:的)?(?:具?有管辖权的?|基层|各自|当地)*(?:的)?"
    r"(?:人民法院|法院|仲裁机构|仲裁委员会|仲裁委)"
)


def forums_named(text: Text, gazetteer: Gazetteer) -> list[Forum]:
    """The courts and bodies of *gazetteer* to which the contract submits its disputes, under their full names.

    Bodies that it does not list are left out: nobody can say whether two writings mean the same one.
    """
    return [
        Forum(ForumKind.BODY, reading.match(*span), body.name)
        for reading in readings(text, gazetteer)
        for sentence in reading.sentences_with(_NAMED, named=True)
        for span, body in _named(reading, sentence)
    ]


def _named(reading: Reading, sentence: Sentence) -> Iterator[tuple[tuple[int, int], Institution]]:
    if not _is_about_disputes(reading, sentence):
        return
    for name in reading.names_within(sentence.start, sentence.end):
        if name.institution is None:
            continue
        submitted = _SUBMITTED.search(reading.marks, max(sentence.start, name.start - _BEFORE), name.start)
        behind = _NOT_BEHIND.match(reading.words, name.end, sentence.end)
        if submitted and not behind and is_meant(reading, name.start, name.end):
            yield (name.start, name.end), name.institution


def _is_about_disputes(reading: Reading, sentence: Sentence) -> bool:
    return reading.says(sentence, _DISPUTE, named=True) and not reading.says(
        sentence, _OTHER_MATTER, named=True
    )


_UNLISTED = expression(
    "(?:诣|赴|去|诉于|告到|归|送|向|由|提交给?|提请|交由|诉至|到|至|在|选择|约定)(?:位于|设在)?(?P<name>[一-龥()]{0,20}?(?:法院|仲裁委员会|仲裁委(?!员)|仲裁院|"
    "仲裁中心|仲裁机构|仲裁庭))(?P<behind>[^,。;\n]{0,8}?(?:起诉|诉讼|仲裁|管辖|裁决|审理|解决|处理|裁判|决之|断之|告状|打官司))"
)
_BEHIND_LABEL = expression(
    "(?:争议|纠纷|管辖|仲裁|诉讼|裁判)[^,。;:\n]{0,10}:{1,2}(?P<name>[一-龥()]{0,16}?(?:法院|仲裁委员会|仲裁委(?!员)|仲裁院|仲裁中心|仲裁机构))(?=:|[,。;\n]|$)"
)
_NO_NAME = expression("行政|强制|公证|中级以上|(?:^|[一-龥])(?:双方|任何一方|一方|对方)$")


def written_forums(text: Text, gazetteer: Gazetteer) -> list[Match]:
    """The courts and bodies to which disputes are submitted, as they are written, listed or not."""
    return [
        reading.match(*span)
        for reading in readings(text, gazetteer)
        for sentence in reading.sentences_with(_COURT_OR_BODY)
        for span in sorted({*(span for span, _ in _named(reading, sentence)), *_unlisted(reading, sentence)})
        if not _SHORT_FORM.search(reading.marks, max(0, span[0] - 8), span[0])
    ]


# 深圳国际仲裁院（SCIA）: the short form in brackets behind the full name.
_SHORT_FORM = expression(
    rf"{_BODY}\((?:又名|又称|即|原名|原|曾用名|亦称|也称|简称|下称|以下简称|别名)?[:“\"]?$"
)
_COURT_OR_BODY = expression("法院|仲裁|贸仲|scia")


def _unlisted(reading: Reading, sentence: Sentence) -> Iterator[tuple[int, int]]:
    if _OTHER_MATTER.search(reading.marks, sentence.start, sentence.end):
        return
    within = (reading.marks, sentence.start, sentence.end)
    for found in (*_UNLISTED.finditer(*within), *_BEHIND_LABEL.finditer(*within)):
        span = found.span("name")
        name = reading.words[slice(*span)]
        elsewhere = _NO_NAME.search(name) or _NOT_BEHIND.match(reading.words, span[1], sentence.end)
        if not elsewhere and is_meant(reading, *span) and not _VAGUE.search(name):
            yield span


def vague_forums(text: Text, gazetteer: Gazetteer) -> list[Match]:
    """Where disputes go to a court or a body that is only described: 原告所在地人民法院, 有管辖权的人民法院.

    A sentence that names one by its full name as well is left alone.
    """
    found = [*_described(text, gazetteer)]
    return found or _nobody_named(text, gazetteer)


def _nobody_named(text: Text, gazetteer: Gazetteer) -> list[Match]:
    """Where disputes go to courts in general, in a text that names none anywhere."""
    every = readings(text, gazetteer)
    if any(_NAMED.search(reading.marks) for reading in every) or written_forums(text, gazetteer):
        return []
    return [
        reading.match(*span)
        for reading in every
        for sentence in reading.sentences_with(_GENERAL)
        for span in nobody_named(reading, sentence)
    ]


_GENERAL = expression("法院|打官司|程序|途径|渠道|公堂|机构|机关|部门|单位|courts?|arbitrat")


def _described(text: Text, gazetteer: Gazetteer) -> list[Match]:
    return [
        reading.match(found.start(), found.end())
        for reading in readings(text, gazetteer)
        for sentence in reading.sentences_with(_VAGUE)
        for found in _VAGUE.finditer(reading.words, sentence.start, sentence.end)
        if _is_only_described(reading, sentence, found)
    ]


def _is_only_described(reading: Reading, sentence: Sentence, found: re.Match[str]) -> bool:
    if reading.says(sentence, _NAMED, named=True):
        return False
    if not _is_about_disputes(reading, sentence) or _NOT_BEHIND.match(
        reading.words, found.end(), sentence.end
    ):
        return False
    return is_meant(reading, *found.span())
