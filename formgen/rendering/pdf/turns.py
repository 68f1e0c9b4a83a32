"""A queue of bounded length in which everybody's turn comes: one click does not wait for a batch.

Who puts something in names the lane that it stands in. Lanes are served in turn, one thing from each;
within a lane the order is that of coming.
"""

from __future__ import annotations

import threading
from collections import OrderedDict, deque
from queue import Full
from typing import Generic, TypeVar

Thing = TypeVar("Thing")
LANES = 4
"""So many full lanes fill the whole queue."""


class Turns(Generic[Thing]):
    """A queue of lanes, each holding at most *length* things, :data:`LANES` times as many in all."""

    def __init__(self, length: int) -> None:
        self._length = length
        self._lanes: OrderedDict[str, deque[Thing]] = OrderedDict()
        self._changed = threading.Condition()
        self._closed = False

    def __len__(self) -> int:
        """How many things wait."""
        return sum(map(len, self._lanes.copy().values()))

    def put(self, lane: str, thing: Thing) -> None:
        """Let *thing* wait in its *lane*; :class:`queue.Full` when the lane or the whole queue is full."""
        with self._changed:
            waiting = self._lanes.get(lane, ())
            if len(waiting) >= self._length or len(self) >= LANES * self._length:
                raise Full
            self._lanes.setdefault(lane, deque()).append(thing)
            self._changed.notify()

    def take(self) -> Thing | None:
        """The next thing, waited for; nothing once the queue is closed and empty."""
        with self._changed:
            while not self._lanes:
                if self._closed:
                    return None
                self._changed.wait()
            lane, waiting = self._lanes.popitem(last=False)
            thing = waiting.popleft()
            if waiting:
                self._lanes[lane] = waiting  # behind all others
            return thing

    def close(self) -> list[Thing]:
        """Take out everything that waits, and let nobody wait any more for what does not come."""
        with self._changed:
            left = [thing for waiting in self._lanes.values() for thing in waiting]
            self._lanes.clear()
            self._closed = True
            self._changed.notify_all()
            return left
