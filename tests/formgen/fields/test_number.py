"""Numbers and whole numbers."""

from __future__ import annotations

from decimal import Decimal

import pytest

from formgen.fields import Integer, Misread, Number

HEIGHT = Number(name="height_m", label="建筑高度", unit="米", least=0, most=24, decimals=2)
MONTHS = Integer(name="warranty_months", label="保修期限", unit="个月", least=0, most=600)
QUANTITY = Number(name="subject.quantity", label="数量")


@pytest.mark.parametrize(
    ("raw", "value", "shown"),
    [
        ("12.01", "12.01", "12.01米"),
        ("12.00", "12.00", "12.00米"),
        (" １２．５ 米", "12.5", "12.5米"),
        (12, "12", "12米"),
        (11.4, "11.4", "11.4米"),
        ("+3", "3", "3米"),
        ("007", "7", "7米"),
    ],
)
def test_a_number_is_read_as_written_and_shown_with_its_unit(raw, value, shown):
    found = HEIGHT.parse(raw)
    assert str(found) == value
    assert HEIGHT.show(found) == shown
    assert HEIGHT.dump(found) == value


@pytest.mark.parametrize(
    ("raw", "stored"), [(93000, "93000"), (320.5, "320.5"), ("1,234.5", "1234.5"), ("-0", "0")]
)
def test_quantities_come_as_numbers_or_texts(raw, stored):
    assert QUANTITY.dump(QUANTITY.parse(raw)) == stored


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        ("12.005", "最多2位小数，请核对。"),
        (0.1 + 0.2, "最多2位小数，请核对。"),
        ("十二", "“十二”读不出数字，请只写数字，如 1234.5。"),
        ("1e3", "“1e3”读不出数字，请只写数字，如 1234.5。"),
        (1e-7, "“1e-07”读不出数字，请只写数字，如 1234.5。"),
        ("nan", "“nan”读不出数字，请只写数字，如 1234.5。"),
        ("1_0", "“1_0”读不出数字，请只写数字，如 1234.5。"),
        ("٣", "“٣”读不出数字，请只写数字，如 1234.5。"),
        ("12\n3", "“12 3”读不出数字，请只写数字，如 1234.5。"),
        ("米", "“米”读不出数字，请只写数字，如 1234.5。"),
        (float("-inf"), "数字过大或不是有限的数，整数部分最多15位。"),
        (float("nan"), "数字过大或不是有限的数，整数部分最多15位。"),
        pytest.param(
            10**5000, "数字过大或不是有限的数，整数部分最多15位。", id="more digits than Python prints"
        ),
        ("1" * 16, "数字过大或不是有限的数，整数部分最多15位。"),
        (True, "应为数字，却是是/否。"),
        ([12], "应为数字，却是列表。"),
    ],
)
def test_what_is_no_number_is_misread(raw, sentence):
    with pytest.raises(Misread) as fault:
        HEIGHT.parse(raw)
    assert str(fault.value) == sentence


@pytest.mark.parametrize(
    ("raw", "problem"),
    [("0.01", None), ("0", "应大于0，现为0。"), ("-0", "应大于0，现为0。"), ("-1", "应大于0，现为-1。")],
)
def test_an_area_is_greater_than_nothing(raw, problem):
    area = Number(name="land_area", label="用地面积", unit="平方米", above=0, decimals=2)

    said = area.problem(area.parse(raw))

    assert (str(said) if said else None) == problem
    assert area.schema()["exclusiveMinimum"] == 0


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        ("0", None),
        ("-0.01", "不能小于0，现为-0.01。"),
        ("24", None),
        ("24.01", "不能大于24，现为24.01。"),
    ],
)
def test_a_number_out_of_its_range_is_kept_and_said(raw, problem):
    value = HEIGHT.parse(raw)
    said = HEIGHT.problem(value)
    assert (said and str(said)) == problem
    assert HEIGHT.problem(None) is None


def test_a_whole_number_is_an_int_with_its_unit():
    assert MONTHS.parse("24") == 24
    assert MONTHS.parse(24) == 24
    assert MONTHS.parse(24.0) == 24
    assert isinstance(MONTHS.parse("24"), int)
    assert MONTHS.show(24) == "24个月"
    assert MONTHS.dump(24) == 24
    assert str(MONTHS.problem(601)) == "不能大于600，现为601。"


@pytest.mark.parametrize("raw", ["24.5", 24.5, "24.0"])
def test_a_fraction_is_no_whole_number(raw):
    with pytest.raises(Misread, match="应为整数，请去掉小数。"):
        MONTHS.parse(raw)


def test_a_value_is_exact_even_where_binary_fractions_are_not():
    assert QUANTITY.parse(0.1) + QUANTITY.parse(0.2) == Decimal("0.3")
