"""第二十六条: the twelve elements, and what important public services need besides."""

from datetime import date
from decimal import Decimal

import pytest

from formgen.forms.law.government_contracts import elements
from formgen.rules import NOTE, WARN, Group

NAMED = (Group(name="示例公司"),)
NAMELESS = (Group(name="示例公司"), Group(name=" "))


@pytest.mark.parametrize(
    ("ours", "theirs", "fields"),
    [
        (NAMED, NAMED, []),
        (NAMED, None, ["parties_b"]),
        (None, NAMED, ["parties_a"]),
        ((), (), ["parties_a", "parties_b"]),
        (NAMED, NAMELESS, ["parties_b[1].name"]),
    ],
)
def test_parties_are_named(ours, theirs, fields):
    assert [one.fields for one in elements.parties_are_named(ours, theirs)] == fields


@pytest.mark.parametrize(
    ("background", "purpose", "fields"),
    [
        ("为何订立。", "要达到什么。", None),
        (None, "要达到什么。", ("background",)),
        ("为何订立。", " ", ("purpose",)),
        (None, None, ("background", "purpose")),
    ],
)
def test_background_and_purpose_are_explained(background, purpose, fields):
    found = elements.background_and_purpose_are_explained(background, purpose)
    assert (found and found.fields) == fields


def test_subject_is_described():
    assert elements.subject_is_described(Group(description="助餐服务")) is None
    assert elements.subject_is_described(Group(description=None)).fields == "subject.description"


def price(**answers):
    blank = {
        "applicable": None,
        "na_reason": None,
        "amount": None,
        "calc_method": None,
        "payment_method": None,
    }
    return Group(**blank | answers)


PAID = {"applicable": True, "payment_method": "银行转账"}


@pytest.mark.parametrize(
    ("answers", "fields", "severity"),
    [
        ({}, "price.applicable", None),
        ({**PAID, "amount": Decimal(100)}, (), None),
        ({**PAID, "calc_method": "每份20元"}, (), None),
        (PAID, ("price.amount",), None),
        ({"applicable": True, "amount": Decimal(100)}, ("price.payment_method",), None),
        ({"applicable": True}, ("price.amount", "price.payment_method"), None),
        ({**PAID, "amount": Decimal(0)}, "price.amount", NOTE),
        ({**PAID, "amount": Decimal("0.01")}, (), None),
        ({"applicable": False}, "price.na_reason", None),
        ({"applicable": False, "na_reason": "战略合作，不涉及价款。"}, "price.applicable", WARN),
    ],
)
def test_price_and_payment_are_agreed(answers, fields, severity):
    found = elements.price_and_payment_are_agreed(price(**answers))
    assert (found.fields if found else ()) == fields
    assert (found and found.severity) == severity


def milestone(name, due=None):
    return Group(name=name, due_date=due)


@pytest.mark.parametrize(
    ("milestones", "lawful"),
    [
        ((milestone("验收", date(2027, 6, 30)),), True),
        ((milestone("签订后第3个月完成初验"),), True),
        ((milestone("第 十 月交付"),), True),
        ((milestone("验收"),), False),
        ((milestone("验收"), milestone("终验", date(2027, 6, 30))), True),
        ((), False),
        (None, False),
    ],
)
def test_performance_is_scheduled(milestones, lawful):
    assert (elements.performance_is_scheduled(Group(milestones=milestones)) is None) is lawful


CASES = [
    (
        elements.rights_and_duties_of_both_sides_are_agreed,
        "rights",
        ("a_rights", "a_obligations", "b_rights", "b_obligations"),
    ),
    (elements.breach_has_its_consequences, "breach", ("a_liability", "b_liability")),
    (
        elements.communication_is_arranged,
        "communication",
        ("a_contact", "a_contact_info", "b_contact", "b_contact_info", "delivery_clause"),
    ),
    (
        elements.effect_and_place_are_agreed,
        "effect",
        ("formation_clause", "effective_clause", "signing_place"),
    ),
]


