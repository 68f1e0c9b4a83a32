"""Packets: papers and files chosen around a draft, bound beside the web, and opened again."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from flask import Blueprint, redirect, render_template, request, url_for

from formgen.errors import BadInput
from formgen.messages import _
from formgen.service.bells import Work
from formgen.service.packets import ACCEPTED, STATES
from formgen.service.policy import Act

from .drafts import page
from .here import allowed, desk, owner, packets, ring
from .papers import WAITING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from werkzeug.datastructures import FileStorage

    from formgen.messages import Message

pages = Blueprint("packets", __name__)
OF_DRAFT = "/drafts/<uuid:draft_id>/packet"
UNREADABLE = 422
WORDS = ("title", "subject", "applicant")
FREE = "free"
MOST_FILES = 30


@pages.get(f"{OF_DRAFT}/")
@allowed(Act.READ_AROUND_DRAFT)
def choose(draft_id: object) -> str:
    """What the packet of a draft is to hold."""
    return show(str(draft_id))


def show(draft_id: str, faults: Sequence[Message] = ()) -> str:
    """The page of choices; with *faults*, which files were not taken in and why."""
    choices = packets().open(owner(), draft_id)
    made, outdated = packets().made(owner(), choices)
    return page(
        "packet.html",
        desk().open(owner(), draft_id),
        choices=choices,
        states=STATES,
        accepted=",".join(ACCEPTED),
        made=made,
        outdated=outdated,
        faults_of_files=faults,
        saved=request.args.get("saved") == "1",
        removed=request.args.get("removed") == "1",
        key=uuid4().hex,
    )


@pages.post(f"{OF_DRAFT}/")
@allowed(Act.KEEP_DRAFT)
def save(draft_id: object) -> object:
    """Keep the choices, take the files in, and build the packet if that was asked for."""
    kept = str(draft_id)
    faults = list(_take_in(kept))
    try:
        packets().choose(owner(), kept, _choices())
        if not faults and request.form.get("do") == "build":
            packets().build(owner(), kept)
            ring(Work.CONVERSIONS)
            return redirect(url_for("packets.made", draft_id=draft_id))
    except BadInput as fault:
        faults.append(fault.message)
    if faults:
        return show(kept, faults), UNREADABLE
    return redirect(url_for("packets.choose", draft_id=draft_id, saved=1))


@pages.get(f"{OF_DRAFT}/made")
@allowed(Act.READ_AROUND_DRAFT)
def made(draft_id: object) -> str:
    """The packet that was asked for last: being made, made, or why it could not be."""
    choices = packets().open(owner(), str(draft_id))
    job, outdated = packets().made(owner(), choices)
    sheet = desk().open(owner(), str(draft_id))
    waiting = job is not None and job.state in WAITING
    return page("packet_made.html", sheet, job=job, outdated=outdated, waiting=waiting, choices=choices)


@pages.get(f"{OF_DRAFT}/progress")
@allowed(Act.READ_AROUND_DRAFT)
def progress(draft_id: object) -> str:
    """How far the packet is, for a page that looks again by itself."""
    job, _outdated = packets().made(owner(), packets().open(owner(), str(draft_id)))
    waiting = job is not None and job.state in WAITING
    return render_template("packet_job.html", job=job, waiting=waiting, draft_id=draft_id)


@pages.post(f"{OF_DRAFT}/made")
@allowed(Act.KEEP_DRAFT)
def build(draft_id: object) -> object:
    """Build it as it is chosen now: once more after a failure, or because something changed."""
    packets().build(owner(), str(draft_id))
    ring(Work.CONVERSIONS)
    return redirect(url_for("packets.made", draft_id=draft_id))


@pages.get("/packets/open")
@allowed(Act.BEGIN_DRAFT)
def ask() -> str:
    """Ask for a packet to take its answers out."""
    return show_ask()


def show_ask(fault: Message | str = "") -> str:
    """The page that asks for a packet; with *fault*, what was wrong with the last."""
    return render_template("packet_open.html", fault=fault, key=uuid4().hex)


@pages.post("/packets/open")
@allowed(Act.BEGIN_DRAFT)
def restore() -> object:
    """Drafts of everything in a packet, with their links."""
    file = request.files.get("file")
    data = file.stream.read() if file is not None else b""
    if not data:
        return show_ask(_("请选择 formgen 生成的成套材料（PDF）。")), UNREADABLE
    try:
        begun = packets().restore(owner(), data, key=request.form.get("key", "")[:64])
    except BadInput as fault:
        return show_ask(fault.message), UNREADABLE
    return redirect(url_for("packets.choose", draft_id=begun[0].id, restored=len(begun)))


def _take_in(draft_id: str) -> Iterator[Message]:
    """Take in every file of the post, each for the material beside its input; what was wrong with the others."""
    given = list(_files())
    if len(given) > MOST_FILES:
        yield _("一次最多上传{limit}个文件：请分几次上传。", limit=MOST_FILES)
        return
    for file, material in given:
        file.stream.seek(0)
        data = file.stream.read()
        once = f"{request.form.get('key', '')[:64]}:{sha256(data).hexdigest()}"
        try:
            packets().attach(owner(), draft_id, _name_of(file), data, material, key=once)
        except BadInput as fault:
            yield fault.message


def _files() -> Iterator[tuple[FileStorage, str]]:
    """The files that were chosen, with the keys of their materials."""
    for name in request.files:
        place = name.removeprefix("file-")
        material = "" if place == FREE else request.form.get(f"material-{place}", "")
        for one in request.files.getlist(name):
            if one.filename or one.stream.read(1):
                yield one, material


def _name_of(file: FileStorage) -> str:
    """What the file is called, without the folders that some browsers tell."""
    return (file.filename or "").replace("\\", "/").rpartition("/")[2] or str(_("附件"))


def _choices() -> dict[str, Any]:
    asked = request.form
    papers = [
        {"id": one, "chosen": one in asked.getlist("chosen"), "checklist": one in asked.getlist("checklist")}
        for one in _ordered(asked.getlist("paper"))
    ]
    slots = [name.removeprefix("state-") for name in asked if name.startswith("state-")]
    return {
        "words": {name: asked.get(name, "") for name in WORDS},
        "papers": papers,
        "states": {asked.get(f"material-{one}", ""): asked[f"state-{one}"] for one in slots},
        "files": _ordered(asked.getlist("attachment")),
    }


def _ordered(ids: list[str]) -> list[str]:
    """The *ids* by the numbers that were given them; who was given another's number comes before him if from below."""
    stood = {one: at for at, one in enumerate(dict.fromkeys(ids), 1)}
    wanted = {one: request.form.get(f"order-{one}", type=int, default=at) for one, at in stood.items()}
    return sorted(
        stood, key=lambda one: (wanted[one], (wanted[one] > stood[one]) - (wanted[one] < stood[one]))
    )
