"""The periods of the acts, by literal days: the day before a holiday, the day after it, and what never runs."""

from __future__ import annotations

import re
from datetime import date

import pytest

from formgen import catalogue
from formgen.answers import read_answers
from formgen.deadlines import begun_by_hand, deadlines, yearly

INSTALLED = catalogue.installed()
PERIODS = {one.id: one for one in INSTALLED.periods}
TODAY = date(2026, 6, 1)


def found(form, **answers):
    """The deadlines of a form with these answers, by the period; ``__`` in a name stands for the dot."""
    nested = {}
    for name, value in answers.items():
        *groups, leaf = name.split("__")
        branch = nested
        for group in groups:
            branch = branch.setdefault(group, {})
        branch[leaf] = value
    read = read_answers(INSTALLED.form(form), nested)
    assert read.faults == {}
    return {one.period.id: one for one in deadlines(read, INSTALLED.periods, INSTALLED.acts, TODAY)}


@pytest.mark.parametrize(
    ("signed", "due"),
    [
        ("2026-06-12", date(2026, 6, 29)),  # 端午 on 19 June
        ("2026-06-01", date(2026, 6, 15)),
        ("2026-09-18", date(2026, 10, 9)),  # 国庆, and 10 October is worked
        ("2026-09-21", date(2026, 10, 12)),
        ("2026-02-13", date(2026, 3, 5)),  # 春节 from 15 to 23 February; 14 and 28 February are worked
    ],
)
def test_filing_is_due_ten_working_days_after_the_last_signature(signed, due):
    one = found("contract_filing", filing__all_signed_date=signed)["gc-filing"]

    assert (one.due, one.done, one.guessed) == (due, None, ())


def test_filing_runs_on_the_contract_itself_and_is_done_once_it_is_registered():
    both = {"filing__all_signed_date": "2026-06-12", "filing__registered_date": "2026-06-29"}

    listed = found("government_contract", **both)

    assert listed["gc-filing"].done == date(2026, 6, 29)
    assert listed["gc-paper"].due == date(2026, 7, 6)
    assert listed["gc-paper"].done is None
    assert str(listed["gc-paper"].counted) == "自备案登记（2026年6月29日）次日起算，5个工作日"


@pytest.mark.parametrize(("amount", "runs"), [("50000.00", False), ("50000.01", True)])
def test_a_small_purchase_need_not_be_filed(amount, runs):
    listed = found(
        "government_contract",
        is_procurement=True,
        price={"payer": "gov", "amount": amount},
        signing__all_signed_date="2026-06-12",
    )

    assert ("gc-filing" in listed) is runs


@pytest.mark.parametrize(
    ("reached", "due"), [("2026-09-30", date(2026, 10, 10)), ("2026-09-24", date(2026, 9, 30))]
)
def test_each_milestone_is_reported_in_three_working_days(reached, due):
    listed = found(
        "government_contract",
        effect__signing_date="2026-06-12",
        performance__milestones=[{"name": "初验", "due_date": reached}],
    )

    one = listed["gc-milestone"]
    assert (one.due, one.name, str(one.task)) == (due, "初验", "填报节点履行信息：初验")


def test_nothing_is_reported_on_a_contract_that_is_not_signed():
    listed = found(
        "government_contract",
        performance={"end_date": "2027-06-30", "milestones": [{"name": "初验", "due_date": "2026-09-30"}]},
    )

    assert listed == {}


@pytest.mark.parametrize(
    ("end", "due"), [("2027-06-30", date(2026, 12, 30)), ("2027-08-31", date(2027, 2, 28))]
)
def test_renewal_is_asked_for_six_months_ahead_and_only_by_who_wants_it(end, due):
    one = found("government_contract", effect__signing_date="2026-06-12", performance__end_date=end)[
        "gc-renewal"
    ]

    assert one.due == due
    assert not one.is_wanted
    assert one.period.condition == "需要续签的"


@pytest.mark.parametrize(
    ("day", "due"), [(date(2026, 9, 22), date(2026, 9, 28)), (date(2026, 9, 24), date(2026, 9, 30))]
)
def test_what_happens_is_begun_by_hand(day, due):
    assert begun_by_hand(PERIODS["gc-abnormal"], day).due == due
    assert begun_by_hand(PERIODS["gc-plan"], day).is_wanted


def test_a_claim_is_brought_three_months_before_the_limitation_ends():
    assert begun_by_hand(PERIODS["gc-limitation"], date(2027, 5, 31)).due == date(2027, 2, 28)
    assert begun_by_hand(PERIODS["gc-limitation"], date(2027, 5, 28)).due == date(2027, 2, 28)
    assert begun_by_hand(PERIODS["gc-limitation"], date(2027, 3, 31)).due == date(2026, 12, 31)


