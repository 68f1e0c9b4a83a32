"""What is kept once has pages of its own: masked, its owner's alone, and deleted only after saying who uses it."""

from __future__ import annotations

import pytest
from records_picked import PARTY, keep, pick, said

NOBODYS = "11111111-1111-4111-8111-111111111111"
NAME = "示例公司（示例）"


def test_a_record_sent_twice_is_one_and_a_double_is_pointed_out(user):
    page = user.get("/records/new/party")
    first = user.post("/records/new/party", page.typed(**PARTY))
    assert user.post("/records/new/party", page.typed(**PARTY)).location == first.location
    again = user.get("/records/new/party")

    refused = user.post("/records/new/party", again.typed(**PARTY), 409)

    assert "已有同名或同代码的" in refused.words()
    user.post("/records/new/party", refused.typed(anyway="1"))
    assert len(user.get("/records/").all("//main//li[@data-record]")) == 2


def test_numbers_are_masked_in_the_list_and_stand_in_no_address(user):
    person = {
        "party_type": "natural_person",
        "name": "示例自然人",
        "id_type": "resident_id",
        "id_number": "110101199003078515",
        "contact_phone": "13000000001",
    }
    record = keep(user, "party", person)
    found = user.post("/records/", {"q": "示例自然"}, 200)

    for page in (user.get("/records/"), found, user.get(f"{record}/delete")):
        assert "示例自然人" in page.words()
        assert person["id_number"] not in page.text
        assert person["contact_phone"] not in page.text
    assert found.all("//form[@role='search']/@method") == ["post"]
    assert "示例自然人" not in user.post("/records/", {"q": "没有这一家"}, 200).words()


def test_a_record_is_deleted_after_saying_which_papers_use_it(user, draft, answers):
    record = keep(user, "party", PARTY)
    pick(user, draft, "parties", "parties_b", record)
    assert "1份文书" in user.get("/records/").words()

    asked = user.get(f"{record}/delete")
    assert asked.all(f"//main//a[@href='{draft}/']")
    user.post(f"{record}/delete")

    user.get(record, 404)
    assert answers(draft)["parties_b"] == [PARTY]
    user.get(f"{draft}/steps/parties")


def test_a_record_without_a_name_or_with_what_cannot_be_read_is_refused_in_words(user):
    page = user.get("/records/new/site")
    assert "缺“坐落”" in user.post("/records/new/site", page.typed(parcel_no="H1"), 422).words()

    refused = user.post("/records/new/site", page.typed(location="示例处", area="很大"), 422)

    assert refused.value("area") == "很大"
    assert refused.all("//div[@role='alert']//a[@href='#i-area']")


def test_records_are_their_owners_alone(user, other, visitor, draft):
    record = keep(user, "party", PARTY)
    number = record.rpartition("/")[2]

    for path in (record, f"{record}/delete", f"{draft}/records/"):
        other.get(path, 404)
        visitor.get(path, 302)
    visitor.get("/records/", 302)
    other.post(record, {"version": "1"}, 404)
    other.post(f"{record}/delete", status=404)
    own = other.begin()
    other.get(f"{own}/records/pick?place=parties_b&record={number}", 404)
    assert NAME not in other.get("/records/").words()


def test_what_no_page_asks_for_is_not_found(user, draft):
    user.get("/records/new/nothing", 404)
    user.get("/records/1", 404)
    user.get(f"{draft}/records/pick?place=nothing&record=1", 404)
    user.get(f"{draft}/records/keep?place=parties_b&row=7", 404)


def test_nobody_picks_or_keeps_in_a_paper_of_somebody_else(user, other, filled, answers):
    record = keep(user, "party", PARTY).rpartition("/")[2]
    own = keep(other, "party", {**PARTY, "name": "示例别人（示例）"}).rpartition("/")[2]
    stored = answers(filled)
    sent = {
        "version": "1",
        "place": "parties_b",
        "row": "0",
        "record": own,
        "fact": "name",
        "keep": "parties_b:0",
    }
    for part in ("records/", "records/pick", "records/keep", "records/news", "steps/parties"):
        other.post(f"{filled}/{part}", {**sent, "action": "pick:parties_b", "_record:parties_b": own}, 404)
    user.post(f"{filled}/records/pick", {**sent, "seen": "1"}, 404)

    assert answers(filled) == stored
    assert len(other.get("/records/").all("//main//li[@data-record]")) == 1
    assert record not in other.get("/records/").text


@pytest.mark.parametrize(
    ("action", "record"),
    [
        ("pick:", ""), ("pick:nothing", NOBODYS), ("pick:parties_b", "x"), ("pick:parties_b", NOBODYS),
        ("pick:parties_b:0:0", NOBODYS), ("keep:", ""), ("keep:nothing:0", ""), ("keep:parties_b:²", ""),
        ("keep:parties_b:99999", ""), ("keep:parties_b", ""), ("keep:parties_b:0.name", ""),
    ],
)  # fmt: skip
def test_a_button_that_no_page_has_does_nothing(user, filled, answers, action, record):
    step, stored = user.get(f"{filled}/steps/parties"), said(answers(filled)["parties_b"])
    place = action.partition(":")[2].partition(":")[0]

    done = user.post(
        f"{filled}/steps/parties", step.typed(**{"action": action, f"_record:{place}": record}), None
    )

    assert done.status in (302, 404)
    assert said(answers(filled)["parties_b"]) == stored
    assert user.get("/records/").all("//main//li[@data-record]") == []


@pytest.mark.parametrize("path", ["", "new/party", "new/project", "new/site", "new/contract"])
def test_the_pages_of_records_speak_english_too(user, path):
    assert user.get(f"/records/{path}?lang=en").root.get("lang") == "en"
