"""第三十五条 in a contract that was read: its words tell the term, not whether a leader approved of it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from formgen.calendar import add_months, has_same_day
from formgen.clauses import automatic_renewal, stated_terms
from formgen.messages import _
from formgen.plan import on_paper
from formgen.rules import WARN, Problem

from ...gazetteer import GAZETTEER
from ..passages import problems_in, quoted
from .act import ACT, MAX_TERM

if TYPE_CHECKING:
    from datetime import date

    from formgen.clauses import Contract, StatedTerm
    from formgen.messages import Message

MONTHS_OF_A_YEAR = 12
A_DAY = timedelta(days=1)


@on_paper(ACT, "GC-35-1")
def term_on_paper_is_within_five_years(paper: Contract, law_day: date) -> list[Problem]:
    """Terms longer than allowed: a warning, because a leader may have approved."""
    years = MAX_TERM.on(law_day)
    return [
        Problem((), _too_long(one, years), severity=WARN, matches=(one.match,))
        for one in stated_terms(paper.text, GAZETTEER)
        if _is_too_long(one, years * MONTHS_OF_A_YEAR)
    ]


def _is_too_long(term: StatedTerm, months: int) -> bool:
    if term.start and term.end:
        return term.end > add_months(term.start, months)
    return term.months is not None and term.months > months


def _too_long(term: StatedTerm, years: int) -> Message:
    words = quoted([term.match])
    if term.start is None:
        return _(
            "合同期限{words}超过{years}年：请缩短到{years}年以内；确需超过的，送审时附主管区领导的批准件。",
            words=words,
            years=years,
        )
    limit = add_months(term.start, years * MONTHS_OF_A_YEAR)
    last = limit - A_DAY if has_same_day(term.start, years * MONTHS_OF_A_YEAR) else limit
    return _(
        "合同期限{words}超过{years}年：请把终止日改为{last}或更早；确需超过的，送审时附主管区领导的批准件。",
        words=words,
        years=years,
        last=last,
    )


@on_paper(ACT, "GC-35-2")
def last_day_on_paper_is_not_counted_twice(paper: Contract, law_day: date) -> list[Problem]:
    """Terms that end on the very day on which they began, five years later."""
    months = MAX_TERM.on(law_day) * MONTHS_OF_A_YEAR
    return [
        Problem((), _one_day_more(one.end, months // MONTHS_OF_A_YEAR), matches=(one.match,))
        for one in stated_terms(paper.text, GAZETTEER)
        if one.start
        and one.end
        and one.end == add_months(one.start, months)
        and has_same_day(one.start, months)
    ]


def _one_day_more(end: date, years: int) -> Message:
    return _(
        "终止日{end}是起始日满{years}年的对应日，首尾都算将超过一天：建议改为{last}。",
        end=end,
        years=years,
        last=end - A_DAY,
    )


@on_paper(ACT, "GC-35-3")
def renewal_on_paper_is_decided_each_time(paper: Contract) -> list[Problem]:
    """Clauses by which the contract goes on of itself."""
    return problems_in(automatic_renewal(paper.text, GAZETTEER), _renewed)


def _renewed(words: str) -> Message:
    return _(
        "约定了自动续期或续期选择权：{words}。续签须由签订主体按程序决定，请删去，改为期满前六个月提出、另行办理。",
        words=words,
    )
