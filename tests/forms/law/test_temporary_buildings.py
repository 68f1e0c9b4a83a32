"""罗府办规〔2024〕1号: each rule on both sides of what it demands."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from formgen.calendar import WorkingDays
from formgen.fields import Reference
from formgen.fields.group import Group
from formgen.forms.law.temporary_buildings import (
    approval,
    conditions,
    dealings,
    demolition,
    materials,
    neighbours,
    permit,
    scope,
    site,
    supervision,
    term,
    validity,
    works,
)
from formgen.rules import BLOCK, NOTE, WARN

DAY = date(2026, 11, 20)
PAPER = Reference(name="示例文件")
ATTACHED = Group(m1=PAPER, m2=PAPER, m3=PAPER, m4=PAPER)


def weights(found):
    """The severities of what was found; ``None`` for the rule's own."""
    listed = [found] if not isinstance(found, list | tuple | None.__class__) else found or []
    return [one.severity for one in listed]


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


def test_application_states_its_essentials():
    rule = materials.application_states_its_essentials

    assert rule("急需", Decimal(1), DAY, DAY) is None
    assert rule(" ", Decimal(0), None, DAY).paths == ("reason", "floor_area", "use_start")
    assert str(rule("加固", Decimal(-5), DAY, DAY).message) == (
        "申请表缺：建筑面积（填写的-5平方米，应大于0）。请补充。"
    )


@pytest.mark.parametrize(
    ("kind", "code", "number", "attached", "fields"),
    [
        ("unit", "91440300MA5EXAMPL8", None, ATTACHED, ["applicant_uscc"]),
        ("unit", "12440303YYYY00215L", None, ATTACHED, []),
        ("unit", None, "1", ATTACHED, []),
        ("individual", None, "11010519491231002X", ATTACHED, []),
        ("individual", None, "110105194912310021", ATTACHED, ["applicant_id_number"]),
        ("unit", None, None, Group(m2=None), ["attachments.m2"]),
    ],
)
def test_applicant_proves_who_he_is(kind, code, number, attached, fields):
    found = materials.applicant_proves_who_he_is(attached, kind, code, number)

    assert [path for one in found for path in one.paths] == fields


def test_right_to_the_land_is_proved():
    assert materials.right_to_the_land_is_proved(ATTACHED, PAPER) is None
    assert materials.right_to_the_land_is_proved(Group(m3=None), None).paths == (
        "attachments.m3",
        "parcel_map_doc",
    )


def test_design_is_deep_enough():
    assert materials.design_is_deep_enough(ATTACHED, True) is None
    assert materials.design_is_deep_enough(ATTACHED, False).paths == ("design_depth_confirmed",)
    assert materials.design_is_deep_enough(Group(m4=None), True).paths == ("attachments.m4",)


def test_opinions_come_within_five_working_days():
    def asked(reply):
        return (Group(dept="区水务局", sent_date=date(2026, 11, 9), reply_date=reply),)

    rule = permit.opinions_come_within_five_working_days

    assert rule(asked(date(2026, 11, 16)), WorkingDays(), DAY) == []
    assert weights(rule(asked(date(2026, 11, 17)), WorkingDays(), DAY)) == [None]
    assert weights(rule(asked(None), WorkingDays(), DAY)) == [NOTE]


def test_crowded_places_have_passed_fire_control():
    assert permit.crowded_places_have_passed_fire_control(False, None) is None
    assert permit.crowded_places_have_passed_fire_control(True, PAPER) is None
    assert permit.crowded_places_have_passed_fire_control(True, None).paths == ("fire_approval_doc",)


def test_permit_says_what_it_must():
    whole = dict.fromkeys(permit.PERMIT, "有")

    assert permit.permit_says_what_it_must(**whole) is None
    assert permit.permit_says_what_it_must(**{**whole, "color": None}).paths == ("color",)


