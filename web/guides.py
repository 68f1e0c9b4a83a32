"""The guide of a form, with its blank and its sample to download: open to everybody."""

from __future__ import annotations

from io import BytesIO
from uuid import uuid4

from flask import Blueprint, abort, render_template, request, send_file

from formgen.errors import UnknownForm
from formgen.form import Form  # noqa: TC001 - Flask asks for nothing, people do
from formgen.service import guides, papers
from formgen.service.readiness import converts

from .here import public
from .language import say
from .naming import disposition, plain_name

pages = Blueprint("guides", __name__)
TYPES = {
    guides.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    guides.PDF: "application/pdf",
}


@pages.get("/forms/<name>")
@public
def guide(name: str) -> str:
    """Who may apply, with which papers, by when, where to, and what then."""
    form, day = _form(name), papers.today()
    return render_template(
        "guide.html",
        form=form,
        day=day,
        validity=guides.validity(form, day),
        in_force=form.act.in_force(day),
        steps=guides.steps(form, day),
        materials=list(zip(form.guide.materials if form.guide else (), guides.made_by(form), strict=True)),
        converts=converts(),
        key=uuid4().hex,
    )


@pages.get("/forms/<name>/<kind>.<ending>")
@public
def paper(name: str, kind: str, ending: str) -> object:
    """The blank or the sample; shown in the browser where it can be and is asked for."""
    form = _form(name)
    if kind not in guides.KINDS or ending not in guides.FORMATS:
        abort(404)
    content = guides.paper(form.id, kind, ending, papers.today())
    answer = send_file(BytesIO(content), mimetype=TYPES[ending])
    plain, shown = guides.file_name(form, kind, ending)
    inline = request.args.get("show") == "1" and ending == guides.PDF
    named = f"{plain_name(say(shown).rpartition('.')[0])}.{ending}"
    answer.headers["Content-Disposition"] = disposition(plain, named, inline=inline)
    return answer


def _form(name: str) -> Form:
    try:
        return papers.form(name)
    except UnknownForm:
        abort(404)
