"""One draft as a whole: its task list, all answers, what checking says, its history, its end."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, cast
from uuid import uuid4

from flask import Blueprint, current_app, redirect, render_template, request, url_for

from formgen.errors import BadInput
from formgen.service import drafting, papers
from formgen.service.desk import DraftChanged, DraftLocked
from formgen.service.policy import Act

from .differences import changes_in_brief
from .here import allowed, desk, may_here, me, owner, paper_records, related, reviews
from .posted import SHOWN

if TYPE_CHECKING:
    from formgen.service.desk import Sheet
    from formgen.service.numbers import NumbersTyped
    from formgen.service.savers import Savers

pages = Blueprint("drafts", __name__, url_prefix="/drafts/<uuid:draft_id>")
CONFLICT = 409
SAVES_AT_ONCE = 30
"""Of the history of a draft; autosave makes many, and older ones are a page away."""
UNREADABLE = 422


def posted_version() -> int:
    """The version of the draft that the posted page was made from; 0 when it names none."""
    return request.form.get("version", type=int, default=0)


def page(template: str, sheet: Sheet, **more: object) -> str:
    """A page about a draft, with what every such page shows."""
    report = sheet.report
    usual = {
        "draft": sheet.draft,
        "report": report,
        "form": report.answers.form,
        "answers": report.answers,
        "faults": report.answers.faults,
        "general": drafting.findings_elsewhere(report),
    }
    return render_template(template, **(usual | more))


@pages.get("/")
@allowed(Act.READ_DRAFT)
def tasks(draft_id: object) -> str:
    """The task list: every step with its state."""
    sheet = desk().open(owner(), str(draft_id))
    counts = {name: len(found) for name, found in drafting.grouped(sheet.report.findings).items()}
    step_of = sheet.report.answers.form.step_of
    marked = (drafting.own_field(one.path) for one in desk().marks(owner(), str(draft_id)))
    unconfirmed = Counter(
        step_of[name].id
        for name in marked
        if name in step_of and drafting.is_shown(sheet.report.answers, name)
    )
    more = _around(sheet) if may_here(Act.READ_AROUND_DRAFT) else {"around": None}
    states = drafting.states(sheet.report)
    return page("tasks.html", sheet, states=states, counts=counts, unconfirmed=unconfirmed, **more)


def _around(sheet: Sheet) -> dict[str, object]:
    """What the owner keeps around a draft, beside its answers."""
    draft_id, answers = sheet.draft.id, sheet.report.answers
    return {
        "source": reviews().source(owner(), draft_id),
        "around": related().around(owner(), draft_id, answers),
        "record_news": paper_records().news(owner(), draft_id, answers),
        "key": uuid4().hex,
    }


@pages.get("/check")
@allowed(Act.READ_DRAFT)
def check(draft_id: object) -> str:
    """Every answer with a way back to it, and every finding; reasons for warnings are given here."""
    return show_check(desk().open(owner(), str(draft_id)), checked=request.args.get("checked") == "1")


def show_check(sheet: Sheet, **more: object) -> str:
    """The page of all answers, with boxes for the reasons that may be given."""
    found = drafting.grouped(sheet.report.findings)
    numbers = cast("NumbersTyped", current_app.extensions["formgen"]["numbers"])
    return page(
        "check.html", sheet, groups=found, key=uuid4().hex, number_notice=numbers.notice(sheet.draft), **more
    )


@pages.post("/check")
@allowed(Act.EDIT_DRAFT)
def give_reasons(draft_id: object) -> object:
    """Keep the reasons for going on in spite of warnings, or for elements that do not apply."""
    sheet = desk().open(owner(), str(draft_id))
    given = {}
    answers = sheet.report.answers
    for name in request.form.getlist(SHOWN):
        field = answers.form.fields.get(name)
        if field is not None and field.kind == "reasons":
            kept = answers.raw_at(name)
            given[name] = {**(kept if isinstance(kept, dict) else {}), **read_reasons(name)}
    try:
        desk().save(
            owner(), str(draft_id), posted_version(), given, key=request.form.get("key", ""), by=me().id
        )
    except (BadInput, DraftChanged, DraftLocked) as fault:
        status = UNREADABLE if isinstance(fault, BadInput) else CONFLICT
        return show_check(desk().lay(owner(), str(draft_id), given), refused=fault.message), status
    return redirect(url_for("drafts.check", draft_id=draft_id, checked=1))


def read_reasons(name: str) -> dict[str, str]:
    """The reasons that were posted, an emptied one too."""
    keys = (key for key in request.form if key.startswith(f"{name}[") and key.endswith("]"))
    return {key[len(name) + 1 : -1]: request.form[key].strip() for key in keys}


@pages.get("/checklist")
@allowed(Act.READ_DRAFT)
def checklist(draft_id: object) -> str:
    """The checklist as a page."""
    sheet = desk().open(owner(), str(draft_id))
    return page("checklist.html", sheet, groups=drafting.grouped(sheet.report.findings))


@pages.get("/preview")
@allowed(Act.READ_DRAFT)
def preview(draft_id: object) -> str:
    """The document as it would be printed now, in the page."""
    sheet = desk().open(owner(), str(draft_id))
    return page("preview.html", sheet, paragraphs=papers.preview(sheet.report))


@pages.get("/history")
@allowed(Act.READ_DRAFT)
def history(draft_id: object) -> str:
    """Every save of the draft: by whom, when, and what it changed."""
    sheet = desk().open(owner(), str(draft_id))
    older = request.args.get("before", type=int, default=0)
    # One more than is shown: what a save changed is seen against the one before it.
    versions = desk().history(owner(), str(draft_id), before=older, most=SAVES_AT_ONCE + 1)
    listed = versions[:SAVES_AT_ONCE]
    form, answers = sheet.report.answers.form, {one.version: one.answers for one in versions}
    saves = [(one, changes_in_brief(form, answers.get(one.version - 1, {}), one.answers)) for one in listed]
    savers = _savers().of(sheet.draft, listed)
    more = listed[-1].version if listed and listed[-1].version > 1 else 0
    return page("history.html", sheet, saves=saves, savers=savers, more=more)


def _savers() -> Savers:
    return cast("Savers", current_app.extensions["formgen"]["savers"])


@pages.get("/delete")
@allowed(Act.KEEP_DRAFT)
def ask_to_delete(draft_id: object) -> str:
    """Ask before a draft is removed."""
    return show_delete(str(draft_id))


def show_delete(draft_id: str, **more: object) -> str:
    """The page that asks."""
    issued = desk().issues(owner(), draft_id)
    return page("delete.html", desk().open(owner(), draft_id), issued=issued, **more)


@pages.post("/delete")
@allowed(Act.KEEP_DRAFT)
def delete(draft_id: object) -> object:
    """Remove the draft with all that was made of it."""
    try:
        desk().delete(owner(), str(draft_id))
    except DraftLocked as fault:
        return show_delete(str(draft_id), refused=fault.message), CONFLICT
    return redirect(url_for("home.index"))
