"""履行异常情况及应对措施表: its samples, its last day on either side, and whom it goes to besides."""

from __future__ import annotations

from functools import partial

import pytest
from printed_papers import asked_for, found_by_rule, report_on

import formgen
from formgen.service import papers

FORM = "contract_abnormality"
report = partial(report_on, FORM)
found = partial(found_by_rule, FORM)


def test_the_complete_sample_is_ready():
    assert report().final


def test_what_is_left_out_is_named_and_marked(printed):
    assert asked_for(FORM) >= {
        "contract_title",
        "abnormal_type",
        "occurred_date",
        "impact",
        "measures",
        "report_date",
    }
    assert "【待补充" in printed(FORM, {})


def test_the_paper_says_what_was_answered(printed):
    said = printed(FORM, papers.example(FORM))

    for words in ("☑对方当事人不履行合同义务", "□不可抗力", "2026年11月13日", "书面催告对方当事人"):
        assert words in said
    assert "待补充" not in said


@pytest.mark.parametrize(
    ("kind", "said"),
    [("breach", "不履行合同义务"), ("deterioration", "财产状况恶化"), ("force_majeure", "不可抗力")],
)
def test_each_of_the_five_kinds_is_to_be_answered(kind, said):
    assert said in str(found(abnormal_type=kind)["GC-54-1"].message)


def test_a_sixth_kind_there_is_not():
    assert not report(abnormal_type="bad_luck").final


@pytest.mark.parametrize(
    ("occurred", "reported", "late"),
    [
        ("2026-11-13", "2026-11-18", False),
        ("2026-11-13", "2026-11-19", True),
        ("2026-09-30", "2026-10-10", False),  # 国庆, and 10 October is worked
        ("2026-09-30", "2026-10-12", True),
    ],
)
def test_it_is_reported_within_three_working_days_of_its_beginning(occurred, reported, late):
    assert ("GC-59-2" in found(occurred_date=occurred, report_date=reported)) is late


def test_the_day_of_discovery_does_not_move_the_last_day_but_is_told():
    said = str(found(discovered_date="2026-11-18", report_date="2026-11-19")["GC-59-2"].message)

    assert "2026年11月18日" in said
    assert "自发现之日起算则为2026年11月23日" in said


def test_the_plan_to_the_district_government_belongs_to_another_paper():
    assert set(found(district_gov_approved=True)) == {"GC-54-1", "GC-78-1"}
    assert set(found(signatory_level="soe_or_other")) == {"GC-54-1", "GC-78-1"}


@pytest.mark.parametrize(
    ("level", "approved", "days"),
    [
        ("district_government", False, ["2026-11-18", None, "2026-11-19"]),
        ("district_department", True, ["2026-11-18", None, "2026-11-19"]),
        ("district_department", False, ["2026-11-18", None]),
    ],
)
def test_the_last_days_are_told(level, approved, days):
    listed = report(signatory_level=level, district_gov_approved=approved).follow_ups

    assert [one.due and one.due.isoformat() for one in listed] == days


def test_the_unlawful_sample_is_late_and_nobody_handles_it():
    report = formgen.check(FORM, papers.example(FORM, "unlawful"))

    assert {one.rule for one in report.findings} >= {"GC-16-1", "GC-59-2"}
