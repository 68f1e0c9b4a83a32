"""签约程序和内部决策文件登记表: what has to precede a signature, each with its paper."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest
from printed_papers import asked_for, found_in, words_of

import formgen
from formgen.service import papers

FORM = "contract_procedure_record"
AS_OF = date(2026, 11, 19)
DOC = {"name": "评审报告（示例）"}
printed = partial(words_of, FORM)
found = partial(found_in, FORM, AS_OF)


def test_the_complete_sample_is_ready():
    assert formgen.check(FORM, papers.example(FORM)).final


def test_what_is_left_out_is_named_and_marked():
    assert asked_for(FORM) >= {"contract_title", "procedure_name", "doc_no", "date", "conclusion"}
    assert "【待补充" in printed({})


@pytest.mark.parametrize(
    ("required", "doc", "told"),
    [
        (True, DOC, []),
        (True, None, [("GC-47-1", ("pre_approvals[0].doc",))]),
        (False, None, []),
    ],
)
def test_a_required_procedure_has_its_paper(required, doc, told):
    assert found(pre_approvals=[{"name": "财政预算评审", "required": required, "doc": doc}]) == told


def test_where_no_procedure_is_required_none_is_listed():
    assert found(pre_approvals=None) == []
    none = "没有需要履行的评估、审批等程序"
    assert none in printed(papers.example(FORM) | {"pre_approvals": None})
    assert none not in printed(papers.example(FORM))


@pytest.mark.parametrize(("conclusion", "asked"), [("agreed", False), ("changed", True), ("refused", True)])
def test_what_is_not_simply_agreed_to_says_why(conclusion, asked):
    assert found(conclusion=conclusion) == ([("FORM-1", ("changes",))] if asked else [])


def test_the_paper_says_what_was_answered():
    said = printed(papers.example(FORM))

    for words in (
        "示例评〔2026〕7号",
        "核定9,600,000.00元",
        "示例纪〔2026〕40号",
        "☑同意签订",
        "（参考样式）",
    ):
        assert words in said
    assert "待补充" not in said


def test_a_decision_to_sign_is_followed_by_signature_and_archive():
    def told(**changed):
        report = formgen.check(FORM, papers.example(FORM) | changed, as_of=AS_OF)
        return [one.article for one in report.follow_ups]

    assert told() == ["第四十八条", "第六十七条"]
    assert told(conclusion="refused") == []
