"""文本核对 of a contract that was read: its days and its term."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.clauses.days import Order, day_faults
from formgen.law import part
from formgen.messages import _
from formgen.rules import ADVICE, NOTE, WARN, Problem, rule

from ..gazetteer import GAZETTEER
from .consistency import ACT
from .passages import quoted

if TYPE_CHECKING:
    from formgen.clauses import Contract
    from formgen.clauses.days import DayFault
    from formgen.messages import Message

DATES = part("日期")


@rule(ACT, "TXT-22", DATES, severity=WARN)
def days_exist_and_follow_one_another(paper: Contract) -> list[Problem]:
    """日期真实存在，起止先后与期限长短相符。"""
    return [_problem(one) for one in day_faults(paper.text, GAZETTEER)]


def _problem(fault: DayFault) -> Problem:
    if fault.fault is Order.SIGNED_LATE:
        said = _(
            "签订日期{signed}晚于期限的起始日{begun}：请核对年份；确系先履行后签订的，请补正期限或者说明理由。",
            signed=fault.first,
            begun=fault.last,
        )
        return Problem((), said, severity=NOTE, kind=ADVICE, matches=fault.matches)
    return Problem((), _wrong(fault), matches=fault.matches)


def _wrong(fault: DayFault) -> Message:
    if fault.fault is Order.IMPOSSIBLE:
        return _("日期{words}不存在：请核对年、月、日。", words=quoted(fault.matches))
    if fault.fault is Order.BACKWARDS:
        return _("{words}的截止日早于起始日：请核对起止日期。", words=quoted(fault.matches))
    return _(
        "期限写作{length}，而起止日期是{span}，两者不符（自起始日起算应到{expected}）：请核对，改为一致。",
        length=quoted(fault.matches[:1]),
        span=quoted(fault.matches[1:]),
        expected=fault.expected,
    )
