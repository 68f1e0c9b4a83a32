"""Drafts among colleagues: sharing one by name, and the list of those that others share."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for

from formgen.errors import BadInput
from formgen.service import finding, papers
from formgen.service.policy import Act

from .drafts import page
from .here import access, allowed, desk, me, owner, sharing

pages = Blueprint("sharing", __name__)
UNREADABLE = 422


@pages.get("/colleagues/drafts")
@allowed(Act.LIST_DRAFTS)
def others() -> str:
    """The drafts of others that one may read."""
    titles = {one.form.id: one.form.title for one in finding.entries(papers.today())}
    return render_template("colleagues.html", found=access().drafts(me()), titles=titles)


@pages.get("/drafts/<uuid:draft_id>/shares")
@allowed(Act.KEEP_DRAFT)
def shares(draft_id: object) -> str:
    """With whom a draft is shared."""
    return show(str(draft_id))


def show(draft_id: str, **more: object) -> str:
    """The page of the shares of a draft."""
    given = sharing().of_draft(owner(), draft_id)
    known = {one.user_id for one in given}
    free = [one for one in sharing().colleagues(owner()) if one.id not in known]
    return page("shares.html", desk().open(owner(), draft_id), shares=given, colleagues=free, **more)


@pages.post("/drafts/<uuid:draft_id>/shares")
@allowed(Act.KEEP_DRAFT)
def give(draft_id: object) -> object:
    """Share a draft with a colleague, to read or to edit."""
    may_edit = request.form.get("may_edit") == "true"
    try:
        sharing().give(owner(), str(draft_id), request.form.get("user_id", ""), may_edit=may_edit)
    except BadInput as fault:
        return show(str(draft_id), problem=fault.message), UNREADABLE
    return redirect(url_for("sharing.shares", draft_id=draft_id))


@pages.post("/drafts/<uuid:draft_id>/shares/end")
@allowed(Act.KEEP_DRAFT)
def take_back(draft_id: object) -> object:
    """End a share at once."""
    sharing().take_back(owner(), str(draft_id), request.form.get("user_id", ""))
    return redirect(url_for("sharing.shares", draft_id=draft_id))
