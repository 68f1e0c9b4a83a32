"""Bells: whoever queues work rings, whoever works hears it and looks at the table at once.

A bell carries no work and no answer, only which table to look at: the tables are the truth. A bell that is not
heard costs a second, because idle workers look by themselves.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from formgen.service.settings import Settings


class Work(StrEnum):
    """The kinds of work that is done beside the web."""

    CONVERSIONS = "conversions"
    REVIEWS = "reviews"
    BATCHES = "batches"


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


def bell(settings: Settings) -> Bell:
    """The bell of these settings."""
    del settings
    return HandBell()
