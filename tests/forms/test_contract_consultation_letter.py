"""征求意见函: its samples, what is left out, and what the paper says."""

from __future__ import annotations

from functools import partial

from printed_papers import asked_for, words_of

import formgen
from formgen.service import papers

FORM = "contract_consultation_letter"
printed = partial(words_of, FORM)


def test_the_complete_sample_is_ready():
    assert formgen.check(FORM, papers.example(FORM)).final


def test_what_is_left_out_is_named_and_marked():
    assert asked_for(FORM) >= {"dept", "questions", "attached_docs", "reply_by"}
    assert "【待补充" in printed({})


def test_the_paper_says_what_was_answered():
    said = printed(papers.example(FORM))

    for words in (
        "征求意见函",
        "请于2026年11月30日前书面回复",
        "二、资金来源和预算科目是否正确。",
    ):
        assert words in said
    assert "待补充" not in said
