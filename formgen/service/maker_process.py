"""A process that makes papers, from its first moment to its end: it ends with the one that wants the papers."""

from __future__ import annotations

import os
import signal
import threading
import time
from contextlib import contextmanager
from multiprocessing import resource_tracker
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

INTERRUPT = (signal.SIGINT,)


@contextmanager
def undisturbed() -> Iterator[None]:
    """What begins in here is not disturbed by Ctrl+C, and goes on so until :func:`begin`.

    Ctrl+C reaches every process of a terminal: it is for the one that was asked, which says what comes of it.
    """
    resource_tracker.ensure_running()  # else it begins with the first process, and lets Ctrl+C through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, INTERRUPT)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def begin(parent: int) -> None:
    """Be gone when the process that wants the papers is: a kill leaves nothing behind."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, INTERRUPT)
    threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)
