"""第四十五条、第四十六条: what is unreasonable, and what the sheet says as a whole."""

from datetime import date
from decimal import Decimal

import pytest

from formgen.fields import Reference
from formgen.fields.group import Group
from formgen.forms.law.government_contracts import review_opinion as opinion

DAY = date(2026, 8, 18)
NO = Group(present=False, exception=None, opinion=None)
YES = Group(present=True, exception=None, opinion="应当修改。")
SILENT = Group(present=True, exception="公益低价", opinion=None)
EXCEPTED = Group(present=True, exception="公益低价", opinion="属例外情形。")


@pytest.mark.parametrize(
    ("u1", "amount", "field"),
    [
        (NO, Decimal(1_860_000), None),
        (NO, None, None),
        (YES, Decimal(1_860_000), "u1.exception"),
        (EXCEPTED, Decimal(1_860_000), None),
        (NO, Decimal("0.00"), "u1.present"),
        (NO, Decimal("0.01"), None),
        (EXCEPTED, Decimal(0), None),
    ],
)
def test_price_is_reasonable(u1, amount, field):
    found = opinion.price_is_reasonable(u1, Group(amount=amount, applicable=True))
    assert (found and found.fields) == field


@pytest.mark.parametrize(
    "rule",
    [
        opinion.rights_and_duties_are_balanced,
        opinion.liability_for_breach_is_balanced,
        opinion.nothing_else_is_unreasonable,
    ],
)
def test_what_is_unreasonable_is_pointed_out_whatever_the_exception(rule):
    assert rule(NO) is None
    assert rule(Group(present=None, exception=None, opinion=None)) is None
    assert rule(YES) is not None
    assert rule(EXCEPTED) is not None


def test_what_is_unreasonable_has_an_opinion():
    rule = opinion.what_is_unreasonable_has_an_opinion
    assert rule(NO, NO, NO, NO) is None
    assert rule(YES, YES, YES, YES) is None
    assert rule(SILENT, NO, NO, NO).fields == ("u1.opinion",)
    found = rule(SILENT, YES, NO, SILENT)
    assert found.fields == ("u1.opinion", "u4.opinion")
    assert "明显不合理情形（一）（四）" in str(found.message)


@pytest.mark.parametrize(
    ("result", "u1", "u2", "agrees"),
    [
        ("ok", NO, NO, True),
        ("ok", YES, NO, False),
        ("ok", EXCEPTED, NO, True),
        ("ok", EXCEPTED, YES, False),
        ("issue", YES, YES, True),
        (None, YES, NO, True),
    ],
)
def test_item_three_agrees_with_what_is_unreasonable(result, u1, u2, agrees):
    found = opinion.item_three_agrees_with_what_is_unreasonable(Group(result=result), u1, u2, NO, NO)
    assert (found is None) is agrees


COMPLETE = {
    "contract_title": "示例软件开发合同",
    "handling_dept": "示例局应用科",
    "reviewer_org": "区法制机构（示例）",
    "reviewer_names": ("示例审查人甲",),
    "opinion_date": DAY,
    "overall": "pass",
}


def test_opinion_sheet_is_complete():
    assert opinion.opinion_sheet_is_complete(**COMPLETE) is None


@pytest.mark.parametrize("name", COMPLETE)
def test_each_heading_of_the_sheet_is_missed(name):
    found = opinion.opinion_sheet_is_complete(**{**COMPLETE, name: None})
    assert found.fields == (name,)


def test_all_headings_missing_are_named_in_one_finding():
    found = opinion.opinion_sheet_is_complete(**dict.fromkeys(COMPLETE))
    assert found.fields == tuple(COMPLETE)
    assert "合同名称、承办部门、审查主体、审查人、出具日、总体结论" in str(found.message)


def sheet(**changes):
    """Twenty-one items without issue, with *changes*."""
    items = {f"c{number}": Group(result="ok", opinion=None) for number in range(1, 11)}
    items |= {f"u{number}": NO for number in range(1, 5)}
    items |= {f"p{number}": Group(present=False, opinion=None) for number in range(1, 8)}
    return {**items, **changes}


@pytest.mark.parametrize(
    ("length", "supplements", "advised"),
    [
        (400, None, False),
        (401, None, True),
        (401, (), True),
        (401, (Reference(name="补充意见"),), False),
    ],
)
def test_long_opinions_are_continued_on_a_supplement(length, supplements, advised):
    items = sheet(c6=Group(result="issue", opinion="述" * length))
    found = opinion.long_opinions_are_continued_on_a_supplement(
        **items, supplement_docs=supplements, law_day=DAY
    )
    assert (found is not None) is advised


@pytest.mark.parametrize(
    ("overall", "changes", "fields"),
    [
        ("pass", {}, None),
        ("pass", {"c6": Group(result="issue", opinion="不清。")}, ("overall", "c6.result")),
        ("pass", {"p4": Group(present=True, opinion="须改。")}, ("overall", "p4.present")),
        ("pass", {"c7": Group(result="na", opinion=None)}, None),
        ("revise", {"c6": Group(result="issue", opinion="不清。")}, None),
        ("reject", {"p4": Group(present=True, opinion="须改。")}, None),
    ],
)
def test_conclusion_agrees_with_the_items(overall, changes, fields):
    items = {name: item for name, item in sheet(**changes).items() if not name.startswith("u")}
    found = opinion.conclusion_agrees_with_the_items(overall=overall, **items)
    assert (found and found.fields) == fields
