"""Sentences: Chinese where they are written, translated with their values where they are shown."""

from datetime import date
from decimal import Decimal

import pytest

from formgen.messages import DayOfYear, Message, _, translate


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


@pytest.mark.parametrize(
    ("amount", "chinese", "english"),
    [
        pytest.param(Decimal("1900000.00"), "1,900,000.00元", "1,900,000.00元", id="amount"),
        pytest.param(Decimal("0.5"), "0.50元", "0.50元", id="less than one"),
        pytest.param(50_000, "5万元", "50,000元", id="round figure of the law"),
        pytest.param(10_000_000, "1000万元", "10,000,000元", id="larger one"),
        pytest.param(100_000_000, "1亿元", "100,000,000元", id="very large one"),
        pytest.param(9_999, "9,999元", "9,999元", id="just below the unit"),
        pytest.param(12_345, "12,345元", "12,345元", id="not round"),
        pytest.param(0, "0元", "0元", id="nothing"),
        pytest.param("1,860.00", "1,860.00元", "1,860.00元", id="written by the rule itself"),
    ],
)
def test_money_is_grouped_as_in_documents(amount, chinese, english):
    said = _("示例{amount}元", amount=amount)

    assert (said.to("zh"), said.to("en")) == (f"示例{chinese}", f"示例{english}")


def test_numbers_that_are_no_money_stay_as_documents_print_them():
    said = _("{area}平方米，{days}天", area=Decimal("12000.50"), days=10_000)

    assert str(said) == "12000.50平方米，10000天"


def test_a_sentence_without_translation_stays_chinese():
    assert _("示例：没有译文的一句{n}。", n=1).to("en") == "示例：没有译文的一句1。"


def test_a_language_that_nobody_speaks_here_stays_chinese():
    assert translate("阻断", "fr") == "阻断"


def test_a_sentence_with_a_translation_is_translated():
    assert translate("阻断", "en") != "阻断"


def test_two_messages_with_one_text_can_be_told_apart_by_their_values():
    assert _("{n}", n=1) != _("{n}", n=2)
    assert hash(_("{n}", n=[1])) == hash(_("{n}", n=[2]))


def test_a_day_of_each_year_is_said_as_one():
    said = _("示例：{day}之前上传。", day=DayOfYear(7, 20))

    assert (str(said), said.to("en")) == ("示例：7月20日之前上传。", "示例：07-20之前上传。")
