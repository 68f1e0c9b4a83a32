"""Starting costs little: measured in computing time, twice what a quiet machine is allowed by the clock."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from urllib.error import URLError

import pytest


def computing(pid):
    """Seconds that a running process has computed for."""
    numbers = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(numbers[11]) + int(numbers[12])) / os.sysconf("SC_CLK_TCK")


def spent(*arguments):
    """Seconds that a process computes for from its start to its end; the least of three."""
    taken = []
    for _number in range(3):
        with subprocess.Popen([sys.executable, *arguments], stdout=subprocess.DEVNULL) as process:
            _pid, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        taken.append(used.ru_utime + used.ru_stime)
    return min(taken)


def test_the_package_is_imported_in_half_a_second():
    assert spent("-c", "import formgen") < 2 * 0.5


def test_the_help_of_the_command_line_is_there_in_a_third_of_a_second():
    assert spent("-m", "formgen", "--help") < 2 * 0.3


@pytest.mark.slow
def test_the_first_page_after_a_start_is_there_in_two_seconds(tmp_path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    given = {**os.environ, "FORMGEN_DATA": str(tmp_path), "FORMGEN_DATABASE_URL": ""}
    command = [sys.executable, "-m", "formgen", "serve", "--port", str(port)]
    with subprocess.Popen(command, env=given, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as site:
        assert "登录" in first_page(f"http://127.0.0.1:{port}/sign-in")
        taken = computing(site.pid)
        site.send_signal(signal.SIGTERM)
    assert taken < 2 * 2


def first_page(url):
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(url) as answer:  # noqa: S310 - our own address
                return answer.read().decode()
        except URLError:
            time.sleep(0.02)
    raise TimeoutError(url)
