"""What follows a review in the browser: its next version, the list, a draft, the sheet of the opinion."""

from __future__ import annotations

from urllib.parse import urlsplit

from sent_contracts import CONTRACT, files, keys_on

from formgen.storage import Mark, Marks


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
