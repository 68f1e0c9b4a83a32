"""第三十八条: the contract is written in Chinese, and the Chinese text decides."""

import pytest

from formgen.clauses import Segment, Text
from formgen.forms.law.government_contracts import language

NOTHING = Text()


@pytest.mark.parametrize(("languages", "lawful"), [(("zh",), True), (("en", "zh"), True), (("en",), False)])
def test_contract_has_a_chinese_text(languages, lawful):
    assert (language.contract_has_a_chinese_text(languages) is None) is lawful


@pytest.mark.parametrize(
    ("languages", "prevailing", "lawful"),
    [
        (("zh",), "zh", True),
        (("zh",), "unspecified", True),
        (("zh", "en"), "zh", True),
        (("zh", "en"), "equal", False),
        (("zh", "en"), "unspecified", False),
        (("zh", "en"), "foreign", True),
        (("zh", "en"), None, True),
        (None, "equal", True),
    ],
)
def test_chinese_text_prevails(languages, prevailing, lawful):
    assert (not language.chinese_text_prevails(languages, prevailing, NOTHING)) is lawful


def test_equal_texts_are_found_in_the_words_as_well():
    text = Text((Segment("other_terms", "本合同中英文文本具有同等法律效力。"),))
    found = language.chinese_text_prevails(("zh", "en"), "equal", text)
    assert [one.fields for one in found] == ["prevailing_language", ("other_terms",)]
    assert [one.fields for one in language.chinese_text_prevails(None, None, text)] == [("other_terms",)]


def test_equal_texts_with_a_tie_break_are_let_alone():
    text = Text.of("本合同中英文文本具有同等法律效力，不一致时以中文文本为准。")
    assert language.chinese_text_prevails(("zh", "en"), "zh", text) == []
