"""授权委托书: its samples, what is left out, and what the paper says."""

from __future__ import annotations

from functools import partial

from printed_papers import asked_for, words_of

import formgen
from formgen.service import papers

FORM = "contract_signing_authorization"
printed = partial(words_of, FORM)


def test_the_complete_sample_is_ready():
    assert formgen.check(FORM, papers.example(FORM)).final


def test_what_is_left_out_is_named_and_marked():
    assert asked_for(FORM) >= {"agent_name", "scope", "powers", "valid_from", "valid_to"}
    assert "【待补充" in printed({})


def test_the_paper_says_what_was_answered():
    said = printed(papers.example(FORM))

    for words in ("现委托示例乙（职务：副局长", "代理人无转委托权。", "自2026年11月20日至2026年12月31日。"):
        assert words in said
    assert "待补充" not in said
