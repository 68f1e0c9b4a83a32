"""Many papers out of one spreadsheet, in the browser: template, upload, look, start, cancel, download."""

from __future__ import annotations

import json
from io import BytesIO
from zipfile import ZipFile

import pytest

from formgen.service.batch_work import BatchWorkers

FORM = "temporary_building_sign_board"
NEW = f"/batches/new/{FORM}"


@pytest.fixture
def template(user):
    page = user.get(NEW)
    return user.get(page.one("//a[text()='下载表格模板']").get("href")).data


@pytest.fixture
def upload(user):
    def send(data, status=302, house=None):
        return (house or user).post(
            NEW, [("file", (BytesIO(data), "示例名单.xlsx")), ("key", "k")], status=status
        )

    return send


@pytest.fixture
def work(app):
    """Make all that waits, as the site does beside its pages."""
    workers = BatchWorkers(app.extensions["formgen"]["database"])

    def work():
        while workers.do_one("w"):
            pass

    yield work
    workers.close()


def address(answer):
    return answer.headers["Location"]


def test_home_leads_to_the_batches_and_they_to_every_form(user):
    page = user.get("/batches")
    assert user.get("/").all("//a[@href='/batches']")
    assert page.all(f"//a[@href='{NEW}']")
    assert len(page.all("//ul[@class='form-lines']/li")) >= 20


def test_what_was_read_is_shown_before_anything_is_made(user, template, upload, sheet_of):
    page = user.follow(upload(sheet_of(template, 3, bad=[5])))

    assert "读出3行，其中1行有读不出的内容" in page.text
    assert "第5行" in page.text
    assert page.all("//button[text()='开始生成']")
    assert not page.all("//a[contains(@href, 'documents.zip')]")


def test_a_batch_is_made_row_by_row_and_taken_away_as_one_file(user, template, upload, work, sheet_of):
    there = address(upload(sheet_of(template, 3, bad=[5])))
    user.post(f"{there}/start", [], status=302)
    assert "正在生成：0/3行" in user.get(there).text
    work()

    page = user.get(there)
    assert "已完成：共3行，生成2份；1行有内容读不出，0行出错" in page.text
    packed = ZipFile(BytesIO(user.get(f"{there}/documents.zip").data))
    assert packed.namelist() == [
        "00004-临时建筑标志牌-缺项清单.docx",
        "00004-临时建筑标志牌.docx",
        "00006-临时建筑标志牌-缺项清单.docx",
        "00006-临时建筑标志牌.docx",
        "report.xlsx",
    ]
    report = json.loads(user.get(f"{there}/report.json").data)
    assert [(one["row"], one["state"]) for one in report["results"]] == [
        (4, "done"),
        (5, "refused"),
        (6, "done"),
    ]


def test_cancelled_before_it_was_made_nothing_is_made_and_it_can_go_on(
    user, template, upload, work, sheet_of
):
    there = address(upload(sheet_of(template, 2)))
    user.post(f"{there}/start", [], status=302)
    user.post(f"{there}/cancel", [], status=302)
    work()
    assert "已取消：0/2行" in user.get(there).text

    user.post(f"{there}/start", [], status=302)
    work()
    assert "生成2份" in user.get(there).text


def test_pressed_twice_it_is_made_once(user, template, upload, work, sheet_of):
    data = sheet_of(template, 2)
    first, again = address(upload(data)), address(upload(data))
    assert first == again
    for _press in range(2):
        user.post(f"{first}/start", [], status=302)
    work()
    user.post(f"{first}/start", [], status=302)

    assert len(ZipFile(BytesIO(user.get(f"{first}/documents.zip").data)).namelist()) == 5


def test_an_empty_template_and_a_file_that_is_no_table_are_refused_with_a_sentence(user, template, upload):
    assert "示例行不算" in upload(template, status=422).text
    assert "不是表格文件" in upload(b"\x89PNG\r\n\x1a\n", status=422).text
    assert "请选择填好的表格文件" in user.post(NEW, [("file", (BytesIO(b""), ""))], status=422).text


def test_a_deleted_batch_is_gone(user, template, upload, sheet_of):
    there = address(upload(sheet_of(template, 1)))
    assert "不能恢复" in user.get(f"{there}/delete").text
    user.post(f"{there}/delete", [], status=302)
    user.get(there, status=404)


def test_what_is_anothers_is_not_there(other, template, upload, sheet_of):
    there = address(upload(sheet_of(template, 1)))
    for path in ("", "/documents.zip", "/report.xlsx", "/delete"):
        other.get(f"{there}{path}", status=404)
    for path in ("/start", "/cancel", "/delete"):
        other.post(f"{there}{path}", [], status=404)
