"""No page has a fault that axe finds, and none is wider than the screen, at 1280 and at 360 pixels."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from filling import STEPS
from looking import faults_at_each_width, faults_of, looked_at

pytestmark = [pytest.mark.browser, pytest.mark.slow]

OF_A_DRAFT = (
    "",
    "check",
    "checklist",
    "preview",
    "documents",
    "related/",
    "records/",
    "packet/",
    "packet/made",
    "history",
    "history/1",
    "delete",
    "shares",
    "life",
)
FINDING = (
    "/?q=sqwts",
    "/?q=没有这样的表",
    "/forms/government_contract",
    "/forms/temporary_building_application?lang=zh",
    "/help/fonts",
    "/api/v1/",
)
NOBODYS = "11111111-1111-4111-8111-111111111111"


@pytest.fixture(scope="module")
def drafts(site, browser, signed_in):
    """An empty draft, and a filled one with its documents made."""
    context = browser.new_context(storage_state=signed_in)
    page = context.new_page()
    addresses = []
    for button in ("开始填写", "打开一份填好的样例"):
        page.goto(f"{site.url}/forms/government_contract")
        page.get_by_role("button", name=f"{button} 政府合同").click()
        addresses.append(page.url)
    page.goto(f"{addresses[1]}documents")
    page.get_by_role("button", name="生成文书").click()
    context.close()
    return addresses


def addresses(site, drafts):
    yield from (
        f"{site.url}{path}"
        for path in (
            "/",
            "/users",
            "/users/handovers",
            "/holidays",
            "/account",
            "/account/second-factor",
            "/account/sessions",
            "/account/tokens",
            "/account/leave",
            "/colleagues/drafts",
            "/reviews/all",
            "/waiting",
            "/nothing",
            "/law-changes",
            "/packets/open",
            f"/drafts/{NOBODYS}/",
            "/?lang=en",
            *FINDING,
        )
    )
    yield from (
        f"{site.url}/records/{part}" for part in ("", "new/party", "new/project", "new/site", "new/contract")
    )
    for address in drafts:
        yield from (f"{address}{part}" for part in OF_A_DRAFT)
        yield from (f"{address}steps/{step}" for step in STEPS)
    yield f"{drafts[1]}steps/parties?lang=en"
    yield f"{drafts[1]}?lang=zh"


def test_no_page_has_a_fault(browser, site, signed_in, drafts):
    context, page = looked_at(browser, 1280, storage_state=signed_in)
    found = {}
    for address in addresses(site, drafts):
        page.goto(address)
        found |= {address: faults} if (faults := faults_at_each_width(page)) else {}
    context.close()

    assert found == {}


def test_no_page_for_visitors_has_a_fault(browser, site):
    context, page = looked_at(browser, 1280)
    found = {}
    for path in (
        "/",
        "/sign-in",
        "/sign-in/whatever",
        "/sign-up",
        "/forgotten",
        "/check",
        "/check?code=1",
        "/nothing",
        *FINDING,
    ):
        page.goto(f"{site.url}{path}")
        found |= {path: faults} if (faults := faults_at_each_width(page)) else {}
    page.goto(f"{site.url}/sign-in")
    page.get_by_role("button", name="登录").click()
    found |= {"refused": faults} if (faults := faults_at_each_width(page)) else {}
    assert page.evaluate("document.activeElement.getAttribute('role')") == "alert"
    context.close()

    assert found == {}


@pytest.mark.parametrize("width", [1280, 360])
def test_no_page_about_something_that_went_wrong_has_a_fault(browser, site, signed_in, drafts, width):
    context, page = looked_at(browser, width, storage_state=signed_in)
    address, found = drafts[0], {}

    page.goto(f"{address}steps/performance")
    page.get_by_label("履行起始日").fill("不定期")
    page.get_by_role("button", name="保存并检查").click()
    found["faulty"] = faults_of(page)
    assert page.evaluate("document.activeElement.id") == "faults"

    page.goto(f"{address}steps/purpose")
    page.get_by_label("合同背景").fill(f"示例背景{width}")
    page.locator("[name=version]").evaluate("one => { one.value = 1 }")
    page.get_by_role("button", name="保存并检查").click()
    found["conflict"] = faults_of(page)
    assert "两处修改需要合并" in page.title()

    page.goto(f"{address}steps/purpose")
    page.locator("form.answers [name=csrf_token]").evaluate("one => { one.value = 'stale' }")
    page.get_by_role("button", name="保存并检查").click()
    found["expired"] = faults_of(page)
    assert "页面已过期" in page.title()

    page.goto(f"{site.url}/users")
    page.get_by_label("用户名", exact=True).fill("a b")
    page.get_by_role("button", name="新建并发登录链接").click()
    found["refused"] = faults_of(page)

    for line in (
        "元旦：1月1日（周八）放假。",
        "元旦：1月1日放假。鼓励探亲。",
    ):  # refused, and shown before it is kept
        page.goto(f"{site.url}/holidays")
        page.get_by_label("放假安排").fill(line)
        page.get_by_role("button", name="预览").click()
        found[line] = faults_of(page)
    assert page.get_by_role("button", name="保存").is_visible()
    context.close()

    assert {name: faults for name, faults in found.items() if faults} == {}


def test_every_fault_in_the_summary_leads_to_what_can_be_changed(browser, signed_in, drafts):
    context, page = looked_at(browser, 1280, storage_state=signed_in)
    page.goto(f"{drafts[1]}steps/parties")
    page.locator("[id='i-parties_b[0].uscc']").fill("12\u202e34")
    page.get_by_role("button", name="保存并检查").click()
    page.locator("#faults a").click()

    page.wait_for_function("document.activeElement.name === 'parties_b[0].uscc'")

    page.locator("[id='i-parties_b[0].uscc']").fill("91440303YYYY001009")
    page.get_by_role("button", name="保存并检查").click()
    page.goto(f"{drafts[0]}steps/basics")
    for link in page.locator("#findings a[href^='#']").all():
        wanted = link.get_attribute("href").removeprefix("#")
        link.click()
        page.wait_for_function("wanted => document.activeElement.id === wanted", arg=wanted)
    context.close()


def test_the_first_key_skips_to_what_the_page_is_about(browser, site):
    context, page = looked_at(browser, 1280)
    page.goto(site.url)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.innerText") == "跳到正文"
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "main"
    context.close()
