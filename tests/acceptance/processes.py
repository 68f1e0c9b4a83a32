"""The processes below another: finding them, ending them hard, and seeing that they are gone."""

from __future__ import annotations

import os
import signal
import time
from contextlib import suppress
from pathlib import Path

PATIENCE = 15.0
"""Seconds in which a process notices that the one it works for is gone; it looks each second."""


def below(pid, called):
    """The processes below *pid* whose command names *called*."""
    found, level = [], {pid}
    while level:
        level = {one for one, (parent, _state) in _all() if parent in level}
        found += [one for one in level if called in _command(one)]
    return found


def strike(pids):
    """End them, of which there is at least one, as nobody can prepare for."""
    assert pids
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def survivors(pids):
    """Those of *pids* that do not end by themselves; one that has ended may wait for somebody to take note of it."""
    until = time.monotonic() + PATIENCE
    while True:
        states = {one: state for one, (_parent, state) in _all()}
        left = [pid for pid in pids if states.get(pid, "Z") != "Z"]
        if not left or time.monotonic() > until:
            return left
        time.sleep(0.2)


def _all():
    """Each process with its parent and its state."""
    for one in Path("/proc").iterdir():
        if one.name.isdigit():
            with suppress(OSError, IndexError):
                state, parent = (one / "stat").read_text().rpartition(")")[2].split()[:2]
                yield int(one.name), (int(parent), state)


def _command(pid):
    with suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes().decode("utf-8", "replace")
    return ""
