"""争议和解（调解）协议: what was agreed stands in writing, and no right is given away without approval."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest
from printed_papers import asked_for, found_in, words_of

import formgen
from formgen.answers import read_answers
from formgen.service import papers
from formgen.service.carrying import taken

FORM = "contract_settlement"
AS_OF = date(2026, 11, 19)
printed = partial(words_of, FORM)
found = partial(found_in, FORM, AS_OF)


def test_the_complete_sample_is_ready():
    assert formgen.check(FORM, papers.example(FORM)).final


def test_what_is_left_out_is_named_and_marked():
    assert asked_for(FORM) >= {"contract_title", "government_party", "facts", "terms", "waives_rights"}
    assert "【待补充" in printed({})


@pytest.mark.parametrize(("reached", "told"), [(True, [("GC-63-1", ("settlement_doc",))]), (False, [])])
def test_what_was_agreed_stands_in_writing(reached, told):
    assert found(settlement_reached=reached) == []
    assert found(settlement_reached=reached, settlement_doc=None) == told


def test_a_right_is_not_given_away_without_approval():
    assert found(waiver_approval_doc=None) == [("FORM-1", ("waiver_approval_doc",))]
    assert found(waives_rights=False, waiver=None, waiver_approval_doc=None) == []


def test_its_terms_are_judged_like_a_contracts():
    assert found(terms="乙方尽快补足人员（示例）。") == [("GC-25-1", ("terms",))]
    assert found(facts="乙方未尽快补足人员（示例）。") == []


def test_a_mediated_agreement_says_who_mediated():
    mediated = papers.example(FORM) | {"settlement_way": "mediation"}

    assert found(settlement_way="mediation") == [("FORM-1", ("mediator",))]
    said = printed(mediated | {"mediator": "示例人民调解委员会（示例）"})
    assert said.startswith("争议调解协议")
    assert "经示例人民调解委员会（示例）主持调解" in said


def test_the_paper_says_what_was_answered():
    said = printed(papers.example(FORM))

    assert said.startswith("争议和解协议")
    for words in ("第一条　争议事实", "第三条　放弃的权益", "第四条　其他", "一式4份", "2024年12月1日"):
        assert words in said
    assert "待补充" not in said


def test_without_a_waiver_the_articles_close_up():
    said = printed(papers.example(FORM) | {"waives_rights": False})

    assert "放弃的权益" not in said
    assert "第三条　其他" in said


def test_it_is_reviewed_before_and_filed_after_it_is_signed():
    def told(**changed):
        report = formgen.check(FORM, papers.example(FORM) | changed, as_of=AS_OF)
        return [(one.article, one.due and one.due.isoformat()) for one in report.follow_ups]

    assert told() == [("第四十一条", None), ("第四十九条", None)]
    assert told(signed_date="2026-06-12") == [("第四十九条", "2026-06-29")]


def test_what_was_approved_is_taken_over():
    waiver = papers.form("contract_waiver_approval")
    here = papers.form(FORM)
    answers = read_answers(
        waiver,
        papers.example(waiver.id) | {"stage": "performing", "approval_doc": {"name": "书面同意（示例）"}},
    )
    source = next(one for one in here.sources if one.form == waiver.id)

    carried = taken(here, source, answers)
    assert carried["waiver"] == papers.example(waiver.id)["right"]
    assert carried["waiver_approval_doc"] == {"name": "书面同意（示例）"}
