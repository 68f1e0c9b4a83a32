"""A form as a spreadsheet with one row for each paper: what is written there is what is read."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from formgen import catalogue
from formgen.answers import read_answers
from formgen.batch_rows import papers_in
from formgen.columns import plan_of
from formgen.errors import BadInput
from formgen.fields.heads import key
from formgen.reading.tables import read_sheets
from formgen.rendering.batch_workbook import batch_workbook

FORMS = catalogue.installed().forms


def form(name):
    return catalogue.installed().form(name)


def sheets(book):
    kept = BytesIO()
    book.save(kept)
    return read_sheets(kept.getvalue(), 100, 600)


@pytest.fixture
def book():
    """The template of the sign board, to be filled in."""
    return load_workbook(BytesIO(batch_workbook(form("F-TB-20"), 100)))


def put(book, line, **cells):
    sheet = book.worksheets[0]
    heads = {cell.value.rstrip("*"): cell.column for cell in sheet[2]}
    for head, value in cells.items():
        sheet.cell(line, heads[head], value)


@pytest.mark.parametrize("one", FORMS, ids=lambda one: one.id)
def test_the_example_row_of_every_template_is_read_as_the_sample_says(one):
    book = load_workbook(BytesIO(batch_workbook(one, 100)))
    for sheet in book.worksheets[: 1 + len(plan_of(one).tables)]:
        for place, cell in enumerate(list(sheet[3]), start=1):
            sheet.cell(4, place, cell.value)
        sheet.cell(4, 1, "甲1")

    found = papers_in(one, sheets(book), 100)

    (row,) = found.rows
    meant, read = read_answers(one, dict(one.sample())), read_answers(one, row.answers)
    assert (row.number, row.label, row.faults) == (4, "甲1", [])
    plain = [
        path for path, field in one.fields.items() if field.kind not in ("rows", "references", "enclosed")
    ]
    assert {path: read.at(path) for path in plain} == {path: meant.at(path) for path in plain}
    tables = [name for name, field in one.fields.items() if field.kind == "rows" and meant.at(name)]
    assert [read.at(name)[0] for name in tables] == [meant.at(name)[0] for name in tables]


@pytest.mark.parametrize("one", FORMS, ids=lambda one: one.id)
def test_no_two_columns_of_a_sheet_have_the_same_head(one):
    for columns in (plan_of(one).columns, *(each.columns for each in plan_of(one).tables)):
        heads = [key(column.head) for column in columns]
        assert sorted(set(heads)) == sorted(heads)


def test_an_empty_template_holds_no_paper_although_its_example_row_is_full(book):
    with pytest.raises(BadInput, match="一份文书填一行"):
        papers_in(form("F-TB-20"), sheets(book), 100)


def test_what_cannot_be_read_is_a_fault_of_its_row_alone(book):
    label = next(one.head for one in plan_of(form("F-TB-20")).columns if one.field.kind == "date")
    put(book, 4, 序号="1", **{label: "后天"})
    put(book, 5, 序号="2", **{label: "2026-03-02"})

    wrong, right = papers_in(form("F-TB-20"), sheets(book), 100).rows

    assert [str(said).split("：")[0] for said in wrong.faults] == [f"“{label}”"]
    assert right.faults == []


def test_two_rows_with_one_number_are_both_told(book):
    label = plan_of(form("F-TB-20")).columns[0].head
    for line in (4, 5):
        put(book, line, 序号="7", **{label: "示例"})

    rows = papers_in(form("F-TB-20"), sheets(book), 100).rows

    assert [len(row.faults) for row in rows] == [1, 1]
    assert "“7”" in str(rows[0].faults[0])


def test_a_row_of_a_table_goes_to_the_paper_it_names_and_strays_are_told():
    one = form("F-TB-14")
    book = load_workbook(BytesIO(batch_workbook(one, 100)))
    main, owners = book.worksheets[:2]
    for line, number in ((4, "A"), (5, "B")):
        for place, cell in enumerate(list(main[3]), start=1):
            main.cell(line, place, cell.value)
        main.cell(line, 1, number)
    for line, (number, name) in enumerate(
        (("B", "示例业主甲"), ("B", "示例业主乙"), ("C", "示例业主丙")), start=4
    ):
        owners.cell(line, 1, number)
        owners.cell(line, 2, name)

    found = papers_in(one, sheets(book), 100)

    assert [[row["owner_name"] for row in each.answers.get("owners", [])] for each in found.rows] == [
        [],
        ["示例业主甲", "示例业主乙"],
    ]
    assert any("没有读入：6" in str(said) for said in found.notices)


def test_the_most_that_a_batch_takes_is_taken_and_one_more_is_not(book):
    label = plan_of(form("F-TB-20")).columns[0].head
    for line in range(4, 8):
        put(book, line, **{label: "示例工程"})
    read = sheets(book)

    assert len(papers_in(form("F-TB-20"), read, 4).rows) == 4
    with pytest.raises(BadInput, match="一批最多3份"):
        papers_in(form("F-TB-20"), read, 3)


def test_a_sheet_of_another_form_is_refused_with_what_to_do(book):
    with pytest.raises(BadInput, match="批量模板"):
        papers_in(form("F-GC-16"), sheets(book)[-1:], 100)


def test_long_lists_of_choices_are_drop_downs_too():
    book = load_workbook(BytesIO(batch_workbook(form("F-GC-01"), 100)))
    lists = [one for one in book.worksheets[0].data_validations.dataValidation if one.type == "list"]
    choices = [one for one in plan_of(form("F-GC-01")).columns if one.field.kind in ("choice", "yes_no")]
    assert len(lists) == len(choices)
    assert all(one.formula1 for one in lists)
