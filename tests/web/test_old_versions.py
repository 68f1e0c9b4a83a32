"""Two texts side by side, and old versions that come back as new ones."""

from __future__ import annotations

import pytest
from saved_steps import step

from formgen.service.side_by_side import Effort
from formgen.web.merging import marked

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
    mine, theirs = marked(one, other, Effort())

    assert mine == found
    assert "".join(text for text, _differs in theirs) == other
    assert [text for text, differs in theirs if not differs] == [
        text for text, differs in mine if not differs
    ]


def test_what_is_alike_is_alike_on_both_sides():
    mine, theirs = marked("甲乙丙丁戊", "丙丁甲乙己", Effort())

    assert (mine, theirs) == (
        [("甲乙", False), ("丙丁戊", True)],
        [("丙丁", True), ("甲乙", False), ("己", True)],
    )


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
