"""Two versions of one contract side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, abort, redirect, render_template, url_for

from formgen.service.comparing import RENUMBERED, SAME
from formgen.service.policy import Act

from .drafts import page
from .here import allowed, desk, owner, reviews
from .highlights import NAMES
from .language import language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from formgen.service.comparing import Change

pages = Blueprint("comparing", __name__)
KINDS = ("changed", "new", "removed", "moved")


@pages.get("/reviews/<uuid:review_id>/compare")
@allowed(Act.READ_REVIEW)
def compare(review_id: object) -> object:
    """What changed in the clauses, and which findings are new, solved, or still there."""
    found = reviews().compare(owner(), str(review_id), language())
    if found is None:
        return redirect(url_for("reviewing.desk", review_id=review_id))
    return render_template(
        "review_compare.html",
        review=found.after.review,
        found=found,
        severities=NAMES,
        **shown(found.changes),
    )


@pages.get("/drafts/<uuid:draft_id>/difference")
@allowed(Act.READ_AROUND_DRAFT)
def difference(draft_id: object) -> str:
    """The contract that a draft was read from beside the one that the draft prints now."""
    changes = reviews().difference(owner(), str(draft_id))
    if changes is None:
        abort(404)
    source = reviews().source(owner(), str(draft_id))
    return page("draft_difference.html", desk().open(owner(), str(draft_id)), source=source, **shown(changes))


def shown(changes: Sequence[Change]) -> dict[str, object]:
    """What a page says about changes: those that are none are counted only."""
    real = [one for one in changes if one.kind in KINDS]
    return {
        "changes": real,
        "renumbered": [one for one in changes if one.kind == RENUMBERED],
        "same": sum(one.kind == SAME for one in changes),
        "counts": {kind: sum(one.kind == kind for one in real) for kind in KINDS},
    }
