"""文本核对 of the papers on how a contract is performed: days and amounts that contradict each other.

A report dated before what it reports is in time by any period that an article sets: a slip of the pen would pass
for diligence.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from formgen.law import part
from formgen.messages import _
from formgen.rules import WARN, Problem, rule

from .consistency import ACT, DATES

if TYPE_CHECKING:
    from datetime import date

    from formgen.messages import Message

AMOUNTS = part("金额")


def _in_order(early: tuple[str, Message, date], late: tuple[str, Message, date]) -> Problem | None:
    """What is wrong where the day of *late* is before the day of *early*; each is path, label and day."""
    (first, earlier, begun), (second, later, ended) = early, late
    if ended >= begun:
        return None
    said = _(
        "{later}（{ended}）早于{earlier}（{begun}）：请核对这两个日期。",
        later=later,
        ended=ended,
        earlier=earlier,
        begun=begun,
    )
    return Problem((second, first), said)


@rule(ACT, "TXT-34", DATES, severity=WARN)
def deviation_is_found_once_it_is_there(occurred_date: date, discovered_date: date) -> Problem | None:
    """发现之日不早于情形发生之日。"""
    occurred = ("occurred_date", _("情形发生之日"), occurred_date)
    return _in_order(occurred, ("discovered_date", _("发现之日"), discovered_date))


@rule(ACT, "TXT-35", DATES, severity=WARN)
def deviation_is_reported_once_it_is_there(occurred_date: date, report_date: date) -> Problem | None:
    """填报日期不早于情形发生之日。"""
    occurred = ("occurred_date", _("情形发生之日"), occurred_date)
    return _in_order(occurred, ("report_date", _("填报日期"), report_date))


@rule(ACT, "TXT-36", DATES, severity=WARN)
def plan_is_submitted_once_the_deviation_is_found(
    discovered_date: date, plan_submitted_date: date
) -> Problem | None:
    """提请日期不早于发现之日。"""
    discovered = ("discovered_date", _("发现之日"), discovered_date)
    return _in_order(discovered, ("plan_submitted_date", _("提请区政府的日期"), plan_submitted_date))


@rule(ACT, "TXT-37", DATES, severity=WARN)
def milestone_is_reported_once_it_is_reached(actual_date: date, report_date: date) -> Problem | None:
    """填报日期不早于实际完成日期。"""
    reached = ("actual_date", _("实际完成日期"), actual_date)
    return _in_order(reached, ("report_date", _("填报日期"), report_date))


@rule(ACT, "TXT-38", DATES, severity=WARN)
def evaluated_period_ends_after_it_began(period_start: date, period_end: date) -> Problem | None:
    """评价期间的止日不早于起日。"""
    begun = ("period_start", _("评价期间的起日"), period_start)
    return _in_order(begun, ("period_end", _("评价期间的止日"), period_end))


@rule(ACT, "TXT-39", AMOUNTS, severity=WARN)
def payments_stay_within_the_price(
    contract_amount: Decimal, amount: Decimal, paid_before: Decimal | None
) -> Problem | None:
    """付款后的累计金额不超过合同价款。"""
    paid = amount + (paid_before or Decimal(0))
    if paid <= contract_amount:
        return None
    said = _(
        "付款后累计{paid}元，超过合同价款{price}元：请核对金额；价款有变更的，按补充协议填写合同价款。",
        paid=paid,
        price=contract_amount,
    )
    return Problem(("amount", "paid_before", "contract_amount"), said)
