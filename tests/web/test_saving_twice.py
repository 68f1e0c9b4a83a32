"""Saving twice and in two windows: a double click is one save, and no window takes anything away."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from house import House
from saved_steps import NAME, step

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
