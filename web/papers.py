"""Documents of a draft: made, converted, downloaded."""

from __future__ import annotations

from io import BytesIO
from uuid import uuid4

from flask import Blueprint, abort, redirect, render_template, request, send_file, url_for

from formgen.service import drafting
from formgen.service.bells import Work
from formgen.service.issuing import is_sample
from formgen.service.papers import font_warnings
from formgen.service.policy import Act

from .drafts import page
from .here import allowed, desk, may_here, owner, related, ring
from .naming import disposition, paper_name

pages = Blueprint("papers", __name__)
WAITING = ("queued", "running")
OF_PACKETS = ("packet.pdf", "packet-plan.json")


@pages.get("/drafts/<uuid:draft_id>/documents")
@allowed(Act.READ_DRAFT)
def documents(draft_id: object) -> str:
    """What was made of the draft; the page looks again by itself while a PDF is being made."""
    sheet = desk().open(owner(), str(draft_id))
    made = desk().papers(owner(), str(draft_id))
    waiting = any(paper.pdf and paper.pdf.state in WAITING for paper in made)
    outdated = any(paper.document.draft_version != sheet.draft.version for paper in made)
    return page(
        "documents.html",
        sheet,
        papers=made,
        waiting=waiting,
        outdated=outdated,
        sample=sheet.report.final and is_sample(sheet.report.answers),
        issues=desk().issues(owner(), str(draft_id)),
        groups=drafting.grouped(sheet.report.findings),
        undrawn=font_warnings(sheet.report),
        around=related().around(owner(), str(draft_id)) if may_here(Act.READ_AROUND_DRAFT) else None,
        key=uuid4().hex,
    )


@pages.post("/drafts/<uuid:draft_id>/documents")
@allowed(Act.ISSUE_DRAFT)
def make(draft_id: object) -> object:
    """Make the documents of the draft as it is now; the PDFs follow."""
    desk().issue(owner(), str(draft_id))
    ring(Work.CONVERSIONS)
    return redirect(url_for("papers.documents", draft_id=draft_id))


@pages.get("/drafts/<uuid:draft_id>/documents/progress")
@allowed(Act.READ_DRAFT)
def progress(draft_id: object) -> str:
    """The list of documents alone, for a page that looks again."""
    made = desk().papers(owner(), str(draft_id))
    waiting = any(paper.pdf and paper.pdf.state in WAITING for paper in made)
    return render_template("papers.html", papers=made, waiting=waiting, draft_id=draft_id)


@pages.post("/drafts/<uuid:draft_id>/documents/<uuid:job_id>/again")
@allowed(Act.ISSUE_DRAFT)
def again(draft_id: object, job_id: object) -> object:
    """Try a failed conversion once more."""
    desk().convert_again(owner(), str(job_id))
    ring(Work.CONVERSIONS)
    return redirect(url_for("papers.documents", draft_id=draft_id))


@pages.get("/documents/<uuid:document_id>")
@allowed(Act.READ_DRAFT)
def download(document_id: object) -> object:
    """The bytes of a document under a name that an office would give it."""
    found = desk().document(owner(), str(document_id))
    if found.name in OF_PACKETS and not may_here(Act.READ_ATTACHMENT):
        abort(404)  # a packet binds papers and files that are not shared with who may see this one
    inline = request.args.get("show") == "1" and found.media_type == "application/pdf"
    answer = send_file(BytesIO(found.content), mimetype=found.media_type)
    name = paper_name(found.name, *desk().file_title(owner(), found.draft_id), final=found.final)
    answer.headers["Content-Disposition"] = disposition(found.name, name, inline=inline)
    return answer
