"""Agreements that bring disputes before a court or an arbitration body overseas, or seat the arbitration there.

The name of such a body or place alone says nothing: it may be a party's history, a place of enforcement, a
mediator. Every name is judged by its own clause: a submission (``提交…``, ``由…管辖``) or a deciding verb makes it
a forum, and what is said there of awards, offices, journeys and studies makes it something else.
"""

from __future__ import annotations

import re
from itertools import chain, islice
from typing import TYPE_CHECKING

from formgen.clauses.forum import Forum, ForumKind, forum_at, speaks_of_disputes
from formgen.clauses.lexicon import ELSEWHERE, LOCAL, OVERSEAS, TERRITORY, UNCHOSEN
from formgen.clauses.overseas_english import forums_in_english
from formgen.clauses.patterns import expression
from formgen.clauses.reading import readings
from formgen.clauses.scope import EXCLUDED, is_in_forbidden_list, is_meant
from formgen.clauses.ways import NOT_DONE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formgen.clauses.gazetteer import Gazetteer
    from formgen.clauses.reading import Reading, Sentence
    from formgen.clauses.text import Text

# Possessive and bounded, here and below: a run of marks is tried in one way only, however long it is.
_T = f"{TERRITORY}{{1,60}}+"
_OVERSEAS = f"{OVERSEAS}{{1,80}}+"
_SEAT_STATE = "(?:(?:所在|住所|营业|注册|成立|设立|登记|居所|国籍|所属|总部)(?:地)?(?:的)?国家?|[母本]国)"
_ABROAD = "外国|境外|域外|国外|海外|第三国|他国|中国以外|港澳台(?:地区)?"
_UNNAMED = rf"(?:(?:(?![诉至到在向由归为是以交去赴于不未])[一-龥]){{1,6}}{_SEAT_STATE}|{_ABROAD})"
_PLACE = f"(?:{_T}|{_UNNAMED})"
_COURT = (
    rf"{_PLACE}\)?(?:[的之])?(?:任何|任一|有管辖权的?|具有管辖权的?|当地|主管|有关|相关|适当的)*(?:的)?"
    r"[^向由在与和及的或至到,。;:人()\n]{0,8}?(?:的[^向由在与和及的或至到,。;:人()\n]{0,6}?)?(?:法院|法庭|高院|地裁|裁判所|司法机[关构]|审判机[关构]|仲裁(?:院|中心|委员会|协会|机[构关]|庭|公会)|"
    r"(?:商|协|总|公|工商|联合|贸易)会(?=[^,。;\n]{0,20}(?:仲|裁|断)))"
)
_BODY = expression(rf"(?:{_OVERSEAS}|{_COURT}|(?:法院|仲裁机构|仲裁院)[(]{_T})(?:[(][^()\n]{{0,24}}[)])?")
_EDGE = expression("[,。;\n!?]")
_REACH = 60
_MOST = 40

