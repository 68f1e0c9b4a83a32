"""A sentence that never ends is read in parts: none of it is lost, and what is found is quoted from its place."""

import pytest

from formgen.clauses import Text, government_guarantee, other_forum
from formgen.clauses.reading import readings
from formgen.forms.gazetteer import GAZETTEER


@pytest.mark.parametrize("length", [1, 1999, 2000, 2001, 2199, 2200, 2201, 9000])
@pytest.mark.parametrize("piece", ["甲", "甲方,", "甲" * 150 + ",", ","])
def test_the_parts_of_a_sentence_are_all_of_it(piece, length):
    (reading,) = readings(Text.of((piece * length)[:length]), GAZETTEER)

    ends = [one.end for one in reading.sentences]
    assert [one.start for one in reading.sentences] == [0, *ends[:-1]]
    assert ends[-1] == len(reading.words)
    assert all(0 < one.end - one.start <= 2200 for one in reading.sentences)


def test_a_sentence_is_cut_behind_a_comma():
    (reading,) = readings(Text.of("甲方付款，" * 900), GAZETTEER)

    assert len(reading.sentences) > 1
    assert all(reading.words[one.end - 1] == "," for one in reading.sentences)


@pytest.mark.parametrize("words", ["甲方为乙方借款提供担保", "争议提交北京市朝阳区人民法院管辖"])
@pytest.mark.parametrize("before", [0, 2000, 2150, 5000])
def test_what_is_said_in_an_endless_sentence_is_found_and_quoted(words, before):
    text = ("依约，" * before)[:before] + "，" + words + "，依约" * 900

    found = [
        *government_guarantee(Text.of(text), GAZETTEER),
        *(one.match for one in other_forum(Text.of(text), GAZETTEER)),
    ]

    assert found
    assert all(one.quote == text[one.start : one.end] for one in found)
    assert all(before < one.start < one.end <= before + 1 + len(words) for one in found)
