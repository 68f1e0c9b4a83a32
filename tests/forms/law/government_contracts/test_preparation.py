"""第十四条至第二十五条: who handles the contract, what precedes it, and how its text is drafted."""

from datetime import date

import pytest

from formgen.clauses import Segment, Text
from formgen.fields import Reference
from formgen.forms.law.government_contracts import preparation
from formgen.rules import NOTE, Group

TODAY = date(2026, 11, 19)
PAPER = Reference(name="示例文件", date=date(2026, 4, 20))
FOUR = ("qualification", "assets", "credit", "capacity")


@pytest.mark.parametrize(
    "rule", [preparation.department_has_a_contract_administrator, preparation.contract_has_a_handler]
)
@pytest.mark.parametrize(("name", "lawful"), [("示例人", True), ("", False), (" ", False), (None, False)])
def test_somebody_is_in_charge(rule, name, lawful):
    assert (rule(name) is None) is lawful


@pytest.mark.parametrize(
    ("left", "successor", "paper", "fields"),
    [
        (TODAY, "示例接替人", PAPER, None),
        (TODAY, None, PAPER, ("successor",)),
        (TODAY, "示例接替人", None, ("handover_doc",)),
        (date(2026, 1, 1), None, None, ("successor", "handover_doc")),
        (date(2026, 11, 20), None, None, None),
    ],
)
def test_leaver_has_handed_over(left, successor, paper, fields):
    found = preparation.leaver_has_handed_over(left, successor, paper, TODAY)
    assert (found and found.fields) == fields


@pytest.mark.parametrize(
    ("central", "result", "lawful"),
    [(True, PAPER, True), (True, None, False), (True, Reference(), False), (False, None, True)],
)
def test_central_procurement_has_its_result(central, result, lawful):
    assert (preparation.central_procurement_has_its_result(central, result) is None) is lawful


@pytest.mark.parametrize(
    ("study", "covers", "fields", "missing"),
    [
        (PAPER, FOUR, None, ""),
        (None, FOUR, ("feasibility_doc",), "可行性论证材料"),
        (PAPER, FOUR[:3], ("due_diligence.covers",), "履约能力调查"),
        (PAPER, None, ("due_diligence.covers",), "资质调查、资产调查、信用调查、履约能力调查"),
        (None, FOUR[1:], ("feasibility_doc", "due_diligence.covers"), "可行性论证材料、资质调查"),
    ],
)
def test_feasibility_and_counterparty_are_looked_into(study, covers, fields, missing):
    found = preparation.feasibility_and_counterparty_are_looked_into(study, Group(covers=covers))
    assert (found and found.fields) == fields
    assert found is None or f"缺：{missing}。" in str(found.message)


@pytest.mark.parametrize(
    ("team", "lawyer", "lawful"),
    [(True, True, True), (True, False, False), (True, None, False), (False, False, True), (None, None, True)],
)
def test_negotiating_team_has_a_lawyer(team, lawyer, lawful):
    found = preparation.negotiating_team_has_a_lawyer(Group(team_formed=team, legal_staff_included=lawyer))
    assert (found is None) is lawful


@pytest.mark.parametrize(
    ("held", "memo", "signed", "field"),
    [
        (True, PAPER, True, None),
        (True, PAPER, None, None),
        (True, PAPER, False, "negotiation.memo_signed"),
        (True, None, False, "negotiation.memo_doc"),
        (False, None, None, None),
        (None, None, None, None),
    ],
)
def test_negotiation_is_recorded(held, memo, signed, field):
    found = preparation.negotiation_is_recorded(Group(held=held, memo_doc=memo, memo_signed=signed))
    assert (found and found.fields) == field


def test_an_unsigned_memo_is_only_a_note():
    memo = Group(held=True, memo_doc=PAPER, memo_signed=False)
    assert preparation.negotiation_is_recorded(memo).severity is NOTE


def letter(dept, reply_date):
    return Group(dept=dept, doc_no="示例财函〔2026〕40号", reply_date=reply_date, name=None)


@pytest.mark.parametrize(
    ("involved", "letters", "missing"),
    [
        ((), (), None),
        (None, None, None),
        (("区财政局",), (letter("区财政局", TODAY),), None),
        (("区财政局", "区教育局"), (letter("区财政局", TODAY),), "还缺：区教育局。"),
        (("区财政局",), (letter("区财政局", None),), "还缺：区财政局（已发函，未回复）。"),
        (("区财政局",), (letter("区财政局", None), letter("区财政局", TODAY)), None),
        (("区财政局",), None, "还缺：区财政局。"),
    ],
)
def test_other_departments_are_consulted(involved, letters, missing):
    found = preparation.other_departments_are_consulted(involved, letters)
    assert (found is None) is (missing is None)
    assert missing is None or missing in str(found.message)


def test_contract_is_in_writing():
    assert preparation.contract_is_in_writing(is_written=True) is None
    assert preparation.contract_is_in_writing(is_written=False).fields == "is_written"


@pytest.mark.parametrize(
    ("used", "number", "lawful"),
    [(True, "示例范本-01", True), (True, "", False), (True, None, False), (False, None, True)],
)
def test_model_text_has_its_uniform_number(used, number, lawful):
    assert (preparation.model_text_has_its_uniform_number(used, number) is None) is lawful


@pytest.mark.parametrize(
    ("available", "used", "lawful"),
    [(True, True, True), (True, False, False), (False, False, True), (False, True, True)],
)
def test_model_text_is_used_where_there_is_one(available, used, lawful):
    found = preparation.model_text_is_used_where_there_is_one(available, used, "示例范本-01")
    assert (found is None) is lawful
    assert lawful or "示例范本-01" in str(found.message)


@pytest.mark.parametrize(
    "words",
    ["具体事宜由双方另行协商。", "乙方应在合理期限内交付。", "交付日期待定。", "价款约____元。"],
)
def test_terms_are_definite(words):
    (found,) = preparation.terms_are_definite(Text((Segment("price.calc_method", words),)))
    assert found.fields == ("price.calc_method",)
    assert all(words[match.start : match.end] == match.quote for match in found.matches)


def test_terms_that_can_be_performed_are_let_alone():
    text = Text.of("乙方应在收到通知之日起5日内及时交付。")
    assert preparation.terms_are_definite(text) == []


def test_vague_words_are_reported_field_by_field():
    text = Text((Segment("rights.a_rights", "另行协商。视情况处理。"), Segment("other_terms", "酌情减免。")))
    found = preparation.terms_are_definite(text)
    assert [one.fields for one in found] == [("rights.a_rights",), ("other_terms",)]
    assert [len(one.matches) for one in found] == [2, 1]


@pytest.mark.parametrize(
    ("departments", "clause", "lawful"),
    [
        (1, None, True),
        (2, None, False),
        (2, " ", False),
        (2, "甲方一负责监督，甲方二负责付款。", True),
        (0, None, True),
    ],
)
def test_several_departments_share_the_rights(departments, clause, lawful):
    parties = tuple(Group(name=f"示例局{number}") for number in range(departments)) or None
    found = preparation.several_departments_share_the_rights(parties, Group(a_allocation_clause=clause))
    assert (found is None) is lawful
