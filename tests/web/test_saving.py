"""Saving a step: what was shown is saved, what was not stays, and no second window takes anything away."""

from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy

import pytest
from house import STEPS, House

from formgen.service import papers
from formgen.web.merging import marked

NAME = "示例长者饭堂助餐服务采购合同"


def step(version="1", key="k", action="continue", **answers):
    shown = [("_shown", name) for name in answers]
    return [("version", version), ("key", key), ("action", action), *shown, *answers.items()]


def values_of(answers):
    """The typed values of stored answers, without those that are not answered."""
    read = papers.look_over("government_contract", answers).answers
    assert not read.faults
    return {path: value for path, value in read.values.items() if value is not None}


def test_a_step_that_is_saved_leads_to_the_next(user, draft, answers):
    page = user.post(f"{draft}/steps/basics", step(contract_title=NAME))

    assert page.location == f"{draft}/steps/parties"
    assert answers(draft) == {"contract_title": NAME}
    assert NAME in user.get("/").words()


@pytest.mark.parametrize(
    ("action", "led"),
    [
        ("save", "/steps/basics?checked=1"),
        ("leave", "/"),
        ("continue", "/steps/parties"),
        ("nonsense", "/steps/parties"),
    ],
)
def test_the_pressed_button_decides_where_one_goes(user, draft, action, led):
    assert (
        user.post(f"{draft}/steps/basics", step(action=action, contract_title=NAME)).location == draft + led
    )


def test_who_came_from_the_check_goes_back_to_it(user, draft):
    page = user.get(f"{draft}/steps/basics?back=check")
    assert page.value("back") == "check"
    assert user.post(f"{draft}/steps/basics", page.fields()).location == f"{draft}/check"


def test_after_the_last_step_comes_the_check(user, draft):
    assert user.post(f"{draft}/steps/approvals", step()).location == f"{draft}/check"


@pytest.mark.parametrize("name", STEPS)
def test_sending_a_page_as_it_is_changes_nothing(user, filled, answers, name):
    stored = answers(filled)
    page = user.get(f"{filled}/steps/{name}")

    user.post(f"{filled}/steps/{name}", page.fields())

    assert values_of(answers(filled)) == values_of(stored)


@pytest.mark.parametrize("name", STEPS)
def test_a_step_touches_only_the_fields_that_it_showed(user, filled, answers, name):
    stored = deepcopy(answers(filled))

    user.post(
        f"{filled}/steps/{name}",
        [("version", "1"), ("key", "k"), ("contract_title", "示例窃改"), ("is_admin", "true")],
    )

    assert answers(filled) == stored


def test_a_step_cannot_change_another_even_if_it_says_that_it_showed_it(user, filled, answers):
    stored = deepcopy(answers(filled))

    user.post(f"{filled}/steps/price", step(contract_title="示例窃改", owner_id="x", na_reasons="x"))

    assert answers(filled) == stored


def test_an_answer_that_is_emptied_is_gone(user, filled, answers):
    user.post(f"{filled}/steps/basics", step(contract_title=""))

    assert answers(filled)["contract_title"] is None


def test_what_cannot_be_read_is_kept_and_said_beside_its_field(user, draft, answers):
    page = user.post(f"{draft}/steps/performance", step(**{"performance.start_date": "不定期"}), 422)

    assert answers(draft) == {"performance": {"start_date": "不定期"}}
    assert page.one("//title").text.startswith("错误：")
    assert page.value("performance.start_date") == "不定期"
    (link,) = page.all("//div[@id='faults']//a")
    field = page.one("//input[@id='i-performance.start_date']")
    assert link.get("href") == "#i-performance.start_date"
    assert field.get("aria-invalid") == "true"
    assert "e-performance.start_date" in field.get("aria-describedby")
    beside = page.one("//p[@id='e-performance.start_date']").text_content()
    assert beside.startswith("错误：“不定期”读不出日期")
    assert link.text == f"履行起始日：{beside.removeprefix('错误：')}"


def test_a_fault_in_a_row_is_said_beside_its_cell(user, filled):
    pairs = user.get(f"{filled}/steps/parties").fields()
    spoilt = [(name, "12\u202e34" if name == "parties_b[0].uscc" else value) for name, value in pairs]

    page = user.post(f"{filled}/steps/parties", spoilt, 422)

    (link,) = page.all("//div[@id='faults']//a")
    assert link.get("href") == "#i-parties_b[0].uscc"
    assert page.one("//input[@id='i-parties_b[0].uscc']").get("aria-invalid") == "true"
    assert page.value("parties_b[0].name") == "深圳示例文化服务有限公司（示例）"
    among_all = user.get(f"{filled}/check")
    assert "统一社会信用代码" in among_all.one("//dl//span[@class='fault']").text_content()


