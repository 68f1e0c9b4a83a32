"""Absence, conditions, text."""

from __future__ import annotations

import pytest

from formgen.fields import Group, LongText, Misread, Text, is_absent, when
from formgen.fields.base import Field

TITLE = Text(name="contract_title", label="合同名称", longest=10)
PURPOSE = LongText(name="purpose", label="合同目的", longest=10)


@pytest.mark.parametrize("raw", [None, "", [], {}])
def test_these_are_absent(raw):
    assert is_absent(raw)


@pytest.mark.parametrize("raw", [False, 0, 0.0, " ", [None], {"a": None}, ()])
def test_these_are_answers(raw):
    assert not is_absent(raw)


ANSWERS = {"payer": "gov", "types": ["state", "personal"], "held": True, "signed": False, "note": ""}


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        (when("payer", "gov"), True),
        (when("payer", "counterparty", "gov"), True),
        (when("payer", "counterparty"), False),
        (when("types", "personal"), True),
        (when("types", "commercial"), False),
        (when("held"), True),
        (when("signed"), False),
        (when("signed", False), True),
        (when("note"), False),
        (when("missing"), False),
        (~when("missing"), True),
        (when("held") & when("payer", "gov"), True),
        (when("held") & when("signed"), False),
        (when("signed") | when("payer", "gov"), True),
        (~(when("held") | when("signed")), False),
        (~(when("held") & when("signed")), True),
    ],
)
def test_a_condition_looks_at_other_answers(condition, holds):
    assert condition.holds(ANSWERS.get) is holds


def test_a_condition_names_the_answers_that_it_looks_at():
    assert ((when("a") & ~when("b", 1)) | when("c")).paths == {"a", "b", "c"}


def test_a_field_is_required_and_shown_always_or_under_a_condition():
    always = Text(name="a", label="甲", required=True)
    sometimes = Text(name="b", label="乙", required=when("held"), shown=when("signed"))
    assert always.is_required(ANSWERS.get)
    assert always.is_shown(ANSWERS.get)
    assert sometimes.is_required(ANSWERS.get)
    assert not sometimes.is_shown(ANSWERS.get)
    assert sometimes.named("c").name == "c"


def test_a_field_without_a_kind_reads_nothing():
    with pytest.raises(NotImplementedError):
        Field(name="x", label="x").parse("x")


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("  合同\n 名称　", "合同 名称"),
        ("甲<A&B>乙", "甲<A&B>乙"),
        ("\u200b ", None),
        ("一二三四五六七八九十", "一二三四五六七八九十"),
    ],
)
def test_a_line_of_text_is_cleaned(raw, value):
    assert TITLE.parse(raw) == value


def test_long_text_keeps_its_paragraphs():
    assert PURPOSE.parse("\r\n甲 \r\n\r\n  乙\n") == "甲\n\n  乙"


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        ("一" * 11, "最多10个字，现有11个字，请缩短。"),
        (5, "应为文字，却是数字。"),
        (["甲"], "应为文字，却是列表。"),
    ],
)
@pytest.mark.parametrize("field", [TITLE, PURPOSE])
def test_text_that_is_too_long_or_none_is_misread(field, raw, sentence):
    with pytest.raises(Misread) as fault:
        field.parse(raw)
    assert str(fault.value) == sentence


def test_a_group_knows_whether_anything_is_answered_and_which_fields_it_has():
    assert not Group(amount=None, note="")
    assert Group(amount=None, applicable=False)
    with pytest.raises(AttributeError, match="no field 'amont' here: there are amount, note"):
        _ = Group(amount=None, note="").amont
