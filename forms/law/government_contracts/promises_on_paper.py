"""第三十九条（二） in a contract that was read: what only a procedure or another authority could give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.clauses import ultra_vires
from formgen.clauses.promises import powers_as_price, promised_awards, taxes_given_back
from formgen.clauses.spans import apart, beside
from formgen.messages import _
from formgen.plan import on_paper
from formgen.rules import WARN, Problem

from ...gazetteer import GAZETTEER
from ..passages import problems_in
from .act import ACT

if TYPE_CHECKING:
    from formgen.clauses import Contract
    from formgen.messages import Message


@on_paper(ACT, "GC-39-2")
def government_promises_within_its_powers_on_paper(paper: Contract) -> list[Problem]:
    """Promises beyond the powers of the government side, each said once: always a warning, words are a clue."""
    awards = promised_awards(paper.text, GAZETTEER)
    taxes = apart(beside(awards, taxes_given_back(paper.text, GAZETTEER)))
    sold = apart(beside([*awards, *taxes], powers_as_price(paper.text, GAZETTEER)))
    rest = apart(beside([*awards, *taxes, *sold], ultra_vires(paper.text, GAZETTEER)))
    return [
        *problems_in(awards, _award, WARN),
        *problems_in(taxes, _tax, WARN),
        *problems_in(sold, _sold, WARN),
        *problems_in(rest, _beyond, WARN),
    ]


def _award(words: str) -> Message:
    return _(
        "承诺以后的中标、续签或者免去招标采购：{words}。是否采购、由谁承担须依法定程序确定，不能事先承诺，也排除了他人竞争：请删去。",
        words=words,
    )


def _tax(words: str) -> Message:
    return _(
        "承诺减免、返还税收或者按纳税额给予奖励：{words}。政府方无权约定税收的减免、返还，请删去；确有政策依据的，写明依据和主管部门。",
        words=words,
    )


def _sold(words: str) -> Message:
    return _(
        "以行政许可、行政处罚等职权作为交换：{words}。行政职权须依法行使，不能作为合同的对价、出资：请删去。",
        words=words,
    )


def _beyond(words: str) -> Message:
    return _("条款中有涉嫌超越政府方职权的承诺：{words}。请核对，属实的删除，不属实的说明理由。", words=words)
