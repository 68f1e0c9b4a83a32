"""Mentions of arbitration and of courts, each with the part it plays: does the writer choose it as a way?

A way is mentioned for many reasons: as the one agreed, as a help (courts secure and enforce), as an event to be
reported, as a period, a cost or a paper, as the business of somebody else, or to be excluded. Each mention is
judged by its own clause (from comma to comma), so that the rest of a sentence can neither hide nor make a choice.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from formgen.clauses.lexicon import ELSEWHERE, LOCAL, OVERSEAS
from formgen.clauses.patterns import expression
from formgen.clauses.scope import is_denied, is_in_forbidden_list, is_only_asked_for, is_set_aside

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from formgen.clauses.reading import Reading, Sentence

_MARKS = f"{LOCAL}{ELSEWHERE}{OVERSEAS}"
BODY = f"[{_MARKS}]{{1,80}}+"
# 仲裁员, 仲裁规则, 仲裁检验: a person, a paper, an examination, and no way.
_NO_ARBITRATION = (
    "员|规则|规程|时效|费|检[验定测]|鉴定|复[检验]|化验|检疫|结论|报告|经验|业务|案件|案例|文书|材料|代理|地(?![^,。;\n]{0,3}法院)|语言|"
    "席|法(?!院)|权利|情况|状况|名册|课|培训|律师|制度|服务|保全|请求(?![被未遭])|申请书|通知|程序规则"
)
_NO_SUIT = (
    "费|时效|代理|文书|保全|材料|地位|当事人|参加人|标的|风险|案|期间|阶段|保险|证据|服务|业务|经验|"
    "律师|主体|请求权|义务|档案|法律|法(?!院)|状态|情况|状况|权利|结果|资料|参与人|担保|离婚|记录"
)
ARBITRATION = (
    rf"{BODY}|仲裁(?!{_NO_ARBITRATION})(?:委员会|机构|院|庭|中心|机关|委(?!托))?|公断|贸仲委?|"
    "(?<!法院)(?<!行政)(?<!专家)(?<!监理)(?<!评审)(?<!师的)(?<!仲裁)裁决(?!机构|机关|者|权)"
)
COURT = (
    rf"法院(?!地)|法庭(?!科)|(?<![被应])诉讼(?!{_NO_SUIT})|(?<![被追告公])起诉(?!状|书)|提诉|诉至|诉诸(?=法[院律]|司法|公堂|诉讼)|诉请|打官司|官司|"
    "司法(?:程序|途径|渠道|手段|诉讼|救济|解决|裁[判决]|方式|路径|审判|机关|部门)|对簿公堂|公堂|告[到上至官](?!知)|上告|兴讼|"
    "讼[于之诸]|诉权|打民事|(?:[一二]审|民事)(?:判决|审理)"
)
_WAY = expression(rf"(?P<arbitration>{ARBITRATION})|(?P<court>{COURT})")
_EDGE = expression("[,。;\n!?]")
_REACH = 80
MOST = 60
"""Mentions in one sentence beyond which nobody agrees on anything: the text is a phrase repeated."""

_VERB = (
    "提交|提请|提起|提付|提出|提至|递交|呈交|呈请|送交|申请|交由|交付|交给?|诉诸|诉请|付|移送|由|向|至|到|去|找|请|通过|以(?![上下内外及后前来])|采取|采用|"
    "选择|选定|选|进行|启动|发起|走|进入|经|循|按|依|在|上|归|受|转|改|可|得|应|须|需|能|有权|只能|必须|约定|要求|同意|接受|适用|想|愿|(?<=方式)[是为有]|也|亦|还是|抑或|既|又|再|先|直接|"
    r"于|寻求|请求|[:☑☒■✓✔√⊠]|[\])】]|^[0-9一二三四五六七八九十.、()①-⑩]{1,6}|包括|均|都|除|就|逕|径"
)
_GOVERNED = expression(rf"(?:{_VERB})[^,。;\n]{{0,30}}$|(?:方式|途径)$")
# 法院 alone may be a place or a party: it is chosen when one turns to it, or when it decides.
_TO_COURT = expression(
    "(?:向|由|至|到|去|找|上|在|走|选|进|交|请求?|归|受|诉诸|付诸|讼于|起诉于|提交|提请|移送|经|以|为|或者?|/|、|和|与|及|还是|[☑☒■✓✔√⊠]|(?:争议|纠纷|管辖|解决|处理|方式|途径|诉讼|裁判)[^,。;:\n]{0,8}:)[^,。;:\n]{0,30}$"
)
_PARTY_LABEL = expression("(?:[甲乙丙丁]方|人|单位|地点|地址|名称)(?:[(][^()]{0,8}[)])?:[^,。;:\n]{0,8}$")
_BY_ITSELF = expression("起诉|提诉|诉至|诉请|诉诸|打官司|对簿|告|上告|兴讼|讼|诉权|打民事")
_AWARD = "裁决"
_DECIDES = expression(
    "(?:依法|统一|专属|一并|进行|予以|来)?(?:管辖|审理|裁[判决断]|判[决令]?|解决|处理|起诉|诉讼|受理|审判(?!综|大|楼|庭)|主管|提出|为准|打官司|去?告|也行|都行|均可|可也|仲裁|亦可|裁|[^,。;不\n]{0,16}?[均都皆](?:可|能|得|具?有)[^,。;\n]{0,3}(?:管辖|受理|审理|裁|处理|解决))"
)
# A fact, a duty or a cost that has to do with proceedings, and the words it stands before or behind.
_GOVERNS_OTHERWISE = expression(
    "(?:参加|参与|代理|涉及?|卷入|牵涉|陷入|存在|面临|引[发起]|导致|造成|遭[受到]|未了结|未决|未结|正在进行|重大|潜在|可能(?:发生|产生|的)|待决|"
    "承担|支付|收集|形成|应对|适用于|有关|关于|任何(?!一|[当各])|没有|曾|用于|提供|协助|配合|支持|[发产]生(?!的|之日)|开展|涵盖)"
    "[^,。;\n争纠分歧端由向提选可]{0,12}$|(?:提起|发起|进行|提出)的(?:诉讼|仲裁|、|和|及|或者?)*$"
)
_TAIL_OTHERWISE = expression(
    "[^,。;\n争纠选可向由交提起由]{0,8}?(?:期间|过程|费|开支|时效|文书|代理|案件|材料|阶段|发生的|产生的?|形成|中止|终结|终止|结束|(?<=[诉裁讼审行])中(?!心)|进行[期中]|所(?!在)|保全|风险|"
    "记录|信息|义务|事务|事项|活动|业务|律师|经验|档案|知识|的?证据|地位|标的|当事人|送达|各程序|程序[、各中期]|[一二]审[、程]|再审|先行调解|主持调解|为条件|为前提|之前|(?<=裁)前|(?<=讼)前|失败而)"
)
_HELPS = expression(
    "裁决(?:书)?的?(?:强制)?执行|法院(?:的)?(?:判决|裁定|调解|通知)书|(?:协议|条款|约定)(?:的)?效力[^,。;\n]{0,24}认定|保全|临时(?:性)?措施|禁令|先予|支付令|强制执行|不予执行|(?:申请|予以|立案|裁定|请求|协助|可|法院)[^,。;\n]{0,8}?执行|在[^,。;\n]{0,16}执行$|"
    "被?执行(?:人|法院)|承认[和与及]|(?:申请|请求)[^,。;\n]{0,16}?(?:承认|认可|确认|撤销)|撤销(?:[^,。;\n]{0,4}(?:裁决|之诉)|$)|司法确认|确认书|"
    "效力(?:有|的|存|作|$|提出)[^,。;\n]{0,6}(?:异议|裁定|决定|争议|$)|指定仲裁员|查封|冻结|扣押|取证|公示催告|公告网"
)
_NOT_HELP = expression("(?:提起|民事)诉讼|起诉|打官司|对簿|告[到上]|诉至|司法(?:程序|途径)")
_TOPIC = expression(
    "(?:保全|(?:协议|条款|约定)(?:的|之|是否)?(?:效力|有效)|撤销(?!合同|本|协议)|裁决[^,。;\n]{0,8}执行|不履行[^,。;\n]{0,6}裁决|执行裁决)[^,。;\n]{0,16}[的时后]?$"
)
_INVALID = expression(
    "(?:仲裁[^,。;\n]{0,12}|(?:上述|前述|该|本)[^,。;\n]{0,6}(?:条款|约定|协议)[^,。;\n]{0,12})(?:无效|不成立|未生效|不生效|无法执行)|裁决[^,。;\n]{0,8}被[^,。;\n]{0,10}(?:撤销|不予执行)"
)
# By statute, for other matters or other people.
OF_OTHERS = expression(
    "行政(?:诉讼|复议|案|赔偿|处罚|裁决)|刑事|犯罪|涉嫌|公益诉讼|劳动(?:争议|仲裁|关系|者|合同|监察|人事)|人事争议|工资|欠薪|工伤|员工|雇员|"
    "第三[方人者]|他人(?![^,。;\n]{0,6}无关)|案外人|权利人[^,。;\n]{0,8}(?:对|向)甲|受害人|债权人(?:提起|向甲|起诉)|分包|课题|研究|案例|清收|代理费|论文|讲座|"
    "与(?:其)?(?:供货商|客户|股东|母公司|关联)|失信|破产|重整|被[^,。;\n]{0,8}(?:法院|起诉)|"
    "与甲方无[关涉]|合同承办部门|政府合同(?:签订主体|争议|原则上|不得)|法律(?:服务|顾问)|常年顾问"
)
_REPORTED = expression(
    "(?:诉讼|仲裁|法院)[^。;\n]{0,40}(?:书面(?:通知|告知)|披露|通知甲方|告知甲方|报告甲方)|(?:诉讼|仲裁|法院)[^,。;\n]{0,40}(?:律师费|差旅费|鉴定费|由败诉方|由违约方)|"
    "送达(?:地址|方式)[^。;\n]{0,40}(?:诉讼|仲裁)|(?:诉讼|仲裁)[^。;\n]{0,20}送达|(?:承诺|声明|保证|确认)[^。;\n]{0,20}(?:不存在|没有|无|未)[^。;\n]{0,30}(?:诉讼|仲裁)"
)
FAILED = expression(
    "满意|未获支持|被驳回|部分支持|并非|非排他|不排他|任意性|不成(?!立)|未果|无果|失败|无效果|没有结果|未有结果|没弄好|不了|不能解决|未能|不予受理|不受理|不管|逾|超过|"
    "未(?:作出|得到|能|申请|提起|提请|启动)|收到|作出(?:之)?后|裁决(?:书)?(?:之)?后|送达|没有约束|不具|无约束"
)
_DISPLEASED = expression("不服|不满|异议|不认|不同意|不接受|有争议|质疑")
_OUTCOME = expression("裁决|结果|决定|说法|结论|对仲裁|仲裁[^,。;\n]{0,6}(?:不服|不满)|裁断")
# An if: what stands there is a case, and not what is agreed for it.
_ENDS_IF = expression("(?:的|时|后|之日)$")
_BEGINS_IF = expression(
    "(?:如果?|若|倘若?|假如|一旦|凡)(?![^,。;\n]{0,40}(?:则|可|应|有权|均|须|只能|直接|就))"
)
_STILL = expression("可|得|应|有权|改|须")
_PERMITS = expression("[^,。;\n]{0,12}的(?:除外|不在此限)|[^,。;\n]{0,16}(?:以?外|之外)$")
KEPT = expression(
    "(?:不|未|无|非|勿|莫|没有)[^,。;\n]{0,14}?(?:影响|妨[碍害]|排[除斥]|限制|剥夺|免除|阻[止碍]|禁止|放弃|丧失|损害|减损|取代|代替|拘束)|除非|"
    "除(?=[^,。;\n]{0,40}外)|不(?:愿|想|肯)[^,。;\n]{0,6}(?=的)"
)
NOT_DONE = expression(
    "(?:不(?:[再予得应会要必用去上走搞找到向由以采选设约作做提申进启诉付经另在请按交将把适列援]|通过|可以|能(?!自行|协商|解决|达成))|(?:别(?![的处人])|[勿莫毋甭]))[^,。;\n]{0,16}$"
)
_EXCLUDED = expression("(?:放弃|排除|排斥|杜绝|禁止|摒弃)(?:(?!转|而|改|后)[^,。;\n]){0,30}$")
_REFUSED_BEHIND = expression(
    "[^,。;\n]{0,10}?(?:不采[用取]|不适用|不再适用|予以排除|除外(?!情)|免谈|不行|不予采用|概不|不再(?:执行|有效|作为))"
)


@dataclass(frozen=True)
class Way:
    """One mention by which a way is chosen: where it stands, and whether it is arbitration."""

    start: int
    end: int
    arbitration: bool
    english: bool = False


def ways_chosen(reading: Reading, words: str, sentence: Sentence) -> Iterator[Way]:
    """The mentions in *sentence* by which a way is chosen.

    :param words: the words of *reading* with arbitration bodies marked and courts spelled out.
    """
    said = words[sentence.start : sentence.end]
    if OF_OTHERS.search(said) or _REPORTED.search(said) or _INVALID.search(said):
        return
    for found in islice(_WAY.finditer(words, sentence.start, sentence.end), MOST):
        one = _Mention.of(words, sentence, found)
        if one.is_chosen() and not _is_refused(reading, one, *found.span()):
            yield Way(found.start(), found.end(), one.arbitration)


@dataclass(frozen=True)
class _Mention:
    """A mention within its clause: what stands before and behind it there, and the clause before."""

    name: str
    arbitration: bool
    before: str
    behind: str
    earlier: str

    @staticmethod
    def of(words: str, sentence: Sentence, found: re.Match[str]) -> _Mention:
        floor = max(sentence.start, found.start() - _REACH)
        edges = [edge.start() for edge in _EDGE.finditer(words, floor, found.start())]
        begin = edges[-1] + 1 if edges else floor
        earlier = words[(edges[-2] + 1 if edges[1:] else floor) : edges[-1]] if edges else ""
        stop = min(sentence.end, found.end() + _REACH)
        ends = _EDGE.search(words, found.end(), stop)
        behind = words[found.end() : ends.start() if ends else stop]
        return _Mention(
            found.group(), found.lastgroup == "arbitration", words[begin : found.start()], behind, earlier
        )

    def is_chosen(self) -> bool:
        """Whether it is governed like a way that is agreed, and plays no other part."""
        if self._plays_another_part():
            return False
        if self.arbitration and self.has_failed():
            return True
        return not self._is_a_case() and self._is_governed()

    def _is_governed(self) -> bool:
        if self.name in {"法院", "法庭"}:
            return bool(_TO_COURT.search(self.before) or _DECIDES.match(self.behind))
        if self.arbitration:
            decides = None if self.name == _AWARD else _DECIDES.match(self.behind)
            return not _PARTY_LABEL.search(self.before) and self._is_resorted_to(decides)
        return _BY_ITSELF.match(self.name) is not None or self._is_resorted_to(_DECIDES.match(self.behind))

    def _is_resorted_to(self, decides: re.Match[str] | None) -> bool:
        if self.name == _AWARD:
            return False
        alone = not self.before.strip(":|") and not self.behind.strip(":|")
        return alone or decides is not None or _GOVERNED.search(self.before) is not None

    def _plays_another_part(self) -> bool:
        if _GOVERNS_OTHERWISE.search(self.before) and not _is_body(self.name):
            return True
        if _TAIL_OTHERWISE.match(self.behind):
            return True
        clause = self.before + self.name + self.behind
        if "时效" in clause:
            return True
        if self.arbitration:
            return False
        helps = _HELPS.search(clause) or _TOPIC.search(self.earlier)
        return bool(helps) and not _NOT_HELP.search(self.name + self.behind)

    def has_failed(self) -> bool:
        """Whether the clause says that arbitration has led to nothing, or to an award that displeases."""
        if FAILED.search(self.behind) or FAILED.search(self.before):
            return True
        clause = self.before + self.name + self.behind
        return bool(_DISPLEASED.search(clause) and _OUTCOME.search(clause))

    def _is_a_case(self) -> bool:
        if _ENDS_IF.search(self.behind) and not _STILL.search(self.before):
            return True
        return _BEGINS_IF.match(self.before + self.name + self.behind) is not None


def _is_body(name: str) -> bool:
    return name[0] in _MARKS or name in {"法院", "法庭"}


def _is_refused(reading: Reading, one: _Mention, start: int, end: int) -> bool:
    """Whether the mention is denied or set aside; what denies a denial (不影响…) keeps the way open."""
    if KEPT.search(one.before):
        return reading.is_quoted(start) or is_in_forbidden_list(reading, start)
    if _PERMITS.match(one.behind):
        return False
    if one.arbitration and one.has_failed():
        return is_only_asked_for(reading, start)
    if NOT_DONE.search(one.before) or _EXCLUDED.search(one.before) or _REFUSED_BEHIND.match(one.behind):
        return True
    return is_denied(reading, start) or is_set_aside(reading, end)
