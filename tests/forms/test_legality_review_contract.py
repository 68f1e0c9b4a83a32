"""合法性审查意见表 held against the contract that it is about, and what is unreasonable."""

from __future__ import annotations

import pytest
from legality_reviews import AS_OF, BASE_FORM, changed, found, newly

import formgen
from formgen.errors import BadInput

# ------------------------------------------------------------------------- against the contract


CONTRACT_FAULTS = [
    ("GC-26-8", ("contract.breach", {})),
    ("GC-26-9", ("contract.dispute", {})),
    ("GC-36-3", ("contract.dispute.method", "both")),
    ("GC-39-1", ("contract.prohibited.improper_benefit", True)),
    ("GC-39-2", ("contract.prohibited.ultra_vires", True)),
    ("GC-39-3", ("contract.guarantee.gov_party_guarantees", True)),
    ("GC-39-4", ("contract.governing_law", "HK")),
    ("GC-39-6", ("contract.prevailing_language", "foreign")),
    ("GC-39-7", ("contract.prohibited.other_illegal", True)),
]


@pytest.mark.parametrize(("rule", "fault"), CONTRACT_FAULTS, ids=str)
def test_an_opinion_that_overlooks_what_blocks_the_contract_is_doubted(rule, fault):
    assert {one.rule for one in formgen.check("F-GC-01", changed(fault)["contract"]).findings} >= {rule}
    assert newly(fault) == {("GC-44-11", "warn")}


def test_an_opinion_that_saw_what_blocks_the_contract_is_not_doubted():
    told = newly(
        ("contract.governing_law", "HK"),
        ("form.c10", {"result": "issue", "opinion": "适用法律须改。"}),
        ("form.p4", {"present": True, "opinion": "适用法律须改。"}),
        ("form.overall", "revise"),
    )

    assert told == set()


def test_each_place_where_opinion_and_contract_differ_is_named():
    report = formgen.check("legality_review", changed(("contract.governing_law", "HK")), as_of=AS_OF)

    doubts = [one for one in report.findings if one.rule == "GC-44-11"]
    assert [one.fields for one in doubts] == [("form.c10.result",), ("form.p4.present",)]
    assert {one.as_dict()["part"] for one in doubts} == {"form"}


def test_without_the_contract_nothing_is_compared():
    answers = changed(("contract", None))

    assert found(answers, "form") == BASE_FORM


def test_what_only_the_contract_lacks_is_not_said_of_the_opinion():
    assert newly(("contract.background", ""), ("contract.price.payment_method", "")) == set()


@pytest.mark.parametrize(("amount", "told"), [("10000000.00", {("GC-6-1", "note")}), ("9999999.99", set())])
def test_a_contract_of_ten_million_is_said_to_be_key_supervised(amount, told):
    assert newly(("contract.price.amount", amount)) == told


@pytest.mark.parametrize(
    ("rule", "fault"),
    [
        ("GC-6-2", ("contract.is_state_asset_deal", True)),
        ("GC-6-3", ("contract.is_supervision_agreement", True)),
        ("GC-6-4", ("contract.key_supervision_designated", True)),
        ("GC-6-5", ("contract.parent_contract", {"is_derivative": True, "parent_is_key": True})),
    ],
)
def test_the_other_reasons_for_key_supervision_are_said_too(rule, fault):
    assert newly(fault) == {(rule, "note")}


def test_without_the_contract_the_sheet_s_own_word_counts():
    stated = [("form.is_key_supervised", True), ("form.key_reasons", ["GC-6-1", "GC-6-5"])]
    answers = changed(*stated, ("contract", None))

    assert found(answers, "form") == {*BASE_FORM, ("GC-6-1", "note"), ("GC-6-5", "note")}
    assert newly(*stated) == set()


def test_an_answer_of_the_contract_that_cannot_be_read_is_named_with_its_place():
    with pytest.raises(BadInput) as refused:
        formgen.check("legality_review", changed(("contract.price.amount", "很多"), ("contract.nothing", 1)))

    assert set(refused.value.fields) == {"contract.price.amount", "contract.nothing"}


# ---------------------------------------------------------------------------- what is unreasonable


def test_a_price_far_from_the_market_needs_its_exception():
    told = {"present": True, "opinion": "价款为零。"}
    issue = [("form.c3", {"result": "issue", "opinion": "价款为零。"}), ("form.overall", "revise")]

    assert newly(("form.u1", told), *issue) == {("GC-45-1", "warn")}
    assert newly(("form.u1", {**told, "exception": "公益低价"}), *issue) == set()


@pytest.mark.parametrize(
    ("amount", "present", "told"),
    [("0.00", False, {("GC-45-1", "warn")}), ("0.01", False, set())],
)
def test_a_price_of_nothing_is_not_overlooked(amount, present, told):
    assert newly(("contract.price.amount", amount), ("form.u1.present", present)) == told


@pytest.mark.parametrize("number", [2, 3, 4])
def test_what_else_is_unreasonable_is_warned_of(number):
    issue = [("form.c3", {"result": "issue", "opinion": "须调整。"}), ("form.overall", "revise")]

    told = newly((f"form.u{number}", {"present": True, "opinion": "须调整。"}), *issue)

    assert told == {(f"GC-45-{number}", "warn")}


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_what_is_unreasonable_has_an_opinion_even_with_an_exception(number):
    answers = changed((f"form.u{number}", {"present": True, "exception": "公益低价", "opinion": ""}))

    assert ("GC-45-5", "block") in found(answers, "form")
    assert ("GC-45-6", "warn") not in found(answers, "form")


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_item_three_does_not_contradict_what_is_unreasonable(number):
    unreasonable = (f"form.u{number}", {"present": True, "opinion": "须调整。"})

    assert ("GC-45-6", "warn") in found(changed(unreasonable), "form")
    for result in ("issue", "na"):
        item = ("form.c3", {"result": result, "opinion": "须调整。"})
        assert ("GC-45-6", "warn") not in found(changed(unreasonable, item), "form")
