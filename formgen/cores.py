"""How many processor cores this process may use, and how many LibreOffices that makes."""

from __future__ import annotations

import os
from math import ceil
from pathlib import Path

from formgen.errors import BadInput
from formgen.messages import _

QUOTA = Path("/sys/fs/cgroup/cpu.max")
"""Where a container is told its share: microseconds of computing, and of the clock, or “max”."""
MOST = 8
"""LibreOffices, unless more are asked for. Each takes a quarter of a gigabyte; who has the memory for more says so in FORMGEN_CONVERTERS."""
MOST_ASKED = 64


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


def converters_here() -> int:
    """``FORMGEN_CONVERTERS`` if it is set; else one for each core: more of them do not convert faster."""
    asked = os.environ.get("FORMGEN_CONVERTERS", "").strip()
    if not asked:
        return min(usable_cores(), MOST)
    if not (asked.isascii() and asked.isdigit() and 1 <= int(asked) <= MOST_ASKED):
        said = _("FORMGEN_CONVERTERS 应为 1 至 {most} 的整数，请改正后重新启动。", most=MOST_ASKED)
        raise BadInput(said)
    return int(asked)
