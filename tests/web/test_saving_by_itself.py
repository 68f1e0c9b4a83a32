"""Saving by itself while one types: what the page is told."""

from __future__ import annotations

from saved_steps import NAME, step

# --------------------------------------------------------------------------------- while one types


def test_saving_by_itself_answers_with_the_new_version_and_the_findings(user, draft, answers):
    page = user.post(f"{draft}/steps/basics/autosave", step(contract_title=NAME), 200)

    assert page.json["version"] == 2
    assert page.json["key"] != "k"
    assert "缺项" in page.json["findings"]
    assert page.json["count"] > 10
    assert answers(draft)["contract_title"] == NAME


def test_saving_by_itself_says_what_cannot_be_read(user, draft):
    page = user.post(f"{draft}/steps/performance/autosave", step(**{"performance.start_date": "不定"}), 200)

    assert "填写有误" in page.json["findings"]
    assert "#i-performance.start_date" in page.json["findings"]


def test_saving_by_itself_never_overwrites_another_window(user, draft, answers):
    user.post(f"{draft}/steps/basics/autosave", step(contract_title=NAME), 200)

    page = user.post(f"{draft}/steps/basics/autosave", step(key="k2", contract_title="示例二"), 409)

    assert page.json["error"]["code"] == "draft_changed"
    assert "合并" in page.json["error"]["message"]
    assert answers(draft)["contract_title"] == NAME


def test_saving_by_itself_refuses_what_no_database_can_hold(user, draft, answers):
    page = user.post(f"{draft}/steps/basics/autosave", step(contract_title="\x00"), 422)

    assert "控制字符" in page.json["error"]["message"]
    assert answers(draft) == {}


def test_saving_by_itself_answers_with_model_clauses_as_the_answers_now_are(user, draft):
    court = {"dispute.method": "court", "dispute.institution_name": "深圳市罗湖区人民法院"}
    page = user.post(f"{draft}/steps/disputes/autosave", step(**court), 200)

    offered = page.json["offers"]["dispute.clause_text"]
    assert "可以向深圳市罗湖区人民法院提起诉讼" in offered
    assert 'value="clause:dispute.clause_text:general-dispute-court"' in offered
    assert "提交仲裁" not in offered


def test_saving_by_itself_names_the_field_that_no_database_can_hold(user, draft):
    page = user.post(f"{draft}/steps/basics/autosave", step(contract_title="示例\x00合同"), 422)

    assert page.json["error"]["message"].startswith("没有自动保存。合同名称：")


def test_saving_by_itself_keeps_what_can_be_held_and_names_what_cannot(user, draft, answers):
    sent = step(contract_title="示例\x00合同", handling_dept="示例部门")
    page = user.post(f"{draft}/steps/basics/autosave", sent, 200)

    assert page.json["version"] == 2
    assert page.json["withheld"].startswith("没有保存“合同名称”：里面有看不见的控制字符")
    assert answers(draft) == {"handling_dept": "示例部门"}
