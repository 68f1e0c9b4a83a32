"""Which words let a text in a foreign language prevail, or stand beside the Chinese one on equal terms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from formgen.clauses.assembled import assembled
from formgen.clauses.language_demoted import ACROSS, CHINESE_GIVES_WAY, LANGUAGE
from formgen.clauses.language_slots import decided_by_a_foreign_text
from formgen.clauses.patterns import expression
from formgen.clauses.reading import readings
from formgen.clauses.scope import is_meant
from formgen.clauses.spans import beside

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from formgen.clauses.gazetteer import Gazetteer
    from formgen.clauses.reading import Reading, Sentence
    from formgen.clauses.text import Match, Text

_NOT_LANGUAGE_BEFORE = r"(?<![立司执守合违方非民商宪刑普])(?<![当每期次往])(?<!(?<!合)同)"
# Possessive: 版本 is also 版 and 本, and must be tried in one way only.
_VERSION = (
    r"(?:文)?(?:[(][^()\n]{0,12}[)])?(?:的)?(?:书面|正式|原始|合同|协议|签署|最终|语言|条款|部分|内容|版本?|"
    r"文本|文字|文件|说明(?!书)|"
    r"原件|原本|原文|正本|译本|译文|本|语|稿(?![件费酬约])|所载|表述|约定|之)*+(?:的?(?:最终)?(?:解释|理解|意思|含义))?(?!稿[件费酬约]|单词|字数|字符|词数|字母|摘要|授课|教学|讲解|播|服务|交流|沟通|会话|主持|口译|演出|翻译人员|说明|证书|手册|专业|等级|[四六八]级|目录|报告|单据|发票|提单|考试|成绩|名称|姓名|拼写|缩写)"
)
_L = f"{_NOT_LANGUAGE_BEFORE}{LANGUAGE}"
_ALONE = "(?<!中)(?<!中文、)(?<!中文和)(?<!中文与)(?<!中文及)(?<!中、)(?<!中文或)"
_BUT = "[^,。;:\n]"

_CHINESE = tuple(
    expression(pattern)
    for pattern in (
        (
            rf"以(?P<between>[^,。;以\n]{{0,8}}?){_L}{_VERSION}{_BUT}{{0,4}}?作?为(?:合同)?(?:的)?(?:最终)?(?:解释|理解)?(?:的)?(?:准(?![则绳确])|主|正本|正式|官方|作准|优先|"
            rf"依据|有效|标准|正文|权威|最终)"
        ),
        (
            rf"{_ALONE}{_L}{_VERSION}(?:应当?|将|均|享有|具有|具备|拥有|有|对|为|是|系|作为|须|"
            rf"视为)*(?:[^,。;:以中不非同相参副译\n]{{0,8}}?)"
            r"(?:优先(?!级)|作准|为准|约束力|法律效力|唯一有效|准据|被采用|被采纳|最终(?:解释|效力)|解释效力|支配|主导(?:作用|地位)|决定性|压倒|居先|在先|居上|占优|胜出|首要|最高)"
        ),
        (
            rf"{_ALONE}{_L}{_VERSION}(?:应当?|将|均|须)?(?:被)?(?:为|是|系|作为|视为|"
            rf"认定为)(?:本|该)?(?:合同|协议)?的?[^,。;:中不非同相参副译\n]{{0,8}}?(?:正本|正式|权威|作准|官方|有效文本|有效版本|有效合同|有效协议|原本|准据|标准文本|主文本|主导(?:性)?(?:语言|文[字本])|主(?:要)?语言|第一语言)"
        ),
        (
            rf"(?:作准|正式|官方|有效|优先|权威|主导|控制性?|准据|正本|效力|主要?|首要|第一)(?:的)?(?:语言|文本|版本|文字|语种|"
            rf"文)(?:版本)?(?:应当?|须)?[”\"』」]?(?:仅)?(?:为|是指?|系指?|指|:|以|采用)(?:其)?{_L}"
        ),
        rf"(?:约束力|效力|作准|准据|为准)的(?:唯一)?(?:合同|协议)?(?:文本|版本|语言|文字|文件)(?:仅|只)?(?:为|是|系|:){_L}",
        rf"{_ALONE}{_L}{_VERSION}(?:的?效力)?(?:高于|优于|优先于)(?:其)?中文",
        (
            rf"(?:正本|作准本|正文|主文本|(?:合同|协议|文本)语言)(?:应当?|均)?(?:为|是|系|:|"
            rf"采用){_L}(?![^,。;\n]{{0,8}}中文)"
        ),
        rf"(?:以|根据|依据|按照?|依照?|回到|回归|对照)[^,。;以中不\n]{{0,16}}?{_L}{_VERSION}(?:来|予以|进行)?(?:确定|判断|判定|认定|理解|解释)",
        (
            rf"(?:优先|效力|解释|适用|文字|语言|文本)(?:的)?(?:先后|优先)?(?:的)?(?:顺序|次序|级别?|顺位|等级)[^,。;中\n]{{0,8}}?(?:为|是|:|依次|按)"
            rf"[^,。;中\n]{{0,4}}?{_L}"
        ),
        rf"{_L}(?:文本|版本|语言|文字)*(?:的)?(?:效力|地位|性质|作用|属性):[^,。;:中\n不非]{{0,4}}(?:正式|正本|优先|作准|官方|有效|主|权威)",
        rf"(?:适用|执行){_L}{_VERSION}(?=$|[,。;\n])",
        rf"(?:看|按|照|依|听|从|遵){_L}(?:的|版|那[份个版]|文本|合同|本)*(?:措辞|用词|表述|意思|含义|来|办|算|执行|为准)?(?=$|[,。;\n])",
        rf"{_ALONE}{_L}{_VERSION}[,(:]{{0,2}}以(?:此|该|本|其)(?:种|一)?(?:版本?|文本|语言|文字|稿)?为准",
        rf"优先(?:适用|采用|采纳|采信|考虑|参照|使用|依据|执行|遵循|选用|以)?(?:其)?{_L}{_VERSION}",
        rf"(?:参照|参考|依照?|按照|依据|遵从|服从|根据|按){_L}{_VERSION}(?:进行)?(?:解释|理解|执行|确定)",
    )
)
_REFERENCE_ONLY = expression(
    r"中文(?:版本?|文本|合同|协议|本)?(?:系|为|是)(?:参考|非正式)(?:译文|译本|翻译件|文本|版本)|"
    r"中文(?!译?名|名称|商标)(?:版本|版|文本|译本|译文|翻译件?|本|合同|协议)*[^,。;\n不]{0,6}?(?:仅|只|均仅|仅仅|纯)(?:供|为|作为?|"
    r"系|是|用于|具有|出于)?[^,。;\n]{0,8}?(?:参考|参照|翻译|译文|译本|便利|方便|参阅|理解|阅读|说明)"
)
_CHINESE_WITHOUT_FORCE = expression(
    r"中文(?:版本?|文本|译本|译文|翻译件?|本|合同|协议)*+(?:[^,。;\n]{0,6}?)(?:不|无|没有|不具有?|"
    r"不具备)[^,。;\n]{0,6}?(?:效力|约束力)|"
    r"中文(?:译本|译文|翻译件?|本)(?:[^,。;\n不]{0,4}?)(?:供|作为?|为)[^,。;\n]{0,4}?参考|"
    rf"中文[^。;\n]{{0,30}}?{LANGUAGE}[^中。;\n]{{0,40}}?以后者为准|(?:{LANGUAGE}|[英日德法俄葡韩](?=[、和与]中文))[^。;\n]{{0,30}}?中文[^。;\n]{{0,40}}?以前者为准"
)
_TRANSLATED = expression("中文(?:译本|译文|翻译)")
_OTHER_PAPERS = expression(
    "手册|条约|汇编|译稿|译著|译作|证明材料|资料|说明书|证书|证件|文献|样本|标书|论文|教材|界面|展板|菜单|网站|系统|标识|路牌"
)
_TO_TRANSLATE = expression("条约|汇编|译稿|译著|译作")
_PAPERS = expression(
    "规格书|技术附件|许可|合同|协议|文本|版本|附件|条款|理解|解释|歧义|不一致|冲突|agreement|contract"
)
# Names, trademarks, part numbers: their spelling is settled, not what the contract means.
_SPELLING = expression(
    "(?:名称|姓名|商标|型号|拼写|域名|缩写|地址|户名|账户|品名|术语|变量名|代码|字段|学名|编号|界面|显示|播音|"
    "广播|授课|菜单|字幕)[^,。;\n]{0,10}$"
)
_SHOWN = expression("(?:界面|显示|系统|网站|播报|语音|字幕|检索|排序)")
_DISPUTED = expression("不一致|争议|歧义|冲突|不符|不清|差异|分歧|矛盾|疑义|抵触|偏差")
_AGAINST_CHINESE = expression("非中文|(?:高|优|优先)于其?中文")
_INSTEAD = expression("中文|不|非")

_TONGUE = "(?:english|japanese|german|french|portuguese|spanish|korean|russian|italian|dutch|arabic|foreign[- ]language|original language)"
_ENGLISH = tuple(
    expression(pattern)
    for pattern in (
        (
            rf"{_TONGUE}(?:[- ]language)?(?: (?:version|text|original|copy|contract|agreement|one|"
            rf"document)s?)?(?: (?:of|hereof)[^.;,\n]{{0,40}})?,? "
            r"(?:shall|will|should|must|to)? ?(?:always )?(?:prevails?|controls?|governs?|takes? precedence|ha(?:ve|s) precedence|"
            r"is (?:the )?(?:authoritative|controlling|governing|binding|prevailing)|"
            r"be (?:deemed (?:to be )?)?(?:the )?(?:sole |only )?"
            r"(?:authoritative|authentic|controlling|governing|binding|prevailing|official|definitive))"
        ),
        (
            rf"(?:prevailing|governing|controlling|authoritative|official|binding|ruling) (?:language|version|"
            rf"text)[^.;\n]{{0,24}}?(?:shall be|is|will be|:) (?:the )?(?:in )?{_TONGUE}"
        ),
        (
            r"chinese (?:version|translation|text)s?[^.;\n]{0,40}?(?:for )?(?:the purposes? of )?(?:reference|"
            r"convenience|information)(?: purposes?)? ?(?:only)?"
        ),
        rf"in favou?r of the {_TONGUE}",
        rf"{_TONGUE} original\b[^.\n]{{0,60}}?\bthe original\b[^.\n]{{0,20}}?(?:prevail|control|govern|precedence)",
        (
            r"any (?:chinese )?translations?[^.;\n]{0,40}(?:reference|convenience|information|"
            r"not (?:be binding|bind)|no (?:binding|legal) (?:force|effect))"
        ),
        rf"only the {_TONGUE}(?: language)? (?:version|text)[^.;\n]{{0,30}}?(?:binding|valid|effective|authentic)",
    )
)
_ENGLISH_DENIAL = expression(r"\b(?:not|never|no|nor|neither)\b[^,.;]{0,20}$")
_ANCHOR = expression(
    f"{LANGUAGE}|中文(?:版|文|译|翻|稿|条|部|仅|只|本)|chinese (?:version|text|trans)|any (?:chinese )?translation|{_TONGUE}"
)
_EQUAL = expression(
    r"(?:中、?[英日法德俄葡韩西]、?[英日法德俄葡韩西]?[文语]?|中外文|双语|两种(?:文字|语言|文本|版本|语种)|"
    r"各(?:种|语言|语种)?(?:语言|文字|文本|版本)|"
    rf"中文[^。;\n]{{0,12}}?{LANGUAGE}|{LANGUAGE}[^。;\n]{{0,12}}?中文)[^。;\n]{{0,30}}?"
    r"(?:(?:同等|同样|相同|相等|一样|同一)(?:的)?(?:具有)?(?:的)?(?:法律)?(?:效力|有效|作准|约束力|地位)|(?:均|"
    r"都|皆)(?:为)?(?:具有?)?(?:法律效力|有效|作准|约束力|正本))"
    r"|equally (?:authentic|valid|binding|effective)|equal (?:legal )?(?:force|validity|effect|authenticity)|"
    r"same (?:legal )?(?:force|validity|effect)"
)
_LANGUAGES_MEANT = expression(
    f"{LANGUAGE}|双语|语言|文字|中外文|language|chinese|english|中[英日法德俄葡韩西]"
)
_CHINESE_PREVAILS = expression(
    r"以(?:简体|其)?中文[^,。;英外\n]{0,10}?(?:为准|优先|为主|作准)|中文[^,。;英外\n]{0,10}?(?:优先|为准|作准)|"
    r"chinese(?: language)? (?:version|text)[^.;\n]{0,20}(?:prevail|control|govern|precedence)"
)


def foreign_language_prevails(text: Text, gazetteer: Gazetteer) -> list[Match]:
    """Phrases that let the text in a foreign language decide what the contract means."""
    said = [found for one in readings(text, gazetteer) for found in _preferring(one)]
    pieces = (found for one in assembled(text, gazetteer) for found in _preferring(one))
    return [*said, *beside(said, pieces)]


def _preferring(reading: Reading) -> Iterator[Match]:
    for sentence in reading.sentences_with(_ANCHOR):
        span = next(_preferences(reading, sentence), None)
        if span:
            yield reading.match(*span)
    for pattern in ACROSS:
        for found in pattern.finditer(reading.words):
            yield reading.match(*found.span())


def _preferences(reading: Reading, sentence: Sentence) -> Iterator[tuple[int, int]]:
    yield from _foreign_first(reading, sentence)
    yield from _chinese_second(reading, sentence)
    for found in _each(_ENGLISH, reading, sentence):
        if not _ENGLISH_DENIAL.search(reading.words, max(0, found.start() - 30), found.start()):
            yield found.span()
    yield from decided_by_a_foreign_text(reading, sentence)


def _each(
    patterns: Iterable[re.Pattern[str]], reading: Reading, sentence: Sentence
) -> Iterator[re.Match[str]]:
    for pattern in patterns:
        yield from pattern.finditer(reading.words, sentence.start, sentence.end)


def _foreign_first(reading: Reading, sentence: Sentence) -> Iterator[tuple[int, int]]:
    for found in _each(_CHINESE, reading, sentence):
        if _is_preference(reading, sentence, found):
            yield found.span()


def _chinese_second(reading: Reading, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Chinese words without force say all; Chinese words for reference need another text beside them."""
    for found in _each((*CHINESE_GIVES_WAY, _REFERENCE_ONLY, _CHINESE_WITHOUT_FORCE), reading, sentence):
        sure = found.re.pattern == _CHINESE_WITHOUT_FORCE.pattern
        named = found.re.pattern != _REFERENCE_ONLY.pattern and re.search(LANGUAGE, found.group())
        beside = sure or named or _is_beside_another(reading, sentence, found)
        if beside and _is_of_contract(reading, sentence, found):
            yield found.span()


