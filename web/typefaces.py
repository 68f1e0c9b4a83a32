"""Which fonts stand in the PDFs for those that documents name: a page open to everybody."""

from __future__ import annotations

from flask import Blueprint, render_template

from formgen.errors import PartMissing
from formgen.service.typefaces import substitutions

from .here import public

pages = Blueprint("typefaces", __name__)


@pages.get("/help/fonts")
@public
def shown() -> str:
    """The table of substitutions, or why there is none."""
    try:
        return render_template("typefaces.html", faces=substitutions(), fault=None)
    except PartMissing as fault:
        return render_template("typefaces.html", faces=[], fault=fault.message)
