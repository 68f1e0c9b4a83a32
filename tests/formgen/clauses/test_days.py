"""Terms and how long they are."""

import pytest

from formgen.clauses import Text
from formgen.clauses.days import lengths_of_terms
from formgen.forms.gazetteer import GAZETTEER


@pytest.mark.parametrize(
    ("words", "months"),
    [
        ("租赁期限为20年。", [240]),
        ("租赁期为二十年。", [240]),
        ("租赁期限为36个月。", [36]),
        ("租赁期限为一年半。", [18]),
        ("租赁期限自2026年1月1日至2026年12月31日。", [12]),
        ("租赁期限自2026年1月1日至2027年1月1日。", [13]),
        ("服务期限为20年。", []),
        ("租赁期限届满前3个月内提出。", []),
    ],
)
def test_terms_are_measured_in_months_begun(words, months):
    assert [length for _match, length in lengths_of_terms(Text.of(words), GAZETTEER, ("租赁期",))] == months
