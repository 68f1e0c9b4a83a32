"""中华人民共和国招标投标法: what was won in a tender is done by its winner."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from formgen.clauses.folded import folded
from formgen.clauses.handed_on import handed_on
from formgen.clauses.heading import title_of
from formgen.clauses.patterns import expression
from formgen.law import Act, article
from formgen.messages import _
from formgen.rules import WARN, Problem, rule

from ...gazetteer import GAZETTEER
from ..passages import problems_in
from .civil_code import WORKS
from .kept import kept

if TYPE_CHECKING:
    from formgen.clauses import Contract
    from formgen.messages import Message

EFFECTIVE = date(2000, 1, 1)

ACT = Act(
    prefix="LAW",
    number="主席令第21号",
    title="中华人民共和国招标投标法",
    issued=date(1999, 8, 30),
    effective=EFFECTIVE,
    words=kept("bidding.txt"),
)

_TENDERED = expression("中标|招标|投标")


@rule(ACT, "LAW-16", article(48), severity=WARN)
def what_was_won_is_not_handed_on(paper: Contract, law_day: date) -> list[Problem]:
    """中标人不得向他人转让中标项目，也不得将中标项目肢解后分别向他人转让。"""
    if not ACT.in_force(law_day) or not _TENDERED.search(folded(paper)) or WORKS.search(title_of(paper)):
        return []
    # Of construction LAW-15 speaks, with the code's own article on it.
    found = handed_on(paper.text, GAZETTEER)
    return problems_in((one for one in found if not WORKS.search(one.quote)), _handed_on)


def _handed_on(words: str) -> Message:
    return _(
        "{words}：经招标确定的项目不得转让给他人，也不得肢解后分别转让。请删去；部分非主体、非关键性工作可以依约定或者经招标人同意分包。",
        words=words,
    )
