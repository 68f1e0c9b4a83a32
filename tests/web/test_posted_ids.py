"""Ids and keys that stand in what is posted, not in the address: what is another's changes nothing and tells nothing.

Ids in addresses are asked by the matrix; sessions, tokens, shares and hand-overs by the tests of their pages.
"""

from __future__ import annotations

from io import BytesIO
from urllib.parse import urlsplit

import pytest

from formgen.storage import Batches, Drafts, Reviews

KEY = "the-very-same-key"
TEXT = "示例合同\n甲方：示例单位\n乙方：示例公司\n".encode()


@pytest.fixture
def database(app):
    return app.extensions["formgen"]["database"]


def begin(house):
    page = house.post("/drafts", {"form": "government_contract", "key": KEY})
    return urlsplit(page.location).path.rstrip("/")


def send(house, **more):
    files = [("files", (BytesIO(TEXT), "示例合同.txt")), ("key", KEY), *more.items()]
    return house.post("/reviews", files, status=None)


def review_of(house, database):
    send(house)
    return Reviews(database).list(house.id)[0].id


def test_the_key_of_somebody_elses_draft_opens_a_draft_of_ones_own(user, other, database):
    theirs, mine = begin(other), begin(user)

    assert theirs != mine
    assert user.get(theirs, 404).status == 404
    assert [len(Drafts(database).list(one.id)) for one in (user, other)] == [1, 1]


def test_the_key_and_file_of_somebody_elses_review_begin_one_of_ones_own(user, other, database):
    assert review_of(other, database) != review_of(user, database)


def test_the_key_and_sheet_of_somebody_elses_batch_begin_one_of_ones_own(user, other, database, sheet_of):
    form = "temporary_building_sign_board"
    sheet = sheet_of(user.get(f"/batches/new/{form}/template.xlsx").data, 1)
    for house in (other, user):
        house.post(f"/batches/new/{form}", [("file", (BytesIO(sheet), "a.xlsx")), ("key", KEY)])

    assert [len(Batches(database).list(one.id)) for one in (user, other)] == [1, 1]


def test_the_key_of_somebody_elses_token_makes_another_token(user, other):
    def shown(house):
        house.get("/account/tokens")
        given = {"name": "示例系统", "scopes": "read", "days": "30", "key": KEY}
        return house.post("/account/tokens", given, status=200).all("string(//code[@class='token'])")

    assert shown(user) != shown(other)


def test_the_key_of_somebody_elses_save_saves_ones_own(user, other, answers):
    typed = [("_shown", "background"), ("background", "示例背景"), ("key", KEY)]
    for house in (other, user):
        address = begin(house)
        page = house.get(f"{address}/steps/purpose")
        house.post(f"{address}/steps/purpose/autosave", [*typed, ("version", page.value("version"))], 200)

    assert answers(address)["background"] == "示例背景"


def test_nobodys_contract_is_compared_with_that_of_somebody_else(user, other, database):
    theirs = review_of(other, database)
    mine = review_of(user, database)

    assert user.post(f"/reviews/{mine}/follow", {"previous": theirs}, status=None).status in (404, 422)
    assert send(user, previous=theirs).status in (404, 422)
    assert theirs not in user.get(f"/reviews?previous={theirs}").text.replace(f"?previous={theirs}", "")


def test_nobody_takes_the_record_of_somebody_else_into_a_paper(user, other, draft):
    page = other.get("/records/new/site")
    other.post("/records/new/site", page.typed(), status=None)
    page = other.get("/records/new/party")
    made = other.post("/records/new/party", page.typed(name="示例公司"), status=None)
    record = urlsplit(made.location).path.rpartition("/")[2]
    assert record

    picked = {"place": "party_b", "record": record, "seen": "1", "version": "1", "key": KEY}
    asked = user.get(f"{draft}/records/pick?place=party_b&record={record}", 404)

    assert "示例公司" not in asked.text
    assert user.post(f"{draft}/records/pick", picked, 404).status == 404


def test_nobody_withdraws_what_somebody_else_issued_under_an_address_of_ones_own(
    user, other, draft, desk, visitor
):
    theirs = other.begin(sample=True)
    desk.save(other.id, theirs.rpartition("/")[2], 1, {"contract_title": "示例另一份合同"})
    other.post(f"{theirs}/documents")
    (issue,) = desk.issues(other.id, theirs.rpartition("/")[2])

    assert user.post(f"{draft}/withdraw", {"issue": issue.id}, 404).status == 404
    assert "已声明作废" not in visitor.get(f"/check?code={issue.code}").text
