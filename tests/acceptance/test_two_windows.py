"""Two browsers, two tabs, the back button and saving while one types: nothing that was typed is lost."""

from __future__ import annotations

import time

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SAVED = "已自动保存"
PATIENCE = 15.0


@pytest.fixture
def draft(site, page):
    """The address of a new draft."""
    page.goto(site.url)
    page.get_by_role("button", name="开始填写 政府合同").click()
    return page.url


@pytest.fixture
def second(browser, signed_in):
    context = browser.new_context(locale="zh-CN", storage_state=signed_in)
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()


def saved_by_itself(page):
    page.locator(".autosaved", has_text=SAVED).wait_for()


def test_two_browsers_see_both_versions_and_merge_them(page, second, draft):
    page.goto(f"{draft}steps/purpose")
    second.goto(f"{draft}steps/purpose")
    page.get_by_label("合同背景").fill("示例甲窗背景")
    page.get_by_label("合同目的").fill("示例甲窗目的")
    saved_by_itself(page)

    second.get_by_label("合同背景").fill("示例乙窗背景")
    second.locator(".autosaved", has_text="已在别处保存").wait_for()
    second.get_by_role("button", name="保存并继续").click()

    assert second.title().startswith("错误：")
    words = second.locator("main").inner_text()
    for said in ("示例甲窗背景", "示例甲窗目的", "示例乙窗背景"):
        assert said in words
    assert second.locator("[id='t-purpose']").is_checked()
    second.get_by_role("button", name="保存合并结果").click()
    assert second.get_by_label("合同背景").input_value() == "示例乙窗背景"
    assert second.get_by_label("合同目的").input_value() == "示例甲窗目的"


def test_the_back_button_shows_what_was_saved(page, draft):
    page.goto(f"{draft}steps/purpose")
    page.get_by_label("合同背景").fill("示例背景")
    page.get_by_role("button", name="保存并继续").click()
    page.wait_for_url("**/steps/subject")
    page.go_back()

    assert page.get_by_label("合同背景").input_value() == "示例背景"
    page.get_by_label("合同目的").fill("示例目的")
    page.get_by_role("button", name="保存并继续").click()
    assert page.url.endswith("/steps/subject")


def test_two_tabs_of_one_browser_lose_nothing(page, draft):
    page.goto(f"{draft}steps/purpose")
    tab = page.context.new_page()
    tab.goto(f"{draft}steps/basics")
    tab.locator("#i-contract_title").fill("示例合同")
    saved_by_itself(tab)

    page.get_by_label("合同背景").fill("示例背景")
    page.get_by_role("button", name="保存并继续").click()
    page.get_by_role("button", name="保存合并结果").click()

    tab.goto(f"{draft}check")
    words = tab.locator("main").inner_text()
    assert "示例合同" in words
    assert "示例背景" in words


def test_what_is_typed_is_saved_and_the_findings_follow(page, draft):
    page.goto(f"{draft}steps/basics")
    before = int(page.locator("[data-count]").text_content())
    assert "未填写“合同名称”" in page.locator("#findings").inner_text()

    page.locator("#i-contract_title").fill("示例长者饭堂助餐服务采购合同")
    saved_by_itself(page)

    assert "未填写“合同名称”" not in page.locator("#findings").inner_text()
    assert int(page.locator("[data-count]").text_content()) < before
    page.reload()
    assert page.locator("#i-contract_title").input_value() == "示例长者饭堂助餐服务采购合同"


def test_what_was_typed_a_moment_before_a_link_is_followed_is_saved(page, draft):
    page.goto(f"{draft}steps/purpose")
    page.get_by_label("合同背景").fill("示例背景")
    page.locator(".crumbs a").first.click()
    page.wait_for_url(lambda url: "steps" not in url)

    page.goto(f"{draft}steps/purpose")
    assert page.get_by_label("合同背景").input_value() == "示例背景"


def test_what_was_typed_a_moment_before_the_tab_is_closed_is_saved(page, draft):
    tab = page.context.new_page()
    tab.goto(f"{draft}steps/purpose")
    tab.get_by_label("合同背景").fill("示例背景")
    tab.close(run_before_unload=False)

    until = time.monotonic() + PATIENCE
    page.goto(f"{draft}steps/purpose")
    while page.get_by_label("合同背景").input_value() != "示例背景" and time.monotonic() < until:
        page.wait_for_timeout(200)
        page.reload()
    assert page.get_by_label("合同背景").input_value() == "示例背景"


