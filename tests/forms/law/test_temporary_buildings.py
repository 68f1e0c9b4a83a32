"""罗府办规〔2024〕1号: what may be built and where, each rule on both sides of what it demands."""

from __future__ import annotations

from decimal import Decimal

import pytest
from building_papers import DAY, PAPER, weights

from formgen.fields.group import Group
from formgen.forms.law.temporary_buildings import (
    approval,
    conditions,
    scope,
    site,
)
from formgen.rules import NOTE, WARN


@pytest.mark.parametrize(
    ("in_luohu", "mode", "fields"),
    [
        (True, "allocated", None),
        (True, "agreement", None),
        (True, "bid_auction_listing", None),
        (None, None, None),
        (False, "allocated", ("land_in_luohu",)),
        (True, "leased", ("land_transfer_mode",)),
        (False, "leased", ("land_in_luohu", "land_transfer_mode")),
    ],
)
def test_land_is_transferred_land_of_the_district(in_luohu, mode, fields):
    found = scope.land_is_transferred_land_of_the_district(in_luohu, mode)

    assert (found and found.paths) == fields


def test_building_is_of_one_of_the_four_types():
    for lawful in ("public_facility", "construction_site", "industrial_auxiliary", "sales_model"):
        assert scope.building_is_of_one_of_the_four_types(lawful) is None
    for unlawful in ("villa", None):
        assert scope.building_is_of_one_of_the_four_types(unlawful).paths == ("building_type",)


@pytest.mark.parametrize(
    ("kind", "use", "paper", "fields"),
    [
        ("industrial_auxiliary", "industrial", PAPER, None),
        ("industrial_auxiliary", "warehouse", PAPER, None),
        ("industrial_auxiliary", "commercial", PAPER, ("land_use",)),
        ("industrial_auxiliary", "industrial", None, ("industry_recognition_doc",)),
        ("industrial_auxiliary", "commercial", None, ("land_use", "industry_recognition_doc")),
        ("sales_model", "commercial", None, None),
    ],
)
def test_industrial_annex_is_recognised(kind, use, paper, fields):
    found = scope.industrial_annex_is_recognised(kind, use, paper)

    assert (found and found.paths) == fields


def test_conditions_are_met():
    assert conditions.conditions_are_met(True, True, True) is None
    assert conditions.conditions_are_met(True, False, None).paths == ("cond_7_2", "cond_7_3")


@pytest.mark.parametrize(
    ("kind", "serves", "noted"),
    [("construction_site", True, True), ("construction_site", False, False), ("sales_model", True, False)],
)
def test_site_housing_on_its_own_land_needs_no_permit(kind, serves, noted):
    assert bool(conditions.site_housing_on_its_own_land_needs_no_permit(kind, serves)) is noted


@pytest.mark.parametrize(
    ("form", "prefabricated", "demountable", "severities"),
    [
        ("light_steel", False, False, []),
        ("prefabricated", True, True, []),
        ("prefabricated", True, False, [None]),
        ("cast_in_situ_rc", False, True, [None]),
        ("masonry", False, True, [WARN]),
        ("cast_in_situ_rc", True, None, [None, None]),
        (None, None, None, []),
    ],
)
def test_structure_can_be_taken_away(form, prefabricated, demountable, severities):
    assert weights(conditions.structure_can_be_taken_away(form, prefabricated, demountable)) == severities


def test_door_does_not_open_to_the_street():
    rule = conditions.door_does_not_open_to_the_street

    assert rule(False, None) is None
    assert rule(True, " ").paths == ("opens_to_street_reason",)
    assert rule(True, "售楼需要").paths == ("opens_to_street",)


@pytest.mark.parametrize(
    ("floors", "kind", "domain", "consent", "severity"),
    [
        (2, "sales_model", None, None, "lawful"),
        (3, "sales_model", None, PAPER, None),
        (3, "public_facility", "education", PAPER, NOTE),
        (3, "public_facility", "health", PAPER, NOTE),
        (3, "public_facility", "education", None, None),
        (3, "public_facility", "other", PAPER, None),
    ],
)
def test_storeys_are_two_at_most(floors, kind, domain, consent, severity):
    found = conditions.storeys_are_two_at_most(floors, kind, domain, consent, DAY)

    assert (found.severity if found else "lawful") == severity


@pytest.mark.parametrize(
    ("height", "argument", "severity"),
    [("12", None, "lawful"), ("12.00", None, "lawful"), ("12.01", None, None), ("12.01", PAPER, NOTE)],
)
def test_height_is_twelve_metres_at_most(height, argument, severity):
    found = conditions.height_is_twelve_metres_at_most(Decimal(height), argument, DAY)

    assert (found.severity if found else "lawful") == severity


SITUATIONS = (
    (site.land_is_not_planned_for_renewal, NOTE),
    (site.land_is_not_for_public_works, NOTE),
    (site.land_is_outside_protected_lines, WARN),
    (site.use_agrees_with_the_plans, NOTE),
    (site.building_is_off_the_pipes, WARN),
    (site.building_is_out_of_the_way_of_floods, WARN),
    (site.nothing_else_forbids_the_site, WARN),
)


@pytest.mark.parametrize(("rule", "exempt"), SITUATIONS, ids=[rule.__name__ for rule, _one in SITUATIONS])
def test_nothing_is_built_where_article_ten_forbids_it(rule, exempt):
    assert rule(False, "sales_model", None) is None
    assert weights(rule(True, "sales_model", False)) == [None]
    assert weights(rule(True, "industrial_auxiliary", None)) == [None]
    assert weights(rule(True, "public_facility", False)) == [exempt]
    assert weights(rule(True, "construction_site", False)) == [exempt]
    assert weights(rule(True, "sales_model", True)) == [exempt]


def test_path_of_approval_follows_the_opinions():
    agreed, doubtful = Group(opinion="no_objection"), Group(opinion="conditional")
    rule = approval.path_of_approval_follows_the_opinions

    assert "组长批准" in str(rule((agreed,), True).message)
    for feedback, passed in (((agreed, doubtful), True), ((agreed,), False), ((), True)):
        assert "会议审议" in str(rule(feedback, passed).message)
