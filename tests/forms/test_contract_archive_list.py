"""合同档案目录: nine kinds of files, each there or with a reason, and the day on which they are archived."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest
from printed_papers import found_in, words_of

import formgen
from formgen.answers import read_answers
from formgen.forms import contract_archive_files
from formgen.forms.law.government_contracts.archives import (
    files_are_archived_when_the_contract_ends,
)
from formgen.service import papers

FORM = "contract_archive_list"
AS_OF = date(2026, 11, 19)
printed = partial(words_of, FORM)
found = partial(found_in, FORM, AS_OF)


def test_the_complete_sample_is_ready():
    assert formgen.check(FORM, papers.example(FORM)).final


def test_what_is_left_out_is_named_and_marked():
    report = formgen.check(FORM, {"stage": "closed"})

    paths = {path for one in report.findings for path in one.fields}
    assert paths >= {"contract_title", "a1", "a9", "keeper", "archived_date"}
    assert "【待补充" in printed({})


@pytest.mark.parametrize("kind", ["a1", "a2", "a4", "a7", "a8", "a9"])
def test_six_kinds_may_be_none_with_a_reason(kind):
    reasons = {"a4": "没有变更", "a8": "没有争议", kind: "没有"}

    assert found(**{kind: "无", "reasons": reasons}) == []
    assert found(**{kind: "无", "reasons": reasons | {kind: None}}) == [("FORM-1", (f"reasons.{kind}",))]
    assert found(**{kind: None}) == [("GC-67-1", (kind,))]


@pytest.mark.parametrize("kind", ["a3", "a5", "a6"])
def test_three_kinds_are_there_for_every_contract(kind):
    reasons = {"a4": "没有变更", "a8": "没有争议", kind: "没有"}

    assert found(**{kind: "无", "reasons": reasons}) == [("GC-67-1", (kind,))]


def test_what_is_there_is_counted():
    copies = papers.example(FORM)["copies"]

    assert found(copies=copies | {"a7": None}) == [("FORM-1", ("copies.a7",))]


def test_archiving_is_asked_for_once_the_contract_is_over():
    assert found(archived_date=None) == [("GC-68-1", ("archived_date",))]
    assert found(archived_date=None, stage="performing") == []
    assert files_are_archived_when_the_contract_ends("performing", None) is None


def test_the_paper_says_what_was_answered():
    said = printed(papers.example(FORM))

    for words in ("示例合备〔2024〕0123号", "没有争议", "2026年11月16日", "58", "232", "（参考样式）"):
        assert words in said
    assert "待补充" not in said


def test_what_the_contract_names_is_carried_over():
    contract = papers.form("government_contract")
    answers = read_answers(
        contract,
        {
            "contract_title": "示例合同",
            "negotiation": {"held": True, "memo_doc": {"name": "谈判备忘录"}},
            "internal_decision_doc": {"name": "会议纪要", "doc_no": "示例纪〔2026〕1号"},
            "internal_review": {"done": True, "opinion_doc": {"name": "审查意见"}},
            "consultation_docs": [{"dept": "区财政局", "reply_date": "2026-01-05"}, {"dept": "区司法局"}],
        },
    )

    carried = {
        path: made(answers) for path, made in contract_archive_files.FROM_CONTRACT.items() if path[0] == "a"
    }
    assert carried == {
        "a1": "《谈判备忘录》",
        "a2": None,
        "a3": "《示例合同》及附件",
        "a5": "《会议纪要》（示例纪〔2026〕1号）",
        "a6": "《审查意见》、区财政局复函",
    }


def test_what_is_archived_is_kept():
    (kept,) = formgen.check(FORM, papers.example(FORM)).follow_ups
    (still,) = formgen.check(FORM, papers.example(FORM) | {"archived_date": None}).follow_ups

    assert "不得擅自处理、销毁" in str(kept.label)
    assert "及时整理归档" in str(still.label)
