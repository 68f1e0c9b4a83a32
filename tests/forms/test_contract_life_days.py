"""What is recorded of performance bears a day on which it can have been."""

from __future__ import annotations

from datetime import date

import pytest

from formgen.answers import read_answers
from formgen.forms.contract_life import CONTRACT_LIFE
from formgen.life import Done
from formgen.service import papers
from formgen.service.life_matter import matter_of

SIGNED = Done("sign", {"signed_on": "2026-11-10"})
DAYS = {
    "report_milestone": "actual_on",
    "record_acceptance": "accepted_on",
    "record_payment": "reviewed_on",
    "record_evaluation": "evaluated_on",
}


def said(act, *, start="2027-01-01", done=(SIGNED,), **facts):
    """What stands against an act of a contract that was signed on 2026-11-10 and begins on *start*."""
    answers = papers.example("government_contract")
    answers |= {"performance": answers["performance"] | {"start_date": start}}
    about = matter_of(read_answers(papers.form("government_contract"), answers), date(2026, 11, 20))
    about = type(about)(about.answers, about.given, about.today, done, facts)
    return [str(one.check(about)) for one in CONTRACT_LIFE.act(act).demands if one.check(about) is not None]


@pytest.mark.parametrize("act", DAYS)
def test_nothing_is_performed_accepted_paid_or_judged_before_the_contract_is_signed(act):
    assert said(act, **{DAYS[act]: date(2026, 11, 10)}) == []
    assert "（2026年11月9日）早于签订日期（2026年11月10日）" in said(act, **{DAYS[act]: date(2026, 11, 9)})[0]


@pytest.mark.parametrize("act", DAYS)
def test_a_contract_that_began_before_it_was_signed_is_counted_from_its_beginning(act):
    began = "2026-11-01"
    assert said(act, start=began, **{DAYS[act]: date(2026, 11, 1)}) == []
    early = said(act, start=began, **{DAYS[act]: date(2026, 10, 31)})
    assert "早于履行起始日期（2026年11月1日）" in early[0]


@pytest.mark.parametrize("act", ["report_abnormal", "report_abnormal_to_district"])
def test_nobody_finds_what_has_not_happened(act):
    day = date(2026, 11, 18)
    assert said(act, occurred_on=day, found_on=day) == []
    assert said(act, occurred_on=day, found_on=date(2026, 11, 17)) == [
        "发现日期（2026年11月17日）早于发生日期（2026年11月18日）：请核对这两个日期。"
    ]
