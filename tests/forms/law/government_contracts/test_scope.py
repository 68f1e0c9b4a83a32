"""第三条至第六条: whose contracts, which agreements, which are key supervised, and what follows from it."""

from datetime import date
from decimal import Decimal

import pytest

from formgen.forms.law.government_contracts import scope
from formgen.rules import NOTE, VIOLATION, Effect, Group

TODAY = date(2026, 11, 19)
NO_PARENT = Group(is_derivative=False, derivative_type=None, parent_is_key=None)


@pytest.mark.parametrize(
    ("level", "lawful"),
    [
        ("district_government", True),
        ("full_funded_institution", True),
        ("other_full_budget_unit", True),
        ("soe_or_other", False),
    ],
)
def test_signatory_is_one_of_the_five_kinds(level, lawful):
    assert (scope.signatory_is_one_of_the_five_kinds(level) is None) is lawful


@pytest.mark.parametrize(
    ("nature", "lawful"),
    [("lease", True), ("other", True), ("personnel", False), ("inter_administrative", False)],
)
def test_agreement_is_covered_by_the_act(nature, lawful):
    assert (scope.agreement_is_covered_by_the_act(nature) is None) is lawful


def test_an_agreement_outside_the_act_silences_its_other_rules():
    assert scope.ACT.rules["GC-5-1"].effect is Effect.EXCLUDES_ACT


@pytest.mark.parametrize(
    ("chosen", "lawful"),
    [
        (("fiscal_fund",), True),
        (("public_resource", "other"), True),
        ((), False),
        (None, False),
        (("fiscal_fund", "eleventh"), False),
    ],
)
def test_contract_is_of_the_ten_kinds(chosen, lawful):
    assert (scope.contract_is_of_the_ten_kinds(chosen) is None) is lawful


def test_a_kind_that_does_not_exist_is_named():
    found = scope.contract_is_of_the_ten_kinds(("eleventh",))
    assert found.kind is VIOLATION
    assert "eleventh" in str(found.message)


@pytest.mark.parametrize(
    ("amount", "key"),
    [
        (Decimal("10000000.00"), True),
        (Decimal("9999999.99"), False),
        (Decimal("10000000.01"), True),
        (None, False),
    ],
)
def test_contract_of_large_amount_is_key_supervised(amount, key):
    found = scope.contract_of_large_amount_is_key_supervised(Group(amount=amount), TODAY)
    assert (found is not None) is key


def test_the_amount_is_said_with_its_threshold():
    said = str(
        scope.contract_of_large_amount_is_key_supervised(Group(amount=Decimal(12000000)), TODAY).message
    )
    assert "12,000,000.00元" in said
    assert "达到1000万元" in said


@pytest.mark.parametrize(
    ("asset", "housing", "key"),
    [
        (True, False, True),
        (True, None, True),
        (True, True, False),
        (False, False, False),
    ],
)
def test_deal_in_state_assets_is_key_supervised(asset, housing, key):
    assert (scope.deal_in_state_assets_is_key_supervised(asset, housing) is not None) is key


@pytest.mark.parametrize(
    "rule", [scope.supervision_agreement_is_key_supervised, scope.designated_contract_is_key_supervised]
)
@pytest.mark.parametrize("declared", [True, False])
def test_what_is_declared_is_key_supervised(rule, declared):
    assert (rule(declared) is not None) is declared


@pytest.mark.parametrize(
    ("derivative", "parent_is_key", "key"),
    [(True, True, True), (True, False, False), (True, None, False), (False, True, False)],
)
def test_derivative_of_a_key_contract_is_key_supervised(derivative, parent_is_key, key):
    parent = Group(is_derivative=derivative, derivative_type="change", parent_is_key=parent_is_key)
    found = scope.derivative_of_a_key_contract_is_key_supervised(parent)
    assert (found is not None) is key
    assert not key or "变更协议" in str(found.message)


def reasons(*, amount="0", asset=False, housing=False, supervision=False, designated=False, parent=NO_PARENT):
    price = Group(amount=Decimal(amount))
    return scope.key_reasons(price, asset, housing, supervision, designated, parent, TODAY)


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({}, ()),
        ({"amount": "10000000"}, ("GC-6-1",)),
        ({"asset": True}, ("GC-6-2",)),
        ({"asset": True, "housing": True}, ()),
        ({"asset": True, "housing": True, "amount": "10000000"}, ("GC-6-1",)),
        ({"supervision": True, "designated": True}, ("GC-6-3", "GC-6-4")),
        ({"parent": Group(is_derivative=True, parent_is_key=True)}, ("GC-6-5",)),
    ],
)
def test_reasons_are_the_rules_that_speak(answers, expected):
    assert reasons(**answers) == expected
    assert scope.is_key_supervised(expected) is bool(expected)


def test_nothing_answered_gives_no_reason():
    assert scope.key_reasons(Group(amount=None), None, None, None, None, NO_PARENT, TODAY) == ()


def test_every_reason_is_only_a_note():
    assert {scope.ACT.rules[f"GC-6-{number}"].severity for number in range(1, 6)} == {NOTE}


@pytest.mark.parametrize(
    ("level", "key", "used", "number", "changed", "needed"),
    [
        ("district_government", False, False, None, None, True),
        ("district_government", False, True, "示例范本-01", False, False),
        ("district_department", True, False, None, None, True),
        ("district_department", True, True, "示例范本-01", False, False),
        ("district_department", True, True, "示例范本-01", True, True),
        ("district_department", True, True, "示例范本-01", None, True),
        ("district_department", True, True, "", False, True),
        ("district_department", True, True, None, False, True),
        ("district_department", False, False, None, None, False),
        ("soe_or_other", True, False, None, None, False),
    ],
)
def test_the_district_reviews_key_contracts_and_its_own(level, key, used, number, changed, needed):
    assert scope.need_district_review(level, key, used, number, changed) is needed


@pytest.mark.parametrize(
    ("procurement", "payer", "amount", "exempt"),
    [
        (True, "gov", "50000.00", True),
        (True, "gov", "50000.01", False),
        (False, "gov", "30000", False),
        (True, "counterparty", "30000", False),
        (None, "gov", "30000", False),
    ],
)
def test_only_small_procurement_is_exempt_from_filing(procurement, payer, amount, exempt):
    price = Group(payer=payer, amount=Decimal(amount))
    assert scope.is_filing_exempt(procurement, price, TODAY) is exempt


def test_a_procurement_without_an_amount_is_filed():
    price = Group(payer="gov", amount=None)
    assert scope.is_filing_exempt(is_procurement=True, price=price, law_day=TODAY) is False


@pytest.mark.parametrize(
    ("key", "level", "approved", "needed"),
    [
        (True, "district_department", False, True),
        (False, "district_government", False, True),
        (False, "district_department", True, True),
        (False, "district_department", False, False),
        (False, None, None, False),
    ],
)
def test_waivers_of_important_contracts_go_to_the_district_government(key, level, approved, needed):
    assert scope.needs_gov_approval_for_waiver(key, level, approved) is needed