def _is_preference(reading: Reading, sentence: Sentence, found: re.Match[str]) -> bool:
    start, end = found.span()
    between = found.groupdict().get("between") or ""
    if _INSTEAD.search(between.replace("非中文", "")) or "中文" in _AGAINST_CHINESE.sub("", found.group()):
        return False
    before = reading.words[max(sentence.start, start - 24) : start]
    if _SPELLING.search(before) and not _PAPERS.search(before):
        return False
    within = (reading.words, sentence.start, sentence.end)
    if _TO_TRANSLATE.search(*within) or (_OTHER_PAPERS.search(*within) and not _PAPERS.search(*within)):
        return False
    if found.group().startswith("优先") and _SHOWN.search(reading.words, sentence.start, sentence.end):
        return False
    if found.group()[:1] in "参依遵服根按" and not _DISPUTED.search(
        reading.words, max(0, sentence.start - 60), sentence.end
    ):
        return False
    return is_meant(reading, start, end)


def _around(reading: Reading, sentence: Sentence) -> str:
    return reading.words[max(0, sentence.start - 60) : min(len(reading.words), sentence.end + 60)]


def _is_of_contract(reading: Reading, sentence: Sentence, found: re.Match[str]) -> bool:
    around = _around(reading, sentence)
    if _OTHER_PAPERS.search(around) and not re.search("本合同|本协议|合同文本|规格书|技术附件|许可", around):
        return False
    return is_meant(reading, *found.span())


