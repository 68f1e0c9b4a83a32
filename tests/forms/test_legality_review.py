"""合法性审查意见表: what it finds on either side of the rules on reviewer, materials, items and conclusion."""

from __future__ import annotations

import pytest
from legality_reviews import AS_OF, BASE_FORM, BASE_SUBMISSION, changed, found, newly

import formgen
from formgen.forms.legality_review_samples import COMPLETE
from formgen.service import papers


def test_the_complete_sample_has_only_its_notes():
    assert found(COMPLETE, "form") == BASE_FORM
    assert found(COMPLETE, "submission") == BASE_SUBMISSION


# ------------------------------------------------------------------------------------ who reviews


@pytest.mark.parametrize(
    ("level", "reviewer", "section", "lawful"),
    [
        ("internal", "legal_section", True, True),
        ("internal", "legal_staff", True, False),
        ("internal", "law_firm", True, False),
        ("internal", "district_legal", True, False),
        ("internal", "legal_staff", False, True),
        ("internal", "law_firm", False, True),
        ("internal", "legal_section", False, False),
        ("internal", "district_legal", False, False),
        ("district", "district_legal", True, True),
        ("district", "district_legal", False, True),
        ("district", "legal_section", True, False),
    ],
)
def test_the_reviewer_is_the_competent_one(level, reviewer, section, lawful):
    told = newly(
        ("form.review_level", level),
        ("form.reviewer_type", reviewer),
        ("form.dept_has_legal_section", section),
    )

    assert told == (set() if lawful else {("GC-15-1", "block")})


def test_the_district_reviews_on_the_day_of_the_department_or_later():
    district = (("form.review_level", "district"), ("form.reviewer_type", "district_legal"))
    inside = ("form.internal_opinion_date", "2026-11-06")

    assert newly(*district, inside) == set()
    assert newly(*district, inside, ("form.opinion_date", "2026-11-05")) == {("GC-42-2", "block")}
    assert newly(inside, ("form.opinion_date", "2026-11-05")) == set()


def test_the_day_of_the_department_is_that_of_the_contract_where_the_sheet_names_none():
    told = newly(
        ("form.review_level", "district"),
        ("form.reviewer_type", "district_legal"),
        ("contract.internal_review", {"done": True, "opinion_date": "2026-11-07"}),
    )

    assert told == {("GC-42-2", "block")}


# -------------------------------------------------------------------------------------- materials


@pytest.mark.parametrize(
    ("field", "rule"),
    [
        ("m1_contract_texts", "GC-43-1"),
        ("m2_background_note", "GC-43-2"),
        ("m3_preparation_docs", "GC-43-3"),
        ("m5_basis_docs", "GC-43-5"),
    ],
)
@pytest.mark.parametrize("nothing", [None, "", []])
def test_material_that_is_not_there_blocks(field, rule, nothing):
    assert newly((f"submission.{field}", nothing), part="submission") == {(rule, "block")}


def test_negotiation_is_documented_or_explained():
    reason, docs = "submission.m4_na_reason", "submission.m4_negotiation_docs"

    assert found(changed((reason, "")), "submission") == {("GC-43-4", "block")}
    assert found(changed((docs, ["谈判备忘录（示例）"])), "submission") == set()
    assert found(changed((reason, ""), (docs, ["谈判备忘录（示例）"])), "submission") == set()


def test_negotiation_that_did_not_happen_is_no_gap_of_the_checklist():
    def status(answers):
        report = formgen.check("legality_review", answers, as_of=AS_OF)
        return next(one.status for one in report.checklist if one.line.key == "negotiation")

    assert status(COMPLETE) == "present"
    assert status(changed(("submission.m4_na_reason", ""))) == "missing"


def test_what_the_reviewer_asked_for_is_pointed_out_until_it_is_there():
    asked = ("submission.m6_requested", ["授权委托书"])

    assert newly(asked, part="submission") == {("GC-43-6", "note")}
    assert newly(asked, ("submission.m6_other_docs", ["授权委托书"]), part="submission") == set()


