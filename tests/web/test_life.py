"""The life of a contract on the site: five people from the first draft to the archive, and what they may not do."""

from __future__ import annotations

import pytest
from department import FILED, OPINION, SIGNATURE, TITLE, TODAY, buttons, stands, waiting

from formgen.service import papers
from formgen.storage import Agenda, People, Shares


def test_what_is_under_review_is_changed_by_no_door_and_what_was_typed_stays(department):
    handler, address = department.handler, department.contract()
    step = handler.get(f"{address}/steps/purpose")
    department.do(handler, address, "submit")
    typed = step.typed(purpose="另一个目的", action="save", version="2")

    refused = handler.post(f"{address}/steps/purpose", typed, 409)
    assert "正文不能再改，您的修改没有保存" in refused.words()
    assert "需要的请先复制下来" in refused.words()
    assert "改正后请再保存" not in refused.words()
    assert "另一个目的" in refused.words()
    assert "正文已经锁定" in handler.get(f"{address}/steps/purpose").words()
    auto = handler.post(
        f"{address}/steps/purpose/autosave", typed, 409, headers={"Accept": "application/json"}
    )
    assert auto.json["error"]["code"] == "draft_locked"
    handler.post(f"{address}/steps/purpose/merge", [*typed, ("_take:purpose", "mine")], 409)
    handler.post(f"{address}/history/1/restore", {"version": "2", "key": "again"}, 409)
    assert "不能删除" in handler.post(f"{address}/delete", {}, 409).words()
    asked = handler.get(f"{address}/delete")
    assert "这份文书不能删除" in asked.words()
    assert not asked.all("//main//form")
    assert department.answers(address)["purpose"] != "另一个目的"

    department.do(handler, address, "withdraw", reason="改一处")
    page = handler.get(f"{address}/steps/purpose")
    handler.post(f"{address}/steps/purpose", page.typed(purpose="另一个目的", action="save"))
    assert department.answers(address)["purpose"] == "另一个目的"


def test_what_blocks_at_review_is_not_submitted(department):
    address = department.contract(purpose="")
    page = department.handler.get(f"{address}/life")

    assert "GC-26-2" in page.words()
    assert "submit" not in buttons(department.handler, address)
    seen = {"seen": "0", "version": "1", "action": "submit"}
    assert "GC-26-2" in department.handler.post(f"{address}/life/handle", seen, 422).words()


def test_nobody_reviews_what_he_wrote_and_nobody_acts_for_another_office(department):
    lawyer = department.lawyer
    own = lawyer.begin(sample=True)
    seen = {"seen": "0", "version": "1", "action": "internal_pass"}
    lawyer.post(f"{own}/life/examine", seen, 403)

    address = department.contract()
    department.do(department.handler, address, "submit")
    seen = {"seen": "1", "version": "2", "action": "internal_pass"}
    department.handler.post(f"{address}/life/examine", seen, 403)
    department.manager.post(f"{address}/life/examine", seen, 403)
    department.auditor.post(f"{address}/life/examine", seen, 403)
    # The address of one's own office does not open the acts of another.
    department.handler.post(f"{address}/life/handle", seen, 403)
    department.district.post(f"{address}/life/examine", seen, 404)
    assert stands(department.handler, address) == "内部审查中"


def test_an_opinion_needs_its_sheet_and_says_what_the_sheet_says(department):
    handler, lawyer, address = department.handler, department.lawyer, department.contract()
    department.do(handler, address, "submit")
    seen = {"seen": "1", "version": "2", "action": "internal_pass"}
    given = {f"fact.{name}": value for name, value in OPINION.items()}
    assert "请先从本页新建" in lawyer.post(f"{address}/life/examine", seen | given, 422).words()

    department.sheet(lawyer, address, overall="revise")
    differs = department.do(lawyer, address, "internal_pass", 422, **OPINION)
    assert "与这里登记的“通过”不一致" in differs.words()
    silent = department.do(lawyer, address, "internal_revise", 422, **OPINION)
    assert "请填写意见摘要" in silent.words()
    department.do(lawyer, address, "internal_revise", opinion="补充违约责任", **OPINION)

    assert stands(handler, address) == "按审查意见修改"
    assert TITLE in waiting(handler)
    assert "补充违约责任" in handler.get(f"{address}/life").words()


