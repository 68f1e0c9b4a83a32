"""The review desk in the browser: read, seen beside the findings, decided about, by its owner alone."""

from __future__ import annotations

import json
import re
from urllib.parse import urlsplit

import pytest
from sent_contracts import CONTRACT, files, keys_on

NOBODYS = "11111111-1111-4111-8111-111111111111"
HOSTILE = "<script>alert(1)</script>\"'&{{7*7}}.txt"


def test_the_first_page_leads_to_the_review_of_contracts(user, visitor):
    assert user.get("/").all("//main//a[@href='/reviews']")
    assert not visitor.get("/").all("//main//a[@href='/reviews']")


def test_a_contract_is_uploaded_and_waits_with_an_honest_word(user, workers):
    page = user.post("/reviews", [*files(("示例合同.txt", CONTRACT)), ("key", "k")])
    waiting = user.follow(page)
    assert "马上开始读" in waiting.words()
    assert waiting.all("//noscript//meta[@http-equiv='refresh']") or b'http-equiv="refresh"' in waiting.data
    assert user.get(f"{urlsplit(page.location).path}/progress").json["state"] == "queued"

    workers.do_one("w")
    done = user.follow(page)
    assert "示例设备采购合同" in done.one("//h1").text
    assert user.get(f"{urlsplit(page.location).path}/progress").json["state"] == "done"


def test_the_text_stands_beside_the_findings_and_each_leads_to_the_other(user, desk_of):
    page = user.get(desk_of)
    quote = page.one("//li[contains(@class, 'find')][.//a[contains(., '适用英国法律')]]")
    number = quote.get("data-finding")

    assert page.all(f"//a[@href='#m-{number}-0']")
    mark = page.one(f"//span[@id='m-{number}-0']/following-sibling::mark[1]")
    assert mark.get("class") == "block"
    assert "适用英国法律" in "".join(mark.itertext())
    assert "阻断" in mark.xpath("string(.//span[contains(@class, 'visually-hidden')])")
    assert page.all(f"//a[@class='ref'][@href='#f-{number}']")
    text = "".join(page.one("//div[@class='read']").itertext())
    assert "香港国际仲裁中心" in text


def test_a_finding_shows_its_article_and_its_words(user, desk_of):
    page = user.get(desk_of)

    assert "第三十九条" in page.words()
    assert page.all("//li[contains(@class, 'find')]//blockquote")


def test_findings_are_filtered_by_the_address(user, desk_of):
    everything = len(user.get(desk_of).all("//li[@data-finding]"))
    blocks = user.get(f"{desk_of}?severity=block")
    key = keys_on(blocks)[0]
    user.post(key, {"decision": "accepted"})

    assert 0 < len(blocks.all("//li[@data-finding]")) <= everything
    assert not user.get(f"{desk_of}?severity=note&state=waived").all("//li[@data-finding]")
    assert len(user.get(f"{desk_of}?state=accepted").all("//li[@data-finding]")) == 1
    assert len(user.get(f"{desk_of}?severity=nonsense&state=x").all("//li[@data-finding]")) == everything
    assert blocks.one("//a[@aria-current='true'][contains(., '阻断')]") is not None


@pytest.mark.parametrize(
    ("state", "reason", "said"),
    [("accepted", "", "已采纳"), ("false_positive", "引文", "误报"), ("waived", "区政府已批准", "已放行")],
)
def test_a_finding_is_decided(user, desk_of, state, reason, said):
    key = keys_on(user.get(f"{desk_of}?severity=warn"))[0]
    page = user.post(key, {"decision": state, "reason": reason})
    assert re.search(r"#f-\d+$", page.location)
    shown = user.get(desk_of)
    finding = shown.one(f"//li[contains(@class, ' {state}')]")

    assert said in "".join(finding.itertext())
    assert reason in "".join(finding.itertext())
    user.post(key, {"decision": "open"})
    assert not user.get(desk_of).all(f"//li[contains(@class, ' {state}')]")


