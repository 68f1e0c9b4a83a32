"""Chinese numerals for articles and items."""

import pytest

from formgen.numerals import chinese_ordinal


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
