"""Signing in and out: who gets in, where it leads, and what the cookie is worth."""

import pytest
from house import House

from formgen.service.settings import Settings

PASSWORD = "luohu-2026-shili"

OUTSIDE = [
    "http://evil.example",
    "http:///evil.example",
    "https:evil.example",
    "//evil.example",
    "///evil.example",
    "////evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/%09/evil.example",
    "/./evil.example/..//x",
    "/..//evil.example",
    "/ /evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    " /users",
    "/users?x=//evil.example",
    "/users#//evil.example",
    "/@evil.example",
    "/。evil.example",
    "/\u2028/evil.example",
    "/\x00",
    "users",
    "",
    "/" + "a/" * 5000 + "!",
]


@pytest.fixture
def zhao(people):
    """An account with a password."""
    made = people.create_user("zhao", "示例赵", password=PASSWORD)
    people.authenticate("zhao", PASSWORD, "127.0.0.1")
    return made


def signing_in(house, **given):
    house.get("/sign-in")
    return house.post("/sign-in", {"name": "zhao", "password": PASSWORD} | given, status=None)


@pytest.mark.parametrize("target", OUTSIDE)
def test_signing_in_never_leads_out_of_the_site(visitor, zhao, target):
    assert zhao
    shown = visitor.get("/sign-in", query_string={"next": target})

    assert shown.one("//input[@name='next']").get("value") == "/"
    assert signing_in(visitor, next=target).location == "/"


@pytest.mark.parametrize(
    "target", ["/", "/users", "/drafts/11111111-1111-4111-8111-111111111111/", "/account"]
)
def test_signing_in_leads_back_to_where_it_was_asked_for(visitor, zhao, target):
    assert zhao
    assert signing_in(visitor, next=target).location == target


@pytest.mark.parametrize("given", [{"password": "wrong"}, {"name": "nobody"}, {"name": "", "password": ""}])
def test_a_wrong_name_and_a_wrong_password_get_the_same_answer(visitor, zhao, given):
    assert zhao
    page = signing_in(visitor, **given)

    assert page.status == 422
    assert "用户名或密码不对，请重新输入。" in page.words()
    assert page.one("//title").text.startswith("错误：")
    assert page.one("//input[@id='name']").get("value") == given.get("name", "zhao")
    assert "value" not in page.one("//input[@id='password']").attrib


def test_too_many_wrong_tries_have_to_wait(visitor, zhao):
    assert zhao
    answers = [signing_in(visitor, password=f"wrong {number}") for number in range(6)]

    assert [page.status for page in answers] == [422] * 5 + [429]
    assert 0 < int(answers[-1].headers["Retry-After"]) <= 900
    assert "登录失败次数过多" in answers[-1].words()
    assert "wrong 5" not in answers[-1].text


def test_the_cookie_is_for_this_site_alone_and_out_of_reach_of_scripts(visitor, zhao):
    assert zhao
    cookie = signing_in(visitor).headers["Set-Cookie"]

    assert cookie.startswith("formgen=")
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Path=/" in cookie
    assert "Domain" not in cookie


def test_over_https_the_cookie_is_bound_to_the_host_and_to_encryption(another, people):
    link = people.issue_link(people.create_user("qian").id)
    house = House(another(secure=True))

    page = house.get(f"/sign-in/{link}", base_url="https://localhost")

    cookie = page.headers["Set-Cookie"]
    assert cookie.startswith("__Host-formgen=")
    assert "Secure" in cookie
    assert "max-age=31536000" in page.headers["Strict-Transport-Security"]


def test_signing_in_begins_a_new_session(visitor, zhao):
    assert zhao
    visitor.get("/sign-in")
    planted = visitor.cookie().value

    signing_in(visitor)

    assert visitor.cookie().value != planted


def test_signing_out_makes_a_copy_of_the_cookie_worthless(app, user):
    copied = user.cookie().value

    user.get("/")
    user.post("/sign-out")

    thief = House(app)
    thief.client.set_cookie("formgen", copied)
    thief.get("/account", 302)
    assert user.cookie() is None


