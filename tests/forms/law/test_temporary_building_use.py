"""罗府办规〔2024〕1号: the term of use and its end, each rule on both sides of what it demands."""

from __future__ import annotations

from datetime import date

import pytest
from building_papers import DAY

from formgen.fields.group import Group
from formgen.forms.law.temporary_buildings import (
    dealings,
    demolition,
    scope,
    supervision,
    term,
    validity,
    works,
)
from formgen.rules import BLOCK, NOTE, WARN


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
