"""The door for spreadsheets: what workbooks and text tables hold, and what is refused, with its reason."""

from __future__ import annotations

import datetime as dt
import struct
import zipfile
import zlib
from io import BytesIO

import pytest
from openpyxl import Workbook

from formgen.errors import BadInput
from formgen.fields.cells import DAY, FAULT, NUMBER, TEXT, YES_NO
from formgen.reading.tables import read_sheets

MOST = 10


def workbook(*rows, change=None):
    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    if change:
        change(book)
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def cells(data, most=MOST):
    return [
        [(one.kind, one.text, one.formula) for one in line.cells] for line in read_sheets(data, most)[0].lines
    ]


def texts(data, most=MOST):
    return [[one.text for one in line.cells] for line in read_sheets(data, most)[0].lines]


def refusal(data):
    with pytest.raises(BadInput) as refused:
        read_sheets(data, MOST)
    return str(refused.value)


def with_part(data, name, content, *, replace=False):
    """The workbook *data* with one more part, or another one in its place."""
    kept = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.namelist():
            if not (replace and one == name):
                new.writestr(one, old.read(one))
        new.writestr(name, content(old.read(name)) if callable(content) else content)
    return kept.getvalue()


PLAIN = workbook(("姓名", "房号"), ("示例甲", "101"))
SHEET = "xl/worksheets/sheet1.xml"


# --------------------------------------------------------------------------------------- workbooks


def test_each_cell_says_what_the_program_made_of_it():
    data = workbook(
        ("示例 ", 3, 89.569999999999993, 0.1 + 0.2, True, dt.date(2026, 3, 1), 1e15, None, "#N/A"),
    )

    assert cells(data) == [
        [
            (TEXT, "示例", False),
            (NUMBER, "3", False),
            (NUMBER, "89.57", False),
            (NUMBER, "0.3", False),
            (YES_NO, "是", False),
            (DAY, "2026-03-01", False),
            (NUMBER, "1000000000000000", False),
            (TEXT, "", False),
            (FAULT, "#N/A", False),
        ]
    ]


def test_of_a_formula_counts_the_result_that_was_kept_and_nothing_is_computed():
    def kept(xml):
        return xml.replace(b"<f>1+1</f><v></v>", b"<f>1+1</f><v>2</v>").replace(
            b"<f>1+1</f><v />", b"<f>1+1</f><v>2</v>"
        )

    data = workbook(("=1+1", "=1+2"))

    assert cells(with_part(data, SHEET, kept, replace=True)) == [[(NUMBER, "2", True), (TEXT, "", True)]]


def test_rows_keep_the_numbers_that_the_program_shows():
    data = workbook(("姓名",), (), (), ("示例甲",))

    assert [line.number for line in read_sheets(data, MOST)[0].lines] == [1, 4]


def test_hidden_sheets_are_not_read():
    def hide(book):
        book.create_sheet("名册")["A1"] = "示例"
        book.worksheets[0].sheet_state = "hidden"

    assert [one.name for one in read_sheets(workbook(("旧",), change=hide), MOST)] == ["名册"]


def test_a_cell_at_the_far_corner_costs_nothing():
    def far(book):
        book.active["XFD1048576"] = "远"

    (sheet,) = read_sheets(workbook(("姓名",), change=far), MOST)

    assert [line.number for line in sheet.lines] == [1]


def test_more_rows_than_a_table_takes_are_cut_and_it_is_said():
    (sheet,) = read_sheets(workbook(*[("示例",)] * 230), MOST)

    assert (len(sheet.lines), sheet.cut) == (210, True)


# ------------------------------------------------------------------------------------- text tables


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_text_table_is_read_in_the_usual_encodings(encoding):
    said = "姓名,房号\r\n示例甲,一栋101\r\n示例乙,一栋102\r\n"

    assert texts(said.encode(encoding)) == [["姓名", "房号"], ["示例甲", "一栋101"], ["示例乙", "一栋102"]]


