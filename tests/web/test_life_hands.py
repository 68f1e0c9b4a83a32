"""Whose hands a contract has gone through decides who judges it, and who reads what was said of it."""

from __future__ import annotations

import pytest
from department import OPINION, TITLE, TODAY

from formgen.storage import Role, Units

NOBODYS = "11111111-1111-4111-8111-111111111111"


def test_who_submits_a_contract_for_its_owner_does_not_judge_it(department):
    handler, lawyer, address = department.handler, department.lawyer, department.contract()
    handler.post(f"{address}/shares", {"user_id": lawyer.id, "may_edit": "true"})
    department.do(lawyer, address, "submit")

    page = lawyer.get(f"{address}/life")
    assert page.all("//button[@value='internal_return']") == []
    assert "您起草、修改或者提交过这份合同，不能由您审查" in page.words()
    assert TITLE not in lawyer.get("/waiting").words()
    forged = {"seen": "1", "version": "2", "action": "internal_return", "fact.reason": "示例"}
    assert "是您提交审查的" in lawyer.post(f"{address}/life/examine", forged, 403).words()

    department.do(handler, address, "withdraw", reason="由本人提交")
    department.do(handler, address, "submit")
    assert TITLE in lawyer.get("/waiting").words()
    department.do(lawyer, address, "internal_return", reason="缺少资信材料")


def test_an_opinion_that_was_given_is_read_by_who_reads_its_contract_and_by_nobody_else(department, sign_in):
    handler, district, manager = department.handler, department.district, department.manager
    stranger = sign_in("stranger")
    address = department.contract(key_supervision_designated=True)
    department.do(handler, address, "submit")
    inside = department.sheet(department.lawyer, address)
    district.get(f"{inside}/", 404)
    department.do(department.lawyer, address, "internal_pass", **OPINION)
    district.get(f"{inside}/", 404)

    department.do(handler, address, "send_up", reviewer=district.id)
    district.get(f"{inside}/check")
    assert f"{inside}/" in district.get(f"{address}/life").all("//aside//a/@href")
    outside = department.sheet(district, address)
    manager.get(f"{outside}/", 404)
    department.do(district, address, "district_pass", **OPINION)
    manager.get(f"{outside}/check")
    for paper in (inside, outside):
        stranger.get(f"{paper}/", 404)
    manager.post(f"{outside}/delete", {}, 404)
    manager.post(f"{outside}/history/1/restore", {"version": "1", "key": "k"}, 404)


def test_what_was_saved_since_one_looked_is_looked_at_before_it_is_submitted(department):
    handler, address = department.handler, department.contract()
    looked = handler.get(f"{address}/life")
    fields = dict(looked.fields("//form[.//button[@value='submit']]"))
    page = handler.get(f"{address}/steps/purpose")
    handler.post(f"{address}/steps/purpose", page.typed(purpose="另一个目的", action="save"))

    sent = fields | {"action": "submit", "fact.note": "请审查"}
    refused = handler.post(f"{address}/life/handle", sent, 409)
    assert "又保存过，现在是第2版，您的操作没有执行" in refused.words()
    assert "合并后再保存" not in refused.words()
    assert refused.one("//textarea[@name='fact.note']").text.strip() == "请审查"
    department.do(handler, address, "submit")


def test_what_has_to_be_so_before_an_act_is_asked_for_though_the_button_was_pressed(department):
    handler, address = department.handler, department.reviewed()
    early = {"decided_on": "2020-01-02", "decision_doc": "示例会议纪要"}

    refused = department.do(handler, address, "decide", 422, **early)

    assert "早于审查意见日期" in refused.words()
    assert "登记部门决策" not in handler.get(f"{address}/life").words().partition("办理记录")[2]


