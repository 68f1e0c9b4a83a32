"""A party kept once and picked in any paper: on a small screen, by keyboard, with and without scripts."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect

sys.path.insert(0, str(Path(__file__).parent))
from looking import look

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SIZES = [(360, True), (360, False), (1280, True)]


@pytest.fixture(params=SIZES, ids=["telephone", "telephone without scripts", "desk"])
def page(request, browser, signed_in):
    width, scripts = request.param
    context = browser.new_context(
        locale="zh-CN",
        storage_state=signed_in,
        viewport={"width": width, "height": 740},
        java_script_enabled=scripts,
    )
    context.set_default_timeout(15_000)
    opened = context.new_page()
    opened.scripts, opened.mark = scripts, f"{width}{scripts}"
    yield opened
    context.close()


def keep_party(site, page, name):
    page.goto(f"{site.url}/records/")
    look(page)
    page.get_by_role("link", name="新增 当事人").click()
    page.get_by_label("法人", exact=True).check()
    page.get_by_label("名称（姓名）").fill(name)
    page.get_by_label("法定代表人或负责人", exact=False).first.fill("示例甲")
    page.get_by_label("地址（住址）").fill("深圳市罗湖区示例路1号（示例）")
    page.get_by_label("联系方式").fill("0755-00000011")
    look(page)
    page.get_by_role("button", name="保存").last.click()
    expect(page.locator("body")).to_contain_text("已保存")
    look(page)
    return page.url.partition("?")[0]


def begin(site, page, form, title):
    page.goto(f"{site.url}/forms/{form}")
    page.get_by_role("button", name=f"开始填写 {title}").click()
    return page.url


def test_a_party_is_kept_picked_changed_and_told(site, page):
    name = f"示例公司{page.mark}（示例）"
    record = keep_party(site, page, name)
    draft = begin(site, page, "government_contract", "政府合同")
    page.goto(f"{draft}steps/parties")
    look(page)
    chooser = page.get_by_label("从常用信息选“乙方（对方当事人）”")
    chooser.select_option(label=name)
    chooser.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    page.wait_for_url("**told=picked**")
    assert page.locator("[id='i-parties_b[0].name']").input_value() == name
    assert page.locator("[id='i-parties_b[0].address']").input_value() == "深圳市罗湖区示例路1号（示例）"
    expect(page.locator("body")).to_contain_text(f"从常用信息“{name}”带入；在这里改，只改本文书。")
    look(page)
    page.locator("[id='i-parties_b[0].legal_rep_name']").fill("示例只改这里")
    page.get_by_role("button", name="保存并检查").click()
    expect(page.locator("body")).to_contain_text(f"原从常用信息“{name}”带入，已为本文书改过。")
    look(page)

    page.goto(record)
    assert page.get_by_label("法定代表人或负责人", exact=False).first.input_value() == "示例甲"
    page.get_by_label("地址（住址）").fill("深圳市罗湖区新址（示例）")
    page.get_by_role("button", name="保存").last.click()
    page.goto(draft)
    look(page)
    page.get_by_role("link", name="逐项查看").click()
    expect(page.locator("body")).to_contain_text("本文书：")
    look(page)
    page.get_by_role("button", name="带入勾选的，其余不变").click()
    page.goto(f"{draft}steps/parties")

    assert page.locator("[id='i-parties_b[0].address']").input_value() == "深圳市罗湖区新址（示例）"
    assert page.locator("[id='i-parties_b[0].legal_rep_name']").input_value() == "示例只改这里"


def test_what_was_typed_is_shown_before_it_is_changed(site, page):
    name = f"示例建设单位{page.mark}（示例）"
    keep_party(site, page, name)
    draft = begin(site, page, "temporary_building_application", "临时建设工程规划许可申请表")
    page.goto(f"{draft}steps/applicant")
    page.get_by_label("联系地址").fill("手填的地址（示例）")
    page.get_by_label("从常用信息选“申请人（建设单位）名称”").select_option(label=name)
    page.get_by_role("button", name="带入 申请人（建设单位）名称").click()

    expect(page.locator("body")).to_contain_text("手填的地址（示例）")
    expect(page.locator("body")).to_contain_text("会补上")
    look(page)
    page.get_by_label("联系地址").uncheck()
    page.get_by_role("button", name="带入", exact=True).click()

    assert page.get_by_label("申请人（建设单位）名称 必填").input_value() == name
    assert page.get_by_label("联系地址 必填").input_value() == "手填的地址（示例）"


def test_the_project_of_a_letter_is_kept_with_one_click_and_picked_in_the_next(site, page):
    name = f"示例项目{page.mark}（示例）"
    first = begin(site, page, "project_acceptance_letter", "项目接收承诺函")
    page.goto(f"{first}steps/letter")
    page.get_by_label("项目名称 必填").fill(name)
    page.get_by_label("发改编号").fill(f"示例发改〔2026〕{page.mark}号")
    page.locator("button[value='keep:project_name']").click()
    page.wait_for_url("**told=kept**")
    look(page)

    second = begin(site, page, "project_acceptance_letter", "项目接收承诺函")
    page.goto(f"{second}steps/letter")
    page.get_by_label("从常用信息选“项目名称”").select_option(label=name)
    page.get_by_role("button", name="带入 项目名称").click()
    page.wait_for_url("**told=picked**")

    assert page.get_by_label("发改编号").input_value() == f"示例发改〔2026〕{page.mark}号"


def test_a_double_is_shown_beside_the_paper_and_deleted_after_asking(site, page):
    name = f"示例重名{page.mark}（示例）"
    record = keep_party(site, page, name)
    draft = begin(site, page, "contract_filing", "合同备案登记表")
    page.goto(f"{draft}steps/contract")
    page.get_by_label("合同对方当事人 必填").fill(name)
    page.locator("button[value='keep:counterparty_name']").click()
    page.wait_for_url("**told=known**")

    page.goto(record)
    page.get_by_role("link", name="删除").click()
    expect(page.locator("body")).to_contain_text("有1份文书用过它")
    look(page)
    page.get_by_role("button", name="删除").click()
    expect(page.locator("body")).to_contain_text("已删除")
    page.goto(f"{draft}steps/contract")
    assert page.get_by_label("合同对方当事人 必填").input_value() == name
