"""谈判备忘录: its samples, what is left out, and what the paper says."""

from __future__ import annotations

from functools import partial

from printed_papers import asked_for, words_of

import formgen
from formgen.service import papers

FORM = "contract_negotiation_memo"
printed = partial(words_of, FORM)


def test_the_complete_sample_is_ready():
    assert formgen.check(FORM, papers.example(FORM)).final


def test_what_is_left_out_is_named_and_marked():
    assert asked_for(FORM) >= {"contract_title", "negotiators", "agreed_terms"}
    assert "【待补充" in printed({})


def test_the_paper_says_what_was_answered():
    said = printed(papers.example(FORM))

    for words in ("示例丁（法律专业工作人员）", "已成立，首席谈判代表：示例甲", "二、考核低于80分的"):
        assert words in said
    assert "待补充" not in said


def test_a_team_without_a_lawyer_is_named():
    found = {one.rule for one in formgen.check(FORM, papers.example(FORM, "unlawful")).findings}

    assert found >= {"GC-20-1"}
