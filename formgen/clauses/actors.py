"""Who does what a phrase says: the government side, the other side, or nobody that is named.

Chinese names the actor before the verb and what it is done for behind 为, 向, 对 or 给. So the actor is the
nearest name before the phrase that no such word makes an object, in this clause or in one before it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache, partial
from itertools import islice, pairwise
from typing import TYPE_CHECKING, cast

from formgen.clauses.fold import fold_for_matching
from formgen.clauses.patterns import expression
from formgen.clauses.text import Sides

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from formgen.clauses.gazetteer import Gazetteer
    from formgen.clauses.reading import Reading, Sentence

GOVERNMENT = "government"
OTHER = "other"
_CUSTOM = Sides()


def _all_but(left_out: str) -> str:
    """A class of every Chinese character but those of *left_out*."""
    edges = [chr(0x4E00 - 1), *sorted(left_out), chr(0x9FA5 + 1)]
    pieces = pairwise(edges)
    return (
        "[" + "".join(f"{chr(ord(a) + 1)}-{chr(ord(b) - 1)}" for a, b in pieces if ord(b) - ord(a) > 1) + "]"
    )


# Words that stand between a name and what it does; 代建, 经济 and 和建设 are parts of names themselves.
_GRAMMAR = "与向对为由以给在和及的将被经从把应须可不甲乙丙丁替就代其"
_VERBS = (
    "委托",
    "聘请",
    "邀请",
    "选定",
    "指定",
    "授权",
    "下称",
    "简称",
    "同意",
    "承诺",
    "保证",
    "确保",
    "担保",
    "支持",
    "协助",
    "协调",
    "负责",
    "认可",
    "保障",
    "知悉",
    "收购",
    "配合",
    "处置",
    "处分",
    "拍卖",
    "变卖",
    "扣划",
    "督促",
    "责令",
    "要求",
    "请求",
    "通知",
    "申请",
    "承接",
    "接受",
    "监督",
    "敦促",
    "促使",
    "视同",
    "视为",
    "收到",
    "拖欠",
    "欠付",
)
# The verb before a name is no part of it: 委托某公司, nor is its second half.
_NO_VERB = f"(?!并|还|欠|{'|'.join(_VERBS)})" + "".join(f"(?<!{one[0]}(?={one[1]}))" for one in _VERBS)
_URGENT = "应(?=急)"
_PLACE = _all_but(_GRAMMAR + "同意称因如若系是找问行有权要求请起年月日第得此")
_SEAT = f"{_NO_VERB}{_PLACE}{{0,6}}?(?:[县区镇乡]|市(?!场)|街道)"
_ORGAN = "(?:局|署|厅|委员会|工委|[改军健教]委|政府|办公室|(?:事务|储备|国资|整备|工务|征收|建设|采购|资金|保障)中心|指挥部)(?![部面限势长促社址])"
_BUREAU = (
    "(?:住房和建设|住建|城建|财政|水务|教育|卫健|卫生|民政|城管|交通|文体|文旅|文化|体育|国资|发改|工信|审计|应急|环保|生态环境|自然资源|规自|公安|司法|"
    "人社|市监|市场监管|统计|科技|商务|经贸|农业农村|林业|园林|信访|医保|建工|房产|房管|档案|政数|政务)"
    f"{_all_but(_GRAMMAR)}{{0,6}}?局(?![部面限势长促])"
)
_GOVERNMENT_BODIES = (
    rf"{_BUREAU}|(?:主办|主管|行政|政府|征收|发包|采购|委托|业务|监管)(?:机关|部门)|"
    rf"(?:{_NO_VERB}{_all_but(_GRAMMAR)}{{0,8}}?(?:中学|小学(?!生)|人民医院)|(?:公办|公立|[区市县]属)[一-龥]{{0,4}}?(?:学校|医院|幼儿园|事业单位))|"
    rf"(?:{_NO_VERB}{_PLACE}{{0,8}}(?:街道办事处|街道办|"
    r"人民政府|财政局|国资局|管委会|居民委员会|居委会|村民委员会|村委会|社区工作站)|"
    rf"{_SEAT}(?:和(?=[一-龥]{{2,10}}局)|{_URGENT}|{_all_but(_GRAMMAR)}){{0,12}}?{_ORGAN}|"
    rf"(?:本|我|区|市)(?:{_all_but(_GRAMMAR)}{{0,10}}局|委|办|中心|单位|区|街道|院|校)(?!势|部|面|限))"
)
_LOOSE = rf"(?:{_all_but(_GRAMMAR)}|[()]|代(?=[建理])|经(?=[济营贸开]))"
_OTHER_BODIES = rf"{_NO_VERB}[a-z]?{_LOOSE}{{0,14}}?(?:公司|银行|企业|集团|(?:合作|联合)社|事务所|研究院)(?:[一-龥]{{2,5}}分行)?"
_OBJECT_BEFORE = expression(
    "(?:为|向|对|给|拖欠|欠付|所?欠|应付|收到|接到|征得|偿还|清偿|归还|无论|不论|不管|在|于|从|自|至|借用|使用|租用|占用|损坏|损害|侵害|侵犯|违反|配合|协助|服从|告知|把|收取|赔偿|返还|退还|归还|移交|要求|请求|通知|替|就|代|被|帮|经|与|同|跟|针对|关于|因|根据|按照|致|凭|将)(?:上述|该|"
    "其|本合同|本协议|所有|全部|任何|合法|全体|善意|相关|有关)*$"
)
# 就代建单位的银行…: all of it is what is spoken of.
_OBJECT_OF = expression("(?:就|对|为|替|因|将)[^,。;:\n]{1,14}的$")
# 甲方就乙方与丙方之间的借款…: whoever stands behind 就 is spoken of, until somebody 应 or 须.
_SPOKEN_OF = expression("(?<![作因成认视称])(?:对于?|为|就|替)[^,。;:由\n]{1,60}$")
_SPOKEN_REACH = 62
_MODAL = expression("(?:应|须|将|可|得|负责|承诺|保证|同意|有权|愿|自愿|必须|不得|自行)")
_JOINED = expression("(?:、|和|与|及|以及|或者?|会同|联合)$")
# 在乙方违约时: he who acts there is not the actor of the main clause.
_WHEN = expression(
    "(?:当|若|如果?|在|一旦)[^,。;\n当若在]{1,30}?(?:时|之后|后(?=[^,。;\n]{0,6}[日天月内])|的情况下|情形下)"
)
# 其持有的某公司股权: what belongs to a company, not the company, is spoken of.
_ONCE = expression("一旦[^,。;\n]{1,30}?(?=,)")
_OWNED = expression(
    "(?:的)?(?:百分之|[0-9.]+%|全部)?[一二三四五六七八九十百0-9.%]{0,6}(?:的)?(?:股权|股份|份额|出资额)"
)
# 督促乙方偿还: he who is told to do it does it.
_TOLD = expression("(?:督促|监督|责令|敦促|责成|要求|委托|聘请|允许|许可|指定)$")
_PROMISE = expression("(?:承诺|保证|确保|担保|保障|负责)$")
_REMARK = 40
# What makes a name an object stands right before it.
_OBJECT_REACH = 40
_BRACKET = expression("[()。;\n]")
_CLAUSE_EDGES = ",:;。\n("
_CLAUSE_EDGE = expression(f"[{_CLAUSE_EDGES}]")


_CONDITION = expression("[^一-龥]{0,6}(?:如果?|若|倘若?|一旦|假如|当|凡)")


def actor_of(
    reading: Reading, sentence: Sentence, start: int, gazetteer: Gazetteer, *, beyond_if: bool = False
) -> str:
    """``government``, ``other``, or empty: who does what is said from *start* on.

    :param beyond_if: whoever fails in a clause before that begins with 如 or 若 is not he who acts.
    """
    names = _who_may_act(reading, sentence, gazetteer)
    words = reading.words
    begin = max(sentence.start, start - 160)
    cuts = [begin, *(edge.end() for edge in _CLAUSE_EDGE.finditer(words, begin, start))]
    end = start
    for cut in reversed(cuts):
        earlier = cut != cuts[-1]
        told = partial(_actor_in, begin=cut, end=end, names=names, earlier=earlier)
        actor = reading.once(("actor", gazetteer, cut, end, earlier), told)
        if actor and not (beyond_if and actor == OTHER and earlier and _CONDITION.match(words, cut, end)):
            return actor
        end = cut
    return ""


def subject_of(reading: Reading, sentence: Sentence, gazetteer: Gazetteer) -> str:
    """``government``, ``other``, or empty: of whom *sentence* speaks, or whose heading it is; told once for each."""
    key = ("subject", gazetteer, sentence.start)
    return reading.once(key, lambda it: _subject(it, sentence, gazetteer))


def _subject(reading: Reading, sentence: Sentence, gazetteer: Gazetteer) -> str:
    words, begin = reading.words, sentence.start
    for name in names_in(reading, sentence, gazetteer):
        conditional = _CONDITION.match(words, _clause_of(words, begin, name.start()), name.start())
        near = max(begin, name.start() - _OBJECT_REACH)
        if not conditional and not _OBJECT_BEFORE.search(words, near, name.start()):
            return name.lastgroup or ""
    return ""


def _clause_of(words: str, begin: int, place: int) -> int:
    return max(begin, *(words.rfind(edge, begin, place) + 1 for edge in _CLAUSE_EDGES))


def names_in(reading: Reading, sentence: Sentence, gazetteer: Gazetteer) -> list[re.Match[str]]:
    """Everybody whom *sentence* names, in order; found once for each sentence."""
    key = ("names", gazetteer, sentence.start)
    if key not in reading.kept:
        pattern = names_of(gazetteer, reading.sides)
        reading.kept[key] = list(pattern.finditer(reading.words, sentence.start, sentence.end))
    return cast("list[re.Match[str]]", reading.kept[key])


def _who_may_act(reading: Reading, sentence: Sentence, gazetteer: Gazetteer) -> list[re.Match[str]]:
    """Those named in *sentence* who are not only mentioned: as owners, in brackets; told once for each sentence."""
    key = ("may act", gazetteer, sentence.start)
    return reading.once(
        key,
        lambda it: [
            name
            for name in names_in(it, sentence, gazetteer)
            if name.lastgroup != OTHER or not _is_mentioned(it.words, name)
        ],
    )


def _is_mentioned(words: str, name: re.Match[str]) -> bool:
    return bool(_OWNED.match(words, name.end())) or _is_remark(words, name) or _is_aside(words, name)


def within(names: list[re.Match[str]], begin: int, end: int) -> Iterator[re.Match[str]]:
    """Those of *names* that stand between *begin* and *end*."""
    first = bisect_left(names, begin, key=_start)
    last = bisect_left(names, end, key=_start)
    return (name for name in islice(names, first, last) if name.end() <= end)


def _start(name: re.Match[str]) -> int:
    return name.start()


def _actor_in(reading: Reading, begin: int, end: int, names: list[re.Match[str]], *, earlier: bool) -> str:
    words = reading.words
    if not (inside := list(within(names, begin, end))):
        return ""
    when = [one.span() for pattern in (_WHEN, _ONCE) for one in pattern.finditer(words, begin, end + 1)]
    found = [
        name
        for name in inside
        if not any(first < name.start() < last for first, last in when)
        and not _is_promised_for(words, name, earlier=earlier)
    ]
    for index in range(len(found) - 1, -1, -1):
        name = found[index]
        before = words[max(begin, name.start() - _OBJECT_REACH) : name.start()]
        joined = index and found[index - 1].end() >= name.start() - 2 and _JOINED.search(before[-2:])
        if joined:
            group = [*found[: index + 1]]
            return GOVERNMENT if any(one.lastgroup == GOVERNMENT for one in group[-3:]) else OTHER
        if name.lastgroup == OTHER and _TOLD.search(before[-2:]):
            return OTHER
        # 乙方的债权人, 乙方股东: what makes 乙方 an object makes all of it one.
        if index and found[index - 1].end() >= name.start() - before.endswith(("的", "之")):
            continue
        if name.lastgroup == OTHER and index and _is_spoken_of(words, found[0].end(), name):
            continue
        if not _OBJECT_BEFORE.search(before) and not _OBJECT_OF.search(before):
            return name.lastgroup or ""
    return ""


def _is_spoken_of(words: str, begin: int, name: re.Match[str]) -> bool:
    """Whether *name* stands in what the one who ends at *begin* does something for or about."""
    near = max(begin, name.start() - _SPOKEN_REACH)
    spoken = _SPOKEN_OF.search(words, near, name.start())
    return spoken is not None and not _MODAL.match(words, name.end())


def _is_promised_for(words: str, name: re.Match[str], *, earlier: bool) -> bool:
    """Whether what is said of it is promised by him who is named before: 甲方承诺乙方的贷款刚性兑付."""
    promised = _PROMISE.search(words, max(0, name.start() - 4), name.start()) is not None
    return promised and (earlier or words.startswith("的", name.end()))


def _is_remark(words: str, name: re.Match[str]) -> bool:
    """Whether it only says in brackets what somebody is: 甲方(保证人)."""
    start, end = name.span()
    return words[start - 1 : start] == "(" and words[end : end + 1] == ")"


def _is_aside(words: str, name: re.Match[str]) -> bool:
    """Whether it is named in a remark in brackets: (具体以银行合同为准)."""
    opened = words.rfind("(", max(0, name.start() - _REMARK), name.start())
    closed = words.find(")", name.end(), name.end() + _REMARK)
    return opened >= 0 and closed >= 0 and not _BRACKET.search(words, opened + 1, closed)


@lru_cache(maxsize=64)
def names_of(gazetteer: Gazetteer, sides: Sides = _CUSTOM) -> re.Pattern[str]:
    """A pattern of everybody's names, in a group ``government`` or ``other``.

    :param sides: what the contract at hand calls its parties; what it says goes before custom.
    """
    usual = [word for word in gazetteer.government_words if word not in sides.others]
    others = [word for word in gazetteer.counterparties if word not in sides.government]
    # 政府性融资担保公司 and 区属国有企业 are companies, whatever their names begin with.
    behind = (
        f"(?!(?:性|属|所属|下属|平台|投资|引导|出资|控股|全资|直属|国有){_LOOSE}{{0,12}}(?:公司|银行|企业))"
    )
    government = f"(?:{_alternatives((*sides.government, *usual))}){behind}"
    bodies = f"(?!{_alternatives(sides.others)}){_GOVERNMENT_BODIES}"
    return re.compile(
        f"(?P<{GOVERNMENT}>{government}|{bodies})|"
        f"(?P<{OTHER}>{_alternatives((*sides.others, *others))}|{_OTHER_BODIES})"
    )


def _alternatives(words: Iterable[str]) -> str:
    longest_first = sorted(map(fold_for_matching, words), key=len, reverse=True)
    return "(?:" + ("|".join(map(re.escape, longest_first)) or r"(?!)") + ")"
