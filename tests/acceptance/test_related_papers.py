"""From a contract its papers, with the facts in them: by clicks, on a small screen, with and without scripts."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from looking import look

pytestmark = [pytest.mark.browser, pytest.mark.slow]

TITLE = "示例街道社区图书馆运营服务采购合同（示例）"


def test_a_contract_opens_its_filing_form_and_tells_it_what_changed(site, small):
    small.goto(f"{site.url}/forms/government_contract")
    small.get_by_role("button", name="打开一份填好的样例 政府合同").click()
    contract = small.url
    look(small)
    small.get_by_role("button", name="带出填写 合同备案登记表").click()
    filing = small.url
    assert filing != contract
    look(small)
    small.goto(f"{filing}steps/contract")
    assert f"从《{TITLE}》带出；在这里改，只改本文书。" in small.content()
    look(small)

    small.goto(f"{contract}steps/basics")
    small.get_by_label("合同承办人").fill("示例新人")
    small.get_by_role("button", name="保存并检查").click()
    small.goto(filing)
    small.get_by_role("link", name="逐项查看").click()
    look(small)
    small.get_by_label("承办人", exact=False).first.uncheck()
    small.get_by_role("button", name="带入勾选的，其余不变").click()

    assert "已按您的选择处理" in small.content()
    small.goto(f"{filing}steps/contract")
    taken = {small.get_by_label("合同承办人").input_value()}
    small.goto(f"{filing}steps/filing")
    taken.add(small.locator("[id='i-filing.handler_name']").input_value())
    assert taken == {"示例承办人", "示例新人"}


def test_a_contract_opens_its_amendment_and_that_its_review(site, small):
    small.goto(f"{site.url}/forms/government_contract")
    small.get_by_role("button", name="打开一份填好的样例 政府合同").click()
    small.get_by_role("button", name="带出填写 补充、变更、解除协议").click()
    amendment = small.url
    small.goto(f"{amendment}steps/parent")
    assert small.get_by_label("原合同名称").input_value() == TITLE
    look(small)
    small.goto(f"{amendment}steps/change")
    look(small)
    small.goto(amendment)
    small.get_by_role("button", name="带出填写 合法性审查意见表").click()
    small.goto(f"{small.url}steps/basics")

    assert small.get_by_label("合同名称").input_value() == f"{TITLE}补充协议"
