"""文本核对: answers of one contract that contradict each other."""

from datetime import date

import pytest

from formgen.fields import Reference
from formgen.forms.law import consistency as law
from formgen.rules import NOTE, Group

TODAY = date(2026, 11, 20)
PAST, FUTURE = Reference(name="示例", date=TODAY), Reference(name="示例", date=date(2026, 11, 21))
PLACES = (
    "procurement_result_doc",
    "feasibility_doc",
    "internal_decision_doc",
    "term_over_five_approval",
)
GROUPS = {
    "negotiation": "memo_doc",
    "signing": "authorization_doc",
    "filing": "scan",
    "price": "state_asset_pricing_basis",
    "dispute": "head_approval",
}
REVIEW = Group(opinion_doc=None, opinion_date=None)


def late(**given):
    inputs = dict.fromkeys((*PLACES, "consultation_docs", "pre_approvals"))
    inputs |= {name: Group(**{leaf: None}) for name, leaf in GROUPS.items()}
    inputs |= {"internal_review": REVIEW, "district_review": REVIEW, **given}
    return [one.fields for one in law.documents_are_not_dated_in_the_future(**inputs, today=TODAY)]


@pytest.mark.parametrize("name", PLACES)
def test_documents_are_not_dated_in_the_future(name):
    assert late(**{name: PAST}) == []
    assert late(**{name: FUTURE}) == [name]


@pytest.mark.parametrize(("name", "leaf"), GROUPS.items())
def test_documents_inside_a_group_are_looked_at_too(name, leaf):
    assert late(**{name: Group(**{leaf: PAST})}) == []
    assert late(**{name: Group(**{leaf: FUTURE})}) == [f"{name}.{leaf}"]


def test_rows_lists_and_opinions_are_looked_at_too():
    assert late(pre_approvals=(Group(doc=PAST), Group(doc=FUTURE))) == ["pre_approvals[1].doc"]
    assert late(consultation_docs=(Group(reply_date=FUTURE.date),)) == ["consultation_docs[0].reply_date"]
    assert late(filing=Group(extra=(PAST, FUTURE))) == ["filing.extra[1]"]
    assert late(internal_review=Group(opinion_doc=None, opinion_date=FUTURE.date)) == [
        "internal_review.opinion_date"
    ]


@pytest.mark.parametrize(
    ("day", "name", "said"),
    [
        (date(2027, 1, 1), "进场", None),
        (date(2027, 12, 31), "考核", None),
        (None, "第3个月", None),
        (
            date(2026, 12, 31),
            "进场",
            "节点日期2026年12月31日早于履行起始日2027年1月1日：请核对节点日期或者履行起始日。",
        ),
        (
            date(2028, 1, 1),
            "考核",
            "节点日期2028年1月1日晚于履行终止日2027年12月31日：请核对节点日期或者履行终止日。",
        ),
        (date(2028, 1, 1), "质保期满", None),
    ],
)
def test_milestones_fall_within_the_term(day, name, said):
    term = {"start_date": date(2027, 1, 1), "end_date": date(2027, 12, 31)}
    found = law.milestones_fall_within_the_term(Group(milestones=(Group(due_date=day, name=name),), **term))

    assert [str(one.message) for one in found] == ([said] if said else [])
    assert [one.fields for one in found] == (["performance.milestones[0].due_date"] if said else [])


def test_a_term_that_is_open_holds_every_milestone():
    milestones = (Group(due_date=date(2028, 1, 1), name="考核"),)

    assert (
        law.milestones_fall_within_the_term(Group(milestones=milestones, start_date=None, end_date=None))
        == []
    )


@pytest.mark.parametrize(
    ("signed", "lawful"), [(None, True), (date(2018, 12, 4), True), (date(2018, 12, 3), False)]
)
def test_contract_is_signed_under_the_act(signed, lawful):
    assert (law.contract_is_signed_under_the_act(Group(signing_date=signed)) is None) is lawful


def party(name, uscc=None):
    return Group(name=name, uscc=uscc)


A, B = party("示例街道办事处", "11440303YYYY000123"), party("示例公司", "91440303YYYY001009")


@pytest.mark.parametrize(
    ("side_a", "side_b", "fields"),
    [
        ((A,), (B,), []),
        ((A,), (A,), [("parties_a[0].name", "parties_b[0].name")]),
        ((A,), (party("示例 街道办事处"),), [("parties_a[0].name", "parties_b[0].name")]),
        ((A,), (party("另一公司", "11440303yyyy000123"),), [("parties_a[0].uscc", "parties_b[0].uscc")]),
        ((A,), (B, B), [("parties_b[0].name", "parties_b[1].name")]),
        ((party(None),), (party(None),), []),
        (None, (B,), []),
    ],
)
def test_parties_are_different(side_a, side_b, fields):
    assert [one.fields for one in law.parties_are_different(side_a, side_b)] == fields


def test_the_same_party_is_told_without_its_number():
    [one] = law.parties_are_different((A,), (party("另一公司", A.uscc),))

    assert str(one.message) == (
        "甲方第1个当事人与乙方第1个当事人的统一社会信用代码相同：请核对，改正填错的一处。"
    )


def declared(**given):
    inputs = {
        "deal_nature": "procurement_service",
        "contract_category": ("fiscal_fund",),
        "is_state_asset_deal": False,
        "is_procurement": True,
        "is_central_procurement": False,
        "is_supervision_agreement": False,
        "rights": Group(a_allocation_clause=None),
        "parties_a": (A,),
    }
    return law.declarations_agree(**(inputs | given))


@pytest.mark.parametrize("nature", ["lease", "lend", "use", "transfer", "mortgage"])
def test_declarations_agree(nature):
    assert declared() == []
    assert declared(deal_nature=nature, is_state_asset_deal=True) == []
    assert declared(deal_nature=nature)[0].fields[0] == "is_state_asset_deal"


@pytest.mark.parametrize(
    ("given", "fields"),
    [
        ({"contract_category": ("state_property",)}, "is_state_asset_deal"),
        ({"is_procurement": False}, "is_procurement"),
        ({"is_procurement": False, "deal_nature": "cooperation"}, None),
        (
            {"is_procurement": False, "deal_nature": "cooperation", "is_central_procurement": True},
            "is_procurement",
        ),
        ({"contract_category": ("supervision_agreement",)}, "is_supervision_agreement"),
        ({"contract_category": ("supervision_agreement",), "is_supervision_agreement": True}, None),
        ({"rights": Group(a_allocation_clause="各单位分工如下。")}, "rights.a_allocation_clause"),
        ({"rights": Group(a_allocation_clause="各单位分工如下。"), "parties_a": (A, B)}, None),
        ({"is_state_asset_deal": None, "deal_nature": "lease", "is_procurement": None}, None),
    ],
)
def test_what_contradicts_is_named(given, fields):
    assert [one.fields[0] for one in declared(**given)] == ([fields] if fields else [])


def test_works_that_were_not_procured_are_only_pointed_out():
    [one] = declared(deal_nature="works", is_procurement=False)

    assert one.severity is NOTE


def test_it_is_no_act_and_cites_nothing():
    assert law.ACT.number == ""
