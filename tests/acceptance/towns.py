"""Two sites and two workers over one database, and who visits them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from contextlib import suppress

import requests
import sqlalchemy as sa
from conftest import free_port
from lxml import html

from formgen.storage import Database
from formgen.storage.batch_tables import batch_rows

NAME, PASSWORD = "cheng", "luohu-2026-shili"
STRUCK = int(os.environ.get("FORMGEN_BATCH_ROWS", "8"))
"""Rows of the batch in whose middle the database's server is struck; `make kill` makes it 200."""
PATIENCE = 120 + 4 * STRUCK


class Process:
    """One of ours, with its own folder."""

    def __init__(self, folder, environment, *command):
        folder.mkdir(exist_ok=True)
        self.environment = {**environment, "FORMGEN_DATA": str(folder), "PYTHONUNBUFFERED": "1"}
        self.command = [sys.executable, "-m", "formgen", *command]
        self.log = folder / f"{command[0]}-{free_port()}.log"

    def start(self):
        with self.log.open("a") as log:
            self.running = subprocess.Popen(self.command, stdout=log, stderr=log, env=self.environment)
        return self

    def until(self, sign):
        until = time.monotonic() + PATIENCE
        while sign not in self.log.read_text("utf-8"):
            assert self.running.poll() is None, self.log.read_text("utf-8")
            assert time.monotonic() < until, self.log.read_text("utf-8")
            time.sleep(0.05)

    def stop(self, how=signal.SIGTERM):
        with suppress(ProcessLookupError):
            self.running.send_signal(how)
        return self.running.wait(30)


class Town:
    """Two sites, two workers, and the database that they share."""

    def __init__(self, kind, folder, url, secret, queue):
        self.database = Database(url, key=lambda: b"")
        self.database.upgrade()
        usual = {name: value for name, value in os.environ.items() if not name.startswith("FORMGEN_")}
        environment = {**usual, "FORMGEN_DATABASE_URL": url, "FORMGEN_CONVERTERS": "1"}
        environment |= {"FORMGEN_SECRET": secret, "FORMGEN_QUEUE_URL": queue}
        folders = [folder / "one", folder / "two"] if kind == "postgresql" else [folder, folder]
        self.ports = [free_port(), free_port()]
        self.sites = [
            Process(one, environment, "serve", "--no-work", "--port", str(port))
            for one, port in zip(folders, self.ports, strict=True)
        ]
        self.workers = [Process(one, environment, "work", "--reviews", "0") for one in folders]

    def start(self):
        for one in (*self.sites, *self.workers):
            one.start()
        for one in self.sites:
            one.until("网站已启动")
        for one in self.workers:
            one.until("后台处理已启动")
        return self

    def end(self):
        for one in (*self.sites, *self.workers):
            if one.running.poll() is None:
                one.stop(signal.SIGKILL)
        self.database.close()

    def rows(self):
        """Who has rows in hand, and how many rows there are in each state, with how often each was taken."""
        columns = (batch_rows.c.state, batch_rows.c.worker, batch_rows.c.attempts)
        with self.database.reading() as connection:
            found = connection.execute(sa.select(*columns)).all()
        return {one.worker for one in found if one.worker}, Counter(one.state for one in found), found


class Visitor:
    """A person with one browser, who comes to either site."""

    def __init__(self, town):
        self.town = town
        self.browser = requests.Session()
        self.browser.trust_env = False

    def get(self, site, path):
        answer = self.browser.get(self.at(site, path), timeout=30)
        assert answer.status_code == 200, f"{path}: {answer.status_code} {answer.text[:500]}"
        return answer

    def at(self, site, path):
        return f"http://127.0.0.1:{self.town.ports[site]}{path}"

    def post(self, site, path, page, files=None, **data):
        """Post with the token that stands on *page*, from whichever site that came."""
        (token, *_same) = html.document_fromstring(page.text).xpath("//input[@name='csrf_token']/@value")
        given = {"csrf_token": token, **data}
        return self.browser.post(self.at(site, path), given, files=files, timeout=30, allow_redirects=False)

    def sign_in(self, site, password):
        return self.post(
            site, "/sign-in", self.get(site, "/sign-in"), name=NAME, password=password
        ).status_code


def until(condition):
    deadline = time.monotonic() + PATIENCE
    while not (found := condition()):
        assert time.monotonic() < deadline
        time.sleep(0.02)
    return found
