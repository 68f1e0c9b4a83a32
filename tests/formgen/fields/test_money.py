"""Amounts in 元 and their capitals."""

from __future__ import annotations

import os
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from formgen.fields import Misread, Money, capital_variants, capitals

EXAMPLES = int(os.environ.get("FORMGEN_EXAMPLES", "100"))
PRICE = Money(name="price.amount", label="价款金额")
CHANGE = Money(name="change", label="价款增减", negative=True)


@pytest.mark.parametrize(
    ("raw", "shown", "stored"),
    [
        ("1860000.00", "1,860,000.00", "1860000.00"),
        ("1860000", "1,860,000.00", "1860000.00"),
        (1860000, "1,860,000.00", "1860000.00"),
        (1860000.0, "1,860,000.00", "1860000.00"),
        (0.1, "0.10", "0.10"),
        (50000.01, "50,000.01", "50000.01"),
        ("1,860,000.5", "1,860,000.50", "1860000.50"),
        ("1，860，000元", "1,860,000.00", "1860000.00"),
        ("￥１８６００００．００", "1,860,000.00", "1860000.00"),
        ("¥ 5", "5.00", "5.00"),
        ("人民币1860000元整", "1,860,000.00", "1860000.00"),
        ("186万元", "1,860,000.00", "1860000.00"),
        ("186.5 万", "1,865,000.00", "1865000.00"),
        ("0.000001万元", "0.01", "0.01"),
        ("1.234567万元", "12,345.67", "12345.67"),
        ("1.2亿元", "120,000,000.00", "120000000.00"),
        ("0", "0.00", "0.00"),
        ("9999999999999.99", "9,999,999,999,999.99", "9999999999999.99"),
        (9999999999999.99, "9,999,999,999,999.99", "9999999999999.99"),
        ("", "", None),
        (" ", "", None),
        (None, "", None),
    ],
)
def test_an_amount_is_read_exactly_in_every_usual_spelling(raw, shown, stored):
    value = PRICE.parse(raw)
    assert PRICE.show(value) == shown
    assert PRICE.dump(value) == stored


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        ("1.234", "金额最多两位小数（到分），请核对。"),
        (0.1 + 0.2, "最多10位小数，请核对。"),
        (1.005, "金额最多两位小数（到分），请核对。"),
        ("1.2345678万元", "金额最多两位小数（到分），请核对。"),
        ("-5", "金额不能是负数，请核对。"),
        ("10000000000000", "金额过大，最多9,999,999,999,999.99元，请核对单位。"),
        ("100000亿元", "金额过大，最多9,999,999,999,999.99元，请核对单位。"),
        (10**400, "数字过大或不是有限的数，整数部分最多15位。"),
        (float("nan"), "数字过大或不是有限的数，整数部分最多15位。"),
        (float("inf"), "数字过大或不是有限的数，整数部分最多15位。"),
        ("NaN", "“NaN”读不出金额，请写数字，如 1860000.00 或 186万元。"),
        ("Infinity", "“Infinity”读不出金额，请写数字，如 1860000.00 或 186万元。"),
        ("1e4", "“1e4”读不出金额，请写数字，如 1860000.00 或 186万元。"),
        ("1_000", "“1_000”读不出金额，请写数字，如 1860000.00 或 186万元。"),
        ("٣", "“٣”读不出金额，请写数字，如 1860000.00 或 186万元。"),
        ("10²", "“10²”读不出金额，请写数字，如 1860000.00 或 186万元。"),
        ("1,23,4", "“1,23,4”读不出数字，请只写数字，如 1234.5。"),
        (".5", "“.5”读不出金额，请写数字，如 1860000.00 或 186万元。"),
        ("壹佰元整", "“壹佰元整”读不出金额，请写数字，如 1860000.00 或 186万元。"),
        ("9" * 70, "“99999999999999999999…”太长，不是一个数字。"),
        (True, "应为数字，却是是/否。"),
        ([1], "应为数字，却是列表。"),
        ({"amount": 1}, "应为数字，却是对象。"),
    ],
)
def test_what_is_no_amount_is_misread_with_what_to_do(raw, sentence):
    with pytest.raises(Misread) as fault:
        PRICE.parse(raw)
    assert str(fault.value) == sentence


def test_an_amount_below_zero_is_read_where_it_makes_sense():
    assert CHANGE.parse("-5.50") == Decimal("-5.50")
    assert str(CHANGE.parse("-0")) == "0.00"


