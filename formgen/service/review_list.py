"""Finding uploaded contracts again: those of the unit, or of all units, as far as the one policy lets somebody read them."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from formgen.errors import BadInput
from formgen.fields import Date
from formgen.fields.base import Misread
from formgen.messages import _
from formgen.service.access import Access
from formgen.service.day import HERE
from formgen.storage.audit import PERSONAL

if TYPE_CHECKING:
    from datetime import date

    from formgen.messages import Message
    from formgen.storage import Database, User
    from formgen.storage.reach import SeenReview

__all__ = ["PAGE", "STATES", "Found", "ReviewFilter", "ReviewLine", "ReviewList", "day_of"]

PAGE = 50
"""Contracts on one page of the list."""
LONGEST_QUERY = 80
STATES: dict[str, Message] = {
    "done": _("已审查"),
    "waiting": _("排队或读取中"),
    "failed": _("没有读成"),
}
_KEPT_AS = {"done": ("done",), "waiting": ("queued", "reading"), "failed": ("failed",)}
MASK = "***"


@dataclass(frozen=True)
class ReviewFilter:
    """Which contracts are wanted; what is empty decides nothing.

    :param query: words of title, file name, contract number, parties or whoever uploaded it. :param state: one of
        :data:`STATES`. :param since: the first day, and *until* the last, on which it was uploaded.
    """

    query: str = ""
    state: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class ReviewLine:
    """One uploaded contract in the list; numbers of persons and phones are masked in all of it.

    :param state: one of :data:`STATES`. :param counts: its findings by severity; none while it is not done.
    :param decided: how many of them were decided about. :param extent: ``other`` where it is not like a contract.
    :param own: whether it is that of who asks.
    """

    id: str
    title: str
    name: str
    number: str
    owner: str
    own: bool
    created_at: datetime
    state: str
    counts: dict[str, int]
    decided: int
    extent: str


@dataclass(frozen=True)
class Found:
    """A page of the list: its *lines*, how many there are in all, and its number from 1."""

    lines: tuple[ReviewLine, ...]
    total: int
    page: int

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.total // PAGE))


class ReviewList:
    """The uploaded contracts in *database*, for those whose office is to look after them."""

    def __init__(self, database: Database) -> None:
        self._access = Access(database)

    def find(self, user: User, wanted: ReviewFilter, page: int = 1) -> Found:
        """What *user* may read and *wanted* asks for, the newest first; a *page* beyond the last is the last."""
        states = _KEPT_AS.get(wanted.state, ())
        since = None if wanted.since is None else _begin(wanted.since)
        after = None if wanted.until is None else _begin(wanted.until + timedelta(days=1))
        seen = self._access.reviews(user, states, since, after)
        words = _plain(wanted.query[:LONGEST_QUERY]).split()
        found = [one for one in seen if all(word in _words(one) for word in words)] if words else seen
        last = max(1, -(-len(found) // PAGE))
        here = min(max(1, page), last)
        lines = tuple(_line(one, user.id) for one in found[(here - 1) * PAGE : here * PAGE])
        return Found(lines, len(found), here)


def day_of(typed: str) -> date | None:
    """The day that somebody *typed* to look from or until; ``None`` for nothing.

    :raises formgen.errors.BadInput: for what is no day.
    """
    try:
        day: date | None = Date(name="day", label="日期").parse(typed)
    except Misread as fault:
        raise BadInput(fault.message) from fault
    return day


def _begin(day: date) -> datetime:
    return datetime.combine(day, time(0), HERE)


def _plain(words: str) -> str:
    return unicodedata.normalize("NFKC", words).casefold()


def _words(one: SeenReview) -> str:
    """What is searched: what the list shows, so that nobody finds by its number whom he may not see."""
    review = one.review
    said = (
        review.title,
        review.name,
        _of(review.summary, "number"),
        one.owner,
        *review.summary.get("parties", ()),
    )
    return _plain(_masked("\n".join(said)))


def _line(one: SeenReview, asker: str) -> ReviewLine:
    review, summary = one.review, one.review.summary
    state = next(name for name, kept in _KEPT_AS.items() if review.state in kept)
    counts = (
        {name: int(summary.get(name, 0)) for name in ("block", "warn", "note")} if state == "done" else {}
    )
    return ReviewLine(
        id=review.id,
        title=_masked(review.title),
        name=_masked(review.name),
        number=_masked(_of(summary, "number")),
        owner=one.owner,
        own=review.owner_id == asker,
        created_at=review.created_at,
        state=state,
        counts=counts,
        decided=min(one.decided, sum(counts.values())),
        extent=_of(summary, "extent"),
    )


def _of(summary: dict[str, Any], name: str) -> str:
    return str(summary.get(name, ""))


def _masked(words: str) -> str:
    return PERSONAL.sub(MASK, words)