def test_a_decision_without_a_reason_is_refused_and_what_was_typed_stays(user, desk_of):
    key = keys_on(user.get(desk_of))[0]
    page = user.post(key, {"decision": "waived", "reason": "无"}, status=422)

    assert "请写明理由" in page.words()
    assert page.one("//textarea[@aria-invalid='true']").text.strip() == "无"
    assert page.all("//details[contains(@class, 'decide')][@open]")
    assert not user.get(desk_of).all("//li[contains(@class, ' waived')]")


def test_the_later_of_two_windows_is_told(user, desk_of):
    shown = user.get(f"{desk_of}?severity=warn")
    key = keys_on(shown)[0]
    seen = shown.all("//input[@name='seen']")[0].get("value")
    user.post(key, {"decision": "accepted", "seen": seen})
    page = user.post(key, {"decision": "waived", "reason": "区政府已批准", "seen": seen}, status=409)

    assert "刚在别处作了处理" in page.words()
    assert page.one("//textarea[@aria-invalid='true']").text.strip() == "区政府已批准"
    assert page.all("//li[contains(@class, ' accepted')]")
    whole = "form[not(input[@name='place'])]"
    fresh = page.one(f"//li[contains(@class, ' accepted')]//{whole}/input[@name='seen']").get("value")
    user.post(key, {"decision": "waived", "reason": "区政府已批准", "seen": fresh}, status=302)
    assert user.get(desk_of).all("//li[contains(@class, ' waived')]")


def test_a_script_is_told_with_the_finding_as_it_stands(user, desk_of):
    key = keys_on(user.get(f"{desk_of}?severity=warn"))[0]
    accept = {"Accept": "application/json"}
    user.post(key, {"decision": "accepted", "seen": ""}, status=200, headers=accept)
    told = user.post(key, {"decision": "open", "seen": "other"}, status=409, headers=accept).json

    assert told["error"]["code"] == "decision_changed"
    assert "已采纳" in told["finding"]
    assert "aria-invalid" in told["finding"]


def test_a_script_gets_the_finding_alone(user, desk_of):
    key = keys_on(user.get(desk_of))[0]
    accept = {"Accept": "application/json"}
    done = user.post(key, {"decision": "accepted"}, status=200, headers=accept).json
    refused = user.post(key, {"decision": "waived"}, status=422, headers=accept).json

    assert "已采纳" in done["finding"]
    assert "aria-current" in done["filters"]
    assert "请写明理由" in refused["error"]["message"]


def test_somebody_elses_review_is_not_there(user, other, desk_of):
    key = keys_on(user.get(desk_of))[0].rpartition("/")[2]
    for part in ("", "/progress", "/original", "/annotated", "/report.json", "/compare", "/delete"):
        other.get(f"{desk_of}{part}", 404)
    for part in (f"/findings/{key}", "/draft", "/follow", "/again", "/delete"):
        other.post(f"{desk_of}{part}", {"decision": "accepted"}, status=404)
    mine = urlsplit(desk_of).path.rpartition("/")[2]
    other.post("/reviews", [*files(("示例.txt", CONTRACT)), ("key", "k"), ("previous", mine)], status=404)
    other.get(f"/reviews/{NOBODYS}", 404)
    assert user.get(desk_of).status == 200


def test_a_visitor_is_asked_to_sign_in(visitor):
    assert "/sign-in" in visitor.get("/reviews", 302).location
    visitor.post("/reviews", [*files(("示例.txt", CONTRACT)), ("key", "k")], status=401)


