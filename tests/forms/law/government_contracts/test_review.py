"""第十五条、第四十条至第四十三条: who reviews, when, and what he is given."""

from datetime import date

import pytest

from formgen.fields import Reference
from formgen.fields.group import Group
from formgen.forms.law.government_contracts import review, scope
from formgen.rules import NOTE

OPINION = Reference(name="合法性审查意见表", doc_no="示例法审〔2026〕15号")
DATED_ONLY = Reference(date=date(2026, 6, 5))


@pytest.mark.parametrize(
    ("level", "reviewer", "has_section", "lawful"),
    [
        ("internal", "legal_section", True, True),
        ("internal", "law_firm", True, False),
        ("internal", "legal_staff", True, False),
        ("internal", "district_legal", True, False),
        ("internal", "legal_section", False, False),
        ("internal", "legal_staff", False, True),
        ("internal", "law_firm", False, True),
        ("internal", "law_firm", None, True),
        ("district", "district_legal", True, True),
        ("district", "district_legal", None, True),
        ("district", "law_firm", False, False),
    ],
)
def test_reviewer_is_the_competent_one(level, reviewer, has_section, lawful):
    found = review.reviewer_is_the_competent_one(level, reviewer, has_section)
    assert (found is None) is lawful


def test_the_finding_about_a_wrong_reviewer_says_who_it_should_be():
    assert "应为法制科室" in str(
        review.reviewer_is_the_competent_one("internal", "law_firm", dept_has_legal_section=True).message
    )


@pytest.mark.parametrize(("done", "lawful"), [(True, True), (False, False), (None, False)])
def test_contract_is_reviewed_before_signing(done, lawful):
    assert (review.contract_is_reviewed_before_signing(Group(done=done)) is None) is lawful


@pytest.mark.parametrize(
    ("done", "opinion", "lawful"),
    [
        (True, OPINION, True),
        (True, None, False),
        (True, DATED_ONLY, False),
        (False, None, True),
        (None, None, True),
    ],
)
def test_review_has_a_written_opinion(done, opinion, lawful):
    found = review.review_has_a_written_opinion(Group(done=done, opinion_doc=opinion))
    assert (found is None) is lawful


@pytest.mark.parametrize(
    ("needed", "done", "opinion", "field"),
    [
        (False, False, None, None),
        (True, True, OPINION, None),
        (True, False, None, "district_review.done"),
        (True, None, OPINION, "district_review.done"),
        (True, True, None, "district_review.opinion_doc"),
        (True, True, DATED_ONLY, "district_review.opinion_doc"),
    ],
)
def test_district_reviews_what_it_must(needed, done, opinion, field):
    found = review.district_reviews_what_it_must(
        needed, "district_department", Group(done=done, opinion_doc=opinion)
    )
    assert (found and found.fields) == field


@pytest.mark.parametrize(
    ("level", "reason"),
    [("district_government", "区政府签订的合同"), ("subdistrict_office", "重点监管合同")],
)
def test_the_finding_says_why_the_district_reviews(level, reason):
    found = review.district_reviews_what_it_must(
        need_district_review=True,
        signatory_level=level,
        district_review=Group(done=False, opinion_doc=None),
    )
    assert f"本合同属{reason}，" in str(found.message)


@pytest.mark.parametrize(
    ("internal", "district", "lawful"),
    [
        (date(2026, 8, 10), date(2026, 8, 18), True),
        (date(2026, 8, 10), date(2026, 8, 10), True),
        (date(2026, 8, 10), date(2026, 8, 9), False),
    ],
)
def test_district_reviews_after_the_department(internal, district, lawful):
    assert (review.district_reviews_after_the_department(internal, district) is None) is lawful


def test_the_days_of_both_opinions_are_those_of_the_contract():
    opinion = Group(opinion_date=date(2026, 8, 10))

    assert review.internal_opinion_date(opinion) == date(2026, 8, 10)
    assert review.district_opinion_date(opinion) == date(2026, 8, 10)


@pytest.mark.parametrize(
    ("rule", "field"),
    [
        (review.all_contract_texts_are_submitted, "m1_contract_texts"),
        (review.preparation_is_documented, "m3_preparation_docs"),
        (review.basis_and_approvals_are_submitted, "m5_basis_docs"),
    ],
)
def test_material_is_submitted(rule, field):
    assert rule((Reference(name="示例材料"),)) is None
    assert rule(()).fields == field
    assert rule(None).fields == field


@pytest.mark.parametrize(("note", "lawful"), [("项目已批复。", True), ("  ", False), (None, False)])
def test_background_is_explained(note, lawful):
    assert (review.background_is_explained(note) is None) is lawful


def test_negotiation_is_documented_or_did_not_happen():
    rule = review.negotiation_is_documented_or_did_not_happen
    assert rule((Reference(name="谈判备忘录"),), None) is None
    assert rule((), None).severity is None
    assert rule(None, "  ").severity is None
    assert rule((), "公开招标项目，未另行磋商。").severity is NOTE


def test_requested_material_is_handed_in():
    rule = review.requested_material_is_handed_in
    assert rule((), ()) is None
    assert rule(None, None) is None
    assert rule(("授权委托书",), (Reference(name="授权委托书"),)) is None
    assert "授权委托书" in str(rule(("授权委托书",), ()).message)


@pytest.mark.parametrize(
    ("level", "opinion", "lawful"),
    [
        ("district", OPINION, True),
        ("district", None, False),
        ("internal", None, True),
    ],
)
def test_district_receives_the_internal_opinion(level, opinion, lawful):
    assert (review.district_receives_the_internal_opinion(level, opinion) is None) is lawful


@pytest.mark.parametrize(
    ("template", "number", "changed", "lawful"),
    [
        (True, "示例范本-01", False, True),
        (True, "示例范本-01", True, False),
        (True, "示例范本-01", None, False),
        (True, None, False, False),
        (False, "示例范本-01", False, False),
    ],
)
def test_an_unchanged_numbered_template_spares_the_review_by_the_district(template, number, changed, lawful):
    needed = scope.need_district_review("district_government", False, template, number, changed)
    unreviewed = Group(done=False, opinion_doc=None)
    found = review.district_reviews_what_it_must(needed, "district_government", unreviewed)
    assert (found is None) is lawful
