"""With the hashes that people get; the other tests use cheap ones."""

from time import perf_counter

GOOD = "晴天 骆驼 电梯 9"


def test_the_password_is_not_kept(people, database):
    people.create_user("li.si", password="x7!kQ2mZ")
    with database.reading() as connection:
        kept = connection.exec_driver_sql("SELECT password_hash FROM users").scalar()
    assert kept.startswith("$argon2id$v=19$m=65536,t=3,")
    assert "x7!kQ2mZ" not in kept


def test_an_unknown_name_takes_as_long_as_a_wrong_password(people):
    people.create_user("li.si", password=GOOD)
    people.authenticate("nobody", "warm up", "203.0.113.7")

    def seconds(name, address):
        begun = perf_counter()
        assert people.authenticate(name, "wrong password", address) is None
        return perf_counter() - begun

    known = min(seconds("li.si", f"203.0.113.{n}") for n in range(10, 15))
    unknown = min(seconds("nobody", f"203.0.113.{n}") for n in range(20, 25))
    assert unknown > known / 2
