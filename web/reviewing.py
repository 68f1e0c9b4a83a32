"""The review desk: contracts are uploaded, and their text is seen beside what was found in it."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from flask import Blueprint, redirect, render_template, request, send_file, url_for

from formgen.errors import BadInput, Conflict, PartMissing
from formgen.messages import _
from formgen.service.bells import Work
from formgen.service.policy import Act

from .finding_filters import STATES, chosen, filtered, narrowed, standing, tally
from .here import allowed, owner, reviews, ring, wants_json
from .highlights import NAMES, clause_of, seen, shown_text
from .language import language, piece, say
from .naming import disposition, plain_name
from .uploads import begin_all

if TYPE_CHECKING:
    from collections.abc import Sequence

    from formgen.service.review_desk import Entry, Opened

pages = Blueprint("reviewing", __name__, url_prefix="/reviews")
pages.add_app_template_filter(seen, "seen")
pages.add_app_template_filter(clause_of, "clause_of")
UNREADABLE = 422
DECIDED_ELSEWHERE = 409
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ONE = "/<uuid:review_id>"


@pages.get("")
@allowed(Act.BEGIN_REVIEW)
def everything() -> str:
    """The contracts that were uploaded, and the form to upload more."""
    return show_list()


def show_list(faults: Sequence[Any] = ()) -> str:
    """The list, with what was wrong with the files that were just sent."""
    mine = reviews().reviews(owner())
    return render_template(
        "reviews.html",
        reviews=mine,
        names={one.id: one.title or one.name for one in mine},
        decided=reviews().decided(owner()),
        faults=faults,
        key=uuid4().hex,
        chosen=request.values.get("previous", ""),
    )


@pages.post("")
@allowed(Act.BEGIN_REVIEW)
def upload() -> object:
    """Keep the files and queue their reviews."""
    begun, faults = begin_all(reviews(), owner())
    ring(Work.REVIEWS)
    if faults:
        return show_list(faults), UNREADABLE
    if len(begun) > 1:
        return redirect(url_for("reviewing.everything"))
    return redirect(url_for("reviewing.desk", review_id=begun[0].id))


@pages.get(ONE)
@allowed(Act.READ_REVIEW)
def desk(review_id: object) -> str:
    """The text beside what was found; or how far reading is, or why it failed."""
    review = reviews().look(owner(), str(review_id))
    if review.state != "done":
        return render_template("review_progress.html", review=review, ahead=reviews().ahead(review))
    return show_desk(str(review_id))


def show_desk(review_id: str, refused: object = None, at: str = "", place: str = "") -> str:
    """The desk; with *refused* what was wrong with the decision about the finding *at*, or the *place* of it."""
    opened = reviews().open(owner(), review_id, language())
    shown = filtered(opened.entries)
    likely = [] if opened.previous else reviews().likely_previous(owner(), opened.review)
    return render_template(
        "review.html",
        **about(opened),
        entries=shown,
        text=shown_text(opened, shown),
        likely=likely[:1],
        refused=refused,
        refused_at=at,
        refused_place=place,
        key=uuid4().hex,
        can_extract=reviews().can_extract(),
        can_fill_sheet=reviews().can_fill_sheet(),
    )


def about(opened: Opened) -> dict[str, Any]:
    """What pages about one review, and pieces of them, show."""
    return {
        "opened": opened,
        "review": opened.review,
        "report": opened.report,
        "wording": opened.wording,
        "severities": NAMES,
        "states": STATES,
        "tally": tally(opened.entries),
        "standing": standing(opened.entries),
        "chosen": chosen(),
        "narrowed": narrowed,
    }


@pages.get(f"{ONE}/progress")
@allowed(Act.READ_REVIEW)
def progress(review_id: object) -> dict[str, Any]:
    """How far reading is, for a page that looks again by itself."""
    review = reviews().look(owner(), str(review_id))
    html = render_template("review_stage.html", review=review, ahead=reviews().ahead(review))
    return {"state": review.state, "html": piece(html)}


@pages.post(f"{ONE}/findings/<key>")
@allowed(Act.KEEP_REVIEW)
def decide(review_id: object, key: str) -> object:
    """Accept a finding, call it a false alarm, waive it, or take that back; all of it, or one place."""
    state, reason, place = (request.form.get(name, "") for name in ("decision", "reason", "place"))
    try:
        entry = reviews().decide(owner(), str(review_id), key, state, reason, request.form.get("seen"), place)
    except BadInput as fault:
        if wants_json():
            return {"error": {"code": fault.code, "message": say(fault.message)}}, UNREADABLE
        return show_desk(str(review_id), fault.message, key, place), UNREADABLE
    except Conflict as fault:
        if wants_json():
            opened = reviews().open(owner(), str(review_id), language())
            error = {"code": fault.code, "message": say(fault.message)}
            return {"error": error, **pieces(opened, key, fault.message, place)}, DECIDED_ELSEWHERE
        return show_desk(str(review_id), fault.message, key, place), DECIDED_ELSEWHERE
    opened = reviews().open(owner(), str(review_id), language())
    if wants_json():
        return pieces(opened, key)
    return redirect(
        url_for("reviewing.desk", review_id=review_id, **chosen(), _anchor=place_after(opened, entry))
    )


def pieces(opened: Opened, key: str, refused: object = None, place: str = "") -> dict[str, str]:
    """The finding *key* as it stands now, and what the page says of all.

    :param refused: why nothing was kept of what was decided, and of which *place*; empty for all of the finding.
    """
    known = about(opened)
    one = next(entry for entry in opened.entries if entry.key == key)
    why = {"refused": refused, "refused_at": key, "refused_place": place} if refused else {}
    told = {
        "finding": render_template("review_finding.html", **known, **why, one=one),
        "filters": render_template("review_filters.html", **known),
        "verdict": render_template("review_verdict.html", **known),
    }
    return {name: piece(html) for name, html in told.items()}


def place_after(opened: Opened, entry: Entry) -> str:
    """Where one goes on after a decision: the finding itself, or the next where the filter hides it now."""
    numbers = [one.number for one in filtered(opened.entries)]
    following = [number for number in numbers if number >= entry.number]
    return f"f-{(following or numbers[-1:])[0]}" if numbers else "findings"


@pages.get(f"{ONE}/original")
@allowed(Act.READ_REVIEW)
def original(review_id: object) -> object:
    """The file as it came, always to be saved and never to be shown: it is somebody else's."""
    review = reviews().look(owner(), str(review_id))
    content = reviews().original(owner(), str(review_id))
    return _download(content, "application/octet-stream", f"original.{_ending(review.name)}", review.name)