@pytest.mark.parametrize(
    ("last", "severity"),
    [
        (date(2026, 3, 8), "lawful"),
        (date(2026, 3, 7), WARN),
        (date(2026, 3, 6), None),
        (date(2026, 2, 1), None),
    ],
)
def test_plan_is_shown_for_seven_days(last, severity):
    found = neighbours.plan_is_shown_for_seven_days(True, date(2026, 3, 1), last, (PAPER,), DAY)

    assert (weights(found) or ["lawful"]) == [severity]


def test_what_is_shown_is_named_and_only_in_residential_areas():
    assert neighbours.plan_is_shown_for_seven_days(False, None, None, None, DAY) == []
    found = neighbours.plan_is_shown_for_seven_days(True, None, None, None, DAY)
    assert [one.paths for one in found] == [("publicity_content_docs",), ("publicity_start", "publicity_end")]


@pytest.mark.parametrize(
    ("agree", "total", "lawful"),
    [
        ("2000", "3000", True),
        ("1999.99", "3000", False),
        ("66.67", "100", True),
        ("66.66", "100", False),
        ("0", "0", False),
        ("10", "9", False),
        (None, "9", False),
    ],
)
def test_owners_of_two_thirds_of_the_area_agree(agree, total, lawful):
    given = [one if one is None else Decimal(one) for one in (agree, total)]

    assert (neighbours.owners_of_two_thirds_of_the_area_agree(True, *given, DAY) is None) is lawful
    assert neighbours.owners_of_two_thirds_of_the_area_agree(False, *given, DAY) is None


@pytest.mark.parametrize(
    ("agree", "total", "lawful"),
    [
        (67, 100, True),
        (66, 100, False),
        (66, 99, True),
        (65, 99, False),
        (0, 0, False),
        (3, 2, False),
        (1, None, False),
    ],
)
def test_two_thirds_of_the_owners_agree(agree, total, lawful):
    assert (neighbours.two_thirds_of_the_owners_agree(True, agree, total, DAY) is None) is lawful


def test_hearing_is_held_when_asked_for():
    assert neighbours.hearing_is_held_when_asked_for(False, None) is None
    assert neighbours.hearing_is_held_when_asked_for(True, PAPER) is None
    assert neighbours.hearing_is_held_when_asked_for(True, None).paths == ("hearing_record_doc",)


@pytest.mark.parametrize(
    ("first", "last", "severity"),
    [
        (date(2026, 7, 1), date(2028, 6, 30), "lawful"),
        (date(2026, 7, 1), date(2028, 7, 1), WARN),
        (date(2026, 7, 1), date(2028, 7, 2), None),
        (date(2024, 2, 29), date(2026, 2, 28), "lawful"),
        (date(2024, 2, 29), date(2026, 3, 1), None),
    ],
)
def test_use_is_two_years_at_most(first, last, severity):
    found = term.use_is_two_years_at_most(first, last, DAY)

    assert (found.severity if found else "lawful") == severity


@pytest.mark.parametrize(
    ("applied", "severity"),
    [
        (date(2028, 2, 29), "lawful"),
        (date(2028, 4, 30), "lawful"),
        (date(2028, 2, 28), WARN),
        (date(2028, 5, 1), None),
    ],
)
def test_extension_is_asked_for_in_time(applied, severity):
    found = term.extension_is_asked_for_in_time(date(2028, 4, 30), applied, DAY)

    assert (found.severity if found else "lawful") == severity


def test_use_is_extended_once():
    assert term.use_is_extended_once(0, DAY) is None
    assert term.use_is_extended_once(1, DAY).paths == ("extension_count_before",)


@pytest.mark.parametrize(
    ("ends", "until", "lawful"),
    [
        (date(2028, 4, 30), date(2029, 4, 30), True),
        (date(2028, 4, 30), date(2029, 5, 1), False),
        (date(2028, 2, 29), date(2029, 2, 28), True),
        (date(2028, 2, 29), date(2029, 3, 1), False),
    ],
)
def test_extension_is_one_year_at_most(ends, until, lawful):
    assert (term.extension_is_one_year_at_most(ends, until, DAY) is None) is lawful


