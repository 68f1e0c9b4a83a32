"""中华人民共和国民法典: deposits, leases, guarantees, exemptions, works handed on, and the statutes that it replaced."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from formgen.clauses import Match, Side, government_guarantee
from formgen.clauses.days import lengths_of_terms
from formgen.clauses.exemptions import void_exemptions
from formgen.clauses.handed_on import handed_on
from formgen.clauses.heading import title_of
from formgen.clauses.patterns import expression
from formgen.clauses.penalties import high_penalties
from formgen.clauses.reading import readings
from formgen.clauses.securities import deposit_shares
from formgen.law import Act, Article, article
from formgen.messages import _
from formgen.rules import ADVICE, NOTE, WARN, Problem, rule

from ...gazetteer import GAZETTEER
from ..passages import problems_in, quoted
from .kept import kept

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formgen.clauses import Contract
    from formgen.messages import Message

EFFECTIVE = date(2021, 1, 1)

ACT = Act(
    prefix="LAW",
    number="主席令第45号",
    title="中华人民共和国民法典",
    issued=date(2020, 5, 28),
    effective=EFFECTIVE,
    words=kept("civil_code.txt"),
)

LAST = Article("第一千二百六十条")
MOST_EARNEST = ACT.figure("定金占主合同标的额的上限（%，含本数）", article(586), {EFFECTIVE: 20})
LONGEST_LEASE = ACT.figure("租赁期限的上限（年，含本数）", article(705), {EFFECTIVE: 20})

EARNEST = "定金"
LEASE = expression("租赁|出租|租约")
# Of construction are surveys, designs and building (article 788); who serves beside the works has another contract.
_BESIDE = "监理|造价|咨询|代理|检测|监测|审计|审核|审查|评审|评估|评价|测绘|测量|保险|管理|代建|机械|车辆|材料|物资|软件"
_THEN = "(?:(?!合同|协议|[及和与、]|维修|修缮)[^,。;:\\n])"
WORKS = expression(
    f"(?<!软件)(?<!信息化)(?<!信息系统)(?<!数据)工程(?:{_THEN}{{0,12}}?(?:勘察|设计)(?!{_BESIDE})|(?!{_THEN}{{0,20}}?(?:{_BESIDE}|服务)))|"
    f"施工(?!图|{_THEN}{{0,10}}?(?:{_BESIDE}))"
)
"""What makes a contract, or what is handed on, one of construction."""
A_LEASE = ("租赁期", "租期", "承租期", "出租期", "使用期")
SUCCESSORS = {
    "合同法": _("《民法典》合同编"),
    "民法通则": _("《民法典》总则编"),
    "民法总则": _("《民法典》总则编"),
    "担保法": _("《民法典》物权编第四分编、合同编第十三章"),
    "物权法": _("《民法典》物权编"),
    "侵权责任法": _("《民法典》侵权责任编"),
    "婚姻法": _("《民法典》婚姻家庭编"),
    "收养法": _("《民法典》婚姻家庭编"),
    "继承法": _("《民法典》继承编"),
}
_REPEALED = expression(
    f"(?:《(?:中华人民共和国)?|(?<!《)中华人民共和国)(?P<name>{'|'.join(SUCCESSORS)})(?:》|(?!》))(?!司法解释|的?解释)"
)
_BEFORE = expression("(?:原|旧|当时的|已废止的|关于适用|适用[<〈《])[《<〈]?$")
_BEHIND = expression(
    "[》>〉]?(?:[(][^()]{0,16}(?:废止|失效)|[^。;\\n]{0,12}(?:已经?(?:于[^,。]{0,14})?|同时|予以)?(?:废止|失效)|若干问题|实施)"
)


_PUBLIC_BODY = "(?:学校|小学|中学|大学|学院|幼儿园|医院|卫生院|养老院|敬老院|福利院|居委会|居民委员会|村委会|村民委员会|公益性?(?:单位|机构|组织))"
_IS_ONE = expression(rf"{_PUBLIC_BODY}(?:\([^()]*\))?$")
# Who stands behind 为 or 对 owes the debt; who stands before it gives the security.
_GIVES = expression(
    rf"(?<![一-龥])(?:(?!为|对|向|给|替|供)[一-龥（）()]){{0,24}}{_PUBLIC_BODY}(?!的(?:债务|借款|贷款))"
)
_SENTENCE_ENDS = expression("[。；;\n]")
_NEAR = 120


@rule(ACT, "LAW-1", article(683), severity=NOTE, kind=ADVICE)
def organs_are_no_guarantors(paper: Contract, law_day: date) -> list[Problem]:
    """机关法人不得为保证人，但是经国务院批准为使用外国政府或者国际经济组织贷款进行转贷的除外。"""
    if not ACT.in_force(law_day):
        return []
    # Of organs of state GC-39-3 speaks; here only what the code adds, for bodies that serve the public.
    given = government_guarantee(paper.text, GAZETTEER)
    return problems_in((one for one in given if _by_public_body(paper, one)), _guaranteed)


def _by_public_body(paper: Contract, match: Match) -> bool:
    """Whether a school, a hospital or their like gives the security: by the sentence, or as the government side."""
    floor = max(0, match.start - _NEAR)
    before = _SENTENCE_ENDS.split(paper.words[floor : match.end])[-1]
    ours = (party.name for party in paper.parties if party.side is Side.GOVERNMENT)
    return _GIVES.search(before) is not None or any(_IS_ONE.search(name.strip()) for name in ours)


def _guaranteed(words: str) -> Message:
    return _(
        "{words}：机关法人提供的担保依法无效，有过错的仍可能承担赔偿责任；学校、医院等公益性单位同样不得为保证人。请删去。",
        words=words,
    )


@rule(ACT, "LAW-2", article(586), severity=WARN)
def earnest_money_is_within_a_fifth(paper: Contract, law_day: date) -> list[Problem]:
    """定金的数额由当事人约定；但是，不得超过主合同标的额的百分之二十，超过部分不产生定金的效力。"""
    if not ACT.in_force(law_day):
        return []
    most = MOST_EARNEST.on(law_day)
    too_high = (one for one in deposit_shares(paper.text, GAZETTEER, EARNEST) if one.percent > most)
    return [Problem((), _too_much(one.match, most), matches=(one.match,)) for one in too_high]


def _too_much(match: Match, most: int) -> Message:
    return _(
        "{words}：定金超过合同标的额的{most}%，超过部分不产生定金的效力。请降到{most}%以内，或者把超过部分改为预付款。",
        words=quoted([match]),
        most=most,
    )


@rule(ACT, "LAW-3", article(705), severity=WARN)
def lease_is_within_twenty_years(paper: Contract, law_day: date) -> list[Problem]:
    """租赁期限不得超过二十年。超过二十年的，超过部分无效。"""
    if not ACT.in_force(law_day) or not LEASE.search(title_of(paper) or paper.words[:200]):
        return []
    most = LONGEST_LEASE.on(law_day)
    too_long = [
        match for match, months in lengths_of_terms(paper.text, GAZETTEER, A_LEASE) if months > 12 * most
    ]
    return problems_in(too_long, lambda words: _too_long(words, most))


def _too_long(words: str, most: int) -> Message:
    return _("租赁期限{words}超过{most}年，超过部分无效：请改到{most}年以内。", words=words, most=most)


@rule(ACT, "LAW-4", LAST, severity=WARN)
def statutes_cited_still_hold(paper: Contract, law_day: date) -> list[Problem]:
    """本法自2021年1月1日起施行。《中华人民共和国婚姻法》、《中华人民共和国继承法》、《中华人民共和国民法通则》、《中华人民共和国收养法》、《中华人民共和国担保法》、《中华人民共和国合同法》、《中华人民共和国物权法》、《中华人民共和国侵权责任法》、《中华人民共和国民法总则》同时废止。"""
    if not ACT.in_force(law_day):
        return []
    places: dict[str, list[Match]] = {}
    for name, match in _cited(paper):
        places.setdefault(name, []).append(match)
    return [Problem((), _repealed(name), matches=tuple(found)) for name, found in places.items()]


def _cited(paper: Contract) -> Iterator[tuple[str, Match]]:
    for reading in readings(paper.text, GAZETTEER):
        for found in _REPEALED.finditer(reading.words):
            before = reading.words[max(0, found.start() - 10) : found.start()]
            if not _BEFORE.search(before) and not _BEHIND.match(reading.words, found.end()):
                yield found["name"], reading.match(*found.span())


def _repealed(name: str) -> Message:
    return _(
        "引用的《{name}》自2021年1月1日起已废止：请改引{successor}，并核对条号。",
        name=name,
        successor=SUCCESSORS[name],
    )


@rule(ACT, "LAW-13", article(585), severity=WARN)
def penalties_are_in_proportion(paper: Contract, law_day: date) -> list[Problem]:
    """约定的违约金过分高于造成的损失的，人民法院或者仲裁机构可以根据当事人的请求予以适当减少。"""
    if not ACT.in_force(law_day):
        return []
    found = high_penalties(paper.text, GAZETTEER)
    return [
        *problems_in((one.match for one in found if one.daily), _dear_by_the_day),
        *problems_in((one.match for one in found if not one.daily), _dear_at_once),
    ]


def _dear_by_the_day(words: str) -> Message:
    return _(
        "{words}：按日计算的违约金明显偏高，超出损失过多的部分可以被请求减少。请与可能的损失对照，改为合理比例，并约定上限。",
        words=words,
    )


def _dear_at_once(words: str) -> Message:
    return _(
        "{words}：违约金占合同金额的比例明显偏高，超出损失过多的部分可以被请求减少。请与可能的损失对照后调整。",
        words=words,
    )


@rule(ACT, "LAW-14", article(506), severity=WARN)
def exemptions_are_not_void(paper: Contract, law_day: date) -> list[Problem]:
    """合同中的下列免责条款无效：（一）造成对方人身损害的；（二）因故意或者重大过失造成对方财产损失的。"""
    if not ACT.in_force(law_day):
        return []
    found = void_exemptions(paper.text, GAZETTEER)
    return [
        *problems_in((one.match for one in found if one.of_injuries), _free_of_injuries),
        *problems_in((one.match for one in found if not one.of_injuries), _free_of_intent),
    ]


def _free_of_injuries(words: str) -> Message:
    return _("{words}：免除造成对方人身损害的责任，这样的免责条款无效。请删去，按过错约定责任。", words=words)


def _free_of_intent(words: str) -> Message:
    return _(
        "{words}：免除因故意或者重大过失造成对方财产损失的责任，这样的免责条款无效。请删去；限制责任的，写明故意、重大过失除外。",
        words=words,
    )


@rule(ACT, "LAW-15", article(791), severity=WARN)
def works_are_not_handed_on(paper: Contract, law_day: date) -> list[Problem]:
    """承包人不得将其承包的全部建设工程转包给第三人或者将其承包的全部建设工程支解以后以分包的名义分别转包给第三人。"""
    if not ACT.in_force(law_day):
        return []
    works = WORKS.search(title_of(paper)) is not None
    found = handed_on(paper.text, GAZETTEER)
    return problems_in((one for one in found if works or WORKS.search(one.quote)), _works_handed_on)


def _works_handed_on(words: str) -> Message:
    return _(
        "{words}：建设工程不得全部转包，也不得支解后以分包的名义转包。请删去；需要分包的，写明限于非主体部分、由有资质的单位承担并经发包人同意。",
        words=words,
    )
