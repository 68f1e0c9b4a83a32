"""Letting go of personal data whose time is over, as the settings say; what the law of archives wants kept stays.

The audit trail keeps that something was let go, and not what it was. Contracts that have begun their way through
review, signing and filing are never touched, nor what colleagues draft: that is handed over, and archived.
"""

from __future__ import annotations

from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from datetime import datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING

from formgen.errors import Conflict
from formgen.service.day import HERE
from formgen.service.proof import acting
from formgen.storage import Batches, Drafts, NotFound, Reviews
from formgen.storage.audit import SYSTEM
from formgen.storage.issued import Issued
from formgen.storage.retention import Retention

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from formgen.service.settings import Settings
    from formgen.storage import Database
    from formgen.storage.retention import Piece


@dataclass(frozen=True)
class Gone:
    """How much was let go, or would be, of each kind."""

    drafts: int = 0
    reviews: int = 0
    batches: int = 0
    issued: int = 0
    accounts: int = 0

    @property
    def total(self) -> int:
        """All of it."""
        return sum(asdict(self).values())


def retain(database: Database, settings: Settings, today: date, *, dry_run: bool = False) -> Gone:
    """Let go of what is older than the settings allow on *today*; with *dry_run* only say how much that is."""
    kept, keep = Retention(database), settings.keep
    old_drafts = kept.drafts(_before(today, keep.drafts)) if keep.drafts else []
    old_reviews = kept.reviews(_before(today, keep.reviews)) if keep.reviews else []
    old_batches = kept.batches(_before(today, keep.batches)) if keep.batches else []
    old_issues = kept.issues(_before(today, keep.issued)) if keep.issued else []
    closed = kept.accounts(_before(today, keep.accounts)) if keep.accounts else []
    gone = Gone(len(old_drafts), len(old_reviews), len(old_batches), len(old_issues), len(closed))
    if dry_run or not gone.total:
        return gone
    untouched = partial(Drafts(database).delete, untouched_since=_before(today, keep.drafts))
    still_review = kept.still_old_review(_before(today, keep.reviews))
    still_batch = kept.still_old_batch(_before(today, keep.batches))
    with _by_itself():
        gone = replace(
            gone,
            drafts=_each(untouched, old_drafts),
            reviews=_each(partial(Reviews(database).delete, must=still_review), old_reviews),
            batches=_each(partial(Batches(database).delete, must=still_batch), old_batches),
        )
        if old_issues:
            Issued(database).erase(_before(today, keep.issued), only=old_issues)
        if closed:
            kept.forget_sign_in(closed)
        kept.note(asdict(gone))
    return gone


def _before(today: date, days: int) -> datetime:
    """The beginning of the day *days* before *today*, here."""
    return datetime.combine(today - timedelta(days=days), time(0), HERE)


def _each(delete: Callable[[str, str], None], pieces: list[Piece]) -> int:
    """Delete them; how many are gone by it."""
    gone = 0
    for one in pieces:
        with suppress(NotFound, Conflict):  # its owner was quicker: it is gone, saved anew or submitted
            delete(one.owner_id, one.id)
            gone += 1
    return gone


@contextmanager
def _by_itself() -> Iterator[None]:
    """In the trail it is the program that lets go, and not who owned it."""
    acting(SYSTEM)
    try:
        yield
    finally:
        acting("")
