"""The wizard: one step a page, saved as one goes, with nothing lost between two windows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from flask import Blueprint, abort, redirect, render_template, request, url_for

from formgen.answers import value_at
from formgen.errors import BadInput
from formgen.service import drafting
from formgen.service.desk import DraftChanged

from .drafts import page
from .here import desk, owner, signed_in
from .posted import posted_answers, with_row, without_row

if TYPE_CHECKING:
    from formgen.fields.base import Raw
    from formgen.form import Step
    from formgen.service.desk import Draft, Sheet

pages = Blueprint("wizard", __name__, url_prefix="/drafts/<uuid:draft_id>/steps/<step_id>")
CONFLICT = 409
UNREADABLE = 422


def step_of(sheet: Sheet, step_id: str) -> Step:
    """The step with this id, or 404."""
    found = next((step for step in sheet.report.answers.form.steps if step.id == step_id), None)
    return found if found is not None else abort(404)


def show(sheet: Sheet, step: Step, **more: Any) -> str:  # noqa: ANN401 - what a page may be told
    """The page of one step."""
    answers = sheet.report.answers
    found = drafting.findings_of(sheet.report, step)
    return page(
        "step.html",
        sheet,
        step=step,
        faults={
            path: fault for path, fault in answers.faults.items() if drafting.own_field(path) in own(step)
        },
        groups=drafting.grouped(found),
        offers={field.name: drafting.offers(answers, field.name) for field in step.fields},
        bases=drafting.bases(answers.form, step),
        conditions=drafting.conditions(step),
        key=uuid4().hex,
        **more,
    )


def own(step: Step) -> set[str]:
    """The paths of the step's fields."""
    return {field.name for field in step.fields}


@pages.get("")
@signed_in
def ask(draft_id: object, step_id: str) -> str:
    """The fields of a step with what was answered, and what the law says about it."""
    sheet = desk().open(owner(), str(draft_id))
    checked = request.args.get("checked") == "1"
    return show(sheet, step_of(sheet, step_id), checked=checked)


@pages.post("")
@signed_in
def answer(draft_id: object, step_id: str) -> object:
    """Save the step, then do what the pressed button says."""
    sheet = desk().open(owner(), str(draft_id))
    step = step_of(sheet, step_id)
    given = posted_answers(step, request.form)
    action, _colon, about = request.form.get("action", "continue").partition(":")
    given = _edited(sheet, given, action, about)
    version = request.form.get("version", type=int, default=0)
    try:
        sheet = desk().save(owner(), str(draft_id), version, given, key=request.form.get("key", ""))
    except DraftChanged as changed:
        return conflict(changed.stored, step, given)
    return _after(sheet, step, action, about)


def _edited(sheet: Sheet, given: dict[str, Raw], action: str, about: str) -> dict[str, Raw]:
    """What a button changes in the answers before they are saved: rows and model clauses."""
    name, _colon, detail = about.partition(":")
    if action == "add" and name in given:
        return {**given, name: with_row(given[name])}
    if action == "remove" and name in given and detail.isdecimal():
        return {**given, name: without_row(given[name], int(detail))}
    if action == "clause" and name in given:
        offered = {offer.id: offer.text for offer in drafting.offers(sheet.report.answers, name)}
        before = str(given[name] or "")
        return {**given, name: "\n".join(filter(None, (before, offered.get(detail, ""))))}
    return given


def _after(sheet: Sheet, step: Step, action: str, about: str) -> object:
    draft_id, here = sheet.draft.id, {"draft_id": sheet.draft.id, "step_id": step.id}
    if action in ("add", "remove", "clause"):
        anchor = about.partition(":")[0]
        return redirect(url_for("wizard.ask", **here, _anchor=f"f-{anchor}"))
    faulty = any(drafting.own_field(path) in own(step) for path in sheet.report.answers.faults)
    if faulty:
        return show(sheet, step, checked=True), UNREADABLE
    if action == "save":
        return redirect(url_for("wizard.ask", **here, checked=1))
    if action == "leave":
        return redirect(url_for("drafts.tasks", draft_id=draft_id))
    following = drafting.next_step(sheet.report.answers.form, step)
    if following is None or request.form.get("back") == "check":
        return redirect(url_for("drafts.check", draft_id=draft_id))
    return redirect(url_for("wizard.ask", draft_id=draft_id, step_id=following.id))


@pages.post("/autosave")
@signed_in
def autosave(draft_id: object, step_id: str) -> object:
    """Save while typing: answers with the new version and the findings, or with 409."""
    sheet = desk().open(owner(), str(draft_id))
    step = step_of(sheet, step_id)
    given = posted_answers(step, request.form)
    version = request.form.get("version", type=int, default=0)
    try:
        sheet = desk().save(owner(), str(draft_id), version, given, key=request.form.get("key", ""))
    except DraftChanged as changed:
        return {"error": "conflict", "version": changed.stored.version}, CONFLICT
    except BadInput as fault:
        return {"error": "bad_input", "message": str(fault.message)}, UNREADABLE
    groups = drafting.grouped(drafting.findings_of(sheet.report, step))
    html = render_template("findings.html", groups=groups, form=sheet.report.answers.form)
    return {"version": sheet.draft.version, "key": uuid4().hex, "findings": html}


def conflict(stored: Draft, step: Step, given: dict[str, Raw]) -> tuple[str, int]:
    """The page that shows both versions of a step, for the user to merge."""
    sheet = desk().open(owner(), stored.id)
    differing = [
        (field, given[field.name], value_at(stored.answers, field.name))
        for field in step.fields
        if field.name in given and not same(given[field.name], value_at(stored.answers, field.name))
    ]
    return page(
        "conflict.html", sheet, step=step, differing=differing, given=given, key=uuid4().hex
    ), CONFLICT


def same(one: Raw, other: Raw) -> bool:
    """Whether two raw answers say the same: nothing is nothing, in whichever way it is written."""
    return plain(one) == plain(other)


def plain(raw: Raw) -> Raw:
    """A raw answer without its empty parts."""
    if isinstance(raw, dict):
        return {key: said for key, value in raw.items() if (said := plain(value)) is not None} or None
    if isinstance(raw, list):
        return [said for value in raw if (said := plain(value)) is not None] or None
    return None if raw == "" else raw


@pages.post("/merge")
@signed_in
def merge(draft_id: object, step_id: str) -> object:
    """Save what the user chose of both versions; what was not in dispute stays as it is stored."""
    sheet = desk().open(owner(), str(draft_id))
    step = step_of(sheet, step_id)
    mine = posted_answers(step, request.form)
    kept = {name: value for name, value in mine.items() if request.form.get(f"_take:{name}") == "mine"}
    version = request.form.get("version", type=int, default=0)
    try:
        desk().save(owner(), str(draft_id), version, kept, key=request.form.get("key", ""))
    except DraftChanged as changed:
        return conflict(changed.stored, step, mine)
    return redirect(url_for("wizard.ask", draft_id=draft_id, step_id=step_id, checked=1))
