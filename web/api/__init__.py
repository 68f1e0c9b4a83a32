"""The JSON interface under ``/api/v1``: the same use cases for programs, with a token of a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import acts, batches, description, drafts, forms, guard, refusals, reviews
from .blueprint import PREFIX, pages

if TYPE_CHECKING:
    from flask import Flask

__all__ = [
    "PREFIX",
    "acts",
    "batches",
    "description",
    "drafts",
    "forms",
    "guard",
    "install",
    "pages",
    "reviews",
]


def install(app: Flask) -> None:
    """Let models that cannot be read answer as every other refusal; no form of a page is sent here."""
    app.validation_error_callback = refusals.unreadable  # type: ignore[attr-defined]  # the library's hook
    app.extensions["csrf"].exempt(pages)
