"""One version of a draft: what changed in it against the one before, and the way back to it."""

from __future__ import annotations

from uuid import uuid4

from flask import Blueprint, abort, redirect, request, url_for

from formgen.service.desk import DraftChanged, DraftLocked
from formgen.service.policy import Act

from .differences import changed_fields
from .drafts import CONFLICT, page, posted_version
from .here import allowed, desk, me, owner

pages = Blueprint("versions", __name__, url_prefix="/drafts/<uuid:draft_id>/history/<int:number>")


@pages.get("")
@allowed(Act.READ_DRAFT)
def look(draft_id: object, number: int) -> str:
    """What one save changed; nothing can be changed here."""
    return show(str(draft_id), number)


@pages.post("/restore")
@allowed(Act.EDIT_DRAFT)
def restore(draft_id: object, number: int) -> object:
    """Save the answers of this version once more, as the newest: nothing in between is lost."""
    key = request.form.get("key", "")
    try:
        found = desk().restore(owner(), str(draft_id), posted_version(), number, key=key, by=me().id)
    except (DraftChanged, DraftLocked) as fault:
        return show(str(draft_id), number, refused=fault.message), CONFLICT
    return abort(404) if found is None else redirect(url_for("drafts.check", draft_id=draft_id, checked=1))


def show(draft_id: str, number: int, **more: object) -> str:
    """The page of a version; 404 for one that never was."""
    sheet = desk().open(owner(), draft_id)
    after = desk().answers_at(owner(), draft_id, number)
    if after is None:
        abort(404)
    before = desk().answers_at(owner(), draft_id, number - 1) or {}
    changes = changed_fields(sheet.report.answers.form, before, after)
    return page("version.html", sheet, number=number, changes=changes, key=uuid4().hex, **more)
