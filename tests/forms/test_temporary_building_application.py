"""临时建设工程规划许可申请表: its samples, and how the paper shows what was chosen."""

from __future__ import annotations

from contextlib import closing
from functools import partial

import pypdfium2
import pytest
from printed_papers import asked_for, words_of

import formgen
from formgen.reading.pdfium import PDFIUM
from formgen.rendering.pdf import to_pdf
from formgen.rendering.properties import fingerprint_in
from formgen.service import papers

FORM = "temporary_building_application"
printed = partial(words_of, FORM)


def test_the_complete_sample_is_ready():
    assert formgen.check(FORM, papers.example(FORM)).final


def test_the_unlawful_sample_names_what_is_wrong():
    found = {one.rule for one in formgen.check(FORM, papers.example(FORM, "unlawful")).findings}

    assert found >= {"TB-9-1", "TB-9-2", "TB-9-3", "TB-9-4", "TB-10-5", "TB-14-1", "TB-16-1", "TB-19-1"}


def test_what_is_left_out_is_named():
    assert asked_for(FORM) >= {"applicant_name", "building_type", "reason", "attachments.m4", "cond_7_1"}


@pytest.mark.parametrize(
    ("name", "area", "said"),
    [
        ("land_area", "0.01", []),
        ("land_area", "0", [("FORM-2", "“用地面积”：应大于0，现为0。")]),
        ("land_area", "-5", [("FORM-2", "“用地面积”：应大于0，现为-5。")]),
        ("floor_area", "0", [("TB-12-1", "申请表缺：建筑面积（填写的0平方米，应大于0）。请补充。")]),
    ],
)
def test_an_area_of_nothing_is_said_once(name, area, said):
    report = formgen.check(FORM, {**papers.example(FORM), name: area})

    assert [(one.rule, str(one.message)) for one in report.findings] == said


def test_the_paper_shows_what_was_chosen_and_what_was_not():
    said = printed(papers.example(FORM))

    assert "（参考样式）" in said
    assert "☑新申请　□延期使用　□延期开工" in said
    assert "☑急需的公共服务配套设施（卫生）" in said
    assert "□（五）压占给排水、电力、电信、燃气等地下管线" in said
    assert "业主总人数" not in said


def test_a_person_is_named_by_the_number_of_his_papers():
    answers = {
        **papers.example(FORM),
        "applicant_type": "individual",
        "applicant_id_number": "11010519491231002X",
    }

    said = printed(answers)

    assert "身份证号码" in said
    assert "11010519491231002X" in said
    assert "统一社会信用代码" not in said


@pytest.mark.parametrize("residential", [True, False])
def test_the_consent_of_owners_is_printed_in_residential_areas_alone(residential):
    answers = {
        **papers.example(FORM),
        "in_residential_area": residential,
        "publicity_start": "2026-11-01",
        "publicity_end": "2026-11-10",
        "publicity_content_docs": ["图纸", "文字说明"],
        "total_exclusive_area": "3000",
        "agree_exclusive_area": "2000",
        "total_owners": 99,
        "agree_owners": 66,
    }

    assert formgen.check(FORM, answers).final
    assert ("业主总人数99人，同意66人" in printed(answers)) is residential


THREE_LINES = "示" * (3 * 29 - 2)
"""As many characters as the cell of the reasons holds, with the indent of the first line."""


@pytest.mark.parametrize(("reason", "apart"), [(THREE_LINES, False), (f"{THREE_LINES}例", True)])
def test_reasons_that_would_break_the_table_stand_on_a_page_of_their_own(reason, apart):
    said = printed(papers.example(FORM) | {"reason": reason})

    assert ("详见附页。" in said) is ("附页　申请理由" in said) is apart
    assert said.count(reason) == 1


@pytest.mark.office
@pytest.mark.slow
@pytest.mark.parametrize(
    ("reason", "pages"), [(THREE_LINES, 2), ("原门诊楼加固改造，须设置临时门诊用房（示例）。" * 20, 3)]
)
def test_the_form_itself_stays_on_two_pages_however_long_the_reasons(reason, pages):
    made = formgen.render(FORM, papers.example(FORM) | {"reason": reason})[f"{FORM}.docx"]
    pdf = to_pdf(made, fingerprint_in(made))
    with PDFIUM, closing(pypdfium2.PdfDocument(pdf)) as opened:
        said = [page.get_textpage().get_text_range().replace(" ", "") for page in opened]

    assert len(said) == pages
    assert "申请理由" in said[0]
    assert "初审" in said[1]
    assert [one for one in said if one.count(reason[:10]) and "适用条件" in one] == []
