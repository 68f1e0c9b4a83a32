"""Five people bring a contract from its first draft to the archive, each with his own acts."""

from __future__ import annotations

from department import FILED, FILES, OPINION, SIGNATURE, TITLE, TODAY, buttons, stands, waiting

STORY = [
    "登记归档",
    "登记履约评价",
    "登记合同终止",
    "填报进度节点",
    "填报进度节点",
    "填报进度节点",
    "登记移交纸质原件",
    "备案登记并取得编号",
    "登记签订",
    "登记部门决策",
    "区级审查：通过",
    "提交区法制机构审查",
    "内部审查：通过",
    "提交内部审查",
]


def test_five_people_bring_a_contract_from_its_draft_to_the_archive(department):
    address = department.contract(key_supervision_designated=True)
    assert stands(department.handler, address) == "起草"
    assert "现在没有等您办理的事" in waiting(department.lawyer)

    review_inside(department, address)
    review_for_the_district(department, address)
    conclude(department, address)
    perform(department, address)

    told = department.auditor.get(f"{address}/life")
    assert [one.text for one in told.all("//ol[@class='told']/li/p[1]/strong")] == STORY
    assert told.all("//button[@name='action']") == []
    assert stands(department.auditor, address) == "已归档"
    assert "终止" in department.manager.get("/ledger/").words()


def review_inside(department, address):
    handler, lawyer = department.handler, department.lawyer
    department.do(handler, address, "submit", note="请审查")
    assert TITLE in waiting(lawyer)
    assert TITLE in lawyer.get("/").words()
    assert "内部审查意见 ：本单位的合法性审查人员（示例lawyer）" in handler.get(f"{address}/life").words()
    assert "请先从本页新建并填好《合法性审查意见表》" in lawyer.get(f"{address}/life").words()
    sheet = department.sheet(lawyer, address)
    department.do(lawyer, address, "internal_pass", **OPINION)
    handler.get(f"{sheet}/")
    given = lawyer.get(f"{sheet}/")
    assert "这份意见已经出具，在这里的修改不能保存" in given.words()
    assert "删除草稿" not in given.words()


def review_for_the_district(department, address):
    handler, district = department.handler, department.district
    district.get(f"{address}/life", 404)
    assert "decide" not in buttons(handler, address)
    department.do(handler, address, "send_up", reviewer=district.id)
    assert TITLE in waiting(district)
    department.sheet(district, address)
    department.do(district, address, "district_pass", **OPINION)


def conclude(department, address):
    handler, manager = department.handler, department.manager
    department.do(handler, address, "decide", decided_on=TODAY, decision_doc="会议纪要")
    refused = department.do(handler, address, "sign", 422, **SIGNATURE | {"signer_role": "neither"})
    assert (
        "授权其他人员签署的，应当有法定代表人的书面授权委托书。"
        in refused.one("//*[@role='alert']").text_content()
    )
    department.do(handler, address, "sign", **SIGNATURE)
    assert "核验码" in handler.get(f"{address}/documents").words()
    assert "备案登记并取得编号" in waiting(manager)
    department.do(manager, address, "file", **FILED)
    number = f"{TODAY[:4]}-01-0001"
    assert f"备案编号 {number}" in handler.get(f"{address}/life").words()
    assert department.answers(address)["filing"]["filing_no"] == number
    assert number in manager.get("/ledger/").words()


def perform(department, address):
    handler, manager = department.handler, department.manager
    department.do(manager, address, "hand_over", submitted_on=TODAY, receiver="区财政局")
    for row in ("0", "1", "2"):
        department.do(handler, address, "report_milestone", milestone=row, actual_on=TODAY, result="完成")
    assert "report_milestone" not in buttons(handler, address)
    assert "提出续签" in handler.get("/deadlines/").words()
    department.do(handler, address, "close", closing="completed", closed_on=TODAY)
    assert "提出续签" not in handler.get("/deadlines/").words()
    department.do(handler, address, "record_evaluation", evaluated_on=TODAY, result="按约履行")
    department.do(manager, address, "archive", archived_on=TODAY, keeper="档案室", **FILES)
