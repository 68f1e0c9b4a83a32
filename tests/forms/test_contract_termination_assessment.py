"""解除合同风险评估意见及报批表: assessment and decision first, the notice after them."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest
from printed_papers import asked_for, found_in, words_of

import formgen
from formgen.answers import read_answers
from formgen.forms.contract_termination_notice import FROM_ASSESSMENT
from formgen.service import papers
from formgen.service.carrying import source_of, taken

FORM = "contract_termination_assessment"
AS_OF = date(2026, 11, 19)
DECIDED = {
    "notice_date": "2026-11-16",
    "risk_assessment_doc": {"name": "风险评估意见（示例）"},
    "decision_doc": {"name": "局党组会议纪要（示例）"},
}
APPROVED = {"district_approval_doc": {"name": "区政府批复（示例）"}, "district_approval_date": "2026-11-16"}
printed = partial(words_of, FORM)
found = partial(found_in, FORM, AS_OF)


def test_the_complete_sample_is_ready():
    assert formgen.check(FORM, papers.example(FORM)).final


def test_what_is_left_out_is_named_and_marked():
    assert asked_for(FORM) >= {"contract_title", "reason", "risk_assessment", "conclusion"}
    assert "【待补充" in printed({})


@pytest.mark.parametrize("missing", ["risk_assessment_doc", "decision_doc"])
def test_no_notice_before_assessment_and_decision(missing):
    assert found(**DECIDED) == []
    assert found(**DECIDED | {missing: None}) == [("GC-57-1", (missing,))]
    assert found(**DECIDED | {missing: None, "notice_date": None}) == []


@pytest.mark.parametrize(("approved_on", "lawful"), [("2026-11-16", True), ("2026-11-17", False)])
def test_the_district_government_approves_before_the_notice(approved_on, lawful):
    own = DECIDED | APPROVED | {"district_gov_approved": True, "district_approval_date": approved_on}

    assert found(**own) == ([] if lawful else [("GC-57-2", ("notice_date", "district_approval_date"))])


@pytest.mark.parametrize("own", [{"district_gov_approved": True}, {"signatory_level": "district_government"}])
def test_only_contracts_of_the_district_government_need_its_approval(own):
    blamed = ("district_approval_doc", "district_approval_date")

    assert found(**DECIDED, **own) == [("GC-57-2", blamed)]
    assert "区政府批准意见" in printed(papers.example(FORM) | own)
    assert "区政府批准意见" not in printed(papers.example(FORM))


def test_the_paper_says_what_was_answered():
    said = printed(papers.example(FORM))

    for words in ("☑仍决定解除", "2024年12月1日", "测算约12万元", "示例请〔2026〕18号", "（参考样式）"):
        assert words in said
    assert "待补充" not in said


def test_a_termination_is_followed_by_approval_notice_and_filing():
    def told(**changed):
        report = formgen.check(FORM, papers.example(FORM) | changed, as_of=AS_OF)
        return [(str(one.label), one.article) for one in report.follow_ups]

    assert told() == [
        ("按相关决策程序审批。", "第五十七条"),
        ("批准以后及时发出书面解除通知，并与对方协商解除的有关事宜。", "第五十七条"),
        ("签订解除协议的，及时办理备案登记。", "第五十一条"),
    ]
    assert told(district_gov_approved=True)[0][0] == "发出通知以前报请区政府批准，并附本评估意见。"
    assert told(conclusion="keep") == []


def test_the_notice_takes_over_what_was_decided():
    notice, here = papers.form("contract_termination_notice"), papers.form(FORM)
    answers = read_answers(here, papers.example(FORM) | DECIDED)

    carried = taken(notice, FROM_ASSESSMENT, answers)
    assert carried["grounds"] == papers.example(FORM)["reason"]
    assert carried["notice_date"] == "2026-11-16"
    assert FROM_ASSESSMENT.is_offered(answers)
    assert not FROM_ASSESSMENT.is_offered(read_answers(here, {"conclusion": "keep"}))


@pytest.mark.parametrize(
    ("level", "approved", "of_the_district"),
    [
        ("district_government", False, True),
        ("district_department", True, True),
        ("district_department", False, False),
        ("district_department", None, None),
    ],
)
def test_a_contract_in_the_name_of_the_district_is_the_districts_on_its_papers(
    level, approved, of_the_district
):
    answers = {**papers.example("government_contract"), "signatory_level": level}
    contract = read_answers(
        papers.form("government_contract"), {**answers, "district_gov_approved": approved}
    )

    for form in (
        FORM,
        "contract_termination_notice",
        "contract_waiver_approval",
        "contract_dispute_analysis",
    ):
        paper = papers.form(form)
        carried = taken(paper, source_of(paper, "government_contract"), contract)
        assert carried.get("district_gov_approved") is of_the_district