@pytest.mark.parametrize("typed", ["示例\x00合同", "示例\x07合同", "示例\x7f合同"])
def test_what_no_database_can_hold_stays_on_the_page_and_holds_up_nothing_else(user, draft, answers, typed):
    page = user.post(f"{draft}/steps/basics", step(contract_title=typed, handling_dept="示例部门"), 422)

    assert "没有保存“合同名称”：里面有看不见的控制字符，请删去或重新输入。其他内容已经保存。" in page.words()
    assert "控制字符" in page.one("//p[@id='e-contract_title']").text_content()
    assert page.value("handling_dept") == "示例部门"
    assert answers(draft) == {"handling_dept": "示例部门"}

    user.post(f"{draft}/steps/basics", page.typed(contract_title="示例合同"))
    assert answers(draft)["contract_title"] == "示例合同"


def test_where_all_that_was_typed_cannot_be_held_nothing_is_saved(user, draft, answers):
    page = user.post(f"{draft}/steps/basics", step(contract_title="示例\x00合同"), 422)

    assert "这一次还没有保存" in page.words()
    assert answers(draft) == {}


def test_a_row_that_no_database_can_hold_leaves_the_table_as_it_was_kept(user, filled, answers):
    before = answers(filled)["parties_b"]
    given = {"parties_b[0]__name": "示例\x00公司"}
    pairs = user.get(f"{filled}/steps/parties").typed(**given)

    page = user.post(f"{filled}/steps/parties", pairs, 422)

    assert "没有保存“乙方（对方当事人）”" in page.words()
    assert answers(filled)["parties_b"] == before


@pytest.mark.parametrize("typed", ["示例\u202e合同", "示例\ufffe合同", "示例\u2066合同"])
def test_marks_that_turn_text_round_are_named_beside_the_field(user, draft, typed):
    page = user.post(f"{draft}/steps/basics", step(contract_title=typed), 422)

    assert "第3个字符" in page.one("//p[@id='e-contract_title']").text_content()


def test_blanks_line_ends_and_full_width_digits_are_no_faults(user, draft, answers):
    sent = {"performance.start_date": " ２０２７年１月１日 ", "performance.conditions": "一\r\n二"}
    user.post(f"{draft}/steps/performance", step(**sent))

    assert answers(draft)["performance"]["conditions"] == "一\n二"
    assert (
        papers.look_over("government_contract", answers(draft))
        .answers.at("performance.start_date")
        .isoformat()
        == "2027-01-01"
    )


# ------------------------------------------------------------------------------------------- rows


def test_a_row_is_added_with_everything_else_that_was_typed_kept(user, filled, answers):
    pairs = user.get(f"{filled}/steps/parties").typed(
        **{"parties_b[0]__name": "示例改名公司", "action": "add:parties_b"}
    )

    page = user.follow(user.post(f"{filled}/steps/parties", pairs))

    assert page.value("parties_b[0].name") == "示例改名公司"
    assert page.value("parties_b[1].name") == ""
    assert page.value("parties_a[0].name") == answers(filled)["parties_a"][0]["name"]


def test_a_row_is_removed_by_its_number(user, filled):
    pairs = user.get(f"{filled}/steps/performance").fields()

    page = user.follow(
        user.post(f"{filled}/steps/performance", [*pairs, ("action", "remove:performance.milestones:1")])
    )

    assert page.value("performance.milestones[0].name") == "进场开放"
    assert page.value("performance.milestones[1].name") == "年度考核"
    assert page.value("performance.milestones[2].name") is None


def test_the_second_of_two_blank_papers_is_the_one_that_is_removed(user, draft, desk, answers):
    desk.save(
        user.id,
        draft.rpartition("/")[2],
        1,
        {"stage": "filed", "filing": {"extra": [{}, {"name": "示例材料"}]}},
    )
    page = user.get(f"{draft}/steps/approvals")
    assert page.value("filing.extra[1].name") == "示例材料"

    user.post(f"{draft}/steps/approvals", [*page.fields(), ("action", "remove:filing.extra:1")])

    assert answers(draft)["filing"]["extra"] == [{}]


