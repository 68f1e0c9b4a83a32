"""Arbitration and litigation agreed side by side: each alone is lawful, both together are not.

Phrases that speak of both as a matter of course are taken out first: enforcing or setting aside an award,
interim measures, limitation periods, costs, pending cases, labour disputes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from formgen.clauses.lexicon import ELSEWHERE, LOCAL, OVERSEAS, UNCHOSEN
from formgen.clauses.reading import readings
from formgen.clauses.scope import is_denied, is_set_aside

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from formgen.clauses.gazetteer import Gazetteer
    from formgen.clauses.reading import Reading
    from formgen.clauses.text import Match, Text

Span = tuple[int, int]

_BODIES = frozenset({LOCAL, ELSEWHERE, OVERSEAS})
_BODY = f"[{LOCAL}{ELSEWHERE}{OVERSEAS}]{{1,80}}+"
_JOINED = (
    r"(?:[→>—-]+|[①-⑳]|\([0-9一二三四五]\)|[0-9][.、)]|、|或者?是?|和|及|与|以及|/|,"
    r"|还是|抑或|亦或|,?(?:也|亦|又)(?:可以?|得|能))(?:民事|提起|申请|进行|通过)?"
)
_SUIT = "(?:诉讼|打官司|上法院|司法(?:途径|程序|诉讼)|法律诉讼|法院(?:诉讼|起诉|审理|判决))"
_BOTH_WORDS = f"(?:{_SUIT}(?:的方式)?{_JOINED}仲裁|仲裁(?:的方式)?{_JOINED}{_SUIT})"
_ATTENDANT = (
    "期间|过程中?|程序中|费用?|时效|代理|文书|活动|案件|事项|材料|结果|产生|所|中|阶段|进行|的费|请求权|"
    "的法律文书|送达|发生|义务|风险"
)
_PENDING = (
    "不存在|没有|无|未涉及|未发生|未被|不涉及|如有|发生|涉及|存在|卷入|面临|任何|重大|未决|正在进行的?|潜在的?|"
    "可能的?|引起的?|引发的?|导致的?|造成的?"
)
_BENIGN = tuple(
    re.compile(pattern)
    for pattern in (
        # Courts that help arbitration along.
        (
            r"[^,。;\n]{0,16}(?:人民)?法院[^,。;\n]{0,10}?(?:申请|请求)[^,。;\n]{0,12}?(?:执行|撤销|保全|承认|认可|"
            r"确认|先予|支付令|禁令)[^,。;\n]{0,12}"
        ),
        (
            r"[^,。;\n]{0,8}(?:申请|请求)[^,。;\n]{0,14}?法院[^,。;\n]{0,8}?(?:执行|撤销|保全|承认|认可|"
            r"确认)[^,。;\n]{0,12}"
        ),
        r"保全(?:措施)?(?:的?,[^,。;\n]{0,30}法院[^,。;\n]{0,6}(?:裁定|作出|办理|执行|提出|提交)|[^,。;\n]{0,30})",
        r"(?:被)?(?:人民)?法院(?:裁定)?(?:撤销|不予执行|强制执行|查封|冻结|扣押|拍卖)[^,。;\n]{0,12}",
        # Declarations, costs, papers, periods.
        rf"(?:{_PENDING})[^。;\n]{{0,24}}?{_BOTH_WORDS}[^,。;\n]{{0,14}}",
        rf"(?:因|在|除)?{_BOTH_WORDS}(?:、[^,。;\n]{{1,8}})?(?:{_ATTENDANT})[^,。;\n]{{0,12}}",
        (
            r"(?:诉讼|仲裁)(?:时效|费用?|期间|代理|文书|保全|材料|地位|当事人|参加人|标的|请求|权利|风险|规则|条款|"
            r"协议|员|庭|裁决|申请书|程序规则|保险)[^,。;\n仲诉]{0,2}"
        ),
        _BOTH_WORDS,
        r"被[^,。;\n]{0,8}(?:起诉|诉讼|仲裁)",
        (
            r"(?:人民)?法院(?:或者?|、|和|及)仲裁(?:机构|委员会|庭)[^,。;\n]{0,4}?(?:委托|依法确认|确认|认定|变更|撤销|调整|责令|"
            r"指定|出具|另行)[^,。;\n]{0,10}|仲裁(?:机构|委员会|庭)(?:或者?|、|和|及)(?:人民)?法院[^,。;\n]{0,4}?(?:委托|依法确认|"
            r"确认|认定|变更|撤销|调整|责令|指定|出具|另行)[^,。;\n]{0,10}"
        ),
        rf"(?:提起|申请|在)?{_BOTH_WORDS}(?:之)?前",
        r"(?:仲裁)?裁决(?:书)?(?:是|为|系)?终局[^。;\n]{0,24}",
        r"(?:(?:向|到|在)[^,。;仲\n]{0,20}?法院[^,。;仲\n]{0,8}?)?(?:行政|刑事|公益)(?:附带民事)?诉讼|行政复议(?:或者?|、)(?:提起)?行政诉讼",
        r"(?:不(?!成|服|了|果|满|愿|能|行|拢|通|下|好|妥|可|一|同意)|无须|无需)[^,。;\n]{0,4}(?:诉讼|仲裁)",
    )
)
# Quiet as a whole: labour matters, somebody else's claims, what must be reported, kept secret or paid.
_LABOUR = re.compile("劳动(?:争议|仲裁|关系|者|合同|监察)|劳动人事|人事争议|工资(?:纠纷|争议)|欠薪")
_OF_OTHERS = re.compile(
    "(?:第三[方人]|他人|任何人|权利人|受害人)[^,。;\n]{0,30}?(?:(?:提起|提出|发起|主张|申请|进行)[^,。;\n]{0,12}(?:诉讼|起诉|仲裁)|向[^,。;\n]{0,10}法院|起诉)|"
    "与(?:其)?(?:分包|员工|雇员|第三|他人|供货)[^,。;\n]{0,12}(?:争议|纠纷)|与甲方无[关涉]|合同承办部门|课题|研究|案例|论文|讲座|仲裁协议(?:的)?效力|仲裁裁决[^,。;\n]{0,6}披露|(?:判决|裁定|裁决)而(?:披露|公开)|"
    r"\b(?:pending|threaten\w*|enforce\w*|interim|preserv\w+|injunct\w+|recogni\w+)\b|"
    "政府合同(?:签订主体|争议|原则上|不得)"
)
_QUIET_SENTENCE = re.compile(
    "第三[方人][^。;\n]{0,30}(?:诉讼|起诉|仲裁|索赔|追索|主张)|"
    "他人[^。;\n]{0,12}(?:起诉|诉讼)|(?:诉讼|仲裁)[^。;\n]{0,40}(?:披露|通知甲方|告知|报告|协助|配合|律师费|"
    "公告费|鉴定费|差旅费|由败诉方|由违约方)[^。;\n]{0,30}|"
    "(?:承诺|声明|保证|确认)[^。;\n]{0,20}(?:不存在|没有|无|未)[^。;\n]{0,30}(?:诉讼|仲裁)|送达(?:地址|"
    "方式)[^。;\n]{0,40}(?:诉讼|仲裁)|(?:诉讼|仲裁)[^。;\n]{0,20}送达"
)
_BOTH_CHOSEN = re.compile(
    rf"(?:通过|申请|提起|提交|采取|采用|选择|自行|有权|可以?|以(?![上下内外及后前])|进行|(?:方式|途径)(?:为|是|:|包括)|"
    rf"依法)[^,。;\n]{{0,12}}?{_BOTH_WORDS}(?!(?:之)?前)(?![^,。;\n]{{0,8}}(?:时效|费|期间|过程|文书|代理|案件|材料|阶段|"
    rf"活动|事务|服务))|"
    rf"争议[^。;\n]{{0,8}}:[^。\n]{{0,12}}?(?:仲裁[;/、,]{_SUIT}|{_SUIT}[;/、,]仲裁)|(?:不成|不拢|未果|无果|失败|不一致|不能(?:解决|达成)|解决不了|争议(?:解决|处理)?(?:方式|途径)?:)[^。;\n]{{0,16}}?{_BOTH_WORDS}|"
    rf"{_BOTH_WORDS}[^,。;\n]{{0,8}}?(?:解决|处理|方式|途径|手段|均可|任选|择一|并用|并行|并存|之间)|或裁或审|"
    rf"或审或裁|先裁后审|裁审(?:并行|自择|择一)|可裁可审"
)
_ARBITRATE = "(?:[\ue001\ue002\ue003]|仲裁(?!时效|费|员|庭|规则)|裁决机构|arbitrat\\w{0,8})"
_SUE = "(?:诉讼(?!时效|费|代理)|打官司|起诉|法院|司法(?:途径|程序|解决|救济)|告状|litigat\\w{0,8}|courts?\\b|lawsuits?)"
_TO_CHOOSE = (
    "(?:均可|皆可|都行|都可以?|也行|亦可|两可|两者皆|任选|任择|任一(?:方式|种|途径)|择其一|择一|二选一|二者选|选其一|自行选择|自由选择|自主选择|自行决定|自选|选择权|"
    "有权选择|由[^,。;\n]{1,14}(?:选择|选定|决定|挑选)|哪[个种条][^,。;\n]{0,8}|看[^,。;\n]{0,6}方便|不限|并用|并行|并存|不(?:排除|影响|妨碍|限制|排斥|免除|剥夺)[^,。;\n]{0,16}|"
    "或者?|或|抑或|还是|也可以?|又可以?|随便|同时|随时|either|\\bor\\b|option|choice|choose)"
)
# Both ways in a sentence and a word that leaves the choice, in any order: names may stand between.
_EITHER = re.compile(
    rf"{_ARBITRATE}[^。;\n]{{0,60}}?{_TO_CHOOSE}[^。;\n]{{0,40}}?{_SUE}|{_SUE}[^。;\n]{{0,60}}?{_TO_CHOOSE}[^。;\n]{{0,40}}?{_ARBITRATE}|"
    rf"{_ARBITRATE}[^。;\n]{{0,40}}?{_SUE}[^。;\n]{{0,40}}?{_TO_CHOOSE}|{_SUE}[^。;\n]{{0,40}}?{_ARBITRATE}[^。;\n]{{0,40}}?{_TO_CHOOSE}"
)
# What makes a sentence with both ways another matter: a help of courts, a fact, a cost, a person, a refusal.
_EITHER_OTHERWISE = re.compile(
    "保全|执行|撤销|承认|认可|确认仲裁|仲裁协议(?:的)?效力|期间|过程|进行中|时效|费用?|代理|律师|文书|送达|通知|告知|披露|案件|未决|存在|涉及|面临|导致|引发|造成|"
    "因[^,。;\n]{0,8}(?:诉讼|仲裁)|劳动|人事|工资|第三[方人]|他人|工伤|员工|复议|(?:不得|禁止|不能|不可)[^,。;\n]{0,20}(?:仲裁|诉讼|起诉|法院|既|同时)|不(?:再)?(?:选择|采用|适用|接受|提交|采取)|行政|证据|(?<!由)(?<!庭)(?<!委员会)裁决书?(?:作出|生效)|判决|查封|冻结|"
    "之前|终止|中止|损失|承担|赔偿|提供|支持|协助|配合|参加|经验|业务|服务|名册|培训|档案|知识|规则|制度|期限|责任|一致同意|人员|信息|记录|情况|"
    "只能|终结|保存|award|enforce|interim|preserv|injunct|pending|threaten|cost|expens|fees?\\b|not |shall be excluded|employ"
)
_NO_AWARD = re.compile(
    "仲裁(?:庭|委员会|机构|院)?[^,。;\n]{0,16}未(?:能|作出|予)?[^,。;\n]{0,6}(?:裁决|受理|仲裁)[^。;\n]{0,24}(?:起诉|诉讼|法院)"
)
_STILL_ARBITRATION = re.compile(
    "仲裁(?:条款|协议|约定)[^,。;\n]{0,6}(?:继续|仍然?|依然|同样)[^,。;\n]{0,4}(?:有效|适用)"
)
_AFTER_AWARD = re.compile(
    "(?:(?:对|如对|若对)[^,。;\n]{0,12}(?:裁决|仲裁结果|仲裁)[^,。;\n]{0,8}(?:不服|异议)|(?:不服|不满|不同意|不认同|不认可|"
    "不接受)[^,。;\n]{0,8}裁决|裁决(?:书)?(?:作出|送达)?(?:之)?后[^。;\n]{0,20}(?:异议|不服|不满|不认可|不同意))[^。;\n]{0,24}(?:起诉|诉讼|诉至|法院)|不经仲裁[^。;\n]{0,12}(?:起诉|诉讼|法院)|"
    "(?:虽|尽管|即使|即便|纵|无论|不论)[^,。;\n]{0,8}仲裁[^。;\n]{0,24}(?:仍|亦|也|均|都)?可[^。;\n]{0,16}(?:起诉|诉讼|法院)|"
    r"(?:dissatisf\w{0,8}|disagree\w{0,8}|not satisf\w{0,8}|not accept|object\w{0,8}|refus\w{0,8}|unhappy)[^.;\n]{0,40}?award"
    r"[^.;\n]{0,80}?(?:court|lawsuit|sue\b|litigat|proceedings)"
)
_ARBITRATION = re.compile(rf"仲裁|{_BODY}|arbitra|或裁|或审|裁审|可裁")
_CHOOSES_ARBITRATION = re.compile(
    rf"(?:提交|提请|申请|交由|去|找|由|向|通过|以|采取|采用|选择|进行|转请|转为|约定|经|先|应|可|可以|或|或者|有权|"
    rf"只能)[^。;,\n]{{0,24}}?(?:仲裁|{_BODY})|"
    r"仲裁条款[^,。;\n]{0,6}(?:继续|仍|同样)|(?:就|行|先|再|走)仲裁|[☑☒■✓✔√⊠][)\]】]?[^。;\n☑☒■✓✔√⊠□]{0,16}?仲裁|仲裁(?:解决|不成|不能|未能|处理|委员会|机构|院|方式|或|、|失败|无果|后)|(?:refer|submit|settle|"
    r"resolv)[a-z]*[^.;\n]{0,60}(?:arbitrat|[\ue001\ue002\ue003])|arbitration"
)
_CHOOSES_COURT = re.compile(
    r"(?:向|由|至|到|去|找|在|诉至|提交|交由|诉诸|移送)[^。;,\n]{0,24}?法院(?!申请|执行)|起诉|打官司|上法院|司法(?:途径|程序)|提起[^。;,\n]{0,6}诉讼|"
    r"[☑☒■✓✔√⊠][)\]】]?[^。;\n☑☒■✓✔√⊠□]{0,16}?(?:诉讼|起诉)|(?:先行?|首先)诉讼|诉讼(?:不成|未果|失败|中|解决|方式|途径|处理|程序|过程|或|、|管辖)|(?:再|后|直接|另行)(?:行)?诉讼|"
    r"(?:通过|采取|采用|选择|以|进行|或|或者|可以|转为)[^。;,\n]{0,8}?诉讼|法院(?:管辖|诉讼|裁判|判决|解决|审理|"
    r"起诉|裁决)|"
    r"lawsuit|litigat|(?:people's )?courts?\b"
)
_STATED = re.compile(
    rf"(?:提交|提请|申请|交由|由|向)[^。;,\n]{{0,30}}?(?:{_BODY}|仲裁委员会|仲裁院|仲裁机构|"
    rf"仲裁中心)[^。;,\n]{{0,10}}?(?:仲裁|裁决)|"
    rf"(?:提交|提请|交由){_BODY}|{_STILL_ARBITRATION.pattern}"
)
_STATED_COURT = re.compile(
    r"(?:向|由|提交|交由|诉至)[^。;,\n]{0,30}?(?:[\ue002\ue003]+|法院)[^。;,\n]{0,8}?(?:提起[^。;,\n]{0,4}诉讼|"
    r"起诉|诉讼解决|诉讼|管辖|审理|裁判|判决)"
)
_WHOLE = 24
_AROUND = 200
_EDGE_BEFORE = re.compile("[,。;:\n!?](?=[^,。;:\n!?]*$)")
_EDGE_BEHIND = re.compile("[^,。;:\n!?)]*(?=[,。;:\n!?)])")
_COURT_NAME = re.compile("法院|法庭")


def arbitration_and_litigation(text: Text, gazetteer: Gazetteer) -> list[Match]:
    """Where arbitration and litigation are both agreed: in one paragraph, or in two places of the text."""
    every = readings(text, gazetteer)
    prepared = [(reading, _without_benign(reading)) for reading in every]
    found = [reading.match(*span) for reading, words in prepared for span in _in_paragraphs(reading, words)]
    return found or _far_apart(prepared)


def chosen_ways(text: Text, gazetteer: Gazetteer) -> dict[str, Match]:
    """The ways that *text* chooses, ``arbitration`` and ``court``, each with the words that first choose it."""
    ways = (("arbitration", _CHOOSES_ARBITRATION), ("court", _CHOOSES_COURT))
    chosen: dict[str, Match] = {}
    for reading in readings(text, gazetteer):
        words = _without_benign(reading)
        for way, pattern in ways:
            if way not in chosen and (span := _standing(reading, pattern.finditer(words))):
                chosen[way] = reading.match(*span)
    return chosen


def _without_benign(reading: Reading) -> str:
    """The words with bodies marked (courts spelled out), and blanked whatever does not choose a way."""
    words = _with_courts(reading)
    if not _ARBITRATION.search(words):
        return words
    sentences = [(one.start, one.end) for one in reading.sentences_with(_WAYS)]
    kept = _spans((_BOTH_CHOSEN, _AFTER_AWARD, _NO_AWARD, _STILL_ARBITRATION), words, sentences)
    labour = [span for span in sentences if _LABOUR.search(words, *span) or _OF_OTHERS.search(words, *span)]
    blanks = [span for span in sentences if _is_quiet(words[slice(*span)])]
    blanks += _spans(_BENIGN, words, sentences)
    protected = _covered(len(words), kept)
    return _blanked(words, labour + [span for span in blanks if not any(protected[slice(*span)])])


_WAYS = re.compile("诉讼|仲裁|起诉|法院|打官司|司法|或裁|或审|裁审|可裁|litigat|arbitra|court")


def _spans(patterns: Iterable[re.Pattern[str]], words: str, within: list[Span]) -> list[Span]:
    return [one.span() for span in within for pattern in patterns for one in pattern.finditer(words, *span)]


def _is_quiet(sentence: str) -> bool:
    return _QUIET_SENTENCE.search(sentence) is not None and not _BOTH_CHOSEN.search(sentence)


def _with_courts(reading: Reading) -> str:
    """The marks, but with the names of courts as they stand: a court is no arbitration body."""
    characters = list(reading.marks)
    for name in reading.names:
        written = reading.words[name.start : name.end]
        if _COURT_NAME.search(written) or name.mark not in _BODIES:
            characters[name.start : name.end] = written
    return "".join(characters)


def _covered(length: int, spans: list[Span]) -> bytearray:
    covered = bytearray(length)
    for start, end in spans:
        covered[start:end] = b"\x01" * (end - start)
    return covered


def _blanked(words: str, spans: list[Span]) -> str:
    characters = list(words)
    for start, end in spans:
        characters[start:end] = UNCHOSEN * (end - start)
    return "".join(characters)


def _in_paragraphs(reading: Reading, words: str) -> Iterator[Span]:
    named, start = _with_courts(reading), 0
    for line in words.split("\n"):
        end = start + len(line)
        span = _left_open(reading, named, start, end) or _in_one(reading, words, start, end)
        if span:
            yield span
        start += len(line) + 1


def _in_one(reading: Reading, words: str, start: int, end: int) -> Span | None:
    if not _ARBITRATION.search(words, start, end) and not _AFTER_AWARD.search(words, start, end):
        return None
    for pattern in (_BOTH_CHOSEN, _AFTER_AWARD, _NO_AWARD):
        for found in pattern.finditer(words, start, end):
            if _stands(reading, found.span()):
                return _whole(reading.words, *found.span())
    arbitration = _standing(reading, _CHOOSES_ARBITRATION.finditer(words, start, end))
    court = _standing(reading, _CHOOSES_COURT.finditer(words, start, end))
    if not arbitration or not court:
        return None
    return _whole(reading.words, min(arbitration[0], court[0]), max(arbitration[1], court[1]))


def _left_open(reading: Reading, named: str, start: int, end: int) -> Span | None:
    """Both ways in one sentence that leaves the choice between them, in whatever words."""
    if not _ARBITRATION.search(named, start, end):
        return None
    for found in _EITHER.finditer(named, start, end):
        sentence = reading.sentence_at(found.start())
        last = min(end, sentence.end, found.end() + _AROUND)
        within = (reading.words, max(sentence.start, found.start() - _AROUND), last)
        if not _EITHER_OTHERWISE.search(*within) and _stands(reading, found.span()):
            return _whole(reading.words, *found.span())
    return None


def _whole(words: str, start: int, end: int) -> Span:
    """The phrase with the rest of its first and last clause, where that is near: 法院 grows to 法院起诉."""
    first = _EDGE_BEFORE.search(words, max(0, start - _WHOLE), start)
    last = _EDGE_BEHIND.match(words, end, end + _WHOLE)
    begin = first.end() if first else 0 if start <= _WHOLE else start
    return begin, (last.end() if last else end)


def _standing(reading: Reading, found: Iterable[re.Match[str]]) -> Span | None:
    return next((one.span() for one in found if _stands(reading, one.span())), None)


def _stands(reading: Reading, span: Span) -> bool:
    return not is_denied(reading, span[0]) and not is_set_aside(reading, span[1])


def _far_apart(prepared: list[tuple[Reading, str]]) -> list[Match]:
    """A plain agreement to arbitrate in one place and one to sue in another, whatever lies between."""
    arbitration = court = None
    for reading, words in prepared:
        if not arbitration and (span := _standing(reading, _STATED.finditer(words))):
            arbitration = reading.match(*span)
        if not court and (span := _standing(reading, _STATED_COURT.finditer(words))):
            court = reading.match(*span)
    return [arbitration, court] if arbitration and court else []
