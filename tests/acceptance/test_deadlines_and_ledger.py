"""Deadlines and the ledger through a browser: no fault, no page wider than the screen, no script needed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from looking import faults_of, looked_at

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PAGES = (
    "deadlines/",
    "deadlines/calendar",
    "ledger/",
    "ledger/?q=示例&late=1",
    "ledger/figures",
    "ledger/reports/annual?year=2026",
)


@pytest.fixture(scope="module")
def filed(site, browser, signed_in):
    """The address of a filled filing form: its contract is in the ledger, and to be filed."""
    context = browser.new_context(storage_state=signed_in)
    page = context.new_page()
    for form in ("government_contract", "contract_filing"):
        page.goto(f"{site.url}/forms/{form}")
        page.get_by_role("button", name="打开一份填好的样例").first.click()
    address = page.url
    context.close()
    return address


@pytest.mark.parametrize("width", [1280, 360])
def test_no_page_has_a_fault(browser, site, signed_in, filed, width):
    context, page = looked_at(browser, width, storage_state=signed_in, java_script_enabled=True)
    found = {}
    for address in (*(f"{site.url}/{one}" for one in PAGES), f"{filed}deadlines/"):
        page.goto(address)
        for summary in page.locator("main summary").all():
            summary.click()
        found |= {address: faults} if (faults := faults_of(page)) else {}
    page.goto(f"{site.url}/deadlines/")
    page.get_by_role("button", name="链接").first.click()
    found |= {"feed": faults} if (faults := faults_of(page)) else {}
    context.close()

    assert found == {}


def test_each_figure_is_as_wide_as_its_paper(browser, site, signed_in, filed):
    del filed
    context, page = looked_at(browser, 1280, storage_state=signed_in, java_script_enabled=False)
    page.goto(f"{site.url}/ledger/figures")
    boxes = [
        [one.bounding_box()["width"], *(row.bounding_box()["width"] for row in one.locator("tr").all())]
        for one in page.locator("table.figure").all()
    ]
    context.close()

    assert boxes
    assert all(max(widths) - min(widths) < 1 for widths in boxes), boxes


def test_a_deadline_is_ticked_off_without_a_script(browser, site, signed_in, filed):
    del filed
    context, page = looked_at(browser, 360, storage_state=signed_in, java_script_enabled=False)
    page.goto(f"{site.url}/deadlines/")
    task = page.locator("li", has_text="办理备案登记").first
    task.locator("details.due-done summary").click()
    task.get_by_label("备注").fill("已受理（示例）")
    task.get_by_role("button", name="记为已办").click()

    page.locator("section[aria-labelledby=due-done] summary").first.click()
    assert "已受理（示例）" in page.locator("section[aria-labelledby=due-done]").inner_text()
    context.close()
