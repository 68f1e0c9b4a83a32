"""Whole contracts that a lawyer has labelled: what a review must find in them, and what it must not."""

from __future__ import annotations

import pytest
from contract_cases import (
    GROUPS,
    HELD,
    REVIEW,
    STATUSES,
    Labelled,
    contracts,
    reviewed,
    score_elements,
    score_rule,
    score_state,
)

from formgen.rules import BLOCK

EVERY = [pytest.param(one, id=one.name) for one in contracts()]
RULE_OF = {one.key: one.rule for one in REVIEW.elements}


def test_there_are_at_least_thirty_contracts_and_half_of_them_precede_the_search() -> None:
    held = [one for one in contracts() if one.group == HELD]

    assert len(contracts()) >= 30
    assert len(held) == 15


@pytest.mark.parametrize("group", GROUPS)
def test_elements_are_told_in_nineteen_of_twenty_cases(group: str) -> None:
    score = score_elements(one for one in contracts() if one.group == group)

    assert score.f1 >= 0.95


@pytest.mark.parametrize("state", STATUSES)
def test_each_state_is_told_apart(state: str) -> None:
    assert score_state(state, contracts()).f1 >= 0.9


@pytest.mark.parametrize("rule", ["GC-36-3", "GC-39-3", "GC-39-4", "GC-39-5", "GC-39-6"])
def test_what_is_forbidden_is_found_wherever_it_stands(rule: str) -> None:
    score = score_rule(rule, contracts())

    assert score.recall >= 0.95
    assert score.precision >= 0.95


@pytest.mark.parametrize("one", EVERY)
def test_nothing_blocks_but_what_the_label_says(one: Labelled) -> None:
    blocking = {found.rule for found in reviewed(one.text, one.name).of(BLOCK)}
    lacking = {RULE_OF[key] for key, status in one.elements.items() if status == "missing"}

    assert blocking <= one.fires | lacking


@pytest.mark.parametrize("one", EVERY)
def test_every_text_is_taken_for_a_whole_contract(one: Labelled) -> None:
    assert reviewed(one.text, one.name).extent == one.extent


@pytest.mark.parametrize("one", EVERY)
def test_no_void_exemption_hand_over_or_late_payment_is_seen_in_a_lawful_contract(one: Labelled) -> None:
    told = {found.rule for found in reviewed(one.text, one.name).findings}

    assert not told & {"LAW-14", "LAW-15", "LAW-16", "LAW-17"}
