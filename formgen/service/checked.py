"""Judging a contract that somebody uploaded, in a child with limits: whatever its words are, the site goes on.

The rules read words that anybody may have written. A text that costs them minutes would keep every other
request of the process waiting; a child that meets its limit is ended, and the reviewer is told.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from formgen.reading.limited import MEBIBYTE, Limits, in_limited_child
from formgen.service.kept_reviews import outcome_of
from formgen.service.reviews import review_document
from formgen.storage import Outcome

if TYPE_CHECKING:
    from formgen.reading import Document

WORK = "formgen.service.checked:worked_out"
LIMITS = Limits(seconds=150, cpu_seconds=60, memory=1536 * MEBIBYTE)
"""Three hundred pages take a few seconds; a worker may keep a review for longer than this."""


def outcome(document: Document) -> Outcome:
    """What is kept of the review of *document*.

    :raises formgen.errors.BadInput: when it met the limits of time or memory.
    """
    said: dict[str, Any] = in_limited_child(WORK, document, limits=LIMITS, installed=True)
    said |= {name: b64decode(said[name], validate=True) for name in ("document", "report")}
    return Outcome(**{**said, "keys": frozenset(said["keys"])})


def worked_out(document: Document) -> dict[str, Any]:
    """The review of *document* as JSON, in the child."""
    kept = outcome_of(review_document(document))
    packed = {"document": b64encode(kept.document).decode(), "report": b64encode(kept.report).decode()}
    return {**asdict(kept), **packed, "keys": sorted(kept.keys)}
