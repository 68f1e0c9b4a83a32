"""From a contract its packet, by clicks and by keys, on a small screen, with and without scripts; and back again."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

sys.path.insert(0, str(Path(__file__).parent))
from looking import look

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.office]

PAPERS = ("合同备案登记表", "授权委托书")


def photo():
    out = io.BytesIO()
    Image.new("RGB", (900, 600), "navy").save(out, "JPEG")
    return out.getvalue()


@pytest.fixture
def small(small):
    """A packet takes a little longer."""
    small.context.set_default_timeout(20_000)
    return small


def begin(site, page, *papers):
    """A contract of the sample with *papers* made from it; its address."""
    page.goto(f"{site.url}/forms/government_contract")
    page.get_by_role("button", name="打开一份填好的样例 政府合同").click()
    contract = page.url
    for one in papers:
        page.goto(contract)
        page.get_by_role("button", name=f"带出填写 {one}").click()
    page.goto(contract)
    return contract


def downloaded(page):
    with page.expect_download(timeout=60_000) as begun:
        page.get_by_role("link", name="下载成套材料（PDF）").click()
    return begun.value.path()


def test_papers_and_files_become_a_packet_and_the_packet_drafts(site, small):
    contract = begin(site, small, *PAPERS)
    small.get_by_role("link", name="成套材料", exact=True).click()
    look(small)
    assert small.get_by_label("标题").input_value() == "合同材料"
    small.get_by_label("附文件 对方当事人的主体资格和资信证明").set_input_files(
        {"name": "营业执照.jpg", "mimeType": "image/jpeg", "buffer": photo()}
    )
    small.get_by_label("没有文件时 谈判备忘录").select_option(label="这次不需要")
    small.get_by_label("顺序 授权委托书").fill("1")
    small.get_by_role("button", name="保存", exact=True).click()
    assert "营业执照.jpg" in small.content()
    look(small)

    small.get_by_role("button", name="保存并生成成套材料").click()
    look(small)
    packet = downloaded(small)
    look(small)
    marks = [one.title for one in PdfReader(packet).outline if not isinstance(one, list)]
    assert marks[2:5] == ["授权委托书", "政府合同", "合同备案登记表"]
    assert "对方当事人的主体资格和资信证明（营业执照）" in marks
    assert "谈判备忘录" not in "".join(marks)

    small.goto(site.url)
    small.get_by_role("link", name="打开以前的成套材料").click()
    look(small)
    small.get_by_label("成套材料").set_input_files(packet)
    small.get_by_role("button", name="恢复成草稿").click()
    assert "已从成套材料恢复3份草稿" in small.content()
    assert small.url != f"{contract}packet/"
    look(small)


def test_a_file_is_refused_with_its_reason_and_deleted_after_a_question(site, small):
    begin(site, small)
    small.get_by_role("link", name="成套材料", exact=True).click()
    bad = {"name": "程序.pdf", "mimeType": "application/pdf", "buffer": b"MZ a program"}
    good = {"name": "全景.jpg", "mimeType": "image/jpeg", "buffer": photo()}
    small.get_by_label("附文件 清单以外的附件").set_input_files([bad, good])
    small.get_by_role("button", name="保存", exact=True).click()

    assert "程序.pdf：这不是能装入成套材料的文件" in small.content()
    look(small)
    small.get_by_role("link", name="删除 全景.jpg").click()
    look(small)
    small.get_by_role("button", name="删除", exact=True).click()
    assert "附件已经删除" in small.content()
    look(small)


def test_keys_alone_build_it(site, page):
    begin(site, page)
    page.goto(f"{page.url}packet/")
    page.get_by_label("标题").focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("示例材料")
    reached = []
    for _key in range(80):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.innerText || document.activeElement.name"))
        if reached[-1] == "保存并生成成套材料":
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/packet/made")

    assert {"chosen", "checklist", "subject", "applicant"} <= set(reached)
    assert PdfReader(downloaded(page)).metadata.title.startswith("示例材料·")
