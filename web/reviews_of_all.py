"""The uploaded contracts of a unit, for those whose office is to look after them: found by words, day and state."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from flask import Blueprint, current_app, render_template, request

from formgen.errors import BadInput
from formgen.service import review_list
from formgen.service.policy import Act
from formgen.service.review_list import ReviewFilter

from .here import allowed, me

if TYPE_CHECKING:
    from datetime import date

    from formgen.messages import Message
    from formgen.service.review_list import ReviewList

pages = Blueprint("reviews_of_all", __name__)


@pages.get("/reviews/all")
@allowed(Act.LIST_REVIEWS)
def everything() -> str:
    """Every uploaded contract that one may read, as far as it answers to the filters."""
    found = cast("ReviewList", current_app.extensions["formgen"]["review_list"])
    faults: list[Message] = []
    since, until = _day("since", faults), _day("until", faults)
    words = request.args.get("q", "").strip()[: review_list.LONGEST_QUERY]
    state = request.args.get("state", "")
    wanted = ReviewFilter(words, state if state in review_list.STATES else "", since, until)
    return render_template(
        "reviews_of_all.html",
        found=found.find(me(), wanted, request.args.get("page", 1, type=int)),
        wanted=wanted,
        states=review_list.STATES,
        narrowed=wanted != ReviewFilter(),
        faults=faults,
    )


def _day(name: str, faults: list[Message]) -> date | None:
    """The day in the address; what is none is said in *faults*, and decides nothing."""
    try:
        return review_list.day_of(request.args.get(name, "").strip()[:20])
    except BadInput as fault:
        faults.append(fault.message)
        return None
