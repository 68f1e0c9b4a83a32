"""What a process that serves many does beforehand, in the background: so that nobody who asks first waits for it."""

from __future__ import annotations

import threading
import time

from formgen.clauses.patterns import compile_all

PAUSE = 0.0005
"""Seconds between two expressions: whoever answers a person goes first."""


def begin(after: float = 0.0) -> threading.Thread:
    """Begin to compile the expressions that look for the words of contracts; returns at once.

    :param after: seconds to wait first, for those who are at the door already.
    """
    thread = threading.Thread(name="warming", target=_warm, args=(after,), daemon=True)
    thread.start()
    return thread


def _warm(after: float) -> None:
    time.sleep(after)
    compile_all(PAUSE)
