from concurrent.futures import ThreadPoolExecutor

import pytest

from formgen.storage import NotFound, TooManyTries

GOOD = "晴天 骆驼 电梯 9"
HERE = "203.0.113.7"

pytestmark = pytest.mark.usefixtures("quick_hashes")


def failures(people, name, address, times):
    """How many of *times* tries with a wrong password were looked at before the door closed."""
    looked_at = 0
    for _ in range(times):
        try:
            assert people.authenticate(name, "wrong password", address) is None
        except TooManyTries:
            continue
        looked_at += 1
    return looked_at


def test_after_five_failures_even_the_right_password_waits(people, clock):
    user = people.create_user("li.si", password=GOOD)
    assert failures(people, "li.si", HERE, 5) == 5
    clock.passes(minutes=5)
    with pytest.raises(TooManyTries, match="请10分钟后再试") as refused:
        people.authenticate("li.si", GOOD, HERE)
    assert refused.value.retry_after == 600
    clock.passes(minutes=9, seconds=59)
    with pytest.raises(TooManyTries):
        people.authenticate("li.si", GOOD, HERE)
    clock.passes(seconds=1)
    assert people.authenticate("li.si", GOOD, HERE) == user


def test_a_success_forgives_the_failures_before_it(people):
    people.create_user("li.si", password=GOOD)
    for _ in range(10):
        assert failures(people, "li.si", HERE, 4) == 4
        assert people.authenticate("li.si", GOOD, HERE)
        assert people.authenticate("li.si", GOOD, HERE)


def test_own_successes_do_not_forgive_an_address_its_tries_at_others(people):
    people.create_user("li.si", password=GOOD)
    looked_at = 0
    for number in range(60):
        looked_at += failures(people, f"user{number}", HERE, 1)
        try:
            people.authenticate("li.si", GOOD, HERE)
        except TooManyTries:
            assert looked_at == 50
    assert looked_at == 50


@pytest.mark.parametrize("name", ["", "x\x00y", "半\ud800", "' OR 1=1 --", "长" * 10_000])
def test_a_name_that_can_be_nobodys_is_just_wrong(people, name):
    assert people.authenticate(name, GOOD, HERE) is None
    with pytest.raises(NotFound):
        people.find(name)


def test_an_unknown_account_is_refused_just_so(people):
    assert failures(people, "nobody", HERE, 10) == 5


def test_the_limit_holds_for_all_who_try_at_once(people):
    people.create_user("li.si", password=GOOD)
    with ThreadPoolExecutor(8) as threads:
        looked_at = sum(threads.map(lambda _: failures(people, "li.si", HERE, 5), range(8)))
    assert looked_at == 5


def test_an_address_that_tries_many_accounts_is_refused(people):
    assert sum(failures(people, f"user{n}", HERE, 1) for n in range(60)) == 50
    assert failures(people, "somebody", "203.0.113.8", 1) == 1


def test_an_office_behind_one_address_can_sign_in_at_nine(people):
    for number in range(60):
        people.create_user(f"user{number}", password=GOOD)
    assert all(people.authenticate(f"user{n}", GOOD, HERE) for n in range(60))


def test_a_thousand_addresses_get_no_further_than_the_account_allows_and_its_owner_still_comes_in(people):
    user = people.create_user("li.si", password=GOOD)
    assert people.authenticate("li.si", GOOD, HERE) == user
    addresses = [f"198.51.{n // 250}.{n % 250}" for n in range(1_000)]
    assert sum(failures(people, "li.si", address, 1) for address in addresses) == 20
    assert people.authenticate("li.si", GOOD, HERE) == user


def test_one_persistent_address_does_not_close_the_account_for_others(people):
    user = people.create_user("li.si", password=GOOD)
    assert failures(people, "li.si", HERE, 500) == 5
    assert people.authenticate("li.si", GOOD, "203.0.113.8") == user


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("::ffff:203.0.113.7", "203.0.113.7", True),
        ("203.0.113.7", "203.0.113.8", False),
        ("fe80::1%eth0", "fe80::2", True),
        ("", "no address", True),
    ],
)
def test_addresses_of_one_line_count_as_one(people, one, other, same):
    failures(people, "li.si", one, 5)
    assert failures(people, "li.si", other, 1) == (0 if same else 1)


def test_neither_names_nor_addresses_stand_in_the_counters(people, database):
    people.create_user("li.si", password=GOOD)
    failures(people, "my-password-by-mistake", HERE, 1)
    people.authenticate("li.si", GOOD, HERE)
    with database.reading() as connection:
        keys = connection.exec_driver_sql(
            "SELECT key FROM sign_in_failures UNION SELECT key FROM sign_in_places"
        ).scalars()
        assert all(len(key) == 64 and key.isalnum() for key in keys)


def test_a_clock_that_was_wrong_does_not_close_the_door_for_days(people, clock):
    clock.passes(days=30)
    failures(people, "li.si", HERE, 6)
    clock.passes(days=-30)
    assert failures(people, "li.si", HERE, 1) == 1


def test_counters_are_swept_when_they_have_run_out(people, database, clock):
    failures(people, "li.si", HERE, 3)
    clock.passes(minutes=15)
    people.sweep()
    with database.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM sign_in_failures").scalar() == 0
