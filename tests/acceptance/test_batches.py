"""A spreadsheet in, papers out, through the browser; killed in the middle, every row is delivered once."""

from __future__ import annotations

import os
import re
import sys
import time
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Error

sys.path.insert(0, str(Path(__file__).parent))
from looking import faults_of
from processes import below, strike, survivors

pytestmark = [pytest.mark.browser, pytest.mark.slow]

FORM = "temporary_building_sign_board"
ROWS = int(os.environ.get("FORMGEN_BATCH_ROWS", "12"))
"""Rows of the batch in whose middle things are killed; `make kill` makes it 200."""
PATIENCE = 60 + 4 * ROWS


def download(page, name):
    with page.expect_download() as waiting:
        page.get_by_role("link", name=name).click()
    return Path(waiting.value.path()).read_bytes()


def looked_at(page, name):
    """Nothing is at fault on the page, at 1280 and at 360 pixels."""
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        assert faults_of(page) == [], f"{name} at {width}"


@pytest.fixture
def send_in(sheet_of):
    """Download the template of a site, and send in so many papers."""

    def send_in(page, site, count, bad=(), *, pdf=False):
        page.goto(f"{site.url}/batches/new/{FORM}")
        template = download(page, "下载表格模板")
        file = {
            "name": "示例名单.xlsx",
            "mimeType": "application/x",
            "buffer": sheet_of(template, count, bad),
        }
        page.get_by_label("填好的表格").set_input_files(file)
        page.get_by_label("同时生成 PDF").set_checked(pdf)
        page.get_by_role("button", name="上传并查看").click()

    return send_in


def finished(page, address):
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        gone_to(page, address)
        if page.get_by_text("已完成：").count():
            return
        time.sleep(0.5)
    raise AssertionError(page.locator("main").inner_text())


def test_a_batch_from_the_template_to_the_archive_on_pages_that_anybody_can_use(site, page, send_in):
    page.goto(f"{site.url}/batches")
    looked_at(page, "batches")
    page.goto(f"{site.url}/batches/new/{FORM}")
    looked_at(page, "batch-new")
    send_in(page, site, 4, bad=[6])
    looked_at(page, "batch-checked")
    address = page.url
    page.get_by_role("button", name="开始生成").click()
    finished(page, address)
    looked_at(page, "batch-done")

    names = ZipFile(BytesIO(download(page, "下载文书和报告（ZIP）"))).namelist()

    assert [name for name in names if name.endswith(".docx")] == [
        f"{number:05}-临时建筑标志牌{what}.docx" for number in (4, 5, 7) for what in ("-缺项清单", "")
    ]
    page.get_by_role("link", name="删除").click()
    looked_at(page, "batch-delete")


@pytest.mark.kill
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks for processes in /proc")
def test_kill_9_of_web_worker_and_converter_delivers_every_row_once(own, own_page, send_in):
    page = own_page
    send_in(page, own, ROWS, pdf=True)
    address = page.url
    page.get_by_role("button", name="开始生成").click()

    until_some_are_made(page, address, 1)
    strike(below(own.process.pid, "spawn_main"))
    until_some_are_made(page, address, 2)
    strike(below(own.process.pid, "soffice.bin"))
    until_some_are_made(page, address, 3)
    left = below(own.process.pid, "spawn_main")
    own.kill()
    own.start()
    finished(page, address)

    packed = ZipFile(BytesIO(download(page, "下载文书和报告（ZIP）")))
    names = packed.namelist()
    wanted = [
        f"{number:05}-临时建筑标志牌{what}.{kind}"
        for number in range(4, 4 + ROWS)
        for what in ("-缺项清单", "")
        for kind in ("docx", "pdf")
    ]
    assert sorted(name for name in names if name != "report.xlsx") == sorted(wanted)
    assert len({packed.read(name) for name in names if re.search(r"牌\.pdf$", name)}) == ROWS
    assert survivors(left) == []


def gone_to(page, address):
    """The page at *address*; one that renews itself may be on its way when it is asked for."""
    with suppress(Error):
        page.goto(address)
        return
    page.goto(address)


def until_some_are_made(page, address, least):
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        gone_to(page, address)
        made = re.search(r"(\d+)/\d+行", page.locator("main").inner_text())
        if made is None or int(made[1]) >= least:
            return
        time.sleep(0.2)
    raise AssertionError(page.locator("main").inner_text())
