"""The start page: recent drafts first, then the forms to begin."""

from __future__ import annotations

from uuid import uuid4

from flask import Blueprint, redirect, render_template, request, url_for

from formgen.service import papers

from .here import desk, owner, signed_in, user

pages = Blueprint("home", __name__)


@pages.get("/")
def index() -> object:
    """Recent drafts and forms; a visitor sees what there is and is asked to sign in."""
    found = user()
    drafts = desk().drafts(found.id) if found else []
    titles = {form["id"]: form["title"] for form in papers.forms()}
    forms = [(form, papers.form(form["id"])) for form in papers.forms()]
    return render_template("home.html", drafts=drafts, forms=forms, titles=titles, key=uuid4().hex)


@pages.post("/drafts")
@signed_in
def begin() -> object:
    """A new draft of a form; sent twice, it is still one draft."""
    name = request.form.get("form", "")
    sample = request.form.get("sample") == "complete"
    answers = papers.example(name) if sample else None
    draft = desk().begin(owner(), name, key=request.form.get("key", ""), answers=answers)
    return redirect(url_for("drafts.tasks", draft_id=draft.id))
