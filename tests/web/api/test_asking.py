"""Programs ask as people do: the same findings, the same rights, and each thing once."""

from __future__ import annotations

import json
import subprocess
import sys
from io import BytesIO

import pytest

from formgen.service import reviews
from formgen.service.review_work import Reviewers
from formgen.storage import Lives, NewEvent, Role
from formgen.storage.filing import FilingNumbers, Series

CONTRACT = """示例采购合同
甲方：示例街道办事处
乙方：示例科技有限公司
第一条 乙方向甲方提供图书管理服务，合同总价为人民币120000元。
第二条 因本合同发生的争议，提交香港国际仲裁中心仲裁。
第三条 违约方应当赔偿损失。
"""
NOBODYS = "11111111-1111-4111-8111-111111111111"


def command_line(*arguments, given=""):
    done = subprocess.run(
        [sys.executable, "-m", "formgen", *arguments], input=given.encode(), capture_output=True, check=False
    )
    return json.loads(done.stdout)


@pytest.mark.parametrize("kind", ["complete", "incomplete", "unlawful"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_check_says_what_the_command_line_says(li, kind, lang):
    sample = li.get(f"/forms/F-GC-01/example?kind={kind}").json
    answer = li.post(f"/forms/F-GC-01/check?lang={lang}", 200, {"answers": sample, "as_of": "2026-11-19"})
    arguments = ["--lang", lang, "check", "F-GC-01", "-", "--json", "--as-of", "2026-11-19"]

    assert answer.json == command_line(*arguments, given=json.dumps(sample))


def test_a_review_says_what_the_command_line_says_and_gives_the_same_answers(li, app, tmp_path):
    file = tmp_path / "示例合同.txt"
    file.write_text(CONTRACT, "utf-8")
    sent = li.ask("POST", "/reviews", 202, data={"file": (BytesIO(file.read_bytes()), file.name)})
    where = sent.headers["Location"].removeprefix("/api/v1")
    assert li.get(where).json["report"] is None
    Reviewers(app.extensions["formgen"]["database"]).do_one("示例")
    done, read = li.get(where).json, li.get(f"{where}/answers").json
    with (tmp_path / "示例合同.txt").open("rb") as opened:
        expected = reviews.review_file(opened.read(), file.name).as_dict()

    assert done["state"] == "done"
    assert done["report"] == json.loads(json.dumps(expected))
    assert read == json.loads(json.dumps(reviews.extract(file.read_bytes(), file.name)))
    assert li.ask("POST", f"{where}/draft", 201).json["form"] == "government_contract"


def test_documents_are_made_and_fetched(li):
    sample = li.get("/forms/F-GC-01/example").json
    made = li.post("/forms/F-GC-01/render", 202, {"answers": sample})
    first = made.json["documents"][0]

    assert made.headers["Location"] == f"/api/v1/drafts/{made.json['draft']}/documents"
    assert [one["name"] for one in made.json["documents"]] == ["government_contract.docx", "checklist.docx"]
    assert li.get(f"/documents/{first['id']}").data.startswith(b"PK")
    assert li.get(f"/jobs/{first['pdf']['id']}").json["state"] == "queued"
    assert li.get(f"/drafts/{made.json['draft']}/documents").json == made.json


def test_a_draft_is_begun_changed_by_path_and_deleted(li):
    begun = li.post("/drafts", 201, {"form": "F-GC-01", "answers": {"contract_no": "示例1号"}}).json
    one = f"/drafts/{begun['id']}"
    saved = li.ask(
        "PATCH", one, 200, json={"version": 1, "answers": {"effect.signing_date": "2026-03-02"}}
    ).json

    assert saved["version"] == 2
    assert saved["answers"] == {"contract_no": "示例1号", "effect": {"signing_date": "2026-03-02"}}
    late = li.ask("PATCH", one, 409, json={"version": 1, "answers": {"contract_no": "示例2号"}})
    assert late.json["error"]["code"] == "draft_changed"
    wrong = li.ask("PATCH", one, 422, json={"version": 2, "answers": {"effect.signing_date": "昨天"}})
    assert list(wrong.json["error"]["fields"]) == ["effect.signing_date"]
    assert [each["id"] for each in li.get("/drafts").json["drafts"]] == [begun["id"]]
    li.ask("DELETE", one, 204)
    li.get(one, 404)


def test_what_is_under_review_is_neither_changed_nor_deleted(li, app):
    begun = li.post("/drafts", 201, {"form": "F-GC-01", "answers": {"contract_no": "示例1号"}}).json
    moved = NewEvent(begun["id"], "submit", 0, 1, "draft", "internal", locked=True)
    Lives(app.extensions["formgen"]["database"]).do(li.user.id, moved)
    one = f"/drafts/{begun['id']}"

    changed = li.ask("PATCH", one, 409, json={"version": 1, "answers": {"contract_no": "示例2号"}})
    assert changed.json["error"]["code"] == "draft_locked"
    assert li.ask("DELETE", one, 409).json["error"]["code"] == "draft_locked"
    assert li.get(one).json["answers"] == {"contract_no": "示例1号"}


def test_a_number_that_is_another_contracts_is_told_wherever_the_draft_is_shown(li, app):
    filed = li.post("/drafts", 201, {"form": "F-GC-01"}).json
    event = NewEvent(filed["id"], "file", 0, 1, "signed", "performing", locked=True, files=Series(2026))
    Lives(app.extensions["formgen"]["database"]).do(li.user.id, event)
    (number,) = FilingNumbers(app.extensions["formgen"]["database"]).of([filed["id"]]).values()

    claimed = li.post("/drafts", 201, {"form": "F-GC-01", "answers": {"contract_no": number}}).json
    one = f"/drafts/{claimed['id']}"

    said = f"编号{number}已经分配给另一份合同：请核对，备案时由系统分配本合同的编号。"
    told = [{"code": "number_taken", "fields": ["contract_no"], "message": said}]
    assert [claimed["notices"], li.get(one).json["notices"], li.get(f"{one}/check").json["notices"]] == [
        told
    ] * 3
    mended = li.ask("PATCH", one, 200, json={"version": 1, "answers": {"contract_no": "示例2号"}}).json
    assert [mended["notices"], li.get(f"{one}/check").json["notices"]] == [[], []]


def test_the_law_is_there_article_by_article(li):
    act = li.get("/acts/罗府规〔2018〕6号?as_of=2026-11-19").json
    article = next(one for one in act["articles"] if one["article"] == "第三十五条")

    assert act["in_force"] is False
    assert "GC-35-1" in [one["id"] for one in article["rules"]]
    assert li.get("/acts/没有", 404).json["error"]["code"] == "unknown_act"


# ------------------------------------------------------------------------------------ who may ask


def test_without_a_good_token_nobody_is_let_in(app):
    bare = app.test_client()
    for header in ({}, {"Authorization": "Basic eA=="}, {"Authorization": "Bearer fgt_no"}):
        refused = bare.get("/api/v1/forms", headers=header)
        assert (refused.status_code, refused.json["error"]["code"]) == (401, "unauthorized")
        assert refused.headers["WWW-Authenticate"] == "Bearer"


def test_a_cookie_opens_nothing_here(user):
    assert user.client.get("/api/v1/forms").status_code == 401


def test_a_token_that_was_taken_back_is_refused_at_once(li, app):
    desk = app.extensions["formgen"]["tokens"]
    desk.revoke(li.user.id, desk.of_user(li.user.id)[0].id)

    assert "已停用" in li.get("/forms", 401).json["error"]["message"]


def test_who_is_switched_off_asks_no_more(li, people):
    people.set_active(li.user.id, active=False)

    li.get("/forms", 401)


@pytest.mark.parametrize(
    ("scopes", "path", "status"),
    [((), "/forms", 200), ((), "/drafts", 403), (("read",), "/drafts", 200), (("write",), "/drafts", 403)],
)
def test_a_scope_takes_away(program, scopes, path, status):
    program(scopes=scopes).get(path, status)


def test_a_token_that_only_reads_begins_nothing(program):
    answer = program(scopes=("read",)).post("/drafts", 403, {"form": "F-GC-01"})

    assert answer.json["error"]["code"] == "out_of_scope"


def test_a_token_never_opens_more_than_its_person_may(program):
    program(roles={Role.ADMINISTRATOR}).post("/drafts", 403, {"form": "F-GC-01"})


def test_what_is_somebody_elses_is_not_there(li, program):
    wang = program("wang")
    made = li.post("/forms/F-GC-01/render", 202, {"answers": {}}).json
    paper = made["documents"][0]
    review = li.ask("POST", "/reviews", 202, data={"file": (BytesIO(b"x"), "a.txt")}).json
    for path in (
        f"/drafts/{made['draft']}",
        f"/drafts/{made['draft']}/check",
        f"/drafts/{made['draft']}/documents",
        f"/documents/{paper['id']}",
        f"/jobs/{paper['pdf']['id']}",
        f"/reviews/{review['id']}",
        f"/reviews/{review['id']}/answers",
    ):
        li.get(path, None)
        assert wang.get(path, 404).json["error"]["code"] == "not_found"
    wang.ask("PATCH", f"/drafts/{made['draft']}", 404, json={"version": 1, "answers": {}})
    wang.ask("POST", f"/drafts/{made['draft']}/documents", 404)
    wang.ask("DELETE", f"/drafts/{made['draft']}", 404)
    wang.ask("DELETE", f"/reviews/{review['id']}", 404)
    assert wang.get("/drafts").json == {"drafts": []}
    assert wang.get("/reviews").json == {"reviews": []}


def test_no_other_site_is_invited(li):
    answer = li.ask("OPTIONS", "/forms", headers={"Origin": "https://evil.example"})

    assert not [name for name, _value in answer.headers if name.lower().startswith("access-control")]


# ------------------------------------------------------------------------------------ what cannot be read


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 422),
        (b"{", 422),
        (b"null", 422),
        (b"[]", 422),
        (b'"{\\"answers\\": {}}"', 422),
        (b'{"answers": {}, "answers": {}}', 422),
        (b'{"answers": {"a": NaN}}', 422),
        (b'{"answers": {"contract_no": "\\ud800"}}', 422),
        (b'{"answers": {"\\ud800": 1}}', 422),
        (b'{"answers": 3}', 422),
        (b'{"answers": {}, "as_of": 1}', 422),
        (b'{"answers": {}, "as_of": "2026-02-30"}', 422),
        (b'{"answers": {}, "more": 1}', 422),
        (b"\xff", 422),
        (b"[" * 100_000, 422),
        (b'{"answers": ' + b"9" * 5000 + b"}", 422),
        (b'{"answers": {"x": "' + b"a" * 2**21 + b'"}}', 413),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(li, body, status):
    answer = li.ask("POST", "/forms/F-GC-01/check", status, data=body, content_type="application/json")

    assert answer.json["error"]["message"]


def test_only_the_declared_kinds_of_body_are_read(li):
    li.ask("POST", "/forms/F-GC-01/check", 415, data={"answers": "{}"})
    li.post("/reviews", 415, {"file": "x"})
    li.ask("POST", "/reviews", 422, data={"file": "no file"}, content_type="multipart/form-data")


@pytest.mark.parametrize("path", ["/nothing", "/drafts/1", f"/drafts/{NOBODYS}", "/forms/F-XX-1/schema"])
def test_what_is_not_there_is_said_in_one_shape(li, path):
    answer = li.get(path, 404)

    assert set(answer.json["error"]) >= {"code", "message"}


def test_a_wrong_method_names_the_right_ones(li):
    answer = li.ask("DELETE", "/forms", 405)

    assert "GET" in answer.headers["Allow"]
    assert answer.json["error"]["code"] == "method_not_allowed"
