"""放弃合法权益报批表: who agrees before a right of the government is given away."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest
from printed_papers import asked_for, found_in, words_of

import formgen
from formgen.answers import read_answers
from formgen.forms.contract_waiver_approval import key_supervised
from formgen.service import papers

FORM = "contract_waiver_approval"
AS_OF = date(2026, 11, 19)
DOC = {"name": "批准文件（示例）"}
AGREED = {"stage": "performing", "approval_level": "legal_rep", "approval_doc": DOC}
BLAMED = [("GC-66-1", ("approval_level", "approval_doc"))]
printed = partial(words_of, FORM)
found = partial(found_in, FORM, AS_OF)


def test_the_complete_sample_is_ready():
    assert formgen.check(FORM, papers.example(FORM)).final


def test_what_is_left_out_is_named_and_marked():
    assert asked_for(FORM) >= {"contract_title", "right", "reason", "approval_level", "is_key_supervised"}
    assert "【待补充" in printed({})


@pytest.mark.parametrize(
    "own",
    [
        {"is_key_supervised": True},
        {"district_gov_approved": True},
        {"signatory_level": "district_government"},
    ],
)
def test_three_kinds_of_contracts_go_to_the_district_government(own):
    by_district = own | {"approval_level": "district_government"}

    assert found(**AGREED | own) == BLAMED
    assert found(**AGREED | by_district) == []
    assert found(**AGREED | by_district | {"approval_doc": None}) == BLAMED
    assert "区政府批准意见" in printed(papers.example(FORM) | own)


@pytest.mark.parametrize("level", ["legal_rep", "district_government"])
def test_others_need_the_head_of_the_department(level):
    assert found(**AGREED | {"approval_level": level}) == []
    assert found(**AGREED | {"approval_level": level, "approval_doc": None}) == BLAMED
    assert "区政府批准意见" not in printed(papers.example(FORM))


def test_before_the_approval_there_is_none():
    assert found() == []
    assert found(is_key_supervised=True) == []


@pytest.mark.parametrize(("amount", "key"), [("10000000.00", True), ("9999999.99", False)])
def test_a_contract_of_ten_million_is_key_supervised(amount, key):
    contract = papers.form("government_contract")
    answers = read_answers(contract, papers.example("government_contract") | {"price": {"amount": amount}})

    assert key_supervised(answers) is key


def test_the_paper_says_what_was_answered():
    said = printed(papers.example(FORM))

    for words in ("☑和解", "16,000.00", "☑本部门法定代表人或者主要负责人书面同意", "（参考样式）"):
        assert words in said
    assert "待补充" not in said


def test_who_has_to_agree_is_told():
    def told(**changed):
        report = formgen.check(FORM, papers.example(FORM) | changed, as_of=AS_OF)
        return str(report.follow_ups[0].label)

    assert told() == "放弃以前取得承办部门法定代表人或者主要负责人书面同意。"
    assert told(is_key_supervised=True) == "放弃以前报请区政府批准。"
