"""How many processor cores this process may use: what counts its workers by."""

from __future__ import annotations

import os
from math import ceil
from pathlib import Path

QUOTA = Path("/sys/fs/cgroup/cpu.max")
"""Where a container is told its share: microseconds of computing, and of the clock, or “max”."""


def usable_cores(quota: Path = QUOTA) -> int:
    """The cores that this process may run on, at least one: fewer than the machine has in a container."""
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(allowed, _share(quota) or allowed))


def _share(quota: Path) -> int:
    """The cores that a container is granted, rounded up; 0 where there is no limit."""
    try:
        granted, period = quota.read_text("ascii").split()
        return 0 if granted == "max" else ceil(int(granted) / int(period))
    except (OSError, ValueError, ZeroDivisionError):
        return 0
