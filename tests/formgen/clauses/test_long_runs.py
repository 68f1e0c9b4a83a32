"""Forms are full of blanks: a hundred thousand characters of one kind are read in time that grows with them alone."""

from __future__ import annotations

import time

import pytest

from formgen.clauses.contract import Contract
from formgen.clauses.fold import fold
from formgen.clauses.tree import clause_tree
from formgen.forms.gazetteer import GAZETTEER

MANY = 100_000
SECONDS = 2.0


@pytest.mark.parametrize("character", ["_", "\u3000", " ", "\t", "-", "."])
@pytest.mark.parametrize("before", ["", "第一条　价款\n", "甲方：示例局\n乙方：", "1. "])
def test_a_long_blank_is_passed_over_in_one_go(character: str, before: str) -> None:
    words = f"{before}{character * MANY}\n第二条　付款\n"
    started = time.process_time()
    tree = clause_tree(words)
    parties = Contract(words, GAZETTEER).parties
    taken = time.process_time() - started

    assert taken < SECONDS
    assert tree.end == len(fold(words))
    assert len(parties) <= 2
