"""Which rules run on a form: those whose inputs it has, or whose inputs can be derived from what it has.

Rules on free text alone run where the form names their act. On a form of several parts each rule runs on one:
the first that has what it asks for.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from formgen.enclosure import enclosed_in
from formgen.rules import AMBIENT, Rule, parameters_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from formgen.form import Form
    from formgen.law import Act


@dataclass(frozen=True)
class Docket:
    """The rules that run on one form, or on one part of it, and the derived values that they need."""

    form: Form
    rules: tuple[Rule, ...]
    derived: dict[str, Callable[..., Any]]
    part: str = ""


@cache
def dockets(form: Form, acts: tuple[Act, ...]) -> tuple[Docket, ...]:
    """Which rules of *acts* run on each part of *form*; a form without parts is one."""
    lent = frozenset[str]().union(*(one.inputs for one in enclosed_in(form)))
    taken: set[str] = set()
    books = []
    for part, paper in form.papers.items():
        book = _docket(paper, acts, lent, part)
        rules = tuple(rule for rule in book.rules if rule.id not in taken)
        taken |= {rule.id for rule in rules}
        books.append(replace(book, rules=rules))
    return tuple(books)


def _docket(form: Form, acts: tuple[Act, ...], lent: frozenset[str], part: str) -> Docket:
    """The rules whose inputs *form* has, or can derive; *lent* ones alone make no rule run."""
    derived = {name: function for act in acts for name, function in act.derived.items()} | dict(form.derived)
    known = reachable(frozenset(form.tree) | lent, derived)
    every = (rule for act in acts for rule in (*act.rules.values(), *act.elsewhere))
    rules = (rule for rule in every if _runs(rule, form, known))
    own = (rule for rule in rules if not rule.inputs or not lent.issuperset(rule.inputs))
    return Docket(form, tuple(sorted(own, key=_asks_calendar)), derived, part)


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
    if rule.reads_paper or rule.id in form.elsewhere:
        return False
    if not rule.inputs:
        return rule.act is form.act or rule.act in form.also
    return known.issuperset(rule.inputs)


def _asks_calendar(rule: Rule) -> bool:
    """Rules that report what the calendar had to guess come after those that count days."""
    return not rule.inputs and any(one.name == "calendar" for one in rule.parameters)
