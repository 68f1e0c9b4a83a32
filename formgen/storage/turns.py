"""Whose turn it is: who was served longest ago goes first, whoever came first.

Kept in the process that serves, and forgotten with it: after a start all begin anew, in the order of coming.
"""

from __future__ import annotations

import threading

Who = tuple[str, str]
REMEMBERED = 1000
"""Of more than so many, only those who wait are remembered."""


class Turns:
    """Remembers when each of those who wait was served last."""

    def __init__(self) -> None:
        self._served: dict[Who, int] = {}
        self._count = 0
        self._lock = threading.Lock()

    def next(self, heads: dict[Who, int]) -> int | None:
        """The first thing of whoever is next, given the first thing (its number) of each who waits.

        Who was never served goes before everybody else; of two such, the one who came first.
        """
        with self._lock:
            if not heads:
                return None
            if len(self._served) > REMEMBERED:
                self._served = {who: when for who, when in self._served.items() if who in heads}
            who = min(heads, key=lambda one: (self._served.get(one, 0), heads[one]))
            self._count += 1
            self._served[who] = self._count
            return heads[who]
