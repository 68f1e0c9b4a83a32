"""保障中小企业款项支付条例: how soon organs and public institutions pay smaller enterprises."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from formgen.clauses.folded import folded
from formgen.clauses.heading import title_of
from formgen.clauses.patterns import expression
from formgen.clauses.payment_days import payments_after_delivery
from formgen.law import Act, article
from formgen.messages import _
from formgen.rules import NOTE, WARN, Problem, rule

from ...gazetteer import GAZETTEER
from ..passages import problems_in
from .kept import kept

if TYPE_CHECKING:
    from formgen.clauses import Contract
    from formgen.messages import Message

EFFECTIVE = date(2025, 6, 1)

ACT = Act(
    prefix="LAW",
    number="国务院令第802号",
    title="保障中小企业款项支付条例",
    issued=date(2025, 3, 17),
    effective=EFFECTIVE,
    words=kept("small_enterprises.txt"),
)

USUAL_DAYS = ACT.figure("向中小企业付款的期限（日，自交付起）", article(9), {EFFECTIVE: 30})
MOST_DAYS = ACT.figure("向中小企业付款的最长期限（日，含本数）", article(9), {EFFECTIVE: 60})
_BOUGHT = expression("采购|购买|购销|供货|施工|工程|服务|委托|设计|开发|印刷|维修|维护")
_SOLD = expression("转让|出让|租赁|出租|处置|变卖|拍卖|出售|经营")
_SMALLER = expression("(?<!非)(?:中小|小微|中型|小型|微型)企业")


@rule(ACT, "LAW-17", article(9), severity=WARN)
def smaller_enterprises_are_paid_in_time(paper: Contract, law_day: date) -> list[Problem]:
    """机关、事业单位从中小企业采购货物、工程、服务，应当自货物、工程、服务交付之日起30日内支付款项；合同另有约定的，从其约定，但付款期限最长不得超过60日。"""
    if not ACT.in_force(law_day):
        return []
    usual, most = USUAL_DAYS.on(law_day), MOST_DAYS.on(law_day)
    bought = _is_bought(paper)
    late = (
        one.match
        for one in payments_after_delivery(paper.text, GAZETTEER)
        if one.days > most and (one.by_government or bought)
    )
    # A large enterprise may agree so: unless the contract speaks of smaller ones, it is only pointed out.
    severity = WARN if _SMALLER.search(folded(paper)) else NOTE
    return problems_in(late, lambda words: _late(words, usual, most), severity)


def _is_bought(paper: Contract) -> bool:
    """Whether the contract calls itself one by which the government side buys, so that it is who pays."""
    title = title_of(paper)
    return _BOUGHT.search(title) is not None and not _SOLD.search(title)


def _late(words: str, usual: int, most: int) -> Message:
    return _(
        "{words}：付款期限超过{most}日。对方是中小企业的，应当自交付（验收合格）之日起{usual}日内付款，另有约定的最长也不得超过{most}日：请核对对方的类型，"
        "缩短期限。",
        words=words,
        usual=usual,
        most=most,
    )
