"""进度节点履行信息表: its samples, its last day, what it takes from the contract, and what it says."""

from __future__ import annotations

import pytest
from printed_papers import asked_for

import formgen
from formgen import catalogue
from formgen.answers import read_answers
from formgen.forms.contract_milestone_report import FROM_CONTRACT
from formgen.service import papers

FORM = "contract_milestone_report"


def found(**changes):
    """The findings of the act on the complete sample with *changes*, by rule."""
    report = formgen.check(FORM, papers.example(FORM) | changes)
    return {one.rule: one for one in report.findings if one.rule.startswith("GC-")}


def test_the_complete_sample_is_ready():
    assert formgen.check(FORM, papers.example(FORM)).final


def test_what_is_left_out_is_named_and_marked(printed):
    assert asked_for(FORM) >= {
        "contract_title",
        "handler_name",
        "milestone_name",
        "planned_date",
        "report_date",
    }
    assert "【待补充" in printed(FORM, {})


def test_the_paper_says_what_was_answered(printed):
    said = printed(FORM, papers.example(FORM))

    for words in ("进场交接", "2026年11月16日", "□按期完成　☑逾期完成　□尚未完成"):
        assert words in said
    assert "待补充" not in said


def test_whether_it_was_in_time_follows_from_the_days(printed):
    sample = papers.example(FORM)

    assert "☑按期完成" in printed(FORM, sample | {"actual_date": "2026-11-13"})
    assert "☑逾期完成" in printed(FORM, sample | {"actual_date": "2026-11-14"})
    assert "☑尚未完成" in printed(FORM, sample | {"actual_date": None})


@pytest.mark.parametrize(
    ("reached", "reported", "late"),
    [
        ("2026-11-16", "2026-11-19", False),
        ("2026-11-16", "2026-11-20", True),
        ("2026-09-30", "2026-10-10", False),  # 国庆, and 10 October is worked
        ("2026-09-30", "2026-10-12", True),
    ],
)
def test_it_is_reported_within_three_working_days_of_the_milestone(reached, reported, late):
    assert ("GC-59-1" in found(actual_date=reached, report_date=reported)) is late


def test_a_milestone_that_was_not_reached_counts_from_the_day_it_was_planned_for():
    assert "GC-59-1" not in found(actual_date=None, report_date="2026-11-18")
    assert "GC-59-1" in found(actual_date=None, report_date="2026-11-19")


def test_a_report_before_the_milestone_is_told():
    report = formgen.check(FORM, papers.example(FORM) | {"report_date": "2026-11-15"})

    assert "TXT-37" in {one.rule for one in report.findings}


def test_a_late_report_goes_out_with_its_reason():
    late = papers.example(FORM) | {"report_date": "2026-11-20"}

    assert not formgen.check(FORM, late).final
    assert formgen.check(FORM, late | {"override_reasons": {"GC-59-1": "备案系统当日停机（示例）"}}).final


def test_the_last_day_is_told():
    due, rest = formgen.check(FORM, papers.example(FORM)).follow_ups

    assert due.due.isoformat() == "2026-11-19"
    assert rest.due is None


def carried(*milestones):
    """What the report of a contract with these milestones begins with."""
    contract = catalogue.installed().form("government_contract")
    answers = read_answers(contract, {"performance": {"milestones": list(milestones)}})
    names = ("milestone_name", "planned_date", "actual_date")
    return tuple(FROM_CONTRACT[name](answers) for name in names)


def test_it_begins_with_the_first_milestone_that_is_still_open():
    done = {"name": "初验", "due_date": "2026-09-30", "actual_date": "2026-09-29"}
    opened = {"name": "终验", "due_date": "2026-11-30"}

    assert carried(done, opened) == ("终验", "2026-11-30", None)
    assert carried(done) == ("初验", "2026-09-30", "2026-09-29")
    assert carried() == (None, None, None)


def test_the_unlawful_sample_is_late_and_nobody_handles_it():
    report = formgen.check(FORM, papers.example(FORM, "unlawful"))

    assert {one.rule for one in report.findings} >= {"GC-16-1", "GC-59-1"}
