"""住宅区增加临时建筑业主意见表: its samples, and what is left out."""

from __future__ import annotations

import io
import zipfile
from itertools import pairwise

import docx
import pytest
from lxml import etree
from printed_papers import asked_for

import formgen
from formgen.service import papers, table_import

FORM = "temporary_building_consent"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def test_the_complete_sample_is_ready():
    assert formgen.check(FORM, papers.example(FORM)).final


def test_the_unlawful_sample_names_what_is_wrong():
    found = {one.rule for one in formgen.check(FORM, papers.example(FORM, "unlawful")).findings}

    assert found == {"TB-15-2", "TB-15-3"}


def test_what_is_left_out_is_named():
    assert asked_for(FORM) >= {"residential_area_name", "owners", "in_residential_area"}


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


@pytest.mark.parametrize(
    ("written", "meant"),
    [("反对", "disagree"), ("弃权", "silent"), ("不同意", "disagree"), ("未表示意见", "silent")],
)
def test_what_rolls_of_owners_say_instead_is_understood_and_is_no_consent(written, meant):
    roll = f"姓名,房号,面积,意见\n示例业主1,101,100,同意\n示例业主2,102,110,{written}\n"
    owners = table_import.table_of(papers.form(FORM), "owners")

    found = table_import.read(owners, roll.encode())

    assert found.faults == ()
    assert [one["opinion"] for one in found.rows] == ["agree", meant]
    typed = [found.rows[0], {**found.rows[1], "opinion": written}]
    assert "100平方米，占33.33%" in printed({**papers.example(FORM), "owners": typed})


def test_a_hundred_owners_have_a_row_each():
    rows = [
        {"owner_name": f"示例业主{n}", "unit_no": f"{n}", "exclusive_area": "1", "opinion": "agree"}
        for n in range(100)
    ]

    said = printed({**papers.example(FORM), "owners": rows})

    assert all(f"示例业主{n}\n" in said for n in range(100))


def tables_of(owners):
    rows = [
        {"owner_name": f"示例业主{n}", "unit_no": f"{n}", "exclusive_area": "1", "opinion": "agree"}
        for n in range(owners)
    ]
    content = formgen.render(FORM, {**papers.example(FORM), "owners": rows})[f"{FORM}.docx"]
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        body = etree.fromstring(package.read("word/document.xml"))[0]
    tables = [[words_of(row) for row in table.findall(f"{W}tr")] for table in body.findall(f"{W}tbl")]
    apart = [one.tag for one in body if one.tag in (f"{W}p", f"{W}tbl")]
    assert (f"{W}tbl", f"{W}tbl") not in set(pairwise(apart)), "programs would take them for one"
    return tables[1:-1]


def words_of(row):
    return ["".join(cell.itertext()) for cell in row.findall(f"{W}tc")]


@pytest.mark.parametrize(
    ("owners", "rows"), [(500, [501]), (501, [501, 2]), (1000, [501, 501]), (5000, [501] * 10)]
)
def test_thousands_of_owners_stand_in_tables_that_a_converter_can_lay_out(owners, rows):
    tables = tables_of(owners)

    assert [len(one) for one in tables] == rows
    assert {tuple(one[0]) for one in tables} == {("序号", "业主姓名", "房号", "专有面积", "意见", "签名")}
    named = [row[1] for one in tables for row in one[1:]]
    assert named == [f"示例业主{n}" for n in range(owners)]
