"""文本核对 of the papers on performance: a report after what it reports, payments within the price."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from formgen.forms.law import consistent_reports as law

DAY, BEFORE = date(2026, 11, 16), date(2026, 11, 15)


@pytest.mark.parametrize(
    ("in_order", "paths"),
    [
        (law.deviation_is_found_once_it_is_there, ("discovered_date", "occurred_date")),
        (law.deviation_is_reported_once_it_is_there, ("report_date", "occurred_date")),
        (law.plan_is_submitted_once_the_deviation_is_found, ("plan_submitted_date", "discovered_date")),
        (law.milestone_is_reported_once_it_is_reached, ("report_date", "actual_date")),
        (law.evaluated_period_ends_after_it_began, ("period_end", "period_start")),
    ],
)
def test_what_comes_later_is_not_dated_before(in_order, paths):
    assert in_order(DAY, DAY) is None
    assert in_order(BEFORE, DAY) is None
    assert in_order(DAY, BEFORE).fields == paths


def test_both_days_are_told():
    said = str(law.milestone_is_reported_once_it_is_reached(DAY, BEFORE).message)

    assert said == "填报日期（2026年11月15日）早于实际完成日期（2026年11月16日）：请核对这两个日期。"


@pytest.mark.parametrize(
    ("amount", "before", "within"),
    [
        ("100.00", None, True),
        ("100.01", None, False),
        ("40.00", "60.00", True),
        ("40.00", "60.01", False),
    ],
)
def test_payments_stay_within_the_price(amount, before, within):
    paid = Decimal(before) if before else None
    found = law.payments_stay_within_the_price(Decimal("100.00"), Decimal(amount), paid)

    assert (found is None) is within
    assert within or "100.01元" in str(found.message)
