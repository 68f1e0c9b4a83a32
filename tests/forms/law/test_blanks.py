"""What counts as blank, and what is still to be done by a day."""

from datetime import date
from decimal import Decimal

import pytest

from formgen.fields import Reference
from formgen.fields.group import Group
from formgen.forms.law.blanks import blanks, is_blank
from formgen.forms.law.countdown import countdown
from formgen.messages import _
from formgen.rules import DEADLINE, NOTE


@pytest.mark.parametrize(
    "value",
    [None, "", "  ", "\u3000", (), [], {}, Reference(), Reference(date=date(2026, 1, 1), issuer="示例局")],
)
def test_nothing_is_blank(value):
    assert is_blank(value)


@pytest.mark.parametrize(
    "value", [0, Decimal(0), False, "无", ("一",), Reference(name="示例文件"), Reference(doc_no="示例1号")]
)
def test_zero_no_and_a_number_alone_are_answers(value):
    assert not is_blank(value)


def test_gaps_are_named_by_path_and_label():
    labels = {"start": _("起"), "end": _("止")}
    assert blanks(Group(start=None, end="明天"), labels, "term") == {"term.start": labels["start"]}
    assert blanks({"start": None, "end": None}, labels) == labels


def test_a_field_that_the_group_does_not_have_is_named():
    with pytest.raises(AttributeError, match="no field 'end' here: there are start"):
        blanks(Group(start=None), {"end": _("止")}, "term")


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2026, 6, 28), "备案登记的截止日为2026年6月29日，还有1天，请按时办理。"),
        (date(2026, 6, 29), "备案登记的截止日为2026年6月29日，就是今天，请办理。"),
        (date(2026, 6, 30), "备案登记的截止日2026年6月29日已过，请尽快办理。"),
    ],
)
def test_days_are_counted_until_they_are_past(today, said):
    note = countdown("filing.registered_date", _("备案登记"), date(2026, 6, 29), today)
    assert (str(note.message), note.severity, note.kind) == (said, NOTE, DEADLINE)
