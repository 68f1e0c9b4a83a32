"""Amounts in words and in figures, as a table and for every amount there is."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formgen.clauses import Text
from formgen.clauses.amounts import amount_pairs, amounts_of, is_spelt_right, misspelt_capitals
from formgen.fields.money import capital_variants, capitals
from formgen.forms.gazetteer import GAZETTEER


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("人民币1,000,000.00元", ["1000000.00"]),
        ("¥1000000", ["1000000"]),
        ("100万元", ["1000000"]),
        ("1.5亿元", ["150000000"]),
        ("共100台", []),
        ("第100条", []),
        ("A100元", []),
        ("100元/台，共10台", ["100"]),
        ("人民币叁万零伍佰元整", ["30500"]),
        ("１，０００元", ["1000"]),
    ],
)
def test_amounts_are_found(words, values):
    [(_reading, found)] = amounts_of(Text.of(words), GAZETTEER)

    assert [one.value for one in found] == [Decimal(value) for value in values]


AMOUNTS = st.decimals(min_value="1", max_value="999999999999.99", places=2)


@pytest.mark.fuzz
@settings(deadline=None)
@given(AMOUNTS)
def test_capitals_of_any_amount_are_read_back_and_need_no_correction(amount):
    text = Text.of(f"合同总价为{capitals(amount)}（￥{amount:,.2f}）。")
    [pair] = amount_pairs(text, GAZETTEER)

    assert pair.words == pair.figures == amount
    assert misspelt_capitals(text, GAZETTEER) == []


@pytest.mark.fuzz
@settings(deadline=None)
@given(AMOUNTS)
def test_every_spelling_that_the_rules_allow_is_right(amount):
    assert all(is_spelt_right(written, amount) for written in capital_variants(amount))


@pytest.mark.fuzz
@settings(deadline=None)
@given(AMOUNTS, AMOUNTS)
def test_another_amount_is_always_noticed(amount, other):
    [pair] = amount_pairs(Text.of(f"总价{capitals(amount)}（￥{other:,.2f}）。"), GAZETTEER)

    assert pair.agrees is (amount == other)
