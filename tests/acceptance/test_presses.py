"""A press in the browser does what it was meant to, whatever answer comes to the page while it lasts."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect

sys.path.insert(0, str(Path(__file__).parent))
from uploading import CONTRACT, file_of, open_desk, upload

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LATE_CLICK = """
() => {
  addEventListener("touchend", (event) => {
    window.lifted = performance.now();
    event.preventDefault();
  }, { passive: false });
  const watcher = new MutationObserver(() => (window.moved ??= performance.now()));
  watcher.observe(document.querySelector(".finds ol"), { childList: true });
}
"""
"""A telephone whose click is so late that the page never sees it, and when the list moves all the same."""
TWICE = f"{CONTRACT}第五条 保密\n乙方应当保密，本条适用美国纽约州法律。\n"
DECISIONS = "**/findings/**"
LONG = f"{CONTRACT}附件\n" + "示例条款。" * 30_000
A_WHILE = 300


def held(page, address):
    """The next request to *address*, which is not answered before the test lets it."""
    kept = []

    def keep(route):
        kept.append(route)

    page.route(address, keep, times=1)
    return kept


def await_one(page, kept):
    """The request that is held, when it has come."""
    while not kept:
        page.wait_for_timeout(20)
    return kept.pop(0)


def places_of(page):
    """A finding of two places on the desk, and both, unfolded."""
    finding = page.locator(".find", has=page.get_by_role("link", name="适用英国法律"))
    finding.locator(".decide > summary").click()
    finding.locator(".by-place > summary").click()
    return finding, *(finding.locator("[data-place]").nth(one) for one in (0, 1))


def press(page, button):
    """Go to *button* and press it down, not letting go of it."""
    button.hover()
    page.mouse.down()


def test_a_press_is_not_lost_when_what_was_pressed_is_shown_anew(page, site):
    open_desk(page, site, TWICE)
    kept = held(page, DECISIONS)
    _finding, english, american = places_of(page)
    english.get_by_role("button", name="采纳").click()
    first = await_one(page, kept)

    press(page, american.get_by_role("button", name="采纳"))
    with page.expect_response(DECISIONS):
        first.continue_()
    page.wait_for_timeout(A_WHILE)
    with page.expect_request(DECISIONS) as second:
        page.mouse.up()

    assert "decision=accepted" in second.value.post_data


def test_who_follows_a_link_is_not_taken_back_when_a_contract_was_read(page, site):
    progress = held(page, "**/progress")
    upload(page, site, file_of(LONG))
    asked = await_one(page, progress)
    lists = held(page, "**/reviews")
    press(page, page.get_by_role("link", name="回到合同审查"))
    asked.fulfill(body=json.dumps({"state": "done", "html": ""}), content_type="application/json")
    page.wait_for_timeout(A_WHILE)
    page.mouse.up()
    slow = await_one(page, lists)
    page.wait_for_timeout(A_WHILE)
    slow.continue_()

    page.wait_for_url("**/reviews")


def decide(place, reason):
    """Call the *place* a false alarm."""
    place.get_by_role("textbox").fill(reason)
    place.get_by_role("button", name="误报").click()


def test_two_places_decided_about_in_quick_succession_are_both_kept(page, site):
    address = open_desk(page, site, TWICE)
    kept = held(page, DECISIONS)
    finding, english, american = places_of(page)
    decide(english, "示例引文甲")
    first = await_one(page, kept)
    decide(american, "示例引文乙")
    first.continue_()

    expect(finding.locator("> .hint")).to_have_text("逐处处理：2处中已处理2处。")
    page.goto(address)
    reasons = finding.locator("[data-place] textarea").all()
    assert [one.input_value() for one in reasons] == ["示例引文甲", "示例引文乙"]


def test_what_somebody_else_decided_in_between_is_told_to_both_who_waited(page, site):
    address = open_desk(page, site, TWICE)
    with page.context.new_page() as other:
        other.goto(address)
        _finding, _english, elsewhere = places_of(other)
        decide(elsewhere, "示例别处")
        expect(elsewhere.locator(".state")).to_have_text("误报")
    kept = held(page, DECISIONS)
    finding, english, american = places_of(page)
    decide(english, "示例引文甲")
    first = await_one(page, kept)
    decide(american, "示例引文乙")
    first.continue_()

    expect(american.locator(".fault:visible")).to_contain_text("别处")
    assert american.get_by_role("textbox").input_value() == "示例引文乙"
    expect(finding.locator("> .hint")).to_have_text("逐处处理：2处中已处理1处。")


def test_what_is_being_written_while_an_answer_comes_is_gone_on_with(page, site):
    open_desk(page, site, TWICE)
    kept = held(page, DECISIONS)
    finding, english, american = places_of(page)
    decide(english, "示例引文甲")
    first = await_one(page, kept)
    american.get_by_role("textbox").press_sequentially("示例乙")
    page.keyboard.press("Home")
    first.continue_()
    expect(finding.locator("> .hint")).to_have_text("逐处处理：2处中已处理1处。")
    page.keyboard.type("完整的")

    expect(american.get_by_role("textbox")).to_have_value("完整的示例乙")


def test_an_answer_that_is_none_sends_the_decision_the_ordinary_way(page, site):
    open_desk(page, site, TWICE)
    finding, english, american = places_of(page)
    page.route(DECISIONS, lambda route: route.fulfill(status=502, body="<h1>502</h1>"), times=1)
    with page.expect_navigation():
        decide(english, "示例引文甲")

    expect(finding.locator("> .hint")).to_have_text("逐处处理：2处中已处理1处。")
    expect(american.locator(".state")).to_have_count(0)


QUEUE = """
async () => {
  const loaded = performance.getEntriesByType("resource").find((one) => one.name.includes("/steady.js"));
  const { steadily } = await import(loaded.name);
  window.made = [];
  steadily(() => made.push("first"));
  steadily(() => { throw new Error("of the second"); });
  steadily(() => made.push("third"));
}
"""


def test_a_change_that_goes_wrong_is_told_and_keeps_no_other_back(page, site):
    open_desk(page, site)
    told = []
    page.on("pageerror", lambda error: told.append(error.message))
    press(page, page.get_by_role("heading", level=1))
    page.evaluate(QUEUE)
    assert page.evaluate("made") == []
    page.mouse.up()
    page.wait_for_timeout(A_WHILE)

    assert page.evaluate("made") == ["first", "third"]
    assert told == ["of the second"]


@pytest.fixture
def telephone(browser, signed_in):
    """A page that is touched, and does not know of a mouse."""
    context = browser.new_context(
        locale="zh-CN",
        storage_state=signed_in,
        viewport={"width": 360, "height": 740},
        has_touch=True,
        is_mobile=True,
    )
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()


def finger_on(page, button):
    """Put a finger on *button*, as a telephone tells the browser of it; returns how it is lifted."""
    button.scroll_into_view_if_needed()
    box = button.bounding_box()
    screen = page.context.new_cdp_session(page)
    point = {"x": box["x"] + 10, "y": box["y"] + 10}
    screen.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [point]})
    return lambda: screen.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def tapped_as_an_answer_came(page):
    """Decide about one place; the answer comes while a finger is on the button of the other. The finding."""
    finding, english, american = places_of(page)
    kept = held(page, DECISIONS)
    decide(english, "示例引文甲")
    first = await_one(page, kept)
    lift = finger_on(page, american.get_by_role("button", name="采纳"))
    with page.expect_response(DECISIONS):
        first.continue_()
    page.wait_for_timeout(A_WHILE)
    lift()
    return finding


def test_a_tap_is_kept_when_an_answer_comes_while_the_finger_is_down(telephone, site):
    open_desk(telephone, site, TWICE)
    finding = tapped_as_an_answer_came(telephone)

    expect(finding.locator("> .hint")).to_have_text("逐处处理：2处中已处理2处。")


def test_nothing_moves_between_the_finger_and_the_click_that_the_browser_makes_of_it(telephone, site):
    open_desk(telephone, site, TWICE)
    telephone.evaluate(LATE_CLICK)
    finding = tapped_as_an_answer_came(telephone)
    expect(finding.locator("> .hint")).to_have_text("逐处处理：2处中已处理1处。")

    assert telephone.evaluate("moved - lifted") > A_WHILE