def test_what_is_typed_wrongly_is_said_beside_its_field_and_kept(department):
    address = department.reviewed()
    refused = department.do(
        department.handler, address, "decide", 422, decided_on="2099-01-01", decision_doc="示例纪要"
    )

    assert "2099年1月1日还没有到" in refused.words()
    assert "示例纪要" in [one.get("value") for one in refused.all("//input[@name='fact.decision_doc']")]


def test_a_second_click_is_no_second_act_and_two_people_at_once_are_one_act_and_one_refusal(department):
    handler, address = department.handler, department.contract()
    page = handler.get(f"{address}/life")
    sent = [*page.fields("//form[.//button[@value='submit']]"), ("action", "submit")]

    handler.post(f"{address}/life/handle", sent)
    handler.post(f"{address}/life/handle", sent)
    assert len(handler.get(f"{address}/life").all("//ol[@class='told']/li")) == 1
    late = [*page.fields("//form[.//button[@value='submit']]"), ("action", "withdraw"), ("fact.reason", "撤")]
    assert "刚刚由别人办理过" in handler.post(f"{address}/life/handle", late, 409).words()


def test_a_small_procurement_is_exempt_from_filing_with_its_reason(department):
    price = papers.example("government_contract")["price"] | {"amount": "50000.00"}
    address = department.signed(price=price)
    department.do(department.manager, address, "file_exempt", reason="采购类，不超过五万元")

    assert stands(department.manager, address) == "履行中"
    assert "hand_over" not in buttons(department.manager, address)
    larger = department.signed(price=price | {"amount": "50000.01"})
    assert "file_exempt" not in buttons(department.manager, larger)


def test_an_agreement_has_its_own_life_and_shows_on_its_contract(department):
    handler, address = department.handler, department.performing()
    made = department.do(handler, address, "paper:contract_amendment").location.rstrip("/")

    assert "起草" in handler.get(f"{address}/life").one("//aside").text_content()
    blocked = handler.get(f"{address}/life").words()
    assert "还有1份补充、变更、解除协议或者通知书没有办结" in blocked
    own = handler.get(f"{made}/life")
    assert "协议的办理" in own.words()
    assert TITLE in own.one("//aside").text_content()

    shares, district = Shares(department.database), department.district
    shares.give(handler.id, made.rpartition("/")[2], district.id, may_edit=False)
    assert "原合同" not in district.get(f"{made}/life").one("//aside").text_content()

    manager = department.manager
    shares.give(handler.id, address.rpartition("/")[2], manager.id, may_edit=True)
    by_another = department.do(manager, address, "paper:contract_amendment").location.rstrip("/")
    assert "原合同" in manager.get(f"{by_another}/life").one("//aside").text_content()


def test_an_agreement_that_is_filed_lets_its_contract_be_closed(department):
    handler, manager, address = department.handler, department.manager, department.signed()
    department.do(manager, address, "file", **FILED)
    ending = {"parent_contract__derivative_type": "termination", "change__settlement": "无未结款项"}
    made = department.begun(handler, address, "contract_amendment", **ending, stage="draft")
    department.do(handler, made, "submit")
    department.sheet(department.lawyer, made)
    department.do(department.lawyer, made, "internal_pass", **OPINION)
    department.do(handler, made, "decide", decided_on=TODAY, decision_doc="会议纪要")
    department.do(handler, made, "sign", **SIGNATURE)
    department.do(manager, made, "file", **FILED, linked_no=f"{TODAY[:4]}-01-0001")

    assert stands(handler, made) == "已办结"
    assert "✓ 已办结" in handler.get(f"{address}/life").one("//aside").text_content()
    department.do(handler, address, "close", closing="agreed", closed_on=TODAY)
    assert stands(handler, address) == "已终止，待归档"


