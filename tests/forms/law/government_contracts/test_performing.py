"""第五十四条至第六十条: deviations, acceptance and payment, change and termination, reports."""

from datetime import date

import pytest

from formgen.calendar import WorkingDays
from formgen.fields import Reference
from formgen.fields.group import Group
from formgen.forms.law.government_contracts import performing
from formgen.rules import MISSING, NOTE

TODAY = date(2026, 11, 19)
PAPER = Reference(name="示例文件")


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("breach", "不履行合同义务"),
        ("anticipatory_breach", "预期违约"),
        ("deterioration", "财产状况恶化"),
        ("change_of_circumstances", "法律或政策修改"),
        ("force_majeure", "不可抗力"),
    ],
)
def test_deviation_is_answered(kind, said):
    assert said in str(performing.deviation_is_answered(kind).message)


def planned(submitted, *, level="district_government", approved=False, today=TODAY):
    """What GC-54-2 says about a plan for a deviation found on 24 September 2026, the day before a holiday."""
    return performing.plan_reaches_the_district_government_in_three_working_days(
        level, approved, date(2026, 9, 24), submitted, today, TODAY, WorkingDays()
    )


def test_plan_reaches_the_district_government_in_three_working_days():
    assert planned(date(2026, 9, 30)) is None
    late = planned(date(2026, 10, 8))
    assert (late.severity, late.fields) == (None, "plan_submitted_date")
    assert "2026年9月30日" in str(late.message)


def test_a_plan_is_due_only_where_the_district_government_signed_or_approved():
    late = date(2026, 10, 8)
    assert planned(late, level="district_department") is None
    assert planned(late, level="district_department", approved=True) is not None
    assert performing.concerns_district_government(None, None) is False


def test_a_plan_not_yet_submitted_is_counted_down():
    assert planned(None, today=date(2026, 9, 28)).severity is NOTE
    assert "已过" in str(planned(None, today=date(2026, 10, 8)).message)


@pytest.mark.parametrize(
    ("procurement", "result", "kind", "lawful"),
    [
        (True, "合格", "final", True),
        (True, None, "final", False),
        (True, None, "progress", False),
        (True, None, None, False),
        (True, None, "advance", True),
        (False, None, "final", True),
    ],
)
def test_procurement_is_accepted_before_payment(procurement, result, kind, lawful):
    assert (performing.procurement_is_accepted_before_payment(procurement, result, kind) is None) is lawful


@pytest.mark.parametrize(("met", "lawful"), [(True, True), (False, False), (None, True)])
def test_payment_meets_its_conditions(met, lawful):
    assert (performing.payment_meets_its_conditions(Group(condition_met=met)) is None) is lawful


CHANGE = {"items": ("term",), "reason": "客观情况变化（示例）", "new_text": "第五条改为：……"}


def test_change_is_agreed_in_writing():
    assert performing.change_is_agreed_in_writing(Group(**CHANGE)) is None
    for name in CHANGE:
        found = performing.change_is_agreed_in_writing(Group(**{**CHANGE, name: None}))
        assert found.fields == (f"change.{name}",)


@pytest.mark.parametrize(
    ("assessment", "decision", "fields"),
    [
        (PAPER, PAPER, None),
        (None, PAPER, ("risk_assessment_doc",)),
        (PAPER, None, ("decision_doc",)),
        (None, None, ("risk_assessment_doc", "decision_doc")),
    ],
)
def test_termination_is_assessed_and_decided_before_notice(assessment, decision, fields):
    found = performing.termination_is_assessed_and_decided_before_notice(TODAY, assessment, decision)
    assert (found and found.fields) == fields


def terminated(*, approved_on, noticed_on, doc=PAPER, level="district_government", approved=False):
    """What GC-57-2 says about a contract ended by the government side alone."""
    return performing.termination_is_approved_by_the_district_government_before_notice(
        level, approved, doc, approved_on, noticed_on
    )


def test_termination_is_approved_by_the_district_government_before_notice():
    approval = date(2026, 8, 10)
    assert terminated(approved_on=approval, noticed_on=date(2026, 8, 10)) is None
    assert terminated(approved_on=approval, noticed_on=date(2026, 8, 11)) is None
    early = terminated(approved_on=approval, noticed_on=date(2026, 8, 9))
    assert early.fields == ("notice_date", "district_approval_date")


