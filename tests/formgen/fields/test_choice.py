"""One of several, some of several, yes or no."""

from __future__ import annotations

import pytest

from formgen.errors import DefinitionFault
from formgen.fields import Choice, Choices, Misread, YesNo

PAYERS = {"gov": "政府方", "counterparty": "对方当事人"}
PAYER = Choice(name="payer", label="付款方", options=PAYERS)
SECRETS = Choices(
    name="secrets",
    label="涉密类型",
    options={"state": "国家秘密", "commercial": "商业秘密", "personal": "个人隐私"},
)
WRITTEN = YesNo(name="is_written", label="是否书面形式")


@pytest.mark.parametrize(
    ("raw", "value", "shown"),
    [
        ("gov", "gov", "政府方"),
        (" gov ", "gov", "政府方"),
        ("政府方", "gov", "政府方"),
        ("", None, ""),
        ("  ", None, ""),
        (None, None, ""),
    ],
)
def test_a_choice_is_read_by_value_or_label_and_shown_by_label(raw, value, shown):
    assert PAYER.parse(raw) == value
    assert PAYER.show(value) == shown
    assert PAYER.problem(value) is None


def test_a_value_outside_the_options_is_kept_and_blocks():
    value = PAYER.parse("nobody")
    assert value == "nobody"
    assert PAYER.show(value) == "nobody"
    assert PAYER.blocks
    assert str(PAYER.problem(value)) == "没有“nobody”这个选项，请从中选择：政府方、对方当事人。"


def test_another_writing_that_the_definition_names_is_taken_for_its_option():
    opinion = Choice(
        name="opinion", label="意见", options={"no": "不同意", "none": "未表示意见"}, also={"反对": "no"}
    )
    several = Choices(name="opinions", label="意见", options=opinion.options, also=opinion.also)

    assert opinion.parse(" 反对 ") == "no"
    assert opinion.show("no") == "不同意"
    assert several.parse(["反对", "不同意", "未表示意见"]) == ("no", "none")
    assert (
        str(opinion.problem(opinion.parse("弃权"))) == "没有“弃权”这个选项，请从中选择：不同意、未表示意见。"
    )


@pytest.mark.parametrize("also", [{"反对": "nobody"}, {"不同意": "none"}])
@pytest.mark.parametrize("kind", [Choice, Choices])
def test_another_writing_must_mean_an_option_and_be_none_itself(kind, also):
    with pytest.raises(DefinitionFault, match="mean no option"):
        kind(name="opinion", label="意见", options={"no": "不同意", "none": "未表示意见"}, also=also)


@pytest.mark.parametrize("raw", [1, True, 1.5, ["gov"], {"gov": True}])
def test_a_choice_that_is_no_text_is_misread(raw):
    with pytest.raises(Misread, match="应为文字，却是"):
        PAYER.parse(raw)


@pytest.mark.parametrize(
    ("raw", "value", "shown"),
    [
        (["state", "personal"], ("state", "personal"), "国家秘密、个人隐私"),
        ("state", ("state",), "国家秘密"),
        (["商业秘密"], ("commercial",), "商业秘密"),
        (["state", "state"], ("state",), "国家秘密"),
        (["", None, "state"], ("state",), "国家秘密"),
        ([""], None, ""),
        ([], None, ""),
        (None, None, ""),
    ],
)
def test_several_choices_are_read_from_a_list_or_one_string(raw, value, shown):
    assert SECRETS.parse(raw) == value
    assert SECRETS.show(value) == shown


def test_each_value_outside_the_options_is_named():
    value = SECRETS.parse(["state", "甲", "乙"])
    assert value == ("state", "甲", "乙")
    assert str(SECRETS.problem(value)) == "没有“甲、乙”这个选项，请从中选择：国家秘密、商业秘密、个人隐私。"
    assert SECRETS.problem(("state",)) is None
    assert SECRETS.problem(None) is None


@pytest.mark.parametrize("raw", [True, 3, {"state": True}, [["state"]], [1]])
def test_choices_that_are_no_list_of_texts_are_misread(raw):
    with pytest.raises(Misread):
        SECRETS.parse(raw)


@pytest.mark.parametrize(
    ("raw", "value", "shown"),
    [
        (True, True, "是"),
        (False, False, "否"),
        ("true", True, "是"),
        ("False", False, "否"),
        ("是", True, "是"),
        ("否", False, "否"),
        ("YES", True, "是"),
        ("ｎｏ", False, "否"),
        ("", None, ""),
        (" ", None, ""),
        (None, None, ""),
    ],
)
def test_yes_and_no_are_said_in_few_ways_and_silence_is_neither(raw, value, shown):
    assert WRITTEN.parse(raw) is value
    assert WRITTEN.show(value) == shown


@pytest.mark.parametrize("raw", [0, 1, 0.0, "0", "1", "on", "off", "y", "不是", [True], {"a": 1}])
def test_anything_else_is_neither_yes_nor_no(raw):
    with pytest.raises(Misread, match="请回答“是”或“否”"):
        WRITTEN.parse(raw)