def test_building_is_taken_down_before_its_term_ends():
    rule = demolition.building_is_taken_down_before_its_term_ends
    end = date(2026, 12, 31)

    assert rule(end, None, "public_facility", None, date(2026, 10, 31), DAY) is None
    assert rule(end, None, "public_facility", None, date(2026, 11, 1), DAY).severity is NOTE
    assert rule(end, DAY, "public_facility", None, date(2026, 12, 30), DAY) is None
    earlier = rule(end, None, "sales_model", date(2026, 12, 1), date(2026, 11, 20), DAY)
    assert "2026年12月1日" in str(earlier.message)


def test_acceptance_report_is_filed():
    assert works.acceptance_report_is_filed(DAY, True) is None
    assert works.acceptance_report_is_filed(DAY, None).paths == ("acceptance_report_filed",)


@pytest.mark.parametrize(
    ("begun", "asked", "lawful"),
    [
        (date(2027, 2, 28), None, True),
        (date(2027, 3, 1), None, False),
        (None, date(2027, 2, 28), True),
        (None, date(2027, 3, 1), False),
        (None, None, False),
    ],
)
def test_work_begins_within_three_months(begun, asked, lawful):
    found = works.work_begins_within_three_months(date(2026, 11, 30), begun, asked, DAY)

    assert (found is None) is lawful


@pytest.mark.parametrize("deal", sorted(dealings.FORBIDDEN))
def test_temporary_building_is_not_traded(deal):
    assert dealings.temporary_building_is_not_traded(object_is_temp_building=True, deal_nature=deal)
    assert dealings.temporary_building_is_not_traded(object_is_temp_building=False, deal_nature=deal) is None
    assert (
        dealings.temporary_building_is_not_traded(object_is_temp_building=True, deal_nature="works") is None
    )


def test_applicant_promises_not_to_trade():
    assert dealings.applicant_promises_not_to_trade(True) is None
    for silent in (False, None):
        assert dealings.applicant_promises_not_to_trade(silent).paths == ("no_transfer_commitment",)


def test_building_is_inspected_every_year():
    def missing(today, *reports):
        found = supervision.building_is_inspected_every_year(
            date(2024, 12, 15), date(2026, 12, 14), reports, today
        )
        return [str(one.message)[:5] for one in found]

    assert missing(date(2025, 12, 14)) == []
    assert missing(date(2025, 12, 15)) == ["第1年度结"]
    assert missing(date(2027, 1, 1), Group(year=1, report_date=DAY)) == []
    assert missing(date(2027, 1, 1), Group(year=1, report_date=None)) == ["第1年度结"]


def test_sign_board_is_complete():
    whole = dict.fromkeys(supervision.BOARD, "有")

    assert supervision.sign_board_is_complete(**whole) is None
    assert supervision.sign_board_is_complete(**{**whole, "complaint_phone": " "}).paths == (
        "complaint_phone",
    )


def test_decision_is_entered_and_sent_on():
    rule = supervision.decision_is_entered_and_sent_on

    assert rule("示例", True, ("示例街道办事处",)) is None
    assert rule("示例", True, ("区水务局",)) is not None
    assert rule("示例", None, None) is not None


def test_breach_is_dealt_with():
    assert "撤销许可" in str(supervision.breach_is_dealt_with("misuse").message)
    assert "依法查处" in str(supervision.breach_is_dealt_with("overdue").message)
    assert supervision.breach_is_dealt_with(" ") is None


@pytest.mark.parametrize(
    ("day", "noted"),
    [
        (date(2024, 1, 21), True),
        (date(2024, 1, 22), False),
        (date(2029, 1, 21), False),
        (date(2029, 1, 22), True),
    ],
)
def test_act_is_in_force(day, noted):
    assert bool(validity.act_is_in_force(day)) is noted


def test_a_block_stays_a_block_where_nothing_makes_it_milder():
    assert scope.ACT.rules["TB-10-1"].severity is BLOCK
