"""A table's rows out of a spreadsheet: heads by their words, faults by their rows."""

from __future__ import annotations

import pytest

from formgen.errors import BadInput
from formgen.fields import Choice, Choices, Date, IdNumber, Integer, Number, Phone, Rows, Text, YesNo, when
from formgen.fields.cells import DAY, FAULT, NUMBER, YES_NO, Cell, Line, Sheet
from formgen.fields.heads import heads_in
from formgen.fields.tabled import rows_in

OWNERS = Rows(
    name="owners",
    label="业主",
    row_label="户",
    most=3,
    columns=(
        Text(name="owner_name", label="业主姓名", required=True, aliases=("姓名", "产权人")),
        Text(name="unit_no", label="房号", required=True),
        Number(name="area", label="专有面积", unit="平方米", least=0, decimals=2, required=True),
        Choice(name="opinion", label="意见", options={"yes": "同意", "no": "不同意"}),
        Text(name="why", label="理由", shown=when("opinion", "no"), required=when("opinion", "no")),
    ),
)
PEOPLE = Rows(
    name="people",
    label="人员",
    columns=(
        Text(name="name", label="姓名"),
        IdNumber(name="id_number", label="身份证号码"),
        Phone(name="phone", label="电话"),
        Date(name="born", label="出生日期"),
        YesNo(name="there", label="到场"),
        Choices(name="roles", label="身份", options={"a": "业主", "b": "住户"}),
        Integer(name="count", label="人数"),
    ),
)
HEADS = ("业主姓名", "房号", "专有面积", "意见")


def cell(said):
    return said if isinstance(said, Cell) else Cell(text=said)


def sheet(*rows, name="", cut=False, first=1):
    lines = (Line(number, tuple(map(cell, row))) for number, row in enumerate(rows, start=first))
    return Sheet(name, tuple(one for one in lines if not one.empty), cut)


def read(*rows, table=OWNERS, **more):
    return rows_in(table, [sheet(*rows, **more)])


def said(found):
    return [str(getattr(one, "message", one)) for one in found]


# ------------------------------------------------------------------------------------------- heads


@pytest.mark.parametrize(
    "heads",
    [
        HEADS,
        ("业主姓名*", "房 号", "专有面积（平方米）", "意见："),
        ("姓名", "房号", "专有面积(㎡)", "意见"),
        ("ｏｗｎｅｒ＿ｎａｍｅ", "unit_no", "AREA", "opinion"),
        ("产权人【必填】", "房号", "＊专有面积", "意见"),
    ],
)
def test_heads_are_told_by_label_name_or_another_word_for_it(heads):
    found = heads_in(OWNERS, sheet(heads))

    assert found.columns == {"owner_name": 0, "unit_no": 1, "area": 2, "opinion": 3}
    assert found.unused == ()


def test_columns_stand_in_any_order_below_a_title_and_explanations():
    found = read(
        ("示例花园业主名册",),
        ("填表说明：逐户填写",),
        ("序号", "意见", "备注", "房号", "专有面积", "业主姓名"),
        ("1", "同意", "在外地", "101", "89.5", "示例甲"),
    )

    assert found.rows == ({"owner_name": "示例甲", "unit_no": "101", "area": "89.5", "opinion": "yes"},)
    assert said(found.notices) == ["这些栏没有用到：备注。"]


def test_of_two_heads_for_one_field_the_label_wins_and_it_is_said():
    found = read((*HEADS, "姓名"), ("示例甲", "101", "1", "同意", "示例乙"))

    assert found.rows[0]["owner_name"] == "示例甲"
    assert said(found.notices) == ["“姓名”也像“业主姓名”，没有用它；要用它的，请把另一栏的表头改掉。"]


def test_a_column_that_is_lacking_is_told_and_can_be_filled_in_later():
    found = read(("业主姓名", "房号"), ("示例甲", "101"))

    assert found.rows == ({"owner_name": "示例甲", "unit_no": "101"},)
    assert said(found.notices) == ["表里没有“专有面积”这一栏：每一行的这一项都空着，可以读入后再填。"]
    assert said(found.gaps) == ["第2行没有填“专有面积”。"]


def test_the_first_sheet_with_the_heads_is_read():
    pages = [sheet(("目录",), name="封面"), sheet(HEADS, ("示例甲", "101", "1", "同意"), name="名册")]

    assert rows_in(OWNERS, pages).sheet == "名册"


def test_a_table_without_heads_is_refused_with_the_heads_it_should_have():
    with pytest.raises(BadInput, match=r"没有找到表头.*业主姓名、房号、专有面积、意见、理由"):
        read(("示例甲", "101", "1", "同意"))


# -------------------------------------------------------------------------------------------- rows


def test_blank_rows_repeated_heads_and_totals_are_no_rows():
    found = read(
        HEADS,
        ("示例甲", "101", "1", "同意"),
        ("", "", "", ""),
        HEADS,
        ("示例乙", "102", "2", "不同意"),
        ("合 计", "", "3", ""),
    )

    assert [one["owner_name"] for one in found.rows] == ["示例甲", "示例乙"]
    assert found.numbers == (2, 5)
    assert said(found.notices) == ["第6行是合计，没有读入：本系统自己计算。"]


