"""合同备案登记表: its samples, what is left out, and the days that follow."""

from __future__ import annotations

import formgen
from formgen.service import papers

FORM = "contract_filing"


def found(answers):
    return {one.rule for one in formgen.check(FORM, answers).findings}


def test_the_complete_sample_is_ready():
    assert formgen.check(FORM, papers.example(FORM)).final


def test_what_is_left_out_is_named():
    report = formgen.check(FORM, papers.example(FORM, "incomplete"))

    paths = {path for one in report.findings for path in one.fields}
    assert paths >= {"filing.main_content", "filing.amount", "filing.scan", "filing.all_signed_date"}


def test_an_amendment_is_linked_to_what_was_filed():
    assert "GC-51-1" in found(papers.example(FORM, "unlawful"))


def test_payment_waits_for_the_entry_only_after_it_was_due():
    answers = papers.example(FORM)

    assert "GC-52-1" not in found(answers)
    assert "GC-52-1" in found({**answers, "stage": "performing"})


def test_the_last_days_are_told():
    entry, original = formgen.check(FORM, papers.example(FORM)).follow_ups

    assert entry.due.isoformat() == "2026-12-01"
    assert original.due is None
