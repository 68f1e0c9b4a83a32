"""A settlement of a dispute goes the way of an agreement: reviewed, decided, signed, filed under a number of its own."""

from department import FILED, OPINION, SIGNATURE, TODAY

PASSED = {"form__opinion_date": TODAY, "form__received_date": TODAY, "form__overall": "pass"}


def test_a_settlement_is_reviewed_decided_signed_and_filed(department):
    handler, lawyer, district = department.handler, department.lawyer, department.district
    contract = department.performing()
    settlement = department.begun(handler, contract, "contract_settlement", signed_date=None)
    department.do(handler, settlement, "submit")
    department.begun(lawyer, settlement, "legality_review", **PASSED, form__review_level="internal")
    department.do(lawyer, settlement, "internal_pass", **OPINION)
    page = handler.get(f"{settlement}/life")
    assert "先提交区法制机构审查" in page.words()
    department.do(handler, settlement, "send_up", reviewer=district.id)
    above = {**PASSED, "form__review_level": "district", "form__reviewer_type": "district_legal"}
    department.begun(district, settlement, "legality_review", **above)
    department.do(district, settlement, "district_pass", **OPINION)

    early = department.do(
        handler, settlement, "decide", 422, decided_on="2020-01-02", decision_doc="会议纪要"
    )
    assert "早于审查意见日期" in early.words()
    department.do(handler, settlement, "decide", decided_on=TODAY, decision_doc="会议纪要")
    department.do(handler, settlement, "sign", **SIGNATURE)
    department.do(department.manager, settlement, "file", **FILED, linked_no=f"{TODAY[:4]}-01-0001")

    assert f"备案编号 {TODAY[:4]}-01-0002" in handler.get(f"{settlement}/life").words()
    assert "核验码" in handler.get(f"{settlement}/documents").words()
    assert department.answers(settlement)["signed_date"] == TODAY
    assert "争议和解（调解）协议" in handler.get(f"{contract}/life").one("//aside").text_content()
    department.do(department.manager, settlement, "hand_over", submitted_on=TODAY, receiver="区财政局")
