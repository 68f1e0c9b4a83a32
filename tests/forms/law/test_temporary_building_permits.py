"""罗府办规〔2024〕1号: application, publicity and consent, each rule on both sides of what it demands."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from building_papers import DAY, PAPER, weights

from formgen.calendar import WorkingDays
from formgen.fields.group import Group
from formgen.forms.law.temporary_buildings import (
    materials,
    neighbours,
    permit,
)
from formgen.rules import NOTE, WARN

ATTACHED = Group(m1=PAPER, m2=PAPER, m3=PAPER, m4=PAPER)


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
