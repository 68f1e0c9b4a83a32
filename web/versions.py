"""One version of a draft: what changed in it against the one before, and the way back to it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from flask import Blueprint, abort, redirect, request, url_for

from formgen.answers import value_at
from formgen.fields.base import Misread
from formgen.messages import _
from formgen.service.desk import DraftChanged
from formgen.service.policy import Act

from .drafts import CONFLICT, page, posted_version
from .here import allowed, desk, me, owner
from .language import say
from .merging import same

if TYPE_CHECKING:
    from formgen.fields.base import Field, Raw
    from formgen.form import Form

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
    except DraftChanged as changed:
        return show(str(draft_id), number, refused=changed.message), CONFLICT
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


def changed_fields(form: Form, before: dict[str, Raw], after: dict[str, Raw]) -> list[tuple[Field, str, str]]:
    """The fields that differ, with what they said before and after."""
    both = ((field, value_at(before, name), value_at(after, name)) for name, field in form.fields.items())
    return [
        (field, shown(field, one), shown(field, other)) for field, one, other in both if not same(one, other)
    ]


def shown(field: Field, raw: Raw) -> str:
    """An old answer for people; numbers of persons and phones not in full, nor what may hold one."""
    try:
        value = field.parse(raw)
    except Misread:
        return raw if isinstance(raw, str) and not field.sensitive else say(_("填写有误"))
    guarded = field.sensitive or field.kind in ("rows", "phone")
    said = "" if value is None else field.mask(value) if guarded else field.show(value)
    return say(said) if said else say(_("未填写"))
