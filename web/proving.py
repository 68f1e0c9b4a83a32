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
VERDICTS_OF_ONES_OWN = {
    "valid": _("这份文书是申请人在本站填写生成的，没有作废，也没有另出新的一份。"),
    "replaced": _("这份文书是申请人在本站填写生成的，但后来另出了新的一份，请以新的为准。"),
    "withdrawn": _("这份文书是申请人在本站填写生成的，但申请人已声明作废。"),
}
"""Of a paper that somebody filled in for himself nothing is said that sounds like an office's word."""


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
    own = checked is not None and checked.issuer is not None and not checked.issuer.staff
    verdict = (VERDICTS_OF_ONES_OWN if own else VERDICTS).get(checked.state) if checked else None
    return render_template("proof.html", typed=typed[:100], checked=checked, verdict=verdict, problem=problem)