_STRONG = expression(
    "(?:提交|提请|呈交|递交|送交|交由|交付|诉诸|付诸|移送|移交|提至|提到|诉至|起诉至|上诉至|诉讼至|改由|转由|服从|接受|归属?于?|告到|委请|授予|赋予|提付|呈请)[^,。;不\n]{0,24}$"
)
_WEAK = expression(
    "(?:由|向|到|至|在|于|经|赴|前往|请|委托|交给?|归|选择|选定|约定|同意|指定|采用|以|为|是|系|即|对|去|回|就|如|诉|给|通过|可|应|均|:|[☑☒■✓✔√⊠])[^,。;不\n]{0,24}$"
)
_DECIDES = expression(
    "[^,。;不\n]{0,10}?(?:仲裁(?!规则|员|时效|费|案|名册|从业)|[^,。;不\n]{0,16}?(?:具有|享有|拥有|有|行使|作为)[^,。;不\n]{0,16}?管辖|管辖|审理|裁[决判断]|诉讼解决|"
    "定夺|公断|受理(?!的|费)|处理|审判|做主|说了算)"
)
# The body's award, file, list of arbitrators; a court that executes or secures; a study, a journey, an office.
_NOT_BEHIND = expression(
    "[^,。;\n按依据照适]{0,10}规则|(?:无|没有|不存在|尚无)|(?:所|已|业已)作出|作出(?:的|[^,。;\n]{0,10}的)|(?:的|所|已|业已)?(?:出具|颁发|受理的|判决(?![。;,])|裁定|裁决书|案件|材料|证明|调解(?!不成)|名册|登记|注册|文件|批准|仲裁员|公证|律师|判例|网站|考察|培训|任职|"
    "工作|报告厅|研究|执行|的(?:案|专家|运作|规则|标准|经验|历史|发展|传票|判决|裁决(?![为是具])|裁定|通知|名单|官网|经历|实践|协办))|"
    "[^,。;\n]{0,12}(?:申请(?:强制)?(?:执行|承认|认可|保全)|强制执行|承认(?:和|与)?执行|公证|任职|实习|没有被诉|扣押|查封)"
)
_OTHER_ACTIVITY = expression(
    "撤[回诉]|抢注|无效(?:诉讼|宣告)|未[受被遭与同就曾]|没有[受被遭]|担任|任职|曾任|聘为|入选|名册|调研|考察|培训|授课|翻译|研究|比较|论坛|研讨|学术|开具|交流|会议|课题|讨论|磋商|"
    "承认[和与及]|认可和|申请(?:承认|认可|强制执行|执行)|(?<!因)(?<!在)执行(?!本|合同|协议|过程|中|期)|保全|送达|登记|扣押|证人|作证|视频|视像|代理(?!人)|支持,?$|主办|协办|承办"
)
_OF_OTHERS = expression(
    "第三[方人][^。;\n]{0,40}(?:提起|起诉|诉讼|主张|索赔|追究|指控|投诉|查封)|他人[^。;\n]{0,20}(?:起诉|诉讼|索赔)|受理的|列为(?:被执行|失信)|立案|涉诉|未了结|"
    "与甲方无[涉关]|(?:乙方|其|丙方)与[^,。;\n]{0,16}?(?:分包|供应商|供货|第三|母公司|员工|客户|许可人|股东)[^,。;\n]{0,8}(?:争议|纠纷)|"
    "曾|案外人|结案|已经?和解|撤诉|未决|正在进行|披露|业绩|(?:法院|仲裁院|仲裁中心)(?:已|业已)(?:判决|裁定|受理)|生效(?:判决|裁决)|作为被申请人|研究报告"
)
_IN_FORM = expression(
    rf"(?:[:☑☒■✓✔√⊠】\])]|^|\n)[0-9.、()]{{0,4}}[\s☑☒■✓✔√⊠□☐x{UNCHOSEN}\[\]【】()0-9一二三四五①-⑩、.]{{0,8}}(?:提交|由|向)?$"
)
# A chosen box, or a label that says its matter only by the heading above it.
_UNDER_A_HEADING = expression(
    r"\s*(?:[(\[【]?[☑☒■✓✔√⊠]|(?:[0-9.]*|[(0-9)]*)(?:机[构关]|法院|名称|地点|席位|所在地):)"
)
_LABEL_REACH = 120
_DISPUTE_LABEL = expression("争议|纠纷|仲裁(?!员|经验|培训|案)|管辖|诉讼|裁[判决]机[构关]|争端")
_TURNED_DOWN = expression(
    ",[^。;\n]{0,16}?(?:不予|拒绝|无效|不接受|不同意|偏离|否决|退回|书面(?:报告|通知|告知|通报)|(?:报告|通知|告知)甲方)"
)
_CHANGED = expression("[^,。;\n]{0,10}?(?:变更|修改|更改|调整|替换|改)[为成由]")
_REPLACES = expression("(?:替代|取代|终止|解除|废止|代替)[^,。;\n]{0,40}$")
_ITS_CONTRACT = expression("的[^,。;\n]{0,6}(?:协议|合同|合约|条款|约定)")
# To waive an objection to a court is to accept it; to sue nowhere but there as well.
_ACCEPTS = expression(
    "放弃[^,。;\n]{0,30}(?:异议|抗辩|豁免)|不[^,。;\n]{0,6}(?:提出|主张|抗辩)[^,。;\n]{0,10}异议|不持异议"
)
_NOWHERE_ELSE = expression(
    rf"不得?[^,。;\n]{{0,8}}?(?:在|向|到){_PLACE}(?:的?(?:法院|仲裁机构))?(?:以外|之外)[^,。;\n]{{0,10}}?(?:法院|仲裁|起诉|诉讼)"
)


def overseas_forum(text: Text, gazetteer: Gazetteer) -> list[Forum]:
    """Agreements on a court, an arbitration body or a seat outside the mainland of China."""
    found = []
    for reading in readings(text, gazetteer):
        for sentence in reading.sentences_with(_ANCHOR, named=True):
            found += _of_sentence(reading, sentence)
    return found


