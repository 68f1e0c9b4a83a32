"""What changes of law touch among the drafts and issued papers that somebody may see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, current_app, render_template, request

from .here import access, desk, me, signed_in

if TYPE_CHECKING:
    from formgen.service.touched import TouchedPapers

pages = Blueprint("touched", __name__)

AT_ONCE = 100
"""Papers on one page."""


@pages.get("/law-changes")
@signed_in
def everything() -> str:
    """One's own papers, and those of others as far as the policy shows them."""
    lines = [*desk().drafts(me().id), *(one.draft for one in access().drafts(me()))]
    touched: TouchedPapers = current_app.extensions["formgen"]["touched"]
    found = touched.among(lines)
    last = max(1, -(-len(found) // AT_ONCE))
    page = min(max(1, request.args.get("page", 1, type=int)), last)
    shown = found[(page - 1) * AT_ONCE : page * AT_ONCE]
    return render_template("touched.html", found=shown, total=len(found), page=page, pages=last)
