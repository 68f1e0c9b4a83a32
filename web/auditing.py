"""The audit trail for the auditor: what was done, by whom, when; nothing of what people wrote is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, current_app, render_template, request

from formgen.service.policy import Act

from .here import allowed, people

if TYPE_CHECKING:
    from formgen.service.proof import Trail

pages = Blueprint("auditing", __name__)
AT_ONCE = 100


@pages.get("/audit")
@allowed(Act.READ_AUDIT)
def everything() -> str:
    """The newest entries, or those about one thing; older ones are a page away."""
    trail: Trail = current_app.extensions["formgen"]["trail"]
    about = request.args.get("about", "").strip()[:100]
    before = max(0, min(request.args.get("before", type=int, default=0), 2**31 - 1))
    entries = trail.about([about]) if about else trail.newest(before=before, most=AT_ONCE)
    names = people().names({one.actor for one in entries})
    more = entries[-1].number if entries and not about and entries[-1].number > 1 else 0
    return render_template(
        "audit.html", entries=entries, names=names, about=about, more=more, head=trail.head()
    )
