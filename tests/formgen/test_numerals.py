"""Chinese numerals, written and read."""

import pytest

from formgen.numerals import chinese_ordinal, number_of, whole_number, year_of


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (1, "一"),
        (9, "九"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (78, "七十八"),
        (100, "一百"),
        (101, "一百零一"),
        (110, "一百一十"),
        (111, "一百一十一"),
        (210, "二百一十"),
        (999, "九百九十九"),
    ],
)
def test_a_number_is_said_as_articles_are_numbered(number, said):
    assert chinese_ordinal(number) == said


@pytest.mark.parametrize("number", [-1, 0, 1000])
def test_there_is_no_such_article(number):
    with pytest.raises(ValueError, match="no article has the number"):
        chinese_ordinal(number)


def test_no_two_articles_are_called_the_same():
    assert len({chinese_ordinal(number) for number in range(1, 1000)}) == 999


@pytest.mark.parametrize(
    ("numerals", "number"),
    [
        ("拾", 10),
        ("壹拾", 10),
        ("十五", 15),
        ("壹佰零伍", 105),
        ("壹万零贰拾", 10_020),
        ("壹仟万", 10_000_000),
        ("壹拾亿零壹万", 1_000_010_000),
        ("壹万亿", 1_000_000_000_000),
        ("两千", 2000),
        ("零", 0),
        ("万", None),
        ("二元", None),
        ("", None),
    ],
)
def test_numerals_of_either_kind_are_read(numerals, number):
    assert whole_number(numerals) == number


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("30", 30),
        ("３０", 30),
        ("三十", 30),
        ("叁拾", 30),
        ("三〇", 30),
        ("○五", 5),
        ("③", 3),
        ("⑳", 20),
        ("两", 2),
        ("", None),
        ("-3", None),
        ("3.5", None),
        ("甲", None),
    ],
)
def test_a_number_is_read_however_it_is_written(written, number):
    assert number_of(written) == number


@pytest.mark.parametrize(
    ("written", "year"),
    [
        ("2026", 2026),
        ("２０２６", 2026),
        ("二〇二六", 2026),
        ("二零二六", 2026),
        ("二O二六", 2026),
        ("二○2六", 2026),
        ("某年", None),
    ],
)
def test_a_year_is_read_digit_by_digit(written, year):
    assert year_of(written) == year
