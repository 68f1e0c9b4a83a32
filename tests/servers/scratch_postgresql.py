"""A PostgreSQL of our own in a folder of its own, for tests and measurements; no other server is touched."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path

import psycopg
from psycopg.sql import SQL, Identifier


def programs() -> Path | None:
    """Where the server's programs lie; None where PostgreSQL is not installed."""
    found = shutil.which("initdb")
    folders = [Path(found).parent] if found else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((folder for folder in folders if (folder / "postgres").exists()), None)


class Server:
    """A server that listens on a socket in its own folder; it refuses to run as root, so it does not.

    :param careful: whether it waits for the disk at each commit, as a server in use does.
    """

    def __init__(self, *, careful: bool = False) -> None:
        found = programs()
        if found is None:
            missing = "PostgreSQL is not installed (apt-get install postgresql)"
            raise FileNotFoundError(missing)
        self._programs = found
        self._careful = careful
        self.folder = Path(tempfile.mkdtemp(prefix="formgen-pg-"))
        self._data = self.folder / "data"
        self._someone: dict[str, int | list[int]] = {}
        if os.geteuid() == 0:
            known = {person.pw_name: person for person in pwd.getpwall()}
            person = known.get("postgres") or known["nobody"]
            os.chown(self.folder, person.pw_uid, person.pw_gid)
            self._someone = {"user": person.pw_uid, "group": person.pw_gid, "extra_groups": []}

    def begin(self) -> Server:
        """Make its files and start it."""
        self._run("initdb", "-D", self._data, "-U", "formgen", "-A", "trust", "-E", "UTF8", "--no-sync")
        self.start()
        return self

    def start(self) -> None:
        """Start it; also again, after :meth:`stop`."""
        fsync = "on" if self._careful else "off"
        options = f"-k {self.folder} -c listen_addresses='' -c fsync={fsync} -c max_connections=200"
        self._run("pg_ctl", "-D", self._data, "-o", options, "-l", self.folder / "log", "-w", "start")

    def stop(self) -> None:
        """Stop it as a crash does: without a word to its clients, and with its log to be replayed at the start."""
        if (self._data / "postmaster.pid").exists():
            self._run("pg_ctl", "-D", self._data, "-m", "immediate", "-w", "stop")

    def end(self) -> None:
        """Stop it and take its files away."""
        with suppress(subprocess.CalledProcessError):
            self.stop()
        shutil.rmtree(self.folder)

    def url(self, name: str = "postgres") -> str:
        """The address of its database of this *name*."""
        return f"postgresql://formgen@/{name}?host={self.folder}"

    def create(self, name: str) -> str:
        """Make an empty database; its address."""
        with psycopg.connect(self.url(), autocommit=True) as connection:
            connection.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
        return self.url(name)

    def _run(self, program: str, *arguments: str | Path) -> None:
        command = [str(self._programs / program), *map(str, arguments)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=self.folder, **self._someone)  # type: ignore[call-overload]
