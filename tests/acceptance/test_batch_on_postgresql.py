"""kill -9 of site, worker and converter, and a PostgreSQL that is cut off, in the middle of a batch: each row once.

A database that is stopped at once is not a power failure: the system's page cache survives it.
"""

from __future__ import annotations

import http.client
import json
import os
import re
import secrets
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing, suppress
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
import sqlalchemy as sa
from scratch_postgresql import Server, programs

from formgen.service.batch_desk import BatchDesk
from formgen.service.settings import Settings
from formgen.storage import People, Tokens
from formgen.storage.audit_tables import audit_entries
from formgen.storage.codes import shown
from formgen.storage.issued import Issued

sys.path.insert(0, str(Path(__file__).parent))
from conftest import free_port
from processes import below, strike, survivors

pytestmark = [
    pytest.mark.office,
    pytest.mark.slow,
    pytest.mark.kill,
    pytest.mark.skipif("FORMGEN_BATCH_ROWS" not in os.environ, reason="make kill"),
    pytest.mark.skipif(programs() is None, reason="PostgreSQL is not installed"),
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks for processes in /proc"),
]

FORM = "temporary_building_sign_board"
ROWS = int(os.environ.get("FORMGEN_BATCH_ROWS", "10"))
"""`make kill` makes it 200; the suite has `test_several_processes`, which kills workers and the database's server."""
PATIENCE = 120 + 4 * ROWS
BOUNDARY = "----formgen-batch"


class Town:
    """A site and a worker over a PostgreSQL, all of which can be killed and started again."""

    def __init__(self, folder):
        self.folder, self.server = folder, Server(careful=True).begin()
        self.url = self.server.create("town")
        self.port = free_port()
        usual = {name: value for name, value in os.environ.items() if not name.startswith("FORMGEN_")}
        own = {"FORMGEN_DATA": str(folder), "FORMGEN_DATABASE_URL": self.url}
        secret = secrets.token_urlsafe(32)
        self.environment = {**usual, **own, "FORMGEN_SECRET": secret}
        self.database = Settings(folder, self.url, secret_key=secret).database()
        self.database.upgrade()
        user = People(self.database).create_user("li", "示例李")
        _made, self.token = Tokens(self.database).make(user.id, "示例", ("read", "write"), timedelta(days=1))
        self.running = {}

    def start(self, name, *words):
        with (self.folder / f"{name}.log").open("a") as log:
            command = [sys.executable, "-m", "formgen", name, *words]
            self.running[name] = subprocess.Popen(command, stdout=log, stderr=log, env=self.environment)

    def start_all(self):
        self.start("serve", "--no-work", "--port", str(self.port))
        self.start("work")
        return self

    def kill(self, name):
        self.running[name].kill()
        self.running[name].wait(30)

    def end(self):
        for one in self.running.values():
            one.kill()
            one.wait(30)
        self.database.close()
        self.server.end()

    def ask(self, method, path, body=None, kind=""):
        """What the interface says; asked again while site or database are away."""
        until = time.monotonic() + PATIENCE
        sent = {"Authorization": f"Bearer {self.token}", "Content-Type": kind or "application/json"}
        while time.monotonic() < until:
            asked = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
            with closing(asked), suppress(OSError, http.client.HTTPException):
                asked.request(method, f"/api/v1{path}", body, sent)
                answer = asked.getresponse()
                said = answer.read()
                if answer.status < 400:
                    return said
                # Polite: too often, or the database is away. Nothing else is ever said.
                assert answer.status in (429, 503), said
            time.sleep(0.3)
        raise AssertionError((self.folder / "serve.log").read_text("utf-8"))

    def send(self, sheet):
        head = (
            f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="a.xlsx"\r\n\r\n'.encode()
        )
        body = head + sheet + f"\r\n--{BOUNDARY}--\r\n".encode()
        kind = f"multipart/form-data; boundary={BOUNDARY}"
        return json.loads(self.ask("POST", f"/forms/{FORM}/batches?pdf=true", body, kind))["id"]

    def made(self, batch):
        return json.loads(self.ask("GET", f"/batches/{batch}"))

    def until_made(self, batch, least):
        until = time.monotonic() + PATIENCE
        while (found := self.made(batch))["made"] < least:
            assert time.monotonic() < until, (found, (self.folder / "work.log").read_text("utf-8"))
            time.sleep(0.3)
        return found


@pytest.fixture
def town(tmp_path):
    made = Town(tmp_path).start_all()
    yield made
    made.end()


def test_whatever_is_killed_every_row_is_delivered_once_and_the_trail_is_whole(town, sheet_of):
    batch = town.send(sheet_of(BatchDesk(town.database).template(FORM), ROWS))
    fifth = ROWS // 5

    town.until_made(batch, 1)
    strike(below(town.running["work"].pid, "soffice.bin"))
    town.until_made(batch, fifth)
    town.server.stop()
    time.sleep(1)
    town.server.start()
    town.until_made(batch, 2 * fifth)
    town.kill("serve")
    town.start("serve", "--no-work", "--port", str(town.port))
    town.until_made(batch, 3 * fifth)
    left = below(town.running["work"].pid, "spawn_main")
    town.kill("work")
    town.start("work")
    done = town.until_made(batch, ROWS)

    assert (done["state"], done["counts"]) == ("done", {"done": ROWS})
    packed = ZipFile(BytesIO(town.ask("GET", f"/batches/{batch}/documents")))
    names = Counter(name for name in packed.namelist() if name != "report.xlsx")
    wanted = [
        f"{number:05}-临时建筑标志牌{what}.{kind}"
        for number in range(4, 4 + ROWS)
        for what in ("-缺项清单", "")
        for kind in ("docx", "pdf")
    ]
    assert names == Counter(wanted)
    assert len({packed.read(name) for name in names if re.search(r"牌\.pdf$", name)}) == ROWS
    assert survivors(left) == []
    checked = subprocess.run(
        [sys.executable, "-m", "formgen", "audit", "verify"],
        env=town.environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr
    with town.database.reading() as connection:
        told = Counter(connection.execute(sa.select(audit_entries.c.act)).scalars())
    assert (told["batch.begun"], told["document.issued"]) == (1, ROWS)
    codes = {one["code"] for one in json.loads(town.ask("GET", f"/batches/{batch}/report"))["results"]}
    assert {shown(one.code) for one in Issued(town.database).all()} == codes
    assert len(codes) == ROWS