def test_termination_without_a_complete_approval_is_stopped_where_the_district_government_is_concerned():
    day = date(2026, 8, 10)
    assert terminated(approved_on=day, noticed_on=day, doc=None).kind is MISSING
    assert terminated(approved_on=None, noticed_on=day).kind is MISSING
    assert terminated(approved_on=None, noticed_on=day, doc=None, level="subdistrict_office") is None
    assert terminated(approved_on=None, noticed_on=day, level="subdistrict_office", approved=True) is not None


@pytest.mark.parametrize(
    ("stage", "done", "noted"),
    [
        ("closed", False, True),
        ("closed", None, True),
        ("closed", True, False),
        ("performing", False, False),
    ],
)
def test_performance_is_evaluated(stage, done, noted):
    assert (performing.performance_is_evaluated(stage, done) is not None) is noted


def reported(day, *, planned_for=None, reached=date(2026, 9, 30), today=TODAY):
    """What GC-59-1 says about a milestone reached and reported so."""
    return performing.milestone_is_reported_in_three_working_days(
        "初步验收", planned_for, reached, day, today, TODAY, WorkingDays()
    )


def test_milestone_is_reported_in_three_working_days():
    assert reported(date(2026, 10, 10)) is None
    late = reported(date(2026, 10, 12))
    assert (late.severity, late.fields) == (None, "report_date")
    assert "节点“初步验收”最迟应于2026年10月10日填报" in str(late.message)


def test_the_day_a_milestone_was_reached_counts_before_the_day_it_was_planned_for():
    assert reported(date(2026, 10, 10), planned_for=date(2026, 9, 1)) is None
    assert reported(date(2026, 10, 12), planned_for=date(2026, 9, 30), reached=None) is not None
    assert reported(date(2026, 10, 12), reached=None) is None


def test_a_milestone_not_yet_reported_is_counted_down():
    assert reported(None, today=date(2026, 10, 9)).severity is NOTE


def deviation(day, *, discovered=date(2026, 9, 24)):
    """What GC-59-2 says about a deviation of 22 September 2026 reported on *day*."""
    return performing.deviation_is_reported_in_three_working_days(
        date(2026, 9, 22), discovered, day, TODAY, WorkingDays()
    )


def test_deviation_is_reported_in_three_working_days():
    assert deviation(date(2026, 9, 28)) is None
    assert deviation(date(2026, 9, 29)).fields == "report_date"


def test_a_late_report_names_the_day_counted_from_discovery_too():
    said = str(deviation(date(2026, 10, 9)).message)
    assert "2026年9月28日" in said
    assert "自发现之日起算则为2026年9月30日" in said
    assert "自发现之日" not in str(deviation(date(2026, 10, 9), discovered=None).message)
    assert "自发现之日" not in str(deviation(date(2026, 10, 9), discovered=date(2026, 9, 22)).message)


def verdict(found):
    """What a report's day comes to: fine, fine but late in the day, or late."""
    if found is None:
        return "in time"
    return "noted" if found.severity is NOTE else "late"


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 7, 19), "in time"),
        (date(2026, 7, 20), "noted"),
        (date(2026, 7, 21), "late"),
    ],
)
def test_half_year_report_is_in_time(day, expected):
    assert verdict(performing.half_year_report_is_in_time("half_year", day, TODAY)) == expected
    assert performing.half_year_report_is_in_time("annual", day, TODAY) is None


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2027, 1, 19), "in time"),
        (date(2027, 1, 20), "noted"),
        (date(2027, 1, 21), "late"),
    ],
)
def test_annual_report_is_in_time(day, expected):
    assert verdict(performing.annual_report_is_in_time("annual", day, TODAY)) == expected
    assert performing.annual_report_is_in_time("half_year", day, TODAY) is None


PARTS = {"r1": "一", "r2": "二", "r3": "无", "r4": "无", "r5": "五"}


def test_report_says_all_it_must():
    assert performing.report_says_all_it_must("annual", **PARTS) is None
    for name in ("r1", "r2", "r3", "r4"):
        found = performing.report_says_all_it_must("half_year", **{**PARTS, name: " "})
        assert found.fields == (name,)


def test_only_the_annual_report_speaks_about_the_system_of_contract_management():
    without = {**PARTS, "r5": None}
    assert performing.report_says_all_it_must("half_year", **without) is None
    assert performing.report_says_all_it_must("annual", **without).fields == ("r5",)
