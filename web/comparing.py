"""Two versions of one contract side by side."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for

from formgen.service.comparing import told_apart

from .here import owner, reviews, signed_in
from .highlights import NAMES
from .language import language

pages = Blueprint("comparing", __name__, url_prefix="/reviews/<uuid:review_id>/compare")
KINDS = ("changed", "new", "removed", "moved")


@pages.get("")
@signed_in
def compare(review_id: object) -> object:
    """What changed in the clauses, and which findings are new, solved, or still there."""
    found = reviews().compare(owner(), str(review_id), language())
    if found is None:
        return redirect(url_for("reviewing.desk", review_id=review_id))
    changes = [one for one in found.changes if one.kind in KINDS]
    return render_template(
        "review_compare.html",
        review=found.after.review,
        found=found,
        changes=changes,
        same=len(found.changes) - len(changes),
        counts={kind: sum(one.kind == kind for one in changes) for kind in KINDS},
        severities=NAMES,
        told_apart=told_apart,
    )
