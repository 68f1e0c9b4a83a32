"""Which findings of a review are shown, by the filters of the address, and how many each choice would show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import request

from formgen.messages import _

from .highlights import NAMES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from formgen.service.review_desk import Entry

STATES = {
    "open": _("待处理"),
    "accepted": _("已采纳"),
    "false_positive": _("误报"),
    "waived": _("已放行"),
}
FILTERS = ("severity", "state")


def chosen() -> dict[str, str]:
    """The filters of the address, those alone that there are."""
    known = {"severity": NAMES, "state": STATES}
    return {name: value for name in FILTERS if (value := request.args.get(name, "")) in known[name]}


def narrowed(name: str, value: str) -> dict[str, str]:
    """The filters of the address with another *value* for one of them; an empty value lets everything through."""
    kept = {other: said for other, said in chosen().items() if other != name}
    return {**kept, name: value} if value else kept


def filtered(entries: Sequence[Entry]) -> list[Entry]:
    """The findings that the filters of the address let through."""
    return _through(entries, chosen())


def _through(entries: Sequence[Entry], wanted: Mapping[str, str]) -> list[Entry]:
    set_ones = [(name, value) for name, value in wanted.items() if value]
    return [one for one in entries if all(getattr(one, name) == value for name, value in set_ones)]


def tally(entries: Sequence[Entry]) -> dict[str, dict[str, int]]:
    """How many findings each choice of a filter would show with the other filter as it is; empty lets all through."""
    values = {"severity": ("", *NAMES), "state": ("", *STATES)}
    wanted = chosen()
    return {
        name: {one: len(_through(entries, {**wanted, name: one})) for one in of}
        for name, of in values.items()
    }


def standing(entries: Sequence[Entry]) -> dict[str, dict[str, int]]:
    """How many findings of each severity there are, and how many of them were decided about."""
    of = {name: [one.state for one in entries if one.severity == name] for name in NAMES}
    return {
        name: {"all": len(states), "decided": sum(one != "open" for one in states)}
        for name, states in of.items()
    }
