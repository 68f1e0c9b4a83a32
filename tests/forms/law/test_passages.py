"""Passages of free text that a rule complains of."""

from formgen.forms.law.passages import by_field, problems_in, quoted
from formgen.messages import _
from formgen.rules import WARN, Match

HERE = Match("other_terms", "酌情", 0, 2)
AGAIN = Match("other_terms", "酌情", 8, 10)
THERE = Match("purpose", "待定", 3, 5)
NOWHERE = Match(None, "待定", 3, 5)


def say(words):
    return _("有：{words}。", words=words)


def test_matches_are_sorted_by_field_in_their_order():
    assert by_field([THERE, HERE, AGAIN]) == {"purpose": (THERE,), "other_terms": (HERE, AGAIN)}


def test_the_same_words_are_quoted_once():
    assert quoted([HERE, AGAIN, THERE]) == "“酌情”“待定”"


def test_line_breaks_and_length_do_not_reach_the_sentence():
    assert quoted([Match(None, "一\n  二", 0, 5)]) == "“一 二”"
    assert quoted([Match(None, "甲" * 40 + "乙" * 40, 0, 80)]) == f"“{'甲' * 30}……{'乙' * 30}”"


def test_each_field_has_its_own_problem():
    found = problems_in([HERE, THERE, AGAIN], say, WARN)
    assert [(one.fields, one.severity, str(one.message)) for one in found] == [
        (("other_terms",), WARN, "有：“酌情”。"),
        (("purpose",), WARN, "有：“待定”。"),
    ]
    assert found[0].matches == (HERE, AGAIN)


def test_a_contract_that_was_read_has_no_fields():
    (found,) = problems_in([NOWHERE], say)
    assert found.fields == ()
    assert found.matches == (NOWHERE,)
    assert problems_in([], say) == []
