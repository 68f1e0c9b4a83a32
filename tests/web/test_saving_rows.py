"""Saving tables: rows are added, removed and kept with all that was typed."""

from __future__ import annotations

from copy import deepcopy

import pytest

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
