"""合同履行异常应对方案: its samples, its last day on either side, and which contracts it is for."""

from __future__ import annotations

from functools import partial

import pytest
from printed_papers import asked_for, found_by_rule, report_on

import formgen
from formgen import catalogue
from formgen.answers import read_answers
from formgen.service import papers

FORM = "contract_response_plan"
report = partial(report_on, FORM)
found = partial(found_by_rule, FORM)


def test_the_complete_sample_is_ready():
    assert report().final


def test_what_is_left_out_is_named_and_marked(printed):
    assert asked_for(FORM) >= {
        "contract_title",
        "abnormal_type",
        "discovered_date",
        "plan",
        "plan_submitted_date",
    }
    assert "【待补充" in printed(FORM, {})


def test_the_paper_says_what_was_answered(printed):
    said = printed(FORM, papers.example(FORM))

    for words in (
        "签订主体：区政府直属部门；经区政府批准签订：是",
        "委托应急服务单位",
        "请区政府同意上述方案",
    ):
        assert words in said
    assert "待补充" not in said


@pytest.mark.parametrize(
    ("discovered", "submitted", "late"),
    [
        ("2026-11-16", "2026-11-19", False),
        ("2026-11-16", "2026-11-20", True),
        ("2026-09-24", "2026-09-30", False),  # 中秋 on the 25th
        ("2026-09-24", "2026-10-08", True),
    ],
)
def test_it_is_submitted_within_three_working_days_of_the_discovery(discovered, submitted, late):
    assert ("GC-54-2" in found(discovered_date=discovered, plan_submitted_date=submitted)) is late


@pytest.mark.parametrize(
    ("level", "approved", "speaks"),
    [
        ("district_government", False, True),
        ("subdistrict_office", True, True),
        ("subdistrict_office", False, False),
    ],
)
def test_the_period_is_for_contracts_of_the_district_government(level, approved, speaks):
    late = {"plan_submitted_date": "2026-11-20", "signatory_level": level, "district_gov_approved": approved}

    assert ("GC-54-2" in found(**late)) is speaks


def test_the_period_for_the_filing_system_belongs_to_another_paper():
    assert set(found(plan_submitted_date="2026-12-31")) == {"GC-54-1", "GC-54-2", "GC-78-1"}


def test_the_last_day_is_told():
    assert [one.due and one.due.isoformat() for one in report().follow_ups] == ["2026-11-19", None]


@pytest.mark.parametrize(
    ("answers", "offered"),
    [
        ({"stage": "performing", "signatory_level": "district_government"}, True),
        ({"stage": "performing", "district_gov_approved": True}, True),
        ({"stage": "performing", "district_gov_approved": False}, False),
        ({"stage": "draft", "district_gov_approved": True}, False),
    ],
)
def test_a_contract_offers_it_where_the_district_government_decides(answers, offered):
    forms = catalogue.installed()
    source = next(one for one in forms.form(FORM).sources if one.form == "government_contract")

    assert source.is_offered(read_answers(forms.form("government_contract"), answers)) is offered


def test_the_unlawful_sample_is_late_and_nobody_handles_it():
    report = formgen.check(FORM, papers.example(FORM, "unlawful"))

    assert {one.rule for one in report.findings} >= {"GC-16-1", "GC-54-2"}
