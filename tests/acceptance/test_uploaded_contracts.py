"""What becomes of an uploaded contract: compared, made into papers, and never lost, however large or whatever is killed."""

from __future__ import annotations

import http.client
import io
import os
import re
import sys
import time
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import expect

from formgen.service import papers

sys.path.insert(0, str(Path(__file__).parent))
from uploading import CONTRACT, await_desk, file_of, open_desk, upload

pytestmark = [pytest.mark.browser, pytest.mark.slow]
KILLS = int(os.environ.get("FORMGEN_KILLS", "3"))


def test_a_contract_made_here_is_reviewed_and_comes_back_with_comments(page, site):
    made = papers.render("F-GC-01", papers.example("F-GC-01", "unlawful"))["government_contract.docx"]
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    upload(page, site, {"name": "政府合同.docx", "mimeType": kind, "buffer": made})
    await_desk(page, 60)
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
    await_desk(page, 120)
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


MOST_WAITING = 40


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
        if number % MOST_WAITING == MOST_WAITING - 1:  # of one person only so many may wait
            await_desk(page, 120)
        own.kill()
        own.start()
    for address in addresses:
        page.goto(address)
        await_desk(page)
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
