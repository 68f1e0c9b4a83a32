"""A finding on several clauses in the browser: each place has its own buttons, also without JavaScript."""

from __future__ import annotations

import pytest
from sent_contracts import CONTRACT

TWICE = f"{CONTRACT}第四条 保密\n乙方应当保密，本条适用美国纽约州法律。\n"
FINDING = "//li[contains(@class, 'find')][.//a[contains(., '适用英国法律')]]"
JSON = {"Accept": "application/json"}


@pytest.fixture
def desk(user, send):
    return send(user, TWICE)


@pytest.fixture
def decide(user, desk):
    """Sends the form of the place of the number, from 0, as it stands on the page."""

    def act(number, state, reason="", **more):
        form = user.get(desk).all(f"{FINDING}//li[@data-place]//form")[number]
        hidden = {one.get("name"): one.get("value") for one in form.xpath(".//input[@type='hidden']")}
        return user.post(form.get("action"), {**hidden, "decision": state, "reason": reason}, **more)

    return act


def test_each_place_is_named_by_its_clause_and_decided_about_by_itself(user, desk, decide):
    page = user.get(desk)
    named = [one.xpath("string(p)") for one in page.all(f"{FINDING}//li[@data-place]")]
    assert [one.partition("：")[0] for one in named] == ["第二条 适用法律", "第四条 保密"]
    assert not page.all("//li[contains(@class, 'find')][count(.//p[@class='match']/a) = 1]//li[@data-place]")

    decide(0, "false_positive", "示例引文")
    decide(1, "accepted")
    page = user.get(desk)
    number = page.one(FINDING).get("data-finding")
    marks = [page.one(f"//span[@id='m-{number}-{n}']/following-sibling::mark[1]") for n in (0, 1)]

    assert [one.get("class") for one in marks] == ["settled", "block"]
    assert "逐处处理：2处中已处理2处" in page.one(FINDING).xpath("string()")
    assert [one.text for one in page.all(f"{FINDING}/p[@class='match']/span")] == ["误报", "已采纳"]
    assert "已处理 1/" in user.get("/reviews").words()


def test_a_reason_that_lacks_is_asked_for_at_its_place(decide):
    page = decide(1, "false_positive", "x", status=422)
    invalid = page.all("//textarea[@aria-invalid='true']")

    assert [one.text.strip() for one in invalid] == ["x"]
    assert invalid[0].xpath("ancestor::li[@data-place]/preceding-sibling::li[@data-place]")
    assert page.one(f"{FINDING}//details[@class='by-place']").get("open") is not None


def test_the_page_is_told_which_words_are_quiet_now(decide):
    answer = decide(1, "false_positive", "示例引文", status=200, headers=JSON).json

    assert 'data-quiet="1"' in answer["finding"]
    assert "已处理" not in answer["verdict"]
