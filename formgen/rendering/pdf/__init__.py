"""DOCX in, PDF out: one pool of warm LibreOffice converters for the whole process.

* :mod:`.pool`, :mod:`.slot`         who waits for what; who starts, times, retries, recycles
* :mod:`.turns`, :mod:`.kept`        whose turn it is; what needs no turn
* :mod:`.converters`, :mod:`.process`  one converter and its processes; :mod:`.worker` speaks UNO
* :mod:`.office`, :mod:`.profile`    where LibreOffice is and how it is shut in
* :mod:`.gate`, :mod:`.proof`        what may come in; what counts as a PDF
* :mod:`.dialect`, :mod:`.grid`      what LibreOffice is told otherwise than Word
* :mod:`.identical`                  the same document is the same PDF
"""

from __future__ import annotations

import atexit
import os
import threading
from typing import Any

from formgen.rendering.fonts import missing_glyphs
from formgen.rendering.pdf.faults import Busy, UnfitDocument
from formgen.rendering.pdf.pool import ConverterPool

__all__ = ["Busy", "ConverterPool", "UnfitDocument", "health", "missing_glyphs", "shutdown", "to_pdf"]

_pools: dict[int, ConverterPool] = {}
_lock = threading.Lock()


def to_pdf(docx: bytes, fingerprint: str, *, archival: bool = False, lane: str = "") -> bytes:
    """The PDF of *docx*, whose keywords (core properties) must hold *fingerprint*.

    Waits for it; raises as :class:`ConverterPool` does.

    :param archival: as PDF/A-2b.
    :param lane: who asks: lanes are served in turn. A batch gives itself one.
    """
    return _pool().convert(docx, fingerprint=fingerprint, archival=archival, lane=lane)


def health() -> dict[str, Any]:
    """Whether PDFs can be made here, with what, and what the converters have been doing."""
    return _pool().health()


def shutdown() -> None:
    """End every converter of this process; the next conversion starts anew."""
    with _lock:
        pool = _pools.pop(os.getpid(), None)
    if pool is not None:
        pool.close()


def _pool() -> ConverterPool:
    # By process: a pool's threads do not survive a fork.
    with _lock:
        return _pools.setdefault(os.getpid(), ConverterPool())


atexit.register(shutdown)
