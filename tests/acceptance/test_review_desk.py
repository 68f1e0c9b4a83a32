"""A legal reviewer drops in a contract in a real browser: text beside findings, by keyboard, without loss."""

from __future__ import annotations

import http.client
import io
import json
import os
import re
import sys
import time
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import expect

from formgen.service import papers

sys.path.insert(0, str(Path(__file__).parent))
from looking import faults_of, looked_at

pytestmark = [pytest.mark.browser, pytest.mark.slow]

CONTRACT = """示例设备采购合同
甲方（采购人）：深圳市罗湖区示例局
住所：深圳市罗湖区示例路1号
乙方（供应商）：示例科技有限公司
住所：深圳市罗湖区示例路2号
第一条 标的
甲方向乙方采购服务器十台，单价1万元，合计10万元。
第二条 适用法律
本合同的订立、解释和履行适用英国法律。
第三条 争议解决
凡因本合同引起的争议，提交香港国际仲裁中心仲裁。
第四条 生效
本合同自双方盖章之日起生效。
"""
KILLS = int(os.environ.get("FORMGEN_KILLS", "3"))


def file_of(text, name="示例合同.txt"):
    return {"name": name, "mimeType": "text/plain", "buffer": text.encode()}


def upload(page, site, *files):
    page.goto(f"{site.url}/reviews")
    page.get_by_label("合同文件").set_input_files(list(files))
    page.get_by_role("button", name="上传并审查").click()


def open_desk(page, site, text=CONTRACT, name="示例合同.txt"):
    upload(page, site, file_of(text, name))
    page.locator(".desk").wait_for()
    return page.url


def focused(page):
    return page.evaluate("document.activeElement.dataset.finding || ''")


def in_view(page, selector):
    return page.locator(selector).first.evaluate(
        "one => { const box = one.getBoundingClientRect(); return box.bottom > 0 && box.top < innerHeight; }"
    )


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
    page.wait_for_timeout(800)
    assert "香港国际仲裁中心" in page.locator("mark.current").inner_text()
    assert in_view(page, "mark.current")
    page.keyboard.press("p")
    page.wait_for_timeout(800)
    assert focused(page) == law
    assert "适用英国法律" in page.locator("mark.current").inner_text()
    assert page.locator(".find[aria-current='true']").get_attribute("data-finding") == law

    page.locator(f"a.ref[href='#f-{forum}']").focus()
    page.keyboard.press("Enter")
    assert focused(page) == forum
    page.locator(f"#f-{forum} .match a").focus()
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    assert page.evaluate("location.hash") == f"#m-{forum}-0"
    assert in_view(page, "mark.current")


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


def test_everything_works_without_javascript(browser, site, signed_in):
    context = browser.new_context(locale="zh-CN", storage_state=signed_in, java_script_enabled=False)
    page = context.new_page()
    upload(page, site, file_of(CONTRACT))
    page.locator(".desk").wait_for(timeout=30_000)  # the page looks again by itself
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


def test_a_contract_made_here_is_reviewed_and_comes_back_with_comments(page, site):
    made = papers.render("F-GC-01", papers.example("F-GC-01", "unlawful"))["government_contract.docx"]
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    upload(page, site, {"name": "政府合同.docx", "mimeType": kind, "buffer": made})
    page.locator(".desk").wait_for(timeout=60_000)
    assert page.locator(".find").count() > 0
    with page.expect_download() as annotated:
        page.get_by_role("link", name="下载批注 DOCX").click()

    assert annotated.value.suggested_filename == "政府合同（批注）.docx"
    with zipfile.ZipFile(io.BytesIO(Path(annotated.value.path()).read_bytes())) as parts:
        assert parts.testzip() is None
        assert "GC-39-4" in parts.read("word/comments.xml").decode()

    page.get_by_role("button", name="据此填写合同").click()
    assert "处待确认" in page.locator(".tasks").inner_text()
    page.locator(".tasks a", has_text="争议").click()
    assert page.get_by_text("从原合同读出，请确认").count() > 0
    page.get_by_role("button", name="保存并检查").click()
    assert page.get_by_text("从原合同读出，请确认").count() == 0


def test_the_next_version_is_compared_clause_by_clause(page, site):
    name = f"示例比对{time.time_ns()}.txt"
    text = CONTRACT.replace("示例设备采购合同", "示例比对采购合同")
    open_desk(page, site, text, name)
    open_desk(
        page,
        site,
        text.replace("适用英国法律", "适用中华人民共和国法律"),
        name.replace(".txt", "（修订稿）.txt"),
    )
    page.get_by_role("button", name="是新版本，逐条比对").click()

    assert page.locator("ins").first.inner_text() == "中华人民共和"
    assert "已解决 1" in page.locator("#main").inner_text().replace("\n", " ")
    page.get_by_role("link", name="回到审查").click()
    expect(page.get_by_role("link", name="与上一版比对")).to_be_visible()


