"""What is told with an opinion is what its sheet says, and what came back says why where one looks first."""

from __future__ import annotations

from datetime import timedelta

import pytest
from department import OPINION

from formgen.service import papers

BEFORE = (papers.today() - timedelta(days=1)).isoformat()


@pytest.fixture
def submitted(department):
    address = department.contract()
    department.do(department.handler, address, "submit")
    return address


def test_the_day_of_an_opinion_is_the_day_on_its_sheet(department, submitted):
    lawyer = department.lawyer
    department.sheet(lawyer, submitted, opinion_date=BEFORE)

    page = lawyer.get(f"{submitted}/life")
    assert page.all("//input[@name='fact.opinion_date']/@value") == [BEFORE]
    differs = department.do(lawyer, submitted, "internal_pass", 422, **OPINION)
    assert "的“出具日期”是“" in differs.words()
    assert "不一致：请核对" in differs.words()
    department.do(lawyer, submitted, "internal_pass", **OPINION | {"opinion_date": BEFORE})
    assert department.answers(submitted)["internal_review"]["opinion_date"] == BEFORE


def test_a_sheet_that_cannot_be_given_says_what_is_wrong_with_it(department, submitted):
    lawyer = department.lawyer
    department.do(lawyer, submitted, "paper:legality_review")

    said = lawyer.get(f"{submitted}/life").words()
    assert "处缺项或者不合规的地方，改好以后再登记结论：" in said
    assert "审查项（一）未填结论" in said


def test_who_mends_reads_first_why_it_came_back(department, submitted):
    handler, lawyer = department.handler, department.lawyer
    department.do(lawyer, submitted, "internal_return", reason="缺少供应商资信材料")

    page = handler.get(f"{submitted}/life")
    assert [one.text_content() for one in page.all("//div[contains(@class, 'why')]//dd")] == [
        "缺少供应商资信材料"
    ]
    department.do(handler, submitted, "submit")
    assert handler.get(f"{submitted}/life").all("//div[contains(@class, 'why')]") == []


def test_a_notice_of_which_nothing_was_done_speaks_of_no_review(department):
    handler, address = department.handler, department.performing()
    notice = department.do(handler, address, "paper:contract_termination_notice").location.rstrip("/")

    said = handler.get(f"{notice}/life").words()
    assert "还没有办理过：每办一步都记在这里。" in said
    assert "审查以后" not in said


def test_nobody_finds_a_decision_filled_in_that_nobody_made(department):
    page = department.handler.get(f"{department.reviewed()}/life")

    assert page.all("//input[@name='fact.decision_doc']/@value") == [""]