@pytest.mark.parametrize(
    "action",
    ["remove:parties_a:99", "remove:parties_a:-1", "remove:parties_a:²", "remove:parties_a:" + "9" * 5000, "remove:nope:0",
     "add:contract_title", "add:nope", "add:", "clause:parties_a:x", "clause:background:nope", ":", "remove"],
)  # fmt: skip
def test_a_button_that_no_page_has_does_no_harm(user, filled, answers, action):
    stored = deepcopy(answers(filled)["parties_a"])
    pairs = user.get(f"{filled}/steps/parties").fields()

    user.post(f"{filled}/steps/parties", [*pairs, ("action", action)])

    kept = [
        {name: cell for name, cell in row.items() if cell is not None} for row in answers(filled)["parties_a"]
    ]
    assert kept == stored


def test_a_row_in_which_nothing_was_typed_is_not_kept(user, filled, answers):
    pairs = user.get(f"{filled}/steps/parties").typed(action="add:parties_b")
    page = user.follow(user.post(f"{filled}/steps/parties", pairs))

    user.post(f"{filled}/steps/parties", page.fields())

    assert len(answers(filled)["parties_b"]) == 1


@pytest.mark.parametrize(
    "name",
    ["parties_a[99999].name", "parties_a[²].name", "parties_a[" + "9" * 5000 + "].name", "parties_a[-1].name", "parties_a[0].name[0]",
     "parties_a[0]..name", "parties_a.name", "parties_a[", "parties_a[0", "parties_a]0[", "[0]", "parties_a[0][1].name",
     "parties_a[0].__class__", "a" * 10_000],
)  # fmt: skip
def test_odd_names_of_fields_are_nobodys(user, draft, answers, name):
    user.post(
        f"{draft}/steps/parties", [("version", "1"), ("_shown", "parties_a"), (name, "示例")], status=302
    )

    assert answers(draft).get("parties_a") in (None, [])


# ---------------------------------------------------------------------------- twice, and two windows


def test_beginning_twice_by_a_double_click_gives_one_draft(user):
    sent = {"form": "government_contract", "key": "the same"}

    assert user.post("/drafts", sent).location == user.post("/drafts", sent).location
    assert len(user.get("/").all("//ul[@class='drafts']/li")) == 1


@pytest.mark.parametrize("form", ["nope", "", "../x", "a" * 5000, "\x00"])
def test_a_form_that_is_none_cannot_be_begun(user, form):
    assert user.post("/drafts", {"form": form, "key": "k"}, 400)


def test_saving_twice_by_a_double_click_is_one_save_and_no_conflict(user, draft, desk):
    sent = step(contract_title=NAME)

    assert (
        user.post(f"{draft}/steps/basics", sent).location == user.post(f"{draft}/steps/basics", sent).location
    )
    assert len(desk.history(user.id, draft.rpartition("/")[2])) == 2


def test_the_same_page_sent_again_with_other_words_is_not_taken_for_a_double_click(user, draft, answers):
    user.post(f"{draft}/steps/basics", step(contract_title=NAME))

    page = user.post(f"{draft}/steps/basics", step(contract_title="示例另一名称"), 409)

    assert "示例另一名称" in page.words()
    assert answers(draft)["contract_title"] == NAME


def test_adding_a_row_by_a_double_click_adds_one(user, draft, answers):
    sent = [("version", "1"), ("key", "k"), ("_shown", "parties_a"), ("action", "add:parties_a")]
    user.post(f"{draft}/steps/parties", sent)
    user.post(f"{draft}/steps/parties", sent)

    assert answers(draft)["parties_a"] == [{}]


def test_the_back_button_and_an_old_page_take_nothing_away(user, draft, answers):
    old = user.get(f"{draft}/steps/basics").fields()
    user.post(f"{draft}/steps/basics", step(contract_title=NAME))
    user.post(f"{draft}/steps/purpose", step("2", "k2", background="示例背景"))

    page = user.post(f"{draft}/steps/basics", old, 409)

    assert answers(draft) == {"contract_title": NAME, "background": "示例背景"}
    assert page.one("//input[@id='t-contract_title']").get("checked") is not None


def test_two_windows_see_both_versions_and_merge_them(user, filled, answers):
    first = user.get(f"{filled}/steps/purpose")
    second = user.get(f"{filled}/steps/purpose")
    user.post(f"{filled}/steps/purpose", first.typed(background="示例甲窗背景", purpose="示例甲窗目的"))

    page = user.post(f"{filled}/steps/purpose", second.typed(background="示例乙窗背景"), 409)

    for said in ("示例甲窗背景", "示例甲窗目的", "示例乙窗背景", first.value("purpose")):
        assert said in page.one("//main").text_content()
    chosen = dict(page.fields("//main//form"))
    assert chosen["_take:background"] == "mine"
    assert chosen["_take:purpose"] == "theirs"
    led = user.post(page.one("//main//form").get("action"), page.fields("//main//form"))
    assert led.location == f"{filled}/steps/purpose?checked=1"
    assert (answers(filled)["background"], answers(filled)["purpose"]) == ("示例乙窗背景", "示例甲窗目的")


