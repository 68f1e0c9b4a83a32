"""The review desk in the browser: uploaded, read, seen beside the findings, decided about, by its owner alone."""

from __future__ import annotations

import json
import re
from io import BytesIO
from urllib.parse import urlsplit

import pytest

from formgen.service.review_work import Reviewers
from formgen.storage import Mark, Marks
from formgen.web import uploads

CONTRACT = """示例设备采购合同
甲方：深圳市罗湖区示例局
乙方：示例科技有限公司
第一条 标的
甲方向乙方采购服务器十台，合计10万元。
第二条 适用法律
本合同适用英国法律。
第三条 争议解决
凡因本合同引起的争议，提交香港国际仲裁中心仲裁。
"""
NOBODYS = "11111111-1111-4111-8111-111111111111"
HOSTILE = "<script>alert(1)</script>\"'&{{7*7}}.txt"


@pytest.fixture
def workers(app):
    made = Reviewers(app.extensions["formgen"]["database"], workers=1)
    yield made
    made.close()


def files(*given):
    return [
        ("files", (BytesIO(data.encode() if isinstance(data, str) else data), name)) for name, data in given
    ]


@pytest.fixture
def send(workers):
    """Upload one text and have it reviewed; the address of its desk."""
    numbers = iter(range(100))

    def upload(house, text=CONTRACT, name="示例合同.txt", **more):
        page = house.post("/reviews", [*files((name, text)), ("key", f"k{next(numbers)}"), *more.items()])
        while workers.do_one("w"):
            pass
        return urlsplit(page.location).path

    return upload


@pytest.fixture
def desk_of(user, send):
    return send(user)


def keys_on(page):
    return [form.get("action").split("?")[0] for form in page.all("//form[contains(@action, '/findings/')]")]


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
    fresh = page.one("//li[contains(@class, ' accepted')]//input[@name='seen']").get("value")
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


def test_several_files_come_in_one_post(user):
    page = user.post(
        "/reviews",
        [*files(("一.txt", CONTRACT), ("二.txt", "第一条 略"), ("三.txt", "")), ("key", "k")],
        status=422,
    )

    assert "是空的" in page.words()
    assert len(page.all("//ul[contains(@class, 'reviews')]/li")) == 2
    page = user.post("/reviews", [*files(("四.txt", "四"), ("五.txt", "五")), ("key", "k2")])
    assert page.location == "/reviews"


def test_the_same_post_again_is_one_review(user):
    for _ in range(3):
        user.post("/reviews", [*files(("示例.txt", CONTRACT)), ("key", "once")])

    assert len(user.get("/reviews").all("//ul[contains(@class, 'reviews')]/li")) == 1


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ([], "请选择要审查的合同文件"),
        ([("", b"")], "请选择要审查的合同文件"),
        ([(f"{number}.txt", b"x") for number in range(21)], "一次最多上传20个文件"),
    ],
)
def test_a_post_with_too_few_or_too_many_files_is_refused_in_words(user, given, said):
    assert said in user.post("/reviews", [*files(*given), ("key", "k")], status=422).words()


def test_a_file_of_many_pieces_is_taken_in_whole(user):
    sent = "第一条 略。".encode() * 25_000
    page = user.post("/reviews", [*files(("大.txt", sent)), ("key", "k")])

    assert user.get(f"{urlsplit(page.location).path}/original").data == sent


def test_too_much_at_once_is_refused_in_words(user, monkeypatch):
    monkeypatch.setattr(uploads, "LARGEST_UPLOAD", 100_000)
    user.get("/reviews")
    page = user.post("/reviews", [*files(("大.txt", b"x" * 90_000)), ("key", "k")])
    assert page.status == 302
    page = user.post("/reviews", [*files(("大.txt", b"x" * 110_000)), ("key", "k")], status=413)

    assert "不能超过" in page.words()
    assert len(user.get("/reviews").all("//ul[contains(@class, 'reviews')]/li")) == 1


def test_a_page_that_was_open_too_long_says_that_the_file_has_to_be_chosen_again(user):
    page = user.post("/reviews", [*files(("示例.txt", CONTRACT)), ("key", "k")], status=400, token="stale")

    assert "重新选择文件" in page.words()
    assert not page.all("//input[@type='file']")


