"""A form of several papers in the wizard: its steps, its answers that lie enclosed, its documents."""

from __future__ import annotations

import pytest

from formgen.service import papers

FORM = "legality_review"
STEPS = tuple(step.id for step in papers.form(FORM).steps)


@pytest.fixture
def begun(user):
    """The address of a draft of the sheet with all answers of the sample."""
    page = user.post("/drafts", {"form": FORM, "key": "parts", "sample": "complete"})
    return page.location.rstrip("/")


def values_of(answers):
    read = papers.look_over(FORM, answers).answers
    assert not read.faults
    return {
        path: read.form.fields[path].dump(value) for path, value in read.values.items() if value is not None
    }


def test_the_list_of_tasks_has_the_steps_of_both_papers(user, begun):
    words = user.get(f"{begun}/").words()

    for title in ("送审材料", "合同与审查主体", "审查事项", "是否含有禁止内容", "结论与签署"):
        assert title in words


@pytest.mark.parametrize("name", STEPS)
def test_sending_a_step_as_it_is_changes_nothing(user, begun, answers, name):
    stored = answers(begun)
    page = user.get(f"{begun}/steps/{name}")

    user.post(f"{begun}/steps/{name}", page.fields())

    assert values_of(answers(begun)) == values_of(stored)


def test_enclosed_answers_are_not_asked_for_and_not_lost(user, begun, answers):
    page = user.get(f"{begun}/steps/basics")

    assert page.all("//*[@name='contract']") == []
    assert answers(begun)["contract"]["deal_nature"] == "procurement_service"


def test_a_result_is_chosen_on_its_step_and_judged_there(user, begun, answers):
    page = user.get(f"{begun}/steps/items")

    after = user.post(f"{begun}/steps/items", page.typed(**{"form.c5.result": "na"}))

    assert after.location == f"{begun}/steps/unreasonable"
    assert answers(begun)["form"]["c5"]["result"] == "na"
    assert "GC-44-5" in user.get(f"{begun}/steps/items").words()


@pytest.mark.parametrize("page", ["check", "checklist", "preview", "documents", "history"])
def test_every_page_about_the_draft_opens(user, begun, page):
    user.get(f"{begun}/{page}")


def test_the_preview_shows_both_papers(user, begun):
    words = user.get(f"{begun}/preview").words()

    assert "合法性审查送审材料清单" in words
    assert "合法性审查意见表" in words