@pages.get(f"{ONE}/annotated")
@allowed(Act.READ_REVIEW)
def annotated(review_id: object) -> object:
    """The DOCX with Word comments."""
    review = reviews().look(owner(), str(review_id))
    content = reviews().annotated(owner(), str(review_id))
    called = say(_("{name}（批注）", name=review.name.rpartition(".")[0] or review.name))
    return _download(content, DOCX, "annotated.docx", f"{called}.docx")


@pages.get(f"{ONE}/report.json")
@allowed(Act.READ_REVIEW)
def report(review_id: object) -> object:
    """The report as JSON."""
    review = reviews().look(owner(), str(review_id))
    content = reviews().report(owner(), str(review_id), language())
    return _download(content, "application/json", "report.json", f"{review.name}.json")


def _download(content: bytes, kind: str, plain: str, name: str) -> object:
    answer = send_file(BytesIO(content), mimetype=kind)
    stem, _dot, ending = name.rpartition(".")
    answer.headers["Content-Disposition"] = disposition(
        plain, f"{plain_name(stem or ending)}.{plain_name(ending)}", inline=False
    )
    return answer


def _ending(name: str) -> str:
    ending = name.rpartition(".")[2].lower()
    return ending if ending in ("docx", "doc", "pdf", "txt", "md") else "bin"


@pages.post(f"{ONE}/draft")
@allowed(Act.KEEP_REVIEW)
def draft(review_id: object) -> object:
    """A draft of the contract with the answers that were read."""
    begun = reviews().draft_from(owner(), str(review_id), key=request.form.get("key", ""))
    return redirect(url_for("drafts.tasks", draft_id=begun.id))


@pages.post(f"{ONE}/sheet")
@allowed(Act.KEEP_REVIEW)
def sheet(review_id: object) -> object:
    """A draft of the sheet for the reviewer's opinion."""
    if not reviews().can_fill_sheet():
        raise PartMissing(_("这里没有安装合法性审查意见表。"))
    begun = reviews().sheet_from(owner(), str(review_id), key=request.form.get("key", ""))
    return redirect(url_for("drafts.tasks", draft_id=begun.id))


@pages.post(f"{ONE}/follow")
@allowed(Act.KEEP_REVIEW)
def follow(review_id: object) -> object:
    """Say which review is of the version before."""
    previous = request.form.get("previous", "")
    reviews().follow(owner(), str(review_id), previous)
    where = "comparing.compare" if previous else "reviewing.desk"
    return redirect(url_for(where, review_id=review_id))


@pages.post(f"{ONE}/again")
@allowed(Act.KEEP_REVIEW)
def again(review_id: object) -> object:
    """Try a review that failed once more."""
    reviews().again(owner(), str(review_id))
    ring(Work.REVIEWS)
    return redirect(url_for("reviewing.desk", review_id=review_id))


@pages.get(f"{ONE}/delete")
@allowed(Act.KEEP_REVIEW)
def ask_to_delete(review_id: object) -> str:
    """Ask before a review is removed."""
    return render_template("review_delete.html", review=reviews().look(owner(), str(review_id)))


@pages.post(f"{ONE}/delete")
@allowed(Act.KEEP_REVIEW)
def delete(review_id: object) -> object:
    """Remove a review with its file."""
    reviews().delete(owner(), str(review_id))
    return redirect(url_for("reviewing.everything"))
