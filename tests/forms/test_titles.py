"""Where long titles are broken: whole words, brackets kept together, and at once whatever the title is."""

from __future__ import annotations

import io
import time
from contextlib import closing

import docx
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as some

import formgen
from formgen.forms.titles import BELOW, COVER, INNER, title_lines
from formgen.reading.pdfium import PDFIUM
from formgen.rendering.pdf import to_pdf
from formgen.rendering.properties import fingerprint_in
from formgen.service import papers

FORM = "government_contract"
LONG = "深圳市罗湖区示例街道办事处2026年度办公设备采购项目（第二批）补充采购合同（示例）"

AT_ONCE = 0.5
"""Seconds; it takes some hundredths."""


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("示例街道社区图书馆服务采购合同（示例）", ["示例街道社区图书馆服务采购合同（示例）"]),
        ("示例街道社区图书馆运营服务采购合同（示例）", ["示例街道社区图书馆运营服务", "采购合同（示例）"]),
        (
            "示例街道社区图书馆的运营和服务合同（二）（示例）",
            ["示例街道社区图书馆的运营和服务合同", "（二）（示例）"],
        ),
        (
            "关于《示例区机关办公楼物业管理服务合同（示例）》重大争议的报告",
            ["关于《示例区机关办公楼物业管理服务合同", "（示例）》重大争议的报告"],
        ),
        (LONG, ["深圳市罗湖区示例街道办事处", "2026年度办公设备采购项目", "（第二批）补充采购合同（示例）"]),
        ("示" * 21, ["示" * 10, "示" * 11]),
        ("甲（" + "乙" * 30 + "）", ["甲（" + "乙" * 14, "乙" * 16 + "）"]),
        ("示例系统" + "A" * 40 + "采购合同", ["示例系统" + "A" * 20, "A" * 20 + "采购合同"]),
        ("甲（" + "乙" * 18 + "）、丙丁", ["甲（" + "乙" * 10, "乙" * 8 + "）、丙丁"]),
        ("示" * 12 + " " * 70 + "示" * 12, ["示" * 12, "示" * 12]),
        ("", [""]),
    ],
)
def test_a_long_title_is_broken_where_its_words_end(title, lines):
    assert title_lines(title, COVER) == lines


def test_no_line_is_longer_than_the_page_is_wide():
    for length in range(1, 130):
        for title in ("示" * length, "示（例）"[: length % 4] + "示（例）" * (length // 4)):
            lines = title_lines(title, COVER)
            assert "".join(lines) == title
            assert max(map(len, lines)) <= COVER


def test_neither_a_number_nor_a_word_of_letters_is_torn():
    for length in range(30):
        lines = title_lines("示" * length + "2026年" + "示" * (30 - length) + "FORMGEN", COVER)
        assert sum("2026年" in one for one in lines) == sum("FORMGEN" in one for one in lines) == 1


@given(some.text("示例（）《》、年期2A- 　办事处é", max_size=200), some.sampled_from([COVER, INNER, BELOW]))
def test_whatever_the_title_no_line_is_too_wide_and_nothing_is_lost(title, most):
    lines = title_lines(title, most)

    assert "".join("".join(lines).split()) == "".join(title.split())
    assert len(lines) == 1 or all(lines)
    assert max(map(_width, lines)) <= most or not title.strip()


def _width(line):
    narrow = sum(one in "2A-é " for one in line)
    return len(line) - 0.38 * narrow - 1e-9


@pytest.mark.parametrize(
    "kind", ["A", "示", "（", "）", "、", "—", "A ", "2026年", "（示", "（示）", "示（2026年A-B）、", "é"]
)
def test_the_longest_title_takes_no_time_whatever_it_is_made_of(kind):
    for length in (
        60,
        100,
        200,
        500,
    ):  # one step would take minutes where time grows with the cube of the length
        for title in ((kind * length)[:length], "示" * (length - 40) + (kind * 40)[:40]):
            begun = time.perf_counter()
            title_lines(title, COVER)
            assert time.perf_counter() - begun < AT_ONCE


def test_a_paper_with_a_name_that_fits_no_line_is_made_at_once():
    form = "temporary_building_publicity"
    answers = papers.example(form) | {"residential_area_name": "示" * 90 + "A" * 40}
    formgen.render(form, answers)  # what is loaded at the first use is loaded now

    begun = time.perf_counter()
    formgen.render(form, answers)

    assert time.perf_counter() - begun < AT_ONCE


@pytest.fixture(scope="module")
def contract():
    return formgen.render(FORM, papers.example(FORM) | {"contract_title": LONG})[f"{FORM}.docx"]


def test_the_same_lines_stand_on_the_cover_and_over_the_text(contract):
    titles = [
        one.text
        for one in docx.Document(io.BytesIO(contract)).paragraphs
        if one.text.replace("\n", "") == LONG
    ]

    assert titles == ["\n".join(title_lines(LONG, COVER)), "\n".join(title_lines(LONG, INNER))]


@pytest.mark.office
@pytest.mark.slow
def test_the_lines_on_the_page_are_those_and_the_dates_of_both_parties_stand_apart(contract):
    pdf = to_pdf(contract, fingerprint_in(contract))
    with PDFIUM, closing(pypdfium2.PdfDocument(pdf)) as opened:
        cover = opened[0].get_textpage().get_text_range().replace(" ", "").splitlines()
        left, right = dates_of(opened[len(opened) - 1])

    assert [one for one in cover if one in title_lines(LONG, COVER)] == title_lines(LONG, COVER)
    assert right["日"] <= 156 + 28
    assert right["期"] - left["日"] > 20


def dates_of(page):
    """Of each 日期：年月日 on the page: how far 日期 begins from the left and 日 ends, in millimetres."""
    text = page.get_textpage()
    said = text.get_text_range()
    firsts = [at for at in range(len(said)) if said.startswith("日期", at)]
    for first in firsts:
        last = said.index("日", first + 2)
        yield {
            "期": text.get_charbox(first, loose=True)[0] * 25.4 / 72,
            "日": text.get_charbox(last, loose=True)[2] * 25.4 / 72,
        }
