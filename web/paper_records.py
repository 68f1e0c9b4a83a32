"""Records in a paper: picked on the page of a step, kept from it, and decided about when they change."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from flask import Blueprint, abort, redirect, request, url_for

from formgen.errors import BadInput
from formgen.messages import _
from formgen.service.desk import DraftChanged, DraftLocked
from formgen.service.policy import Act
from formgen.service.records import RecordChanged

from .drafts import page, posted_version
from .here import allowed, desk, owner, paper_records

if TYPE_CHECKING:
    from formgen.messages import Message
    from formgen.service.desk import Sheet
    from formgen.service.paper_records import Keeping, Plan

pages = Blueprint("paper_records", __name__, url_prefix="/drafts/<uuid:draft_id>/records")
CONFLICT = 409
UNREADABLE = 422
LONGEST_INDEX = 3


@pages.get("/")
@allowed(Act.READ_AROUND_DRAFT)
def news(draft_id: object) -> str:
    """What the records of a paper say otherwise by now."""
    return _news(str(draft_id))


@pages.post("/news")
@allowed(Act.KEEP_DRAFT)
def decide(draft_id: object) -> object:
    """Take over what is ticked; of the rest, what stands in the paper stays."""
    asked, draft = request.form, str(draft_id)
    told = next((one for one in paper_records().news(owner(), draft) if _is_meant(one)), None)
    if told is None or told.record.version != asked.get("seen", type=int):
        return _news(draft, _("这条常用信息又有改动，下面是现在的内容：请重新选择。")), CONFLICT
    try:
        paper_records().decide(owner(), draft, posted_version(), told, asked.getlist("fact"))
    except (DraftChanged, DraftLocked) as changed:
        return _news(draft, changed.message), CONFLICT
    except BadInput as fault:
        return _news(draft, fault.message), UNREADABLE
    return redirect(url_for("paper_records.news", draft_id=draft, decided=1))


def _is_meant(one: object) -> bool:
    """Whether a piece of news is the one that was decided about."""
    record, spot = getattr(one, "record", None), getattr(one, "spot", None)
    asked = (request.form.get("record"), request.form.get("place"))
    return asked == (getattr(record, "id", ""), getattr(spot, "key", ""))


def _news(draft_id: str, refused: Message | str = "") -> str:
    sheet = desk().open(owner(), draft_id)
    found = {
        "record_news": paper_records().news(owner(), draft_id),
        "standing": paper_records().standing(owner(), draft_id),
    }
    decided = request.args.get("decided") == "1"
    return page("paper_records.html", sheet, refused=refused, decided=decided, key=uuid4().hex, **found)


@pages.post("/")
@allowed(Act.KEEP_DRAFT)
def keep_here(draft_id: object) -> object:
    """Keep what stands in a place, without the page of its step."""
    sheet = desk().open(owner(), str(draft_id))
    place, _colon, row = request.form.get("keep", "").partition(":")
    return _kept(sheet, place, row)


def chosen_on_step(sheet: Sheet, action: str, about: str) -> object:
    """What a button beside a place does, after the step was saved: pick a record there, or keep what stands."""
    place, _colon, row = about.partition(":")
    if action == "pick":
        return _picked(sheet, place, request.form.get(f"_record:{place}", ""))
    return _kept(sheet, place, row)


def _picked(sheet: Sheet, place: str, record_id: str) -> object:
    draft_id = sheet.draft.id
    if not record_id:
        return redirect(_step(sheet, place, told="none"))
    plan = paper_records().plan(owner(), draft_id, place, record_id)
    if plan.changes:
        asked = {"place": place, "record": record_id}
        return redirect(url_for("paper_records.ask_pick", draft_id=draft_id, **asked))
    paper_records().pick(owner(), draft_id, sheet.draft.version, plan, ())
    return redirect(_step(sheet, place, told="picked"))


@pages.get("/pick")
@allowed(Act.KEEP_DRAFT)
def ask_pick(draft_id: object) -> str:
    """What picking a record would change of what was typed."""
    draft, asked = str(draft_id), request.args
    plan = paper_records().plan(owner(), draft, asked.get("place", ""), asked.get("record", ""))
    return _plan(draft, plan)


def _plan(draft_id: str, plan: Plan, refused: Message | str = "") -> str:
    sheet = desk().open(owner(), draft_id)
    back = _step(sheet, plan.spot.key)
    return page("record_pick.html", sheet, plan=plan, back=back, refused=refused, key=uuid4().hex)


@pages.post("/pick")
@allowed(Act.KEEP_DRAFT)
def pick(draft_id: object) -> object:
    """Pick a record; of what was typed, change what is ticked."""
    draft, asked = str(draft_id), request.form
    plan = paper_records().plan(owner(), draft, asked.get("place", ""), asked.get("record", ""))
    if plan.record.version != asked.get("seen", type=int):
        return _plan(draft, plan, _("这条常用信息又有改动，下面是现在的内容：请重新选择。")), CONFLICT
    sheet, key, over = desk().open(owner(), draft), asked.get("key", ""), asked.getlist("fact")
    try:
        paper_records().pick(owner(), draft, posted_version(), plan, over, key=key)
    except (DraftChanged, DraftLocked) as changed:
        return _plan(draft, plan, changed.message), CONFLICT
    except BadInput as fault:
        return _plan(draft, plan, fault.message), UNREADABLE
    return redirect(_step(sheet, plan.spot.key, told="picked"))


def _kept(sheet: Sheet, place: str, row: str) -> object:
    """Keep what stands in a place, unless it may be kept already: that a person decides."""
    draft_id, at = sheet.draft.id, _index(row)
    try:
        found = paper_records().keeping(owner(), draft_id, place, at)
    except BadInput:
        return redirect(_step(sheet, place, told="empty"))
    if any(one.changes for one in found.likes):
        asked = {"place": place, **({} if at is None else {"row": at})}
        return redirect(url_for("paper_records.ask_keep", draft_id=draft_id, **asked))
    if found.likes:
        like = found.likes[0]
        paper_records().merge(owner(), draft_id, found, like, like.record.version, ())
        return redirect(_step(sheet, place, told="known"))
    once = f"{request.form.get('key') or uuid4().hex}:{place}:{row}"  # pressed twice it is one record
    paper_records().keep(owner(), draft_id, found, key=once)
    return redirect(_step(sheet, place, told="kept"))


@pages.get("/keep")
@allowed(Act.KEEP_DRAFT)
def ask_keep(draft_id: object) -> str:
    """What stands in a place of the paper beside the records that it may be already."""
    asked = request.args
    return _keeping(str(draft_id), _found(str(draft_id), asked.get("place", ""), asked.get("row", "")))


def _found(draft_id: str, place: str, row: str) -> Keeping:
    try:
        return paper_records().keeping(owner(), draft_id, place, _index(row))
    except BadInput:
        return abort(404)


def _keeping(draft_id: str, found: Keeping, refused: Message | str = "") -> str:
    sheet = desk().open(owner(), draft_id)
    back = _step(sheet, found.spot.key)
    return page("record_keep.html", sheet, found=found, back=back, refused=refused, key=uuid4().hex)


@pages.post("/keep")
@allowed(Act.KEEP_DRAFT)
def keep(draft_id: object) -> object:
    """Merge what the paper says into a record, as far as it is ticked; or keep it as one more."""
    draft, asked = str(draft_id), request.form
    found = _found(draft, asked.get("place", ""), asked.get("row", ""))
    back = _step(desk().open(owner(), draft), found.spot.key, told="kept")
    if "record" not in asked:
        paper_records().keep(owner(), draft, found, key=asked.get("key", ""))
        return redirect(back)
    like = next((one for one in found.likes if one.record.id == asked["record"]), None)
    try:
        if like is None:
            return _keeping(draft, found, _("这条常用信息已经不在，请重新选择。")), CONFLICT
        seen = asked.get("seen", type=int, default=0)
        paper_records().merge(owner(), draft, found, like, seen, asked.getlist("fact"))
    except RecordChanged as changed:
        return _keeping(draft, _found(draft, found.spot.key, asked.get("row", "")), changed.message), CONFLICT
    return redirect(back)


def _index(row: str) -> int | None:
    return int(row) if row.isdecimal() and row.isascii() and len(row) <= LONGEST_INDEX else None


def _step(sheet: Sheet, place: str, **told: str) -> str:
    """The page of the step that has a place."""
    step = sheet.report.answers.form.step_of.get(place)
    if step is None:
        abort(404)
    where = {"draft_id": sheet.draft.id, "step_id": step.id, "_anchor": f"p-{place}"}
    return url_for("wizard.ask", **where, **({**told, "at": place} if told else {}))
