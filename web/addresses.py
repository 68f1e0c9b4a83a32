"""The address of the site in links that leave it: never one that only a visitor claims."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

from flask import current_app, request

LOCAL = "localhost"


def site_address() -> str:
    """What a link to be handed on begins with; empty where nothing trustworthy is known.

    The configured address goes first. Without one, the request's own host counts only where nobody
    outside could have put it there: localhost, or an address of the machine or the local network.
    A name that merely stands in the ``Host`` header could lead a one-time link to a stranger.
    """
    configured = str(current_app.config["FORMGEN_BASE_URL"])
    return configured or (request.host_url.rstrip("/") if _is_near(request.host) else "")


def _is_near(host: str) -> bool:
    name = urlsplit(f"//{host}").hostname or ""
    try:
        return name == LOCAL or ipaddress.ip_address(name).is_private
    except ValueError:
        return False