def test_the_district_gets_the_opinion_of_the_department():
    district, opinion = ("submission.review_level", "district"), "submission.internal_opinion_doc"

    assert newly(district, part="submission") == {("GC-43-7", "block")}
    assert newly(district, (opinion, "示例法审〔2026〕33号"), part="submission") == set()
    assert newly((opinion, ""), part="submission") == set()


# ----------------------------------------------------------------------------------- the ten items


@pytest.mark.parametrize("number", range(1, 11))
def test_each_item_has_a_result(number):
    item, blocked = f"form.c{number}", {(f"GC-44-{number}", "block")}

    assert newly((f"{item}.result", "")) == blocked
    assert newly((f"{item}.result", "perhaps")) == blocked
    assert newly((item, None)) == blocked
    assert newly((item, {"result": "ok"})) == set()


@pytest.mark.parametrize("number", [1, 2, 3, 4, 6, 7, 8, 9, 10])
def test_an_item_need_not_apply(number):
    assert newly((f"form.c{number}", {"result": "na"})) == set()


@pytest.mark.parametrize("number", range(1, 11))
def test_an_issue_has_an_opinion(number):
    revised = ("form.overall", "revise")

    assert newly((f"form.c{number}", {"result": "issue"}), revised) == {(f"GC-44-{number}", "block")}
    assert newly((f"form.c{number}", {"result": "issue", "opinion": "须改。"}), revised) == set()


def test_item_five_may_be_left_only_where_nothing_can_be_ended_alone():
    left = ("form.c5", {"result": "na"})

    assert newly(left) == {("GC-44-5", "block")}
    assert newly(left, ("form.c5_required", False)) == set()


# ------------------------------------------------------------------------------- the sheet itself


@pytest.mark.parametrize(
    "field",
    ["contract_title", "handling_dept", "reviewer_org", "reviewer_names", "opinion_date", "overall"],
)
def test_the_sheet_lacks_nothing_that_it_cannot_do_without(field):
    assert newly((f"form.{field}", None)) == {("GC-46-1", "block")}


def test_a_conclusion_that_is_none_is_missing():
    assert newly(("form.overall", "perhaps")) == {("GC-46-1", "block")}


@pytest.mark.parametrize(("length", "told"), [(400, set()), (401, {("GC-46-2", "note")})])
@pytest.mark.parametrize("item", ["c1", "c10", "u2", "p7"])
def test_an_opinion_of_more_than_four_hundred_characters_may_be_supplemented(item, length, told):
    opinion = (f"form.{item}.opinion", "审" * length)

    assert newly(opinion) == told
    assert newly(opinion, ("form.supplement_docs", ["补充意见（示例）"])) == set()


@pytest.mark.parametrize(
    ("change", "doubted"),
    [
        (("form.c6", {"result": "issue", "opinion": "表述不清。"}), True),
        (("form.p4", {"present": True, "opinion": "须改。"}), True),
        (("form.c6", {"result": "na"}), False),
        (("form.p4", {"present": False, "opinion": "已核对。"}), False),
    ],
)
def test_the_conclusion_agrees_with_the_items(change, doubted):
    assert newly(change) == ({("GC-46-3", "warn")} if doubted else set())
    for overall in ("revise", "reject"):
        assert newly(change, ("form.overall", overall)) == set()


def test_no_opinion_is_judged_as_if_it_were_a_clause():
    said = "第十三条“合理期限”约定不明；约定适用香港法律，提交香港国际仲裁中心仲裁。"

    assert newly(*((f"form.c{number}.opinion", said) for number in range(1, 11))) == set()


def test_a_rule_of_both_parts_speaks_once_in_the_sheet():
    report = formgen.check("legality_review", changed(("form.handler_name", "")), as_of=AS_OF)

    assert [(one.rule, one.part) for one in report.findings if one.rule in {"GC-78-1", "GC-16-1"}] == [
        ("GC-16-1", "form"),
        ("GC-78-1", "form"),
    ]


def test_both_codes_of_the_papers_name_the_form():
    assert papers.form("F-GC-08") is papers.form("F-GC-09") is papers.form("legality_review")
