"""临时建筑标志牌: its samples, and what is left out."""

from __future__ import annotations

import io

import docx
import pytest
from printed_papers import asked_for

import formgen
from formgen.service import papers

FORM = "temporary_building_sign_board"


def test_the_complete_sample_is_ready():
    assert formgen.check(FORM, papers.example(FORM)).final


def test_the_unlawful_sample_names_what_is_wrong():
    found = {one.rule for one in formgen.check(FORM, papers.example(FORM, "unlawful")).findings}

    assert found == {"TB-22-1", "TB-16-1"}


def test_what_is_left_out_is_named():
    assert asked_for(FORM) >= {"builder_name", "permit_no", "complaint_phone", "land_area"}


def test_the_board_is_a3_and_lies_on_its_side():
    document = docx.Document(io.BytesIO(formgen.render(FORM, papers.example(FORM))[f"{FORM}.docx"]))
    section = document.sections[0]

    assert (round(section.page_width.mm), round(section.page_height.mm)) == (420, 297)


@pytest.mark.parametrize(
    ("name", "area", "said"),
    [
        ("land_area", "0.01", []),
        ("land_area", "0", [("FORM-2", "“用地面积”：应大于0，现为0。")]),
        ("floor_area", "-5", [("FORM-2", "“建筑面积”：应大于0，现为-5。")]),
        ("land_area", None, [("TB-22-1", "标志牌缺：用地面积。请补充。")]),
    ],
)
def test_an_area_of_nothing_is_said_and_one_that_is_missing_is_the_rules(name, area, said):
    report = formgen.check(FORM, {**papers.example(FORM), name: area})

    assert [(one.rule, str(one.message)) for one in report.findings] == said