@pytest.mark.parametrize("comes_of", ["contract", "assessment"])
def test_a_notice_is_decided_and_sent_before_its_contract_is_closed_by_it(department, comes_of):
    handler, address = department.handler, department.performing()
    assessment = department.begun(handler, address, "contract_termination_assessment")
    department.do(handler, assessment, "approve", decided_on=TODAY, decision_doc="会议纪要")
    there = department.desk.open(handler.id, assessment.rpartition("/")[2]).draft
    assert there.answers["decision_doc"] == {"name": "会议纪要", "date": TODAY}
    department.desk.save(handler.id, there.id, there.version, {"risk_assessment_doc": "评估意见"})
    assert "在这里只有这些还可以改：本评估意见的名称、文号；" in handler.get(f"{assessment}/").words()
    begun, above = {
        "contract": (department.begun, address),
        "assessment": (department.related, assessment),
    }[comes_of]
    notice = begun(handler, above, "contract_termination_notice")
    assert "还有1份补充、变更、解除协议或者通知书没有办结" in handler.get(f"{address}/life").words()
    department.do(handler, notice, "decide", decided_on=TODAY, decision_doc="会议纪要")
    department.do(handler, notice, "send", sent_on=TODAY, manner="直接送达，对方签收")

    assert stands(handler, assessment) == "已批准"
    assert stands(handler, notice) == "已发出"
    department.do(handler, address, "close", closing="unilateral", closed_on=TODAY)


def test_papers_without_a_life_have_no_such_page(department, user):
    user.get(f"{user.begin('contract_filing')}/life", 404)
    department.auditor.get("/waiting")


def test_an_old_draft_simply_stands_at_its_draft(user, filled):
    page = user.get(f"{filled}/life")

    assert stands(user, filled) == "起草"
    assert "还没有办理过" in page.words()


def test_a_paper_belongs_to_the_act_that_it_was_begun_for_and_to_no_later_one(department):
    handler, address = department.handler, department.performing()
    told = {"kind": "breach", "occurred_on": TODAY, "found_on": TODAY, "measures": "催告"}
    paper = department.begun(handler, address, "contract_abnormality")
    department.do(handler, address, "report_abnormal", **told)
    department.do(handler, address, "report_abnormal", **told)
    settlement = department.begun(handler, address, "contract_settlement")
    department.do(handler, address, "record_dispute", arisen_on=TODAY, result="已和解")

    papers_of = [one.paper_id for one in department.events(address)[-3:]]
    assert papers_of == [paper.rpartition("/")[2], None, settlement.rpartition("/")[2]]


def test_of_two_milestones_of_one_name_the_one_that_is_reported_is_done(department):
    performance = papers.example("government_contract")["performance"]
    rows = [{"name": "季度考核", "due_date": day} for day in ("2027-03-31", "2027-06-30")]
    address = department.performing(performance=performance | {"milestones": rows})
    handler = department.handler
    department.do(handler, address, "report_milestone", milestone="0", actual_on=TODAY, result="合格")

    ticks = Agenda(department.database).ticks(handler.id)
    assert [key.split(".")[1] for _subject, key in ticks] == [TODAY.replace("-", "")]


def test_what_is_before_the_district_can_be_taken_back_and_is_never_sent_to_its_author(department):
    handler, by = department.handler, department.district.id
    address = department.reviewed(key_supervision_designated=True)
    assert by in handler.get(f"{address}/life").all("//input/@value")
    department.do(handler, address, "send_up", reviewer=by)
    department.do(handler, address, "withdraw", reason="改一处")
    assert stands(handler, address) == "起草"
    assert "区级审查人员 示例district" in handler.get(f"{address}/life").words()

    there = department.desk.open(handler.id, address.rpartition("/")[2]).draft
    department.desk.save(handler.id, there.id, there.version, {"purpose": "另一个目的"}, by=by)
    department.do(handler, address, "submit")
    department.sheet(department.lawyer, address)
    department.do(department.lawyer, address, "internal_pass", **OPINION)
    assert by not in handler.get(f"{address}/life").all("//input/@value")


def test_what_was_changed_since_the_page_was_opened_is_not_submitted_unseen(department):
    handler, address = department.handler, department.contract()
    page = handler.get(f"{address}/life")
    sent = [*page.fields("//form[.//button[@value='submit']]"), ("action", "submit")]
    department.desk.save(handler.id, address.rpartition("/")[2], 1, {"purpose": "另一个目的"})

    handler.post(f"{address}/life/handle", sent, 409)
    assert stands(handler, address) == "起草"


def test_for_whom_a_contract_waits_is_known_when_its_handler_is_switched_off(department):
    address = department.contract()
    department.do(department.handler, address, "submit")
    People(department.database).set_active(department.handler.id, active=False)

    assert (
        "内部审查意见 ：本单位的合法性审查人员（示例lawyer）"
        in department.manager.get(f"{address}/life").words()
    )
