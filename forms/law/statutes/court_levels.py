"""法发〔2021〕27号: from which amount on a case begins at an intermediate court."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from formgen.clauses.heading import title_of
from formgen.clauses.named_forum import written_forums
from formgen.clauses.patterns import expression
from formgen.clauses.prices import stated_prices
from formgen.law import Act, part
from formgen.messages import _
from formgen.rules import ADVICE, NOTE, Problem, rule

from ...gazetteer import GAZETTEER
from ..passages import quoted
from .kept import kept

if TYPE_CHECKING:
    from formgen.clauses import Contract

EFFECTIVE = date(2021, 10, 1)

ACT = Act(
    prefix="LAW",
    number="法发〔2021〕27号",
    title="最高人民法院关于调整中级人民法院管辖第一审民事案件标准的通知",
    issued=date(2021, 9, 17),
    effective=EFFECTIVE,
    words=kept("court_levels.txt"),
)

LOWEST = ACT.figure(
    "中级人民法院一审民事案件的标的额下限（元，含本数）", part("二"), {EFFECTIVE: 100_000_000}
)
_HIGHER = expression("(?:中级|高级|最高)人民法院$")
_OTHER_LEVELS = expression("知识产权|专利|著作|软件|技术|商标|涉外|香港|澳门|台湾|海事|船舶")
"""Cases for which the notice does not count, by the title."""


@rule(ACT, "LAW-6", part("二"), severity=NOTE, kind=ADVICE)
def court_is_of_the_right_level(paper: Contract, law_day: date) -> Problem | None:
    """当事人一方住所地不在受理法院所处省级行政辖区的，中级人民法院管辖诉讼标的额1亿元以上的第一审民事案件。"""
    prices = [one.amount for one in stated_prices(paper.text, GAZETTEER)]
    lowest = LOWEST.on(law_day)
    if (
        not ACT.in_force(law_day)
        or not prices
        or max(prices) >= lowest
        or _OTHER_LEVELS.search(title_of(paper))
    ):
        return None
    courts = tuple(
        one for one in written_forums(paper.text, GAZETTEER) if _HIGHER.search("".join(one.quote.split()))
    )
    if not courts:
        return None
    said = _(
        "约定由{words}管辖，而合同总价{price}元不到中级人民法院一审的标准（{lowest}元）：约定违反级别管辖的无效，请改为基层人民法院，或者核对是否另有规定。",
        words=quoted(courts),
        price=max(prices),
        lowest=lowest,
    )
    return Problem((), said, matches=courts)
