"""Whether the site is alive, and whether it can work."""

from __future__ import annotations

from flask import Blueprint, current_app

from formgen.errors import FormgenError

pages = Blueprint("health", __name__)


@pages.get("/healthz")
def alive() -> dict[str, str]:
    """The process answers."""
    return {"status": "alive"}


@pages.get("/readyz")
def ready() -> tuple[dict[str, object], int]:
    """The database answers and is at its newest migration."""
    try:
        migrated = current_app.extensions["formgen"]["database"].at_head()
    except FormgenError:
        return {"status": "not ready", "database": False}, 503
    ready = {"status": "ready" if migrated else "not ready", "database": True, "migrations": migrated}
    return ready, 200 if migrated else 503
