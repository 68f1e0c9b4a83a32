"""Issued papers: the page where anybody checks one that he holds, and its owner's way to withdraw one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, current_app, redirect, render_template, request, url_for

from formgen.messages import _
from formgen.service.policy import Act

from .here import allowed, desk, owner, public

if TYPE_CHECKING:
    from formgen.service.checks import Checked, Checks

pages = Blueprint("proving", __name__)
VERDICTS = {
    "valid": _("这份文书是本站出具的，现行有效。"),
    "replaced": _("这份文书是本站出具的，但后来另出了新的一份，请以新的为准。"),
    "withdrawn": _("这份文书是本站出具的，但出具人已声明作废。"),
}


@pages.get("/check")
@public
def ask() -> str:
    """Ask for a code; with one in the address, say what it tells."""
    typed = request.args.get("code", "")
    return _page(typed, _checked(typed) if typed.strip() else None)


@pages.post("/check")
@public
def compare() -> object:
    """The same with a file, which is compared byte for byte and not kept."""
    typed, file = request.form.get("code", ""), request.files.get("file")
    content = file.stream.read() if file is not None and file.filename else None
    if not typed.strip():
        return _page("", None, problem=_("请输入核验码：印在文书每一页的下沿。")), 422
    return _page(typed, _checked(typed, content))


@pages.post("/drafts/<uuid:draft_id>/withdraw")
@allowed(Act.KEEP_DRAFT)
def withdraw(draft_id: object) -> object:
    """Withdraw an issued paper: whoever checks it is told so from now on."""
    desk().withdraw(owner(), str(draft_id), request.form.get("issue", ""))
    return redirect(url_for("papers.documents", draft_id=draft_id))


def _checked(typed: str, content: bytes | None = None) -> Checked:
    checks: Checks = current_app.extensions["formgen"]["checks"]
    return checks.check(typed, request.remote_addr or "", content)


def _page(typed: str, checked: Checked | None, problem: object = None) -> str:
    verdict = VERDICTS.get(checked.state) if checked else None
    return render_template("proof.html", typed=typed[:100], checked=checked, verdict=verdict, problem=problem)
