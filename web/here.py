"""The services and the person of the request at hand."""

from __future__ import annotations

from functools import wraps
from time import time
from typing import TYPE_CHECKING, Any, cast

from flask import abort, current_app, g, redirect, render_template, request, session, url_for

from formgen.errors import DefinitionFault
from formgen.service import fillers
from formgen.service.accounts import NotFound
from formgen.service.policy import Act, Relation, may

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask

    from formgen.form import Form
    from formgen.service.access import Access
    from formgen.service.accounts import People, SecondFactors, User
    from formgen.service.batch_desk import BatchDesk
    from formgen.service.bells import Bell, Work
    from formgen.service.desk import Desk
    from formgen.service.entrance import Entrance
    from formgen.service.packets import PacketDesk
    from formgen.service.paper_records import PaperRecords
    from formgen.service.records import RecordBook
    from formgen.service.related import RelatedPapers
    from formgen.service.review_desk import ReviewDesk
    from formgen.service.sharing import Sharing
    from formgen.service.staffing import Staffing
    from formgen.service.tokens import TokenDesk

    from .sessions import KeptSession, KeptSessions

SIGN_IN_FIRST = 401
BY_LINK = "by_link"
"""Where a session keeps until when the one-time link that began it stands for the old password."""
NEVER_SHOWN = ("csrf_token", "password", "again", "old_password")
"""What a page never repeats: tokens and passwords."""


KINDS = {
    "draft_id": "draft",
    "document_id": "document",
    "job_id": "job",
    "attachment_id": "attachment",
    "review_id": "review",
    "record_id": "record",
    "batch_id": "batch",
}
"""What the parts of an address name."""


OPEN_FOLDERS = {"static", "bootstrap.static"}


def install(app: Flask) -> None:
    """Let no route be without a guard, and give the templates the question that guards ask."""
    guarded = {name for name, view in app.view_functions.items() if hasattr(view, "act")}
    bare = sorted(app.view_functions.keys() - guarded - OPEN_FOLDERS)
    if bare:
        message = f"routes without a guard from web/here.py (public, signed_in, allowed): {', '.join(bare)}"
        raise DefinitionFault(message)
    app.jinja_env.globals.update(
        may_here=may_here,
        may=may_at_all,
        may_fill=may_fill,
        owes_password=owes_password,
        filled_in_by=fillers.filled_in_by,
        may_sign_up=lambda: entrance().is_open,
    )


def access() -> Access:
    """The door to what is kept."""
    return cast("Access", current_app.extensions["formgen"]["access"])


def staffing() -> Staffing:
    """The people, as their administrator sees them."""
    return cast("Staffing", current_app.extensions["formgen"]["staffing"])


def sharing() -> Sharing:
    """The shares of drafts."""
    return cast("Sharing", current_app.extensions["formgen"]["sharing"])


def desk() -> Desk:
    """The desk of drafts."""
    return cast("Desk", current_app.extensions["formgen"]["desk"])


def reviews() -> ReviewDesk:
    """The desk of contracts to review."""
    return cast("ReviewDesk", current_app.extensions["formgen"]["reviews"])


def batches() -> BatchDesk:
    """The desk of batches."""
    return cast("BatchDesk", current_app.extensions["formgen"]["batches"])


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


def second_factors() -> SecondFactors:
    """The second factors of the accounts."""
    return cast("SecondFactors", current_app.extensions["formgen"]["second_factors"])


def entrance() -> Entrance:
    """The ways in beside those that an administrator opens."""
    return cast("Entrance", current_app.extensions["formgen"]["entrance"])


def token_desk() -> TokenDesk:
    """The tokens of programs."""
    return cast("TokenDesk", current_app.extensions["formgen"]["tokens"])


def ring(work: Work) -> None:
    """Tell those who do this kind of work that there is something to do."""
    cast("Bell", current_app.extensions["formgen"]["bell"]).ring(work)


def kept_session() -> KeptSession:
    """The session of the browser."""
    return cast("KeptSession", session._get_current_object())  # type: ignore[attr-defined]  # noqa: SLF001 - the library's own way to what it stands for


