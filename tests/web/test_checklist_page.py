"""The checklist as a page: the rows of the checklist on paper."""

from __future__ import annotations

import pytest

import formgen
from formgen.catalogue import installed
from formgen.rendering.checklist import checklist_words


def rows_on(page):
    rows = page.all("//table[contains(@class, 'checklist')]/tbody/tr")
    return [(row.findtext("td[1]"), row.findtext("th"), row.findtext("td[2]")) for row in rows]


def rows_on_paper(form, answers):
    words = checklist_words(formgen.check(form, answers), fingerprint="", template="")
    return [(one["no"], one["label"], f"{one['sign']} {one['state']}") for one in words["elements"]]


def test_what_does_not_apply_keeps_its_number_and_says_so(user):
    shown = rows_on(user.get(f"{user.begin('temporary_building_application')}/checklist"))

    assert [no for no, _label, _state in shown] == ["1", "2", "3", "4", "5", "6", "7", "8"]
    assert [no for no, _label, state in shown if state == "— 不适用"] == ["6"]


@pytest.mark.parametrize(
    "form", ["legality_review", "contract_payment_review", "temporary_building_application"]
)
def test_the_page_has_the_rows_of_the_paper(user, form):
    assert rows_on(user.get(f"{user.begin(form)}/checklist")) == rows_on_paper(form, {})


def test_no_form_has_other_rows_for_pages_than_for_paper():
    for form in installed().forms:
        for answers in ({}, *(sample.answers for sample in form.samples if sample.kind == "complete")):
            rows = [str(one.line.no) for one in formgen.check(form.id, answers).rows]
            assert rows == [no for no, _label, _state in rows_on_paper(form.id, answers)], form.id