def test_a_one_time_link_lets_in_once(app, people, visitor):
    link = people.issue_link(people.create_user("sun").id)

    visitor.get(f"/sign-in/{link}")
    visitor.get(f"/sign-in/{link}")
    assert visitor.post(f"/sign-in/{link}").location == "/account"

    second = House(app)
    second.get(f"/sign-in/{link}")
    assert "已经用过或已过期" in second.post(f"/sign-in/{link}", status=422).words()
    second.get("/account", 302)


@pytest.mark.parametrize("link", ["x", "%00", "a" * 3000, "罗湖"])
def test_a_link_that_is_none_lets_nobody_in(visitor, link):
    visitor.get("/sign-in")
    visitor.post(f"/sign-in/{link}", status=422)


def test_setting_a_password_ends_the_other_sessions_of_the_account(app, people, user):
    elsewhere = House(app).sign_in_by(people.issue_link(user.id))

    user.get("/account")
    user.post("/account", {"password": PASSWORD, "again": PASSWORD})

    user.get("/account")
    elsewhere.get("/account", 302)


@pytest.mark.parametrize(
    ("password", "again", "said"),
    [
        (PASSWORD, "other-2026-shili", "两次输入的密码不一样"),
        ("short", "short", "8"),
        ("password", "password", "密码"),
        ("x" * 129, "x" * 129, "128"),
        ("", "", "8"),
    ],
)
def test_a_password_that_will_not_do_is_refused_and_never_shown(user, password, again, said):
    user.get("/account")
    page = user.post("/account", {"password": password, "again": again}, 422)

    assert said in page.words()
    assert not password or f'value="{password}"' not in page.text


def test_a_page_that_was_open_too_long_asks_for_the_password_again_and_does_not_show_it(visitor, user):
    page = visitor.post("/sign-in", {"name": "zhao", "password": PASSWORD}, 400, token="stale")
    assert page.one("//input[@id='name']").get("value") == "zhao"
    assert PASSWORD not in page.text

    page = user.post("/account", {"password": PASSWORD, "again": PASSWORD}, 400, token="stale")
    assert "请重新输入密码" in page.words()
    assert PASSWORD not in page.text


def test_who_has_a_password_gives_it_before_a_new_one_is_set(app, zhao):
    assert zhao
    house = House(app)
    house.get("/sign-in")
    signing_in(house)
    given = {"password": "another-2026-shili", "again": "another-2026-shili"}
    assert "接口令牌和日历链接不受影响" in house.get("/account").words()

    page = house.post("/account", given, 422)
    assert "现在的密码不对" in page.words()
    page = house.post("/account", given | {"old_password": "wrong"}, 422)
    assert "现在的密码不对" in page.words()
    house.post("/account", given | {"old_password": PASSWORD}, 302)


def test_who_forgot_it_and_came_by_a_link_need_not_give_the_old_one(app, people, zhao):
    house = House(app).sign_in_by(people.issue_link(zhao.id))
    assert not house.get("/account").all("//input[@id='old_password']")

    house.post("/account", {"password": "another-2026-shili", "again": "another-2026-shili"}, 302)
    house.post("/account", {"password": PASSWORD, "again": PASSWORD}, 422)


def test_a_used_link_says_so_and_offers_no_button(app, people, zhao):
    token = people.issue_link(zhao.id)
    House(app).sign_in_by(token)

    page = House(app).get(f"/sign-in/{token}")
    assert "已经用过或已过期" in page.words()
    assert not page.all(f"//form[contains(@action, '{token}')]")


def test_a_session_does_not_outlive_the_account(user, admin):
    admin.get("/users")
    admin.post(f"/users/{user.id}/active", {"active": "false"})

    user.get("/account", 302)


def test_a_cookie_that_is_nonsense_is_a_visitor(app):
    for value in ("x", "a" * 3000, "\u00ff", "'; DROP TABLE sessions; --"):
        house = House(app)
        house.client.set_cookie("formgen", value)
        house.get("/")
        house.get("/account", 302)


def test_settings_are_kept_where_they_are_said_to_be(tmp_path):
    kept = Settings(tmp_path / "data", f"sqlite:///{tmp_path}/data/formgen.db")

    assert kept.secret() == kept.secret()
    assert (tmp_path / "data" / "secret").stat().st_mode & 0o777 == 0o600
