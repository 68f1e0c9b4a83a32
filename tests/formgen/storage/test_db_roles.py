"""The program's own role on PostgreSQL: all the work goes on, and what was recorded cannot be undone with it."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta

import psycopg
import pytest

from formgen.cli import main
from formgen.errors import BadInput, PartMissing
from formgen.storage import Database, Documents, Drafts, NewDocument, People, Sessions, schema, utc_now
from formgen.storage.db_roles import statements
from formgen.storage.giving_out import NewIssue
from formgen.storage.issued import Issued
from formgen.storage.trail import Trail

TAMPERING = (
    "UPDATE audit_entries SET actor = 'somebody'",
    "DELETE FROM audit_entries",
    "TRUNCATE audit_entries",
    "DELETE FROM audit_head",
    "TRUNCATE audit_head",
    "INSERT INTO audit_head VALUES (2, 0, '', '', '')",
    "ALTER TABLE audit_entries DISABLE TRIGGER ALL",
    "DROP TRIGGER audit_entries_update ON audit_entries",
    "DROP TABLE audit_entries",
    "DROP FUNCTION audit_refuse() CASCADE",
    "CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN OLD; END $$",
    "SET session_replication_role = replica",
    "UPDATE audit_head SET number = 0",
    "UPDATE issue_contents SET content = ''",
    "DELETE FROM issues",
    "UPDATE life_events SET facts = '{}'",
    "DELETE FROM filing_numbers",
    "CREATE TABLE mine (id int)",
    "UPDATE alembic_version SET version_num = '0001'",
)


@pytest.fixture(scope="module")
def addresses(postgresql):
    """A database as its superuser sees it, and as the program's role does."""
    url = postgresql.create("two_roles")
    made = Database(url)
    made.upgrade()
    made.close()
    with psycopg.connect(url, autocommit=True) as superuser:
        for _twice in range(2):
            superuser.execute(statements("two_roles"))
    return url, url.replace("formgen@", "formgen_app@")


def test_all_the_work_goes_on_under_the_program_s_role(addresses):
    database = Database(addresses[1])
    database.upgrade()  # every start asks for it; there is nothing to do, and nothing that it may not do
    keeper = People(database).create_user("li", "示例李")
    Sessions(database).open(keeper.id)
    drafts = Drafts(database)
    draft = drafts.begin(keeper.id, "F-GC-01", {})
    drafts.save(keeper.id, draft.id, 1, {"a": "示例"})
    about = (
        "code",
        draft.id,
        2,
        "f",
        "F-GC-01",
        "1",
        "0",
        utc_now().date(),
        "示例合同",
        {"answers.json": b"{}"},
    )
    made = NewDocument(draft.id, 2, "a.docx", "application/x", b"PK", "1", "0", utc_now().date(), final=True)
    Issued(database).put(keeper.id, NewIssue(*about), [made])
    Documents(database).put(keeper.id, made)

    assert Issued(database).erase(utc_now() + timedelta(days=1)) == 1
    drafts.delete(keeper.id, draft.id)
    assert Trail(database).verify().whole
    database.close()


@pytest.mark.parametrize("statement", TAMPERING)
def test_what_was_recorded_cannot_be_undone_with_it(addresses, statement):
    with psycopg.connect(addresses[1]) as program, pytest.raises(psycopg.Error):
        program.execute(statement)


def test_the_owner_can_still_migrate(addresses):
    owner = Database(addresses[0].replace("formgen@", "formgen_owner@"))
    with owner.building() as connection:
        connection.exec_driver_sql("CREATE TABLE later (id int)")
        connection.exec_driver_sql("DROP TABLE later")
    owner.close()


def test_tables_of_a_later_version_are_guarded_too_once_the_owner_has_migrated(postgresql):
    url = postgresql.create("older")
    older = Database(url)
    with older.building() as connection:
        schema.upgrade(connection, "0010")  # without the events of lives and the filing numbers
    older.close()
    with psycopg.connect(url, autocommit=True) as superuser:
        for one in statements("older").splitlines():
            with suppress(psycopg.errors.UndefinedTable):
                superuser.execute(one)
    program = Database(url.replace("formgen@", "formgen_app@"))
    with pytest.raises(PartMissing, match="请先用表的所有者的地址运行 formgen db upgrade"):
        program.upgrade()
    owner = Database(url.replace("formgen@", "formgen_owner@"))
    owner.upgrade()
    owner.close()

    program.upgrade()
    for statement in (
        "UPDATE life_events SET facts = '{}'",
        "DELETE FROM filing_numbers",
        "DELETE FROM issues",
    ):
        with pytest.raises(PartMissing, match="数据库不许"), program.writing() as connection:
            connection.exec_driver_sql(statement)
    program.close()


def test_the_command_prints_it_and_refuses_names_that_would_have_to_be_quoted(capsys):
    assert main(["db", "roles", "--database", "contracts"]) == 0
    assert "ALTER DATABASE contracts OWNER TO formgen_owner;" in capsys.readouterr().out
    assert main(["db", "roles", "--program", "x; DROP"]) == 2
    with pytest.raises(BadInput):
        statements("示例")
