"""Uploaded contracts are found again by those whose office is to look after those of the unit, and by nobody else."""

from __future__ import annotations

import pytest
from department import hired
from sent_contracts import CONTRACT

from formgen.service import papers
from formgen.storage import NewReview, Reviews, Role, Units

NUMBERED = f"合同编号：示罗采〔2026〕17号\n{CONTRACT}"
TODAY = papers.today().isoformat()


@pytest.fixture
def bureau(app, sign_in):
    """A drafter, a lawyer and a manager of one unit, a lawyer of another, and an auditor."""
    units = Units(app.extensions["formgen"]["database"])
    ours, theirs = units.add("示例局"), units.add("示例街道办事处")
    places = {
        "drafter": (Role.DRAFTER, ours),
        "lawyer": (Role.LEGAL_REVIEWER, ours),
        "manager": (Role.CONTRACT_MANAGER, ours),
        "stranger": (Role.LEGAL_REVIEWER, theirs),
        "auditor": (Role.AUDITOR, theirs),
    }
    return hired(sign_in, places)


@pytest.fixture
def sent(app, bureau):
    """Send in a contract that nobody has read yet."""
    kept = Reviews(app.extensions["formgen"]["database"])
    return lambda name, by="drafter": kept.put(bureau[by].id, NewReview(name, b"PK", name))


def found(house, query=""):
    page = house.get(f"/reviews/all{query}")
    return [link.text for link in page.all("//main//ul/li//a")]


def test_those_of_the_unit_find_it_and_open_it_and_others_do_not(bureau, send):
    address = send(bureau["drafter"])
    for name in ("lawyer", "manager", "auditor"):
        assert found(bureau[name]) == ["示例设备采购合同"]
        opened = bureau[name].get(address)
        assert opened.all("//nav[@class='crumbs']/a[@href='/reviews/all']")
    assert "示例drafter" in bureau["lawyer"].get("/reviews/all").text

    assert found(bureau["stranger"]) == []
    bureau["stranger"].get(address, 404)
    bureau["drafter"].get("/reviews/all", 403)


def test_it_is_found_by_title_number_party_file_and_person_together_with_state_and_day(bureau, send, sent):
    send(bureau["drafter"], NUMBERED, "送审稿.txt")
    sent("示例租赁.docx")
    lawyer, one, other = bureau["lawyer"], ["示例设备采购合同"], ["示例租赁.docx"]

    assert found(lawyer) == other + one
    for words in ("设备采购", "示罗采〔2026〕17号", "示例科技", "送审稿", "示例drafter 设备"):
        assert found(lawyer, f"?q={words}") == one
    assert found(lawyer, "?q=设备 租赁") == []
    assert (found(lawyer, "?state=done"), found(lawyer, "?state=waiting")) == (one, other)
    assert found(lawyer, "?state=failed") == []
    assert found(lawyer, f"?since={TODAY}&until={TODAY}") == other + one
    assert found(lawyer, f"?since={papers.today().year + 1}-01-01") == []
    assert found(lawyer, f"?until={papers.today().year - 1}-12-31") == []
    assert "示罗采〔2026〕17号" in lawyer.get("/reviews/all").text


def test_a_day_that_is_none_is_said(bureau, sent):
    sent("示例.docx")
    page = bureau["lawyer"].get("/reviews/all?since=2026-02-30")
    assert "没有2026年2月30日这一天" in page.text
    assert found(bureau["lawyer"], "?since=2026-02-30") == ["示例.docx"]


def test_numbers_of_persons_are_masked_and_not_searched(bureau, sent):
    sent("示例张三11010519491231002X合同.docx")
    page = bureau["lawyer"].get("/reviews/all")
    assert "示例张三***合同.docx" in page.text
    assert "19491231" not in page.text
    assert found(bureau["lawyer"], "?q=19491231") == []


def test_nothing_found_and_nothing_there_are_said_apart(bureau, sent):
    assert "还没有人上传过合同" in bureau["lawyer"].get("/reviews/all").text
    sent("示例.docx")
    assert "没有符合条件的合同" in bureau["lawyer"].get("/reviews/all?q=没有的").text


def test_fifty_are_on_a_page_and_the_filters_go_along(bureau, sent):
    for number in range(51):
        sent(f"示例{number:02}.docx")
    lawyer = bureau["lawyer"]
    first = lawyer.get("/reviews/all?q=示例&state=waiting")

    assert "共51份，第1页，共2页" in first.text
    assert found(lawyer)[0] == "示例50.docx"
    further = first.one("//nav[@aria-label='翻页']/a").get("href")
    assert [link.text for link in lawyer.get(further).all("//main//ul/li//a")] == ["示例00.docx"]
    assert found(lawyer, "?page=99") == ["示例00.docx"]
    assert found(lawyer, "?page=-1")[0] == "示例50.docx"


def test_who_has_no_unit_finds_only_what_is_his(app, sign_in, sent):
    alone = sign_in("alone", roles={Role.LEGAL_REVIEWER})
    sent("示例别人的.docx")
    Reviews(app.extensions["formgen"]["database"]).put(alone.id, NewReview("示例自己的.docx", b"PK", "k"))
    assert found(alone) == ["示例自己的.docx"]
