"""From nothing to something: importing the package, the help of the command line, the first page of the site."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from urllib.error import URLError

from bench.timing import as_installed, timed

LONGEST = 60
"""Seconds that a site is waited for."""


def measure() -> list[dict[str, float | str]]:
    """Each in a process of its own, from its start to its end, or to the last byte of the page."""
    with tempfile.TemporaryDirectory() as folder, as_installed() as environment:
        site = {**environment, "FORMGEN_DATA": folder, "FORMGEN_DATABASE_URL": ""}
        return [
            {"what": "python -c 'import formgen'", **_process(site, "-c", "import formgen"), "at_most": 500},
            {"what": "formgen --help", **_process(site, "-m", "formgen", "--help"), "at_most": 300},
            {
                "what": "first page after a start",
                **timed(lambda: _first_page(site), rounds=5),
                "at_most": 2000,
            },
        ]


def _process(environment: dict[str, str], *arguments: str) -> dict[str, float | str]:
    command = [sys.executable, *arguments]

    def work() -> None:
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)

    return timed(work, rounds=9)


def _first_page(environment: dict[str, str]) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    site = subprocess.Popen(
        [sys.executable, "-m", "formgen", "serve", "--port", str(port)],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(f"http://127.0.0.1:{port}/sign-in")
    finally:
        site.send_signal(signal.SIGKILL)
        site.wait()


def _wait_for(url: str) -> None:
    deadline = time.monotonic() + LONGEST
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(url) as answer:  # noqa: S310 - our own address
                assert answer.read()
                return
        except URLError:
            time.sleep(0.01)
    raise TimeoutError(url)
