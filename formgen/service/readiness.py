"""Whether a running site can work: its database, its converter, its fonts, and how long work waits."""

from __future__ import annotations

import shutil
import time
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from formgen.calendar import last_announced_year
from formgen.errors import FormgenError
from formgen.service.day import today
from formgen.storage import BatchQueue, Jobs, ReviewQueue, utc_now
from formgen.storage.wires import Broken, wire

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from formgen.service.settings import Settings
    from formgen.storage import Clock, Database

LEAST_FREE = 16 * 1024 * 1024
"""Bytes that must be free beside the database: a save with its log is far below."""
REMEMBERED = 60
"""Seconds for which the answer about converter and fonts stands: asking the system costs processes."""
READY, DEGRADED, NOT_READY = "ready", "degraded", "not ready"


def examine(
    database: Database, clock: Clock = utc_now, watched: Mapping[str, Callable[[], bool]] | None = None
) -> dict[str, Any]:
    """Each part by name: ``True`` when it is well; for the queue, seconds that the oldest work has waited.

    :param watched: further parts that the settings of this site ask for, such as a store of documents: each by
        its name, with what says whether it is well.

    ``status`` is ``not ready`` only without a database that can be written and is at its newest
    migration: nothing can be filled in then. Without converter or fonts it is ``degraded``: drafts,
    checks and DOCX go on as ever, PDFs follow when the part is back; taking the whole site out of
    service for that would do more harm. The same goes for a year whose holidays nobody has announced
    yet: periods are then estimates, and say so.
    """
    writable, migrated, waiting = _database(database, clock)
    converter, faces = _converter(int(time.monotonic() / REMEMBERED))
    wanted = {
        "converter": converter,
        "fonts": faces,
        "holidays": today(clock()).year <= last_announced_year(),
    }
    wanted |= {name: _says_yes(look) for name, look in (watched or {}).items()}
    status = NOT_READY if not (writable and migrated) else READY if all(wanted.values()) else DEGRADED
    parts = {"database": writable, "migrations": migrated} | wanted
    return {"status": status, **parts, "queue": {"oldest_seconds": waiting}}


def watched(settings: Settings, database: Database) -> dict[str, OneAtATime]:
    """The further parts that *settings* ask for: the server that wakes workers, the store of documents.

    Each is to be closed in the end.
    """
    parts: dict[str, OneAtATime] = {}
    if settings.queue_url:
        line = wire(settings.queue_url, "formgen-readyz")
        parts["queue_server"] = OneAtATime(lambda: line.send(""), line.close)
    if database.store is not None:
        parts["documents"] = OneAtATime(database.store.check)
    return parts


class OneAtATime:
    """Whether a part is well: one thread looks, and whoever asks meanwhile hears what was seen last.

    A part that is away answers after seconds: many who ask at once must not hold a thread of the site each.
    """

    def __init__(self, look: Callable[[], None], let_go: Callable[[], None] | None = None) -> None:
        self._look = look
        self._let_go = let_go
        self._turn = Lock()
        self._well = True
        self._closed = False

    def __call__(self) -> bool:
        """Look, unless somebody does; not any more once it is closed."""
        if self._turn.acquire(blocking=False):
            try:
                self._well = not self._closed and _there(self._look)
            finally:
                self._turn.release()
        return self._well

    def close(self) -> None:
        """Let go of what it looks through, a look in hand first; nobody connects anew afterwards."""
        with self._turn:
            self._closed = True
            if self._let_go is not None:
                self._let_go()


def waiting_since(database: Database, clock: Clock = utc_now) -> dict[str, datetime | None]:
    """Since when the oldest work of each kind waits for a worker; ``None`` where none does."""
    return {
        "conversion": Jobs(database, clock).waiting_since(),
        "review": ReviewQueue(database, clock).waiting_since(),
        "batch_row": BatchQueue(database, clock).waiting_since(),
    }


def _database(database: Database, clock: Clock) -> tuple[bool, bool, int | None]:
    """Whether it can be written, whether it is at its newest migration, and the age of the oldest work."""
    try:
        if not database.at_head():
            return _has_room(database), False, None
        since = min(filter(None, waiting_since(database).values()), default=None)
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
    from formgen.rendering.pdf import office  # noqa: PLC0415 - as above

    return _there(office.find), _there(fonts.check)


def converts() -> bool:
    """Whether PDFs can be made here; asked again when the answer is a minute old."""
    return _converter(int(time.monotonic() / REMEMBERED))[0]


def _says_yes(look: Callable[[], bool]) -> bool:
    try:
        return look()
    except (FormgenError, OSError):
        return False


def _there(look: Callable[[], object]) -> bool:
    try:
        look()
    except (FormgenError, OSError, Broken):
        return False
    return True
