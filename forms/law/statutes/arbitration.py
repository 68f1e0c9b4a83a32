"""中华人民共和国仲裁法（2025年修订）: an arbitration clause names its body."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from formgen.clauses import vague_forums, written_forums
from formgen.clauses.arbitration import unnamed_arbitration
from formgen.clauses.spans import beside
from formgen.law import Act, article
from formgen.messages import _
from formgen.rules import WARN, Problem, rule

from ...gazetteer import GAZETTEER
from ..passages import problems_in
from .kept import kept

if TYPE_CHECKING:
    from formgen.clauses import Contract
    from formgen.messages import Message

ACT = Act(
    prefix="LAW",
    number="2025年9月12日修订",
    title="中华人民共和国仲裁法",
    issued=date(2025, 9, 12),
    effective=date(2026, 3, 1),
    words=kept("arbitration.txt"),
)


@rule(ACT, "LAW-8", article(27), severity=WARN)
def arbitration_clause_names_its_body(paper: Contract, law_day: date) -> list[Problem]:
    """仲裁协议应当具有下列内容：……（三）选定的仲裁机构。"""
    return without_body(paper) if ACT.in_force(law_day) else []


def without_body(paper: Contract) -> list[Problem]:
    """Arbitration without a body, by either text of the act; of bodies that are described GC-36-2 speaks."""
    described = (*written_forums(paper.text, GAZETTEER), *vague_forums(paper.text, GAZETTEER))
    return problems_in(beside(described, unnamed_arbitration(paper.text, GAZETTEER)), _no_body)


def _no_body(words: str) -> Message:
    return _(
        "约定仲裁而没有写明仲裁机构：{words}。没有选定仲裁机构又达不成补充协议的，仲裁协议无效；请写明全称，如“深圳国际仲裁院”。",
        words=words,
    )
