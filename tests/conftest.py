"""What tests of several rooms need: databases, a mail server that answers, a spreadsheet of papers filled in.

``FORMGEN_TEST_DATABASE=postgresql`` (``make test-postgres``) puts every installation of the tests that does not
name its database onto PostgreSQL.
"""

from __future__ import annotations

import os
import shutil
import socketserver
import threading
from io import BytesIO

import pytest
import sqlalchemy as sa
from argon2 import PasswordHasher
from openpyxl import load_workbook
from scratch_postgresql import Server, programs

from formgen.storage import Database, passwords
from formgen.storage.audit import NOTHING
from formgen.storage.tables import metadata

EXAMPLE = 3
"""The row of a batch's template that shows how a paper is filled in; papers begin below it."""
USUAL = os.environ.get("FORMGEN_TEST_DATABASE", "sqlite")
"""The kind of database of an installation that does not name one."""


def pytest_configure(config):
    """The processes that tests start find their modules compiled, as an installation has them.

    Where Python is told to write no byte code each would else compile every module again; it lies beside what
    pytest itself remembers, not among the sources.
    """
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ.setdefault("PYTHONPYCACHEPREFIX", str(config.rootpath / ".pytest_cache" / "bytecode"))


def pytest_collection_modifyitems(items):
    """Slow files first: at the end of a run none of them has one process to itself while the others are done.

    Before them what measures the memory of its children: the system remembers only the greediest of all.
    """
    items.sort(key=lambda item: ("hostile" not in item.path.parts, _is_quick(item.getparent(pytest.Module))))


def _is_quick(module):
    return module.get_closest_marker("slow") is None


@pytest.fixture
def quick_hashes(monkeypatch):
    """The same hash with the smallest parameters, for tests that sign in many times."""
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    passwords._nobodys.cache_clear()
    yield
    passwords._nobodys.cache_clear()


@pytest.fixture(scope="session")
def postgresql():
    """A PostgreSQL of our own; its database ``migrated`` has all tables and nothing in them."""
    if programs() is None:
        pytest.skip("PostgreSQL is not installed (apt-get install postgresql)")
    server = Server().begin()
    try:
        migrated = Database(server.create("migrated"))
        migrated.upgrade()
        migrated.close()
        yield server
    finally:
        server.end()


@pytest.fixture(scope="session")
def fresh_file(tmp_path_factory):
    """A SQLite file with all tables and nothing in them, to be copied."""
    path = tmp_path_factory.mktemp("fresh") / "formgen.db"
    database = Database(f"sqlite:///{path}")
    database.upgrade()
    database.close()
    return path


@pytest.fixture
def fresh(request):
    """The address of a database of a *kind* with all tables and nothing in them; a file lies in *folder*."""

    def fresh(kind, folder):
        if kind == "sqlite":
            shutil.copy(request.getfixturevalue("fresh_file"), folder / "formgen.db")
            return f"sqlite:///{folder / 'formgen.db'}"
        address = request.getfixturevalue("postgresql").url("migrated")
        emptied(address)
        return address

    return fresh


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, fresh, tmp_path):
    """The address of an empty database: of the one kind, then of the other."""
    return fresh(request.param, tmp_path)


@pytest.fixture
def usual_url(fresh, tmp_path):
    """The address of an empty database of the usual kind."""
    return fresh(USUAL, tmp_path)


def emptied(address):
    """Take every row out of a PostgreSQL database, and set the head of the audit trail back.

    As the superuser alone can: the guards of the trail stand aside meanwhile.
    """
    engine = sa.create_engine(sa.make_url(address).set(drivername="postgresql+psycopg"))
    with engine.begin() as connection:
        connection.execute(sa.text("SET LOCAL session_replication_role = replica"))
        connection.execute(sa.text(f"TRUNCATE {', '.join(metadata.tables)} RESTART IDENTITY CASCADE"))
        head = sa.text("INSERT INTO audit_head VALUES (1, 0, :nothing, :nothing, '')")
        connection.execute(head, {"nothing": NOTHING})
    engine.dispose()


class Postman(socketserver.StreamRequestHandler):
    """Takes mail as a server does, and keeps it."""

    def handle(self):
        self.say("220 here")
        for line in self.rfile:
            word = line.split()[0].upper() if line.split() else b""
            if word == b"DATA":
                self.say("354 go on")
                self.server.mails.append(b"".join(iter(self.rfile.readline, b".\r\n")))
            self.say("221 bye" if word == b"QUIT" else "250 yes")
            if word == b"QUIT":
                return

    def say(self, line):
        self.wfile.write(line.encode() + b"\r\n")


@pytest.fixture
def post():
    """A mail server; what it took is in its *mails*, where it listens in its *url*."""
    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Postman)
    server.daemon_threads, server.mails = True, []
    server.url = f"smtp://127.0.0.1:{server.server_address[1]}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def sheet_of():
    """A batch's template with so many papers like its example, no two the same; in the rows *bad* a day is none."""

    def filled(template, count, bad=()):
        book = load_workbook(BytesIO(template))
        sheet = book.worksheets[0]
        example = list(sheet[EXAMPLE])
        days = next(cell.column for cell in example if cell.is_date)
        named = next(cell.column for cell in example[1:] if "示例" in str(cell.value))
        for number in range(EXAMPLE + 1, EXAMPLE + 1 + count):
            for cell in example:
                sheet.cell(number, cell.column, cell.value)
            sheet.cell(number, 1, str(number))
            sheet.cell(number, named, f"示例单位{number}")
            if number in bad:
                sheet.cell(number, days, "后天")
        kept = BytesIO()
        book.save(kept)
        return kept.getvalue()

    return filled
