"""Whose turn it is to write, within one process.

SQLite has one writer at a time, and one who finds the file taken asks again after ever longer pauses: under
many writers the last to come goes first and the first waits half a second. Threads queue here instead and
are woken at once; other processes are still met at the file itself.
"""

from __future__ import annotations

import os
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from formgen.errors import PartMissing
from formgen.storage.faults import BUSY

if TYPE_CHECKING:
    from collections.abc import Iterator


class Writers:
    """The queue of a process before one file; *patience* is how many seconds somebody stands in it."""

    def __init__(self, patience: float) -> None:
        self._patience = patience
        self._process, self._lock = os.getpid(), threading.Lock()

    @contextmanager
    def one(self) -> Iterator[None]:
        """Wait for one's turn and have it while the block lasts; :class:`PartMissing` when it does not come."""
        lock = self._of_this_process()
        if not lock.acquire(timeout=self._patience):
            raise PartMissing(BUSY)
        try:
            yield
        finally:
            lock.release()

    def _of_this_process(self) -> threading.Lock:
        if self._process != os.getpid():  # a fork: whoever had his turn is the parent's
            self._process, self._lock = os.getpid(), threading.Lock()
        return self._lock
