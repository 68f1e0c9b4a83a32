"""What is told with an act is something, and what cannot be is said by its field."""

from __future__ import annotations

from datetime import date

import pytest

from formgen.errors import BadInput
from formgen.fields import LongText, Text
from formgen.service.life_facts import read_facts

TODAY = date(2026, 11, 20)
REASON = LongText(name="reason", label="原因", required=True, judged=False)
NOTE = Text(name="note", label="说明")


@pytest.mark.parametrize("typed", ["", "  ", "\u3000", " \u200b ", "\u200b\u3000", "——", "。", "\u3164"])
def test_a_reason_in_which_nothing_stands_is_none(typed):
    with pytest.raises(BadInput) as refused:
        read_facts([REASON], {"reason": typed}, TODAY)
    assert str(refused.value.fields["reason"]) == "请填写原因。"


@pytest.mark.parametrize("typed", ["缺", "A", "3", "缺少资信材料。"])
def test_a_reason_of_one_character_is_one(typed):
    assert read_facts([REASON], {"reason": typed}, TODAY) == {"reason": typed}


def test_a_note_in_which_nothing_stands_is_left_out():
    assert read_facts([NOTE], {"note": " \u200b "}, TODAY) == {}
