"""Deadlines in the browser: listed by urgency, ticked off, begun by hand, shown by month, read by a calendar."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlsplit

import pytest
from calendars_read import events

from formgen.service import papers
from formgen.service.icalendar import folded

TODAY = date(2026, 6, 26)
SIGNED = {"signing": {"all_signed_date": "2026-06-12"}, "effect": {"signing_date": "2026-06-12"}}
NAME = "示例服务合同（示例）"


@pytest.fixture(autouse=True)
def on_a_friday_in_june(monkeypatch):
    monkeypatch.setattr(papers, "today", lambda: TODAY)


@pytest.fixture
def begin(desk):
    """A draft of somebody with these answers; its id."""

    def made(owner, form="government_contract", **answers):
        given = {"contract_title": NAME, **answers}
        return desk.begin(owner.id, form, key=f"{form}{len(answers)}", answers=given).id

    return made


@pytest.fixture
def signed(user, begin):
    return begin(user, **SIGNED)


def tasks(page, urgency):
    """What a list says is to be done, of one urgency."""
    found = page.all(f"//section[@aria-labelledby='due-{urgency}']//p[@class='due-task']")
    return ["".join(one.itertext()).strip() for one in found]


def calendar_of(house):
    page = house.post("/deadlines/feed", status=200)
    return urlsplit(page.one("//code[@class='secret']").text).path


def test_there_is_nothing_to_do_before_anything_is_signed(user):
    assert "还没有期限" in user.get("/deadlines/").words()


def test_what_is_due_stands_by_urgency_with_its_article_and_its_words(user, signed):
    page = user.get("/deadlines/")

    assert tasks(page, "soon") == ["在合同备案系统办理备案登记"]
    assert "自各方签署完毕（2026年6月12日）次日起算，10个工作日" in page.words()
    assert "合同承办部门应当在合同经各方当事人签署后十个工作日内" in page.words()
    assert "2026-06-29" in page.words()
    assert "还有3天" in page.words()
    assert page.all(f"//a[@href='/drafts/{signed}/deadlines/']")


@pytest.mark.parametrize(
    ("today", "urgency"),
    [
        (date(2026, 6, 19), "later"),
        (date(2026, 6, 22), "soon"),
        (date(2026, 6, 28), "soon"),
        (date(2026, 6, 29), "today"),
        (date(2026, 6, 30), "late"),
    ],
)
def test_a_deadline_comes_nearer_and_passes(user, signed, monkeypatch, today, urgency):
    del signed
    monkeypatch.setattr(papers, "today", lambda: today)

    assert "在合同备案系统办理备案登记" in tasks(user.get("/deadlines/"), urgency)


def test_it_is_ticked_off_with_a_day_and_a_remark_and_opened_again(user, signed):
    page = user.get("/deadlines/")
    key = page.one("//section[@aria-labelledby='due-soon']//details//input[@name='key']").get("value")
    given = {"key": key, "done_on": "2026-06-25", "remark": "系统已受理（示例）", "back": "all"}

    done = user.follow(user.post(f"/drafts/{signed}/deadlines/done", given))

    assert tasks(done, "done") == ["在合同备案系统办理备案登记"]
    assert "系统已受理（示例）" in done.words()
    again = user.follow(user.post(f"/drafts/{signed}/deadlines/open", {"key": key, "back": "all"}))
    assert tasks(again, "soon") == ["在合同备案系统办理备案登记"]


@pytest.mark.parametrize(
    ("day", "said"), [("2026-06-27", "还没有到"), ("", "请填写日期"), ("前天", "读不出日期")]
)
def test_a_day_that_cannot_be_is_refused(user, signed, day, said):
    key = user.get("/deadlines/").one("//section[@aria-labelledby='due-soon']//details//input[@name='key']")
    given = {"key": key.get("value"), "done_on": day}

    page = user.post(f"/drafts/{signed}/deadlines/done", given, status=422)

    assert said in page.words()


def test_what_the_answers_say_was_done_needs_no_tick(user, begin):
    begin(user, **SIGNED, filing={"registered_date": "2026-06-24"})

    page = user.get("/deadlines/")

    assert tasks(page, "done") == ["在合同备案系统办理备案登记"]
    assert tasks(page, "soon") == ["向区财政局提交纸质合同原件"]


def test_papers_of_one_matter_say_it_once(user, app, desk, signed):
    made = app.extensions["formgen"]["related"].begin_from(user.id, signed, "contract_filing", key="k")
    desk.save(user.id, made.id, made.version, {"filing.all_signed_date": "2026-06-12"})

    assert tasks(user.get("/deadlines/"), "soon") == ["在合同备案系统办理备案登记"]
    kept = desk.open(user.id, made.id).draft
    desk.save(user.id, made.id, kept.version, {"filing.registered_date": "2026-06-24", "stage": "performing"})
    page = user.get("/deadlines/")
    assert tasks(page, "done") == ["在合同备案系统办理备案登记"]


def test_a_contract_that_ended_has_no_milestones_after_that(user, app, desk, begin):
    milestones = [{"name": "初验", "due_date": "2026-06-30"}, {"name": "终验", "due_date": "2026-07-10"}]
    contract = begin(user, **SIGNED, performance={"milestones": milestones, "end_date": "2027-06-30"})
    related = app.extensions["formgen"]["related"]
    assert "填报节点履行信息：终验" in user.get("/deadlines/").words()

    notice = related.begin_from(user.id, contract, "contract_termination_notice", key="k")
    desk.save(user.id, notice.id, notice.version, {"effective_date": "2026-06-30"})

    page = user.get("/deadlines/")
    assert "填报节点履行信息：初验" in page.words()
    assert "填报节点履行信息：终验" not in page.words()
    assert "提出续签" not in page.words()


def test_a_day_that_no_form_asks_for_is_begun_by_hand_and_taken_back(user, signed):
    address = f"/drafts/{signed}/deadlines/"
    page = user.get(address)
    given = {"period": "gc-abnormal", "started_on": "2026-06-24"}

    begun = user.follow(user.post(f"{address}begin", page.typed(**given)))

    assert tasks(begun, "soon") == ["在合同备案系统办理备案登记", "填报异常情形及应对措施"]
    beginning = begun.one("//input[@name='beginning']").get("value")
    gone = user.follow(user.post(f"{address}forget", {"beginning": beginning}))
    assert tasks(gone, "soon") == ["在合同备案系统办理备案登记"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"period": "", "started_on": "2026-06-24"}, "请选择是什么事情的期限"),
        ({"period": "tb-start", "started_on": "2026-06-24"}, "请选择是什么事情的期限"),
        ({"period": "gc-abnormal", "started_on": ""}, "请填写日期"),
    ],
)
def test_a_beginning_that_cannot_be_is_refused(user, signed, given, said):
    page = user.post(f"/drafts/{signed}/deadlines/begin", given, status=422)

    assert said in page.words()


def test_the_reports_are_its_owners_and_ticked_off_once(user, signed):
    del signed
    page = user.get("/deadlines/")
    assert "上传上半年度政府合同签订、履行情况的书面报告" in tasks(page, "later")
    key = "gc-half-year.20260720.20260720"

    done = user.follow(user.post("/deadlines/own/done", {"key": key, "done_on": "2026-06-26"}))

    assert "上传上半年度政府合同签订、履行情况的书面报告" in tasks(done, "done")
    again = user.follow(user.post("/deadlines/own/open", {"key": key}))
    assert "上传上半年度政府合同签订、履行情况的书面报告" in tasks(again, "later")
    user.post("/deadlines/own/done", {"key": "nothing", "done_on": "2026-06-26"}, status=404)


def test_the_month_shows_the_day_with_its_holidays(user, signed):
    del signed
    page = user.get("/deadlines/calendar?month=2026-06")

    day = page.one("//td[.//time[@datetime='2026-06-29']]")
    assert "在合同备案系统办理备案登记" in "".join(day.itertext())
    assert "休" in "".join(page.one("//td[.//time[@datetime='2026-06-19']]").itertext())
    assert page.all("//td[@aria-current='date']//time/@datetime") == ["2026-06-26"]
    assert page.all("//nav[@class='months']/a/@href") == [
        "/deadlines/calendar?month=2026-05",
        "/deadlines/calendar",
        "/deadlines/calendar?month=2026-07",
    ]
    october = user.get("/deadlines/calendar?month=2026-10")
    assert "班" in "".join(october.one("//td[.//time[@datetime='2026-10-10']]").itertext())


@pytest.mark.parametrize("month", ["", "2026-13", "nothing", "99999-01", "2026-6"])
def test_a_month_that_is_none_is_this_month(user, month):
    assert "2026年6月的期限" in user.get(f"/deadlines/calendar?month={month}").words()


def test_a_month_without_announced_holidays_says_so(user):
    assert "缺2031年放假安排" in user.get("/deadlines/calendar?month=2031-05").words()


def test_nobody_sees_or_ticks_what_is_anothers(user, other, signed):
    key = user.get("/deadlines/").one("//section[@aria-labelledby='due-soon']//details//input[@name='key']")

    assert "还没有期限" in other.get("/deadlines/").words()
    other.get(f"/drafts/{signed}/deadlines/", status=404)
    given = {"key": key.get("value"), "done_on": "2026-06-25"}
    other.post(f"/drafts/{signed}/deadlines/done", given, status=404)
    assert tasks(user.get("/deadlines/"), "soon") == ["在合同备案系统办理备案登记"]


# ------------------------------------------------------------------------------------ the calendar


def test_a_calendar_program_reads_what_is_open_and_no_name(user, visitor, signed):
    del signed
    answer = visitor.client.get(calendar_of(user))

    assert answer.status_code == 200
    assert answer.content_type == "text/calendar; charset=utf-8"
    text = answer.get_data(as_text=True)
    listed = {one["SUMMARY"]: one for one in events(text)}
    filing = listed["在合同备案系统办理备案登记（政府合同）"]
    assert filing["DTSTART;VALUE=DATE"] == "20260629"
    assert filing["DTEND;VALUE=DATE"] == "20260630"
    assert filing["DTSTAMP"] == "20260626T000000Z"
    assert filing["DESCRIPTION"] == "深圳市罗湖区政府合同监督管理办法 第四十九条"
    assert len({one["UID"] for one in listed.values()}) == len(listed)
    assert NAME not in text
    assert "示例" not in text


def test_what_was_done_is_in_the_calendar_no_more(user, visitor, signed):
    address = calendar_of(user)
    key = user.get("/deadlines/").one("//section[@aria-labelledby='due-soon']//details//input[@name='key']")
    given = {"key": key.get("value"), "done_on": "2026-06-25"}
    user.post(f"/drafts/{signed}/deadlines/done", given)

    listed = events(visitor.client.get(address).get_data(as_text=True))

    assert [one["SUMMARY"] for one in listed if "备案登记" in one["SUMMARY"]] == []


def test_a_link_ends_when_it_is_taken_back_replaced_or_its_owner_is_switched_off(user, visitor, people):
    first = calendar_of(user)
    second = calendar_of(user)
    assert visitor.client.get(first).status_code == 404
    assert visitor.client.get(second).status_code == 200

    user.post("/deadlines/feed/close")
    assert visitor.client.get(second).status_code == 404
    assert visitor.client.get("/calendar/nothing.ics").status_code == 404

    third = calendar_of(user)
    people.set_active(user.id, active=False)
    assert visitor.client.get(third).status_code == 404


def test_the_link_is_shown_once_and_kept_nowhere(user, app):
    address = calendar_of(user)
    token = address.removeprefix("/calendar/").removesuffix(".ics")

    assert token not in user.get("/deadlines/").text
    with app.extensions["formgen"]["database"].reading() as connection:
        kept = connection.exec_driver_sql("SELECT token_hash FROM deadline_feeds").scalars().all()
    assert len(kept) == 1
    assert token not in kept


@pytest.mark.parametrize("length", [24, 25, 26, 74, 75, 76, 149, 150, 300])
def test_lines_are_folded_by_octets_and_no_character_is_cut(length):
    for line in ("x" * length, "期" * length, "期x" * length, "x" + "𠮷" * length):
        pieces = folded(line).split("\r\n")
        assert max(len(one.encode()) for one in pieces) <= 75
        assert all(one.startswith(" ") for one in pieces[1:])
        assert pieces[0] + "".join(one[1:] for one in pieces[1:]) == line


def test_the_daily_mail_is_switched_on_and_off(user):
    page = user.get("/deadlines/")
    assert "未开启" in page.words()
    assert "您还没有填写邮箱" in page.words()

    on = user.follow(user.post("/deadlines/mail", {"wanted": "1"}))
    assert "已开启" in on.words()
    off = user.follow(user.post("/deadlines/mail", {"wanted": "0"}))
    assert "未开启" in off.words()


def test_the_page_of_a_draft_leads_to_its_deadlines(user, signed):
    assert user.get(f"/drafts/{signed}/").all(f"//a[@href='/drafts/{signed}/deadlines/']")
