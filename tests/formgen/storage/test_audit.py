"""The audit trail on both databases: one line under any load, and every way of tampering found."""

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace

import pytest
import sqlalchemy as sa
from tampering import WAYS, made_anew, rows_of

from formgen.errors import BadInput
from formgen.storage import Database, audit
from formgen.storage.audit import NOTHING, Entry, sm3
from formgen.storage.trail import Trail, read_anchors, written_anchor

LI, WANG = "11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"
DRAFT = "33333333-3333-4333-8333-333333333333"
KEY = b"a key that does not lie in the database"


@pytest.fixture
def database(url):
    opened = Database(url, key=lambda: KEY)
    yield opened
    opened.close()


@pytest.fixture
def trail(database):
    return Trail(database)


@pytest.fixture
def written(database):
    """Ten entries, two people, one draft."""
    for number in range(10):
        with database.writing() as connection:
            audit.record(connection, (LI, WANG)[number % 2], "draft.saved", DRAFT, {"version": number + 1})


@pytest.fixture
def open_door(database):
    """An engine of somebody who comes to the database from outside of the program."""
    engine = sa.create_engine(database.url)
    if database.is_sqlite:
        sa.event.listen(engine, "connect", lambda one, _entry: one.execute("PRAGMA recursive_triggers = ON"))
    yield engine
    engine.dispose()


@pytest.fixture
def attack(open_door):
    """Runs what somebody does to the tables who may do everything in the database but has no key."""

    def run(*statements):
        with open_door.begin() as connection:
            if connection.dialect.name == "sqlite":
                for name in ("entries_update", "entries_delete", "head_update", "head_delete"):
                    connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS audit_{name}")
            else:
                connection.exec_driver_sql("SET session_replication_role = replica")
            for statement in statements:
                connection.execute(sa.text(statement) if isinstance(statement, str) else statement)

    return run


def said(examined):
    return [(one.number, str(one.message)) for one in examined.breaks]


def test_an_empty_trail_is_whole(trail):
    examined = trail.verify()
    assert (examined.entries, examined.whole, examined.head.sha256) == (0, True, NOTHING)


@pytest.mark.usefixtures("written")
def test_each_entry_says_who_did_what_when_and_follows_the_one_before(trail):
    newest, before = trail.newest(most=2)
    assert (newest.number, newest.actor, newest.act, newest.subject) == (10, WANG, "draft.saved", DRAFT)
    assert newest.detail == '{"version":10}'
    assert newest.at.endswith("Z")
    assert newest.stored_at.endswith("Z")
    assert (newest.previous_sha256, newest.previous_sm3) == (before.sha256, before.sm3)
    assert trail.verify().whole


def test_both_hashes_are_those_of_the_standards():
    assert (
        sm3(b"abc") == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
    )  # GB/T 32905, A.1


@pytest.mark.usefixtures("written")
def test_what_is_taken_back_is_not_recorded(database, trail):
    def fall():
        with database.writing() as connection:
            audit.record(connection, LI, "draft.saved", DRAFT)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fall()
    with database.writing() as connection:
        audit.record(connection, LI, "draft.deleted", DRAFT)
    assert [one.act for one in trail.newest(most=2)] == ["draft.deleted", "draft.saved"]
    assert trail.verify().entries == 11


def test_several_acts_of_one_transaction_stand_in_their_order(database, trail):
    with database.writing() as connection:
        audit.record(connection, LI, "draft.created", DRAFT)
        audit.record(connection, LI, "draft.saved", DRAFT)
    assert [one.act for one in trail.newest()] == ["draft.saved", "draft.created"]
    assert trail.verify().whole


def test_numbers_of_persons_and_phones_never_get_in_while_ids_and_hashes_do(database, trail):
    digest = "13800138000" * 5
    with database.writing() as connection:
        audit.record(
            connection,
            LI,
            "draft.saved",
            DRAFT,
            {"a": "11010519491231002X", "b": "电话13800138000", "c": f"f{digest}"},
        )
    assert json.loads(trail.newest()[0].detail) == {"a": "***", "b": "电话***", "c": f"f{digest}"}


@pytest.mark.parametrize("detail", [{"a": float("nan")}, {"a": "\x00"}, {"a": "\ud800"}])
def test_what_no_database_holds_is_refused(database, detail):
    with pytest.raises(BadInput), database.writing() as connection:
        audit.record(connection, LI, "draft.saved", DRAFT, detail)


def test_an_act_has_a_name_in_words(database):
    with pytest.raises(ValueError, match=r"draft\.saved"), database.writing() as connection:
        audit.record(connection, LI, "Saved!", DRAFT)


def test_who_acts_is_the_person_of_the_request_else_the_owner():
    audit.acting("")
    assert audit.who(LI) == LI
    audit.acting(WANG)
    assert audit.who(LI) == WANG
    audit.acting("")
    assert audit.who(LI) == LI


def test_64_writers_fork_no_chain(database, trail):
    def write(writer):
        for step in range(5):
            with database.writing() as connection:
                audit.record(connection, LI, "draft.saved", DRAFT, {"writer": writer, "step": step})

    with ThreadPoolExecutor(64) as threads:
        list(threads.map(write, range(64)))
    examined = trail.verify()
    assert (examined.entries, said(examined)) == (320, [])
    steps = [json.loads(one.detail) for one in reversed(trail.newest(most=400))]
    assert all(
        [one["step"] for one in steps if one["writer"] == each] == [0, 1, 2, 3, 4] for each in range(64)
    )


WRITER = """
import sys
from formgen.storage import Database, audit
database = Database(sys.argv[1])
for step in range(25):
    with database.writing() as connection:
        audit.record(connection, "somebody", "draft.saved", "", {"step": step})
"""


