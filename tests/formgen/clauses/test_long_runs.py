"""Forms are full of blanks: a hundred thousand characters of one kind are read in time that grows with them alone."""

from __future__ import annotations

import time

import pytest

from formgen.clauses.contract import Contract
from formgen.clauses.fold import fold
from formgen.clauses.tree import clause_tree
from formgen.forms.gazetteer import GAZETTEER
from formgen.service.reviews import review_text

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


@pytest.mark.parametrize(
    "piece",
    [
        "\n",
        " \n",
        "争议提交仲裁，",
        "由甲方所在地法院管辖，",
        "增值税返还，",
        "自动续期，",
        "合同总价为100元，",
        "另行协商",
        "一式二份，双方各执一份，",
    ],
)
def test_a_sentence_said_again_and_again_is_judged_in_one_go(piece: str) -> None:
    words = f"示例合同\n甲方：罗湖区示例局\n乙方：示例公司\n第一条 价款\n{piece * (MANY // 2 // len(piece))}"
    started = time.process_time()
    review_text(words)
    taken = time.process_time() - started

    assert taken < 2 * SECONDS
