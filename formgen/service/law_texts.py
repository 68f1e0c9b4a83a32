"""The acts that the rules rest on, article by article, as plain data: what a program or a page asks of the law."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from formgen import catalogue
from formgen.errors import BadInput
from formgen.messages import _
from formgen.service.papers import today

if TYPE_CHECKING:
    from datetime import date

    from formgen.law import Act
    from formgen.rules import Rule


class UnknownAct(BadInput):
    """No act has this number."""

    code = "unknown_act"


def acts(as_of: date | None = None) -> list[dict[str, Any]]:
    """Every act with a number: its title, its days, and whether by its own words it holds on *as_of*."""
    return [_line(one, as_of or today()) for one in catalogue.installed().acts if one.number]


def act(number: str, as_of: date | None = None) -> dict[str, Any]:
    """One act with its articles: their words as far as they are kept, and the rules that rest on them."""
    found = next((one for one in catalogue.installed().acts if number and one.number == number), None)
    if found is None:
        raise UnknownAct(_("没有收录这个文号的法规：请从清单中选择。"))
    return {**_line(found, as_of or today()), "articles": _articles(found)}


def _line(one: Act, day: date) -> dict[str, Any]:
    days = {"issued": one.issued, "effective": one.effective, "expires": one.expires}
    shown = {name: day and day.isoformat() for name, day in days.items()}
    return {"number": one.number, "title": one.title, **shown, "in_force": one.in_force(day)}


def _articles(one: Act) -> list[dict[str, Any]]:
    """The articles in the order of the act, where its words are kept; then those that only rules name."""
    labels = dict.fromkeys([*one.words, *(rule.place.label for rule in one.rules.values())])
    return [
        {
            "article": label,
            "words": one.words.get(label),
            "rules": [_rule(rule) for rule in one.rules.values() if rule.place.label == label],
        }
        for label in labels
    ]


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "severity": rule.severity.value,
        "kind": rule.kind.value,
        "quote": rule.quote,
        "inferred": rule.inferred,
    }