def test_several_processes_fork_no_chain(url):
    command = [sys.executable, "-c", WRITER, url]
    writers = [subprocess.Popen(command) for _ in range(4)]
    assert [one.wait(60) for one in writers] == [0, 0, 0, 0]
    with closing(Database(url)) as database:
        examined = Trail(database).verify()
    assert (examined.entries, said(examined)) == (100, [])


@pytest.mark.usefixtures("written")
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entries SET actor = 'nobody' WHERE number = 3",
        "DELETE FROM audit_entries WHERE number = 3",
        "DELETE FROM audit_entries",
        "DELETE FROM audit_head",
        "UPDATE audit_head SET number = 3",
        "UPDATE audit_head SET seal = ''",
    ],
)
def test_the_database_itself_refuses_to_change_or_remove_an_entry(open_door, trail, statement):
    with pytest.raises(sa.exc.SQLAlchemyError, match="only added to"), open_door.begin() as connection:
        connection.exec_driver_sql(statement)
    assert trail.verify().entries == 10


@pytest.mark.usefixtures("written")
def test_replacing_an_entry_is_refused_as_well(open_door, trail):
    columns = ", ".join(Entry.__dataclass_fields__)
    replacing = f"INSERT OR REPLACE INTO audit_entries SELECT {columns} FROM audit_entries WHERE number = 3"  # noqa: S608
    statement = replacing if open_door.dialect.name == "sqlite" else "TRUNCATE audit_entries"
    with pytest.raises(sa.exc.SQLAlchemyError, match="only added to"), open_door.begin() as connection:
        connection.exec_driver_sql(statement)
    assert trail.verify().whole


@pytest.mark.usefixtures("written")
@pytest.mark.parametrize("way", WAYS)
def test_tampering_is_found_and_its_place_is_said(trail, attack, way):
    anchor = trail.head()
    statements, expected = WAYS[way]
    attack(*statements)
    found = said(trail.verify([anchor]))
    assert [
        (number, words) for number, words in expected if not any(n == number and words in m for n, m in found)
    ] == []


@pytest.mark.usefixtures("written")
def test_an_entry_made_up_at_the_end_is_found(database, trail, attack):
    rows = rows_of(database)
    attack(*made_anew([*rows, {**rows[-1], "actor": "nobody"}]))
    assert said(trail.verify()) == [(11, "链头的封签不对：链头不是本站写的。")]


@pytest.mark.usefixtures("written")
def test_an_entry_made_up_at_the_end_is_not_covered_up_by_what_is_honestly_written_after_it(
    database, trail, attack
):
    rows = rows_of(database)
    attack(*made_anew([*rows, {**rows[-1], "actor": "nobody"}]))

    for _time in range(2):
        with database.writing() as connection:
            audit.record(connection, LI, "draft.saved", DRAFT)

    assert [one["act"] for one in rows_of(database)[11:]] == ["trail.resealed", "draft.saved", "draft.saved"]
    assert said(trail.verify()) == [
        (12, "第11条为止的末尾不是用本站的密钥封的：其中可能有在别处写入的记录。")
    ]


@pytest.mark.usefixtures("written")
def test_an_entry_put_in_between_with_all_hashes_made_anew_is_found(database, trail, attack):
    rows = rows_of(database)
    attack(*made_anew([*rows[:4], {**rows[4], "actor": "nobody"}, *rows[4:]]))
    assert said(trail.verify()) == [(11, "链头的封签不对：链头不是本站写的。")]


@pytest.mark.usefixtures("written")
def test_a_whole_chain_written_anew_is_found_by_its_seal_and_by_an_anchor(database, trail, attack):
    anchor, rows = trail.head(), rows_of(database)
    attack(*made_anew([rows[0] | {"actor": "nobody"}, *rows[1:]]))
    assert [number for number, _words in said(trail.verify([anchor]))] == [10, 10]


def test_an_old_state_put_back_with_its_own_seal_is_found_by_an_anchor(database, trail, attack):
    for version in (1, 2):
        with database.writing() as connection:
            audit.record(connection, LI, "draft.saved", DRAFT, {"version": version})
        if version == 1:
            old = trail.head()
    anchor = trail.head()
    back = sa.update(audit.audit_head).values(number=1, sha256=old.sha256, sm3=old.sm3, seal=old.seal)
    attack("DELETE FROM audit_entries WHERE number = 2", back)
    assert trail.verify([old]).whole
    assert said(trail.verify([old, anchor])) == [(1, "锚点留存到第2条，现在只有1条：末尾被截去。")]


@pytest.mark.usefixtures("written")
def test_an_anchor_that_somebody_else_made_is_said(trail):
    forged = replace(trail.head(), number=4, seal="0" * 64)
    assert "第4条的锚点不是本站写的。" in [words for _number, words in said(trail.verify([forged]))]


@pytest.mark.usefixtures("written")
def test_without_the_key_the_chain_is_checked_but_not_the_seal(url):
    with closing(Database(url)) as database:
        examined = Trail(database).verify()
    assert (examined.whole, examined.sealed) == (True, False)


@pytest.mark.usefixtures("written")
def test_an_anchor_is_kept_as_a_line_and_read_again(trail):
    head = trail.head()
    assert list(read_anchors([written_anchor(head), ""])) == [head]
    with pytest.raises(BadInput, match="第1行不是锚点"):
        list(read_anchors(["no anchor"]))


@pytest.mark.usefixtures("written")
def test_a_lost_head_stops_all_saving_in_words(database, attack):
    attack("DELETE FROM audit_head")
    with pytest.raises(Exception, match="链头不见了"), database.writing() as connection:
        audit.record(connection, LI, "draft.saved", DRAFT)
