"""中华人民共和国政府采购法实施条例: how high a performance bond is, and in what form."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from formgen.clauses.folded import folded
from formgen.clauses.patterns import expression
from formgen.clauses.securities import deposit_shares, only_in_cash
from formgen.law import Act, article
from formgen.messages import _
from formgen.rules import WARN, Problem, rule

from ...gazetteer import GAZETTEER
from ..passages import problems_in, quoted
from .kept import kept

if TYPE_CHECKING:
    from formgen.clauses import Contract, Match
    from formgen.messages import Message

EFFECTIVE = date(2015, 3, 1)

ACT = Act(
    prefix="LAW",
    number="国务院令第658号",
    title="中华人民共和国政府采购法实施条例",
    issued=date(2015, 1, 30),
    effective=EFFECTIVE,
    words=kept("government_procurement.txt"),
)

MOST_BOND = ACT.figure("履约保证金占合同金额的上限（%，含本数）", article(48), {EFFECTIVE: 10})
BOND = "履约(?:保证金|担保金?)"
_PROCURED = expression("政府采购|采购文件|采购项目|中标通知书|成交通知书|采购人")


@rule(ACT, "LAW-11", article(48), severity=WARN)
def performance_bond_is_within_a_tenth(paper: Contract, law_day: date) -> list[Problem]:
    """履约保证金的数额不得超过政府采购合同金额的10%。"""
    if not ACT.in_force(law_day) or not _PROCURED.search(folded(paper)):
        return []
    most = MOST_BOND.on(law_day)
    too_high = (one for one in deposit_shares(paper.text, GAZETTEER, BOND) if one.percent > most)
    return [Problem((), _too_much(one.match, most), matches=(one.match,)) for one in too_high]


def _too_much(match: Match, most: int) -> Message:
    return _(
        "{words}：履约保证金超过政府采购合同金额的{most}%，请降到{most}%以内。",
        words=quoted([match]),
        most=most,
    )


@rule(ACT, "LAW-12", article(48), severity=WARN)
def performance_bond_is_not_in_cash_only(paper: Contract, law_day: date) -> list[Problem]:
    """采购文件要求中标或者成交供应商提交履约保证金的，供应商应当以支票、汇票、本票或者金融机构、担保机构出具的保函等非现金形式提交。"""
    if not ACT.in_force(law_day) or not _PROCURED.search(folded(paper)):
        return []
    return problems_in(only_in_cash(paper.text, GAZETTEER, BOND), _in_cash)


def _in_cash(words: str) -> Message:
    return _(
        "{words}：政府采购的履约保证金应当以支票、汇票、本票、保函等非现金形式提交，请改为可以非现金形式提交。",
        words=words,
    )