def test_the_list_of_evidence_counts_it_down_until_the_claim_is_brought():
    form = "contract_litigation_evidence"

    assert found(form, limitation_expiry="2027-05-31")["gc-limitation"].due == date(2027, 2, 28)
    brought = found(form, limitation_expiry="2027-05-31", filing_date="2026-05-20")["gc-limitation"]
    assert brought.done == date(2026, 5, 20)


def test_a_year_without_announced_holidays_is_an_estimate_and_says_so():
    assert begun_by_hand(PERIODS["gc-filing"], date(2025, 12, 25)).guessed == ()
    assert begun_by_hand(PERIODS["gc-filing"], date(2031, 1, 2)).guessed == (2031,)


@pytest.mark.parametrize(
    ("today", "half", "annual"),
    [
        (date(2026, 7, 19), [date(2026, 7, 20)], [date(2027, 1, 20)]),
        (date(2026, 7, 20), [date(2026, 7, 20)], [date(2027, 1, 20)]),
        (date(2026, 7, 21), [date(2026, 7, 20), date(2027, 7, 20)], [date(2027, 1, 20)]),
        (date(2027, 1, 21), [date(2026, 7, 20), date(2027, 7, 20)], [date(2027, 1, 20), date(2028, 1, 20)]),
    ],
)
def test_reports_come_back_each_year(today, half, annual):
    signed = date(2026, 3, 2)

    assert [one.due for one in yearly(PERIODS["gc-half-year"], signed, today)] == half
    assert [one.due for one in yearly(PERIODS["gc-annual"], signed, today)] == annual


def test_no_half_year_is_reported_in_which_nothing_was_signed():
    listed = yearly(PERIODS["gc-half-year"], date(2026, 8, 3), date(2026, 8, 3))

    assert [one.due for one in listed] == [date(2027, 7, 20)]


@pytest.mark.parametrize(
    ("approved", "due"), [("2026-11-30", date(2027, 2, 28)), ("2026-09-10", date(2026, 12, 10))]
)
def test_a_temporary_building_is_begun_in_three_months(approved, due):
    assert found("temporary_building_start_delay", approval_date=approved)["tb-start"].due == due


def test_a_temporary_building_is_inspected_every_year_and_gone_when_its_term_ends():
    term = {"use_start": "2026-12-15", "use_end": "2028-12-14"}

    listed = found("temporary_building_sign_board", **term)

    assert listed["tb-inspection"].due == date(2027, 12, 15)
    assert listed["tb-demolition"].due == date(2028, 12, 14)
    assert listed["tb-extension"].opens == date(2028, 10, 14)


def test_a_building_that_stands_two_full_years_is_inspected_twice():
    read = read_answers(
        INSTALLED.form("temporary_building_sign_board"), {"use_start": "2026-12-15", "use_end": "2028-12-15"}
    )
    listed = deadlines(read, INSTALLED.periods, INSTALLED.acts, TODAY)

    days = [one.due for one in listed if one.period.id == "tb-inspection"]
    assert days == [date(2027, 12, 15), date(2028, 12, 15)]


def test_seven_days_of_publicity_are_counted_from_the_next_day():
    assert found("temporary_building_publicity", publicity_start="2026-11-01")["tb-publicity"].due == date(
        2026, 11, 8
    )


@pytest.mark.parametrize(
    ("accepted", "due"), [("2026-09-11", date(2026, 10, 29)), ("2026-06-12", date(2026, 7, 27))]
)
def test_a_project_is_handed_over_in_thirty_working_days_and_evaluated_in_a_year(accepted, due):
    listed = found("project_acceptance_letter", final_acceptance_date=accepted)

    assert listed["it-handover"].due == due
    assert listed["it-evaluation"].due == date(2027, *map(int, accepted.split("-")[1:]))


def test_the_same_name_under_another_act_begins_nothing():
    assert found("project_acceptance_letter", approval_date="2026-10-12") == {}


@pytest.mark.parametrize("period", INSTALLED.periods, ids=lambda one: one.id)
def test_its_words_stand_in_the_article(period):
    words = period.act.words.get(period.place.label)
    plain = re.compile(r"\s+")

    assert period.who
    assert period.task
    assert period.since
    if words is not None:
        assert plain.sub("", period.quote) in plain.sub("", words)


@pytest.mark.parametrize("period", INSTALLED.periods, ids=lambda one: one.id)
def test_some_form_asks_for_what_begins_it(period):
    asked = {path for form in INSTALLED.forms if form.act is period.act for path in form.fields}
    begins = {period.rows} if period.rows else set(period.starts)

    assert period.by_hand or begins & asked
    assert {*period.once, *period.until} <= asked
