"""Stretches of a text: what lies over what is found by bisection as it is by holding each against each."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from formgen.clauses.spans import Taken, apart, beside, joined
from formgen.clauses.text import Match

SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12)).map(lambda one: (one[0], one[0] + one[1])))


def match(start, end):
    return Match(None, "x" * (end - start), start, end)


def test_what_touches_does_not_lie_over():
    taken = Taken([(3, 6)])

    assert [taken.meets(*one) for one in ((0, 3), (0, 4), (4, 5), (5, 9), (6, 9))] == [
        False,
        True,
        True,
        True,
        False,
    ]
    assert not Taken().meets(0, 9)


def test_what_touches_is_joined():
    assert joined([(5, 7), (0, 2), (2, 3), (6, 6)]) == [(0, 3), (5, 7)]


def test_what_was_said_is_not_said_again_and_the_order_stays():
    assert beside([match(3, 6)], [match(6, 8), match(5, 6), match(0, 3)]) == [match(6, 8), match(0, 3)]
    assert apart([match(4, 9), match(0, 5), match(0, 4), match(8, 12), match(9, 12)]) == [
        match(4, 9),
        match(0, 4),
        match(9, 12),
    ]


@given(SPANS, SPANS)
def test_bisection_finds_what_holding_each_against_each_finds(old, new):
    taken = Taken(old)
    assert [taken.meets(*one) for one in new] == [
        any(start < one[1] and one[0] < end for start, end in old) for one in new
    ]


@given(SPANS)
def test_of_what_lies_over_one_another_the_first_is_kept(spans):
    kept = []
    for one in spans:
        if not any(start < one[1] and one[0] < end for start, end in kept):
            kept.append(one)

    assert [(one.start, one.end) for one in apart(match(*one) for one in spans)] == kept
