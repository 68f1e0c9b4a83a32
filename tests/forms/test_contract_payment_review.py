"""付款资料审核表: its samples, the three things without which nothing is paid, and what the paper says."""

from __future__ import annotations

from functools import partial

import pytest
from printed_papers import asked_for, found_by_rule, report_on

import formgen
from formgen import catalogue
from formgen.answers import read_answers
from formgen.forms.contract_payment_review import is_exempt, record, terms
from formgen.service import papers

FORM = "contract_payment_review"
NOT_FILED = {"filing": {"registered_date": None}}
report = partial(report_on, FORM)
found = partial(found_by_rule, FORM)


def test_the_complete_sample_is_ready():
    assert report().final
    assert found().keys() == {"GC-78-1"}


def test_what_is_left_out_is_named_and_marked(printed):
    assert asked_for(FORM) >= {
        "contract_title",
        "payment_term",
        "amount",
        "payment.condition_met",
        "filing_no",
    }
    assert "【待补充" in printed(FORM, {})


def test_the_paper_says_what_was_answered_and_what_will_have_been_paid(printed):
    said = printed(FORM, papers.example(FORM))

    for words in ("1,200,000.00元（人民币壹佰贰拾万元整）", "8,400,000.00", "达到付款条件\n是"):
        assert words in said
    assert "待补充" not in said
    assert "达到付款条件\n否" in printed(FORM, papers.example(FORM, "unlawful"))


def test_the_first_payment_is_all_that_was_paid(printed):
    said = printed(FORM, papers.example(FORM) | {"paid_before": None})

    assert "付款后累计\n1,200,000.00" in said


@pytest.mark.parametrize(
    ("changes", "stopped"),
    [
        ({}, False),
        (NOT_FILED, True),
        ({**NOT_FILED, "is_filing_exempt": True}, False),
        ({"is_filing_exempt": True}, False),
    ],
)
def test_nothing_is_paid_on_a_contract_that_is_not_filed(changes, stopped):
    assert ("GC-52-1" in found(**changes)) is stopped
    assert report(**changes).final is not stopped


@pytest.mark.parametrize(
    ("procurement", "kind", "result", "stopped"),
    [
        (True, "final", "qualified", False),
        (True, "final", None, True),
        (True, "progress", None, True),
        (True, "advance", None, False),
        (False, "final", None, False),
    ],
)
def test_a_procurement_is_accepted_before_anything_but_an_advance_is_paid(procurement, kind, result, stopped):
    changes = {"is_procurement": procurement, "payment_kind": kind, "acceptance_result": result}

    assert ("GC-55-1" in found(**changes)) is stopped
    assert report(**changes).final is not stopped


@pytest.mark.parametrize(("met", "stopped"), [(True, False), (False, True), (None, False)])
def test_nothing_is_paid_before_its_conditions_are_met(met, stopped):
    assert ("GC-55-2" in found(payment={"condition_met": met})) is stopped
    assert report(payment={"condition_met": met}).final is (met is True)


@pytest.mark.parametrize(("before", "told"), [("8400000.00", False), ("8400000.01", True)])
def test_more_than_the_price_is_paid_only_with_a_reason(before, told):
    report = formgen.check(FORM, papers.example(FORM) | {"paid_before": before})

    assert ("TXT-39" in {one.rule for one in report.findings}) is told
    assert report.final is not told


def test_what_is_unlawful_is_stopped_thrice():
    report = formgen.check(FORM, papers.example(FORM, "unlawful"))

    assert {one.rule for one in report.findings} == {"GC-52-1", "GC-55-1", "GC-55-2", "GC-78-1"}


def test_what_comes_next_is_told():
    assert [one.article for one in report().follow_ups] == ["第六十七条"]
    assert [one.article for one in report(**NOT_FILED).follow_ups] == ["第五十二条"]


def contract(**answers):
    return read_answers(catalogue.installed().form("government_contract"), answers)


@pytest.mark.parametrize(
    ("amount", "procurement", "payer", "exempt"),
    [
        ("50000.00", True, "gov", True),
        ("50000.01", True, "gov", False),
        ("50000.00", False, "gov", False),
        ("50000.00", True, "counterparty", False),
        (None, True, "gov", None),
    ],
)
def test_whether_a_contract_need_not_be_filed_is_taken_from_its_price(amount, procurement, payer, exempt):
    answers = contract(
        is_procurement=procurement,
        price={"amount": amount, "payer": payer},
        effect={"signing_date": "2026-06-01"},
    )

    assert is_exempt(answers) is exempt
    assert is_exempt(contract(price={"amount": "1.00"})) is None


def test_the_terms_are_what_the_contract_says_of_paying():
    price = {"payment_deadline": "收到发票后15日内", "payment_method": "银行转账"}

    assert terms(contract(price=price)) == "银行转账\n收到发票后15日内"
    assert terms(contract()) is None


def test_a_record_of_acceptance_becomes_a_document_once_it_says_what_came_of_it():
    form = catalogue.installed().form("contract_acceptance")
    sample = papers.example("contract_acceptance")

    assert record(read_answers(form, sample)) == {"name": "采购验收记录", "date": "2026-11-18"}
    assert record(read_answers(form, sample | {"acceptance_result": None})) is None
