"""法释〔2006〕7号: two arbitration bodies are none, unless the parties agree on one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from formgen.clauses.arbitration import two_bodies
from formgen.law import Act, article
from formgen.messages import _
from formgen.rules import WARN, Problem, rule

from ...gazetteer import GAZETTEER
from ..passages import quoted
from .kept import kept

if TYPE_CHECKING:
    from formgen.clauses import Contract

ACT = Act(
    prefix="LAW",
    number="法释〔2006〕7号",
    title="最高人民法院关于适用《中华人民共和国仲裁法》若干问题的解释",
    issued=date(2006, 8, 23),
    effective=date(2006, 9, 8),
    words=kept("arbitration_interpretation.txt"),
)


@rule(ACT, "LAW-10", article(5), severity=WARN)
def one_arbitration_body_is_chosen(paper: Contract, law_day: date) -> list[Problem]:
    """仲裁协议约定两个以上仲裁机构的，当事人可以协议选择其中的一个仲裁机构申请仲裁；当事人不能就仲裁机构选择达成一致的，仲裁协议无效。"""
    if not ACT.in_force(law_day):
        return []
    return [
        Problem((), _("约定了两个仲裁机构{words}：请只留一个。", words=quoted(pair)), matches=pair)
        for pair in two_bodies(paper.text, GAZETTEER)
    ]
