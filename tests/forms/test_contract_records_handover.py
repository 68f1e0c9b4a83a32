"""档案及岗位交接单: what is handed over, by whom to whom, and that nobody leaves before both have signed."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest
from printed_papers import asked_for, found_in, words_of

import formgen
from formgen.answers import read_answers
from formgen.forms import contract_records_handover as handover
from formgen.service import papers

FORM = "contract_records_handover"
AS_OF = date(2026, 11, 19)
SIGNED = {"stage": "performing", "from_sign": True, "to_sign": True}
printed = partial(words_of, FORM)
found = partial(found_in, FORM, AS_OF)


def test_the_complete_sample_is_ready():
    assert formgen.check(FORM, papers.example(FORM)).final


def test_what_is_left_out_is_named_and_marked():
    assert asked_for(FORM) >= {"from", "to", "items", "date", "unfinished"}
    assert "【待补充" in printed({})


@pytest.mark.parametrize("unsigned", ["from_sign", "to_sign"])
def test_nobody_leaves_before_both_have_signed(unsigned):
    assert found(**SIGNED) == []
    assert found(**SIGNED | {unsigned: False}) == [("GC-69-1", (unsigned,))]
    assert found(**SIGNED | {unsigned: None}) == [("GC-69-1", (unsigned,))]


def test_while_it_is_made_nobody_has_to_have_signed():
    assert found() == []


@pytest.mark.parametrize(
    ("left", "told"), [("2026-11-19", [("GC-17-1", ("successor",))]), ("2026-11-20", [])]
)
def test_who_has_left_has_a_successor(left, told):
    assert found(**SIGNED, person_left_date=left, successor=None) == told


def test_without_a_change_of_staff_nobody_is_replaced():
    assert found(reason="reorganisation", person_left_date=None, successor=None, handover_doc=None) == []


def test_the_paper_says_what_was_answered():
    said = printed(papers.example(FORM))

    for words in ("☑人事变动", "2026年11月30日", "示例合备〔2024〕0123号", "232", "含电子版", "示例丙"):
        assert words in said
    assert "待补充" not in said


def test_what_is_archived_is_handed_over_kind_by_kind():
    archive = papers.form("contract_archive_list")
    items = handover.archived_papers(read_answers(archive, papers.example("contract_archive_list")))

    assert [one["name"].partition("：")[0] for one in items] == [
        "前期谈判材料",
        "对方当事人调查材料",
        "合同文本及其附件",
        "签约审批材料",
        "审查意见及部门意见",
        "履行情况记载",
        "其他文件资料",
    ]
    assert items[2] == {
        "name": "合同文本及其附件：合同及附件1至3（示例）",
        "filing_no": "示例合备〔2024〕0123号",
        "copies": 1,
        "pages": 41,
    }


def test_the_last_day_is_that_of_leaving():
    (follow_up,) = formgen.check(FORM, papers.example(FORM)).follow_ups

    assert follow_up.due.isoformat() == "2026-11-30"
