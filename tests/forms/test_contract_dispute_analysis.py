"""合同争议情况、原因及应对方案: what happened, why, what follows, and that lawyers are heard."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest
from printed_papers import asked_for, found_in, words_of

import formgen
from formgen.service import papers

FORM = "contract_dispute_analysis"
AS_OF = date(2026, 11, 19)
printed = partial(words_of, FORM)
found = partial(found_in, FORM, AS_OF)


def test_the_complete_sample_is_ready():
    assert formgen.check(FORM, papers.example(FORM)).final


def test_what_is_left_out_is_named_and_marked():
    assert asked_for(FORM) >= {
        "cause",
        "performance",
        "breach",
        "damage",
        "causation",
        "exemption",
        "adverse_consequence",
        "plan",
    }
    assert "【待补充" in printed({})


@pytest.mark.parametrize(("heard", "told"), [(True, []), (False, [("GC-62-1", ("legal_consulted",))])])
def test_lawyers_are_heard(heard, told):
    assert found(legal_consulted=heard) == told


def test_whether_lawyers_were_heard_has_to_be_said():
    assert found(legal_consulted=None) == [("FORM-1", ("legal_consulted",))]


def test_what_the_lawyers_said_is_written_down():
    assert found(legal_opinion=None) == [("FORM-1", ("legal_opinion",))]


@pytest.mark.parametrize("own", [{"district_gov_approved": True}, {"signatory_level": "district_government"}])
def test_the_district_has_a_say_in_its_own_contracts(own):
    assert found(**own) == [("FORM-1", ("district_joint",))]
    assert found(**own, district_joint=True) == []
    assert "会同区政府法制机构" in printed(papers.example(FORM) | own)
    assert "会同区政府法制机构" not in printed(papers.example(FORM))


def test_what_is_said_about_a_dispute_is_not_judged_as_a_contract():
    assert found(cause="双方对有关事宜另行协商，尽快、适当处理，由对方所在地法院管辖。") == []


def test_the_paper_says_what_was_answered():
    said = printed(papers.example(FORM))

    for words in ("2026年11月2日", "36,000.00元", "第三季度考核表", "是否已征求：是", "（参考样式）"):
        assert words in said
    assert "待补充" not in said


def test_a_dispute_is_negotiated_reported_and_brought_before_a_court():
    def told(**changed):
        report = formgen.check(FORM, papers.example(FORM) | changed, as_of=AS_OF)
        return [one.article for one in report.follow_ups]

    assert told() == ["第六十三条", "第六十四条", "第六十五条"]
    assert told(district_gov_approved=True) == ["第六十二条", "第六十三条", "第六十四条", "第六十五条"]
