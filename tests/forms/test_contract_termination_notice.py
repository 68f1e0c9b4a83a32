"""解除合同通知书: its samples, what is left out, and what the paper says."""

from __future__ import annotations

from functools import partial

from printed_papers import asked_for, words_of

import formgen
from formgen.service import papers

FORM = "contract_termination_notice"
printed = partial(words_of, FORM)


def test_the_complete_sample_is_ready():
    assert formgen.check(FORM, papers.example(FORM)).final


def test_what_is_left_out_is_named_and_marked():
    assert asked_for(FORM) >= {"counterparty_name", "grounds", "effective_date", "settlement"}
    assert "【待补充" in printed({})


def test_the_paper_says_what_was_answered():
    said = printed(papers.example(FORM))

    for words in ("自2026年12月31日起解除", "（备案编号：示例合备〔2024〕0123号）", "特此通知。"):
        assert words in said
    assert "待补充" not in said


def test_no_notice_without_assessment_decision_and_approval():
    found = {one.rule for one in formgen.check(FORM, papers.example(FORM, "unlawful")).findings}

    assert found >= {"GC-57-1", "GC-57-2"}


def test_a_contract_in_the_name_of_the_district_is_asked_for_its_approval():
    named = papers.example(FORM) | {"signatory_level": "district_government"}
    approval = {"district_approval_doc": "区政府批复（示例）", "district_approval_date": "2026-11-18"}

    assert "GC-57-2" in {one.rule for one in formgen.check(FORM, named).findings}
    report = formgen.check(FORM, named | approval)
    assert [one.rule for one in report.findings if one.severity.name == "BLOCK"] == []
    assert report.answers.at("district_approval_date") is not None
    asked = papers.form(FORM).fields["district_approval_doc"]
    assert asked.shown.holds(report.answers.at)