def test_a_contract_becomes_a_draft_and_an_opinion_sheet(page, site):
    address = open_desk(page, site)
    page.get_by_role("button", name="据此填写合同").click()
    assert "/drafts/" in page.url
    page.goto(address)
    page.get_by_role("button", name="生成审查意见表").click()

    assert "/drafts/" in page.url


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


def test_three_hundred_pages_open_without_a_stall(page, site):
    clause = (
        "双方应当本着诚实信用的原则履行本合同约定的各项义务，不得擅自变更或者解除合同，违反的应当承担责任。"
    )
    lines = ["示例长合同", "甲方：深圳市罗湖区示例局", "乙方：示例科技有限公司"]
    for number in range(1, 401):
        lines += [
            f"第{number}条 示例条款{number}",
            "本合同适用英国法律。",
            *[f"{clause}第{one}项。" for one in range(13)],
        ]
    text = "\n".join(lines)
    assert len(text) > 270_000
    upload(page, site, file_of(text, "示例长合同.txt"))
    page.locator(".desk").wait_for(timeout=120_000)
    began = time.monotonic()
    page.reload(wait_until="load")
    opened = time.monotonic() - began
    longest = page.evaluate(
        """async () => {
          let longest = 0, before = performance.now();
          for (let at = 0; at < document.body.scrollHeight && at < 200000; at += 4000) {
            scrollTo(0, at);
            await new Promise(requestAnimationFrame);
            longest = Math.max(longest, performance.now() - before);
            before = performance.now();
          }
          return longest;
        }"""
    )

    assert opened < 5
    assert longest < 500


@pytest.mark.kill
@pytest.mark.skipif("FORMGEN_KILLS" not in os.environ, reason="make kill: batches show the same in each run")
def test_an_upload_that_was_acknowledged_is_reviewed_once_whatever_is_killed(own, browser):
    context = browser.new_context(locale="zh-CN")
    context.set_default_timeout(20_000)
    page = context.new_page()
    page.goto(f"{own.url}/sign-in/{own.token}")
    page.get_by_role("button", name="登录").click()
    addresses = []
    for number in range(KILLS):
        page.goto(f"{own.url}/reviews")
        page.get_by_label("合同文件").set_input_files(
            [file_of(f"{CONTRACT}第五条 其他\n第{number}份示例。\n", f"{number}.txt")]
        )
        page.get_by_role("button", name="上传并审查").click(no_wait_after=True)
        page.wait_for_url(re.compile("/reviews/[0-9a-f-]{36}"))
        addresses.append(page.url)
        own.kill()
        own.start()
    for address in addresses:
        page.goto(address)
        page.locator(".desk").wait_for()
    page.goto(f"{own.url}/reviews")

    assert page.locator(".reviews li").count() == KILLS
    context.close()


def test_a_file_of_forty_megabytes_is_taken_in_and_one_of_sixty_is_refused_in_words(page, site):
    page.goto(f"{site.url}/reviews")
    cookie = "; ".join(f"{one['name']}={one['value']}" for one in page.context.cookies())
    token = page.locator("form.upload [name=csrf_token]").input_value()
    for megabytes, status in ((40, 302), (60, 413)):
        answer, body = post_file(site, cookie, token, b"x" * (megabytes * 1024 * 1024))
        assert answer == status
        assert status == 302 or "不能超过50 MB" in body.replace("&nbsp;", " ")
    assert memory_of(site.process.pid) < 700


def post_file(site, cookie, token, content):
    edge = "----formgen"
    fields = f'--{edge}\r\nContent-Disposition: form-data; name="csrf_token"\r\n\r\n{token}\r\n'
    head = f'--{edge}\r\nContent-Disposition: form-data; name="files"; filename="big.txt"\r\n\r\n'
    body = (fields + head).encode() + content + f"\r\n--{edge}--\r\n".encode()
    asked = http.client.HTTPConnection("127.0.0.1", site.port, timeout=60)
    asked.request(
        "POST", "/reviews", body, {"Cookie": cookie, "Content-Type": f"multipart/form-data; boundary={edge}"}
    )
    answer = asked.getresponse()
    said = answer.read().decode()
    asked.close()
    return answer.status, said


def memory_of(pid):
    """The most memory that a process ever had, in megabytes."""
    status = Path(f"/proc/{pid}/status").read_text("utf-8")
    return int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1024
