"""合同履约评价表: its samples, what is still to be evaluated, grave dishonesty, and what the paper says."""

from __future__ import annotations

from functools import partial

import pytest
from printed_papers import asked_for, found_by_rule, report_on

from formgen import catalogue
from formgen.answers import read_answers
from formgen.forms.contract_evaluation import stage
from formgen.service import papers

FORM = "contract_evaluation"
report = partial(report_on, FORM)
found = partial(found_by_rule, FORM)


def test_the_complete_sample_is_ready():
    assert report().final
    assert found().keys() == {"GC-78-1"}


def test_what_is_left_out_is_named_and_marked(printed):
    assert asked_for(FORM) >= {"contract_title", "counterparty", "performance_score", "integrity", "comment"}
    assert "【待补充" in printed(FORM, {})


def test_the_paper_says_what_was_answered(printed):
    said = printed(FORM, papers.example(FORM))

    for words in ("91.5分　　☑优秀", "□履行期间的评价　☑合同终止后的评价", "存在重大失信行为\n否"):
        assert words in said
    assert "事实和依据" not in said
    assert "待补充" not in said


@pytest.mark.parametrize(
    ("at", "done", "noted"),
    [
        ("closed", False, True),
        ("closed", None, True),
        ("closed", True, False),
        ("performing", False, False),
    ],
)
def test_a_contract_that_is_over_is_evaluated(at, done, noted):
    assert ("GC-58-1" in found(stage=at, evaluation_done=done)) is noted


@pytest.mark.parametrize(
    ("score", "final"), [("0", True), ("100", True), ("100.1", False), ("-0.1", False), (None, False)]
)
def test_a_score_is_between_nothing_and_a_hundred(score, final):
    assert report(performance_score=score).final is final


def test_grave_dishonesty_is_proved_and_has_its_consequence(printed):
    grave = {"serious_dishonesty": True}
    proved = {"dishonesty_facts": "提供虚假检测报告（示例）。", "dishonesty_consequence": "bad_record"}

    assert not report(**grave).final
    assert report(**grave, **proved).final
    assert "☑申请纳入不良信用记录" in printed(FORM, papers.example(FORM) | grave | proved)
    assert len(report().follow_ups) == 1
    assert "不良信用记录" in str(report(**grave).follow_ups[1].label)


@pytest.mark.parametrize(
    ("at", "taken"), [("draft", None), ("performing", "performing"), ("closed", "closed")]
)
def test_where_the_contract_stands_is_taken_from_it(at, taken):
    assert stage(read_answers(catalogue.installed().form("government_contract"), {"stage": at})) == taken
