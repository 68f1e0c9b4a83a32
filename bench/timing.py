"""Time as it is measured here: the median of several rounds after a first one that does not count."""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def milliseconds(work: Callable[[], object], *, rounds: int = 20, warm_up: int = 1) -> float:
    """The median duration of *work* in milliseconds, over *rounds* after *warm_up* unmeasured ones."""
    for _ in range(warm_up):
        work()
    return statistics.median(_once(work) for _ in range(rounds))


def timed(work: Callable[[], object], *, rounds: int = 20, warm_up: int = 1) -> dict[str, float | str]:
    """Median and 95th percentile of *work* as a row has them: “ours” and “p95”."""
    for _ in range(warm_up):
        work()
    taken = sorted(_once(work) for _ in range(rounds))
    return {"ours": statistics.median(taken), "p95": taken[min(rounds - 1, int(0.95 * rounds))]}


@contextmanager
def as_installed() -> Iterator[dict[str, str]]:
    """The environment of a new process whose modules the first one leaves compiled, as an installation has them.

    Whoever forbids Python to write byte code would else measure how long it takes to compile the sources.
    """
    with tempfile.TemporaryDirectory() as compiled:
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        yield kept | {"PYTHONPYCACHEPREFIX": compiled}


def _once(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000
