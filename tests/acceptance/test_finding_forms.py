"""A stranger finds his form by typing, reads its guide, takes the blank along, and begins: in a real browser."""

from __future__ import annotations

import io
import zipfile

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def page(browser):
    context = browser.new_context(
        locale="zh-CN", viewport={"width": 360, "height": 740}, accept_downloads=True
    )
    yield context.new_page()
    context.close()


def codes_on(page):
    return [one.inner_text() for one in page.locator(".form-lines li:visible .code").all()]


def test_he_types_initials_reads_the_guide_and_takes_the_blank_along(site, page, tmp_path):
    page.goto(site.url)
    everything = codes_on(page)

    page.get_by_label("想办什么事").fill("lsjzyqsy")
    page.get_by_text("找到 1 份表单。").wait_for()
    assert codes_on(page) == ["F-TB-16"]
    assert page.locator("section.audience:visible").count() == 1

    page.get_by_role("link", name="临时建筑延期使用申请表").click()
    assert "在期满前2个月内申请延期" in page.locator("main").inner_text()
    with page.expect_download() as started:
        page.get_by_role("link", name="DOCX 下载空白表").click()
    assert started.value.suggested_filename == "临时建筑延期使用申请表（空白表）.docx"
    kept = tmp_path / "blank.docx"
    started.value.save_as(kept)
    with zipfile.ZipFile(io.BytesIO(kept.read_bytes())) as archive:
        assert "□单位　□个人" in archive.read("word/document.xml").decode()

    page.get_by_role("link", name="登录后开始填写").click()
    assert page.url.endswith("/sign-in?next=/forms/temporary_building_extension")
    assert len(everything) > 20


def test_what_is_not_there_says_what_to_do_and_clearing_shows_everything(site, page):
    page.goto(site.url)
    everything = codes_on(page)

    page.get_by_label("想办什么事").fill("没有这样的表")
    page.get_by_text("换一个词试试").wait_for()
    assert codes_on(page) == []

    page.get_by_label("想办什么事").fill("")
    page.get_by_text("换一个词试试").wait_for(state="hidden")
    assert codes_on(page) == everything


def test_the_search_and_a_form_are_reached_by_keyboard_alone(site, page):
    page.goto(site.url)
    page.get_by_label("想办什么事").focus()
    page.keyboard.type("F-GC-14")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?q=F-GC-14")

    assert codes_on(page) == ["F-GC-14"]
    page.get_by_role("link", name="授权委托书").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/forms/contract_signing_authorization")
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0


def test_without_scripts_the_button_finds_the_same(site, browser):
    context = browser.new_context(locale="zh-CN", java_script_enabled=False)
    page = context.new_page()
    page.goto(site.url)
    page.get_by_label("想办什么事").fill("sqwts")
    page.get_by_role("button", name="查找").click()

    assert codes_on(page) == ["F-GC-14"]
    context.close()
