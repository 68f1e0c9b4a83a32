"""A legal reviewer drops in a contract in a real browser: text beside findings, by keyboard, without loss."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import expect

sys.path.insert(0, str(Path(__file__).parent))
from looking import faults_of, looked_at
from uploading import CONTRACT, await_desk, file_of, open_desk, upload

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def focused(page):
    return page.evaluate("document.activeElement.dataset.finding || ''")


def test_a_contract_is_uploaded_and_its_findings_stand_beside_the_text(page, site):
    open_desk(page, site)

    assert page.get_by_role("heading", level=1).inner_text() == "示例设备采购合同"
    assert page.locator(".find").count() >= 2
    assert "适用英国法律" in page.locator("mark.block").first.inner_text()
    left, right = (page.locator(one).bounding_box() for one in (".desk > .finds", ".read"))
    assert left["x"] + left["width"] <= right["x"]


def number_of(page, quote):
    """The number of the finding about *quote*."""
    return page.locator(".find", has=page.get_by_role("link", name=quote)).get_attribute("data-finding")


def test_findings_are_gone_through_by_keyboard_and_lead_both_ways(page, site):
    open_desk(page, site)
    law, forum = number_of(page, "适用英国法律"), number_of(page, "香港国际仲裁中心")
    assert int(forum) == int(law) + 1
    for expected in range(1, int(forum) + 1):
        page.keyboard.press("n")
        assert focused(page) == str(expected)
    expect(page.locator("mark.current").first).to_contain_text("香港国际仲裁中心")
    expect(page.locator("mark.current").first).to_be_in_viewport()
    page.keyboard.press("p")
    assert focused(page) == law
    expect(page.locator("mark.current").first).to_contain_text("适用英国法律")
    assert page.locator(".find[aria-current='true']").get_attribute("data-finding") == law

    page.locator(f"a.ref[href='#f-{forum}']").focus()
    page.keyboard.press("Enter")
    assert focused(page) == forum
    page.locator(f"#f-{forum} .match a").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("wanted => location.hash === wanted", arg=f"#m-{forum}-0")
    expect(page.locator("mark.current").first).to_be_in_viewport()


def test_the_keys_can_be_turned_off(page, site):
    open_desk(page, site)
    page.get_by_label("按 n 到下一条，按 p 到上一条").uncheck()
    page.keyboard.press("n")
    assert focused(page) == ""
    page.reload()
    page.keyboard.press("n")

    assert focused(page) == ""
    page.get_by_label("按 n 到下一条，按 p 到上一条").check()


def test_a_finding_is_decided_by_keyboard_alone_and_stays_decided(page, site):
    address = open_desk(page, site)
    page.keyboard.press("n")
    page.locator("#f-1 .decide summary").focus()
    page.keyboard.press("Enter")
    page.locator("#f-1 textarea").focus()
    page.keyboard.type("n")
    assert page.locator("#f-1 textarea").input_value() == "n"
    page.locator("#f-1").get_by_role("button", name="误报").focus()
    page.keyboard.press("Enter")
    page.locator("#f-1 .fault:visible").wait_for()
    assert "请写明理由" in page.locator("#f-1 .fault:visible").inner_text()

    page.keyboard.type("区政府已批准")
    page.locator("#f-1").get_by_role("button", name="误报").focus()
    page.keyboard.press("Enter")
    page.locator("#f-1.false_positive").wait_for()
    assert focused(page) == "1"
    assert page.url.split("#")[0] == address
    assert "误报 1" in page.locator("[data-filters]").inner_text()
    page.goto(address)
    assert "区政府已批准" in page.locator("#f-1").text_content()
    page.get_by_role("link", name="误报 1").click()
    assert page.locator(".find").count() == 1


def test_each_place_of_a_finding_is_decided_about_on_the_spot(page, site):
    open_desk(page, site, f"{CONTRACT}第五条 保密\n乙方应当保密，本条适用美国纽约州法律。\n")
    finding = page.locator(f"#f-{number_of(page, '适用英国法律')}")
    finding.locator(".decide > summary").click()
    finding.locator(".by-place > summary").click()
    english, american = (finding.locator("[data-place]").nth(one) for one in (0, 1))
    for box, typed in zip(finding.get_by_role("textbox").all(), ("全部", "示例引文", "待查"), strict=True):
        box.fill(typed)
    english.get_by_role("button", name="误报").click()
    expect(english).to_be_focused()
    assert [one.input_value() for one in finding.get_by_role("textbox").all()] == ["全部", "示例引文", "待查"]
    american.get_by_role("button", name="采纳").click()
    expect(finding.locator("> .hint")).to_have_text("逐处处理：2处中已处理2处。")
    assert [one.input_value() for one in finding.get_by_role("textbox").all()] == ["全部", "示例引文", "待查"]

    assert "settled" in page.locator("mark", has_text="适用英国法律").get_attribute("class")
    assert "block" in page.locator("mark", has_text="适用美国纽约州法律").get_attribute("class")
    assert faults_of(page) == []


def test_a_print_and_a_screen_reader_get_every_finding(page, site, tmp_path):
    open_desk(page, site)
    count = page.locator(".find").count()
    tree = page.locator(".finds ol.plain").aria_snapshot()
    page.pdf(path=tmp_path / "desk.pdf")
    pages = pypdfium2.PdfDocument(tmp_path / "desk.pdf")
    printed = "".join("".join(one.get_textpage().get_text_range().split()) for one in pages)

    assert count > 5
    for number in range(1, count + 1):
        said = page.locator(f"#f-{number} > p").nth(1).text_content()
        assert said[:8] in tree
        assert "".join(said.split())[:8] in printed


def test_the_list_of_reviews_looks_again_by_itself(page, site):
    upload(page, site, file_of(CONTRACT, "一.txt"), file_of(CONTRACT, "二.txt"))
    page.locator("[data-reviews]:not([data-waiting])").wait_for(timeout=60_000)
    assert page.locator("[data-reviews]").get_by_text("已处理 0/").count() >= 2


def test_the_list_looks_on_while_somebody_is_in_it(page, site):
    long = f"{CONTRACT}附件\n" + "示例条款。" * 30_000
    upload(page, site, file_of(long, "三.txt"), file_of(long, "四.txt"))
    link = page.locator("[data-reviews][data-waiting] a").first
    link.focus()
    with page.context.new_page() as other:
        other.goto(f"{site.url}/reviews")
        other.locator("[data-reviews]:not([data-waiting])").wait_for(timeout=60_000)
    with page.expect_response("**/reviews"):
        pass
    page.wait_for_timeout(200)
    expect(link).to_be_focused()
    link.blur()

    page.locator("[data-reviews]:not([data-waiting])").wait_for()


def test_a_chinese_title_in_an_english_list_is_a_link_as_others_are(page, site):
    open_desk(page, site)
    page.goto(f"{site.url}/reviews?lang=en")
    link = page.locator(".drafts li a", has_text="示例设备采购合同").first
    looks = "one => [getComputedStyle(one).color, getComputedStyle(one).fontSize]"

    assert link.locator("[lang=zh-CN]").evaluate(looks) == link.evaluate(looks)
    page.goto(f"{site.url}/reviews?lang=zh")


def test_everything_works_without_javascript(browser, site, signed_in):
    context = browser.new_context(locale="zh-CN", storage_state=signed_in, java_script_enabled=False)
    page = context.new_page()
    upload(page, site, file_of(CONTRACT))
    await_desk(page, 30)
    page.locator("#f-1 .decide summary").click()
    page.locator("#f-1").get_by_role("button", name="误报").click()
    expect(page.locator(".fault-summary")).to_be_visible()
    page.locator("#f-1 textarea").fill("条文引用")
    page.locator("#f-1").get_by_role("button", name="误报").click()
    assert page.locator("#f-1.false_positive").count() == 1
    law = number_of(page, "适用英国法律")
    page.locator(f"a.ref[href='#f-{law}']").click()
    assert page.url.endswith(f"#f-{law}")
    page.locator(f"#f-{law} .match a").click()
    assert page.url.endswith(f"#m-{law}-0")
    context.close()


def test_the_original_and_the_report_come_down(page, site):
    open_desk(page, site)
    with page.expect_download() as original:
        page.get_by_role("link", name="下载原件").click()
    with page.expect_download() as report:
        page.get_by_role("link", name="下载报告（JSON）").click()

    assert original.value.suggested_filename == "示例合同.txt"
    assert Path(original.value.path()).read_bytes() == CONTRACT.encode()
    assert report.value.suggested_filename == "示例合同.txt.json"
    assert json.loads(Path(report.value.path()).read_text("utf-8"))["file"] == "示例合同.txt"


@pytest.mark.parametrize("width", [1280, 360])
def test_no_page_of_the_desk_has_a_fault(browser, site, signed_in, width):
    context, page = looked_at(browser, width, storage_state=signed_in)
    first = open_desk(page, site, CONTRACT + "附件\n" + "示例条款。" * 200, "示例甲.txt")
    second = open_desk(page, site, CONTRACT.replace("10万元", "12万元"), "示例甲 第二版.txt")
    found = {"offered": faults_of(page)}
    page.get_by_role("button", name="是新版本，逐条比对").click()
    found["compared"] = faults_of(page)
    page.goto(second)
    page.keyboard.press("n")
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    found["open"] = faults_of(page)
    page.locator("#f-1").get_by_role("button", name="误报").click()
    page.locator("#f-1 .fault:visible").wait_for()
    found["refused"] = faults_of(page)
    for path in (
        "/reviews",
        f"{first}/delete",
        f"{first}?severity=note&state=waived",
        f"{first}?lang=en",
        "/?lang=zh",
    ):
        page.goto(path if path.startswith("http") else f"{site.url}{path}")
        found[path] = faults_of(page)
    upload(page, site, {"name": "坏.docx", "mimeType": "application/zip", "buffer": b"PK\x03\x04"})
    page.get_by_text("没有读成").wait_for()
    found["failed"] = faults_of(page)
    page.goto(f"{site.url}/reviews")
    page.get_by_role("button", name="上传并审查").click()
    found["nothing chosen"] = faults_of(page)
    assert page.evaluate("document.activeElement.getAttribute('role')") == "alert"
    context.close()

    assert {name: faults for name, faults in found.items() if faults} == {}
