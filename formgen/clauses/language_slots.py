"""A foreign text that decides, said in any words: its language, a word of precedence, and a doubt to be settled.

Wide classes of words in any order; what keeps lawful clauses quiet is the scope: another thing than the contract
(names, marks, manuals), a denial, or Chinese words that prevail in the same sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.clauses.patterns import expression
from formgen.clauses.scope import is_denied, is_meant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formgen.clauses.reading import Reading, Sentence

_TONGUES = (
    "(?:(?:英|葡|韩|俄|泰|越南?|阿拉伯|葡萄牙|西班牙|意大利|荷兰|韩国|马来|印尼|英国|法国|德国|日本|俄罗斯)[文语]|"
    "(?<![立司执守合违方非民商宪刑普])[法日西德意荷](?:文(?!件|化|书面?材|档|明|号|体|物|旅|职|员|教)|语)|外(?:文(?!件|化|档|明|物|旅|体|教|宣|联|职|员)|语|国文字)|"
    "外方(?:的)?(?:文本|版本)|英版|英译本)"
)
_TEXT = (
    "(?:的|原|版|文|本|件|稿|书|正|译|合同|协议|条款|"
    "部分|内容|表述|措辞|用词|含义|意思|意|之|所载|记载|书写|写法|表达|那|一|份|个|所述|规定|约定){0,10}+"
)
_GAP = "[^,。;:\n中不非未无]"
_PUT = (
    "(?:按照?|依照?|依据|根据|从|采纳?|采信|采用|采取|看|照|听|遵照?|遵循|服从|取|认|信|凭|参照|参考|参阅|归|回到|回归|对照|回溯|追溯|查照|比照|遵从|适用|执行|优先于?|"
    "倾向|落到|查阅|援用|援引)"
)
_PREVAILS = (
    "(?:为准|优先(?!级)|作准|优位|为主|为依据|为依归|依据|决定|定案|定夺|说了算|算数|作数|为凭|为正|为据|权威|主导|控制|支配|压倒|标准|约束力|胜出|居先|"
    "在先|准据|更高|较高|最高|最终|终局|唯一|优于|高于|大于|优越|裁断|判断|解释|理解|确定|认定|采纳|采信|占优|为优|为大|优越|定夺|裁定|解决)"
)
_SLOTS = (
    expression(f"{_PUT}{_GAP}{{0,10}}?{_TONGUES}{_TEXT}{_GAP}{{0,8}}"),
    expression(
        f"(?:由|以|用|凭)(?:其)?{_TONGUES}{_TEXT}{_GAP}{{0,6}}?(?:解决|决定|确定|判断|裁断|说了算|定夺|认定)"
    ),
    expression(f"{_TONGUES}{_TEXT}{_GAP}{{0,14}}?{_PREVAILS}"),
)
# Said of itself, without a doubt to be settled.
_PLAIN = (
    expression(
        f"(?:算数|作准|管用|有效|为准|说了算|作数|优先|有约束力|有法律效力|认可|正式|顶用)的(?:只?是|为|只有|仅有|仅为|系|惟有|唯有)[^,。;:\n中不非]{{0,6}}?{_TONGUES}"
    ),
    expression(
        f"不得(?:以|用|凭|援引|依据)[^,。;\n]{{0,4}}中文[^,。;\n]{{0,14}}?(?:对抗|否定|抗辩|推翻|变更|反驳|质疑|挑战)[^,。;\n]{{0,6}}?{_TONGUES}"
    ),
    expression(
        f"(?:以|用|由){_TONGUES}{_TEXT}(?:订立|书就|写成|签订|写就|起草|制作|缮写|签署)[^。;\n中]{{0,16}}?(?:其他|其它|任何|别的)[^,。;\n]{{0,6}}?(?:语言|语种|文字|文本)?[^,。;\n]{{0,4}}?"
        "(?:译本|译文|版本|翻译|文本)[^。;\n]{0,12}?(?:方便|参考|便利|参阅|不具|不发生|无|没有)"
    ),
    expression(
        f"{_TONGUES}{_TEXT}为(?:正|主|正本)[,、][^。;\n]{{0,6}}(?:中|华|汉)[文语][^,。;\n]{{0,6}}为(?:副|辅|次|译)"
    ),
)
_DOUBT = expression(
    "不(?:一致|同|符|清|吻合|统一|相符|尽一致|明)|争议|争执|歧义|冲突|差异|分歧|矛盾|疑义|抵触|偏差|出入|差别|相悖|相左|异议|含糊|"
    "疑|理解|解释|诠释|含义|本意|原意|(?:两|各|中外?|双)[种个文语]|中[英日法德俄葡韩西]"
)
_CONTRACT = expression(
    "本约|歧义|真意|措辞|用语|(?:两|各|多)种文字|合同|协议|合约|契约|文本|版本|条款|条文|附件|语种|语言|译本|译文|本文|中[英日法德俄葡韩西]"
)
_CHINESE_DECIDES = expression(
    "(?:以|按|依|从|用)[^,。;英外\n]{0,8}中文[^,。;英外\n]{0,10}|中文[^,。;英外\n]{0,12}(?:为准|优先|作准|为主|优于|高于)"
)
_EQUAL = expression(
    "均(?!以)|皆|都|同等|相同|同样|一样|效力相等|equal|both|same (?:legal )?(?:force|effect|validity)"
)
_OTHERS = expression(
    "名称|姓名|商标|型号|拼写|域名|缩写|地址|户名|品名|术语|代码|字段|学名|编号|界面|显示|播音|授课|菜单|字幕|铭牌|标识|参数|数据表|规格书|摘要|论文|"
    "作品|说明书|手册|证书|资料|文献|网站|系统|软件|教材|课程|考试|会议|翻译服务|展板|路牌|标牌|资质|证明|报告|译员|口译|发音|简称|标准|药典|"
    "图纸|书目|书名|刊物|题目|征文|演讲|主持"
)
_STRONG = expression(
    "(?:本|该|主)?(?:合同|协议|合约)(?:的|之|及|条款|文本|内容|正文|解释|附件)|(?:文本|版本|条款)"
)
_BOTH_REACH = 60

_TONGUE = "(?:english|japanese|german|french|portuguese|spanish|korean|russian|italian|dutch|arabic|foreign[- ]language|original language)"
_ENGLISH = tuple(
    expression(pattern)
    for pattern in (
        (
            rf"\b{_TONGUE}\b(?:(?!chinese)[^.;\n]){{0,80}}?\b(?:prevail\w*|control\w*|govern\w*|decisive|precedence|authoritative|authentic|"
            r"binding|definitive|conclusive|supersed\w+|paramount|priority|followed|relied|overrid\w+|dispositive|determinative|"
            r"final|operative|sole|supreme|ruling|master)\b"
        ),
        (
            r"\b(?:refer\w*|reference|resort|recourse|regard|defer\w*|follow\w*|rel(?:y|iance)|interpret\w*|construed|read|looked?|according|"
            rf"accordance|determin\w+|resolv\w+|prefer\w*|favou?r|precedence|priority)\b(?: \w+){{0,4}}? (?:to|by|on|upon|with|of|the|in|per|for)"
            rf" (?:the )?(?:\w+ )?{_TONGUE}\b"
        ),
        (
            r"chinese(?:(?!english)[^.;\n]){0,80}?\b(?:translation only|for reference|convenience|courtesy|informational|"
            r"no (?:legal|binding) (?:force|effect)|not (?:be )?(?:legally )?binding|of no (?:legal )?(?:force|effect)|"
            r"not (?:affect|alter|influence|be used|have))\b"
        ),
        r"(?:only|solely) (?:the )?(?:text|version) in (?:the )?" + _TONGUE,
    )
)
_ENGLISH_DOUBT = expression(
    r"\b(?:differ\w*|discrepanc\w+|inconsisten\w+|conflict\w*|ambigu\w+|diverg\w+|interpret\w*|construction|versions?|texts?|"
    r"languages?|contract|agreement|translations?|meaning|original|contradict\w*)\b"
)
_ENGLISH_DENIED = expression(
    r"\b(?:no(?! legal| binding)|never|neither|nor|not (?!binding|affect|alter|influence|legally|be (?:legally )?binding|be used|have))\b|"
    r"chinese[^.;\n]{0,60}?\b(?:prevail|control|govern|precedence|authoritative|decisive)"
)
_ENGLISH_OTHERS = expression(
    r"\b(?:names?|trade ?marks?|labels?|manuals?|software|interface|courses?|lectures?|abstracts?|titles?|model|brochures?|website)\b"
)


def decided_by_a_foreign_text(reading: Reading, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Where the sentence lets a foreign text decide, in words that no narrower pattern knows."""
    words = reading.words
    line = words.rfind("\n", 0, sentence.start) + 1
    before = words[max(line, sentence.start - _BOTH_REACH) : sentence.start]
    around = before + words[sentence.start : sentence.end]
    for pattern in _PLAIN:
        for found in pattern.finditer(words, sentence.start, sentence.end):
            if not is_denied(reading, found.start()):
                yield found.span()
    if _DOUBT.search(around) and _CONTRACT.search(around) and not _is_other(words, sentence):
        for pattern in _SLOTS:
            for found in pattern.finditer(words, sentence.start, sentence.end):
                if "中文" not in found.group() and is_meant(reading, *found.span()):
                    yield found.span()
    yield from _english(words, sentence)


def _is_other(words: str, sentence: Sentence) -> bool:
    within = (words, sentence.start, sentence.end)
    if _CHINESE_DECIDES.search(*within) or _EQUAL.search(*within):
        return True
    return _OTHERS.search(*within) is not None and not _STRONG.search(*within)


def _english(words: str, sentence: Sentence) -> Iterator[tuple[int, int]]:
    within = (words, sentence.start, sentence.end)
    for pattern in _ENGLISH:
        found = pattern.search(*within)
        if not found or not _ENGLISH_DOUBT.search(*within) or _EQUAL.search(*within):
            continue
        if not _ENGLISH_DENIED.search(*within) and not _ENGLISH_OTHERS.search(*within):
            yield found.span()