def test_a_file_that_cannot_be_read_says_why(user, workers):
    page = user.post("/reviews", [*files(("示例.docx", b"PK\x03\x04nothing")), ("key", "k")])
    workers.do_one("w")
    failed = user.follow(page)
    assert "没有读成" in failed.words()
    assert "没有读成" in user.get("/reviews").words()
    address = urlsplit(page.location).path

    assert user.post(f"{address}/again").location == address
    assert user.get(f"{address}/progress").json["state"] == "queued"


def test_a_new_version_is_compared_clause_by_clause(user, send):
    first = send(user)
    page = user.get(first)
    user.post(keys_on(page)[-1], {"decision": "waived", "reason": "区政府已批准"})
    changed = CONTRACT.replace("本合同适用英国法律。", "本合同适用中华人民共和国法律。")
    second = send(user, changed, "示例合同 第二版.txt", previous=first.rpartition("/")[2])
    compared = user.get(f"{second}/compare")

    assert "已解决" in compared.words()
    assert compared.one("//del").text == "英"
    assert compared.one("//ins").text == "中华人民共和"
    assert user.get(second).all("//li[contains(@class, ' waived')]")
    assert user.get(second).all(f"//a[@href='{second}/compare']")
    assert user.get(first).all(f"//a[@href='{second}']")


def test_a_likely_new_version_is_offered(user, send):
    send(user)
    second = send(user, CONTRACT.replace("10万元", "12万元"), "改了名字.txt")
    page = user.get(second)
    assert "的新版本" in page.words()
    user.get(f"{second}/compare", 302)
    previous = page.one("//form[contains(@action, '/follow')]//input[@name='previous']").get("value")

    assert user.post(f"{second}/follow", {"previous": previous}).location == f"{second}/compare"
    assert user.get(f"{second}/compare").one("//ins").text == "12"
    assert user.post(f"{second}/follow", {"previous": ""}).location == second


def test_only_one_file_can_be_a_new_version(user, send):
    first = send(user).rpartition("/")[2]
    data = [*files(("一.txt", "一"), ("二.txt", "二")), ("key", "k"), ("previous", first)]

    assert "一次只能上传一个文件" in user.post("/reviews", data, status=422).words()


def test_counts_of_filters_are_crossed_and_the_verdict_says_what_was_decided(user, desk_of):
    key = keys_on(user.get(f"{desk_of}?severity=block"))[0]
    answer = user.post(key, {"decision": "accepted"}, status=200, headers={"Accept": "application/json"}).json

    assert "已处理1处" in answer["verdict"]
    page = user.get(f"{desk_of}?severity=block")
    assert "（已处理1处）" in page.one("//*[@data-verdict]").xpath("string()")
    assert page.one("//nav[@data-filters]/p[2]/a[contains(., '已采纳')]/span").text == "1"
    warned = user.get(f"{desk_of}?severity=warn")
    assert warned.one("//nav[@data-filters]/p[2]/a[contains(., '已采纳')]/span").text == "0"
    assert not page.all("//li[@data-finding]//button[@value='waived']")
    assert "已处理 1/" in user.get("/reviews").words()


def test_the_list_looks_again_while_something_waits(user, workers):
    user.post("/reviews", [*files(("示例合同.txt", CONTRACT)), ("key", "k")])
    waiting = user.get("/reviews")
    assert "有1份正在排队或读取" in waiting.words()
    assert b'http-equiv="refresh"' in waiting.data

    workers.do_one("w")
    done = user.get("/reviews")
    assert b'http-equiv="refresh"' not in done.data
    assert not done.all("//*[@data-waiting]")


def test_what_is_no_contract_gives_no_sheet_and_no_draft(user, send):
    desk = send(user, "今天的会议改到下午三点，请大家准时参加。", "通知.txt")
    page = user.get(desk)

    assert "不能生成审查意见表" in page.words()
    assert not page.all("//form[contains(@action, '/sheet') or contains(@action, '/draft')]")
    assert "不像合同" in user.post(f"{desk}/sheet", {"key": "k"}, status=400).words()


def test_a_text_says_why_it_gets_no_comments(user, desk_of):
    page = user.get(desk_of)

    assert "这份原件是TXT" in page.words()
    assert page.all("//form[contains(@action, '/sheet')]")