def test_a_merge_loses_no_line_no_row_and_no_ticked_box(user, filled, answers):
    typed = {
        "other_departments_involved": "示例一局\n示例二局\n示例三局",
        "consultation_docs[0]__dept": "示例一局",
        "consultation_docs[1]__dept": "示例二局",
        "feasibility_doc__name": "示例报告",
    }
    page = user.get(f"{filled}/steps/approvals")
    user.post(f"{filled}/steps/basics", step(contract_title=NAME))
    conflict = user.post(f"{filled}/steps/approvals", page.typed(**typed), 409)

    user.post(conflict.one("//main//form").get("action"), conflict.fields("//main//form"))

    kept = answers(filled)
    assert kept["other_departments_involved"] == ["示例一局", "示例二局", "示例三局"]
    assert [row["dept"] for row in kept["consultation_docs"]] == ["示例一局", "示例二局"]
    assert kept["feasibility_doc"]["name"] == "示例报告"
    assert kept["due_diligence"]["covers"] == ["qualification", "assets", "credit", "capacity"]
    assert kept["contract_title"] == NAME


def test_a_merge_that_comes_too_late_is_asked_again(user, filled, answers):
    page = user.get(f"{filled}/steps/purpose")
    user.post(f"{filled}/steps/purpose", page.typed(background="示例一"))
    conflict = user.post(f"{filled}/steps/purpose", page.typed(background="示例二"), 409)
    user.post(f"{filled}/steps/purpose", step("2", "k3", background="示例三"))

    late = user.post(conflict.one("//main//form").get("action"), conflict.fields("//main//form"), 409)

    assert answers(filled)["background"] == "示例三"
    assert "示例二" in late.one("//main").text_content()


def test_of_twenty_saves_of_one_version_one_is_kept_and_nineteen_are_asked(app, people, user, draft, answers):
    houses = [House(app).sign_in_by(people.issue_link(user.id)) for _each in range(20)]

    def save(number):
        return houses[number].post(
            f"{draft}/steps/basics", step(key=f"k{number}", contract_title=f"示例{number}"), None
        )

    with ThreadPoolExecutor(20) as racing:
        pages = list(racing.map(save, range(20)))

    assert sorted(page.status for page in pages) == [302] + [409] * 19
    (winner,) = (number for number, page in enumerate(pages) if page.status == 302)
    assert answers(draft)["contract_title"] == f"示例{winner}"
    assert all(f"示例{number}" in page.words() for number, page in enumerate(pages) if number != winner)


@pytest.mark.parametrize("version", ["0", "-1", "99", "²", "x", "", "9" * 5000, "1.0", "NaN"])
def test_a_version_that_never_was_is_a_conflict(user, draft, answers, version):
    user.post(f"{draft}/steps/basics", step(version, contract_title=NAME), 409)
    assert answers(draft) == {}


@pytest.mark.parametrize("key", ["", "k" * 10_000, "\x00", "\ud7ff\U0010ffff"])
def test_any_key_will_do(user, draft, answers, key):
    user.post(f"{draft}/steps/basics", step(key=key, contract_title=NAME))
    assert answers(draft)["contract_title"] == NAME


# --------------------------------------------------------------------------------- while one types


def test_saving_by_itself_answers_with_the_new_version_and_the_findings(user, draft, answers):
    page = user.post(f"{draft}/steps/basics/autosave", step(contract_title=NAME), 200)

    assert page.json["version"] == 2
    assert page.json["key"] != "k"
    assert "缺项" in page.json["findings"]
    assert page.json["count"] > 10
    assert answers(draft)["contract_title"] == NAME


def test_saving_by_itself_says_what_cannot_be_read(user, draft):
    page = user.post(f"{draft}/steps/performance/autosave", step(**{"performance.start_date": "不定"}), 200)

    assert "填写有误" in page.json["findings"]
    assert "#i-performance.start_date" in page.json["findings"]


def test_saving_by_itself_never_overwrites_another_window(user, draft, answers):
    user.post(f"{draft}/steps/basics/autosave", step(contract_title=NAME), 200)

    page = user.post(f"{draft}/steps/basics/autosave", step(key="k2", contract_title="示例二"), 409)

    assert page.json["error"]["code"] == "draft_changed"
    assert "合并" in page.json["error"]["message"]
    assert answers(draft)["contract_title"] == NAME


def test_saving_by_itself_refuses_what_no_database_can_hold(user, draft, answers):
    page = user.post(f"{draft}/steps/basics/autosave", step(contract_title="\x00"), 422)

    assert "控制字符" in page.json["error"]["message"]
    assert answers(draft) == {}


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


