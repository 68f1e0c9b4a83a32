"""A contract from the first question to the signed paper: by keyboard alone, and without any script."""

from __future__ import annotations

import sys
from pathlib import Path

import docx
import pypdfium2
import pytest

from formgen.service import papers

sys.path.insert(0, str(Path(__file__).parent))
from filling import FORM, STEPS, Keyboard, inputs_of, point_and_fill
from shared_cases import samples

pytestmark = [pytest.mark.browser, pytest.mark.office, pytest.mark.slow]

HALF = 5
A_MINUTE = 60_000
SAMPLE = papers.example(FORM.id)
SC_01 = next((one["data"] for one in samples()["samples"] if one["id"] == "SC-01"), None)


def bare(text):
    return "".join(text.split())


def printed(answers):
    """Every answer in words that the contract has to print."""
    values = papers.look_over(FORM.id, answers).answers.values
    shown = {
        path: FORM.fields[path].show(value) for path, value in values.items() if FORM.fields[path].printed
    }
    said = [text for path, text in shown.items() if FORM.fields[path].kind in ("text", "long_text") and text]
    return [*said, *(party.name for name in ("parties_a", "parties_b") for party in values[name])]


def words_of_docx(path):
    document = docx.Document(path)
    return bare("".join(node.text or "" for node in document.element.body.iter() if node.tag.endswith("}t")))


def words_of_pdf(path):
    pdf = pypdfium2.PdfDocument(path)
    try:
        return bare("".join(page.get_textpage().get_text_bounded() for page in pdf))
    finally:
        pdf.close()


def assert_says_what_was_answered(words, answers):
    # A word divided at the end of a line is put together again; an empty page number is no answer.
    missing = [text for text in printed(answers) if bare(text) not in words]
    assert missing == []
    assert "【待补充" not in words
    assert "草稿" not in words


def downloaded(page, press, folder):
    with page.expect_download() as started:
        press()
    path = folder / started.value.suggested_filename
    started.value.save_as(path)
    return path


@pytest.mark.parametrize("facts", ["SC-01" if SC_01 else "sample"])
def test_by_keyboard_alone_with_the_browser_closed_half_way(browser, signed_in, site, tmp_path, facts):
    answers = SC_01 if facts == "SC-01" else SAMPLE
    context = browser.new_context(locale="zh-CN", storage_state=signed_in)
    page = context.new_page()
    page.goto(site.url)
    keyboard = Keyboard(page)
    keyboard.press("开始填写")
    keyboard.press(FORM.steps[0].title)
    for step in STEPS[: HALF - 1]:
        keyboard.fill(inputs_of(step, answers))
    keyboard.fill(inputs_of(STEPS[HALF - 1], answers), "保存，回到任务单")
    kept = context.storage_state()
    context.close()

    context = browser.new_context(locale="zh-CN", storage_state=kept, accept_downloads=True)
    page = context.new_page()
    page.goto(site.url)
    keyboard = Keyboard(page)
    keyboard.press(answers["contract_title"])
    keyboard.press(FORM.steps[HALF].title)
    for step in STEPS[HALF:]:
        keyboard.fill(inputs_of(step, answers))
    assert page.url.endswith("/check")
    assert page.locator(".group.block, .group.missing").count() == 0
    keyboard.press("生成与下载")
    keyboard.press("生成文书")
    page.get_by_role("link", name="下载 PDF").nth(1).wait_for(timeout=2 * A_MINUTE)

    for name, words_of in (("下载 DOCX", words_of_docx), ("下载 PDF", words_of_pdf)):
        page.reload()
        keyboard.reach(lambda one, name=name: one["text"].startswith(name))
        path = downloaded(page, lambda: page.keyboard.press("Enter"), tmp_path)
        assert_says_what_was_answered(words_of(path), answers)
    context.close()


def test_without_any_script(browser, signed_in, site, tmp_path):
    context = browser.new_context(
        locale="zh-CN", storage_state=signed_in, accept_downloads=True, java_script_enabled=False
    )
    page = context.new_page()
    page.goto(site.url)
    page.get_by_role("button", name="开始填写 政府合同").click()
    page.get_by_role("link", name=FORM.steps[0].title).click()
    for step in STEPS:
        point_and_fill(page, inputs_of(step, SAMPLE))
        page.locator("button:not(.visually-hidden)[value=continue]").click()
    assert page.url.endswith("/check")
    page.get_by_role("link", name="生成与下载").click()
    page.get_by_role("button", name="生成文书").click()
    page.get_by_role("link", name="下载 PDF").nth(1).wait_for(timeout=2 * A_MINUTE)

    for name, words_of in (("下载 DOCX", words_of_docx), ("下载 PDF", words_of_pdf)):
        path = downloaded(page, page.get_by_role("link", name=name).first.click, tmp_path)
        assert_says_what_was_answered(words_of(path), SAMPLE)
    context.close()
