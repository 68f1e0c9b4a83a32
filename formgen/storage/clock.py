"""What time it is, handed in from outside, so that a test need not wait."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""Says the present moment, with its zone."""


def utc_now() -> datetime:
    """The present moment in UTC, by the clock of this machine."""
    return datetime.now(UTC)
