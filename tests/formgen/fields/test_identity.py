"""Identifiers of units and persons. All numbers are invented: 1900 birthdays, units named YYYY…."""

from __future__ import annotations

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum.cn import ric, uscc

from formgen.fields import ID_TYPES, CreditCode, IdNumber, Misread, credit_code_is_right, resident_id_is_right

EXAMPLES = int(os.environ.get("FORMGEN_EXAMPLES", "100"))
CODE = CreditCode(name="uscc", label="统一社会信用代码")
CARD = IdNumber(name="id_number", label="身份证号码")
PAPER = IdNumber(name="id_number", label="证件号码", type_field="id_type")


@pytest.mark.parametrize(
    ("code", "is_right"),
    [
        ("11440303YYYY000123", True),
        ("11440303YYYY00020X", True),
        ("91440303YYYY001009", True),
        ("91440305YYYY00127X", True),
        ("12440303YYYY00215L", True),
        ("N2440303YYYY00012A", True),  # registered by the rural collective authority
        ("Y1440303YYYY000125", True),  # registered by another authority
        ("91110000600037341L", True),  # the worked example of python-stdnum
        ("91440303YYYY001000", False),  # check character
        ("91440303YYYY0O1009", False),  # letter O is not in the alphabet
        ("9144O303YYYY001009", False),
        ("91440303YYYY00100", False),
        ("91440303YYYY0010099", False),
        ("91440303YYYY001009\n", False),
        ("", False),
    ],
)
def test_a_credit_code_is_right_by_its_own_check_character(code, is_right):
    assert credit_code_is_right(code) is is_right


ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


@pytest.mark.fuzz
@settings(max_examples=EXAMPLES, deadline=None)
@given(st.from_regex(f"[{ALPHABET}]{{2}}[0-9]{{6}}[{ALPHABET}]{{9}}", fullmatch=True))
def test_check_characters_agree_with_an_independent_library(body):
    check = uscc.calc_check_digit(body)
    assert [one for one in ALPHABET if credit_code_is_right(body + one)] == [check]


@pytest.mark.parametrize(
    ("raw", "value", "problem"),
    [
        ("91440303YYYY001009", "91440303YYYY001009", None),
        ("９１４４０３０３ yyyy－００１００９", "91440303YYYY001009", None),
        ("914403", "914403", "统一社会信用代码应为18位，现有6位，请对照营业执照核对。"),
        (
            "91440303YYYY001000",
            "91440303YYYY001000",
            "统一社会信用代码校验不通过，有字符写错，请对照营业执照核对。",
        ),
        ("", None, None),
        (" - ", None, None),
    ],
)
def test_a_credit_code_is_folded_and_a_wrong_one_kept_and_said(raw, value, problem):
    assert CODE.parse(raw) == value
    said = CODE.problem(value)
    assert (said and str(said)) == problem


@pytest.mark.parametrize(
    ("number", "is_right"),
    [
        ("440303190001010014", True),
        ("44030319000101009X", True),
        ("810000190001010018", True),  # residence permit of Hong Kong: the region is none of ours to judge
        ("83000019000101002X", True),  # Taiwan
        ("910440190001010030", True),  # foreign permanent resident
        ("44030919000229001X", False),  # right check digit, but 1900 was no leap year
        ("440303190413010010", False),  # month 13
        ("440303190402290029", True),  # 1904 was one
        ("440303190001010015", False),  # check digit
        ("44030319000101009x", False),  # folded before it is checked
        ("44030319000101001", False),
        ("440303000101001", True),  # fifteen digits: no check digit
        ("４４０３０３１９０００１０１００１４", False),
        ("440303190001010014\n", False),
    ],
)
def test_a_resident_number_is_right_by_check_digit_and_birthday_never_by_region(number, is_right):
    assert resident_id_is_right(number) is is_right


@pytest.mark.fuzz
@settings(max_examples=EXAMPLES, deadline=None)
@given(
    st.integers(100000, 999999),
    st.dates().filter(lambda day: day.year >= 1900),
    st.integers(0, 999),
)
def test_check_digits_agree_with_an_independent_library(region, day, order):
    body = f"{region}{day:%Y%m%d}{order:03}"
    assert [one for one in "0123456789X" if resident_id_is_right(body + one)] == [
        ric.calc_check_digit(f"{body}0")
    ]


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        ("440303 19000101 0014", None),
        ("４４０３０３１９０００１０１００９ｘ", None),
        ("440303000101001", None),
        ("440303190001010015", "居民身份证号码校验不通过，有数字写错，请对照证件核对。"),
        ("440303190413010010", "居民身份证号码第7至14位不是有效的出生日期，请对照证件核对。"),
        ("4403031900010100", "居民身份证号码应为18位，现有16位，请对照证件核对。"),
    ],
)
def test_what_is_wrong_with_a_resident_number_is_said_without_repeating_it(raw, problem):
    value = CARD.parse(raw)
    said = CARD.problem(value)
    assert (said and str(said)) == problem
    assert value not in str(said)


@pytest.mark.parametrize("paper", [*sorted(set(ID_TYPES) - {"resident_id"}), None])
def test_the_number_of_another_paper_is_never_checked(paper):
    assert PAPER.problem_as("E00000000", paper) is None
    assert PAPER.problem("E00000000") is None


def test_beside_a_resident_card_the_number_is_checked():
    assert PAPER.problem_as("440303190001010015", "resident_id")
    assert PAPER.problem_as("440303190001010014", "resident_id") is None


@pytest.mark.parametrize(
    ("value", "masked"),
    [
        ("440303190001010014", "440303********0014"),
        ("440303000101001", "440303*****1001"),
        ("E12345678", "E1*****78"),
        ("1234", "****"),
        (None, ""),
    ],
)
def test_a_number_is_masked_to_its_first_six_and_last_four(value, masked):
    assert CARD.mask(value) == masked
    assert CARD.sensitive


@pytest.mark.parametrize("raw", [440303190001010014, 1.5, True, ["440303190001010014"], {"a": "b"}])
@pytest.mark.parametrize("field", [CODE, CARD])
def test_an_identifier_typed_as_a_number_may_have_lost_digits_and_is_refused(field, raw):
    with pytest.raises(Misread) as fault:
        field.parse(raw)
    assert str(fault.value) == "号码应写成文字（数据文件中加引号），请重新填写。"


def test_an_endless_identifier_is_refused():
    with pytest.raises(Misread, match="号码最多64个字符"):
        CODE.parse("9" * 65)


def test_the_papers_have_the_names_that_offices_use():
    assert ID_TYPES["resident_id"] == "居民身份证"
    assert ID_TYPES["hk_macau_permit"] == "港澳居民来往内地通行证"
    assert ID_TYPES["taiwan_permit"] == "台湾居民来往大陆通行证"
    assert ID_TYPES["foreign_permanent"] == "外国人永久居留身份证"
