"""诉讼（仲裁）证据材料清单: three lists of evidence, and a claim three months before limitation runs out."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest
from printed_papers import asked_for, words_of

import formgen
from formgen.service import papers

FORM = "contract_litigation_evidence"
AS_OF = date(2026, 11, 19)
LATE = [("GC-65-1", ("filing_date",))]
printed = partial(words_of, FORM)


def found(as_of=AS_OF, **changed):
    report = formgen.check(FORM, papers.example(FORM) | changed, as_of=as_of)
    return [(one.rule, one.fields) for one in report.findings if one.rule != "GC-78-1"]


def test_the_complete_sample_is_ready():
    assert formgen.check(FORM, papers.example(FORM)).final


def test_what_is_left_out_is_named_and_marked():
    assert asked_for(FORM) >= {
        "contract_title",
        "breach_evidence",
        "loss_evidence",
        "own_performance_evidence",
    }
    assert "【待补充" in printed({})


@pytest.mark.parametrize(("brought", "told"), [("2027-02-28", []), ("2027-03-01", LATE)])
def test_a_claim_is_brought_three_months_ahead_counted_to_the_end_of_the_month(brought, told):
    assert found(limitation_expiry="2027-05-31", filing_date=brought) == told


@pytest.mark.parametrize(("today", "told"), [(date(2026, 11, 19), LATE), (date(2026, 11, 18), [])])
def test_a_claim_that_is_not_brought_is_counted_down_three_months_long(today, told):
    assert found(as_of=today, limitation_expiry="2027-05-19", filing_date=None) == told


@pytest.mark.parametrize("kind", ["breach_evidence", "loss_evidence", "own_performance_evidence"])
def test_each_of_the_three_lists_is_asked_for(kind):
    assert found(**{kind: None}) == [("FORM-1", (kind,))]


def test_the_paper_says_what_was_answered():
    said = printed(papers.example(FORM))

    for words in ("☑诉讼", "2026年11月20日", "三、政府一方履行合同的证据", "复印件", "（参考样式）"):
        assert words in said
    assert "待补充" not in said
    assert "2029年9月30日" not in said, "our own view of limitation is nothing for the court's file"


def test_the_last_day_is_told_until_the_claim_is_brought():
    def told(**changed):
        (one,) = formgen.check(FORM, papers.example(FORM) | changed, as_of=AS_OF).follow_ups
        return one.article, one.due and one.due.isoformat()

    assert told() == ("第六十七条", None)
    assert told(filing_date=None) == ("第六十五条", "2029-06-30")
