"""Codes from a phone after the password, and recovery codes for a lost phone."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pyotp
import pytest
import sqlalchemy as sa

from formgen.errors import BadInput, Conflict
from formgen.storage import Database, TooManyTries
from formgen.storage.people_tables import second_factors as table
from formgen.storage.second_factors import SecondFactors, address_for_phone

HERE = "192.0.2.7"


@pytest.fixture
def factors(database, clock):
    return SecondFactors(database, clock)


@pytest.fixture
def li(people):
    return people.create_user("li")


@pytest.fixture
def phone(factors, li, clock):
    """What the phone of *li* shows; the second factor is on, and its first code is used up."""
    totp = pyotp.TOTP(factors.begin(li.id))
    factors.codes = factors.confirm(li.id, totp.at(clock.now))
    clock.passes(seconds=30)
    return lambda: totp.at(clock.now)


def test_nothing_is_asked_for_before_the_first_code_was_right(people, factors, li):
    secret = factors.begin(li.id)

    assert factors.pending(li.id) == secret
    assert not people.read(li.id).second_factor
    with pytest.raises(BadInput, match="验证码不对"):
        factors.confirm(li.id, "000000")
    assert not people.read(li.id).second_factor


def test_from_the_first_code_on_it_is_on(people, factors, li, phone):
    assert people.read(li.id).second_factor
    assert factors.pending(li.id) is None
    assert factors.check(li.id, phone(), HERE)


def test_a_code_is_good_once(factors, li, phone):
    code = phone()

    assert factors.check(li.id, code, HERE)
    assert not factors.check(li.id, code, HERE)


def test_the_code_that_switched_it_on_does_not_sign_in(factors, li, clock):
    code = pyotp.TOTP(factors.begin(li.id)).at(clock.now)
    factors.confirm(li.id, code)

    assert not factors.check(li.id, code, HERE)


@pytest.mark.parametrize(("late", "right"), [(-61, False), (-29, True), (29, True), (61, False)])
def test_a_phone_may_be_half_a_minute_off(factors, li, phone, clock, late, right):
    clock.passes(seconds=300)
    clock.now = clock.now.replace(second=0)
    shown = phone()

    clock.passes(seconds=late)

    assert factors.check(li.id, shown, HERE) is right


@pytest.mark.parametrize("code", ["", "12345", "１２３４５６", "abcdef", "\x00", "\ud800", "9" * 500])
def test_what_is_no_code_is_wrong(factors, li, phone, code):
    assert phone() != code
    assert not factors.check(li.id, code, HERE)


def test_a_code_may_be_typed_with_a_space_as_phones_show_it(factors, li, phone):
    code = phone()

    assert factors.check(li.id, f" {code[:3]} {code[3:]} ", HERE)


@pytest.mark.usefixtures("phone")
def test_each_recovery_code_is_good_once(factors, li):
    assert len(set(factors.codes)) == 10

    assert factors.check(li.id, factors.codes[0], HERE)
    assert not factors.check(li.id, factors.codes[0], HERE)
    assert factors.check(li.id, factors.codes[1].upper().replace("-", " "), HERE)
    assert factors.recovery_left(li.id) == 8


def test_codes_cannot_be_guessed_one_after_the_other(factors, li, phone):
    for _number in range(5):
        assert not factors.check(li.id, "000000", HERE)

    with pytest.raises(TooManyTries):
        factors.check(li.id, phone(), HERE)


def test_one_code_sent_twenty_times_at_once_lets_one_in(url, factors, li, phone, clock, monkeypatch):
    monkeypatch.setattr("formgen.storage.throttle.PER_PAIR", 100)
    code = phone()
    databases = [Database(url) for _number in range(4)]

    with ThreadPoolExecutor(4) as pool:
        tries = [
            pool.submit(SecondFactors(databases[at % 4], clock).check, li.id, code, HERE) for at in range(20)
        ]
        found = [one.result() for one in tries]
    for one in databases:
        one.close()

    assert sum(found) == 1
    assert factors.recovery_left(li.id) == 10


def test_switched_off_it_asks_for_nothing_and_the_codes_are_gone(people, factors, li, phone):
    factors.switch_off(li.id)

    assert not people.read(li.id).second_factor
    assert not factors.check(li.id, phone(), HERE)
    assert not factors.check(li.id, factors.codes[0], HERE)


@pytest.mark.usefixtures("phone")
def test_a_confirmed_one_is_not_replaced_by_whoever_finds_the_browser_open(factors, li):
    with pytest.raises(Conflict, match="两步登录已经开启"):
        factors.begin(li.id)


def test_another_secret_replaces_one_that_was_never_confirmed(factors, li, clock):
    old = pyotp.TOTP(factors.begin(li.id)).at(clock.now)
    factors.begin(li.id)

    with pytest.raises(BadInput):
        factors.confirm(li.id, old)


def test_the_database_alone_does_not_give_the_secret_away(url, people, clock):
    sealed = Database(url, key=lambda: b"the site's own key")
    li = people.create_user("li")
    secret = SecondFactors(sealed, clock).begin(li.id)
    with sealed.reading() as connection:
        kept = connection.execute(sa.select(table.c.secret)).scalar_one()
    sealed.close()

    assert secret not in kept
    other = Database(url, key=lambda: b"another key")
    with pytest.raises(BadInput, match="secret 文件换过"):
        SecondFactors(other, clock).pending(li.id)
    other.close()


def test_a_phone_reads_whose_key_it_is():
    assert address_for_phone("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", "li") == (
        "otpauth://totp/formgen:li?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=formgen"
    )
