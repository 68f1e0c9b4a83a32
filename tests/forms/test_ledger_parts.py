"""What forms tell the ledger: answers that they ask for, and a step for every paper that is no contract itself."""

from __future__ import annotations

import pytest

from formgen import catalogue
from formgen.ledger import Column

FORMS = {form.id: form for form in catalogue.installed().forms if form.ledger}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_it_names_answers_that_it_asks_for(form):
    assert [path for path in form.ledger.paths() if path not in form.fields] == []


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_a_paper_opens_a_line_or_is_a_step_on_a_day(form):
    part = form.ledger

    assert part.opens != bool(part.step)
    assert bool(part.step) == bool(part.on)
    assert not part.opens or Column.TITLE in part.tells


def test_one_form_alone_is_the_contract():
    assert [name for name, form in FORMS.items() if form.ledger.opens] == ["government_contract"]
