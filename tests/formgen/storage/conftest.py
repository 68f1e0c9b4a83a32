"""Both databases for every storage test: a SQLite file always, a real PostgreSQL where there is one."""

import itertools
import os
import pwd
import shutil
import subprocess
import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from argon2 import PasswordHasher

from formgen.storage import Database, Documents, Drafts, Jobs, NewDocument, People, Sessions, passwords
from formgen.storage.audit import NOTHING
from formgen.storage.tables import metadata

MORNING = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
OWNER = "11111111-1111-4111-8111-111111111111"
STRANGER = "22222222-2222-4222-8222-222222222222"

_numbers = itertools.count(1)


class StandingClock:
    """A clock that moves only when a test moves it."""

    def __init__(self):
        self.now = MORNING

    def __call__(self):
        return self.now

    def passes(self, **time):
        self.now += timedelta(**time)


@pytest.fixture
def clock():
    return StandingClock()


@pytest.fixture(scope="session")
def postgresql():
    """The address of a PostgreSQL server of our own, with a `{}` for the database's name."""
    programs = _programs()
    if programs is None:
        pytest.skip("PostgreSQL is not installed (apt-get install postgresql)")
    folder = Path(tempfile.mkdtemp(prefix="formgen-pg-"))
    server = _Server(programs, folder)
    try:
        server.start()
        url = f"postgresql://formgen@/{{}}?host={folder}"
        template = Database(url.format("postgres"))
        _statement(template, "CREATE DATABASE migrated")
        template.close()
        migrated = Database(url.format("migrated"))
        migrated.upgrade()
        migrated.close()
        yield url
    finally:
        server.stop()
        shutil.rmtree(folder)


@pytest.fixture(scope="session")
def fresh_file(tmp_path_factory):
    """A SQLite file with all tables and nothing in them, to be copied."""
    path = tmp_path_factory.mktemp("fresh") / "formgen.db"
    database = Database(f"sqlite:///{path}")
    database.upgrade()
    database.close()
    return path


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    """The address of a database with all tables and nothing in them."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("fresh_file"), tmp_path / "formgen.db")
        return f"sqlite:///{tmp_path / 'formgen.db'}"
    address = request.getfixturevalue("postgresql").format("migrated")
    _emptied(address)
    return address


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request, tmp_path):
    """The address of a database without any table."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'empty.db'}"
    return _new_database(request.getfixturevalue("postgresql"))


@pytest.fixture
def database(url):
    opened = Database(url)
    yield opened
    opened.close()


@pytest.fixture
def drafts(database, clock):
    return Drafts(database, clock)


@pytest.fixture
def documents(database, clock):
    return Documents(database, clock)


@pytest.fixture
def jobs(database, clock):
    return Jobs(database, clock)


@pytest.fixture
def people(database, clock):
    return People(database, clock)


@pytest.fixture
def sessions(database, clock):
    return Sessions(database, clock)


@pytest.fixture
def draft(drafts):
    return drafts.begin(OWNER, "government_contract", {"contract": {"name": "示例合同"}}, title="示例合同")


@pytest.fixture
def made(draft):
    """A document just made of the draft; its parts can be changed by name."""

    def make(**changes):
        usual = {
            "draft_id": draft.id,
            "draft_version": 1,
            "name": "government_contract.docx",
            "media_type": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "content": b"PK the contract",
            "form_version": "1",
            "template_digest": "0" * 64,
            "law_date": date(2026, 3, 2),
        }
        return NewDocument(**usual | changes)

    return make


@pytest.fixture
def quick_hashes(monkeypatch):
    """The same hash with the smallest parameters, for tests that sign in many times."""
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    passwords._nobodys.cache_clear()
    yield
    passwords._nobodys.cache_clear()


def _programs():
    found = shutil.which("initdb")
    folders = [Path(found).parent] if found else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((folder for folder in folders if (folder / "postgres").exists()), None)


def _new_database(url):
    name = f"test_{os.getpid()}_{next(_numbers)}"
    server = Database(url.format("postgres"))
    _statement(server, f"CREATE DATABASE {name}")
    server.close()
    return url.format(name)


def _emptied(url):
    database = Database(url)
    # As the superuser alone can: the guards of the audit trail stand aside, and its head is set back.
    _statement(
        database,
        "SET session_replication_role = replica",
        f"TRUNCATE {', '.join(metadata.tables)} RESTART IDENTITY CASCADE",
        f"INSERT INTO audit_head VALUES (1, 0, '{NOTHING}', '{NOTHING}', '')",  # noqa: S608
        "SET session_replication_role = DEFAULT",
    )
    database.close()


def _statement(database, *statements):
    autocommit = database._engine.execution_options(isolation_level="AUTOCOMMIT")
    with autocommit.connect() as connection:
        for statement in statements:
            connection.execute(sa.text(statement))


class _Server:
    """A PostgreSQL that listens on a socket in its own folder; it refuses to run as root, so it does not."""

    def __init__(self, programs, folder):
        self.programs = programs
        self.folder = folder
        self.data = folder / "data"
        self.someone = {}
        if os.geteuid() == 0:
            known = {person.pw_name: person for person in pwd.getpwall()}
            person = known.get("postgres") or known["nobody"]
            os.chown(folder, person.pw_uid, person.pw_gid)
            self.someone = {"user": person.pw_uid, "group": person.pw_gid, "extra_groups": []}

    def start(self):
        self._run("initdb", "-D", self.data, "-U", "formgen", "-A", "trust", "-E", "UTF8", "--no-sync")
        options = f"-k {self.folder} -c listen_addresses='' -c fsync=off -c max_connections=200"
        log = self.folder / "log"
        self._run("pg_ctl", "-D", self.data, "-o", options, "-l", log, "-w", "start")

    def stop(self):
        if (self.data / "postmaster.pid").exists():
            self._run("pg_ctl", "-D", self.data, "-m", "immediate", "-w", "stop")

    def _run(self, program, *arguments):
        command = [self.programs / program, *arguments]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=self.folder, **self.someone)