def _is_beside_another(reading: Reading, sentence: Sentence, found: re.Match[str]) -> bool:
    rest = _around(reading, sentence).replace(found.group(), "")
    contract = re.match("中文(?:文本|版本|合同|协议|本)", found.group())
    return (
        re.search(LANGUAGE, rest) is not None
        or contract is not None
        or _TRANSLATED.search(found.group()) is not None
    )


def equal_languages(text: Text, gazetteer: Gazetteer) -> list[Match]:
    """Phrases that give texts in two languages equal force, where nothing says that Chinese decides.

    The tie-break may stand anywhere in the text.
    """
    every = readings(text, gazetteer)
    found = [reading.match(*span) for reading in every for span in _equal(reading)]
    if not found or any(_CHINESE_PREVAILS.search(reading.words) for reading in every):
        return []
    return [] if foreign_language_prevails(text, gazetteer) else found


_SEVERAL = expression(
    rf"(?:以|用|采用|由|为)?(?:简体)?中文?(?:文)?(?:、|和|及|与|以及)(?:其)?{LANGUAGE}(?:、{LANGUAGE})?[^,。;\n]{{0,8}}?(?:两种|二种|三种|双语|各|书就|写成|"
    rf"订立|签署|签订|书写|制作|起草|制成|编制|拟定)|(?:中[英日法德俄葡韩西]|中外)(?:文)?(?:双语|两种(?:文字|语言|文本)|文本各|文各|对照)|"
    rf"{LANGUAGE}(?:、|和|及|与)中文[^,。;\n]{{0,8}}?(?:两种|双语|各|书就|写成|订立|签署|签订|书写|制作)|"
    r"(?:executed|written|made|prepared|signed|drawn up) (?:in )?(?:both )?(?:the )?(?:chinese and [a-z]+|[a-z]+ and chinese)"
)
_CONTRACT_ITSELF = expression("合同|协议|文本|文件|agreement|contract")


def several_languages(text: Text, gazetteer: Gazetteer) -> list[Match]:
    """Where the contract is said to be written in several languages, and nothing says which decides."""
    every = readings(text, gazetteer)
    if any(_CHINESE_PREVAILS.search(reading.words) for reading in every):
        return []
    if foreign_language_prevails(text, gazetteer) or equal_languages(text, gazetteer):
        return []
    return [reading.match(*span) for reading in every for span in _several(reading)]


def _several(reading: Reading) -> Iterator[tuple[int, int]]:
    for sentence in reading.sentences_with(_LANGUAGES_MEANT):
        for found in _SEVERAL.finditer(reading.words, sentence.start, sentence.end):
            around = reading.words[max(sentence.start, found.start() - 20) : found.end() + 8]
            of_contract = _CONTRACT_ITSELF.search(around) and not _OTHER_PAPERS.search(around)
            if of_contract and is_meant(reading, *found.span()):
                yield found.span()


def _equal(reading: Reading) -> Iterator[tuple[int, int]]:
    for sentence in reading.sentences_with(_LANGUAGES_MEANT):
        for found in _EQUAL.finditer(reading.words, sentence.start, sentence.end):
            if is_meant(reading, *found.span()):
                yield found.span()
