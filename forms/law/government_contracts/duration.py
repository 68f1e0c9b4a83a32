"""第三十五条: how long a contract may run, and how it is renewed."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from formgen.calendar import A_DAY, add_months, has_same_day
from formgen.law import article
from formgen.messages import _
from formgen.rules import ADVICE, BLOCK, DEADLINE, NOTE, PERFORMING, WARN, Group, Problem, rule

from ..blanks import is_blank
from ..countdown import countdown
from .act import ACT, MAX_TERM, RENEWAL_NOTICE

if TYPE_CHECKING:
    from datetime import date

    from formgen.fields import Reference
    from formgen.messages import Message

MONTHS_OF_A_YEAR = 12
REMINDER = timedelta(days=30)
"""How long before the last day for renewal the countdown begins; the act names no such day."""


def term_begins(performance: Group, parent_contract: Group) -> date | None:
    """The first day of the term; of an agreement that extends a contract, that contract's first day."""
    inherited = parent_contract.parent_start_date if parent_contract.is_derivative else None
    begins: date | None = inherited or performance.start_date
    return begins


def _is_approved(approval: Reference | None) -> bool:
    return approval is not None and approval.is_approval


@rule(ACT, "GC-35-1", article(35), severity=BLOCK)
def term_is_within_five_years(
    performance: Group,
    parent_contract: Group,
    term_over_five_approval: Reference | None,
    law_day: date,
) -> Problem | None:
    """政府合同期限最长不超过五年，确需超过五年的，应报主管区领导签字批准。"""
    start, end = term_begins(performance, parent_contract), performance.end_date
    if start is None or end is None:
        return None
    years = MAX_TERM.on(law_day)
    limit = add_months(start, years * MONTHS_OF_A_YEAR)
    if end <= limit:
        return None
    term = _("合同期限自{start}至{end}，超过{years}年", start=start, end=end, years=years)
    if _is_approved(term_over_five_approval):
        said = _("{term}，已经主管区领导批准：送审、备案时请附批准件。", term=term)
        return Problem("performance.end_date", said, severity=NOTE, kind=ADVICE)
    last = limit - A_DAY if has_same_day(start, years * MONTHS_OF_A_YEAR) else limit
    if term_over_five_approval is None:
        return Problem("performance.end_date", _unapproved(term, last))
    return Problem(("performance.end_date", "term_over_five_approval"), _half_approved(term, last))


def _unapproved(term: Message, last: date) -> Message:
    return _(
        "{term}：请把终止日改为{last}或更早；确需超过的，请填写主管区领导的批准件。", term=term, last=last
    )


def _half_approved(term: Message, last: date) -> Message:
    return _(
        "{term}，而批准件不完整：请补齐名称（或文号）、批准人、日期三项，或把终止日改为{last}或更早。",
        term=term,
        last=last,
    )


@rule(ACT, "GC-35-2", article(35), severity=WARN, inferred=True)
def last_day_is_not_counted_twice(
    performance: Group,
    parent_contract: Group,
    term_over_five_approval: Reference | None,
    law_day: date,
) -> Problem | None:
    """政府合同期限最长不超过五年，确需超过五年的，应报主管区领导签字批准。"""
    start, end = term_begins(performance, parent_contract), performance.end_date
    years = MAX_TERM.on(law_day)
    months = years * MONTHS_OF_A_YEAR
    if start is None or end is None or _is_approved(term_over_five_approval):
        return None
    if end != add_months(start, months) or not has_same_day(start, months):
        return None
    said = _(
        "终止日{end}是起始日满{years}年的对应日，首尾都算将超过一天：建议改为{last}。",
        end=end,
        years=years,
        last=end - A_DAY,
    )
    return Problem("performance.end_date", said)


@rule(ACT, "GC-35-3", article(35), severity=WARN, inferred=True)
def renewal_is_decided_each_time(auto_renewal: bool) -> Problem | None:
    """政府合同需要续签的，合同承办部门或合同对方当事人至少应在合同期限届满前六个月提出，并由政府合同签订主体根据相关程序和审批权限决定是否续签合同。"""
    if not auto_renewal:
        return None
    said = _("约定了自动续期或续期选择权，与续签须由签订主体按程序决定不符：请删除，或者说明理由。")
    return Problem("auto_renewal", said)


@rule(ACT, "GC-35-4", article(35), severity=WARN, stage=PERFORMING, kind=DEADLINE)
def renewal_is_asked_for_six_months_ahead(
    expiry_date: date, request_date: date | None, today: date, law_day: date
) -> Problem | None:
    """政府合同需要续签的，合同承办部门或合同对方当事人至少应在合同期限届满前六个月提出，并由政府合同签订主体根据相关程序和审批权限决定是否续签合同。"""
    deadline = add_months(expiry_date, -RENEWAL_NOTICE.on(law_day))
    if request_date is None:
        near = today >= deadline - REMINDER
        return countdown("request_date", _("提出续签"), deadline, today) if near else None
    if request_date <= deadline:
        return None
    said = _(
        "续签最迟应于{deadline}提出，实际于{asked}提出：请说明原因，并按程序决定是否续签。",
        deadline=deadline,
        asked=request_date,
    )
    return Problem("request_date", said)


@rule(ACT, "GC-35-5", article(35), severity=NOTE, kind=ADVICE)
def special_rules_on_the_term_are_named(special_term_rule: str) -> Problem | None:
    """法律、法规、规章或其他规范性文件对政府合同期限、续约次数另有特别规定的，从其规定。"""
    if is_blank(special_term_rule):
        return None
    said = _(
        "本合同的期限、续约适用特别规定：{special}。特别规定的期限更长的，仍建议报主管区领导批准。",
        special=special_term_rule,
    )
    return Problem("special_term_rule", said)
