"""Whether a running site can work: its database, its converter, its fonts, and how long work waits."""

from __future__ import annotations

import shutil
import time
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from formgen.errors import FormgenError
from formgen.storage import Jobs, ReviewQueue, utc_now

if TYPE_CHECKING:
    from collections.abc import Callable

    from formgen.storage import Clock, Database

LEAST_FREE = 16 * 1024 * 1024
"""Bytes that must be free beside the database: a save with its log is far below."""
REMEMBERED = 60
"""Seconds for which the answer about converter and fonts stands: asking the system costs processes."""
READY, DEGRADED, NOT_READY = "ready", "degraded", "not ready"


def examine(database: Database, clock: Clock = utc_now) -> dict[str, Any]:
    """Each part by name: ``True`` when it is well; for the queue, seconds that the oldest job has waited.

    ``status`` is ``not ready`` only without a database that can be written and is at its newest
    migration: nothing can be filled in then. Without converter or fonts it is ``degraded``: drafts,
    checks and DOCX go on as ever, PDFs follow when the part is back; taking the whole site out of
    service for that would do more harm.
    """
    writable, migrated, waiting = _database(database, clock)
    converter, faces = _converter(int(time.monotonic() / REMEMBERED))
    status = NOT_READY if not (writable and migrated) else READY if converter and faces else DEGRADED
    parts = {"database": writable, "migrations": migrated, "converter": converter, "fonts": faces}
    return {"status": status, **parts, "queue": {"oldest_seconds": waiting}}


def _database(database: Database, clock: Clock) -> tuple[bool, bool, int | None]:
    """Whether it can be written, whether it is at its newest migration, and the age of the oldest job or review."""
    try:
        if not database.at_head():
            return _has_room(database), False, None
        queued = (Jobs(database).waiting_since(), ReviewQueue(database).waiting_since())
        since = min(filter(None, queued), default=None)
        with database.writing():  # takes the write lock, which a file that is read-only refuses
            waited = int((clock() - since).total_seconds()) if since else 0
        return _has_room(database), True, max(waited, 0)
    except (FormgenError, OSError):
        return False, False, None


def _has_room(database: Database) -> bool:
    if not database.is_sqlite:
        return True  # the server knows about its own disk
    return shutil.disk_usage(Path(database.url.database or "").resolve().parent).free >= LEAST_FREE


@lru_cache(maxsize=1)
def _converter(_minute: int) -> tuple[bool, bool]:
    """Whether there is a converter, and whether every font that the documents ask for, or one in its place."""
    from formgen.rendering import fonts  # noqa: PLC0415 - asks the system about LibreOffice and fonts
    from formgen.rendering.pdf import office  # noqa: PLC0415

    return _there(office.find), _there(fonts.check)


def converts() -> bool:
    """Whether PDFs can be made here; asked again when the answer is a minute old."""
    return _converter(int(time.monotonic() / REMEMBERED))[0]


def _there(look: Callable[[], object]) -> bool:
    try:
        look()
    except (FormgenError, OSError):
        return False
    return True