def test_a_row_that_is_only_numbered_is_no_row():
    found = read(("序号", *HEADS), ("1", "示例甲", "101", "1", "同意"), ("2", "", "", "", ""))

    assert found.numbers == (2,)


@pytest.mark.parametrize(("count", "taken"), [(3, True), (4, False)])
def test_as_many_rows_as_the_table_takes_and_no_more(count, taken):
    rows = [(f"示例{number}", "101", "1", "同意") for number in range(count)]

    if taken:
        assert len(read(HEADS, *rows).rows) == 3
    else:
        with pytest.raises(BadInput, match="最多读入3户，表里有4行：请分成几份。"):
            read(HEADS, *rows)


def test_a_sheet_that_goes_on_beyond_what_was_read_is_refused_once_the_table_is_full():
    with pytest.raises(BadInput, match="最多读入3户，表里还有更多：请分成几份。"):
        read(HEADS, *[(f"示例{number}", "1", "1", "同意") for number in range(3)], cut=True)


def test_heads_without_rows_are_refused():
    with pytest.raises(BadInput, match="表头下面没有内容：请从表头的下一行起，一户填一行。"):
        read(HEADS)


def test_every_fault_names_the_row_of_the_sheet_and_the_column():
    found = read(HEADS, ("示例甲", "101", "不详", "弃权"), ("示例乙", "102", "-1", "同意"), first=7)

    assert said(found.faults) == [
        "第8行“专有面积”：“不详”读不出数字，请只写数字，如 1234.5。",
        "第8行“意见”：没有“弃权”这个选项，请从中选择：同意、不同意。",
        "第9行“专有面积”：不能小于0，现为-1。",
    ]
    assert said(found.gaps) == []


def test_what_another_cell_of_the_row_asks_for_is_a_gap():
    found = read((*HEADS, "理由"), ("示例甲", "101", "1", "不同意", ""), ("示例乙", "102", "1", "同意", ""))

    assert said(found.gaps) == ["第2行没有填“理由”。"]


def test_rows_that_say_the_same_are_pointed_out():
    same = ("示例甲", "101", "1", "同意")

    assert said(read(HEADS, same, same).notices) == ["有完全相同的行，请核对是否重复：第3行和第2行。"]


# ------------------------------------------------------------------------------------------- cells


@pytest.mark.parametrize(
    ("written", "area"),
    [
        (Cell(NUMBER, "89.57"), "89.57"),
        ("８９．５７", "89.57"),
        ("1,089.57", "1089.57"),
        ("89.57㎡", "89.57"),
        ("89.57 平方米", "89.57"),
        (Cell(NUMBER, "89.57", formula=True), "89.57"),
    ],
)
def test_a_number_is_read_however_it_is_kept(written, area):
    found = read(HEADS, ("示例甲", "101", written, "同意"))

    assert (found.rows[0]["area"], found.faults) == (area, ())


@pytest.mark.parametrize(
    ("written", "why"),
    [
        (Cell(FAULT, "#REF!"), "第2行“专有面积”：单元格里是错误值 #REF!，请改正。"),
        (
            Cell(formula=True),
            "第2行“专有面积”：是公式，文件里没有存下它的结果：请用 Excel 或 WPS 打开后保存一次，或者改填数值。",
        ),
        (
            Cell(DAY, "2026-03-01"),
            "第2行“专有面积”：表格软件把它当成了日期（2026-03-01）：原来是“3-1”一类编号的，请把这一栏设为“文本”格式，重新填写。",
        ),
        (Cell(NUMBER, "89.575"), "第2行“专有面积”：最多2位小数，请核对。"),
        ("示例\x07", "第2行“专有面积”：第3个字符是控制字符（U+0007），不能写进文书，请删除它或重新输入。"),
    ],
)
def test_what_a_spreadsheet_has_spoilt_is_a_fault_of_its_cell(written, why):
    assert said(read(HEADS, ("示例甲", "101", written, "同意")).faults) == [why]


def people(**cells):
    labels = {one.name: one.label for one in PEOPLE.columns}
    return read(tuple(labels[name] for name in cells), tuple(cells.values()), table=PEOPLE)


def test_a_long_number_kept_as_a_number_has_lost_its_digits():
    found = people(name="示例甲", id_number=Cell(NUMBER, "110108194912310000"))

    assert said(found.faults) == [
        "第2行“身份证号码”：是18位的数字，表格软件已经丢掉了末几位：请把这一栏设为“文本”格式，重新填写。"
    ]


def test_each_kind_reads_what_a_cell_says_of_it():
    found = people(
        name=Cell(NUMBER, "101"),
        id_number="440303190001010022",
        phone=Cell(NUMBER, "13000000000"),
        born=Cell(DAY, "1900-01-01"),
        there=Cell(YES_NO, "是"),
        roles="业主、住户",
        count=Cell(NUMBER, "3"),
    )

    assert found.faults == ()
    assert found.rows == (
        {
            "name": "101",
            "id_number": "440303190001010022",
            "phone": "13000000000",
            "born": "1900-01-01",
            "there": True,
            "roles": ["a", "b"],
            "count": 3,
        },
    )


def test_a_number_of_a_person_with_a_wrong_check_digit_is_a_fault():
    found = people(name="示例甲", id_number="440303190001010021")

    assert [one.number for one in found.faults] == [2]
    assert "id_number" not in found.rows[0]
