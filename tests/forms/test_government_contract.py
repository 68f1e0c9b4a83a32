"""政府合同: what the form as a whole does, beside the rules of its acts and the words of its paper."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from io import BytesIO

import docx
import pytest

import formgen
from formgen.forms.government_contract import FORM
from formgen.service import papers

AS_OF = date(2026, 11, 19)
STAGES = ["draft", "review", "sign", "filed", "performing", "closed"]


@pytest.fixture
def answers():
    return deepcopy(papers.example("government_contract"))


def rules(report):
    return {one.rule for one in report.findings}


def test_the_twelve_elements_come_first_on_its_checklist_in_the_order_of_the_article():
    elements = [(line.no, line.rule) for line in FORM.checklist[:12]]

    assert elements == [(number, f"GC-26-{number}") for number in range(1, 13)]


def test_an_empty_contract_lacks_what_must_never_lack():
    report = formgen.check("government_contract", {}, as_of=AS_OF)

    missing = [entry.line.no for entry in report.checklist if entry.status == "missing"]
    assert {1, 2, 3, 9, 10, 11} <= set(missing)
    assert not report.ready


@pytest.mark.parametrize("stage", STAGES)
def test_the_contract_goes_through_its_stages_without_a_new_block_before_its_time(answers, stage):
    report = formgen.check("government_contract", answers | {"stage": stage}, as_of=AS_OF)

    assert all(one.stage.key in STAGES[: STAGES.index(stage) + 1] for one in report.findings)
    assert all(one.stage.key in STAGES[STAGES.index(stage) + 1 :] for one in report.upcoming)


def test_an_agreement_between_offices_is_not_judged_by_the_elements(answers):
    answers |= {"deal_nature": "inter_administrative", "background": None}
    report = formgen.check("government_contract", answers, as_of=AS_OF)

    assert not {rule for rule in rules(report) if rule.startswith("GC-")} - {"GC-5-1"}


def test_the_law_applied_is_that_of_the_day_of_signing(answers):
    answers["effect"]["signing_date"] = "2023-12-01"
    report = formgen.check("government_contract", answers, as_of=AS_OF)

    assert report.law_day == date(2023, 12, 1)
    assert report.as_of == AS_OF


@pytest.mark.parametrize(
    ("languages", "asked"), [(["zh"], False), (["zh", "en"], True), (["zh", "other"], True), ([], False)]
)
def test_which_text_prevails_is_asked_where_there_is_a_foreign_one(answers, languages, asked):
    report = formgen.check(
        "government_contract", answers | {"languages": languages, "prevailing_language": None}, as_of=AS_OF
    )

    said = [one.rule for one in report.findings if "prevailing_language" in one.fields]
    assert ("FORM-1" in said) is asked


def test_a_contract_in_chinese_alone_prints_that_its_text_prevails(answers):
    answers |= {"prevailing_language": None}
    paper = docx.Document(
        BytesIO(formgen.render("government_contract", answers, as_of=AS_OF)["government_contract.docx"])
    )

    said = "\n".join(paragraph.text for paragraph in paper.paragraphs)
    assert "本合同以中文书写，以中文文本为准。" in said
