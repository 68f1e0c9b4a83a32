"""The day it is where the law of these forms holds, whatever clock the machine keeps."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

HERE = timezone(timedelta(hours=8), "CST")
"""China's one time, without summer time since 1992: a server on UTC is a day behind until eight in the morning."""


def today(now: datetime | None = None) -> date:
    """The day on the office's own calendar; *now* stands for this moment."""
    return (now or datetime.now(UTC)).astimezone(HERE).date()


def moment_here(written: str) -> str:
    """A moment written in ISO 8601, as a clock here shows it to the second; as it is written where it is none."""
    try:
        return datetime.fromisoformat(written).astimezone(HERE).strftime("%Y-%m-%d %H:%M:%S")
    except ValueError:
        return written
