"""A table out of a spreadsheet, in the browser: the template, what was read, then replace or append."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

FORM = "temporary_building_consent"
HEADS = ["业主姓名", "房号", "专有面积", "意见"]


def workbook(*rows, heads=HEADS):
    book = Workbook()
    for row in (heads, *rows):
        book.active.append(list(row))
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def owner(number, area="100", opinion="同意"):
    return (f"示例业主{number}", f"1栋{number}", area, opinion)


@pytest.fixture
def table(user):
    return f"{user.begin(FORM)}/tables/owners"


@pytest.fixture
def upload(user, table):
    def send(data, status=200, name="示例名册.xlsx", to=None, house=None):
        file = (BytesIO(data), name) if data is not None else (BytesIO(b""), "")
        return (house or user).post(to or table, [("file", file)], status=status)

    return send


@pytest.fixture
def take(user, table):
    def press(page, how="replace", status=302):
        pairs = page.one("//form[contains(@action, '/take')]").form_values()
        return user.post(f"{table}/take", [*pairs, ("how", how)], status=status)

    return press


@pytest.fixture
def stored(answers, table):
    return lambda: answers(table.removesuffix("/tables/owners")).get("owners")


def test_the_step_leads_to_the_file_and_the_file_to_the_template(user, table):
    step = user.get(f"{table.removesuffix('/tables/owners')}/steps/owners")
    assert step.all(f"//a[@href='{table}']")

    page = user.get(table)
    template = user.get(page.one("//a[text()='下载模板']").get("href"))

    heads = [cell.value for cell in load_workbook(BytesIO(template.data)).worksheets[0][1]]
    assert heads == ["业主姓名*", "房号*", "专有面积（平方米）*", "意见*", "已签名"]
    assert "最多5000户" in page.text


def test_what_was_read_is_shown_before_anything_is_changed(upload, stored):
    page = upload(workbook(owner(1), owner(2, "８９．５", "不同意")))

    assert "读出2户" in page.text
    cells = [cell.text_content() for cell in page.all("//tbody/tr[2]/*")][:5]
    assert cells == ["3", "示例业主2", "1栋2", "89.5平方米", "不同意"]
    assert stored() is None


def test_rows_are_taken_then_appended_then_replaced(upload, take, stored, user):
    user.follow(take(upload(workbook(owner(1), owner(2)))))
    assert [row["owner_name"] for row in stored()] == ["示例业主1", "示例业主2"]

    page = upload(workbook(owner(3)))
    assert "替换现有的2户" in page.text
    take(page, "append")
    assert [row["owner_name"] for row in stored()] == ["示例业主1", "示例业主2", "示例业主3"]

    take(upload(workbook(owner(4))))
    assert stored() == [
        {"owner_name": "示例业主4", "unit_no": "1栋4", "exclusive_area": "100", "opinion": "agree"}
    ]


def test_faults_are_told_with_the_rows_of_the_file_and_nothing_can_be_taken(upload, stored):
    page = upload(workbook(owner(1), owner(2, "不详"), owner(3, "100", "再商量")), status=422)

    assert "第3行“专有面积”：“不详”读不出数字，请只写数字，如 1234.5。" in page.text
    assert "第4行“意见”：没有“再商量”这个选项，请从中选择：同意、不同意、未表示意见。" in page.text
    assert not page.all("//form[contains(@action, '/take')]")
    assert stored() is None


def test_empty_cells_are_told_and_can_be_filled_in_later(upload, take, stored):
    page = upload(workbook(owner(1), ("示例业主2", "1栋2", None, None)))

    assert "第3行没有填“专有面积”。" in page.text
    take(page)
    assert stored()[1] == {"owner_name": "示例业主2", "unit_no": "1栋2"}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (None, "请选择要读入的表格文件。"),
        (b"", "这是空文件，没有内容：请检查后重新上传。"),
        (b"%PDF-1.7 x", "这不是表格文件：请上传 .xlsx 或 .csv 文件。"),
        (workbook(("甲", "乙"), heads=("某", "另")), "没有找到表头"),
    ],
)
def test_a_file_that_is_no_such_table_is_refused_in_a_sentence(upload, stored, data, said):
    assert said in upload(data, status=422, name="示例.xlsx" if data is not None else "").text
    assert stored() is None


def test_csv_of_an_old_program_is_read(upload, take, stored):
    take(upload("姓名,房号,建筑面积,意见\n示例甲,１０１,89.5㎡,同意\n".encode("gb18030"), name="名册.csv"))

    assert stored() == [
        {"owner_name": "示例甲", "unit_no": "１０１", "exclusive_area": "89.5", "opinion": "agree"}
    ]


def test_a_draft_that_changed_in_between_asks_once_more(user, table, upload, take, stored):
    page = upload(workbook(owner(1)))
    step = user.get(f"{table.removesuffix('/tables/owners')}/steps/matter")
    user.post(
        f"{table.removesuffix('/tables/owners')}/steps/matter",
        step.typed(residential_area_name="示例花园（示例）"),
    )

    again = take(page, status=409)
    assert stored() is None
    take(again)
    assert len(stored()) == 1


def test_many_rows_are_shown_in_part_and_no_other_answer_can_take_them_away(
    upload, take, stored, user, table
):
    take(upload(workbook(*(owner(number, "１") for number in range(1, 102)))))
    address = f"{table.removesuffix('/tables/owners')}/steps/owners"

    step = user.get(address)
    assert "共101户" in step.text
    assert not step.all("//input[starts-with(@name, 'owners[')]")
    user.post(address, [*step.typed(counter_name="示例街道办事处（示例）"), ("action", "save")])

    assert len(stored()) == 101
    rows = load_workbook(BytesIO(user.get(f"{table}/rows.xlsx").data)).worksheets[0]
    assert [cell.value for cell in rows[102]][:4] == ["示例业主101", "1栋101", 1, "同意"]
    assert "共101行" in user.get(f"{table.removesuffix('/tables/owners')}/check").text


def test_rows_that_are_too_many_together_are_refused(upload, take, stored):
    many = workbook(*(owner(number) for number in range(2501)))
    take(upload(many))

    page = take(upload(many), "append", status=422)

    assert "合起来有5002户，最多5000户：请先删去一部分，或者改为替换。" in page.text
    assert len(stored()) == 2501


@pytest.mark.parametrize("rows", ["", "!", "eJwDAAAAAAE=", "A" * 600_000])
def test_rows_that_no_page_has_made_are_refused(user, table, stored, rows):
    user.get(table)

    page = user.post(f"{table}/take", {"rows": rows, "version": "1", "how": "replace"}, status=422)

    assert "读出的内容没有送到：请重新选择表格文件上传。" in page.text
    assert stored() is None


def test_nobody_else_reads_or_fills_the_table(table, other, visitor, upload):
    other.get(table, 404)
    other.get(f"{table}/rows.xlsx", 404)
    upload(workbook(owner(1)), status=404, house=other)
    upload(workbook(owner(1)), status=401, house=visitor)


def test_there_is_nothing_under_another_name(user, table):
    user.get(table.replace("owners", "total_owners"), 404)
    user.get(f"{table}/other.xlsx", 404)
