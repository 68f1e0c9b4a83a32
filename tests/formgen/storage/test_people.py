from concurrent.futures import ThreadPoolExecutor

import pytest

from formgen.errors import BadInput, Conflict
from formgen.storage import NotFound

GOOD = "晴天 骆驼 电梯 9"
HERE = "203.0.113.7"

pytestmark = pytest.mark.usefixtures("quick_hashes")


def test_a_new_user_signs_in_with_his_password(people):
    user = people.create_user("zhang.san", "张三（示例）", password=GOOD)
    assert (user.name, user.display_name, user.is_admin, user.active) == (
        "zhang.san",
        "张三（示例）",
        False,
        True,
    )
    assert people.authenticate("zhang.san", GOOD, HERE) == user
    assert people.authenticate("zhang.san", GOOD + " ", HERE) is None


@pytest.mark.parametrize("spelt", ["Zhang.San", " zhang.san ", "ｚｈａｎｇ．ｓａｎ"])
def test_a_name_is_one_however_it_is_spelt(people, spelt):
    user = people.create_user("ZHANG.san", password=GOOD)
    assert people.authenticate(spelt, GOOD, HERE) == user
    assert people.find(spelt) == user
    with pytest.raises(Conflict, match="已经有人使用"):
        people.create_user(spelt)


@pytest.mark.parametrize("name", ["", "  ", "a b", "a" * 65, "a\x00b", "a/b", "<b>", "a\n", "半\ud800"])
def test_an_unusable_name_is_refused_in_words(people, name):
    if name == "a\n":
        assert people.create_user(name).name == "a"
        return
    with pytest.raises(BadInput, match="用户名要有1到64个字符") as refused:
        people.create_user(name)
    assert "name" in refused.value.fields


@pytest.mark.parametrize("name", ["a", "a" * 64, "李四", "li.si_2-x@luohu.example"])
def test_usable_names(people, name):
    assert people.create_user(name).name == name


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("", "8到128"),
        ("x7!kQ2m", "8到128"),
        ("长" * 129, "8到128"),
        ("12345678", "太常见"),
        ("PassWord", "太常见"),
        ("１２３４５６７８", "太常见"),
        ("88888888", "太常见"),
        ("12121212", "太常见"),
        ("li.si-2026", "与用户名相同"),
        ("LI.SI-2026", "与用户名相同"),
        ("6202-is.il", "与用户名相同"),
        ("x7!kQ2m\x00", "控制字符"),
        ("x7!kQ2m\ud800", "控制字符"),
    ],
)
def test_a_bad_password_is_refused_in_words(people, password, said):
    with pytest.raises(BadInput, match=said):
        people.create_user("li.si-2026", password=password)
    with pytest.raises(NotFound):
        people.find("li.si-2026")


@pytest.mark.parametrize("password", ["x7!kQ2mZ", "长短不一" * 32])
def test_passwords_of_the_shortest_and_the_longest_length(people, password):
    user = people.create_user("li.si", password=password)
    assert people.authenticate("li.si", password, HERE) == user
    assert people.authenticate("li.si", password + "x", HERE) is None


def test_nobody_signs_in_to_an_account_without_password_or_switched_off(people):
    people.create_user("empty")
    off = people.create_user("off", password=GOOD)
    people.set_active(off.id, active=False)
    for password in ("", GOOD):
        assert people.authenticate("empty", password, HERE) is None
        assert people.authenticate("off", password, "203.0.113.8") is None
    people.set_active(off.id, active=True)
    assert people.authenticate("off", GOOD, HERE) == off


def test_a_new_password_ends_the_old_one_and_every_session(people, sessions):
    user = people.create_user("li.si", password=GOOD)
    token = sessions.open(user.id)
    people.set_password(user.id, "another one 77")
    assert sessions.load(token) is None
    assert people.authenticate("li.si", GOOD, HERE) is None
    assert people.authenticate("li.si", "another one 77", HERE) == user


def test_switching_off_ends_every_session(people, sessions):
    user = people.create_user("li.si", password=GOOD)
    token = sessions.open(user.id)
    assert not people.set_active(user.id, active=False).active
    assert sessions.load(token) is None


