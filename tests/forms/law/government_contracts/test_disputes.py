"""第六十二条至第六十六条: disputes, settlement, limitation, waiver."""

from datetime import date

import pytest

from formgen.fields import Reference
from formgen.forms.law.government_contracts import disputes, scope
from formgen.rules import NOTE

TODAY = date(2026, 11, 19)
PAPER = Reference(name="示例文件")


@pytest.mark.parametrize(("consulted", "lawful"), [(True, True), (False, False)])
def test_lawyers_are_heard_in_disputes(consulted, lawful):
    assert (disputes.lawyers_are_heard_in_disputes(consulted) is None) is lawful


@pytest.mark.parametrize(
    ("reached", "paper", "lawful"),
    [(True, PAPER, True), (True, None, False), (False, None, True)],
)
def test_settlement_is_in_writing(reached, paper, lawful):
    assert (disputes.settlement_is_in_writing(reached, paper) is None) is lawful


@pytest.mark.parametrize(
    ("failed", "threat", "paper", "lawful"),
    [
        (True, True, None, False),
        (True, True, PAPER, True),
        (True, False, None, True),
        (False, True, None, True),
    ],
)
def test_grave_dispute_is_reported_to_the_district_government(failed, threat, paper, lawful):
    found = disputes.grave_dispute_is_reported_to_the_district_government(failed, threat, paper)
    assert (found is None) is lawful


def claimed(day, *, expiry=date(2027, 5, 31), today=TODAY):
    """What GC-65-1 says about a claim brought on *day*."""
    return disputes.claim_is_brought_three_months_before_limitation(expiry, day, today, TODAY)


def test_claim_is_brought_three_months_before_limitation():
    assert claimed(date(2027, 2, 28)) is None
    late = claimed(date(2027, 3, 1))
    assert (late.severity, late.fields) == (None, "filing_date")
    assert claimed(date(2027, 3, 15), expiry=date(2027, 6, 15)) is None
    assert claimed(date(2027, 3, 16), expiry=date(2027, 6, 15)) is not None


def test_a_claim_not_yet_brought_is_counted_down_when_the_day_draws_near():
    assert claimed(None, today=date(2026, 11, 27)) is None
    assert claimed(None, today=date(2026, 11, 28)).severity is NOTE
    assert "已过" in str(claimed(None, today=date(2027, 3, 1)).message)


@pytest.mark.parametrize(
    ("needs_government", "level", "paper", "lawful"),
    [
        (True, "legal_rep", PAPER, False),
        (True, "district_government", PAPER, True),
        (True, "district_government", None, False),
        (True, None, None, False),
        (False, "legal_rep", PAPER, True),
        (False, "district_government", PAPER, True),
        (False, "legal_rep", None, False),
        (False, None, PAPER, False),
    ],
)
def test_waiver_of_rights_is_approved(needs_government, level, paper, lawful):
    assert (disputes.waiver_of_rights_is_approved(needs_government, level, paper) is None) is lawful


def test_the_finding_about_a_waiver_says_who_has_to_approve():
    said = disputes.waiver_of_rights_is_approved
    assert "须经区政府批准" in str(
        said(needs_gov_approval_for_waiver=True, approval_level=None, approval_doc=None).message
    )
    assert "法定代表人或主要负责人书面同意" in str(
        said(needs_gov_approval_for_waiver=False, approval_level=None, approval_doc=None).message
    )


@pytest.mark.parametrize(
    ("key", "level", "approved", "lawful"),
    [
        (True, "district_department", False, False),
        (False, "district_government", False, False),
        (False, "district_department", True, False),
        (False, "district_department", False, True),
    ],
)
def test_the_head_of_the_department_may_consent_for_ordinary_contracts_alone(key, level, approved, lawful):
    needs_government = scope.needs_gov_approval_for_waiver(key, level, approved)
    found = disputes.waiver_of_rights_is_approved(needs_government, "legal_rep", PAPER)
    assert (found is None) is lawful
