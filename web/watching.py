"""What is seen of each request: one line in the log, one count, and a number by which a fault is found again.

The line has the name of the route and not the address, the id of the person and not his name: an address may hold
the token of a link or what somebody searched for.
"""

from __future__ import annotations

import logging
import secrets
import time
from typing import TYPE_CHECKING, Any, cast

from flask import Flask, current_app, g, request, session

from formgen.service import logs

from .here import OPEN_FOLDERS

if TYPE_CHECKING:
    from flask import Response

    from formgen.service.metrics import Metrics

LOG = logging.getLogger(__name__)
NUMBER = "X-Request-ID"


class Site(Flask):
    """Flask, which says of a fault where it happened and not at which address."""

    def log_exception(self, *given: Any) -> None:
        """One line without the address."""
        self.logger.error("a fault nobody foresaw at %s", request.endpoint or "-", exc_info=given[-1])


def install(app: Flask) -> None:
    """Look at every request: the first thing that happens to it, and nearly the last."""
    app.before_request(_begin)
    app.after_request(_end)
    app.teardown_request(lambda _fault: logs.of_request(""))


def _begin() -> None:
    g.begun = time.perf_counter()
    g.request_id = secrets.token_hex(6)
    logs.of_request(g.request_id)


def _end(response: Response) -> Response:
    if "begun" not in g or request.endpoint in OPEN_FOLDERS:
        return response
    seconds = time.perf_counter() - g.begun
    metrics = cast("Metrics", current_app.extensions["formgen"]["metrics"])
    metrics.answered(request.endpoint, request.method, response.status_code, seconds)
    told = {
        "route": request.endpoint or "none",
        "method": request.method if request.endpoint else "-",
        "status": response.status_code,
        "ms": round(seconds * 1000, 1),
        "user": _user_id() or "-",
    }
    LOG.info("request", extra={"told": told})
    response.headers.setdefault(NUMBER, g.request_id)
    return response


def _user_id() -> str:
    """Whose request it is, without asking the database once more."""
    known = g.get("user")
    return str(known.id) if known is not None else str(getattr(session, "user_id", "") or "")