def test_a_session_that_ended_is_said_and_the_typing_stays(page, draft):
    page.goto(f"{draft}steps/purpose")
    kept = page.context.cookies()
    page.context.clear_cookies()
    page.get_by_label("合同背景").fill("示例背景")
    page.locator(".autosaved", has_text="登录已经结束").wait_for()
    page.get_by_role("button", name="保存并继续").click()

    assert "登录已经结束" in page.locator("main").inner_text()
    assert "示例背景" in page.locator("main").inner_text()
    page.context.add_cookies(kept)
    page.get_by_role("button", name="再次提交").click()
    if page.get_by_role("button", name="再次提交").count():
        page.get_by_role("button", name="再次提交").click()
    page.goto(f"{draft}steps/purpose")
    assert page.get_by_label("合同背景").input_value() == "示例背景"


def test_questions_appear_when_they_apply_and_say_that_they_must_be_answered(page, draft):
    page.goto(f"{draft}steps/price")
    amount = page.locator("[id='f-price.amount']")
    assert amount.is_hidden()

    page.get_by_role("radio", name="是", exact=True).first.check()

    expect(amount).to_be_visible()
    expect(amount.locator(".must")).to_be_visible()
    assert amount.locator(".may").is_hidden()
    page.get_by_role("radio", name="否", exact=True).first.check()
    assert amount.is_hidden()


def test_a_model_clause_is_put_into_its_box_at_once(page, draft):
    page.goto(f"{draft}steps/purpose")
    box = page.locator("[id='f-background']")
    box.locator("details.clauses summary").click()
    box.get_by_role("button", name="采用这一条").first.click()

    assert len(page.get_by_label("合同背景").input_value()) > 10
    assert page.evaluate("document.activeElement.name") == "background"
    saved_by_itself(page)


def test_a_model_clause_taken_at_once_carries_what_was_typed_a_moment_ago(page, draft):
    page.goto(f"{draft}steps/disputes")
    page.locator("[id='f-dispute.method']").get_by_role("radio").first.check()
    page.locator("[id='f-dispute.clause_text'] details.clauses summary").click()
    page.get_by_label("裁判机构全称").fill("深圳市罗湖区人民法院")
    page.locator("[id='f-dispute.clause_text']").get_by_role("button", name="采用这一条").first.click()
    box = page.locator("[name='dispute.clause_text']")
    page.wait_for_function("one => one.value", arg=box.element_handle())

    assert "可以向深圳市罗湖区人民法院提起诉讼" in box.input_value()
    assert "【待补充" not in box.input_value()


def test_a_choice_is_taken_back_at_once(page, draft):
    page.goto(f"{draft}steps/price")
    clear = page.locator("[data-clears='price.applicable']")
    assert clear.is_hidden()
    page.get_by_role("radio", name="是", exact=True).first.check()

    clear.click()

    assert page.locator("[name='price.applicable']:checked").count() == 0
    assert clear.is_hidden()
    assert page.locator("[id='f-price.amount']").is_hidden()
    saved_by_itself(page)


def test_a_double_click_is_one_save(page, draft):
    page.goto(f"{draft}steps/purpose")
    page.get_by_label("合同背景").fill("示例背景")
    page.locator("button:not(.visually-hidden)[value=continue]").dblclick(no_wait_after=True)
    page.wait_for_url("**/steps/subject")

    page.goto(f"{draft}history")
    assert page.locator(".history li").count() == 2


def test_the_enter_key_in_a_field_goes_on_and_removes_nothing(page, draft):
    page.goto(f"{draft}steps/parties")
    page.get_by_role("button", name="添加一个当事人").first.click()
    page.get_by_label("名称（姓名）").fill("示例单位")
    page.get_by_label("名称（姓名）").press("Enter")
    page.wait_for_url("**/steps/purpose")

    page.goto(f"{draft}steps/parties")
    assert page.get_by_label("名称（姓名）").input_value() == "示例单位"


@pytest.mark.parametrize("width", [1280, 360])
def test_a_press_is_one_though_the_page_changes_while_the_button_is_down(page, draft, width):
    page.set_viewport_size({"width": width, "height": 500})
    page.goto(f"{draft}steps/purpose")
    box, button = page.get_by_label("合同目的"), page.locator("button:not(.visually-hidden)[value=continue]")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    button.hover()
    place = button.bounding_box()
    with page.expect_response("**/autosave"):
        box.evaluate(
            "one => { one.value = '示例目的'; one.dispatchEvent(new Event('input', {bubbles: true})) }"
        )
        page.mouse.down()
    page.wait_for_timeout(200)
    assert button.bounding_box() == place
    assert page.locator(".autosaved").inner_text() == ""
    page.mouse.up()

    page.wait_for_url("**/steps/subject")
    page.goto(f"{draft}steps/purpose")
    assert box.input_value() == "示例目的"
