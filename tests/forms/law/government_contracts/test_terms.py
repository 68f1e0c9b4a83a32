"""第二十九条至第三十四条: subject, quantity, quality, price, performance, and the public interest."""

from datetime import date
from decimal import Decimal

import pytest

from formgen.clauses import Text
from formgen.fields import Reference
from formgen.forms.law.government_contracts import terms
from formgen.rules import Group

NOTHING = Text()


@pytest.mark.parametrize(
    ("involved", "definition", "lawful"),
    [(True, "助餐服务指……", True), (True, "", False), (False, None, True), (None, None, True)],
)
def test_conduct_is_defined(involved, definition, lawful):
    subject = Group(involves_behavior=involved, behavior_definition=definition)
    assert (terms.conduct_is_defined(subject) is None) is lawful


@pytest.mark.parametrize(
    ("quantity", "unit", "method", "fields"),
    [
        (Decimal(12), "个", "逐项计数", None),
        (None, None, None, None),
        (Decimal(12), None, "逐项计数", ("subject.unit",)),
        (Decimal(12), "个", " ", ("subject.measure_method",)),
        (Decimal(0), None, None, ("subject.unit", "subject.measure_method")),
    ],
)
def test_quantity_has_unit_and_measure(quantity, unit, method, fields):
    found = terms.quantity_has_unit_and_measure(Group(quantity=quantity, unit=unit, measure_method=method))
    assert (found and found.fields) == fields


QUALITY = ("quality_standard", "quality_requirement", "acceptance", "objection")
PRICE = ("amount", "calc_method", "payment_method", "payment_deadline", "invoice_clause")


@pytest.mark.parametrize(
    ("rule", "switch", "group", "names"),
    [
        (terms.quality_is_agreed, "quality_applicable", "subject", QUALITY),
        (terms.price_clause_is_complete, "applicable", "price", PRICE),
    ],
)
def test_a_clause_that_applies_is_complete(rule, switch, group, names):
    everything = {switch: True, **dict.fromkeys(names, "已约定。")}
    assert rule(Group(**everything)) is None
    assert rule(Group(**dict.fromkeys(everything) | {switch: True})).fields == tuple(
        f"{group}.{name}" for name in names
    )
    assert rule(Group(**dict.fromkeys(everything) | {switch: False})) is None
    assert rule(Group(**dict.fromkeys(everything))) is None
    for name in names:
        assert rule(Group(**everything | {name: None})).fields == (f"{group}.{name}",)


def test_a_price_of_zero_is_an_amount():
    price = Group(applicable=True, **dict.fromkeys(PRICE[1:], "已约定。"), amount=Decimal(0))
    assert terms.price_clause_is_complete(price) is None


@pytest.mark.parametrize(
    ("asset", "applicable", "basis", "lawful"),
    [
        (True, True, Reference(name="评估报告（示例）"), True),
        (True, True, None, False),
        (True, True, Reference(date=date(2026, 1, 1)), False),
        (True, False, None, True),
        (False, True, None, True),
    ],
)
def test_price_of_state_assets_has_a_basis(asset, applicable, basis, lawful):
    price = Group(applicable=applicable, state_asset_pricing_basis=basis)
    assert (terms.price_of_state_assets_has_a_basis(asset, price) is None) is lawful


def performance(**answers):
    settled = {
        "conditions": "人员到位。",
        "start_date": date(2026, 7, 1),
        "end_date": date(2027, 6, 30),
        "place": "示例街道",
        "method": "驻场服务。",
        "sequential": None,
        "sequence_clause": None,
    }
    return Group(**settled | answers)


@pytest.mark.parametrize(
    ("answers", "fields"),
    [
        ({}, []),
        ({"end_date": date(2026, 7, 1)}, []),
        ({"end_date": date(2026, 6, 30)}, [("performance.start_date", "performance.end_date")]),
        ({"place": ""}, [("performance.place",)]),
        ({"start_date": None, "method": None}, [("performance.start_date", "performance.method")]),
        (
            {"place": None, "end_date": date(2026, 6, 30)},
            [("performance.place",), ("performance.start_date", "performance.end_date")],
        ),
    ],
)
def test_performance_is_determined(answers, fields):
    assert [one.fields for one in terms.performance_is_determined(performance(**answers))] == fields


@pytest.mark.parametrize(
    ("sequential", "clause", "lawful"),
    [(True, "先验收后付款。", True), (True, None, False), (False, None, True), (None, None, True)],
)
def test_order_of_performance_is_agreed(sequential, clause, lawful):
    found = terms.order_of_performance_is_agreed(performance(sequential=sequential, sequence_clause=clause))
    assert (found is None) is lawful


@pytest.mark.parametrize(
    ("level", "clause", "advised"),
    [
        ("district_government", None, True),
        ("district_department", " ", True),
        ("subdistrict_office", None, True),
        ("subdistrict_office", "因公共利益需要，甲方可单方终止本合同。", False),
        ("full_funded_institution", None, False),
        ("soe_or_other", None, False),
    ],
)
def test_government_may_change_in_the_public_interest(level, clause, advised):
    rights = Group(unilateral_change_clause=clause)
    found = terms.government_may_change_in_the_public_interest(level, rights, NOTHING)
    assert (found is not None) is advised


def test_a_right_that_stands_elsewhere_in_the_contract_counts():
    rights = Group(unilateral_change_clause=None)
    text = Text.of("因公共利益需要，甲方有权单方变更或者终止本合同。")
    assert terms.government_may_change_in_the_public_interest("subdistrict_office", rights, text) is None
