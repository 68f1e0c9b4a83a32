"""One's own tokens: made, shown once, taken back; and nobody else's."""

from __future__ import annotations


def make(user, **changes):
    given = {"name": "示例台账系统", "scopes": "read", "days": "30"} | changes
    return user.post("/account/tokens", given, status=None)


def shown(page):
    return page.all("string(//code[@class='token'])")


def test_a_token_is_shown_once_and_opens_the_interface(user):
    user.get("/account/tokens")
    page = make(user)
    token = shown(page)

    assert page.status == 200
    assert token.startswith("fgt_")
    assert token not in user.get("/account/tokens").text
    answer = user.app.test_client().get("/api/v1/drafts", headers={"Authorization": f"Bearer {token}"})
    assert answer.json == {"drafts": []}


def test_a_token_is_taken_back_on_the_page(user):
    user.get("/account/tokens")
    token = shown(make(user))
    page = user.get("/account/tokens")
    user.post("/account/tokens/revoke", {"token_id": page.all("//input[@name='token_id']/@value")[0]})
    page = user.get("/account/tokens")

    assert "已停用" in page.text
    assert not page.all("//input[@name='token_id']")
    answer = user.app.test_client().get("/api/v1/forms", headers={"Authorization": f"Bearer {token}"})
    assert answer.status_code == 401


def test_what_is_missing_is_said_and_what_was_typed_stays(user):
    user.get("/account/tokens")
    nameless, endless = make(user, name=""), make(user, days="0", name="示例")

    assert (nameless.status, endless.status) == (422, 422)
    assert "名称" in nameless.text
    assert "有效期" in endless.text
    assert endless.all("//input[@id='name']/@value") == ["示例"]


def test_nobody_takes_back_what_is_somebody_elses(user, other):
    user.get("/account/tokens")
    make(user)
    theirs = user.get("/account/tokens").all("//input[@name='token_id']/@value")[0]
    other.get("/account/tokens")

    other.post("/account/tokens/revoke", {"token_id": theirs}, status=404)
    assert theirs in user.get("/account/tokens").text
    assert theirs not in other.get("/account/tokens").text


def test_the_account_leads_there(user):
    assert "/account/tokens" in user.get("/account").all("//main//a/@href")
