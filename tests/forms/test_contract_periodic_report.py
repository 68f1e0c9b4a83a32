"""上半年度书面报告／年度书面报告: its samples, its last days, what it must say, and how it says it."""

from __future__ import annotations

import pytest

import formgen
from formgen.service import papers

FORM = "contract_periodic_report"
HALF = {"report_type": "half_year", "report_year": 2026, "upload_date": "2026-07-10"}


def found(**changes):
    """The findings of 第六十条 on the complete sample with *changes*, by rule."""
    report = formgen.check(FORM, papers.example(FORM) | changes)
    return {one.rule: one for one in report.findings if one.rule.startswith("GC-60-")}


def test_the_complete_sample_is_ready():
    assert formgen.check(FORM, papers.example(FORM)).final


def test_what_is_left_out_is_named_and_marked(printed):
    report = formgen.check(FORM, {"report_type": "annual"})

    paths = {path for one in report.findings for path in one.fields}
    assert paths >= {"handling_dept", "report_year", "upload_date", "r1", "r2", "r3", "r4", "r5"}
    assert "【待补充" in printed(FORM, {})


@pytest.mark.parametrize(
    ("day", "severity"), [("2026-07-19", None), ("2026-07-20", "note"), ("2026-07-21", "warn")]
)
def test_the_half_year_is_reported_by_20_july(day, severity):
    said = found(**HALF | {"upload_date": day}).get("GC-60-1")

    assert (said and said.severity) == severity


@pytest.mark.parametrize(
    ("day", "severity"), [("2026-01-19", None), ("2026-01-20", "note"), ("2026-01-21", "warn")]
)
def test_the_year_before_is_reported_by_20_january(day, severity):
    said = found(report_year=2025, upload_date=day).get("GC-60-2")

    assert (said and said.severity) == severity


def test_the_day_follows_from_the_year_that_the_report_is_about():
    assert "GC-60-1" in found(**HALF | {"upload_date": "2027-01-05"})
    assert "GC-60-2" not in found(report_year=2026, upload_date="2026-12-31")
    assert "GC-60-2" in found(report_year=2024, upload_date="2026-01-05")


def test_without_that_year_it_is_the_day_of_the_year_of_the_upload():
    assert "GC-60-1" in found(**HALF | {"report_year": None, "upload_date": "2026-07-21"})
    assert "GC-60-2" in found(report_year=None, upload_date="2027-01-21")
    assert "GC-60-2" not in found(report_year=None, upload_date="2027-01-19")


@pytest.mark.parametrize("name", ["r1", "r2", "r3", "r4", "r5"])
def test_what_has_nothing_to_say_says_so(name):
    assert found(**{name: None})["GC-60-3"].fields == (name,)
    assert "GC-60-3" not in found(**{name: "无"})


def test_the_half_year_says_nothing_of_the_rules_within_and_neither_asks_the_leading_group_always(printed):
    assert "GC-60-3" not in found(**HALF, r5=None, r6=None)

    said = printed(FORM, papers.example(FORM) | HALF)
    assert "内部管理机制" not in said
    assert "五、领导小组要求报送的其他内容" in said
    assert "领导小组要求报送的其他内容" not in printed(FORM, papers.example(FORM) | HALF | {"r6": None})


def test_a_late_report_goes_out_with_its_reason():
    late = papers.example(FORM) | {"upload_date": "2026-01-21"}

    assert not formgen.check(FORM, late).final
    assert formgen.check(FORM, late | {"override_reasons": {"GC-60-2": "备案系统停机（示例）"}}).final


def test_the_last_day_is_told():
    (yearly,) = formgen.check(FORM, papers.example(FORM)).follow_ups
    (half,) = formgen.check(FORM, papers.example(FORM) | HALF).follow_ups

    assert (yearly.due.isoformat(), half.due.isoformat()) == ("2026-01-20", "2026-07-20")


def test_the_paper_is_called_by_what_it_is_about(printed):
    yearly, half = printed(FORM, papers.example(FORM)), printed(FORM, papers.example(FORM) | HALF)

    assert "\n2025年度政府合同签订、履行情况\n和合同管理制度实施情况报告\n" in yearly
    assert "\n2026年上半年度政府合同\n签订、履行情况报告\n" in half
    assert "六、领导小组要求报送的其他内容" in yearly


def test_contracts_stand_in_a_table_and_without_any_it_says_so(printed):
    assert "示例会议中心音响设备采购合同（示例）" in printed(FORM, papers.example(FORM))
    assert "本期没有合同。" in printed(FORM, papers.example(FORM) | {"contracts": []})


def test_a_mark_that_the_ledger_left_keeps_it_from_being_final():
    report = formgen.check(FORM, papers.example(FORM) | {"r1": "合同争议：【待补充：没有的写“无”】"})

    assert [one.fields for one in report.findings if one.rule == "FORM-1"] == [("r1",)]
    assert not report.final


def test_the_unlawful_sample_is_late_and_leaves_a_section_out():
    report = formgen.check(FORM, papers.example(FORM, "unlawful"))

    assert {one.rule for one in report.findings} >= {"GC-60-1", "GC-60-3"}
