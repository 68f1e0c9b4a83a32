"""Sentences: Chinese where they are written, translated with their values where they are shown."""

from datetime import date
from decimal import Decimal

import pytest

from formgen.messages import Message, _, translate


def test_a_sentence_is_said_with_its_values():
    assert str(_("借用{days}天，最多{most}天。", days=9, most=7)) == "借用9天，最多7天。"


def test_what_a_user_typed_is_no_placeholder():
    assert str(_("“{name}”太长。", name="{days} {0} {{")) == "“{days} {0} {{”太长。"


def test_a_text_without_values_is_shown_as_it_stands():
    assert str(_("填写 {{ 字段 }} 或 {path}")) == "填写 {{ 字段 }} 或 {path}"


@pytest.mark.parametrize(
    ("value", "chinese", "english"),
    [
        pytest.param(date(2026, 1, 7), "2026年1月7日", "2026-01-07", id="day"),
        pytest.param(["甲", "乙"], "甲、乙", "甲, 乙", id="list"),
        pytest.param((date(2026, 1, 7), "乙"), "2026年1月7日、乙", "2026-01-07, 乙", id="list of several"),
        pytest.param(Decimal("0.10"), "0.10", "0.10", id="amount"),
        pytest.param(_("甲{n}", n=1), "甲1", "甲1", id="sentence in a sentence"),
    ],
)
def test_a_value_is_shown_as_the_language_writes_it(value, chinese, english):
    said = Message("{value}", {"value": value})

    assert (said.to("zh"), said.to("en")) == (chinese, english)


def test_a_sentence_without_translation_stays_chinese():
    assert _("示例：没有译文的一句{n}。", n=1).to("en") == "示例：没有译文的一句1。"


def test_a_language_that_nobody_speaks_here_stays_chinese():
    assert translate("阻断", "fr") == "阻断"


def test_a_sentence_with_a_translation_is_translated():
    assert translate("阻断", "en") != "阻断"


def test_two_messages_with_one_text_can_be_told_apart_by_their_values():
    assert _("{n}", n=1) != _("{n}", n=2)
    assert hash(_("{n}", n=[1])) == hash(_("{n}", n=[2]))