# Whose state it is need not be known to look at the sentence.
_ANCHOR = expression(f"{OVERSEAS}|{TERRITORY}|{_SEAT_STATE}|{_ABROAD}|贸法会|贸易法委员会|uncitral")


def _of_sentence(reading: Reading, sentence: Sentence) -> list[Forum]:
    if _OF_OTHERS.search(reading.words, sentence.start, sentence.end):
        return []
    every = chain(_bodies(reading, sentence), _seats(reading, sentence), forums_in_english(reading, sentence))
    found = next(every, None)
    return [found] if found else list(_rules(reading, sentence))


def _bodies(reading: Reading, sentence: Sentence) -> Iterator[Forum]:
    for found in islice(_BODY.finditer(reading.marks, sentence.start, sentence.end), _MOST):
        before, behind = _clause(reading.marks, sentence, *found.span())
        if _NOT_BEHIND.match(behind) or _OTHER_ACTIVITY.search(before + "," + behind):
            continue
        if _is_submitted_to(reading, sentence, found, before, behind) and _is_meant(
            reading, found, before, behind
        ):
            yield forum_at(ForumKind.BODY, reading, found.start(), found.end())


def _is_submitted_to(
    reading: Reading, sentence: Sentence, found: re.Match[str], before: str, behind: str
) -> bool:
    if _is_labelled(reading, found.start()) or _STRONG.search(before):
        return True
    if _DECIDES.match(behind):
        return True
    return bool(_WEAK.search(before)) and speaks_of_disputes(reading, sentence, *found.span())


def _is_labelled(reading: Reading, start: int) -> bool:
    """争议解决机构:伦敦国际仲裁院, and the body behind a chosen box in a line that begins 争议解决方式."""
    line = reading.marks.rfind("\n", 0, start) + 1
    under = _UNDER_A_HEADING.match(reading.marks, line) or UNCHOSEN in reading.marks[max(0, line - 3) : start]
    floor = max(0 if under else line, start - _LABEL_REACH)
    label = reading.marks[floor:start]
    return _IN_FORM.search(label) is not None and _DISPUTE_LABEL.search(label) is not None


def _is_meant(reading: Reading, found: re.Match[str], before: str, behind: str) -> bool:
    if _ACCEPTS.search(before + found.group() + behind):
        return not (reading.is_quoted(found.start()) or is_in_forbidden_list(reading, found.start()))
    if NOT_DONE.search(before) or _is_turned_down(reading, found, before, behind):
        return False
    return not EXCLUDED.search(found.group()) and is_meant(reading, *found.span())


def _is_turned_down(reading: Reading, found: re.Match[str], before: str, behind: str) -> bool:
    """Whether it is only the case of a refusal (…管辖的，不予接受), or the content of a contract that is replaced."""
    if re.search("[将把原]", before) and _CHANGED.match(behind):
        return True
    if _REPLACES.search(before) and _ITS_CONTRACT.search(behind):
        return True
    at = found.end() + len(behind)
    return behind.endswith(("的", "时")) and _TURNED_DOWN.match(reading.words, at) is not None


def _clause(words: str, sentence: Sentence, start: int, end: int) -> tuple[str, str]:
    """What stands before and behind *start* to *end* within its clause."""
    floor, limit = max(sentence.start, start - _REACH), min(sentence.end, end + _REACH)
    edges = [edge.end() for edge in _EDGE.finditer(words, floor, start)]
    ends = _EDGE.search(words, end, limit)
    return words[edges[-1] if edges else floor : start], words[end : ends.start() if ends else limit]


