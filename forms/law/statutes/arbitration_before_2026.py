"""中华人民共和国仲裁法（2017年修正）: the text for contracts concluded before March 2026."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from formgen.law import Act, article
from formgen.rules import WARN, Problem, rule

from .arbitration import without_body
from .kept import kept

if TYPE_CHECKING:
    from formgen.clauses import Contract

ACT = Act(
    prefix="LAW",
    number="2017年9月1日修正",
    title="中华人民共和国仲裁法",
    issued=date(2017, 9, 1),
    effective=date(2018, 1, 1),
    expires=date(2026, 2, 28),
    words=kept("arbitration_before_2026.txt"),
)


@rule(ACT, "LAW-9", article(18), severity=WARN)
def arbitration_clause_named_its_body(paper: Contract, law_day: date) -> list[Problem]:
    """仲裁协议对仲裁事项或者仲裁委员会没有约定或者约定不明确的，当事人可以补充协议；达不成补充协议的，仲裁协议无效。"""
    return without_body(paper) if ACT.in_force(law_day) else []