VECTORS = [
    ("1409.50", "壹仟肆佰零玖元伍角", ["壹仟肆佰零玖元伍角整"]),
    ("6007.14", "陆仟零柒元壹角肆分", []),
    ("1680.32", "壹仟陆佰捌拾元零叁角贰分", ["壹仟陆佰捌拾元叁角贰分"]),
    ("107000.53", "壹拾万柒仟元零伍角叁分", ["壹拾万零柒仟元伍角叁分"]),
    ("16409.02", "壹万陆仟肆佰零玖元零贰分", []),
    ("325.04", "叁佰贰拾伍元零肆分", []),
    ("10.00", "壹拾元整", ["壹拾元正"]),
    ("50000.00", "伍万元整", ["伍万元正"]),
    ("30500.00", "叁万零伍佰元整", []),
    ("1010.00", "壹仟零壹拾元整", []),
    ("10000000.00", "壹仟万元整", []),
    ("10001000.00", "壹仟万零壹仟元整", ["壹仟万壹仟元整"]),
    ("100000001.10", "壹亿零壹元壹角", ["壹亿零壹元壹角整"]),
    ("1000010000.00", "壹拾亿零壹万元整", []),
    ("0.05", "伍分", []),
    ("0.50", "伍角", ["伍角整"]),
    ("0", "零元整", ["零元正"]),
    ("100000.01", "壹拾万元零壹分", []),
    ("10050000", "壹仟零伍万元整", []),
    ("1000000000000", "壹万亿元整", []),
    ("100010001", "壹亿零壹万零壹元整", []),
    ("6000005840", "陆拾亿零伍仟捌佰肆拾元整", ["陆拾亿伍仟捌佰肆拾元整"]),
    ("10.50", "壹拾元零伍角", ["壹拾元伍角", "壹拾元伍角正"]),
    ("-5", "负伍元整", []),
    ("-0.05", "负伍分", []),
    (
        "9999999999999.99",
        "玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分",
        ["玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖圆玖角玖分"],
    ),
]


@pytest.mark.parametrize(("amount", "required", "also_valid"), VECTORS)
def test_capitals_are_those_of_the_rules(amount, required, also_valid):
    assert capitals(Decimal(amount)) == f"人民币{required}"
    assert {f"人民币{one}" for one in [required, *also_valid]} <= capital_variants(Decimal(amount))


@pytest.mark.parametrize(
    ("amount", "wrong"),
    [
        ("10.00", "拾元整"),
        ("30500.00", "叁万伍佰元整"),
        ("325.04", "叁佰贰拾伍元肆分"),
        ("6007.14", "陆仟零柒元壹角肆分整"),
        ("1010.00", "壹仟壹拾元整"),
        ("100010001", "壹亿壹万零壹元整"),
        ("50000.00", "伍万元"),
    ],
)
def test_a_spelling_that_the_rules_forbid_is_no_variant(amount, wrong):
    assert f"人民币{wrong}" not in capital_variants(Decimal(amount))


@pytest.mark.parametrize("amount", ["0.001", "1.005", "10000000000000000"])
def test_capitals_never_round_and_never_overflow(amount):
    with pytest.raises(ValueError, match="cannot be written in capitals"):
        capitals(Decimal(amount))


DIGITS = {digit: value for value, digit in enumerate("零壹贰叁肆伍陆柒捌玖")}
SMALL = {"拾": 10, "佰": 100, "仟": 1000}
LARGE = {"万": 10**4, "亿": 10**8}


def read_back(text: str) -> Decimal:
    """The amount that *text* says: a reader that shares nothing with the writer."""
    text = text.removeprefix("人民币").replace("圆", "元").rstrip("整正")
    sign, text = (-1, text[1:]) if text.startswith("负") else (1, text)
    whole, yuan, fraction = text.partition("元")
    if not yuan:
        whole, fraction = "", text
    total = group = digit = 0
    for character in whole:
        if character in DIGITS:
            digit = DIGITS[character]
        elif character in SMALL:
            group, digit = group + digit * SMALL[character], 0
        else:
            below = total % LARGE[character] + group + digit
            total, group, digit = total - total % LARGE[character] + below * LARGE[character], 0, 0
    cents = digit_cents = 0
    for character in fraction:
        if character in DIGITS:
            digit_cents = DIGITS[character]
        else:
            cents += digit_cents * {"角": 10, "分": 1}[character]
    return sign * (total + group + digit + Decimal(cents) / 100)


@pytest.mark.fuzz
@settings(max_examples=EXAMPLES, deadline=None)
@given(st.decimals(min_value=0, max_value=Decimal("9999999999999.99"), places=2))
@example(Decimal(1000000010000))
@example(Decimal("1001000000000.10"))
@example(Decimal(50000000000))
def test_every_spelling_of_an_amount_is_read_back_as_that_amount(amount):
    assert capitals(amount) in capital_variants(amount)
    assert {read_back(one) for one in capital_variants(amount)} == {amount}


ROUND = st.lists(st.sampled_from("0001259"), min_size=1, max_size=13).map(
    lambda digits: Decimal("".join(digits))
)


@pytest.mark.fuzz
@settings(max_examples=EXAMPLES, deadline=None)
@given(ROUND, st.sampled_from(["0", "0.05", "0.50", "0.55"]))
def test_amounts_full_of_zeros_are_read_back_too_and_never_stutter(whole, cents):
    amount = whole + Decimal(cents)
    for said in capital_variants(amount):
        assert read_back(said) == amount
        assert "零零" not in said
        assert amount < 1 or "零元" not in said
