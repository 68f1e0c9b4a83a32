"""Where a process that works sits: under a name that no other living process has, and that a dead one leaves.

A seat is a locked file beside the data, with a name of its own in it. The system opens the lock when the process
ends, however it ends; whoever takes the seat next has the same name, and so knows what was left on the table.
"""

from __future__ import annotations

import os
import re
import secrets
import socket
from itertools import count
from typing import TYPE_CHECKING, Final

try:
    import fcntl
except ImportError:  # Windows: every process gets a name of its own, and leases run out
    fcntl = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from pathlib import Path

OWNER_ONLY: Final = 0o600
NAME: Final = re.compile(rb"[\w.-]{1,80}-[0-9a-f]{8}\Z", re.ASCII)
LONGEST: Final = 100
MOST: Final = 1000


class Seat:
    """A name for the workers of one process; *handle* is the open file that keeps others away from it."""

    def __init__(self, name: str, handle: int | None = None) -> None:
        self.name = name
        self._handle = handle

    def leave(self) -> None:
        """Let another process have it."""
        if self._handle is not None:
            os.close(self._handle)
        self._handle = None


def take(folder: Path) -> Seat:
    """The first free seat in *folder*; a name of its own where the folder cannot be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for number in count(1):
            handle = _locked(folder / f"{number}.seat") if number <= MOST else None
            if handle is not None:
                return Seat(_name(handle), handle)
            if number > MOST:
                break
    except OSError:
        pass
    return Seat(_new_name())


def _locked(path: Path) -> int | None:
    """The open file, locked; ``None`` when somebody sits there."""
    if fcntl is None:
        raise OSError
    handle = os.open(path, os.O_RDWR | os.O_CREAT, OWNER_ONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        return None
    return handle


def _name(handle: int) -> str:
    """What stands in the file; made up when it is new. It stays when the machine's name changes, as a container's does."""
    known = os.pread(handle, LONGEST, 0)
    if not NAME.match(known):
        known = _new_name().encode()
        os.ftruncate(handle, 0)
        os.pwrite(handle, known, 0)
    return known.decode()


def _new_name() -> str:
    """The machine's name, for people who read it, and what makes it nobody else's."""
    machine = re.sub(r"[^\w.-]", "", socket.gethostname(), flags=re.ASCII)[:80] or "here"
    return f"{machine}-{secrets.token_hex(4)}"
