"""第三十九条 in a contract that was read, where its words tell more or less than a form's answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.clauses import foreign_law, government_guarantee, law_left_blank, uniform_rules_chosen
from formgen.clauses.patterns import expression
from formgen.messages import _
from formgen.plan import on_paper
from formgen.rules import WARN, Problem

from ...gazetteer import GAZETTEER
from ..passages import problems_in
from .act import ACT

if TYPE_CHECKING:
    from formgen.clauses import Contract, Match
    from formgen.messages import Message

# 民法典第六百八十三条: the only debts for which an organ of state may stand surety.
_ONLENT = expression("国务院批准[^。；\n]{0,60}转贷|转贷[^。；\n]{0,60}国务院批准")
_AROUND = 120


@on_paper(ACT, "GC-39-3")
def government_guarantees_nothing_on_paper(paper: Contract) -> list[Problem]:
    """Guarantees of the government side; for loans on-lent with the State Council's approval a warning."""
    found = government_guarantee(paper.text, GAZETTEER)
    lawful = [one for one in found if _is_onlent(paper, one)]
    rest = [one for one in found if one not in lawful]
    return [*problems_in(rest, _guaranteed), *problems_in(lawful, _perhaps_lawful, WARN)]


def _is_onlent(paper: Contract, match: Match) -> bool:
    around = paper.words[max(0, match.start - _AROUND) : match.end + _AROUND]
    return _ONLENT.search(around) is not None


def _guaranteed(words: str) -> Message:
    return _(
        "约定由政府方承担担保责任：{words}。属禁止内容，请删除；法律、法规允许的，写明依据。", words=words
    )


def _perhaps_lawful(words: str) -> Message:
    return _("约定由政府方承担担保责任：{words}，称经国务院批准转贷。请核对批准文件。", words=words)


@on_paper(ACT, "GC-39-4")
def contract_on_paper_is_under_chinese_law(paper: Contract) -> list[Problem]:
    """Foreign laws; conventions, uniform rules and blanks are warnings."""
    return [
        *problems_in(foreign_law(paper.text, GAZETTEER), _foreign_law),
        *problems_in(uniform_rules_chosen(paper.text, GAZETTEER), _uniform, WARN),
        *problems_in(law_left_blank(paper.text, GAZETTEER), _blank, WARN),
    ]


def _foreign_law(words: str) -> Message:
    return _(
        "适用法律约定为境外国家、地区法律：{words}。属禁止内容，请改为中华人民共和国法律（不含港澳台地区）。",
        words=words,
    )


def _uniform(words: str) -> Message:
    return _(
        "约定适用国际公约或者统一规则：{words}。请核对是否确有必要，否则改为中华人民共和国法律。", words=words
    )


def _blank(words: str) -> Message:
    return _("适用法律留空：{words}。请填写中华人民共和国法律。", words=words)
