"""The second factor and the list of sessions, as a person uses them in a browser."""

from __future__ import annotations

import time

import pyotp
import pytest
from house import House

GOOD = "correct horse battery"
EDGE = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/150.0 Safari/537.36 Edg/150.0"
PHONE = "Mozilla/5.0 (Linux; Android 16) Chrome/150.0 Mobile Safari/537.36"


@pytest.fixture
def li(user):
    """A user with a password, signed in."""
    user.get("/account")
    user.post("/account", {"password": GOOD, "again": GOOD})
    return user


@pytest.fixture
def phone(li):
    """The phone of *li*, with the second factor on; its codes by how many half minutes from now."""
    li.get("/account/second-factor")
    li.post("/account/second-factor")
    page = li.get("/account/second-factor")
    totp = pyotp.TOTP("".join(page.one("//code").text.split()))
    # The first code is that of the half minute before, so that the present one is still unused.
    page = li.post("/account/second-factor/confirm", {"code": totp.at(time.time() - 30)}, 200)
    li.codes = [one.text for one in page.all("//ul[@class='recovery-codes']//code")]
    return lambda ahead=0: totp.at(time.time() + 30 * ahead)


def password_given(app, target="/"):
    house = House(app)
    house.get("/sign-in")
    page = house.post("/sign-in", {"name": "li", "password": GOOD, "next": target})
    return house, page


def test_the_page_shows_a_qr_code_and_the_key_to_be_typed(li):
    page = li.get("/account/second-factor")
    assert "别人知道了密码也进不来" in page.words()

    li.post("/account/second-factor")
    page = li.get("/account/second-factor")

    assert page.one("//img").get("src").startswith("data:image/svg+xml")
    assert len("".join(page.one("//code").text.split())) == 32


def test_a_wrong_first_code_switches_nothing_on(li, people):
    li.get("/account/second-factor")
    li.post("/account/second-factor")

    page = li.post("/account/second-factor/confirm", {"code": "000000"}, 422)

    assert "验证码不对" in page.words()
    assert not people.read(li.id).second_factor


def test_after_the_password_the_code_is_asked_for(app, phone):
    house, page = password_given(app, "/account")
    assert page.location == "/sign-in/code"
    house.get("/account", 302)

    house.get("/sign-in/code")
    page = house.post("/sign-in/code", {"code": phone()})

    assert page.location == "/account"
    house.get("/account")


@pytest.mark.usefixtures("phone")
def test_a_wrong_code_does_not_let_in(app):
    house, _page = password_given(app)
    house.get("/sign-in/code")

    page = house.post("/sign-in/code", {"code": "000000"}, 422)

    assert "验证码不对" in page.words()
    house.get("/account", 302)


@pytest.mark.usefixtures("phone")
def test_a_recovery_code_lets_in_once(app, li):
    for status in (302, 422):
        house, _page = password_given(app)
        house.get("/sign-in/code")
        house.post("/sign-in/code", {"code": li.codes[3]}, status)


@pytest.mark.usefixtures("phone")
def test_a_one_time_link_does_not_go_around_the_second_factor(app, people, li):
    house = House(app)
    link = f"/sign-in/{people.issue_link(li.id)}"
    house.get(link)

    page = house.post(link)

    assert page.location == "/sign-in/code"
    house.get("/account", 302)


def test_without_a_password_before_it_no_code_is_asked_for(visitor):
    assert visitor.get("/sign-in/code", 302).location == "/sign-in"
    assert visitor.post("/sign-in/code", {"code": "123456"}).location == "/sign-in"


def test_who_is_switched_off_between_password_and_code_stays_out(app, people, li, phone):
    house, _page = password_given(app)
    house.get("/sign-in/code")
    people.set_active(li.id, active=False)

    assert house.post("/sign-in/code", {"code": phone()}).location == "/sign-in"


def test_switching_it_off_asks_for_a_code(li, people, phone):
    li.get("/account/second-factor")
    li.post("/account/second-factor/off", {"code": "000000"}, 422)
    assert people.read(li.id).second_factor

    li.post("/account/second-factor/off", {"code": phone()})

    assert not people.read(li.id).second_factor


@pytest.mark.usefixtures("phone")
def test_an_administrator_takes_it_off_whose_phone_is_lost(admin, li, people):
    page = admin.get(f"/users/{li.id}")
    assert "已开启两步登录" in page.words()

    admin.post(f"/users/{li.id}/second-factor/off")

    assert not people.read(li.id).second_factor


def test_one_sees_where_one_is_signed_in_and_ends_it(app, li):
    house = House(app)
    house.client.environ_base["HTTP_USER_AGENT"] = EDGE
    house.get("/sign-in")
    house.post("/sign-in", {"name": "li", "password": GOOD})
    page = li.get("/account/sessions")
    assert "Edge（Windows）" in page.words()

    li.post("/account/sessions/end", {"session": page.one("//input[@name='session']").get("value")})

    house.get("/account", 302)
    li.get("/account")


def test_all_others_end_at_once(app, li):
    others = []
    for _number in range(2):
        house = House(app)
        house.client.environ_base["HTTP_USER_AGENT"] = PHONE
        house.get("/sign-in")
        house.post("/sign-in", {"name": "li", "password": GOOD})
        others.append(house)
    assert "Chrome（Android）" in li.get("/account/sessions").words()

    li.post("/account/sessions/end")

    for house in others:
        house.get("/account", 302)
    li.get("/account")


def test_nobody_ends_the_session_of_somebody_else(li, other):
    other.get("/account/sessions")
    mine = li.get("/account/sessions")
    session = next(iter(li.app.extensions["formgen"]["sessions"].of_user(li.id))).id
    assert "本机" in mine.words()

    other.post("/account/sessions/end", {"session": session})

    li.get("/account")


def test_switching_it_on_ends_the_other_sessions(app, li):
    house, _page = password_given(app)
    house.get("/account")
    li.get("/account/second-factor")
    li.post("/account/second-factor")
    key = "".join(li.get("/account/second-factor").one("//code").text.split())

    li.post("/account/second-factor/confirm", {"code": pyotp.TOTP(key).now()}, 200)

    house.get("/account", 302)
    li.get("/account")