_SEAT_WORD = (
    "(?:(?:仲裁(?:程序|庭|活动)?|裁决|争[议端](?:解决|处理)?|纠纷(?:解决|处理)|审理|开庭|聆讯|听审|庭审|诉讼|管辖|起诉)(?:之|的)?(?:法[定律]|法律(?:意义)?上的?|约定|举行|进行|作出|处理|解决|及仲裁)*(?:之|的)?"
    "(?:所在[地国]|地点?(?!址)|席位?|场所|城市|国(?!际|家)))"
)
_IS = "(?:为|是|在|于|:|设|位|定|选|即|系|约定|均)"
_PLACED = rf"{_PLACE}(?!{LOCAL}|法律|的?法(?!院)|籍|公司)"
_ACTS = (
    "(?:仲裁|诉讼|起诉|提诉|追诉|打官司|告状|兴讼|聆讯|审理|裁决|开庭|诉诸|告(?![知诉别示白]))(?!规则|的(?:服务|报告|费用|经验|案)|员|培训|课程|"
    "研究|业务|经验|案|文书|费|公证|裁决)"
)
_SEATS = tuple(
    expression(pattern)
    for pattern in (
        rf"{_SEAT_WORD}(?:[(][^()\n]{{0,40}}[)])?(?:[^,。;不\n]{{0,8}}?{_IS}[^,。;不\n]{{0,6}}?)?[(]?{_PLACED}",
        rf"(?:以|选择?|选定|约定|定|将|把|同意|指定|在){_PLACED}[^,。;不\n]{{0,6}}?(?:为|作|是|做)[^,。;不\n]{{0,12}}?(?:{_SEAT_WORD}|所在地|解决[^,。;\n]{{0,8}}(?:争议|纠纷)的?地)",
        rf"仲裁(?:庭|程序|活动|审理)?[^,。;不员\n]{{0,6}}?(?:设|位|坐落|开庭|组成|放|在|于)(?:立|置|在|于)?{_PLACED}",
        rf"(?:在|于|赴|去|到|至|前往|回)(?:[^,。;不\n]{{0,8}}的)?{_PLACED}(?:[^,。;的不员\n]{{0,10}}?|(?:依|按|根据|适用)[^,。;不\n]{{0,40}}?){_ACTS}",
        rf"仲裁[^。;\n]{{0,24}},(?:仲裁)?地点?(?:设|定)?(?:为|在|是|:)?{_PLACED}",
        rf"裁决书?(?:应)?(?:被)?(?:视为|视同)?(?:在|于|是在){_PLACED}[^,。;不\n]{{0,4}}?作出",
        rf"(?:打官司|仲裁|诉讼|起诉|官司|聆讯|庭审)(?:只能|必须|应当?|须|要|得|将)?(?:去|到|在|赴|于|上)[^,。;不\n]{{0,6}}?{_PLACED}",
        rf"(?:提交|提请|同意|采用|选择|约定|通过|以|进行|:|为|是){_PLACE}(?:的)?(?:临时|机构|国际)?(?:仲裁|诉讼)(?!员|机构|委|院|规则|法|条例|程序法)",
        rf"(?:争议|纠纷|管辖|诉讼|仲裁)[^,。;:不\n]{{0,10}}:[^,。;:不\n]{{0,6}}?{_PLACED}(?=[(,。;\n]|$)",
        rf"(?:争议|纠纷|争端)[^,。;不\n]{{0,6}}?(?:在|于|赴|去|到){_PLACED}[^,。;不\n]{{0,16}}?(?:解决|处理)",
    )
)


def _seats(reading: Reading, sentence: Sentence) -> Iterator[Forum]:
    for pattern in _SEATS:
        for found in pattern.finditer(reading.marks, sentence.start, sentence.end):
            before, behind = _clause(reading.marks, sentence, *found.span())
            other = _OTHER_ACTIVITY.search(before + "," + found.group() + behind)
            if not other and is_meant(reading, *found.span()):
                yield forum_at(ForumKind.SEAT, reading, *found.span())
    for found in _NOWHERE_ELSE.finditer(reading.marks, sentence.start, sentence.end):
        yield forum_at(ForumKind.SEAT, reading, *found.span())


_APPLIES = "(?:适用|按照?|依照?|依据|根据|采用|遵循|遵照|依循|参照)"
_RULES = expression(
    rf"{_APPLIES}[^,。;不\n]{{0,6}}?《?(?:{_OVERSEAS}(?:[(][^()\n]{{0,24}}[)])?|{_PLACE}[^,。;不\n]{{0,6}}仲裁|"
    rf"(?:联合国)?(?:国际)?贸易法委员会|贸法会|uncitral)[^,。;不\n]{{0,16}}?规则"
)
_OF_RULES = expression("的(?!规定|程序|要求|约定)")
_CHINESE_BODY = expression(f"[{LOCAL}{ELSEWHERE}]")


def _rules(reading: Reading, sentence: Sentence) -> Iterator[Forum]:
    for found in _RULES.finditer(reading.marks, sentence.start, sentence.end):
        before, behind = _clause(reading.marks, sentence, *found.span())
        other = _OF_RULES.match(behind) or _OTHER_ACTIVITY.search(before + "," + behind)
        if not other and is_meant(reading, *found.span()):
            # ICC's rules and no other body: the rules bring their body along.
            here = _CHINESE_BODY.search(reading.marks, sentence.start, sentence.end)
            implied = OVERSEAS in found.group() and not here
            yield forum_at(ForumKind.BODY if implied else ForumKind.RULES, reading, *found.span())
