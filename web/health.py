"""Whether the site is alive, and whether it can work."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, abort, current_app, request

from formgen.service import readiness
from formgen.service.metrics import CONTENT_TYPE, may_read

from .here import public

pages = Blueprint("health", __name__)


@pages.get("/healthz")
@public
def alive() -> dict[str, str]:
    """The process answers."""
    return {"status": "alive"}


@pages.get("/readyz")
@public
def ready() -> tuple[dict[str, Any], int]:
    """Each part of the site: database, migrations, converter, fonts, holidays, and how long the queue waits.

    503 only where nothing can be filled in: the database cannot be written, or is not at its newest
    migration. Without a converter the site works, but for its PDFs: it is “degraded”, with 200, so
    that a load balancer does not take drafts, checks and DOCX away along with them.
    """
    ours = current_app.extensions["formgen"]
    found = readiness.examine(ours["database"], watched=ours.get("watched"))
    return found, 503 if found["status"] == readiness.NOT_READY else 200


@pages.get("/metrics")
@public
def metrics() -> Response:
    """The measurements, for who shows the token of the settings, or asks on this machine where there is none."""
    ours = current_app.extensions["formgen"]
    given = request.headers.get("Authorization", "").removeprefix("Bearer ").strip()
    host = request.host.rpartition(":")[0] if request.host.rpartition(":")[2].isdigit() else request.host
    if not may_read(ours["metrics_token"], given, request.remote_addr or "", host):
        abort(403)
    return Response(ours["metrics"].text(), content_type=CONTENT_TYPE)