@pytest.mark.parametrize(("rule", "group", "names"), CASES)
def test_one_finding_names_all_that_is_missing(rule, group, names):
    everything = dict.fromkeys(names, "已约定。")
    assert rule(Group(**everything)) is None
    assert rule(Group(**dict.fromkeys(names))).fields == tuple(f"{group}.{name}" for name in names)
    for name in names:
        assert rule(Group(**everything | {name: " "})).fields == (f"{group}.{name}",)


def test_the_day_of_signing_may_wait():
    effect = Group(formation_clause="一", effective_clause="二", signing_place="罗湖", signing_date=None)
    assert elements.effect_and_place_are_agreed(effect) is None


def test_confidentiality_is_agreed():
    assert elements.confidentiality_is_agreed(Group(involves_secret=False, clause="双方保密。")) is None
    assert (
        elements.confidentiality_is_agreed(Group(involves_secret=False, clause="")).fields
        == "confidentiality.clause"
    )


def test_no_reason_excuses_missing_secrecy_where_there_are_secrets():
    problem = elements.confidentiality_is_agreed(Group(involves_secret=True, clause=""))

    assert problem is not None
    assert not problem.excusable
    assert str(problem.message) == "缺少保密条款：本合同涉及秘密或者个人隐私，必须约定，请补充。"


def test_a_reason_is_offered_where_there_are_no_secrets():
    problem = elements.confidentiality_is_agreed(Group(involves_secret=False, clause=""))

    assert problem.excusable
    assert "可以说明不适用的理由" in str(problem.message)


@pytest.mark.parametrize(
    ("method", "name", "fields"),
    [
        ("court", "深圳市罗湖区人民法院", None),
        ("both", "深圳国际仲裁院", None),
        (None, "深圳国际仲裁院", ("dispute.method",)),
        ("court", None, ("dispute.institution_name",)),
        (None, None, ("dispute.method", "dispute.institution_name")),
        ("negotiation", "深圳国际仲裁院", ("dispute.method",)),
        ("协商解决", None, ("dispute.method", "dispute.institution_name")),
    ],
)
def test_disputes_have_a_way_and_a_forum(method, name, fields):
    found = elements.disputes_have_a_way_and_a_forum(Group(method=method, institution_name=name))
    assert (found and found.fields) == fields


@pytest.mark.parametrize(
    ("terms", "none", "lawful"),
    [("附件为本合同组成部分。", None, True), (None, True, True), (None, False, False), (" ", None, False)],
)
def test_other_terms_are_given_or_ruled_out(terms, none, lawful):
    assert (elements.other_terms_are_given_or_ruled_out(terms, none) is None) is lawful


@pytest.mark.parametrize(
    ("important", "measure", "lawful"),
    [(True, "启用备用供应商。", True), (True, None, False), (False, None, True)],
)
def test_important_public_service_has_an_emergency_measure(important, measure, lawful):
    found = elements.important_public_service_has_an_emergency_measure(
        important, Group(emergency_measure=measure), ("fiscal_fund",), "procurement_service"
    )
    assert (found is None) is lawful


@pytest.mark.parametrize(
    ("kinds", "nature", "asked"),
    [
        (("public_resource",), "procurement_service", True),
        (("public_resource",), "lease", False),
        (("fiscal_fund",), "procurement_service", False),
        (None, None, False),
    ],
)
def test_a_bought_service_with_public_resources_is_asked_about(kinds, nature, asked):
    found = elements.important_public_service_has_an_emergency_measure(
        is_important_public_service=False,
        continuity=Group(emergency_measure=None),
        contract_category=kinds,
        deal_nature=nature,
    )
    assert (found and found.severity) == (NOTE if asked else None)


@pytest.mark.parametrize(
    ("important", "liability", "lawful"),
    [(True, "每停一餐支付违约金二万元。", True), (True, " ", False), (False, None, True)],
)
def test_important_public_service_has_strict_liability(important, liability, lawful):
    found = elements.important_public_service_has_strict_liability(
        important, Group(supplier_strict_breach=liability)
    )
    assert (found is None) is lawful


def test_four_elements_may_not_apply():
    excusable = {rule.id for rule in elements.ACT.rules.values() if rule.excusable}
    assert excusable == {"GC-26-2", "GC-26-5", "GC-26-7", "GC-26-10"}
