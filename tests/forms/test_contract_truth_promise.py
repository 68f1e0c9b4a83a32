"""资料真实性和完整性书面承诺: what is handed over is true and whole, in writing where it is asked for."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest
from printed_papers import asked_for, found_in, words_of

import formgen
from formgen.answers import read_answers
from formgen.forms.contract_truth_promise import archived_files
from formgen.service import papers

FORM = "contract_truth_promise"
AS_OF = date(2026, 11, 19)
printed = partial(words_of, FORM)
found = partial(found_in, FORM, AS_OF)


def test_the_complete_sample_is_ready():
    assert formgen.check(FORM, papers.example(FORM)).final


def test_what_is_left_out_is_named_and_marked():
    assert asked_for(FORM) >= {"contract_title", "promisor", "materials", "statement", "date"}
    assert "【待补充" in printed({})


@pytest.mark.parametrize(("asked", "told"), [(True, [("GC-75-1", ("commitment_doc",))]), (False, [])])
def test_the_promise_is_made_where_it_is_asked_for(asked, told):
    assert found(commitment_required=asked) == []
    assert found(commitment_required=asked, commitment_doc=None) == told


def test_the_paper_says_what_was_answered():
    said = printed(papers.example(FORM))

    for words in ("罗湖区财政局：", "作为合同承办部门", "133", "复印件与原件一致", "2026年11月16日"):
        assert words in said
    assert "待补充" not in said


def test_the_archived_files_are_taken_over():
    archive = papers.form("contract_archive_list")
    files = archived_files(read_answers(archive, papers.example(archive.id)))

    assert len(files) == 7
    assert files[0] == {"name": "谈判备忘录（示例）", "copies": 1, "pages": 9}


def test_whoever_is_inspected_helps():
    (follow_up,) = formgen.check(FORM, papers.example(FORM), as_of=AS_OF).follow_ups

    assert (follow_up.article, follow_up.due) == ("第七十五条", None)
