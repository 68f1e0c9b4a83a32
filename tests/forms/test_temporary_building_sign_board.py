"""临时建筑标志牌: its samples, and what is left out."""

from __future__ import annotations

import io

import docx

import formgen
from formgen.service import papers

FORM = "temporary_building_sign_board"


def test_the_complete_sample_is_ready():
    assert formgen.check(FORM, papers.example(FORM)).final


def test_the_unlawful_sample_names_what_is_wrong():
    found = {one.rule for one in formgen.check(FORM, papers.example(FORM, "unlawful")).findings}

    assert found == {"TB-22-1", "TB-16-1"}


def test_what_is_left_out_is_named():
    report = formgen.check(FORM, {})

    paths = {path for one in report.findings for path in one.fields}
    assert paths >= {"builder_name", "permit_no", "complaint_phone", "land_area"}


def test_the_board_is_a3_and_lies_on_its_side():
    document = docx.Document(io.BytesIO(formgen.render(FORM, papers.example(FORM))[f"{FORM}.docx"]))
    section = document.sections[0]

    assert (round(section.page_width.mm), round(section.page_height.mm)) == (420, 297)
