"""One attached file: looked at as it will be printed, and removed."""

from __future__ import annotations

from io import BytesIO

from flask import Blueprint, redirect, render_template, send_file, url_for

from formgen.service.policy import Act

from .here import allowed, owner, packets
from .naming import disposition, plain_name

pages = Blueprint("attachments", __name__, url_prefix="/attachments/<uuid:attachment_id>")
KINDS = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@pages.get("")
@allowed(Act.READ_ATTACHMENT)
def look(attachment_id: object) -> object:
    """The file as it will be printed, always to be saved."""
    found = packets().attachment(owner(), str(attachment_id))
    content = packets().content(owner(), found.id)
    answer = send_file(BytesIO(content), mimetype=KINDS[found.kind])
    stem = plain_name(found.name.rpartition(".")[0] or found.name)
    plain = f"attachment.{found.kind}"
    answer.headers["Content-Disposition"] = disposition(plain, f"{stem}.{found.kind}", inline=False)
    return answer


@pages.get("/delete")
@allowed(Act.KEEP_DRAFT)
def ask_to_delete(attachment_id: object) -> str:
    """Ask before a file is removed."""
    return render_template(
        "attachment_delete.html", attachment=packets().attachment(owner(), str(attachment_id))
    )


@pages.post("/delete")
@allowed(Act.KEEP_DRAFT)
def delete(attachment_id: object) -> object:
    """Remove a file for good."""
    found = packets().attachment(owner(), str(attachment_id))
    packets().detach(owner(), found.id)
    return redirect(url_for("packets.choose", draft_id=found.draft_id, removed=1))
