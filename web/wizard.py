"""The wizard: one step a page, saved as one goes, with nothing lost between two windows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from flask import Blueprint, abort, redirect, request, url_for

from formgen.errors import BadInput
from formgen.messages import _
from formgen.service import drafting, papers
from formgen.service.desk import DraftChanged, DraftLocked
from formgen.service.policy import Act
from formgen.service.storable import unstorable

from . import merging
from .drafts import page, posted_version
from .errors import fault_answer
from .here import allowed, desk, may_here, me, owner, paper_records, related
from .language import piece, say
from .paper_records import chosen_on_step
from .places import place_called
from .posted import TABLES, posted_answers, with_row, without, without_blank_rows, without_row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formgen.fields.base import Raw
    from formgen.form import Step
    from formgen.messages import Message
    from formgen.service.desk import Draft, Mark, Sheet

pages = Blueprint("wizard", __name__, url_prefix="/drafts/<uuid:draft_id>/steps/<step_id>")
CONFLICT = 409
UNREADABLE = 422
EDITS = ("add", "remove", "clause", "clear")
"""Buttons that change the answers and stay on the page."""
CHOICES = ("pick", "keep")
"""Buttons beside a place where a record goes."""
LONGEST_INDEX = 3
NOTHING_AROUND: dict[str, object] = {
    "origins": {},
    "picks": {},
    "keepable": (),
    "taken": {},
    "record_news": (),
}


def step_of(draft: Draft, step_id: str) -> Step:
    """The step with this id, or 404."""
    found = next((step for step in papers.form(draft.form_id).steps if step.id == step_id), None)
    return found if found is not None else abort(404)


def show(sheet: Sheet, step: Step, **more: Any) -> str:
    """The page of one step."""
    answers = sheet.report.answers
    return page(
        "step.html",
        sheet,
        step=step,
        asked=drafting.asked_in(answers, step),
        elsewhere=drafting.answers_elsewhere(answers, step),
        faults=faults_of(sheet, step),
        groups=drafting.grouped(drafting.findings_of(sheet.report, step)),
        offers={field.name: drafting.offers(answers, field.name) for field in step.fields},
        bases=drafting.bases(answers.form, step),
        marks=marks_of(sheet),
        **(_around(sheet, step) if may_here(Act.KEEP_DRAFT) else NOTHING_AROUND),
        key=uuid4().hex,
        **more,
    )


def _around(sheet: Sheet, step: Step) -> dict[str, object]:
    """What the owner keeps around a draft and may take from: who shares the draft does not share that."""
    draft_id, answers = sheet.draft.id, sheet.report.answers
    beside = paper_records().beside(owner(), draft_id, answers, step)
    return {
        "origins": related().origins(owner(), draft_id, answers),
        "picks": beside.picks,
        "keepable": {one.spot.key for listed in beside.picks.values() for one in listed},
        "taken": beside.taken,
        "record_news": beside.news,
    }


def marks_of(sheet: Sheet) -> dict[str, list[Mark]]:
    """What was read from somebody else's contract and waits for a person's word, by the name of the field."""
    marks: dict[str, list[Mark]] = {}
    for one in desk().marks(owner(), sheet.draft.id):
        marks.setdefault(drafting.own_field(one.path), []).append(one)
    return marks


def faults_of(sheet: Sheet, step: Step) -> dict[str, Any]:
    """What cannot be read in the fields of *step*, by path."""
    own = {field.name for field in step.fields}
    faults = sheet.report.answers.faults
    return {path: fault for path, fault in faults.items() if drafting.own_field(path) in own}


@pages.get("")
@allowed(Act.EDIT_DRAFT)
def ask(draft_id: object, step_id: str) -> str:
    """The fields of a step with what was answered, and what the law says about it."""
    sheet = desk().open(owner(), str(draft_id))
    checked = request.args.get("checked") == "1"
    return show(sheet, step_of(sheet.draft, step_id), checked=checked)


@pages.post("")
@allowed(Act.EDIT_DRAFT)
def answer(draft_id: object, step_id: str) -> object:
    """Save the step, then do what the pressed button says."""
    step = step_of(desk().draft(owner(), str(draft_id)), step_id)
    action, _colon, about = request.form.get("action", "continue").partition(":")
    given = _edited(str(draft_id), step, action, about)
    kept, withheld = _parted(given)
    try:
        sheet = desk().save(
            owner(), str(draft_id), posted_version(), kept, key=request.form.get("key", ""), by=me().id
        )
    except DraftChanged as changed:
        return conflict(changed, step, given)
    except (BadInput, DraftLocked) as fault:
        return unsaved(str(draft_id), step, given, fault)
    if withheld:
        laid = desk().lay(owner(), str(draft_id), given)
        return show(laid, step, checked=True, withheld=_not_saved(laid, withheld)), UNREADABLE
    if action in CHOICES and may_here(Act.KEEP_DRAFT):
        return chosen_on_step(sheet, action, about)
    return _after(sheet, step, given, action, about)


def _edited(draft_id: str, step: Step, action: str, about: str) -> dict[str, Raw]:
    """What was posted, with what a button changes in it: rows and model clauses."""
    given = posted_answers(step, without(request.form, about if action == "clear" else ""))
    name, _colon, detail = about.partition(":")
    kind = next((field.kind for field in step.fields if field.name == name and name in given), None)
    if action == "add" and kind in TABLES:
        return {**given, name: with_row(given[name])}
    if action == "remove" and kind in TABLES and detail.isdecimal() and len(detail) <= LONGEST_INDEX:
        return {**given, name: without_row(given[name], int(detail))}
    if action == "clause" and kind == "long_text":
        # The clause carries what this very page says, saved or not.
        answers = desk().lay(owner(), draft_id, given).report.answers
        offered = {offer.id: offer.text for offer in drafting.offers(answers, name)}
        before = str(given[name] or "")
        given[name] = "\n".join(filter(None, (before, offered.get(detail, ""))))
    # A row that is to be kept is called by its number, which stays.
    return given if action == "keep" else without_blank_rows(step, given)


def _parted(given: dict[str, Raw]) -> tuple[dict[str, Raw], list[str]]:
    """What can be kept of *given*, and the names of what cannot; all of it where nothing could be kept at all."""
    withheld = unstorable(given)
    kept = {name: raw for name, raw in given.items() if name not in withheld}
    return (kept, withheld) if kept else (given, [])


def _not_saved(sheet: Sheet, names: list[str]) -> str:
    fields = [place_called(sheet.report.answers, name) for name in names]
    return say(
        _("没有保存“{fields}”：里面有看不见的控制字符，请删去或重新输入。其他内容已经保存。", fields=fields)
    )


def _after(sheet: Sheet, step: Step, given: dict[str, Raw], action: str, about: str) -> object:
    draft_id, here = sheet.draft.id, {"draft_id": sheet.draft.id, "step_id": step.id}
    if action in EDITS:
        name = about.partition(":")[0]
        rows = sheet.report.answers.raw_at(name)
        anchor = (
            f"r-{name}-{len(rows) - 1}"
            if action == "add" and isinstance(rows, list)
            else f"f-{drafting.own_field(name)}"
        )
        return redirect(url_for("wizard.ask", **here, _anchor=anchor))
    if faults_of(sheet, step):
        return show(sheet, step, checked=True), UNREADABLE
    desk().confirm(owner(), draft_id, _seen(sheet, given))
    if action == "save":
        return redirect(url_for("wizard.ask", **here, checked=1))
    if action == "leave":
        return redirect(url_for("drafts.tasks", draft_id=draft_id))
    following = drafting.next_step(sheet.report.answers.form, step)
    if following is None or request.form.get("back") == "check":
        return redirect(url_for("drafts.check", draft_id=draft_id))
    return redirect(url_for("wizard.ask", draft_id=draft_id, step_id=following.id))


def _seen(sheet: Sheet, given: dict[str, Raw]) -> set[str]:
    """The fields whose answers a person has seen: posted ones that no other answer keeps off the page."""
    return {name for name in given if drafting.is_shown(sheet.report.answers, name)}


def unsaved(
    draft_id: str, step: Step, given: dict[str, Raw], fault: BadInput | DraftLocked
) -> tuple[str, int]:
    """The step with what was typed and could not be saved, and why."""
    sheet = desk().lay(owner(), draft_id, given)
    status = UNREADABLE if isinstance(fault, BadInput) else CONFLICT
    locked = isinstance(fault, DraftLocked)
    return show(sheet, step, checked=True, refused=fault.message, locked=locked), status


@pages.post("/autosave")
@allowed(Act.EDIT_DRAFT)
def autosave(draft_id: object, step_id: str) -> object:
    """Save while typing: answers with the new version and the findings, or with an error as JSON."""
    step = step_of(desk().draft(owner(), str(draft_id)), step_id)
    given = posted_answers(step, request.form)
    kept, withheld = _parted(given)
    try:
        sheet = desk().save(
            owner(), str(draft_id), posted_version(), kept, key=request.form.get("key", ""), by=me().id
        )
    except (DraftChanged, DraftLocked) as fault:
        return fault_answer(CONFLICT, fault.code, fault.message)
    except BadInput as fault:
        return fault_answer(UNREADABLE, fault.code, refusal(str(draft_id), step, given, fault))
    groups = drafting.grouped(drafting.findings_of(sheet.report, step))
    faults = faults_of(sheet, step)
    html = piece(page("findings.html", sheet, groups=groups, step=step, faults=faults))
    count = len(faults) + sum(map(len, groups.values()))
    told = {"count": count, "findings": html, "offers": offers_shown(sheet, step)}
    if withheld:
        told["withheld"] = _not_saved(sheet, withheld)
    return {"version": sheet.draft.version, "key": uuid4().hex, **told}


def refusal(draft_id: str, step: Step, given: dict[str, Raw], fault: BadInput) -> Message | str:
    """Why nothing was saved, with the name of the first field at fault where one is known."""
    laid = desk().lay(owner(), draft_id, given)
    path, said = next(iter(faults_of(laid, step).items()), ("", fault.message))
    if not path:
        return said
    return _("没有自动保存。{place}：{said}", place=place_called(laid.report.answers, path), said=said)


def offers_shown(sheet: Sheet, step: Step) -> dict[str, str]:
    """The model clauses for each text of *step* as the page shows them, with the answers as they are now."""
    answers = sheet.report.answers
    texts = [field.name for field in step.fields if field.kind == "long_text"]
    offered = {name: drafting.offers(answers, name) for name in texts}
    return {
        name: piece(page("offers.html", sheet, path=name, offers=found)) for name, found in offered.items()
    }


def conflict(changed: DraftChanged, step: Step, given: dict[str, Raw]) -> tuple[str, int]:
    """The page that shows both versions of a step, for the user to merge."""
    stored = changed.stored
    base = desk().answers_at(owner(), stored.id, posted_version())
    return page(
        "conflict.html",
        desk().open(owner(), stored.id),
        step=step,
        disputes=list(merging.disputes(step, given, stored.answers, base)),
        given=given,
        key=uuid4().hex,
    ), CONFLICT


@pages.post("/merge")
@allowed(Act.EDIT_DRAFT)
def merge(draft_id: object, step_id: str) -> object:
    """Save what the user chose of both versions; what was not in dispute stays as it is stored."""
    sheet = desk().open(owner(), str(draft_id))
    step = step_of(sheet.draft, step_id)
    mine = posted_answers(step, request.form)
    kept = dict(_chosen(sheet, step, mine))
    try:
        desk().save(
            owner(), str(draft_id), posted_version(), kept, key=request.form.get("key", ""), by=me().id
        )
    except DraftChanged as changed:
        return conflict(changed, step, mine)
    except (BadInput, DraftLocked) as fault:
        return unsaved(str(draft_id), step, kept, fault)
    return redirect(url_for("wizard.ask", draft_id=draft_id, step_id=step_id, checked=1))


def _chosen(sheet: Sheet, step: Step, mine: dict[str, Raw]) -> Iterator[tuple[str, Raw]]:
    """What is to be saved of a merge: this window's answers, or long texts of both one after the other."""
    for field in step.fields:
        taken = request.form.get(f"_take:{field.name}")
        if field.name in mine and taken == "mine":
            yield field.name, mine[field.name]
        elif field.name in mine and taken == "both" and field.kind == "long_text":
            yield field.name, merging.both(sheet.report.answers.raw_at(field.name), mine[field.name])