def test_people_who_are_not_there(people):
    for reach in (
        lambda: people.read("1"),
        lambda: people.read("11111111-1111-4111-8111-111111111111"),
        lambda: people.find("nobody"),
        lambda: people.issue_link("11111111-1111-4111-8111-111111111111"),
        lambda: people.set_active("x\x00", active=True),
        lambda: people.set_password("1", GOOD),
    ):
        with pytest.raises(NotFound, match="没有这个用户"):
            reach()


def test_everyone_by_name(people):
    for name in ("b", "c", "a"):
        people.create_user(name)
    assert [user.name for user in people.everyone()] == ["a", "b", "c"]


def test_a_link_lets_in_once(people):
    user = people.create_user("li.si")
    token = people.issue_link(user.id)
    assert people.redeem_link(token) == user
    assert people.redeem_link(token) is None


@pytest.mark.parametrize("token", ["", "x", "半\ud800", "x" * 100_000])
def test_what_is_no_link_lets_nobody_in(people, token):
    people.issue_link(people.create_user("li.si").id)
    assert people.redeem_link(token) is None


def test_a_link_lasts_a_day_and_no_longer(people, clock):
    user = people.create_user("li.si")
    first, second = people.issue_link(user.id), people.issue_link(user.id)
    clock.passes(hours=23, minutes=59, seconds=59)
    assert people.redeem_link(first) == user
    third = people.issue_link(user.id)
    clock.passes(hours=24)
    assert people.redeem_link(second) is None
    assert people.redeem_link(third) is None


def test_one_used_link_ends_the_others(people):
    user = people.create_user("li.si")
    first, second = people.issue_link(user.id), people.issue_link(user.id)
    assert people.redeem_link(second) == user
    assert people.redeem_link(first) is None


def test_a_link_of_somebody_switched_off_lets_nobody_in(people):
    user = people.create_user("li.si")
    token = people.issue_link(user.id)
    people.set_active(user.id, active=False)
    assert people.redeem_link(token) is None


def test_of_many_who_use_one_link_at_once_one_gets_in(people):
    token = people.issue_link(people.create_user("li.si").id)
    with ThreadPoolExecutor(8) as threads:
        let_in = [user for user in threads.map(people.redeem_link, [token] * 8) if user]
    assert len(let_in) == 1


def test_the_link_itself_is_not_kept(people, database):
    token = people.issue_link(people.create_user("li.si").id)
    with database.reading() as connection:
        kept = connection.exec_driver_sql("SELECT token_hash FROM sign_in_links").scalar()
    assert len(kept) == 64
    assert token not in kept


def test_the_first_start_makes_an_administrator_who_comes_in_by_a_link(people):
    token = people.first_administrator()
    admin = people.redeem_link(token)
    assert (admin.name, admin.display_name, admin.is_admin, admin.has_password) == (
        "admin",
        "管理员",
        True,
        False,
    )
    assert people.first_administrator() is None


def test_each_start_gives_a_fresh_link_until_one_is_used(people, clock):
    lost = people.first_administrator()
    clock.passes(days=3)
    people.sweep()
    fresh = people.first_administrator()
    assert fresh != lost
    assert people.redeem_link(lost) is None
    assert people.redeem_link(fresh).name == "admin"
    clock.passes(days=3)
    people.sweep()
    assert people.first_administrator() is None
    assert [user.name for user in people.everyone()] == ["admin"]


def test_who_has_accounts_already_gets_no_administrator(people):
    people.create_user("li.si", password=GOOD)
    assert people.first_administrator() is None
    assert [user.name for user in people.everyone()] == ["li.si"]


def test_an_administrator_with_a_password_needs_no_link(people):
    people.create_user("admin", password=GOOD, is_admin=True)
    assert people.first_administrator() is None


def test_servers_that_start_together_make_one_administrator(people):
    with ThreadPoolExecutor(4) as threads:
        tokens = list(threads.map(lambda _: people.first_administrator(), range(4)))
    assert len(people.everyone()) == 1
    assert people.redeem_link(tokens[0]).name == "admin"
