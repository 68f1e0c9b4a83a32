"""Tables out of spreadsheets: the workbook to fill in goes out and comes back, and results are exact."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import load_workbook

import formgen
from formgen import catalogue
from formgen.answers import read_answers
from formgen.errors import BadInput, UnknownForm
from formgen.service import drafting, papers, table_import

FORM = catalogue.installed().form("temporary_building_consent")
OWNERS = table_import.table_of(FORM, "owners")
TABLES = [
    pytest.param(form, table, id=f"{form.id} {name}")
    for form in catalogue.installed().forms
    for name, table in table_import.tables_of(form).items()
]


def csv(*rows, heads="业主姓名,房号,专有面积,意见"):
    return "\n".join((heads, *rows)).encode()


def consent(agree, total, area="1"):
    """A sheet of *total* owners of whom *agree* agree, each with the same area, read from a text table."""
    rows = [f"示例{at},{at},{area},{'同意' if at < agree else '不同意'}" for at in range(total)]
    answers = {**papers.example(FORM.id), "total_owners": total, "total_exclusive_area": str(total)}
    table_import.filled(answers, OWNERS, table_import.read(OWNERS, csv(*rows)).rows)
    return {one.rule for one in formgen.check(FORM.id, answers).findings}


@pytest.mark.parametrize(
    ("agree", "total", "found"),
    [
        (66, 99, set()),
        (65, 99, {"TB-15-2", "TB-15-3"}),
        (67, 100, set()),
        (66, 100, {"TB-15-2", "TB-15-3"}),
        (334, 500, set()),
        (333, 500, {"TB-15-2", "TB-15-3"}),
        (3334, 5000, set()),
        (3333, 5000, {"TB-15-2", "TB-15-3"}),
    ],
)
def test_two_thirds_of_owners_from_a_file_are_counted_exactly(agree, total, found):
    assert consent(agree, total) == found


def test_areas_of_a_file_are_added_without_a_rounding():
    """A tenth, three times, is three tenths: binary fractions would miss the two thirds."""
    answers = {**papers.example(FORM.id), "total_owners": 3, "total_exclusive_area": "0.45"}
    rows = csv("示例甲,1,0.1,同意", "示例乙,2,0.1,同意", "示例丙,3,0.1,同意")
    table_import.filled(answers, OWNERS, table_import.read(OWNERS, rows).rows)

    assert {one.rule for one in formgen.check(FORM.id, answers).findings} == set()


@pytest.mark.parametrize(("form", "table"), TABLES)
def test_the_rows_of_every_sample_come_back_from_their_workbook(form, table):
    for kind in {one.kind for one in form.samples}:
        answers = read_answers(form, papers.example(form.id, kind))
        value = answers.at(table.name)
        if not value:
            continue

        found = table_import.read(table, table_import.workbook(table, answers))

        assert table.parse(list(found.rows)) == value, kind


@pytest.mark.parametrize(("form", "table"), TABLES)
def test_every_table_has_a_workbook_with_its_heads_and_explanations(form, table):
    book = load_workbook(BytesIO(table_import.workbook(table)))
    sheet, notes = book.worksheets

    heads = [cell.value for cell in sheet[1]]
    assert [head.split("（")[0].rstrip("*") for head in heads] == [
        one.label.split("（")[0] for one in table.columns
    ]
    assert sheet.max_row == 1 or all(cell.value is None for row in sheet.iter_rows(min_row=2) for cell in row)
    told = [row[0] for row in notes.iter_rows(values_only=True)]
    assert told[-len(table.columns) :] == [one.label for one in table.columns]
    assert form.id


def test_choices_are_lists_and_numbers_of_flats_stay_texts():
    sheet = load_workbook(BytesIO(table_import.workbook(OWNERS))).worksheets[0]

    lists = {
        str(one.sqref): one.formula1 for one in sheet.data_validations.dataValidation if one.type == "list"
    }
    assert lists == {"D2:D5001": '"同意,不同意,未表示意见"', "E2:E5001": '"是,否"'}
    assert (sheet["B2"].number_format, sheet["C2"].number_format) == ("@", "General")


def test_words_that_begin_like_a_formula_go_out_as_words():
    rows = [{"owner_name": '=HYPERLINK("http://example.com")', "unit_no": "=1+1"}]
    answers = read_answers(FORM, {"owners": rows})

    book = load_workbook(BytesIO(table_import.workbook(OWNERS, answers)))

    assert (book.worksheets[0]["A2"].data_type, book.worksheets[0]["B2"].data_type) == ("s", "s")
    assert all(book.worksheets[0][place].quotePrefix for place in ("A2", "B2"))
    assert list(table_import.read(OWNERS, table_import.workbook(OWNERS, answers)).rows) == rows


@pytest.mark.parametrize("name", ["owners", "业主意见"])
def test_a_table_is_called_by_its_path_or_its_label(name):
    assert table_import.table_of(FORM, name) is OWNERS


def test_a_table_that_is_not_there_is_told_with_those_that_are():
    with pytest.raises(UnknownForm, match="没有明细表“total_owners”，有的是：owners（业主意见）。"):
        table_import.table_of(FORM, "total_owners")
    with pytest.raises(UnknownForm, match="没有可以从表格读入的明细表"):
        table_import.table_of(catalogue.installed().form("project_acceptance_letter"), "owners")


def test_rows_are_put_in_place_of_others_or_after_them():
    answers = {"owners": [{"owner_name": "示例甲"}]}

    table_import.filled(answers, OWNERS, [{"owner_name": "示例乙"}], append=True)
    assert answers == {"owners": [{"owner_name": "示例甲"}, {"owner_name": "示例乙"}]}

    table_import.filled(answers, OWNERS, [{"owner_name": "示例丙"}])
    assert answers == {"owners": [{"owner_name": "示例丙"}]}


def test_what_is_packed_comes_back_and_what_is_not_is_refused():
    rows = [{"owner_name": "示例甲", "signed": True}]

    assert table_import.unpacked(table_import.packed(rows)) == rows
    for line in ("", "x", table_import.packed([])[:-4], table_import.packed([{"a": " " * 5_000_000}])):
        with pytest.raises(BadInput, match="读出的内容没有送到"):
            table_import.unpacked(line)


def test_a_result_that_is_computed_from_a_table_is_told_on_the_step_that_asks_for_the_table():
    answers = {**papers.example(FORM.id), "owners": papers.example(FORM.id)["owners"][:1]}
    report = formgen.check(FORM.id, answers)

    told = {step.id: [one.rule for one in drafting.findings_of(report, step)] for step in FORM.steps}

    assert told == {"matter": [], "owners": ["TB-15-2", "TB-15-3"]}
    assert drafting.findings_elsewhere(report) == ()