@pytest.mark.parametrize(
    "name",
    [
        HOSTILE,
        "../../../etc/passwd",
        "长" * 300 + ".txt",
        "\u202egnp.txt",
        "示例 合同；(1).txt",
    ],
)
def test_a_hostile_name_is_text_and_never_more(user, send, name):
    address = send(user, "第一条 略\n<b>粗体</b>{{7*7}}", name)
    page = user.get(address)
    listed = user.get("/reviews")
    header = user.get(f"{address}/original").headers["Content-Disposition"]

    for one in (page, listed):
        assert b"<script>alert" not in one.data
        assert "49" not in one.one("//main//*[self::h1]").text_content()
    assert "<b>粗体</b>{{7*7}}" in page.words()
    assert re.fullmatch(r"attachment; filename=original\.(txt|bin); filename\*=UTF-8''[\w%.\-~]+", header)
    assert "Set-Cookie" not in user.get(f"{address}/original").headers.get("Set-Cookie", "")


@pytest.mark.parametrize(
    "text", ["<img src=x onerror=alert(1)>英国法律", "甲\x00乙\x1b\u202e反\u2066", "&lt;&amp;<!--", "\ud7ff"]
)
def test_what_a_contract_says_is_text_and_never_more(user, send, text):
    page = user.get(send(user, f"示例合同\n第一条 本合同适用英国法律。{text}"))

    assert not page.all("//div[@class='read']//img")
    assert "\x00" not in page.text
    assert "\u202e" not in page.text


def test_the_original_comes_back_byte_for_byte(user, desk_of):
    page = user.get(f"{desk_of}/original")

    assert page.data == CONTRACT.encode()
    assert page.response.mimetype == "application/octet-stream"
    assert "%E7%A4%BA%E4%BE%8B" in page.headers["Content-Disposition"]


def test_the_report_is_json_with_the_decisions(user, desk_of):
    user.post(keys_on(user.get(desk_of))[0], {"decision": "accepted"})
    report = json.loads(user.get(f"{desk_of}/report.json").data)

    assert [one["decision"]["state"] for one in report["findings"] if one["decision"]] == ["accepted"]


def test_comments_are_for_docx_alone(user, desk_of):
    assert not user.get(desk_of).all("//a[contains(@href, '/annotated')]")
    assert "只有 DOCX" in user.get(f"{desk_of}/annotated", 400).words()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_page_keeps_the_rules_of_the_house_in_both_languages(user, send, language):
    first = send(user)
    second = send(user, CONTRACT.replace("10万元", "12万元"), previous=first.rpartition("/")[2])
    for path in (
        "/reviews",
        first,
        second,
        f"{second}/compare",
        f"{second}/delete",
        f"{first}?severity=block",
    ):
        joint = "&" if "?" in path else "?"
        assert (
            user.get(f"{path}{joint}lang={language}").root.get("lang")
            == {"zh": "zh-CN", "en": "en"}[language]
        )


@pytest.mark.parametrize(
    "odd",
    [
        "",
        "\x00",
        "\u202e",
        "\ufffe",
        "x" * 5000,
        NOBODYS,
        "'; DROP TABLE reviews; --",
        "{{7*7}}",
        "../..",
        "²",
    ],
)
def test_odd_values_are_answered_with_a_page_of_ours(user, desk_of, odd):
    answers = []
    data = [*files(("示例.txt", CONTRACT), (odd or "x", "x")), ("key", odd), ("previous", odd)]
    answers.append(user.post("/reviews", data, status=None))
    key = keys_on(user.get(desk_of))[0]
    for address in (key, f"{desk_of}/findings/{NOBODYS}"):
        for decision, reason in ((odd, odd), ("waived", odd), (odd, "理由在此")):
            answers.append(user.post(address, {"decision": decision, "reason": reason}, status=None))
    for part, field in (("follow", "previous"), ("draft", "key"), ("sheet", "key")):
        answers.append(user.post(f"{desk_of}/{part}", {field: odd}, status=None))
    user.get(f"{desk_of}?severity={odd.replace(chr(0), '%00')}&state=x")

    assert {one.status for one in answers} <= {302, 400, 404, 422}
