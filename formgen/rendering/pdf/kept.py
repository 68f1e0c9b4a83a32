"""PDFs that were made lately, by what they were made from: the same document is not converted twice.

In memory alone: they hold what people wrote, and a file would outlive the process.
"""

from __future__ import annotations

import threading
from collections import OrderedDict

MOST_BYTES = 64 * 1024 * 1024


class Kept:
    """The PDFs asked for last, at most *most_bytes* of them together."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most_bytes = most_bytes
        self._bytes = 0
        self._pdfs: OrderedDict[str, bytes] = OrderedDict()
        self._lock = threading.Lock()
        self.hits = 0

    def get(self, key: str) -> bytes | None:
        """The PDF kept under *key*; nothing if it was never kept, or had to go."""
        with self._lock:
            found = self._pdfs.get(key)
            if found is not None:
                self._pdfs.move_to_end(key)
                self.hits += 1
            return found

    def put(self, key: str, pdf: bytes) -> None:
        """Keep *pdf*; those that nobody asked for the longest go, and one that is too large is not kept."""
        if len(pdf) > self._most_bytes:
            return
        with self._lock:
            self._bytes += len(pdf) - len(self._pdfs.pop(key, b""))
            self._pdfs[key] = pdf
            while self._bytes > self._most_bytes:
                _key, gone = self._pdfs.popitem(last=False)
                self._bytes -= len(gone)
