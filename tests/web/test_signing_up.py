"""Signing up as an applicant, and the way back in with a forgotten password, through a real mail server."""

from __future__ import annotations

import re
import threading
from dataclasses import replace
from email import message_from_bytes, policy

import pytest
from house import House

from formgen.web.app import create_app

GOOD = "correct horse battery"
NEW = {"name": "shenqing", "display_name": "示例公司", "password": GOOD, "again": GOOD}


@pytest.fixture
def site(settings, post):
    """The site with a mail server, an account with an address, and a visitor."""
    app = create_app(replace(settings, smtp_url=post.url, mail_from="formgen@example.gov.cn"), convert=False)
    app.people = app.extensions["formgen"]["people"]
    li = app.people.create_user("li", "示例李", password=GOOD)
    app.extensions["formgen"]["entrance"].put_mail(li.id, "Li@example.gov.cn")
    yield app
    settle()
    app.extensions["formgen"]["database"].close()


def settle():
    for thread in threading.enumerate():
        if thread.name == "formgen-mail":
            thread.join(10)


def asked(site, who):
    house = House(site)
    house.get("/forgotten")
    page = house.post("/forgotten", {"who": who}, 200)
    settle()
    return house, page


def link_in(mail):
    text = message_from_bytes(mail, policy=policy.default).get_content()
    return re.search(r"http://localhost(/sign-in/\S+)", text)[1]


def test_an_applicant_opens_an_account_and_is_in(app, people):
    house = House(app)
    assert house.get("/sign-in").all("//a[@href='/sign-up']")
    house.get("/sign-up")

    house.post("/sign-up", NEW)

    assert "示例公司" in house.get("/").words()
    assert people.find("shenqing").roles == {"applicant"}


def test_an_applicant_keeps_his_own_drafts_and_sees_nothing_of_colleagues(app):
    house = House(app)
    house.get("/sign-up")
    house.post("/sign-up", NEW)
    house.get("/")

    house.get(f"{house.begin('temporary_building_application')}/")
    house.get("/colleagues/drafts", 403)
    house.get("/users", 403)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"again": "another"}, "两次输入的密码不一样"),
        ({"password": "12345678", "again": "12345678"}, "太常见"),
        ({"name": ""}, "用户名要有"),
        ({"name": "li"}, "已经有人使用"),
    ],
)
def test_what_is_wrong_is_said_and_the_typing_kept(app, people, changed, said):
    people.create_user("li")
    house = House(app)
    house.get("/sign-up")

    page = house.post("/sign-up", NEW | changed, 422)

    assert said in page.words()
    assert page.one("//input[@id='display_name']").get("value") == "示例公司"
    assert GOOD not in page.text


def test_nobody_makes_himself_more_than_an_applicant(app, people):
    house = House(app)
    house.get("/sign-up")

    house.post("/sign-up", NEW | {"roles": "administrator", "is_admin": "true", "unit": "x"})

    assert people.find("shenqing").roles == {"applicant"}


def test_accounts_are_not_opened_by_the_hundred_and_refused_tries_count_for_none(app, people):
    people.create_user("li")
    house = House(app)
    house.get("/sign-up")
    for number in range(20):
        house.post("/sign-up", NEW | {"name": "li"}, 422)
        house.post("/sign-up", NEW | {"name": f"n{number}"})
        house.get("/account")

    refused = house.post("/sign-up", NEW | {"name": "n20"}, 429).words()
    assert "从您所在的网络开的账户太多" in refused
    assert "登录失败" not in refused


@pytest.mark.parametrize("name", ["аdmin2", "lі", "ωmega", "lı", "ли"])
def test_a_name_of_ones_own_has_no_letters_that_look_like_others(app, name):
    house = House(app)
    house.get("/sign-up")

    assert "用户名只能用英文字母" in house.post("/sign-up", NEW | {"name": name}, 422).words()


def test_a_name_of_ones_own_may_be_chinese_or_full_width(app, people):
    house = House(app)
    house.get("/sign-up")

    house.post("/sign-up", NEW | {"name": "示例张Ｓ.an-1"})
    assert people.find("示例张s.an-1").display_name == "示例公司"


@pytest.mark.parametrize("hidden", ["\u200b", "\u202e", "\x85", "\u2028", "\ufeff"])
@pytest.mark.parametrize("field", ["name", "display_name"])
def test_nobody_hides_a_character_in_a_name(app, field, hidden):
    house = House(app)
    house.get("/sign-up")

    for value in (f"示例{hidden}张", f"示例张{hidden}"):
        page = house.post("/sign-up", NEW | {field: value}, 422)
        assert f"名称中有看不见的字符（U+{ord(hidden):04X}）" in page.words()


