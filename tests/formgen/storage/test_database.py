import os
import sqlite3
import stat
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pkgutil import iter_modules

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

import formgen.storage
from formgen.errors import PartMissing
from formgen.storage import Database, Drafts
from formgen.storage.tables import metadata

OWNER = "11111111-1111-4111-8111-111111111111"


@pytest.fixture
def file(tmp_path):
    """A SQLite database with its tables, as the path of its file."""
    path = tmp_path / "formgen.db"
    database = Database(f"sqlite:///{path}")
    database.upgrade()
    database.close()
    return path


@pytest.fixture
def opened():
    """Opens databases that are closed again after the test."""
    databases = []

    def open_(url, **options):
        databases.append(Database(url, **options))
        return databases[-1]

    yield open_
    for database in databases:
        database.close()


def test_an_empty_database_is_brought_to_the_present(empty_url, opened):
    database = opened(empty_url)
    assert not database.at_head()
    database.upgrade()
    assert database.at_head()
    database.upgrade()
    assert database.at_head()


@pytest.fixture
def at_version(database):
    """Let the tables say of which version they are; in the end, of theirs again."""
    version = sa.table("alembic_version", sa.column("version_num"))

    def said(number):
        with database.building() as connection:
            connection.execute(sa.update(version).values(version_num=number))

    with database.reading() as connection:
        theirs = connection.execute(sa.select(version.c.version_num)).scalar_one()
    yield said
    said(theirs)


def test_tables_of_a_later_version_are_left_alone_and_said_to_be_that(database, at_version):
    at_version("9999")
    for refused in (database.upgrade, database.must_be_known):
        with pytest.raises(PartMissing, match="由更新的版本建立（结构 9999）"):
            refused()

    at_version("0001")
    database.must_be_known()


def test_the_migrations_arrive_at_the_tables_that_the_code_uses(database):
    for room in iter_modules(formgen.storage.__path__):
        import_module(f"formgen.storage.{room.name}")  # each tells of its own tables
    with database.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_constraints_have_the_names_that_later_migrations_will_call_them_by(database):
    with database.reading() as connection:
        inspector = sa.inspect(connection)
        for table in metadata.sorted_tables:
            keys = inspector.get_foreign_keys(table.name) + inspector.get_unique_constraints(table.name)
            there = {one["name"] for one in keys}
            meant = {one.name for one in table.constraints if not isinstance(one, sa.PrimaryKeyConstraint)}
            assert there == {sa.schema.conv(str(name)) for name in meant}


def test_programs_that_start_together_upgrade_one_after_the_other(empty_url, opened):
    databases = [opened(empty_url) for _ in range(4)]
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(Database.upgrade, databases))
    assert all(database.at_head() for database in databases)


def test_tables_without_upgrade_are_asked_for_in_words(empty_url, opened):
    with pytest.raises(PartMissing, match="formgen db upgrade"):
        Drafts(opened(empty_url)).list(OWNER)


def test_a_block_that_raises_leaves_nothing(database):
    drafts = Drafts(database)
    draft = drafts.begin(OWNER, "form", {})

    def fall():
        with database.writing() as connection:
            connection.exec_driver_sql("DELETE FROM drafts")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fall()
    assert drafts.read(OWNER, draft.id) == draft


def test_a_reader_cannot_write(database):
    Drafts(database).begin(OWNER, "form", {})
    with pytest.raises(PartMissing, match="只能读"), database.reading() as connection:
        connection.exec_driver_sql("DELETE FROM drafts")
    assert len(Drafts(database).list(OWNER)) == 1


def test_a_reader_sees_what_was_there_while_a_writer_works(database):
    drafts = Drafts(database)
    with database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM drafts")
        assert drafts.list(OWNER) == []


def test_sqlite_writes_ahead_and_waits_for_the_disk(file, opened):
    with opened(f"sqlite:///{file}").reading() as connection:
        said = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout", "recursive_triggers")
        }
    assert said == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 10_000,
        "recursive_triggers": 1,
    }


