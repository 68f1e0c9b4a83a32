"""Reasons, model clauses, choices taken back, and fields that are asked for on a condition."""

from __future__ import annotations

import pytest
from saved_steps import step

# ----------------------------------------------------------------------------------------- reasons


def test_reasons_are_kept_and_can_be_taken_back(user, filled, answers):
    sent = {
        "version": "1",
        "key": "k",
        "_shown": "override_reasons",
        "override_reasons[GC-37-2]": " 示例理由 ",
    }
    user.post(f"{filled}/check", sent)
    assert answers(filled)["override_reasons"] == {"GC-37-2": "示例理由"}

    user.post(f"{filled}/check", sent | {"version": "2", "key": "k2", "override_reasons[GC-37-2]": ""})
    assert answers(filled)["override_reasons"] == {"GC-37-2": ""}


@pytest.mark.parametrize(
    ("reason", "version", "status"), [("示例\x00理由", "1", 422), ("示例理由", "7", 409)]
)
def test_reasons_that_cannot_be_saved_stay_on_the_page(user, draft, answers, reason, version, status):
    sent = {"version": version, "_shown": "na_reasons", "na_reasons[GC-26-2]": reason}

    page = user.post(f"{draft}/check", sent, status)

    assert "理由还没有保存" in page.words()
    assert page.one("//textarea[@id='n-GC-26-2']").text.strip().startswith("示例")
    assert answers(draft) == {}


def test_model_clauses_are_put_in_with_the_answers_and_what_was_typed_stays(user, filled, answers):
    page = user.get(f"{filled}/steps/purpose")
    offered = page.all("//button[starts-with(@value, 'clause:background:')]/@value")
    assert offered

    sent = page.typed(background="示例开头。", action=offered[0])
    led = user.post(f"{filled}/steps/purpose", sent)

    assert led.location == f"{filled}/steps/purpose#f-background"
    assert answers(filled)["background"].startswith("示例开头。\n")
    assert len(answers(filled)["background"]) > 20


def test_a_field_that_only_another_step_can_call_for_is_not_asked(user, draft):
    assert user.get(f"{draft}/steps/approvals").all("//*[@id='f-filing.amount']") == []
    assert user.get(f"{draft}/steps/price").all("//*[@id='f-price.amount']")


def test_a_field_that_is_asked_on_a_condition_says_so_where_there_is_no_script(user, draft):
    page = user.get(f"{draft}/steps/price")

    assert (
        "仅在“是否涉及价款”为“是”时填写。" in page.one("//div[@id='f-price.amount']//noscript").text_content()
    )


def test_a_model_clause_carries_what_the_same_page_says(user, draft, answers):
    court = {"dispute.method": "court", "dispute.institution_name": "深圳市罗湖区人民法院"}
    sent = step(
        action="clause:dispute.clause_text:general-dispute-court", **court, **{"dispute.clause_text": ""}
    )

    user.post(f"{draft}/steps/disputes", sent)

    assert "可以向深圳市罗湖区人民法院提起诉讼" in answers(draft)["dispute"]["clause_text"]
    assert "【待补充" not in answers(draft)["dispute"]["clause_text"]


def test_a_choice_that_was_made_by_mistake_is_taken_back(user, filled, answers):
    clear = "//button[@value='clear:price.applicable']"
    page = user.get(f"{filled}/steps/price")
    assert "hidden" not in page.one(clear).attrib

    led = user.post(f"{filled}/steps/price", page.typed(action="clear:price.applicable"))

    assert led.location == f"{filled}/steps/price#f-price.applicable"
    assert answers(filled)["price"]["applicable"] is None
    assert "hidden" in user.get(f"{filled}/steps/price").one(clear).attrib


def test_the_choice_of_one_party_is_taken_back_and_the_others_stay(user, filled, answers):
    page = user.get(f"{filled}/steps/parties")
    name = "parties_b[0].party_type"
    led = user.post(f"{filled}/steps/parties", page.typed(action=f"clear:{name}"))

    assert led.location == f"{filled}/steps/parties#f-parties_b"
    assert answers(filled)["parties_b"][0]["party_type"] is None
    assert answers(filled)["parties_b"][0]["name"] == "深圳示例文化服务有限公司（示例）"
    assert answers(filled)["parties_a"][0]["party_type"] == "legal_person"


def test_a_finding_about_a_party_leads_to_each_column_once_and_by_name(user, draft):
    pairs = [("version", "1"), ("_shown", "parties_b"), ("parties_b[0].party_type", "legal_person")]
    user.post(f"{draft}/steps/parties", [*pairs, ("parties_b[0].legal_rep_name", "示例乙")])

    page = user.get(f"{draft}/check")

    assert "乙方（对方当事人）第1个当事人：地址（住址）" in page.words()
    for places in page.all("//p[@class='places']"):
        called = places.xpath("a/text()")
        assert len(called) == len(set(called))
