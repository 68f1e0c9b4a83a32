"""The check of an issued paper by whoever holds it: whether it is genuine, its title, its day, how it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from formgen.storage import throttle
from formgen.storage.codes import LENGTH, read_code, shown
from formgen.storage.issued import REPLACED, VALID, WITHDRAWN, Issued
from formgen.storage.refusals import TooManyChecks

if TYPE_CHECKING:
    from datetime import datetime

    from formgen.storage import Database
    from formgen.storage.issuers import Issuer

__all__ = ["LENGTH", "REPLACED", "VALID", "WITHDRAWN", "Checked", "Checks", "TooManyChecks", "shown"]

MOST = 30
WINDOW = timedelta(minutes=15)
"""Checks from one address in this time: an office checks a pile of papers, a guesser gets nowhere."""
ALLOWED = throttle.Allowance("check", MOST, WINDOW)


@dataclass(frozen=True)
class Checked:
    """What a code says; nothing of what the paper says, nor the name of a person.

    :param issuer: by whom it was issued, in kind: an office, or somebody for himself.
    :param readable: whether it can be a code at all, or is a slip of the hand.
    :param same: whether the file is the one issued, byte for byte; ``None`` where none was given.
    """

    readable: bool
    title: str = ""
    issued_at: datetime | None = None
    state: str = ""
    same: bool | None = None
    issuer: Issuer | None = None

    @property
    def genuine(self) -> bool:
        """Whether there is such a paper."""
        return bool(self.state)


class Checks:
    """Checks papers against what was issued in *database*."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._issued = Issued(database)

    def check(self, typed: str, address: str, file: bytes | None = None) -> Checked:
        """What the code that somebody *typed* says; an unknown one takes the same way through as a known one.

        :param address: where the question comes from. :param file: what he holds, to be compared.
        :raises formgen.storage.refusals.TooManyChecks: when too many came from there.
        """
        throttle.spend(self._database, ALLOWED, address)
        code = read_code(typed)
        found = self._issued.by_code(code)
        same = None if file is None else self._issued.holds(found.id if found else "", file)
        if found is None:
            return Checked(readable=code is not None)
        return Checked(
            readable=True,
            title=found.title,
            issued_at=found.issued_at,
            state=found.state,
            same=same,
            issuer=self._issued.issuer(found),
        )