def test_a_contract_sent_to_another_reviewer_is_no_more_read_or_judged_by_the_first(department, sign_in):
    handler, first = department.handler, department.district
    second = sign_in("second", roles={Role.DISTRICT_REVIEWER})
    address = department.reviewed(key_supervision_designated=True)
    department.do(handler, address, "send_up", reviewer=first.id)
    his_own = department.sheet(first, address, "revise")
    department.do(first, address, "district_revise", **OPINION, opinion="补写违约责任")
    sent_again(department, address, second)

    forged = {"seen": "7", "version": "9", "action": "district_return", "fact.reason": "示例"}
    for page in ("/", "/life", "/check", "/documents", "/history"):
        second.get(f"{address}{page}")
        first.get(f"{address}{page}", 404)
    first.post(f"{address}/life/examine-for-district", forged, 404)
    assert TITLE not in first.get("/waiting").words()
    assert TITLE not in first.get("/ledger/").words()
    for reader in (first, second):
        reader.get(f"{his_own}/check")
    department.sheet(second, address)
    department.do(second, address, "district_pass", **OPINION)


def test_who_is_shown_a_contract_that_another_was_to_judge_may_read_it_and_no_more(department, sign_in):
    handler, first = department.handler, department.district
    second = sign_in("second", roles={Role.DISTRICT_REVIEWER})
    address = department.reviewed(key_supervision_designated=True)
    department.do(handler, address, "send_up", reviewer=second.id)
    handler.post(f"{address}/shares", {"user_id": first.id, "may_edit": ""})

    page = first.get(f"{address}/life")
    assert page.all("//button[@name='action']") == []
    assert "受理的区级审查人员（示例second）" in page.words()
    assert "您起草、修改或者提交过" not in page.words()
    assert TITLE not in first.get("/waiting").words()
    for action in ("district_return", "paper:legality_review"):
        forged = [*seen_of(department, address), ("action", action), ("fact.reason", "示例"), ("key", "k")]
        refused = first.post(f"{address}/life/examine-for-district", forged, 403)
        assert "已指名提交给另一位审查人员" in refused.words()
    assert department.events(address)[-1].act == "send_up"


def sent_again(department, address, reviewer):
    department.do(department.handler, address, "submit")
    department.sheet(department.lawyer, address)
    department.do(department.lawyer, address, "internal_pass", **OPINION)
    department.do(department.handler, address, "send_up", reviewer=reviewer.id)


def seen_of(department, address):
    page = department.handler.get(f"{address}/life")
    return [one for one in page.fields("//form[.//button[@name='action']]") if one[0] in ("seen", "version")]


def test_the_code_of_a_unit_is_set_before_its_first_number_and_stays(department, admin):
    units = {unit.name: unit.id for unit in Units(department.database).all()}
    bureau, district = (f"/users/units/{units[name]}/code" for name in ("示例局", "示例区法制机构"))
    admin.post(bureau, {"code": "lh01"})
    assert admin.get("/users").one(f"//input[@id='c-{units['示例局']}']").value == "LH01"
    refused = admin.post(district, {"code": "LH01"}, 422)
    assert "已经由别的单位使用" in refused.one("//p[@class='fault']").text
    assert "2到12个数字" in admin.post(district, {"code": "一"}, 422).words()

    address = department.performing()
    assert f"备案编号 {TODAY[:4]}-LH01-0001" in department.handler.get(f"{address}/life").words()
    assert "单位代码 LH01（已用于备案编号）" in admin.get("/users").words()
    assert "不能再改" in admin.post(bureau, {"code": "LH02"}, 422).words()
    admin.post(f"/users/units/{NOBODYS}/code", {"code": "09"}, 404)
    department.manager.post(bureau, {"code": "09"}, 403)


@pytest.mark.parametrize(
    ("role", "office", "said"),
    [
        (Role.APPLICANT, False, "请管理员在“用户”一页给起草人示例alone加上“承办人”角色"),
        (Role.DRAFTER, False, "先给起草人安排单位，再给本单位另一位人员加上“合法性审查人员”角色"),
        (Role.DRAFTER, True, "给示例乙局没有起草过它的一位人员加上“合法性审查人员”角色"),
    ],
)
def test_where_nobody_can_go_on_it_says_who_has_to_be_appointed_and_by_whom(
    department, sign_in, admin, role, office, said
):
    unit = Units(department.database).add("示例乙局").id if office else ""
    alone = sign_in("alone", roles={Role.DRAFTER}, unit_id=unit)
    department.handler = alone
    address = department.contract()
    if role is Role.DRAFTER:
        department.do(alone, address, "submit")
    else:
        admin.post(f"/users/{alone.id}", {"roles": role, "unit": unit})

    assert said in alone.get(f"{address}/life").words()
