"""Which words choose a foreign law for the contract.

Two signals are needed: a foreign law (``香港法律``, ``卖方所在国法律``, ``laws of England``) and words that
make it the law of this contract (``适用``, ``受…管辖``, ``按…解释``, ``准据法``). A company founded under
foreign law, foreign rules to be obeyed, and laws to be studied or translated stay quiet.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from formgen.clauses.assembled import assembled
from formgen.clauses.lexicon import TERRITORY, UNCHOSEN
from formgen.clauses.patterns import expression
from formgen.clauses.reading import readings
from formgen.clauses.scope import EXCLUDED, is_meant
from formgen.clauses.spans import beside

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formgen.clauses.gazetteer import Gazetteer
    from formgen.clauses.reading import Reading, Sentence
    from formgen.clauses.text import Match, Text

# Possessive: a long run of marks must be tried in one way only.
_T = f"{TERRITORY}{{1,60}}+(?:(?:及|和|与|或|、|and){TERRITORY}{{1,60}}+){{0,6}}+"
# A country that is not named: 卖方所在国, 乙方本国, 境外, 第三国.
_UNNAMED = (
    r"(?:[买卖乙丙供][方货应]?[商人]?(?:的)?本国|[一-龥]{1,6}(?:(?:所在|住所|营业|注册|成立|设立|登记|居所|"
    r"国籍)地?国家?|[母本]国)|"
    r"外国(?:或者?境外)?|境外(?:的)?(?:国家)?(?:[、或和及]?地区)?|域外|国外|海外|第三国|他国|非中国|"
    r"中国以外(?:的)?(?:国家)?|港澳台(?:地区)?|港、澳、台(?:地区)?)"
)
_SEAT = rf"[一-龥]{{0,8}}[地国]\((?:[^()]{{0,6}}){_T}\)"
_FOREIGN = rf"\(?(?:{_T}|{_SEAT}|{_UNNAMED})\)?"
_NOT_LAW = (
    "(?!服务|顾问|意见|事务|界|援助|制度|体系|文件|专家|研究|教育|文本|文书|程序|资格|人士|部门|咨询|风险|史|"
    "设立|注册|成立|允许|翻译|查明|环境|培训|手续)"
)
_LAW = (
    r"(?:的)?[“\"'「『]?(?:的|共和国|王国|联邦|现行|有效|相关|有关|国内|成文|实体|当地|特别行政区|地区|一般|普通|届时|之|及其|所有|那边|那里|方面|本地|当地|法域|境内|"
    r"任何)*"
    rf"(?:《[^》\n]{{0,24}}(?:法|法典|条例|法例|法律|通则)》|(?:法律法规|法律|法例|法令|法规|法典|民法典?|商法典?|"
    rf"合同法|公司法|货物买卖法|普通法|判例法|判例|制定法|法制|[一-龥]{{0,5}}?(?:债法|商法|民法|合同法|买卖法|契约法|衡平法|成文法|习惯法|法典|法例|实体法|条例)|"
    rf"[一-龥]{{0,3}}?[一-龥](?<![办方做执司立说用违合依守非书看想无有])法(?![院庭人定语文国郎官兰规律务治学警系理案医])|债务?法|法域规则|司法判例|法系){_NOT_LAW}|"
    rf"法(?![院庭人定语文国郎官兰规律务治学警系理]))"
)
_FOREIGN_LAW = (
    rf"(?:{_FOREIGN}{_LAW}|《{_T}[^》\n]{{0,24}}(?:法|法典|条例|法例)》|英美法系?|英美普通法|普通法系?原则)"
)
_GAP = "[^,。;:()不除非无而\n]"
_OWN = "(?:中华人民共和国|中国|我国|[\ue004]+)(?:大陆|内地)?(?:的)?(?:现行|有效)?法律?(?:法规)?"
_SUBJECT = "(?:合同|合约|契约|协定|协议|条款|争议|纠纷|效力|解释|履行|变更|解除|终止|成立|订立|未尽事宜|权利义务|双方|各方)"

_CHINESE = tuple(
    expression(pattern)
    for pattern in (
        (
            rf"(?:适用|援引|援用|采用|遵从|依循)(?:于)?(?:{_OWN}(?:或者?|和|及|以及|与|、|"
            rf"并))?{_GAP}{{0,12}}?{_FOREIGN_LAW}"
        ),
        (
            rf"(?:受|由|按照?|依(?:据|照)?|以|根据|遵照|参照|遵循|服从)(?:{_OWN}(?:或者?|和|及|以及|与|"
            rf"、))?{_GAP}{{0,10}}?"
            rf"{_FOREIGN_LAW}[^,。;\n]{{0,12}}?(?:管辖|管制|支配|准据|适用法|为准|解释|决定|确定|判断|判定|裁定|"
            rf"裁判|裁决|处理|"
            r"作为|认定|管理|解决|调整|规范|约束|拘束|办理?|来办|执行|规管|管理|诠释|阐释|释义|理解|衡量|界定|定之|而定|论断|论处|评判|裁量|约制|规制|治理|主宰|说了算|作准|作数|为凭|为断|裁夺|为依据|为根据|为基础)"
        ),
        (
            rf"{_SUBJECT}[^,。;\n]{{0,10}}?(?:依照?|依据|按照?|遵照|遵循|根据|参照|参考|"
            rf"以){_GAP}{{0,6}}?{_FOREIGN_LAW}(?:进行|执行|办理|履行|订立|签订|签署|成立|处分)?"
            r"(?=$|[,。;\n)(])"
        ),
        (
            rf"(?:适用的?法律?|准据法|管辖法律?|法律(?:的)?适用|支配法律?|解释法律?|适用法)[^,。;:不\n]{{0,8}}?,?"
            rf"(?:为|是|系|采用|选择|选用|选定|:|-|/|"
            rf"\n)?[{UNCHOSEN}□☐☑√■✓✔()]{{0,40}}(?:其他|其它|另行约定)?:?(?:中华人民共和国)?{_FOREIGN_LAW}"
        ),
        (
            rf"(?:适用法律?|准据法|管辖法律?|法律适用|适用的法律)(?:为|是|:)[{UNCHOSEN}□☐☑√■✓✔]{{0,40}}(?:{_T}|"
            rf"{_SEAT})(?: laws?)?(?=$|[,。.;\n(])"
        ),
        (
            rf"{_FOREIGN_LAW}(?:应当?|将|均|统一|同样|即)?(?:为|作为|系|是|构成)[^,。;不\n]{{0,10}}(?:准据法|适用法|"
            rf"管辖法|适用的?法律|解释依据)"
        ),
        (
            rf"{_FOREIGN_LAW}(?:均|应当?|将|同样|统一)?(?:适用于?|管辖|支配|调整|规范|约束)(?:本|合同|协议|双方|"
            rf"争议|其|上述|该)"
        ),
        (
            rf"(?:变更|修改|修订|调整|更换|改|替换)(?:成|为|以|用|由){_FOREIGN_LAW}"
            rf"(?=$|[,。;\n)(]|管辖|解释|支配|作为|为准|处理)"
        ),
        rf"(?:选择|选定|选用|约定|同意)(?:以|由|为|按|用)?{_GAP}{{0,8}}?{_FOREIGN_LAW}",
        rf"在{_FOREIGN_LAW}(?:的)?(?:框架|范围|体系|制度|规定|原则)(?:之?下|内|之内)[^,。;不\n]{{0,6}}(?:解释|执行|履行|处理|解决|理解|成立|有效)",
        rf"(?:甲方|双方|各方|当事人|任何一方)[^,。;\n]{{0,6}}(?:放弃|不得|不再)[^,。;\n]{{0,6}}(?:主张|援引|要求|请求)[^,。;\n]{{0,4}}(?:适用)?{_OWN}(?!的?冲突)",
        rf"(?:双方|各方|当事人|甲乙)[^,。;\n]{{0,8}}?(?:排除|放弃|不适用){_OWN}(?!的?冲突)(?:的)?(?:适用|管辖)",
    )
)
_ANCHOR = expression(
    f"{TERRITORY}|(?:注册|所在|住所|营业|成立|设立)地(?:的)?(?:现行)?法|(?:所在|住所|营业|注册|成立|设立|登记|居所|国籍)地?国|[本母]国|外国|境外|域外|国外|海外|"
    f"第三国|他国|非中国|中国以外|港澳台|港、澳|"
    "(?:排除|放弃|不适用|不得|不再)[^,。;\n]{0,14}\ue004|英美|普通法|'s (?:country|jurisdiction|law)"
)
# Strong words make it a choice of law by themselves; after others the sentence must speak of the contract.
_STRONG = expression(
    "准据|为准|适用的?法|适用|管辖|规管|诠释|规制|解释|支配|法律适用|governed|construed|governing|applicable"
)
_OF_CONTRACT = expression(
    "(?:双方|各方)[^,。;\n]{0,8}(?:选择|选用|选定|约定|同意)|合同|协议|合约|契约|协定|交易|合作|买卖|条款|有问题|出(?:现|了)?问题|权利义务|争议|纠纷|效力|准据|适用法|法律适用|解释|履行|变更|解除|终止|条件书|订单|备忘录|承诺函|"
    "agreement|contract|dispute|terms|order"
)
# Somebody's or something's own law: a company, its people, its data; not that of this contract.
_ABOUT_OTHERS = expression(
    "(?:雇员|员工|劳动关系|劳动合同|社会保险|个人信息|数据(?:出境|处理|跨境|保护)|税务|纳税|税款|公司章程|股东|"
    "母公司|子公司|分包合同|"
    "保险单|出口管制|制裁|知识产权(?:的)?(?:注册|申请|登记)|专利申请|商标注册|婚姻|遗嘱|信托|研究|课题|翻译|"
    "译成|比较法|案例|"
    "注册成立|设立并|合法存续|有效存续|公证|认证|工程所在|使用地|销售地|进口国|出口国)"
)
_FOUNDED = expression(
    "的(?:一家)?[^,。;\n]{0,4}(?:律师|公司|企业|机构|银行|法人|基金|实体|主体|人员)|"
    "[^,。;\n]{0,6}(?:注册|成立|设立|组建|存续|登记|合法开立|开立|incorporated|organi[sz]ed)"
)
_MISLEADING = expression("(?:遵守|符合|违反|了解|熟悉|研究|介绍|翻译|借鉴|参考)[^,。;\n]{0,16}$")

_ENGLISH_ADJECTIVES = "(?:substantive |internal |domestic |local |applicable |prevailing |exclusive )*"
_OF = rf"(?:(?:of|in) (?:the )?(?:[a-z]+ of (?:the )?)?(?:{_T}|[a-z]+'s (?:country|jurisdiction|place)))"
_LAWS = (
    rf"(?:the )?{_ENGLISH_ADJECTIVES}(?:laws?(?: and regulations?)?(?: in force)? {_OF}|"
    rf"(?:{_T}|[a-z]+'s) {_ENGLISH_ADJECTIVES}laws?)"
)
_ENGLISH = tuple(
    expression(pattern)
    for pattern in (
        (
            rf"(?:governed|construed|interpreted|enforced|determined|"
            rf"regulated)(?: and \w+)?(?: in all respects| exclusively| solely| only)? (?:by|under|in accordance with|"
            rf"according to|pursuant to)(?: and \w+ (?:by|under|in accordance with))? {_LAWS}"
        ),
        (
            rf"(?:governing law|applicable law|proper law|law (?:applicable|"
            rf"governing)[^.;\n]{{0,40}}?)[^.;\n]{{0,40}}?(?:is|be|:|as|,) ?{_LAWS}"
        ),
        rf"(?:contract|agreement|terms|dispute|order)s?[^.;\n]{{0,30}} subject to {_LAWS}",
        rf"{_LAWS} (?:shall |will |to )?(?:govern|apply|be the (?:governing|applicable|proper) law)",
        rf"(?:governing law|applicable law|choice of law|proper law) ?: ?(?:the )?(?:laws of )?(?:(?:state|law) of )?{_T}(?= ?$|[.,;\n])",
        rf"(?:contract|agreement)s? (?:made|concluded|entered into) (?:under|pursuant to) {_LAWS}",
        rf"part(?:y|ies) (?:hereby )?(?:submits?|consents?|agrees?|elects?) (?:to|on) {_LAWS}",
    )
)
_ENGLISH_MATTER = (
    r"\b(?:contracts?|agreements?|terms|disputes?|orders?|rights and obligations|validity|interpretation|construction|"
    r"performance|clauses?|provisions|parties|claims?|matters?|relationship|obligations)\b"
)
_ENGLISH_WAY = (
    r"\b(?:govern\w*|appl(?:y|ies|ied|icable)|constru\w+|interpret\w*|determin\w+|decid\w+|resolv\w+|settl\w+|subject|read|"
    r"prevail\w*|chosen?|choose|select\w*|elect\w*|agree\w*|adopt\w*|rul\w+|follow\w*|in accordance|look to|refer\w*)\b"
)
_ENGLISH_SLOTS = tuple(
    expression(pattern)
    for pattern in (
        rf"{_ENGLISH_MATTER}[^.;\n]{{0,120}}?{_ENGLISH_WAY}[^.;\n]{{0,80}}?{_LAWS}",
        rf"{_LAWS}[^.;\n]{{0,40}}?{_ENGLISH_WAY}[^.;\n]{{0,60}}?{_ENGLISH_MATTER}",
        rf"{_ENGLISH_WAY}[^.;\n]{{0,30}}?{_LAWS}[^.;\n]{{0,60}}?{_ENGLISH_MATTER}",
    )
)
_ENGLISH_OTHERS = expression(
    r"\b(?:not|never|nor|neither|no|reject\w*|exclud\w*|except|without|compl\w+|incorporated|organi[sz]ed|established|existing|"
    r"registered|licen[cs]\w*|qualified|tax\w*|import|export|customs|opinions?|lawyers?|counsel|employees?|personnel|"
    r"products?|data|privacy|stud(?:y|ies)|training|lectures?)\b"
)
_ENGLISH_DENIAL = expression(r"\b(?:not|never|nor|neither|excluding|without|except)\b[^,.;]{0,20}$")


def foreign_law(text: Text, gazetteer: Gazetteer) -> list[Match]:
    """Phrases that put the contract under a law from outside the mainland of China."""
    said, pieces = (
        [reading.match(*span) for reading in every for span in _choices(reading)]
        for every in (readings(text, gazetteer), assembled(text, gazetteer))
    )
    return [*said, *beside(said, pieces)]


def _choices(reading: Reading) -> Iterator[tuple[int, int]]:
    for sentence in reading.sentences_with(_ANCHOR, named=True):
        found = _first(reading, sentence)
        if found:
            yield found


def _first(reading: Reading, sentence: Sentence) -> tuple[int, int] | None:
    begin = _with_heading(reading, sentence)
    for pattern in _CHINESE:
        for found in pattern.finditer(reading.marks, begin, sentence.end):
            if _is_choice(reading, sentence, found):
                return found.span()
    for pattern in (*_ENGLISH, *_ENGLISH_SLOTS):
        for found in pattern.finditer(reading.marks, sentence.start, sentence.end):
            denied = _ENGLISH_DENIAL.search(reading.words, max(0, found.start() - 40), found.start())
            if not denied and not (pattern in _ENGLISH_SLOTS and _ENGLISH_OTHERS.search(found.group())):
                return found.span()
    return _by_seat(reading, sentence) or _by_slots(reading, sentence, begin)


# Wide words in three slots, in any order: a matter of this contract, a way to put it, a law from abroad.
_MATTER = expression(
    "(?:合同|协议|合约|契约|协定|条款|条文|订单)[^,。;\n]{0,12}?(?:效力|解释|诠释|理解|含义|履行|执行|变更|解除|终止|成立|订立|违约|责任|索赔|未尽|未约定|"
    "没写|有问题|出问题|签署|依据)|(?:本|这个|这份|该|此|我们的)(?:合同|协议|合约)|争议|纠纷|争端|争执|分歧|扯皮|准据|(?:双方|各方|当事人)[^,。;\n]{0,6}权利|效力|诠释|解释|违约责任|损害赔偿|未尽事宜"
)
_SLOT = expression(
    rf"(?:依|按|照|据|以|(?<!适)用|由|(?<![接承遭])受|归|属于?|服从|参照|参考|遵从|遵照|采|援引|遵循|根据|循|从|听|取决于|交给?|"
    rf"适用|为|是|:)(?:照|据|于|了|着)?{_GAP}{{0,20}}?(?:{_FOREIGN_LAW}|{_FOREIGN}(?:那边|那里|当地|方面)?(?:的)?(?:现行|有效|有关|相关|之|的)*(?:民事|商事|民商事|法律|司法)?(?:规定|规范|规则(?!仲裁)|成例|规矩|法律制度|司法制度|法律体系|商业惯例|"
    rf"法理|判例))"
)
_OTHER_MATTER = expression(
    "遵守|遵从当地|符合|违反|合规|许可证|认证|手续|报关|出口|进口|海关|标准|培训|课程|讲座|律师|法律意见|尽职调查|签证|入境|资质|备案|披露|牌照|"
    "执业|风险|数据|隐私|劳工|雇佣|专家证人|设立|注册|存续|组建|公司法人"
)


def _by_slots(reading: Reading, sentence: Sentence, begin: int) -> tuple[int, int] | None:
    if not _MATTER.search(reading.words, begin, sentence.end):
        return None
    if _OTHER_MATTER.search(reading.words, sentence.start, sentence.end):
        return None
    for found in _SLOT.finditer(reading.marks, begin, sentence.end):
        if _is_choice(reading, sentence, found):
            return found.span()
    return None


# 适用供货方注册地法律: foreign where the words around say that its seat is abroad.
_SEAT_LAW = expression(
    rf"(?:适用|依照?|依据|按照?|受|以|准据法[为是:])[^,。;不\n]{{0,6}}?(?P<who>[一-龥]{{1,4}}[方商人])(?:的)?(?:注册|所在|住所|营业|成立|设立)地(?:的)?(?:现行)?法律?{_NOT_LAW}"
)
_SEATED = "(?:的)?(?:系|是|为)?(?:一家)?(?:依法)?(?:注册|设立|成立|住所|位|总部|营业)(?:地)?(?:于|在|为|是|:)"
_SEAT_NEAR = 120


def _by_seat(reading: Reading, sentence: Sentence) -> tuple[int, int] | None:
    for found in _SEAT_LAW.finditer(reading.marks, sentence.start, sentence.end):
        abroad = re.compile(rf"{re.escape(found['who'])}{_SEATED}[^,。;\n]{{0,4}}?{TERRITORY}")
        near = (max(0, found.start() - _SEAT_NEAR), found.end() + _SEAT_NEAR)
        if abroad.search(reading.marks, *near) and is_meant(reading, *found.span()):
            return found.span()
    return None


_HEADING = expression(r"(?:适用法律?|法律适用|准据法|管辖法律)(?:\([^()\n]{0,12}\))?:?\n$")


def _with_heading(reading: Reading, sentence: Sentence) -> int:
    """Where the sentence begins, a heading on the line above that says 适用法律 included."""
    above = _HEADING.search(reading.marks, max(0, sentence.start - 24), sentence.start)
    return above.start() if above else sentence.start


_ONLY_CHINESE = expression(rf"(?:本|该)(?:合同|协议)[^,。;\n]{{0,6}}(?:仅|只)(?:适用|受|依照?){_OWN}")
_OWN_EXCLUDED = expression(
    rf"(?:双方|各方|当事人|甲乙)[^,。;\n]{{0,8}}?(?:排除|放弃|不适用){_OWN}|(?:甲方|双方|各方|当事人|任何一方)[^,。;\n]{{0,6}}(?:放弃|不得|不再)"
)


def _is_choice(reading: Reading, sentence: Sentence, found: re.Match[str]) -> bool:
    start, end = found.span()
    words = reading.words
    if _FOUNDED.match(words, end) or _MISLEADING.search(words, max(sentence.start, start - 20), start):
        return False
    begin = max(sentence.start, start - 60)
    around = words[begin : min(sentence.end, end + 20)]
    if _ABOUT_OTHERS.search(around) and not re.search(
        "(?:本|该)(?:合同|协议)|合同(?:的)?(?:效力|解释|争议|纠纷)|条款|准据|管辖法", around
    ):
        return False
    if not (_STRONG.search(found.group()) or _OF_CONTRACT.search(around)):
        return False
    if _ONLY_CHINESE.search(words, sentence.start, sentence.end):
        return False
    if _OWN_EXCLUDED.match(found.group()):
        return True
    return not EXCLUDED.search(found.group()) and is_meant(reading, start, end)
