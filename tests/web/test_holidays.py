"""An administrator enters the holidays of a year, and everybody's deadlines follow."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlsplit

import pytest

from formgen.service import papers

TODAY = date(2099, 3, 3)  # a Tuesday of a year that nobody has announced
SIGNED = {"signing": {"all_signed_date": "2099-03-02"}, "effect": {"signing_date": "2099-03-02"}}
NOTICE = """国务院办公厅关于2099年部分节假日安排的通知（示例）
示例发〔2098〕1号
一、示例节：3月5日（周四）至8日（周日）放假调休，共4天。3月14日（周六）上班。
2098年11月4日
"""
GIVEN = {"text": NOTICE.replace("（示例）", ""), "year": "2099"}
ESTIMATE = "缺2099年放假安排"


@pytest.fixture(autouse=True)
def in_spring_of_2099(monkeypatch):
    monkeypatch.setattr(papers, "today", lambda: TODAY)


@pytest.fixture
def signed(user, desk):
    """A contract of somebody that was signed on a Monday in March."""
    given = {"contract_title": "示例服务合同（示例）", **SIGNED}
    return desk.begin(user.id, "government_contract", key="signed", answers=given).id


@pytest.fixture
def enter(admin):
    def entered(**changes):
        shown = admin.post("/holidays/preview", {**GIVEN, **changes}, status=200)
        fields = shown.fields("//form[@action='/holidays']")
        return admin.follow(admin.post("/holidays", fields))

    return entered


def filing(house):
    """The day on which the contract has to be filed, and what is said about it."""
    (item,) = (
        one
        for one in house.get("/deadlines/").all("//ul[@class='due-list']/li")
        if "办理备案登记" in "".join(one.itertext())
    )
    return item.xpath(".//time/@datetime")[0], "".join(item.itertext())


@pytest.mark.usefixtures("signed")
def test_a_deadline_that_was_an_estimate_moves_and_is_none_any_more(user, enter):
    day, said = filing(user)
    assert (day, "预计" in said, ESTIMATE in said) == ("2099-03-16", True, True)

    page = enter()

    assert "2099年的放假安排已保存。 1项期限的截止日移动，1项不再是预计。" in page.words()
    day, said = filing(user)
    assert (day, "预计" in said) == ("2099-03-17", False)


@pytest.mark.usefixtures("signed")
def test_calendars_and_papers_follow_too(user, desk, enter):
    given = {"filing": {"all_signed_date": "2099-03-02", "registered_date": "2099-03-16"}}
    paper = desk.begin(user.id, "contract_filing", key="filing", answers=given).id
    link = user.post("/deadlines/feed", status=200).one("//code[@class='secret']").text
    calendar = urlsplit(link).path
    assert ESTIMATE in user.get(f"/drafts/{paper}/check").words()
    assert "DTSTART;VALUE=DATE:20990316" in user.get(calendar).text

    enter()

    assert ESTIMATE not in user.get(f"/drafts/{paper}/check").words()
    after = user.get(calendar).text
    assert "DTSTART;VALUE=DATE:20990317" in after
    assert "预计" not in after


@pytest.mark.usefixtures("signed")
def test_the_month_shows_the_days_off_and_the_weekend_that_is_worked(user, enter):
    enter()

    page = user.get("/deadlines/calendar?month=2099-03")

    assert ESTIMATE not in page.words()
    assert [page.words().count(word) for word in ("休", "班")] == [2, 1]


def test_what_was_ticked_off_stays_ticked_off(user, signed, enter):
    page = user.get("/deadlines/")
    key = page.one("//li[contains(., '办理备案登记')]//details//input[@name='key']").get("value")
    user.post(f"/drafts/{signed}/deadlines/done", {"key": key, "done_on": "2099-03-03"})

    enter()

    assert "2099年3月3日办结" in filing(user)[1]


@pytest.mark.usefixtures("signed")
def test_the_preview_shows_what_was_read_and_what_would_move_and_keeps_nothing(user, admin):
    page = admin.post("/holidays/preview", GIVEN, status=200)

    assert "2099年3月5日（周四）至2099年3月8日（周日）" in page.words()
    assert "上班：2099年3月14日（周六）" in page.words()
    assert "示例发〔2098〕1号 · 2098-11-04" in page.words()
    assert "没有写到元旦" in page.words()
    assert "保存后，1项期限的截止日移动，1项不再是预计。" in page.words()
    assert filing(user)[0] == "2099-03-16"


def test_what_was_done_already_is_moved_by_no_notice(user, desk, admin):
    done = SIGNED | {"filing": {"registered_date": "2098-03-02"}}
    desk.begin(user.id, "government_contract", key="done", answers=done)
    page = admin.post("/holidays/preview", GIVEN, status=200)

    assert "保存后，0项期限的截止日移动，0项不再是预计。" in page.words()


@pytest.mark.parametrize(
    ("changes", "said", "name"),
    [
        ({"text": "示例节：3月5日（周五）放假。"}, "第1行：2099年3月5日（周四），通知写的是“周五”", "text"),
        ({"year": "2098"}, "填的是2098年，通知的标题是2099年", "year"),
        ({"year": "明年"}, "年份要写四位数字", "year"),
        ({"issued_on": "去年"}, "日期", "issued_on"),
        ({"number": "号" * 61}, "文号最多60个字", "number"),
    ],
)
@pytest.mark.parametrize("address", ["/holidays/preview", "/holidays"])
def test_what_is_not_understood_is_said_and_what_was_typed_stays(admin, address, changes, said, name):
    page = admin.post(address, {**GIVEN, **changes}, status=422)

    assert said in page.words()
    assert page.one(f"//*[@name='{name}']").get("aria-invalid") == "true"
    assert page.one("//textarea[@name='text']").text.strip() == {**GIVEN, **changes}["text"].strip()


@pytest.mark.usefixtures("signed")
def test_a_correction_replaces_the_year_and_a_withdrawal_takes_it_back(user, admin, enter):
    enter()
    enter(text="示例节：3月5日（周四）放假1天。")
    assert filing(user)[0] == "2099-03-17"
    page = admin.get("/holidays")
    assert "示例发" not in page.one("//details[@id='y2099']").text_content()

    form = page.fields("//form[@action='/holidays/withdraw']")
    done = admin.follow(admin.post("/holidays/withdraw", form))

    assert "已撤回录入的2099年安排。 1项期限的截止日移动" in done.words()
    day, said = filing(user)
    assert (day, "预计" in said) == ("2099-03-16", True)


def test_who_saw_an_older_arrangement_is_told_before_he_replaces_the_newer_one(admin, enter):
    shown = admin.post("/holidays/preview", GIVEN, status=200).fields("//form[@action='/holidays']")
    enter()

    assert "2099年的安排刚被别人改过" in admin.post("/holidays", shown, status=409).words()
    withdrawn = {"year": "2099", "seen": "7"}
    assert "2099年的安排刚被别人改过" in admin.post("/holidays/withdraw", withdrawn, status=409).words()


def test_a_year_that_nobody_entered_cannot_be_withdrawn(admin):
    assert admin.post("/holidays/withdraw", {"year": "2099"}).location == "/holidays"
    assert admin.post("/holidays/withdraw", {"year": "x"}).location == "/holidays"


def test_the_page_names_who_entered_a_year_and_the_trail_too(admin, sign_in, enter):
    enter()

    assert "示例admin录入" in admin.get("/holidays").words()
    auditor = sign_in("auditor", roles={"auditor"})
    assert "节假日安排：录入" in auditor.get("/audit").words()


def test_years_of_the_program_are_listed_with_their_days(admin, monkeypatch):
    monkeypatch.setattr(papers, "today", lambda: date(2026, 3, 2))

    page = admin.get("/holidays")

    assert "2026年10月5日（周一）至2026年10月7日（周三）" in page.one("//details[@id='y2026']").text_content()
    assert not page.all("//details[@id='y2024']")
