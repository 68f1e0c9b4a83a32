"""住宅区增加临时建筑业主意见表: its samples, and what is left out."""

from __future__ import annotations

import io

import docx

import formgen
from formgen.service import papers

FORM = "temporary_building_consent"


def test_the_complete_sample_is_ready():
    assert formgen.check(FORM, papers.example(FORM)).final


def test_the_unlawful_sample_names_what_is_wrong():
    found = {one.rule for one in formgen.check(FORM, papers.example(FORM, "unlawful")).findings}

    assert found == {"TB-15-2", "TB-15-3"}


def test_what_is_left_out_is_named():
    report = formgen.check(FORM, {})

    paths = {path for one in report.findings for path in one.fields}
    assert paths >= {"residential_area_name", "owners", "in_residential_area"}


def printed(answers):
    document = docx.Document(io.BytesIO(formgen.render(FORM, answers)[f"{FORM}.docx"]))
    return "\n".join(cell.text for table in document.tables for row in table.rows for cell in row.cells)


def test_the_result_is_computed_and_never_rounded_up():
    said = printed(papers.example(FORM))

    assert "210.00平方米，占70.00%" in said
    assert "2人，占66.66%" in said


def test_who_has_several_flats_is_one_owner():
    rows = [
        *papers.example(FORM)["owners"],
        {"owner_name": "示例业主1", "unit_no": "2栋101", "exclusive_area": "10", "opinion": "agree"},
    ]

    said = printed({**papers.example(FORM), "owners": rows})

    assert "220.00平方米" in said
    assert "2人" in said


def test_a_hundred_owners_have_a_row_each():
    rows = [
        {"owner_name": f"示例业主{n}", "unit_no": f"{n}", "exclusive_area": "1", "opinion": "agree"}
        for n in range(100)
    ]

    said = printed({**papers.example(FORM), "owners": rows})

    assert all(f"示例业主{n}\n" in said for n in range(100))
