"""Deadlines: the list by urgency, the month, those of one paper, and the calendar for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from flask import Blueprint, Response, current_app, redirect, render_template, request, url_for

from formgen.errors import BadInput
from formgen.service import icalendar, papers
from formgen.service.deadline_desk import counted, periods_by_hand
from formgen.service.month import first_of, month_of
from formgen.service.policy import Act

from .here import allowed, desk, me, owner, public, signed_in
from .language import language

if TYPE_CHECKING:
    from formgen.messages import Message
    from formgen.service.deadline_desk import DeadlineDesk

pages = Blueprint("deadlines", __name__)
UNREADABLE = 422


def deadline_desk() -> DeadlineDesk:
    """The desk of deadlines."""
    return cast("DeadlineDesk", current_app.extensions["formgen"]["deadlines"])


@pages.get("/deadlines/")
@signed_in
def everything() -> str:
    """One's deadlines, the most urgent first."""
    return _listed()


def _listed(refused: Message | str | None = None, link: str = "") -> str:
    today, user = papers.today(), me()
    return render_template(
        "deadlines.html",
        groups=counted(deadline_desk().items(user.id, today), today),
        today=today,
        refused=refused,
        link=link,
        feed_since=deadline_desk().feed_since(user.id),
        mailed=deadline_desk().wants_mail(user.id),
    )


@pages.get("/deadlines/calendar")
@signed_in
def month() -> str:
    """One's deadlines of a month."""
    today = papers.today()
    first = first_of(request.args.get("month", ""), today)
    shown = month_of(first, deadline_desk().items(me().id, today))
    return render_template("deadlines_month.html", month=shown, today=today)


@pages.post("/deadlines/own/done")
@signed_in
def tick_own() -> object:
    """Say that a deadline of no single paper was done."""
    try:
        _tick(me().id, None)
    except BadInput as fault:
        return _listed(fault.message), UNREADABLE
    return redirect(url_for("deadlines.everything"))


@pages.post("/deadlines/own/open")
@signed_in
def untick_own() -> object:
    """Take that back."""
    deadline_desk().untick(me().id, None, request.form.get("key", ""))
    return redirect(url_for("deadlines.everything"))


@pages.get("/drafts/<uuid:draft_id>/deadlines/")
@allowed(Act.READ_DRAFT)
def of_draft(draft_id: object) -> str:
    """The deadlines of one paper, and what may begin further ones."""
    return _of_draft(str(draft_id))


def _of_draft(draft_id: str, refused: Message | str | None = None) -> str:
    sheet, today = desk().open(owner(), draft_id), papers.today()
    form = sheet.report.answers.form
    items = deadline_desk().of_draft(owner(), draft_id, today)
    return render_template(
        "draft_deadlines.html",
        draft=sheet.draft,
        form=form,
        groups=counted(items, today),
        begun=[one for one in items if one.beginning],
        periods=periods_by_hand(form),
        today=today,
        refused=refused,
        typed=request.form,
    )


@pages.post("/drafts/<uuid:draft_id>/deadlines/done")
@allowed(Act.EDIT_DRAFT)
def tick(draft_id: object) -> object:
    """Say that a deadline of a paper was done."""
    try:
        _tick(owner(), str(draft_id))
    except BadInput as fault:
        return _of_draft(str(draft_id), fault.message), UNREADABLE
    return _back(draft_id)


@pages.post("/drafts/<uuid:draft_id>/deadlines/open")
@allowed(Act.EDIT_DRAFT)
def untick(draft_id: object) -> object:
    """Take that back."""
    deadline_desk().untick(owner(), str(draft_id), request.form.get("key", ""))
    return _back(draft_id)


@pages.post("/drafts/<uuid:draft_id>/deadlines/begin")
@allowed(Act.EDIT_DRAFT)
def begin(draft_id: object) -> object:
    """Say what happened on which day, where no form asks for it."""
    asked = request.form
    try:
        deadline_desk().begin(owner(), str(draft_id), asked.get("period", ""), asked.get("started_on", ""))
    except BadInput as fault:
        return _of_draft(str(draft_id), fault.message), UNREADABLE
    return redirect(url_for("deadlines.of_draft", draft_id=draft_id))


@pages.post("/drafts/<uuid:draft_id>/deadlines/forget")
@allowed(Act.EDIT_DRAFT)
def forget(draft_id: object) -> object:
    """Take that back."""
    deadline_desk().forget(owner(), str(draft_id), request.form.get("beginning", ""))
    return redirect(url_for("deadlines.of_draft", draft_id=draft_id))


@pages.post("/deadlines/feed")
@signed_in
def open_feed() -> str:
    """A new secret link for a calendar program; shown this once."""
    token = deadline_desk().open_feed(me().id)
    base = current_app.config["FORMGEN_BASE_URL"] or request.host_url.rstrip("/")
    return _listed(link=base + url_for("deadlines.feed", token=token))


@pages.post("/deadlines/feed/close")
@signed_in
def close_feed() -> object:
    """Take the link back."""
    deadline_desk().close_feed(me().id)
    return redirect(url_for("deadlines.everything"))


@pages.post("/deadlines/mail")
@signed_in
def mail() -> object:
    """Switch the daily mail on or off."""
    deadline_desk().want_mail(me().id, wanted=request.form.get("wanted") == "1")
    return redirect(url_for("deadlines.everything", _anchor="mail"))


@pages.get("/calendar/<token>.ics")
@public
def feed(token: str) -> Response:
    """The open deadlines of whose link it is, for a calendar program that cannot sign in."""
    today = papers.today()
    content = icalendar.calendar(deadline_desk().feed(token, today), today, language())
    answer = Response(content, content_type="text/calendar; charset=utf-8")
    answer.headers["Content-Disposition"] = 'inline; filename="deadlines.ics"'
    return answer


def _tick(subject: str, draft_id: str | None) -> None:
    asked = request.form
    key, day, remark = (asked.get(name, "") for name in ("key", "done_on", "remark"))
    deadline_desk().tick(subject, draft_id, key, day, remark, papers.today())


def _back(draft_id: object) -> object:
    """To where the button was: the list of all, or that of the paper."""
    if request.form.get("back") == "all":
        return redirect(url_for("deadlines.everything"))
    return redirect(url_for("deadlines.of_draft", draft_id=draft_id))
