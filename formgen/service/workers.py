"""Threads beside the web that take work from a table: started with the site, rung when there is something."""

from __future__ import annotations

import logging
import socket
import threading
from abc import ABC, abstractmethod

from formgen.errors import FormgenError

LOG = logging.getLogger(__name__)
IDLE_SECONDS = 1.0
"""How long an idle worker waits for the bell before it looks at the table itself."""


class Workers(ABC):
    """Workers of this process; work that a killed process left behind comes back when its lease ends.

    :param kind: what they are called beside the name of the machine, apart from workers of other kinds.
    """

    def __init__(self, workers: int, kind: str = "") -> None:
        self._bell = threading.Event()
        self._closing = threading.Event()
        names = [f"{socket.gethostname()}-{kind}{number}" for number in range(workers)]
        self._threads = [
            threading.Thread(name=name, target=self._work, args=(name,), daemon=True) for name in names
        ]

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
        for thread in self._threads:
            thread.start()

    def ring(self) -> None:
        """Say that there is something to do."""
        self._bell.set()

    def close(self) -> None:
        """Stop after the work in hand."""
        self._closing.set()
        self._bell.set()
        for thread in self._threads:
            if thread.is_alive():
                thread.join(timeout=5)

    def _work(self, name: str) -> None:
        while not self._closing.is_set():
            try:
                worked = self.do_one(name)
            except Exception:
                # Whatever it is, the next piece deserves a worker; this one comes back when its lease ends.
                LOG.exception("the table of work cannot be reached")
                worked = False
            if not worked:
                self._bell.wait(IDLE_SECONDS)
                self._bell.clear()
