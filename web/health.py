"""Whether the site is alive, and whether it can work."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, current_app

from formgen.service import readiness

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
    """Each part of the site: database, migrations, converter, fonts, and how long the queue waits.

    503 only where nothing can be filled in: the database cannot be written, or is not at its newest
    migration. Without a converter the site works, but for its PDFs: it is “degraded”, with 200, so
    that a load balancer does not take drafts, checks and DOCX away along with them.
    """
    found = readiness.examine(current_app.extensions["formgen"]["database"])
    return found, 503 if found["status"] == readiness.NOT_READY else 200
