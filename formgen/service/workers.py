"""Threads that take work from a table: rung when there is something, alone as long as nobody rings.

What a worker has in hand is lent to it for a short while, and renewed while it works: what a killed one leaves
behind is taken over soon. Told to stop, a worker finishes or puts back what it has.
"""

from __future__ import annotations

import logging
import socket
import threading
import time
from abc import ABC, abstractmethod
from contextlib import suppress
from typing import TYPE_CHECKING

from formgen.errors import FormgenError, PartMissing

if TYPE_CHECKING:
    from formgen.storage import Leases

LOG = logging.getLogger(__name__)
IDLE_SECONDS = 1.0
"""How long an idle worker waits for the bell before it looks at the table itself."""
LEASE_SECONDS = 40.0
"""After so long without a sign of life another takes over."""
BEAT_SECONDS = 10.0
"""Between two signs of life."""
PAUSE_SECONDS = 5.0
"""How long a worker waits when the database or the store of files is away."""
LONGEST_SECONDS = 600.0
"""No sign of life is given for what takes longer: sixty Word files to convert, each of them slow, take less."""
GRACE_SECONDS = 5.0
"""How long a worker that is to stop may take to finish what it has in hand."""


class Workers(ABC):
    """Workers of one kind in this process.

    :param leases: on the table they take from.
    :param kind: what they are called beside the name of the process, apart from workers of other kinds.
    :param seat: the name of the process; no other living process may have it.
    """

    def __init__(self, workers: int, leases: Leases, kind: str = "", seat: str = "") -> None:
        self._leases = leases
        self._bell = threading.Event()
        self._closing = threading.Event()
        self._since: dict[str, float] = {}
        names = [f"{seat or socket.gethostname()}-{kind}{number}" for number in range(workers)]
        self._threads = [
            threading.Thread(name=name, target=self._work, args=(name,), daemon=True) for name in names
        ]
        self._beating = threading.Thread(name=f"{kind}beat", target=self._beat, daemon=True)

    @abstractmethod
    def do_one(self, worker: str) -> bool:
        """Take one piece of work and deliver it; False when there is none."""

    @abstractmethod
    def release(self, worker: str) -> int:
        """Put back what a killed process had under this name; how much it was."""

    def start(self) -> None:
        """Begin to work; what a killed process of this name was busy with is taken up at once."""
        try:
            for thread in self._threads:
                self.release(thread.name)
        except FormgenError:
            LOG.exception("the table of work cannot be reached")
        for thread in (*self._threads, self._beating):
            thread.start()

    def ring(self) -> None:
        """Say that there is something to do."""
        self._bell.set()

    @property
    def stopping(self) -> bool:
        """Whether these workers were told to stop: what takes long is left where that can be done."""
        return self._closing.is_set()

    def stop(self) -> None:
        """Take nothing new; does not wait."""
        self._closing.set()
        self._bell.set()

    def close(self, within: float = GRACE_SECONDS) -> None:
        """Stop after the work in hand; what is not done *within* so many seconds is put back."""
        self.stop()
        until = time.monotonic() + within
        for thread in self._threads:
            if thread.is_alive():
                thread.join(timeout=max(0.0, until - time.monotonic()))
            if thread.is_alive():
                self.put_back(thread.name)

    def put_back(self, name: str) -> bool:
        """Let others have what the worker of this *name* has in hand; false when the table cannot be reached."""
        try:
            LOG.info("%s put back %s", name, self._leases.put_back(name))
        except FormgenError as fault:
            LOG.warning("what is in hand cannot be put back now: %s", type(fault).__name__)
            return False
        return True

    def _work(self, name: str) -> None:
        while not self._closing.is_set():
            self._since[name] = time.monotonic()
            worked = self._did_one(name)
            self._since.pop(name, None)
            if not worked:
                self._bell.wait(IDLE_SECONDS)
                self._bell.clear()

    def _did_one(self, name: str) -> bool:
        """Whether a piece of work was done; whatever happens to it, the next piece deserves a worker."""
        try:
            return self.do_one(name)
        except PartMissing as fault:
            # The database or the store of files is away, which is not the fault of the work: it waits.
            LOG.warning("work has to wait: %s", type(fault).__name__)
            while not self._closing.wait(PAUSE_SECONDS) and not self.put_back(name):
                pass
            if self._closing.is_set():
                self.put_back(name)
        except Exception:
            LOG.exception("a piece of work could not be done: it is tried again")
            with suppress(FormgenError):  # else it comes back when its lease ends
                self.release(name)
        return False

    def _beat(self) -> None:
        while not self._closing.wait(BEAT_SECONDS):
            now = time.monotonic()
            busy = [
                name
                for name, since in self._since.copy().items()
                if BEAT_SECONDS / 2 < now - since < LONGEST_SECONDS
            ]
            try:
                for name in busy:
                    self._leases.hold(name, LEASE_SECONDS)
            except Exception:
                LOG.exception("the table of work cannot be reached: leases are not renewed")
