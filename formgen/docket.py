"""Which rules run on a form: those whose inputs it has, or whose inputs can be derived from what it has.

Rules on free text alone run where the form names their act.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from formgen.rules import AMBIENT, Rule, parameters_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from formgen.form import Form
    from formgen.law import Act


@dataclass(frozen=True)
class Docket:
    """The rules that run on one form, and the derived values that they need."""

    form: Form
    rules: tuple[Rule, ...]
    derived: dict[str, Callable[..., Any]]


@cache
def docket(form: Form, acts: tuple[Act, ...]) -> Docket:
    """Which rules of *acts* run on *form*: those whose inputs it has, or can derive."""
    derived = {name: function for act in acts for name, function in act.derived.items()}
    known = reachable(frozenset(form.tree), derived)
    rules = tuple(rule for act in acts for rule in act.rules.values() if _runs(rule, form, known))
    return Docket(form, tuple(sorted(rules, key=_asks_calendar)), derived)


def reachable(known: frozenset[str], derived: Mapping[str, Callable[..., Any]]) -> frozenset[str]:
    """*known* fields and every derived value that can be made from them, step by step.

    Values that are derived from one another in a circle are never reached.
    """
    more = {
        name
        for name, function in derived.items()
        if name not in known and all(one.name in known | AMBIENT for one in parameters_of(function))
    }
    return reachable(known | more, derived) if more else known


def _runs(rule: Rule, form: Form, known: frozenset[str]) -> bool:
    if rule.reads_paper:
        return False
    if not rule.inputs:
        return rule.act is form.act or rule.act in form.also
    return known.issuperset(rule.inputs)


def _asks_calendar(rule: Rule) -> bool:
    """Rules that report what the calendar had to guess come after those that count days."""
    return not rule.inputs and any(one.name == "calendar" for one in rule.parameters)
