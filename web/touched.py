"""What changes of law touch among the drafts and issued papers that somebody may see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, current_app, render_template

from .here import access, desk, me, signed_in

if TYPE_CHECKING:
    from formgen.service.touched import TouchedPapers

pages = Blueprint("touched", __name__)


@pages.get("/law-changes")
@signed_in
def everything() -> str:
    """One's own papers, and those of others as far as the policy shows them."""
    lines = [*desk().drafts(me().id), *(one.draft for one in access().drafts(me()))]
    touched: TouchedPapers = current_app.extensions["formgen"]["touched"]
    return render_template("touched.html", found=touched.among(lines))
