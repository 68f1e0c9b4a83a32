"""合同续签提出与决定表: its samples, what is left out, and what the paper says."""

from __future__ import annotations

from functools import partial

import pytest
from printed_papers import asked_for, words_of

import formgen
from formgen.service import papers

FORM = "contract_renewal"
printed = partial(words_of, FORM)


def test_the_complete_sample_is_ready():
    assert formgen.check(FORM, papers.example(FORM)).final


def test_what_is_left_out_is_named_and_marked():
    assert asked_for(FORM) >= {"contract_title", "expiry_date", "requester"}
    assert "【待补充" in printed({})


def test_the_paper_says_what_was_answered():
    said = printed(papers.example(FORM))

    for words in ("☑同意续签", "□不续签", "2027年6月30日"):
        assert words in said
    assert "待补充" not in said


@pytest.mark.parametrize(
    ("asked", "late"), [("2026-12-30", False), ("2026-12-31", True), ("2027-06-30", True)]
)
def test_a_renewal_is_asked_for_six_months_ahead(asked, late):
    answers = {**papers.example(FORM), "request_date": asked}

    assert ("GC-35-4" in {one.rule for one in formgen.check(FORM, answers).findings}) is late
