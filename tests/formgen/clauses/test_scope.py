"""What governs a phrase, and which options were chosen."""

import pytest

from formgen.clauses import Text, foreign_law, overseas_forum
from formgen.clauses.options import without_unchosen
from formgen.clauses.reading import readings
from formgen.clauses.scope import is_denied, is_set_aside
from formgen.forms.gazetteer import GAZETTEER


def denied(text, phrase):
    reading = readings(Text.of(text), GAZETTEER)[0]
    return is_denied(reading, reading.words.index(phrase))


@pytest.mark.parametrize(
    "text",
    [
        "双方不得约定适用外国法律",
        "禁止适用外国法律",
        "本合同不适用外国法律",
        "双方不得约定境外仲裁，或者适用外国法律",
        "政府合同不得含有下列内容：（一）回扣；（二）适用外国法律",
        "本合同排除适用外国法律",
    ],
)
def test_what_is_forbidden_or_excluded_is_denied(text):
    assert denied(text, "适用外国法律")


@pytest.mark.parametrize(
    "text",
    [
        "本合同适用外国法律",
        "双方不得转包，本合同适用外国法律",
        "不可撤销地适用外国法律",
        "本合同不适用中国法律而适用外国法律",
        "未尽事宜适用外国法律",
        "无论何地履行均适用外国法律",
        "协商不能达成一致时适用外国法律",
    ],
)
def test_a_denial_ends_with_its_clause(text):
    assert not denied(text, "适用外国法律")


def test_a_list_of_forbidden_things_ends_with_the_article():
    text = "第一条 不得含有下列内容：\n（一）回扣；\n（二）返点。\n第二条 本合同适用外国法律"
    assert not denied(text, "适用外国法律")


@pytest.mark.parametrize(
    "text", ["适用外国法律的约定无效", "适用外国法律，建议修改为中国法律", "适用外国法律除外"]
)
def test_what_is_void_or_to_be_mended_is_set_aside(text):
    reading = readings(Text.of(text), GAZETTEER)[0]
    assert is_set_aside(reading, len("适用外国法律"))


def kept(text):
    return without_unchosen(text).replace("\ue006", "")


@pytest.mark.parametrize(
    ("written", "kept_words"),
    [
        ("按下列第(2)种方式解决:(1)仲裁;(2)起诉。", "按下列第(2)种方式解决:(2)起诉。"),
        ("按下列第1种方式解决:1.仲裁;2.起诉。", "按下列第1种方式解决:1.仲裁;"),
        ("按下列第二种方式解决:①仲裁;②起诉。", "按下列第二种方式解决:②起诉。"),
        ("按下列第(1)、(2)种方式解决:(1)仲裁;(2)起诉。", "按下列第(1)、(2)种方式解决:(1)仲裁;(2)起诉。"),
        ("按下列第__种方式解决:(1)仲裁;(2)起诉。", "按下列第__种方式解决:。"),
        ("□仲裁☑起诉", "□☑起诉"),
        ("(√)仲裁()起诉", "(√)仲裁()"),
        ("□仲裁□起诉", "□□"),
        ("分两种方式解决,一是仲裁,二是起诉。", "分两种方式解决,一是仲裁,二是起诉。"),
    ],
)
def test_only_chosen_options_are_kept(written, kept_words):
    assert kept(written).replace("。", "") == kept_words.replace("。", "")


def test_an_option_that_was_not_chosen_does_not_speak():
    text = Text.of("适用法律：□香港法律 ☑中华人民共和国法律")
    assert foreign_law(text, GAZETTEER) == []


def test_an_option_that_was_chosen_speaks():
    text = Text.of("按下列第（1）种方式：（1）提交香港国际仲裁中心仲裁；（2）向深圳市罗湖区人民法院起诉。")
    assert len(overseas_forum(text, GAZETTEER)) == 1
