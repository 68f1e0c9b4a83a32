"""Which rules run on a form, and which of its act wait for a form still to come: for authors of forms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from formgen import catalogue
from formgen.docket import dockets
from formgen.errors import UnknownForm

if TYPE_CHECKING:
    from formgen.form import Form
    from formgen.rules import Rule


@dataclass(frozen=True)
class Entry:
    """One rule, with the part of the form on which it runs, if the form has parts."""

    rule: Rule
    part: str = ""

    def as_dict(self) -> dict[str, Any]:
        """The rule as the JSON interface shows it."""
        rule = self.rule
        shown = {
            "rule": rule.id,
            "name": rule.name,
            "severity": rule.severity.value,
            "kind": rule.kind.value,
            "stage": rule.stage.key,
            "act": rule.act.number,
            "article": rule.place.label,
            "quote": rule.quote,
            "inputs": [one.name for one in rule.parameters],
        }
        more = {"part": self.part} if self.part else {}
        return {**shown, **more, "awaits": rule.awaits} if rule.awaits else {**shown, **more}


@dataclass(frozen=True)
class Rulebook:
    """The rules of one form.

    :param name: the code that was asked for.
    :param form: ``None`` where only rules name this code, and the form is still to come.
    :param awaits: of a form, the rules of its acts that wait for other forms; of a code, those that wait for it.
    """

    name: str
    form: Form | None
    runs: tuple[Entry, ...]
    awaits: tuple[Entry, ...]

    def as_dict(self) -> dict[str, Any]:
        """The rules as the JSON interface shows them."""
        return {
            "form": self.form.id if self.form else None,
            "code": self.name,
            "runs": [one.as_dict() for one in self.runs],
            "awaits": [one.as_dict() for one in self.awaits],
        }


def rulebook(name: str) -> Rulebook:
    """The rules of the form with this id or code, or those that wait for a form with this code.

    Raises :class:`formgen.errors.UnknownForm` where neither a form nor a rule knows *name*.
    """
    found = catalogue.installed()
    try:
        form = found.form(name)
    except UnknownForm:
        awaiting = tuple(
            Entry(rule) for act in found.acts for rule in act.rules.values() if rule.awaits == name
        )
        if not awaiting:
            raise
        return Rulebook(name, None, (), awaiting)
    runs = (Entry(rule, book.part) for book in dockets(form, found.acts) for rule in book.rules)
    awaiting = tuple(
        Entry(rule) for act in (form.act, *form.also) for rule in act.rules.values() if rule.awaits
    )
    return Rulebook(form.code, form, tuple(runs), awaiting)
