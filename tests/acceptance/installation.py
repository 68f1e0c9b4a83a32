"""formgen as departments run it: one process over SQLite, or two machines over PostgreSQL behind one address."""

from __future__ import annotations

import http.client
import itertools
import os
import re
import subprocess
import sys
import threading
import time
from contextlib import closing, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from conftest import free_port

POSTGRESQL = "postgresql"
PATIENCE = 60.0
"""Seconds until every process answers."""
SECRET = "shili-secret-" * 3
"""What the machines share, as the operator gives it to each."""
OF_ONE_HOP = {"connection", "keep-alive", "transfer-encoding", "content-length"}


class Turns(BaseHTTPRequestHandler):
    """Hands each request to the next web process, so that no two in a row come to the same one."""

    protocol_version = "HTTP/1.1"

    def forward(self):
        """Ask the process whose turn it is, and pass on what it says."""
        port = next(self.server.turns)
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        asked = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        try:
            asked.request(self.command, self.path, body, dict(self.headers.items()))
            answer = asked.getresponse()
            said = answer.read()
        finally:
            asked.close()
        self.server.answered[port] += 1
        self.send_response_only(answer.status, answer.reason)
        for name, value in answer.getheaders():
            if name.lower() not in OF_ONE_HOP:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        with suppress(OSError):  # the browser has gone on to another page
            self.wfile.write(said)

    do_GET = do_POST = forward  # noqa: N815 - the names that the library calls

    def log_message(self, *_words):
        """Say nothing."""


class Front(ThreadingHTTPServer):
    """The one address in front of several web processes."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, ports):
        super().__init__(("127.0.0.1", 0), Turns)
        self.turns, self.answered = itertools.cycle(ports), dict.fromkeys(ports, 0)


class Installation:
    """Processes over the database at *database_url*, and the address at which people open the site."""

    def __init__(self, kind, folder, database_url):
        self.kind, self.folder = kind, folder
        self._many = kind == POSTGRESQL
        self.ports = [free_port() for _each in range(2 if self._many else 1)]
        self._front = self._turns() if self._many else None
        self.url = f"http://127.0.0.1:{self._front.server_port if self._front else self.ports[0]}"
        usual = {name: value for name, value in os.environ.items() if not name.startswith("FORMGEN_")}
        own = {"FORMGEN_DATABASE_URL": database_url, "FORMGEN_BASE_URL": self.url}
        shared = {"FORMGEN_SECRET": SECRET, "FORMGEN_CONVERTERS": "1"} if self._many else {}
        self._environment = {**usual, **own, **shared, "PYTHONUNBUFFERED": "1"}
        self._machines = [folder / f"machine-{number}" for number, _port in enumerate(self.ports, 1)]
        self._processes = []

    def start(self):
        """Start every process at once, as the machine does after a power cut; back when all answer."""
        for machine, port in zip(self._machines, self.ports, strict=True):
            machine.mkdir()
            self._run(machine, "serve", "--port", str(port), *(["--no-work"] if self._many else []))
            if self._many:
                self._run(machine, "work")
        for port in self.ports:
            self._wait(port)
        return self

    @property
    def answered(self):
        """How many requests each web process has answered."""
        return dict(self._front.answered) if self._front else {}

    def first_link(self):
        """A link for the first administrator, as a terminal shows it."""
        return re.findall(r"(http://\S+/sign-in/\S+)", self.said())[-1]

    def formgen(self, *words):
        """Run a command on the first machine: how it ended, and what it said."""
        command, environment = self._command(self._machines[0], *words)
        ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        return ran.returncode, ran.stdout + ran.stderr

    def complaints(self):
        """What the processes complained about."""
        return [line for line in self.said().splitlines() if re.search(r"Traceback|\bERROR\b", line)]

    def stop(self):
        """Stop every process in good order."""
        for one in self._processes:
            one.terminate()
        for one in self._processes:
            with suppress(subprocess.TimeoutExpired):
                one.wait(20)
            one.kill()
        if self._front:
            self._front.shutdown()
            self._front.server_close()

    def said(self):
        """What all processes wrote to their logs."""
        return "\n".join(one.read_text("utf-8") for one in sorted(self.folder.glob("process-*.log")))

    def _turns(self):
        front = Front(self.ports)
        threading.Thread(target=front.serve_forever, daemon=True).start()
        return front

    def _command(self, machine, *words):
        return [sys.executable, "-m", "formgen", *words], {**self._environment, "FORMGEN_DATA": str(machine)}

    def _run(self, machine, *words):
        command, environment = self._command(machine, *words)
        with (self.folder / f"process-{len(self._processes)}.log").open("w") as log:
            self._processes.append(subprocess.Popen(command, stdout=log, stderr=log, env=environment))

    def _wait(self, port):
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            with (
                suppress(OSError),
                closing(http.client.HTTPConnection("127.0.0.1", port, timeout=5)) as asked,
            ):
                asked.request("GET", "/readyz")
                if asked.getresponse().status == http.HTTPStatus.OK:
                    return
            time.sleep(0.1)
        raise TimeoutError(self.said())
