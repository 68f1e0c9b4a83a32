"""A label with its ticked box, a head with its cell: put together, they say what no sentence says."""

import pytest

from formgen.clauses.assembled import assembled
from formgen.clauses.text import Text
from formgen.forms.gazetteer import GAZETTEER


def said(text: str) -> list[str]:
    return [one.words for one in assembled(Text.of(text), GAZETTEER)]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("有歧义时优先适用：\n□ 中文文本\n☑ 德文文本", "有歧义时优先适用德文文本"),
        ("合同作准文字（请勾选）：☐中文 ☑英文 ☐其他", "合同作准文字:英文"),
        ("| 语言版本 | 是否作准 |\n| 英文 | 是 |", "英文语言版本作准"),
        ("| 语言版本 | 是否作准 |\n| 英文 | 否 |", "英文语言版本不作准"),
        ("| 文本 | 效力 |\n| 英文 | 正式文本 |", "英文文本效力:正式文本"),
        ("作准语言\n英语", "作准语言:英语"),
    ],
)
def test_pieces_become_a_sentence(text, sentence):
    assert sentence in said(text)


@pytest.mark.parametrize(
    "text",
    ["适用法律：□中国法 □英国法", "付款方式：☑转账 ☑支票", "本合同一式四份。", "□", "☑", "", "：：\n：："],
)
def test_boxes_of_which_none_or_several_are_ticked_say_nothing_together(text):
    assert not any("适用法律" in one or "付款" in one for one in said(text))


def test_a_finding_shows_the_writers_own_words():
    text = "第九条 语言\n| 语言版本 | 是否作准 |\n| 中文 | 否 |\n| 英文 | 是 |"
    english = next(one for one in assembled(Text.of(text), GAZETTEER) if one.words.startswith("英文"))
    assert english.match(0, len(english.words)).quote == "英文"


def test_a_long_run_of_boxes_stays_quick():
    assert len(said("□甲 ☑乙 " * 20_000)) < 20_000
