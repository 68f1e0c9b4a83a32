"""What may stand in an answer, and how identifiers become comparable."""

from __future__ import annotations

import pytest

from formgen.fields import Misread
from formgen.fields.characters import excerpt, fold_identifier, fold_width, refuse_unprintable

REFUSED = [
    ("甲\x00乙", "第2个字符是控制字符（U+0000），不能写进文书，请删除它或重新输入。"),
    ("\x0b", "第1个字符是控制字符（U+000B），不能写进文书，请删除它或重新输入。"),
    ("一二三\x7f", "第4个字符是控制字符（U+007F），不能写进文书，请删除它或重新输入。"),
    ("甲\x85", "第2个字符是控制字符（U+0085），不能写进文书，请删除它或重新输入。"),
    ("甲\ud800", "第2个字符是残缺字符（U+D800），不能写进文书，请删除它或重新输入。"),
    ("\udfff", "第1个字符是残缺字符（U+DFFF），不能写进文书，请删除它或重新输入。"),
    ("甲\u202e乙", "第2个字符是改变文字方向的控制字符（U+202E），不能写进文书，请删除它或重新输入。"),
    ("\u2066", "第1个字符是改变文字方向的控制字符（U+2066），不能写进文书，请删除它或重新输入。"),
    ("\u200f", "第1个字符是改变文字方向的控制字符（U+200F），不能写进文书，请删除它或重新输入。"),
    ("甲\ufffe", "第2个字符是无效字符（U+FFFE），不能写进文书，请删除它或重新输入。"),
    ("\uffff", "第1个字符是无效字符（U+FFFF），不能写进文书，请删除它或重新输入。"),
    ("\U0001fffe", "第1个字符是无效字符（U+1FFFE），不能写进文书，请删除它或重新输入。"),
]


@pytest.mark.parametrize(("text", "sentence"), REFUSED)
def test_a_character_that_no_document_can_carry_is_refused_by_name_and_place(text, sentence):
    with pytest.raises(Misread) as fault:
        refuse_unprintable(text)
    assert str(fault.value) == sentence


@pytest.mark.parametrize(
    "text",
    [
        "一行\n二行\r\n\t三行",
        "甲<A&B>乙",
        "{{ 模板 }}{% if %}",
        "𠮷野家",
        "葛\U000e0100城",
        "é",
        "☑√",
        "①10²",
    ],
)
def test_everything_printable_stays_as_it_is(text):
    assert refuse_unprintable(text) == text


@pytest.mark.parametrize(
    "invisible", ["\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad", "\U000e0041", "\u3164"]
)
def test_an_invisible_character_cannot_hide_inside_a_word(invisible):
    assert refuse_unprintable(f"伦{invisible}敦仲裁") == "伦敦仲裁"


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("９１４４０３０３ＹＹＹＹ００１００９", "91440303YYYY001009"),
        (" 9144 0303　YYYY\t001009\n", "91440303YYYY001009"),
        ("91440303-YYYY–001009", "91440303YYYY001009"),
        ("44030319000101001x", "44030319000101001X"),
        ("⽴⾦⽉", "立金月"),
        ("９１\ufeff４４", "9144"),
    ],
)
def test_an_identifier_has_one_spelling(typed, folded):
    assert fold_identifier(typed) == folded


def test_hyphens_are_kept_and_made_alike_where_they_matter():
    assert fold_identifier("ｈ０００－00—21", hyphens=True) == "H000-00-21"


def test_full_width_digits_are_folded_in_numbers_but_superscripts_never_become_digits():
    assert fold_width("１２．５，￥") == "12.5,¥"
    assert fold_width("10²①½") == "10²①½"


def test_an_excerpt_is_short_and_printable():
    assert excerpt("甲" * 50) == "甲" * 20 + "…"
    assert excerpt("甲\ud800乙") == "甲\ufffd乙"
