"""Records that a person keeps once for all papers: the list with its search, the page of one, its end."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from uuid import uuid4

from flask import Blueprint, redirect, render_template, request, url_for

from formgen.errors import BadInput
from formgen.messages import _
from formgen.service import records as kept
from formgen.service.carrying import alike
from formgen.service.policy import Act
from formgen.service.records import RecordChanged

from .here import allowed, owner, record_book
from .posted import SHOWN, read_field, without

if TYPE_CHECKING:
    from formgen.fields.base import Field, Raw
    from formgen.service.records import Record

pages = Blueprint("records", __name__, url_prefix="/records")
CONFLICT = 409
UNREADABLE = 422


@pages.get("/")
@allowed(Act.KEEP_RECORDS)
def everything() -> str:
    """All records by kind."""
    return _listed("")


@pages.post("/")
@allowed(Act.KEEP_RECORDS)
def search() -> str:
    """The records that answer to a word; posted, for a number that is looked for belongs in no address."""
    return _listed(request.form.get("q", "")[: kept.LONGEST_QUERY])


def _listed(query: str) -> str:
    groups = record_book().entries(owner(), query)
    return render_template("records.html", groups=groups, query=query.strip(), done=request.args.get("done"))


@pages.get("/new/<kind_id>")
@allowed(Act.KEEP_RECORDS)
def new(kind_id: str) -> str:
    """The page of a record that is not there yet."""
    return _page(kept.kind_of(kind_id), {})


@pages.post("/new/<kind_id>")
@allowed(Act.KEEP_RECORDS)
def add(kind_id: str) -> object:
    """Keep a new record; sent twice it is one, and a double is only made on purpose."""
    kind, asked = kept.kind_of(kind_id), request.form
    facts, key = posted_facts(kind_id), asked.get("key", "")
    if clears():
        return _page(kind, facts)
    begun = record_book().begun(owner(), key) if key else None
    doubles = record_book().doubles(owner(), kind, facts)
    if doubles and begun is None and asked.get("anyway") != "1":
        said = _("已有同名或同代码的{kind}，还没有保存：", kind=_(kind.label))
        return _page(kind, facts, refused=said, doubles=doubles), CONFLICT
    try:
        made = begun or record_book().add(owner(), kind, facts, key=key)
    except BadInput as fault:
        return _page(kind, facts, refused=fault.message, checked=True), UNREADABLE
    return redirect(url_for("records.one", record_id=made.id, saved=1))


@pages.get("/<uuid:record_id>")
@allowed(Act.READ_RECORD)
def one(record_id: object) -> str:
    """What is kept of one, to be changed."""
    record = record_book().read(owner(), str(record_id))
    return _page(
        kept.kind_of(record.kind), record.facts, record=record, saved=request.args.get("saved") == "1"
    )


@pages.post("/<uuid:record_id>")
@allowed(Act.EDIT_RECORD)
def save(record_id: object) -> object:
    """Keep what was changed; what another window saved meanwhile is shown, not overwritten."""
    record = record_book().read(owner(), str(record_id))
    kind, facts = kept.kind_of(record.kind), posted_facts(record.kind)
    version = request.form.get("version", type=int, default=0)
    facts |= {name: record.facts.get(name) for name in facts if request.form.get(f"_take:{name}") == "stored"}
    if clears():
        return _page(kind, facts, record=record, version=version, was=was())
    try:
        record_book().save(owner(), record.id, version, facts)
    except RecordChanged as changed:
        return _conflict(changed, facts), CONFLICT
    except BadInput as fault:
        # The version stays that of the page: what another window saved is not taken for seen.
        more = {"refused": fault.message, "checked": True, "version": version, "was": was()}
        return _page(kind, facts, record=record, **more), UNREADABLE
    return redirect(url_for("records.one", record_id=record.id, saved=1))


@pages.get("/<uuid:record_id>/delete")
@allowed(Act.EDIT_RECORD)
def ask_to_delete(record_id: object) -> str:
    """Ask before a record is removed, and say which papers have anything from it."""
    record = record_book().read(owner(), str(record_id))
    kind = kept.kind_of(record.kind)
    told, used = kept.told(kind, record.facts), record_book().papers(owner(), record.id)
    return render_template("record_delete.html", record=record, kind=kind, told=told, papers=used)


@pages.post("/<uuid:record_id>/delete")
@allowed(Act.EDIT_RECORD)
def delete(record_id: object) -> object:
    """Remove a record; papers keep what they have from it."""
    record_book().delete(owner(), str(record_id))
    return redirect(url_for("records.everything", done="deleted"))


def _conflict(changed: RecordChanged, facts: dict[str, Raw]) -> str:
    """Both windows' words: what this one did not touch is what the other saved, what both changed is asked."""
    stored, before = changed.stored, was()
    kind = kept.kind_of(stored.kind)
    mine = {field for field in kind.fields if not _agree(field, facts, before)}
    disputes = [
        field
        for field in kind.fields
        if field in mine
        and not _agree(field, stored.facts, before)
        and not _agree(field, stored.facts, facts)
    ]
    both = {field.name: (facts if field in mine else stored.facts).get(field.name) for field in kind.fields}
    return _page(kind, both, record=stored, refused=changed.message, conflict=True, disputes=disputes)


def _agree(field: Field, one: dict[str, Raw], other: dict[str, Raw]) -> bool:
    return alike(field, one.get(field.name), other.get(field.name))


def was() -> dict[str, Raw]:
    """What the posted page showed at first; nothing where it does not say so."""
    try:
        said = json.loads(request.form.get("was", "{}"))
    except (ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}


def clears() -> bool:
    """Whether the button that was pressed takes a choice back and saves nothing."""
    return request.form.get("action", "").startswith("clear:")


def posted_facts(kind_id: str) -> dict[str, Raw]:
    """The facts that were posted, by name; of fields that the page did not show, none."""
    shown = set(request.form.getlist(SHOWN))
    fields = kept.kind_of(kind_id).fields
    about = request.form.get("action", "").partition(":")[2]
    posted = without(request.form, about if clears() else "")
    return {field.name: read_field(field, field.name, posted) for field in fields if field.name in shown}


def _page(kind: kept.RecordKind, facts: dict[str, Raw], record: Record | None = None, **more: object) -> str:
    sheet = kept.sheet(kind, facts)
    version = record.version if record else 0
    used = record_book().papers(owner(), record.id) if record else []
    usual = {"kind": kind, "sheet": sheet, "record": record, "papers": used, "key": uuid4().hex}
    usual["was"] = record.facts if record else {}
    usual |= {"form": sheet.form, "report": sheet}  # as the fields of a form's page know them
    return render_template("record.html", **({**usual, "version": version} | more))
