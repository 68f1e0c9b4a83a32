"""The address under which people reach the site, as whoever runs it wrote it down."""

from __future__ import annotations

from urllib.parse import urlsplit

from formgen.errors import BadInput
from formgen.messages import _


def base_address(given: str) -> str:
    """*given* (``FORMGEN_BASE_URL``) without a slash at its end; :class:`BadInput` for what is no address."""
    try:
        parts = urlsplit(given)
        plain = parts.scheme in ("http", "https") and parts.hostname and not parts.username
        beyond = parts.path.strip("/") or parts.query or parts.fragment
        _port = parts.port
    except ValueError:
        plain = beyond = ""
    if given and (not plain or beyond):
        said = _("“{address}”不是网站的地址，应写作 https://forms.example.gov.cn。", address=given)
        raise BadInput(said)
    return given.rstrip("/")


def check_address(base: str) -> str:
    """Where whoever holds an issued paper checks its code on the site at *base*; empty where that is not known."""
    return f"{base}/check" if base else ""
