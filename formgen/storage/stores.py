"""What a store of files beside the database must be able to do, and how it says that it cannot."""

from __future__ import annotations

from typing import Protocol

from formgen.errors import PartMissing


class StoreDown(PartMissing):
    """The store of files cannot be reached, or refuses."""

    code = "store_down"


class FileLost(PartMissing):
    """A file is not in the store, or is not what was put there: to wait for it, as for a store, helps nobody."""

    code = "file_lost"


class Store(Protocol):
    """A place for files, each under its key; every fault leaves it as :class:`StoreDown` or :class:`FileLost`."""

    def put(self, key: str, content: bytes) -> None:
        """Keep *content* under *key*."""

    def get(self, key: str) -> bytes:
        """What is kept under *key*; :class:`FileLost`."""

    def delete(self, key: str) -> None:
        """Keep it no longer."""

    def check(self) -> None:
        """Raise unless files can be kept here."""