def test_the_file_is_readable_by_its_owner_alone(file, opened):
    Drafts(opened(f"sqlite:///{file}")).begin(OWNER, "form", {})
    assert {stat.S_IMODE(one.stat().st_mode) for one in file.parent.glob("formgen.db*")} == {0o600}


def test_a_missing_folder_is_said(tmp_path, opened):
    database = opened(f"sqlite:///{tmp_path}/nowhere/formgen.db")
    for use in (database.upgrade, database.at_head, lambda: Drafts(database).list(OWNER)):
        with pytest.raises(PartMissing, match="打不开数据库：请检查数据库所在的目录是否存在"):
            use()


def test_a_file_that_is_no_database_is_said(tmp_path, opened):
    path = tmp_path / "formgen.db"
    path.write_bytes(b"PK\x03\x04 this is a Word file" * 100)
    for use in (Database.upgrade, Database.at_head):
        with pytest.raises(PartMissing, match="已损坏或者不是数据库"):
            use(opened(f"sqlite:///{path}"))


def test_a_locked_database_is_said_and_nothing_is_half_saved(file, opened):
    drafts = Drafts(opened(f"sqlite:///{file}", patience=0.2))
    draft = drafts.begin(OWNER, "form", {"a": 1})
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(PartMissing, match="数据库正忙"):
        drafts.save(OWNER, draft.id, 1, {"a": 2})
    assert drafts.read(OWNER, draft.id) == draft
    other.close()
    assert drafts.save(OWNER, draft.id, 1, {"a": 2}).version == 2


def test_a_full_disk_is_said_reading_goes_on_and_saving_heals(file, opened):
    database = opened(f"sqlite:///{file}")
    drafts = Drafts(database)
    draft = drafts.begin(OWNER, "form", {"a": 1})

    def pages(most):
        with database.writing() as connection:
            connection.exec_driver_sql(f"PRAGMA max_page_count = {most}")

    pages(1)  # SQLite takes this as: not one page more than there are
    with pytest.raises(PartMissing, match="磁盘已满"):
        drafts.save(OWNER, draft.id, 1, {"a": "满" * 100_000})
    assert drafts.read(OWNER, draft.id) == draft
    pages(1_000_000)
    assert drafts.save(OWNER, draft.id, 1, {"a": "满" * 100_000}).version == 2


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write where nobody may")
def test_a_file_that_cannot_be_written_is_said(file, opened):
    file.chmod(0o400)
    with pytest.raises(PartMissing, match=r"只能读|打不开"):
        Drafts(opened(f"sqlite:///{file}")).begin(OWNER, "form", {})


@pytest.mark.parametrize(
    "url", ["", "nonsense", "mysql://localhost/formgen", "sqlite://", "sqlite:///:memory:", "http://[::1"]
)
def test_an_address_that_is_none_is_said(url):
    with pytest.raises(PartMissing, match="数据库地址不对"):
        Database(url)


def test_a_server_that_is_away_is_said_without_its_password(opened, tmp_path):
    pytest.importorskip("psycopg")
    database = opened(f"postgresql://formgen:geheim@/formgen?host={tmp_path}")
    with pytest.raises(PartMissing, match="连不上数据库服务") as refused:
        database.upgrade()
    assert "geheim" not in str(refused.value)


def test_a_connection_cut_by_the_server_is_replaced_unnoticed(postgresql, opened):
    server = opened(postgresql.url("migrated"))
    drafts = Drafts(server)
    draft = drafts.begin(OWNER, "form", {})
    with opened(postgresql.url("postgres")).writing() as connection:
        cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'migrated'"
        connection.exec_driver_sql(cut)
    assert drafts.read(OWNER, draft.id) == draft


def test_a_connection_cut_in_the_middle_is_said(postgresql, opened):
    server = opened(postgresql.url("migrated"))
    with pytest.raises(PartMissing, match="连不上数据库服务"), server.writing() as connection:
        connection.exec_driver_sql("SELECT pg_terminate_backend(pg_backend_pid())")
