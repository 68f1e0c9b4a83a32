"""Related papers: one opened from another with a click, and what differs between them decided by a person."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from flask import Blueprint, redirect, request, url_for

from formgen.errors import BadInput
from formgen.messages import _
from formgen.service.desk import DraftChanged, DraftLocked
from formgen.service.policy import Act

from .drafts import page, posted_version
from .here import allowed, desk, owner, related

if TYPE_CHECKING:
    from formgen.messages import Message

pages = Blueprint("related", __name__, url_prefix="/drafts/<uuid:draft_id>/related")
CONFLICT = 409
UNREADABLE = 422


@pages.get("/")
@allowed(Act.READ_AROUND_DRAFT)
def papers(draft_id: object) -> str:
    """The papers around a draft, what may be made from it, and what differs."""
    return show(str(draft_id))


@pages.post("/")
@allowed(Act.KEEP_DRAFT)
def begin(draft_id: object) -> object:
    """A paper of another form with what it takes over; sent twice, it is still one."""
    asked = request.form
    made = related().begin_from(owner(), str(draft_id), asked.get("form", ""), key=asked.get("key", ""))
    return redirect(url_for("drafts.tasks", draft_id=made.id))


@pages.post("/news")
@allowed(Act.KEEP_DRAFT)
def decide(draft_id: object) -> object:
    """Take over what is ticked; of the rest, what stands here stays."""
    asked = request.form
    seen = asked.get("seen", type=int, default=0)
    try:
        done = related().take_over(
            owner(),
            str(draft_id),
            posted_version(),
            asked.get("from", ""),
            seen,
            asked.getlist("path"),
        )
    except (DraftChanged, DraftLocked) as changed:
        return show(str(draft_id), changed.message), CONFLICT
    except BadInput as fault:
        return show(str(draft_id), fault.message), UNREADABLE
    if not done:
        said = _("刚才那一份文书又有改动，下面是现在的内容：请重新选择。")
        return show(str(draft_id), said), CONFLICT
    return redirect(url_for("related.papers", draft_id=draft_id, decided=1))


def show(draft_id: str, refused: Message | str = "") -> str:
    """The page of related papers; with *refused*, why nothing was done."""
    sheet = desk().open(owner(), draft_id)
    around = related().around(owner(), draft_id)
    decided = request.args.get("decided") == "1"
    return page("related.html", sheet, around=around, key=uuid4().hex, refused=refused, decided=decided)