def test_a_deleted_review_is_gone_with_its_file(user, desk_of):
    assert "不能恢复" in user.get(f"{desk_of}/delete").words()
    assert user.post(f"{desk_of}/delete").location == "/reviews"
    user.get(desk_of, 404)
    user.get(f"{desk_of}/original", 404)


def test_a_draft_is_begun_from_the_contract_once(user, desk_of):
    first = user.post(f"{desk_of}/draft", {"key": "once"}).location
    again = user.post(f"{desk_of}/draft", {"key": "once"}).location

    assert first == again
    assert user.get(urlsplit(first).path).status == 200


def test_a_draft_that_was_read_is_shown_beside_the_contract_it_was_read_from(user, other, desk_of):
    begun = urlsplit(user.post(f"{desk_of}/draft", {"key": "once"}).location).path.rstrip("/")
    assert user.get(f"{begun}/").all(f"//a[@href='{begun}/difference']")
    page = user.get(f"{begun}/difference")

    assert "示例合同.txt" in page.words()
    assert "服务器十台" in "".join("".join(one.itertext()) for one in page.all("//article"))
    assert not page.all("//article[contains(., '待补充')]")
    kinds = [one.get("class").split()[-1] for one in page.all("//article")]
    assert kinds == sorted(kinds, key=("removed", "changed", "moved", "new").index)
    assert page.all("//details//article[contains(@class, 'new')]")
    assert "上一版" not in page.words()
    other.get(f"{begun}/difference", 404)
    user.get(f"{user.begin()}/difference", 404)


def test_a_sheet_for_the_opinion_is_begun_from_the_review_once(user, desk_of):
    first = user.post(f"{desk_of}/sheet", {"key": "once"}).location

    assert user.post(f"{desk_of}/sheet", {"key": "once"}).location == first
    assert "合法性审查" in user.get(urlsplit(first).path).words()


def test_doubtful_answers_are_shown_with_their_sentence_until_the_step_is_saved(user, app, desk_of):
    address = user.begin()
    draft_id = address.rpartition("/")[2]
    marks = Marks(app.extensions["formgen"]["database"])
    marks.put(
        user.id,
        draft_id,
        desk_of.rpartition("/")[2],
        [Mark("background", "因<b>业务</b>需要", 0.4), Mark("parties_b[0].name", "乙方：示例公司", 0.6)],
    )
    assert "1处待确认" in user.get(f"{address}/").words()
    page = user.get(f"{address}/steps/purpose")
    assert "从原合同读出，请确认" in page.words()
    assert "因<b>业务</b>需要" in page.words()
    assert "k-background" in page.one("//textarea[@name='background']").get("aria-describedby")

    user.post(f"{address}/steps/purpose/autosave", page.typed(background="业务"), status=200)
    assert "请确认" in user.get(f"{address}/steps/purpose").words()
    page = user.get(f"{address}/steps/purpose")
    user.post(f"{address}/steps/purpose", page.typed(background="业务需要"))
    assert "请确认" not in user.get(f"{address}/steps/purpose").words()
    assert "乙方：示例公司" in user.get(f"{address}/steps/parties").words()


def test_an_answer_that_the_page_kept_out_of_sight_is_not_confirmed_with_the_step(user, app, desk_of):
    address = user.begin()
    step = f"{address}/steps/price"
    user.post(step, user.get(step).typed(**{"price.applicable": "true", "price.amount": "100"}))
    Marks(app.extensions["formgen"]["database"]).put(
        user.id,
        address.rpartition("/")[2],
        desk_of.rpartition("/")[2],
        [Mark("price.amount", "总价100元", 0.5)],
    )
    assert "1处待确认" in user.get(f"{address}/").words()
    user.post(step, user.get(step).typed(**{"price.applicable": "false"}))
    assert "处待确认" not in user.get(f"{address}/").words()  # there is nothing to see, so nothing to confirm

    unseen = [pair for pair in user.get(step).typed() if pair != ("_shown", "price.amount")]
    user.post(step, [*[one for one in unseen if one[0] != "price.applicable"], ("price.applicable", "true")])
    assert "总价100元" in user.get(step).words()

    user.post(step, user.get(step).typed(**{"price.applicable": "true"}))
    assert "总价100元" not in user.get(step).words()


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