def test_signing_up_can_be_closed(settings):
    app = create_app(replace(settings, sign_up=False), convert=False)
    house = House(app)

    assert not house.get("/sign-in").all("//a[@href='/sign-up']")
    house.get("/sign-up", 404)
    house.post("/sign-up", NEW, 404)
    app.extensions["formgen"]["database"].close()


@pytest.mark.parametrize("who", ["li", "LI", "li@example.gov.cn", " Li@Example.gov.cn "])
def test_a_link_comes_by_mail_and_leads_to_a_new_password(site, post, who):
    house, page = asked(site, who)
    assert "一次性登录链接已经发出" in page.words()
    (mail,) = post.mails
    said = message_from_bytes(mail, policy=policy.default)
    assert (said["To"], said["From"]) == ("li@example.gov.cn", "formgen@example.gov.cn")

    link = link_in(mail)
    page = house.get(link)
    page = house.post(link.partition("?")[0], page.fields("//main//form"))

    assert page.location == "/account"
    house.get("/account")
    house.post("/account", {"password": "another good one", "again": "another good one"})


@pytest.mark.parametrize("who", ["nobody", "wang", "", "x" * 500, "\x00", "li@example.gov.cn\r\nBcc: x@y.z"])
def test_whoever_is_asked_for_the_page_says_the_same(site, post, who):
    site.people.create_user("wang")
    _house, known = asked(site, "li")
    post.mails.clear()

    _house, page = asked(site, who)

    assert post.mails == []
    assert page.words() == known.words()


def test_a_link_is_good_for_an_hour_and_once(site, post):
    house, _page = asked(site, "li")
    link = link_in(post.mails[0]).partition("?")[0]
    house.get(link)
    house.post(link)

    other = House(site)
    other.get(link)
    other.post(link, None, 422)


def test_links_are_not_mailed_by_the_hundred(site, post):
    for _number in range(5):
        asked(site, "li")
    house = House(site)
    house.get("/forgotten")

    house.post("/forgotten", {"who": "li"}, 429)

    assert len(post.mails) == 5


def test_a_link_is_never_made_for_an_address_that_only_the_visitor_claims(site, post):
    house, hostile = House(site), {"environ_overrides": {"HTTP_HOST": "evil.example"}}
    house.get("/forgotten", **hostile)

    house.post("/forgotten", {"who": "li"}, 200, **hostile)
    settle()

    assert post.mails == []


def test_without_a_mail_server_the_page_leads_to_the_administrator(app, visitor):
    page = visitor.get("/forgotten")

    assert "请找管理员" in page.words()
    assert page.all("//main//form") == []
    assert app.extensions["formgen"]["entrance"].sends_mail is False


def test_a_server_that_is_down_is_no_fault_of_the_page(settings, caplog):
    down = replace(settings, smtp_url="smtp://127.0.0.1:1", mail_from="formgen@example.gov.cn")
    app = create_app(down, convert=False)
    li = app.extensions["formgen"]["people"].create_user("li")
    app.extensions["formgen"]["entrance"].put_mail(li.id, "li@example.gov.cn")

    asked(app, "li")

    assert "a mail was not taken: ConnectionRefusedError" in caplog.text
    assert "example.gov.cn" not in caplog.text
    app.extensions["formgen"]["database"].close()


def test_one_keeps_ones_own_address_of_mail(user, people):
    user.get("/account")
    user.post("/account/mail", {"mail": " Li@Example.gov.cn "})
    assert people.read(user.id).mail == "li@example.gov.cn"
    assert user.get("/account").one("//input[@id='mail']").get("value") == "li@example.gov.cn"

    page = user.post("/account/mail", {"mail": "not an address"}, 422)
    assert "这不是电子邮箱地址" in page.words()
    user.post("/account/mail", {"mail": ""})
    assert people.read(user.id).mail == ""


def test_an_address_belongs_to_one_account_and_nobody_learns_whose(user, other, people):
    for one in (user, other):
        one.get("/account")
        one.post("/account/mail", {"mail": "li@example.gov.cn"})

    assert people.read(user.id).mail == "li@example.gov.cn"
    assert people.read(other.id).mail == ""
