"""纸质合同原件移交单: its samples, what is left out, and what the paper says."""

from __future__ import annotations

from functools import partial

from printed_papers import asked_for, words_of

import formgen
from formgen.service import papers

FORM = "contract_original_handover"
printed = partial(words_of, FORM)


def test_the_complete_sample_is_ready():
    assert formgen.check(FORM, papers.example(FORM)).final


def test_what_is_left_out_is_named_and_marked():
    assert asked_for(FORM) >= {"contract_title", "filing_no", "copies"}
    assert "【待补充" in printed({})


def test_the_paper_says_what_was_answered():
    said = printed(papers.example(FORM))

    for words in ("示例合备〔2026〕0321号", "28页", "1份"):
        assert words in said
    assert "待补充" not in said


def test_the_last_day_for_handing_in_is_told():
    (follow_up,) = formgen.check(FORM, papers.example(FORM)).follow_ups

    assert follow_up.due.isoformat() == "2026-11-24"