def kept_sessions() -> KeptSessions:
    """What opens and ends sessions."""
    return cast("KeptSessions", current_app.session_interface)


def user() -> User | None:
    """Who is signed in; None for a visitor."""
    if "user" not in g:
        user_id, away = kept_session().user_id, kept_session().away
        if away is not None:  # who it is cannot be told, which is not the same as being nobody
            raise away
        try:
            g.user = people().read(user_id) if user_id else None
        except NotFound:
            g.user = None
    return cast("User | None", g.user)


def me() -> User:
    """Who is signed in; nobody else comes further."""
    found = user()
    return abort(SIGN_IN_FIRST) if found is None else found


def owner() -> str:
    """In whose name this request acts: the owner of what its address names, where the policy allows it.

    Where the address names nothing of anybody's, it is the person himself.
    """
    return cast("str", g.grant.owner_id) if "grant" in g else me().id


def owes_password() -> bool:
    """Whether a new password needs the old: not where there is none, nor just after a one-time link."""
    return me().has_password and kept_session().get(BY_LINK, 0) < time()


def may_at_all(act: Act | str) -> bool:
    """Whether who is signed in may do *act*, which is upon nobody's thing."""
    found = user()
    return found is not None and may(found.roles, Act(act))


def may_fill(form: Form) -> bool:
    """Whether who is signed in may begin *form*."""
    found = user()
    return found is not None and fillers.may_fill(found.roles, form)


def may_here(act: Act | str) -> bool:
    """Whether who is signed in may do *act* upon what this page is about."""
    found = user()
    relation = g.grant.relation if "grant" in g else Relation.PUBLIC
    return found is not None and may(found.roles, Act(act), relation)


def wants_json() -> bool:
    """Whether a script asks and not a person."""
    return is_of_api() or request.accept_mimetypes.best == "application/json"


def is_of_api() -> bool:
    """Whether the address lies under the JSON interface, whether it leads anywhere or not."""
    return request.path.startswith("/api/")


def public(view: Callable[..., Any]) -> Callable[..., Any]:
    """Say that *view* is for everybody: it shows nothing of anybody's."""
    view.act = Act.VISIT  # type: ignore[attr-defined]  # a word of ours, for who lists the routes
    return view


def signed_in(view: Callable[..., Any]) -> Callable[..., Any]:
    """Let only signed-in people reach *view*; a post of anybody else is kept for after signing in.

    Alone it is for what is everybody's own: *view* then acts in the name of who is signed in.
    """

    @wraps(view)
    def guarded(*given: Any, **named: Any) -> Any:
        if user() is not None:
            return view(*given, **named)
        if wants_json():
            abort(SIGN_IN_FIRST)
        if request.method == "POST":
            return render_template("expired.html", why="signed_out", kept=kept_post()), SIGN_IN_FIRST
        return redirect(url_for("signing_in.sign_in", next=request.path))

    guarded.act = getattr(view, "act", Act.KEEP_ACCOUNT)  # type: ignore[attr-defined]  # a word of ours, for who lists the routes
    return guarded


def allowed(act: Act) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Let only those reach a view whom the policy allows *act* upon what its address names.

    :func:`owner` then answers with whose it is. Who may not know of it finds nothing.
    """

    def guard(view: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(view)
        def guarded(*given: Any, **named: Any) -> Any:
            things = [(KINDS[name], str(value)) for name, value in named.items() if name in KINDS]
            for grant in reversed([access().to(me(), act, kind, one) for kind, one in things]):
                g.grant = grant
            if not things:
                access().general(me(), act)
            return view(*given, **named)

        guarded.act = act  # type: ignore[attr-defined]  # a word of ours, for who lists the routes
        return signed_in(guarded)

    return guard


def kept_post() -> list[tuple[str, str]]:
    """What was posted, to be posted again: nothing that was typed is lost with a token."""
    return [
        (name, value) for name, values in request.form.lists() for value in values if name not in NEVER_SHOWN
    ]
