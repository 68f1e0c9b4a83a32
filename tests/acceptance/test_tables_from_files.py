"""Five hundred owners from a spreadsheet, in a browser without scripts and on a narrow screen."""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

sys.path.insert(0, str(Path(__file__).parent))
from looking import faults_of

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def page(browser, signed_in):
    context = browser.new_context(storage_state=signed_in, java_script_enabled=False)
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()


def begun(page, site):
    page.goto(f"{site.url}/forms/temporary_building_consent")
    page.get_by_role("button", name="打开一份填好的样例").click()
    address = page.url
    page.goto(f"{address}steps/owners")
    return address


def filled_in(template, path, owners, agree):
    book = load_workbook(BytesIO(template.read_bytes()))
    for at in range(owners):
        row = (f"示例业主{at}", f"1栋{at}", 100, "同意" if at < agree else "不同意", "是")
        for column, value in enumerate(row, start=1):
            book.worksheets[0].cell(at + 2, column, value)
    book.save(path)
    return path


def upload(page, path):
    page.get_by_label("表格文件").set_input_files(path)
    page.get_by_role("button", name="上传并查看").click()


def test_owners_come_from_the_template_without_a_script(page, site, tmp_path):
    begun(page, site)
    page.get_by_role("link", name="从表格文件读入").click()
    with page.expect_download() as template:
        page.get_by_role("link", name="下载模板").click()
    names = filled_in(Path(template.value.path()), tmp_path / "名册.xlsx", 500, 333)

    upload(page, names)
    assert page.get_by_role("heading", name="读出500户").is_visible()
    page.get_by_role("button", name="替换现有的3户").click()

    assert page.get_by_text("共500户").is_visible()
    assert page.get_by_label("这一步的检查结果").get_by_text("同意的人数大于总人数").first.is_visible()


@pytest.mark.parametrize("width", [1280, 360])
def test_the_pages_about_a_file_have_no_fault(browser, site, signed_in, tmp_path, width):
    context = browser.new_context(storage_state=signed_in, viewport={"width": width, "height": 800})
    page = context.new_page()
    address = begun(page, site)
    found = {"step": faults_of(page)}
    page.goto(f"{address}tables/owners")
    found["empty"] = faults_of(page)
    for name, rows in {
        "faults": "业主姓名,房号,专有面积,意见\n示例甲,101,不详,弃权\n",
        "read": "业主姓名,房号,专有面积,意见,备注\n" + "示例甲,101,,同意,某\n" * 150,
    }.items():
        path = tmp_path / f"{name}.csv"
        path.write_text(rows, "utf-8")
        page.goto(f"{address}tables/owners")
        page.locator("input[type=file]").set_input_files(path)
        page.get_by_role("button", name="上传并查看").click()
        found[name] = faults_of(page)
    page.get_by_role("button", name="替换现有的").click()
    found["long"] = faults_of(page)
    context.close()

    assert {name: faults for name, faults in found.items() if faults} == {}
