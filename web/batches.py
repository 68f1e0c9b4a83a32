"""Many papers out of one spreadsheet: the sheet to fill in, a look at what was read, progress, and one file."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from uuid import uuid4

from flask import Blueprint, abort, redirect, render_template, request, send_file, url_for

from formgen.errors import BadInput, UnknownForm
from formgen.messages import _
from formgen.service import papers
from formgen.service.batch_desk import MOST_HERE, MOST_TOLD
from formgen.service.bells import Work
from formgen.service.policy import Act

from .here import allowed, batches, may_fill, owner, ring
from .language import language, say
from .naming import disposition, plain_name

if TYPE_CHECKING:
    from flask import Response

    from formgen.form import Form
    from formgen.service.batch_desk import Standing

pages = Blueprint("batches", __name__, url_prefix="/batches")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TYPES = {"xlsx": XLSX, "json": "application/json"}
ONE = "/<uuid:batch_id>"
UNREADABLE = 422


@pages.get("")
@allowed(Act.BEGIN_BATCH)
def everything() -> str:
    """The forms that can be filled in by a spreadsheet, and the batches that there are."""
    forms = [one for one in papers.forms() if may_fill(papers.form(one["id"]))]
    return render_template("batches.html", forms=forms, batches=batches().batches(owner()))


@pages.get("/new/<name>")
@allowed(Act.BEGIN_BATCH)
def ask(name: str) -> str:
    """The spreadsheet to fill in for a form, and where it is sent in."""
    return _show(_form(name))


def _show(form: Form, **more: object) -> str:
    return render_template("batch_new.html", form=form, most=MOST_HERE, key=uuid4().hex, **more)


@pages.get("/new/<name>/template.xlsx")
@allowed(Act.BEGIN_BATCH)
def template(name: str) -> object:
    """The spreadsheet to fill in."""
    form = _form(name)
    answer = send_file(BytesIO(batches().template(form.id)), mimetype=XLSX)
    return _called(answer, f"{form.id}.xlsx", say(_("{form}（批量模板）", form=_(form.title))))


@pages.post("/new/<name>")
@allowed(Act.BEGIN_BATCH)
def upload(name: str) -> object:
    """Keep a filled-in spreadsheet to be looked at; nothing is made yet."""
    form, file = _form(name), request.files.get("file")
    data = file.stream.read() if file else b""
    if not file or not (data or file.filename):
        return _show(form, refused=_("请选择填好的表格文件。")), UNREADABLE
    wanted = {"pdf": request.form.get("pdf") == "true", "key": request.form.get("key", "")[:64]}
    try:
        begun = batches().begin(owner(), form.id, file.filename or "", data, **wanted)
    except BadInput as fault:
        return _show(form, refused=fault.message, pdf=wanted["pdf"]), UNREADABLE
    return redirect(url_for("batches.look", batch_id=begun.id))


@pages.get(ONE)
@allowed(Act.READ_BATCH)
def look(batch_id: object) -> str:
    """What was read of a spreadsheet; how far its papers are; what became of each row."""
    standing = batches().look(owner(), str(batch_id))
    start = max(0, request.args.get("start", 0, type=int))
    return render_template(
        "batch.html",
        one=standing,
        faults=batches().faults(standing.batch),
        results=batches().results(standing.batch, start) if standing.made else [],
        issued=batches().issued(standing.batch, start) if standing.made else {},
        start=start,
        page=MOST_TOLD,
    )


@pages.post(f"{ONE}/start")
@allowed(Act.KEEP_BATCH)
def start(batch_id: object) -> object:
    """Have every row made that is not made yet."""
    batches().start(owner(), str(batch_id))
    ring(Work.BATCHES)
    return redirect(url_for("batches.look", batch_id=batch_id))


@pages.post(f"{ONE}/cancel")
@allowed(Act.KEEP_BATCH)
def cancel(batch_id: object) -> object:
    """Have no further row made; what is made stays."""
    batches().cancel(owner(), str(batch_id))
    return redirect(url_for("batches.look", batch_id=batch_id))


@pages.post(f"{ONE}/withdraw")
@allowed(Act.KEEP_BATCH)
def withdraw(batch_id: object) -> object:
    """Withdraw the issued paper of a row: whoever checks it is told so from now on."""
    batches().withdraw(owner(), str(batch_id), request.form.get("issue", ""))
    start = request.form.get("start", 0, type=int)
    return redirect(url_for("batches.look", batch_id=batch_id, start=start or None, _anchor="rows"))


@pages.get(f"{ONE}/report.<ending>")
@allowed(Act.READ_BATCH)
def report(batch_id: object, ending: str) -> object:
    """What became of every row, with its findings."""
    if ending not in TYPES:
        abort(404)
    standing = batches().look(owner(), str(batch_id))
    kept = batches().report(standing.batch, f"report.{ending}", language())
    answer = send_file(kept, mimetype=TYPES[ending], download_name=f"report.{ending}")
    return _called(answer, f"report.{ending}", _title(standing, say(_("结果报告"))))


@pages.get(f"{ONE}/documents.zip")
@allowed(Act.READ_BATCH)
def archive(batch_id: object) -> object:
    """Every paper that is made, with the report, in one file."""
    standing = batches().look(owner(), str(batch_id))
    kept = batches().archive(standing.batch)
    answer = send_file(kept, mimetype="application/zip", download_name="documents.zip")
    return _called(answer, "documents.zip", _title(standing, say(_("批量文书"))))


@pages.get(f"{ONE}/delete")
@allowed(Act.KEEP_BATCH)
def ask_to_delete(batch_id: object) -> str:
    """Ask before everything of a batch is removed."""
    standing = batches().look(owner(), str(batch_id))
    return render_template("batch_delete.html", one=standing, issued=batches().has_issued(standing.batch))


@pages.post(f"{ONE}/delete")
@allowed(Act.KEEP_BATCH)
def delete(batch_id: object) -> object:
    """Remove a batch with everything made of it."""
    batches().delete(owner(), str(batch_id))
    return redirect(url_for("batches.everything"))


def _form(name: str) -> Form:
    try:
        return papers.form(name)
    except UnknownForm:
        abort(404)


def _title(standing: Standing, what: str) -> str:
    return f"{say(standing.form.title)}·{what}"


def _called(answer: Response, plain: str, name: str) -> Response:
    """*answer* as a download called *name*."""
    ending = plain.rpartition(".")[2]
    shown = disposition(plain, f"{plain_name(name)}.{ending}", inline=False)
    answer.headers["Content-Disposition"] = shown
    return answer