def test_saving_by_itself_answers_with_model_clauses_as_the_answers_now_are(user, draft):
    court = {"dispute.method": "court", "dispute.institution_name": "深圳市罗湖区人民法院"}
    page = user.post(f"{draft}/steps/disputes/autosave", step(**court), 200)

    offered = page.json["offers"]["dispute.clause_text"]
    assert "可以向深圳市罗湖区人民法院提起诉讼" in offered
    assert 'value="clause:dispute.clause_text:general-dispute-court"' in offered
    assert "提交仲裁" not in offered


def test_saving_by_itself_names_the_field_that_no_database_can_hold(user, draft):
    page = user.post(f"{draft}/steps/basics/autosave", step(contract_title="示例\x00合同"), 422)

    assert page.json["error"]["message"].startswith("没有自动保存。合同名称：")


def test_saving_by_itself_keeps_what_can_be_held_and_names_what_cannot(user, draft, answers):
    sent = step(contract_title="示例\x00合同", handling_dept="示例部门")
    page = user.post(f"{draft}/steps/basics/autosave", sent, 200)

    assert page.json["version"] == 2
    assert page.json["withheld"].startswith("没有保存“合同名称”：里面有看不见的控制字符")
    assert answers(draft) == {"handling_dept": "示例部门"}


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


# --------------------------------------------------------------------------- both texts, old versions


def test_of_two_long_texts_both_can_be_kept_and_what_differs_is_marked(user, draft, answers):
    user.post(f"{draft}/steps/purpose", step(background="示例甲窗背景"))
    page = user.post(f"{draft}/steps/purpose", step(key="k2", background="示例乙窗背景"), 409)

    assert page.all("//label[@for='m-background']//mark/text()") == ["乙"]
    assert page.all("//label[@for='t-background']//mark/text()") == ["甲"]
    sent = dict(page.fields("//main//form")) | {"_take:background": "both"}
    user.post(page.one("//main//form").get("action"), sent)
    assert answers(draft)["background"] == "示例甲窗背景\n示例乙窗背景"


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("示例合同", "示例合同", [("示例合同", False)]),
        ("甲乙丙丁", "甲子丙丑", [("甲", False), ("乙", True), ("丙", False), ("丁", True)]),
        ("甲", "乙", [("甲", True)]),
        ("", "乙", []),
        ("aa", "a", [("a", False), ("a", True)]),
        ("x" + "甲" * 4000 + "y", "x" + "乙" * 9 + "y", [("x", False), ("甲" * 4000, True), ("y", False)]),
    ],
)
def test_what_differs_in_a_text_is_found(one, other, found):
    assert marked(one, other) == found


def test_an_old_version_says_what_changed_and_comes_back_as_a_new_one(user, draft, answers, desk):
    user.post(f"{draft}/steps/basics", step(contract_title="示例一"))
    user.post(f"{draft}/steps/basics", step("2", "k2", contract_title="示例二", handling_dept="示例部门"))

    page = user.get(f"{draft}/history/3")
    assert [one.text_content() for one in page.all("//dl//dt")] == ["合同名称", "合同承办部门"]
    assert "示例二 此前： 示例一" in page.words()
    assert page.all("//main//form") == []
    old = user.get(f"{draft}/history/2")
    user.post(old.one("//main//form").get("action"), old.fields("//main//form"))

    assert answers(draft) == {"contract_title": "示例一"}
    assert len(desk.history(user.id, draft.rpartition("/")[2])) == 4


def test_an_old_version_does_not_come_back_over_a_save_that_nobody_saw(user, draft, answers):
    user.post(f"{draft}/steps/basics", step(contract_title="示例一"))
    old = user.get(f"{draft}/history/1")
    user.post(f"{draft}/steps/basics", step("2", "k2", contract_title="示例二"))

    page = user.post(old.one("//main//form").get("action"), old.fields("//main//form"), 409)

    assert "还没有恢复" in page.words()
    assert answers(draft) == {"contract_title": "示例二"}


@pytest.mark.parametrize("number", ["0", "2", "9" * 400, "x", "-1"])
def test_a_version_that_never_was_is_not_found(user, draft, number):
    user.get(f"{draft}/history/{number}", 404)
    user.post(f"{draft}/history/{number}/restore", {"version": "1"}, 404)


def test_an_old_version_shows_no_number_of_a_person_in_full(user, filled):
    words = user.get(f"{filled}/history/1").words()

    assert "示例街道社区图书馆运营服务采购合同" in words
    assert "0755-00000021" not in words
