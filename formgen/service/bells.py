"""Bells: whoever queues work rings, whoever works hears it and looks at the table at once.

A bell carries no work and no answer, only which table to look at: the tables are the truth. A bell that is not
heard costs a second, because idle workers look by themselves.
"""

from __future__ import annotations

import hmac
import logging
import queue
import threading
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Protocol

from formgen.storage.wires import Broken, wire

if TYPE_CHECKING:
    from collections.abc import Callable

    from formgen.service.settings import Settings
    from formgen.storage.wires import Wire

LOG = logging.getLogger(__name__)
PAUSE_SECONDS, LONGEST_PAUSE_SECONDS = 0.5, 30.0
"""Before a broken wire is tried again."""
CLOSE_WITHIN = 1.5
"""Seconds for a thread to notice that it is over."""


class Work(StrEnum):
    """The kinds of work that is done beside the web."""

    CONVERSIONS = "conversions"
    REVIEWS = "reviews"
    BATCHES = "batches"


WORDS: Final = frozenset(one.value for one in Work)


class Bell(Protocol):
    """Rung by those who queue work, heard by those who do it."""

    def ring(self, work: Work) -> None:
        """Say that there is *work*; never fails, never waits long."""

    def listen(self, heard: Callable[[Work], None]) -> None:
        """Call *heard* for each ring from now on, whoever rings."""

    def close(self) -> None:
        """Ring and hear no more."""


class HandBell:
    """A bell that is heard in its own process."""

    def __init__(self) -> None:
        self._heard: list[Callable[[Work], None]] = []

    def ring(self, work: Work) -> None:
        """Say that there is *work*."""
        for heard in self._heard:
            heard(work)

    def listen(self, heard: Callable[[Work], None]) -> None:
        """Call *heard* for each ring."""
        self._heard.append(heard)

    def close(self) -> None:
        """Be heard no more."""
        self._heard.clear()


class WiredBell(HandBell):
    """A bell that is heard by every process on the same *wire* too.

    Who rings waits for nothing: a thread sends, and rings that come meanwhile are one ring. While the wire is
    broken nothing is kept for later, as idle workers look by themselves; once it holds again, all of them look.
    """

    def __init__(self, wire: Wire) -> None:
        super().__init__()
        self._wire = wire
        self._closing, self._given_up = threading.Event(), threading.Event()
        self._rung: queue.SimpleQueue[Work | None] = queue.SimpleQueue()
        self._threads: list[threading.Thread] = []
        self._starting = threading.Lock()

    def ring(self, work: Work) -> None:
        """Say that there is *work*, here and elsewhere."""
        super().ring(work)
        self._rung.put(work)
        self._begin("ringing", self._send)

    def listen(self, heard: Callable[[Work], None]) -> None:
        """Call *heard* for each ring, wherever it comes from."""
        super().listen(heard)
        self._begin("hearing", self._hear)

    def close(self) -> None:
        """Ring and hear no more; what was rung last is still sent."""
        super().close()
        self._closing.set()
        self._rung.put(None)
        for thread in self._threads:
            thread.join(CLOSE_WITHIN)
        self._given_up.set()
        self._wire.close()

    def _begin(self, name: str, target: Callable[[], None]) -> None:
        with self._starting:  # not before it is needed: a process may fork between being set up and serving
            if name not in {one.name for one in self._threads}:
                thread = threading.Thread(name=name, target=target, daemon=True)
                self._threads.append(thread)
                thread.start()

    def _send(self) -> None:
        try:
            self._send_on()
        finally:
            if self._given_up.is_set():  # who closed the bell waited no longer for what was sent here
                self._wire.close()

    def _send_on(self) -> None:
        well = True
        while True:
            word = self._rung.get()
            waiting = {word} | {self._rung.get() for _each in range(self._rung.qsize())}
            try:
                for one in sorted(filter(None, waiting)):
                    self._wire.send(one)
                well = True
            except Broken as fault:
                self._say(well, fault)
                well = False
            if None in waiting or self._closing.is_set():
                return

    def _hear(self) -> None:
        well, pause = True, PAUSE_SECONDS
        while not self._closing.is_set():
            try:
                for word in self._wire.hear():
                    if (
                        pause
                    ):  # the first word since the start, or since it broke: nobody knows what was missed
                        self._look_everywhere()
                    well, pause = True, 0.0
                    if word in WORDS:
                        super().ring(Work(word))
                    if self._closing.is_set():
                        return
            except Broken as fault:
                self._say(well, fault)
                well = False
            pause = min(LONGEST_PAUSE_SECONDS, 2 * pause or PAUSE_SECONDS)
            self._closing.wait(pause)

    def _look_everywhere(self) -> None:
        for work in Work:
            super().ring(work)

    @staticmethod
    def _say(first: bool, fault: Broken) -> None:  # noqa: FBT001 - whether it has not been said yet
        if first:
            why = type(fault.__cause__).__name__  # its words may hold a password
            LOG.warning("the queue's server cannot be reached (%s): workers look by themselves", why)


def bell(settings: Settings) -> Bell:
    """The bell of these settings: over ``FORMGEN_QUEUE_URL`` where that is set.

    The channel follows from the secret: two installations at one server do not hear one another, and who does not
    know the secret cannot ring.

    :raises formgen.errors.BadInput: for an address that is none of ours.
    :raises formgen.errors.PartMissing: when the driver is not installed.
    """
    if not settings.queue_url:
        return HandBell()
    seal = hmac.digest(settings.secret().encode(), b"formgen bell", "sha256").hex()
    return WiredBell(wire(settings.queue_url, f"formgen-{seal[:24]}"))
