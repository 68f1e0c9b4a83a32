"""A rule that judges words is held against the whole space of wording it is meant for, not against single clauses."""

import time

import pytest
from spaces_of_wording import wordings

from formgen.clauses import Contract, Text, government_guarantee
from formgen.forms.gazetteer import GAZETTEER

GUARANTEES = tuple(wordings("guarantees"))
GROUPS = sorted({(one.fires, one.group) for one in GUARANTEES})


def is_seen(wording):
    """Whether the clause, read alone, makes the government side answer for another's debt."""
    return bool(government_guarantee(Contract(wording.text, GAZETTEER).text, GAZETTEER))


@pytest.mark.parametrize(("fires", "group"), GROUPS)
def test_guarantees_of_every_kind_are_told_from_their_lawful_neighbours(fires, group):
    of_group = [one for one in GUARANTEES if (one.fires, one.group) == (fires, group)]
    wrong = [one.text for one in of_group if is_seen(one) is not fires]

    assert not wrong


def test_the_space_is_wide():
    assert len([one for one in GUARANTEES if one.fires]) >= 500
    assert len([one for one in GUARANTEES if not one.fires]) >= 250


@pytest.mark.parametrize(
    "phrase",
    [
        "甲方为乙方",
        "贷款",
        "由甲方承担",
        "本息，",
        "甲方承诺，银行",
        "债务由",
        "以其名下",
        "区",
        "if the lender ",
        "loan ",
    ],
)
def test_a_phrase_said_ten_thousand_times_is_read_in_time_that_grows_with_it_alone(phrase):
    words = phrase * (200_000 // len(phrase))
    started = time.process_time()
    government_guarantee(Text.of(words), GAZETTEER)

    assert time.process_time() - started < 4
