"""The site that is measured: real processes over a database of their own, accounts made beforehand, and the sums."""

from __future__ import annotations

import http.client
import os
import secrets
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from bench import postgresql
from bench.load_people import CHECKED
from formgen.service import papers
from formgen.service.settings import Settings
from formgen.storage import People, Role, Tokens
from formgen.storage.audit_tables import audit_entries
from formgen.storage.tables import draft_versions

if TYPE_CHECKING:
    from pathlib import Path

POSTGRESQL, SQLITE = "postgresql", "sqlite"


@dataclass(frozen=True)
class Account:
    """Somebody who may come in, and the answers that his program asks about."""

    name: str
    password: str
    token: str
    answers: dict[str, Any] = field(repr=False)


class Site:
    """``formgen serve`` in one process on SQLite; two of them and a ``formgen work`` on PostgreSQL."""

    def __init__(self, kind: str, folder: Path) -> None:
        self.kind, self._folder = kind, folder
        self._processes: list[subprocess.Popen[bytes]] = []
        self._server: postgresql.Server | None = None
        self.ports = [free_port() for _each in range(2 if kind == POSTGRESQL else 1)]
        self.settings = Settings(folder, self._url())

    def start(self) -> Site:
        """Make the tables and start every process; back when all answer."""
        self.settings.database().upgrade()
        for port in self.ports:
            alone = ["--no-work"] if self.kind == POSTGRESQL else []
            self._run("serve", "--port", str(port), *alone)
            self._wait(port)
        if self.kind == POSTGRESQL:
            self._run("work")
        return self

    def accounts(self, count: int) -> list[Account]:
        """So many people with passwords and tokens."""
        database = self.settings.database()
        people, tokens = People(database), Tokens(database)
        answers, password = papers.example(CHECKED), secrets.token_urlsafe(12)

        def make(number: int) -> Account:
            name = f"shili{number}"
            made = people.create_user(name, f"示例{number}", password=password, roles={Role.DRAFTER})
            _token, shown = tokens.make(made.id, "示例系统", ("check",), timedelta(days=7))
            return Account(name, password, shown, answers)

        with ThreadPoolExecutor(os.cpu_count()) as threads:
            made = list(threads.map(make, range(count)))
        database.close()
        return made

    def kept(self) -> tuple[int, int]:
        """How many versions of drafts are stored, and how many the trail tells of."""
        database = self.settings.database()
        told = audit_entries.c.act.in_(("draft.created", "draft.saved"))
        with database.reading() as connection:
            stored = connection.execute(sa.select(sa.func.count()).select_from(draft_versions)).scalar_one()
            audited = connection.execute(sa.select(sa.func.count()).where(told)).scalar_one()
        database.close()
        return stored, audited

    def trail_is_whole(self) -> bool:
        """Whether ``formgen audit verify`` finds nothing."""
        command = [sys.executable, "-m", "formgen", "audit", "verify"]
        return (
            subprocess.run(command, env=self._environment(), capture_output=True, check=False).returncode == 0
        )

    def log(self) -> str:
        """What the processes said, as far as it is a complaint."""
        said = (self._folder / "site.log").read_text("utf-8", "replace").splitlines()
        return "\n".join(line for line in said if "Error" in line or "Traceback" in line)

    def stop(self) -> None:
        """Stop every process, and the database server where there is one."""
        for one in self._processes:
            one.terminate()
        for one in self._processes:
            with suppress(subprocess.TimeoutExpired):
                one.wait(20)
            one.kill()
        if self._server is not None:
            self._server.end()

    def _url(self) -> str:
        if self.kind == SQLITE:
            return f"sqlite:///{self._folder / 'formgen.db'}"
        self._server = postgresql.begun()
        return self._server.create("load")

    def _environment(self) -> dict[str, str]:
        own = {"FORMGEN_DATA": str(self._folder), "FORMGEN_DATABASE_URL": self.settings.database_url}
        return {**os.environ, **own}

    def _run(self, *words: str) -> None:
        command = [sys.executable, "-m", "formgen", *words]
        with (self._folder / "site.log").open("ab") as log:
            self._processes.append(subprocess.Popen(command, stdout=log, stderr=log, env=self._environment()))

    def _wait(self, port: int) -> None:
        for _attempt in range(300):
            with (
                suppress(OSError),
                closing(http.client.HTTPConnection("127.0.0.1", port, timeout=2)) as asked,
            ):
                asked.request("GET", "/healthz")
                asked.getresponse().read()
                return
            time.sleep(0.1)
        raise TimeoutError(self._folder / "site.log")


def free_port() -> int:
    """A port where nobody listens."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
