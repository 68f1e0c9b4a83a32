"""第三十五条: how long a contract may run, and how it is renewed."""

from datetime import date

import pytest

from formgen.fields import Reference
from formgen.forms.law.government_contracts import duration
from formgen.rules import NOTE, Group

TODAY = date(2026, 11, 19)
ALONE = Group(is_derivative=False, parent_start_date=None)
APPROVED = Reference(name="主管区领导批示（示例）", approver="示例区领导", date=date(2026, 6, 2))


def term(start, end):
    return Group(
        start_date=start and date.fromisoformat(start),
        end_date=end and date.fromisoformat(end),
    )


def found_in(start, end, approval=None, parent=ALONE):
    rules = {
        "long": duration.term_is_within_five_years,
        "doubtful": duration.last_day_is_not_counted_twice,
    }
    return {name for name, rule in rules.items() if rule(term(start, end), parent, approval, TODAY)}


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2026-03-01", "2031-02-28", set()),
        ("2026-03-01", "2031-03-01", {"doubtful"}),
        ("2026-03-01", "2031-03-02", {"long"}),
        ("2024-02-29", "2029-02-27", set()),
        ("2024-02-29", "2029-02-28", set()),
        ("2024-02-29", "2029-03-01", {"long"}),
        ("2026-09-01", "2031-08-31", set()),
        ("2023-02-28", "2028-02-28", {"doubtful"}),
        ("2023-02-28", "2028-02-29", {"long"}),
        ("2026-07-01", None, set()),
        (None, "2031-07-02", set()),
    ],
)
def test_term_is_within_five_years(start, end, expected):
    assert found_in(start, end) == expected


def test_an_approval_turns_the_block_into_a_note():
    found = duration.term_is_within_five_years(term("2026-07-01", "2032-06-30"), ALONE, APPROVED, TODAY)
    assert found.severity is NOTE
    assert found_in("2026-07-01", "2031-07-01", APPROVED) == set()


@pytest.mark.parametrize(
    "approval",
    [
        Reference(name="批示（示例）", date=date(2026, 6, 2)),
        Reference(name="批示（示例）", approver="示例区领导"),
        Reference(approver="示例区领导", date=date(2026, 6, 2)),
    ],
)
def test_an_incomplete_approval_does_not_count(approval):
    found = duration.term_is_within_five_years(term("2026-07-01", "2032-06-30"), ALONE, approval, TODAY)
    assert found.severity is None
    assert "批准件不完整" in str(found.message)
    assert found_in("2026-07-01", "2031-07-01", approval) == {"doubtful"}


@pytest.mark.parametrize(
    ("start", "last"), [("2026-07-01", "2031年6月30日"), ("2024-02-29", "2029年2月28日")]
)
def test_the_last_lawful_day_is_said(start, last):
    found = duration.term_is_within_five_years(term(start, "2035-01-01"), ALONE, None, TODAY)
    assert f"改为{last}或更早" in str(found.message)


def test_an_extension_counts_from_the_first_day_of_the_contract_extended():
    parent = Group(is_derivative=True, parent_start_date=date(2024, 1, 1))
    assert found_in("2027-01-01", "2029-01-02", parent=parent) == {"long"}
    assert found_in("2027-01-01", "2029-01-01", parent=parent) == {"doubtful"}
    assert found_in("2027-01-01", "2028-12-31", parent=parent) == set()


def test_what_is_no_derivative_counts_from_its_own_first_day():
    stale = Group(is_derivative=False, parent_start_date=date(2020, 1, 1))
    assert found_in("2027-01-01", "2031-12-31", parent=stale) == set()


def test_last_day_is_not_counted_twice():
    found = duration.last_day_is_not_counted_twice(term("2026-07-01", "2031-07-01"), ALONE, None, TODAY)
    assert "建议改为2031年6月30日" in str(found.message)


@pytest.mark.parametrize(("automatic", "lawful"), [(True, False), (False, True)])
def test_renewal_is_decided_each_time(automatic, lawful):
    assert (duration.renewal_is_decided_each_time(automatic) is None) is lawful


@pytest.mark.parametrize(
    ("expiry", "asked", "lawful"),
    [
        (date(2026, 12, 31), date(2026, 6, 30), True),
        (date(2026, 12, 31), date(2026, 7, 1), False),
        (date(2026, 8, 31), date(2026, 2, 28), True),
        (date(2026, 8, 31), date(2026, 3, 1), False),
        (date(2028, 8, 31), date(2028, 2, 29), True),
        (date(2028, 8, 31), date(2028, 3, 1), False),
    ],
)
def test_renewal_is_asked_for_six_months_ahead(expiry, asked, lawful):
    found = duration.renewal_is_asked_for_six_months_ahead(expiry, asked, TODAY, TODAY)
    assert (found is None) is lawful


@pytest.mark.parametrize(
    ("today", "counted"),
    [
        (date(2026, 5, 30), False),
        (date(2026, 5, 31), True),
        (date(2026, 6, 30), True),
        (date(2026, 7, 1), True),
    ],
)
def test_the_last_day_for_renewal_is_counted_down(today, counted):
    found = duration.renewal_is_asked_for_six_months_ahead(date(2026, 12, 31), None, today, TODAY)
    assert (found and found.severity) == (NOTE if counted else None)


def test_special_rules_on_the_term_are_named():
    found = duration.special_rules_on_the_term_are_named("示例条例第×条")
    assert "示例条例第×条" in str(found.message)
    assert duration.special_rules_on_the_term_are_named(" ") is None
