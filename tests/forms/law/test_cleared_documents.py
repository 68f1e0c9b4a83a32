"""NC-1-1: documents cited that no longer hold, known by their numbers."""

from datetime import date

import pytest

from formgen.clauses import Segment, Text
from formgen.forms.gazetteer.cleared import CLEARED_DOCUMENTS
from formgen.forms.law import cleared_documents as law

DAY = date(2026, 6, 12)


def cited(words, day=DAY):
    """Quotes that the rule finds in a text with these *words*."""
    found = law.documents_cited_still_hold(Text((Segment("other_terms", words),)), day)
    return [match.quote for one in found for match in one.matches]


@pytest.mark.parametrize("document", CLEARED_DOCUMENTS, ids=lambda one: one.number)
def test_each_cleared_document_is_found_by_its_number_alone(document):
    assert cited(f"依据{document.number}签订。") == [document.number]
    assert cited(f"依据《{document.name}》签订。") == []


def test_documents_cited_still_hold():
    assert cited("依据罗府规〔2018〕6号和《深圳市罗湖区政府合同监督管理办法》签订。") == []
    assert cited("") == []


@pytest.mark.parametrize(
    "number",
    [
        "罗府〔2014〕40号",
        "罗府[2014]40号",
        "罗府（2014）40号",
        "罗府【2014】第40号",
        "罗府 〔 2014 〕 40 号",
        "罗府〔２０１４〕４０号",
    ],
)
def test_numbers_are_read_as_people_write_them(number):
    assert cited(f"根据（{number}）的规定") == [number]


@pytest.mark.parametrize(
    "number",
    ["罗府办〔2014〕40号", "罗府〔2014〕140号", "罗府〔2014〕4号", "罗府〔2015〕40号", "深府〔2014〕40号"],
)
def test_like_numbers_are_other_documents(number):
    assert cited(f"根据{number}的规定") == []


def test_documents_that_were_only_revised_still_hold():
    assert cited("按罗府办规〔2017〕9号、罗府办规〔2017〕12号办理。") == []


@pytest.mark.parametrize(
    ("number", "last", "first"),
    [
        ("罗府办规〔2020〕10号", date(2024, 1, 21), date(2024, 1, 22)),
        ("罗府办规〔2019〕7号", date(2024, 1, 21), date(2024, 1, 22)),
        ("罗府办规〔2020〕8号", date(2024, 2, 4), date(2024, 2, 5)),
        ("罗府〔2014〕40号", date(2018, 12, 3), date(2018, 12, 4)),
        ("罗府规〔2017〕3号", date(2018, 12, 16), date(2018, 12, 17)),
    ],
)
def test_a_document_holds_until_the_day_it_was_cleared(number, last, first):
    assert cited(f"依据{number}。", last) == []
    assert cited(f"依据{number}。", first) == [number]


def test_a_text_that_says_itself_that_a_document_no_longer_holds_is_right():
    assert cited("原《政府合同管理办法》（罗府〔2014〕40号）同时废止。") == []
    assert cited("审计监督规定（罗府〔2012〕14号）已宣布失效，不再适用。") == []
    assert cited("依据罗府〔2014〕40号。附件同时废止。") == ["罗府〔2014〕40号"]


def test_one_finding_gathers_all_places_and_says_what_ended_the_document_and_when():
    text = Text(
        (
            Segment("background", "😀依据罗府〔2014〕40号"),
            Segment("other_terms", "按罗府〔2014〕40号、罗府〔2012〕14号执行"),
        )
    )
    first, second = law.documents_cited_still_hold(text, DAY)
    assert first.fields == ("background", "other_terms")
    assert [(one.field, one.start, one.end) for one in first.matches] == [
        ("background", 3, 14),
        ("other_terms", 1, 12),
    ]
    assert str(first.message) == (
        "引用的《深圳市罗湖区政府合同管理办法》（罗府〔2014〕40号）已废止"
        "（罗府规〔2018〕6号第七十八条，2018年12月4日起）：请改引现行文件，或删去。"
    )
    assert "已失效" in str(second.message)
