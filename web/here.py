"""The services and the person of the request at hand."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, cast

from flask import abort, current_app, g, redirect, render_template, request, session, url_for

from formgen.service.accounts import NotFound

if TYPE_CHECKING:
    from collections.abc import Callable

    from formgen.service.accounts import People, User
    from formgen.service.desk import Desk
    from formgen.service.packets import PacketDesk
    from formgen.service.paper_records import PaperRecords
    from formgen.service.records import RecordBook
    from formgen.service.related import RelatedPapers
    from formgen.service.review_desk import ReviewDesk

    from .sessions import KeptSession, KeptSessions

SIGN_IN_FIRST = 401
NEVER_SHOWN = ("csrf_token", "password", "again")
"""What a page never repeats: tokens and passwords."""


def desk() -> Desk:
    """The desk of drafts."""
    return cast("Desk", current_app.extensions["formgen"]["desk"])


def reviews() -> ReviewDesk:
    """The desk of contracts to review."""
    return cast("ReviewDesk", current_app.extensions["formgen"]["reviews"])


def packets() -> PacketDesk:
    """The packets."""
    return cast("PacketDesk", current_app.extensions["formgen"]["packets"])


def related() -> RelatedPapers:
    """The papers that share facts."""
    return cast("RelatedPapers", current_app.extensions["formgen"]["related"])


def record_book() -> RecordBook:
    """What is kept once for all papers."""
    return cast("RecordBook", current_app.extensions["formgen"]["record_book"])


def paper_records() -> PaperRecords:
    """Records in papers."""
    return cast("PaperRecords", current_app.extensions["formgen"]["paper_records"])


def people() -> People:
    """The accounts."""
    return cast("People", current_app.extensions["formgen"]["people"])


def kept_session() -> KeptSession:
    """The session of the browser."""
    return cast("KeptSession", session._get_current_object())  # type: ignore[attr-defined]  # noqa: SLF001


def kept_sessions() -> KeptSessions:
    """What opens and ends sessions."""
    return cast("KeptSessions", current_app.session_interface)


def user() -> User | None:
    """Who is signed in; None for a visitor."""
    if "user" not in g:
        user_id = kept_session().user_id
        try:
            g.user = people().read(user_id) if user_id else None
        except NotFound:
            g.user = None
    return cast("User | None", g.user)


def owner() -> str:
    """The id of who is signed in."""
    found = user()
    if found is None:
        abort(SIGN_IN_FIRST)
    return found.id


def wants_json() -> bool:
    """Whether a script asks and not a person."""
    return request.accept_mimetypes.best == "application/json"


def signed_in(view: Callable[..., Any]) -> Callable[..., Any]:
    """Let only signed-in people reach *view*; a post of anybody else is kept for after signing in."""

    @wraps(view)
    def guarded(*given: Any, **named: Any) -> Any:  # noqa: ANN401 - whatever the view takes and gives
        if user() is not None:
            return view(*given, **named)
        if wants_json():
            abort(SIGN_IN_FIRST)
        if request.method == "POST":
            return render_template("expired.html", why="signed_out", kept=kept_post()), SIGN_IN_FIRST
        return redirect(url_for("signing_in.sign_in", next=request.path))

    return guarded


def administrators_only(view: Callable[..., Any]) -> Callable[..., Any]:
    """Let only administrators reach *view*."""

    @wraps(view)
    def guarded(*given: Any, **named: Any) -> Any:  # noqa: ANN401
        found = user()
        if found is None or not found.is_admin:
            abort(403)
        return view(*given, **named)

    return signed_in(guarded)


def kept_post() -> list[tuple[str, str]]:
    """What was posted, to be posted again: nothing that was typed is lost with a token."""
    return [
        (name, value) for name, values in request.form.lists() for value in values if name not in NEVER_SHOWN
    ]
