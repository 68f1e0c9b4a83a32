"""The life of a contract: where it stands, what was done, and what this person can do now."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast
from uuid import uuid4

from flask import Blueprint, current_app, redirect, render_template, request, url_for

from formgen.errors import BadInput, Conflict
from formgen.messages import _
from formgen.service import papers
from formgen.service.desk import DraftChanged
from formgen.service.life_desk import LifeDesk
from formgen.service.life_showing import LifePages
from formgen.service.life_waiting import WaitingList
from formgen.service.policy import Act

from .here import allowed, me

if TYPE_CHECKING:
    from flask import Flask

    from formgen.fields.base import Raw
    from formgen.service.life_view import Waiting
    from formgen.service.settings import Settings

pages = Blueprint("life", __name__)
UNREADABLE, CONFLICT = 422, 409
FACT, PAPER = "fact.", "paper:"
ROUTES = {
    str(Act.HANDLE_CONTRACT): "life.handle",
    str(Act.EXAMINE_CONTRACT): "life.examine",
    str(Act.EXAMINE_FOR_DISTRICT): "life.examine_for_district",
    str(Act.FILE_CONTRACT): "life.file",
}
"""Where acts are posted, by the policy act that they take: each address has a guard of its own."""


def install(app: Flask, settings: Settings) -> None:
    """Put the services of lives beside the others, and let templates ask what has a life."""
    known = app.extensions["formgen"]
    desk = LifeDesk(known["database"], known["desk"], known["related"], settings.filing_pattern)
    known["lives"], known["life_pages"] = desk, LifePages(known["database"], desk)
    known["waiting"] = WaitingList(known["database"])
    app.jinja_env.globals.update(standing_of=desk.standing, is_given=desk.is_given)


def life_desk() -> LifeDesk:
    """The desk of lives."""
    return cast("LifeDesk", current_app.extensions["formgen"]["lives"])


def life_pages() -> LifePages:
    """What people see of lives."""
    return cast("LifePages", current_app.extensions["formgen"]["life_pages"])


def waiting_for_me(most: int = 0) -> list[Waiting]:
    """What waits for who is signed in; no more than *most*, where that is said."""
    waits = cast("WaitingList", current_app.extensions["formgen"]["waiting"])
    return waits.of(me(), papers.today(), most)


@pages.get("/waiting")
@allowed(Act.LIST_DRAFTS)
def waiting() -> str:
    """What waits for who is signed in, the longest first."""
    return render_template("waiting.html", waiting=waiting_for_me())


@pages.get("/drafts/<uuid:draft_id>/life")
@allowed(Act.READ_DRAFT)
def of_draft(draft_id: object) -> str:
    """Where a paper stands, what was done about it, and what can be done by whom."""
    return show(str(draft_id), done=request.args.get("done") == "1")


@pages.post("/drafts/<uuid:draft_id>/life/handle")
@allowed(Act.HANDLE_CONTRACT)
def handle(draft_id: object) -> object:
    """What its handler does."""
    return _do(str(draft_id), Act.HANDLE_CONTRACT)


@pages.post("/drafts/<uuid:draft_id>/life/examine")
@allowed(Act.EXAMINE_CONTRACT)
def examine(draft_id: object) -> object:
    """What the unit's legal reviewer does."""
    return _do(str(draft_id), Act.EXAMINE_CONTRACT)


@pages.post("/drafts/<uuid:draft_id>/life/examine-for-district")
@allowed(Act.EXAMINE_FOR_DISTRICT)
def examine_for_district(draft_id: object) -> object:
    """What the district's reviewer does."""
    return _do(str(draft_id), Act.EXAMINE_FOR_DISTRICT)


@pages.post("/drafts/<uuid:draft_id>/life/file")
@allowed(Act.FILE_CONTRACT)
def file(draft_id: object) -> object:
    """What the unit's contract manager does."""
    return _do(str(draft_id), Act.FILE_CONTRACT)


def _do(draft_id: str, person: Act) -> object:
    """Begin a paper, or do the act whose button was pressed; of acts only those that this address guards."""
    asked, today = request.form, papers.today()
    action = asked.get("action", "")
    try:
        if action.startswith(PAPER):
            name, key = action.removeprefix(PAPER), asked.get("key", "")
            made = life_desk().begin_paper(me(), draft_id, name, key=key, today=today)
            return redirect(url_for("drafts.tasks", draft_id=made))
        seen = asked.get("seen", type=int, default=-1), asked.get("version", type=int, default=0)
        life_desk().do(me(), draft_id, action, _facts(), seen=seen, today=today, person=str(person))
    except BadInput as fault:
        return show(draft_id, refused=fault, tried=action, typed=_facts()), UNREADABLE
    except DraftChanged as fault:
        said = _(
            "这份合同在您打开这一页以后又保存过，现在是第{version}版，您的操作没有执行：请看过现在的内容，再决定。",
            version=fault.stored.version,
        )
        return show(draft_id, refused=Conflict(said), tried=action, typed=_facts()), CONFLICT
    except Conflict as fault:
        return show(draft_id, refused=fault, tried=action, typed=_facts()), CONFLICT
    return redirect(url_for("life.of_draft", draft_id=draft_id, done=1, _anchor="done"))


def _facts() -> dict[str, Raw]:
    return {
        name.removeprefix(FACT): value.replace("\r\n", "\n")
        for name, value in request.form.items()
        if name.startswith(FACT)
    }


def show(draft_id: str, **more: object) -> str:
    """The page of a life; with *refused*, why nothing was done, and what was typed."""
    view = life_pages().view(me(), draft_id, papers.today())
    return render_template(
        "life.html", view=view, draft=view.draft, routes=ROUTES, key=uuid4().hex, fact=FACT, **more
    )
