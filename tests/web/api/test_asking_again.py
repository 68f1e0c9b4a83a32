"""Programs ask again: under one key nothing is done twice, and who asks too often is told when to come back."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from formgen.service.tokens import TokenDesk


def test_the_same_key_gives_the_same_draft_and_the_same_answer(li):
    sent = {"form": "F-GC-01", "answers": {"contract_no": "示例1号"}}
    first = li.post("/drafts", 201, sent, headers={"Idempotency-Key": "k1"})
    again = li.post("/drafts", 201, sent, headers={"Idempotency-Key": "k1"})

    assert again.data == first.data
    assert again.headers["Location"] == first.headers["Location"]
    assert "Idempotency-Replayed" not in first.headers
    assert again.headers["Idempotency-Replayed"] == "true"
    assert len(li.get("/drafts").json["drafts"]) == 1


def test_a_key_is_for_one_request_of_one_person(li, program):
    sent = {"form": "F-GC-01"}
    mine = li.post("/drafts", 201, sent, headers={"Idempotency-Key": "k1"}).json
    other = li.post("/drafts", 422, {"form": "F-GC-02"}, headers={"Idempotency-Key": "k1"})
    theirs = program("wang").post("/drafts", 201, sent, headers={"Idempotency-Key": "k1"}).json

    assert other.json["error"]["code"] == "key_reused"
    assert theirs["id"] != mine["id"]


def test_a_refusal_may_be_mended_under_the_same_key(li):
    li.post("/drafts", 422, {"form": "F-GC-01", "answers": {"x": 1}}, headers={"Idempotency-Key": "k1"})

    li.post("/drafts", 201, {"form": "F-GC-01"}, headers={"Idempotency-Key": "k1"})


def test_fifty_at_once_with_one_key_make_one_draft(li):
    def send(_number):
        client = li.app.test_client()
        headers = {"Authorization": f"Bearer {li.token}", "Idempotency-Key": "k1"}
        return client.post("/api/v1/drafts", json={"form": "F-GC-01"}, headers=headers)

    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(send, range(50)))

    assert {one.status_code for one in answers} <= {201, 409}
    assert len({one.json["id"] for one in answers if one.status_code == 201}) == 1
    assert len(li.get("/drafts").json["drafts"]) == 1


def test_who_asks_too_often_is_told_when_to_come_back(li, app):
    app.extensions["formgen"]["tokens"] = TokenDesk(app.extensions["formgen"]["database"], per_minute=2)
    left = [li.get("/forms").headers["X-RateLimit-Remaining"] for _ in range(2)]
    refused = li.get("/forms", 429)

    assert left == ["1", "0"]
    assert 1 <= int(refused.headers["Retry-After"]) <= 60
    assert refused.json["error"]["code"] == "too_many_requests"
