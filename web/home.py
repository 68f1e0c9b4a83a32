"""The start page: recent drafts first, then forms by who fills them in and for what, with a search.

What somebody may begin stands first; an applicant has what others fill in folded below.
"""

from __future__ import annotations

from uuid import uuid4

from flask import Blueprint, redirect, render_template, request, url_for

from formgen.service import finding, papers
from formgen.service.policy import Act

from .here import allowed, desk, may_at_all, owner, public, user
from .life import waiting_for_me

pages = Blueprint("home", __name__)
RECENT = 5
"""Drafts that stand above the forms; the others are folded away below them."""


@pages.get("/")
@public
def index() -> object:
    """Recent drafts and forms; a visitor sees what there is and is asked to sign in."""
    found = user()
    drafts = desk().drafts(found.id) if found else []
    query = request.args.get("q", "")[: finding.LONGEST_QUERY]
    listed = finding.entries(papers.today())
    hits = finding.search(listed, query)
    return render_template(
        "home.html",
        drafts=drafts,
        waiting=waiting_for_me(RECENT + 1) if may_at_all(Act.LIST_DRAFTS) else [],
        recent=RECENT,
        titles={one.form.id: one.form.title for one in listed},
        shelves=finding.shelves(listed, found.roles if found else None),
        hits={one.form.id for one in hits},
        query=query.strip(),
        key=uuid4().hex,
    )


@pages.post("/drafts")
@allowed(Act.BEGIN_DRAFT)
def begin() -> object:
    """A new draft of a form; sent twice, it is still one draft."""
    name = request.form.get("form", "")
    sample = request.form.get("sample") == "complete"
    answers = papers.example(name) if sample else None
    draft = desk().begin(owner(), name, key=request.form.get("key", ""), answers=answers)
    return redirect(url_for("drafts.tasks", draft_id=draft.id))
