"""A child process that leads a group of its own, and ends with the whole of it."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING

from formgen.rendering.pdf.faults import Crashed, Hung

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

GLANCE_SECONDS = 0.01


class Leader:
    """A process with its own group, spoken to by lines; its complaints go to a file."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str], complaints: Path) -> None:
        with complaints.open("wb") as file:
            self._process = subprocess.Popen(
                command,
                env=environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=file,
                bufsize=0,
                start_new_session=True,
            )
        self.pid = self._process.pid
        self._rest = b""
        self._reaping = threading.Lock()

    def alive(self) -> bool:
        """Whether it still runs. It is not reaped by asking: its number stays its own until the end."""
        with self._reaping:
            if self._process.returncode is not None:
                return False
            return os.waitid(os.P_PID, self.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None

    def say(self, line: bytes) -> None:
        """Write one line to it; :class:`Crashed` if it is gone."""
        try:
            _pipe(self._process.stdin).write(line + b"\n")
        except OSError as fault:
            raise Crashed from fault

    def hear(self, seconds: float) -> bytes:
        """The next line from it; :class:`Hung` after *seconds*, :class:`Crashed` if it is gone."""
        output = _pipe(self._process.stdout).fileno()
        deadline = time.monotonic() + seconds
        poll = select.poll()
        poll.register(output, select.POLLIN)
        while b"\n" not in self._rest:
            if not poll.poll(max(0.0, deadline - time.monotonic()) * 1000):
                raise Hung
            more = os.read(output, 65536)
            if not more:
                raise Crashed
            self._rest += more
        line, _newline, self._rest = self._rest.partition(b"\n")
        return line

    def wait(self, seconds: float) -> bool:
        """Whether it ended within *seconds*."""
        deadline = time.monotonic() + seconds
        while self.alive():
            if time.monotonic() > deadline:
                return False
            time.sleep(GLANCE_SECONDS)
        return True

    def kill(self) -> None:
        """Kill whoever is in its group; for any thread, the owner still has to say :meth:`end`."""
        with self._reaping:
            if self._process.returncode is None:
                # Its number is still its own, dead or alive, because nobody has reaped it.
                with suppress(ProcessLookupError, PermissionError):
                    os.killpg(self.pid, signal.SIGKILL)

    def end(self, grace: float = 0.0) -> int:
        """Close its input, wait for *grace* seconds, kill whoever is left in its group; its status."""
        with suppress(OSError):
            _pipe(self._process.stdin).close()
        self.wait(grace)
        self.kill()
        with self._reaping:
            status = self._process.wait()
        _pipe(self._process.stdout).close()
        return status


def outlived(pid: int, seconds: float) -> bool:
    """Whether the process *pid*, killed but not our child, is gone within *seconds*; 0 is none."""
    deadline = time.monotonic() + seconds
    while pid and _runs(pid):
        if time.monotonic() > deadline:
            return False
        time.sleep(GLANCE_SECONDS)
    return True


def _runs(pid: int) -> bool:
    """Whether it runs; one that only waits to be reaped does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
    if stream is None:  # never: both were asked for
        raise Crashed
    return stream