@pytest.mark.parametrize("separator", [",", "\t", ";", "，"])
def test_columns_are_parted_by_what_stands_in_the_heads(separator):
    said = f"姓名{separator}房号\n示例甲{separator}101\n"

    assert texts(said.encode()) == [["姓名", "房号"], ["示例甲", "101"]]


def test_quoted_cells_keep_commas_and_line_ends_and_wrapped_numbers_their_zeroes():
    said = '姓名,房号,备注\n"示例甲,示例乙",="0101","第一行\n第二行"\n'

    assert texts(said.encode())[1] == ["示例甲,示例乙", "0101", "第一行\n第二行"]


def test_a_text_that_looks_like_a_formula_is_a_text():
    assert cells("姓名,房号\n=1+1,@SUM(A1)\n".encode())[1] == [
        (TEXT, "=1+1", False),
        (TEXT, "@SUM(A1)", False),
    ]


# ----------------------------------------------------------------------------------------- refused


def bomb():
    """A workbook whose one sheet says that it unpacks to a gigabyte of zeroes."""
    return with_part(PLAIN, "xl/media/zeroes.xml", b"<x>" + b" " * (80 * 1024**2) + b"</x>")


def entity(xml):
    return xml.replace(b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet', 1)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "这是空文件，没有内容：请检查后重新上传。"),
        (b"\xef\xbb\xbf \r\n", "这是空文件，没有内容：请检查后重新上传。"),
        (b"%PDF-1.7", "这不是表格文件：请上传 .xlsx 或 .csv 文件。"),
        (b"\x89PNG\r\n\x1a\n", "这不是表格文件：请上传 .xlsx 或 .csv 文件。"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
            "这是旧版 Excel 文件（.xls）、WPS 表格（.et），或者加了密码的表格：请去掉密码，另存为 .xlsx 后再上传。",
        ),
        (b"a" * (10 * 1024**2 + 1), "表格文件超过了 10 MB：请只留下要读入的那一张表。"),
    ],
)
def test_what_is_no_table_is_refused_by_its_name(data, said):
    assert refusal(data) == said


def test_other_zips_are_told_apart():
    archive = BytesIO()
    with zipfile.ZipFile(archive, "w") as package:
        package.writestr("content.xml", "<x/>")

    assert "请另存为 .xlsx" in refusal(archive.getvalue())


def test_macros_are_refused():
    assert refusal(with_part(PLAIN, "xl/vbaProject.bin", b"x")) == (
        "表格里有宏，不能上传：请另存为不带宏的 .xlsx 后再上传。"
    )


def test_a_bomb_is_refused_before_it_is_unpacked():
    assert refusal(bomb()) == "表格解压后过大：请只留下要读入的那一张表，另存后再上传。"


def test_entities_and_document_types_are_refused():
    assert refusal(with_part(PLAIN, SHEET, entity, replace=True)) == (
        "表格文件已经损坏，或者里面有不安全的内容：请用 Excel 或 WPS 打开检查，另存为 .xlsx 后再上传。"
    )


@pytest.mark.parametrize("cut", [10, 400, -30])
def test_a_part_of_a_file_is_refused(cut):
    assert "请用 Excel 或 WPS 打开检查" in refusal(PLAIN[:cut])


def test_broken_xml_is_refused_in_a_sentence_and_not_a_traceback():
    assert "请用 Excel 或 WPS 打开检查" in refusal(with_part(PLAIN, SHEET, b"<worksheet><row>", replace=True))


def test_a_part_that_is_something_else_than_it_says_is_refused():
    wrong = bytearray(PLAIN)
    at = wrong.rindex(struct.pack("<I", zlib.crc32(zipfile.ZipFile(BytesIO(PLAIN)).read(SHEET))))
    wrong[at] ^= 0xFF

    assert "表格文件已经损坏" in refusal(bytes(wrong))


def test_a_text_of_control_characters_is_no_table():
    assert refusal(b"a,b\n\x00\x01,\x02\n") != ""
