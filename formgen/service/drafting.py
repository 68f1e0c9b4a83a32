"""Help while writing: what each step of a form lacks, and model clauses with the user's own answers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from formgen import catalogue
from formgen.fields.base import is_absent
from formgen.rules import BLOCK, MISSING, NOTE, WARN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from formgen.answers import Answers
    from formgen.fields.base import Field, When
    from formgen.form import Form, ModelClause, Step
    from formgen.law import Act
    from formgen.report import Report
    from formgen.rules import Finding

PLACE = re.compile(r"\{([a-z_][a-z0-9_.]*)\}")
NOT_STARTED, IN_PROGRESS, ATTENTION, COMPLETE = "not_started", "in_progress", "attention", "complete"


@dataclass(frozen=True)
class Offer:
    """A model clause with the user's own answers in it, ready to be put into its field."""

    id: str
    title: str
    text: str


@dataclass(frozen=True)
class Basis:
    """An article that asks for a field, with its own words."""

    title: str
    number: str
    article: str
    quote: str


@dataclass(frozen=True)
class StepState:
    """A step of the task list and how far it is."""

    step: Step
    state: str
    findings: tuple[Finding, ...]

    @property
    def blocking(self) -> int:
        """How many findings of the step block or are missing."""
        return sum(one.severity is BLOCK for one in self.findings)


def offers(answers: Answers, path: str) -> list[Offer]:
    """The model clauses that suit the answers for the field at *path*."""
    suited = (
        clause
        for clause in answers.form.model_clauses
        if clause.field == path and (clause.suits is None or clause.suits.holds(answers.at))
    )
    return [Offer(clause.id, clause.title, filled(clause, answers)) for clause in suited]


def filled(clause: ModelClause, answers: Answers) -> str:
    """The text of *clause* with the answers where it names them; what is unanswered is marked."""

    def answer(place: re.Match[str]) -> str:
        path = place[1]
        field = answers.form.fields[path]
        shown = field.show(answers.at(path))
        return shown or f"【待补充：{field.label}】"

    return PLACE.sub(answer, clause.text)


def findings_of(report: Report, step: Step) -> tuple[Finding, ...]:
    """The findings about the fields of *step*, in the order of their weight."""
    names = {one.name for one in step.fields}
    return tuple(one for one in report.findings if names & set(map(own_field, one.fields)))


def own_field(path: str) -> str:
    """The field that a path lies in: ``parties_b`` for ``parties_b[0].uscc``."""
    return path.split("[", 1)[0]


def findings_elsewhere(report: Report) -> tuple[Finding, ...]:
    """The findings about no field, such as the validity of the act."""
    known = report.answers.form.fields
    return tuple(one for one in report.findings if not any(own_field(path) in known for path in one.fields))


def grouped(found: Iterable[Finding]) -> dict[str, tuple[Finding, ...]]:
    """Findings as the side column groups them: 阻断, 缺项, 警告, 提示; empty groups are left out."""
    found = tuple(found)
    groups = {
        "block": tuple(one for one in found if one.severity is BLOCK and one.kind is not MISSING),
        "missing": tuple(one for one in found if one.severity is BLOCK and one.kind is MISSING),
        "warn": tuple(one for one in found if one.severity is WARN),
        "note": tuple(one for one in found if one.severity is NOTE),
    }
    return {name: members for name, members in groups.items() if members}


def states(report: Report) -> list[StepState]:
    """The task list: every step with its state."""
    return [_state(report, step) for step in report.answers.form.steps]


def _state(report: Report, step: Step) -> StepState:
    found = findings_of(report, step)
    return StepState(step, _how_far(report, step, found), found)


def _how_far(report: Report, step: Step, found: Sequence[Finding]) -> str:
    answers = report.answers
    asked = [one for one in step.fields if one.is_shown(answers.at)]
    answered = [one for one in asked if not is_absent(answers.raw_at(one.name))]
    faulty = any(path.split("[", 1)[0] in {one.name for one in asked} for path in answers.faults)
    if not answered:
        return NOT_STARTED
    violated = any(one.severity is BLOCK and one.kind is not MISSING for one in found)
    if faulty or violated:
        return ATTENTION
    return IN_PROGRESS if any(one.severity is BLOCK for one in found) else COMPLETE


def bases(form: Form, step: Step) -> dict[str, tuple[Basis, ...]]:
    """What each field of *step* rests on: the articles that ask for it, in their own words."""
    acts = catalogue.installed().acts
    return {field.name: tuple(_bases(form, field, acts)) for field in step.fields}


def _bases(form: Form, field: Field, acts: tuple[Act, ...]) -> Iterator[Basis]:
    seen = set()
    for act in acts:
        for rule in act.rules.values():
            asked = rule.id in field.ruled_by or (act is form.act and rule.place.label in field.source)
            if asked and rule.quote not in seen:
                seen.add(rule.quote)
                yield Basis(act.title, act.number, rule.place.label, rule.quote)


def conditions(step: Step) -> dict[str, dict[str, Any]]:
    """When each conditional field of *step* is asked for, as data that a page's script can follow."""
    return {field.name: _condition(field.shown) for field in step.fields if field.shown is not None}


def condition_of(field: Field) -> dict[str, Any]:
    """When a conditional field is asked for, as data."""
    return _condition(field.shown) if field.shown is not None else {}


def _condition(one: When) -> dict[str, Any]:
    if one.all_of or one.any_of:
        inner = [_condition(each) for each in (one.all_of or one.any_of)]
        return {"all" if one.all_of else "any": inner, "not": one.negated}
    return {"path": one.path, "values": list(one.values), "not": one.negated}


def next_step(form: Form, step: Step) -> Step | None:
    """The step after *step*; ``None`` after the last."""
    following = form.steps[form.steps.index(step) + 1 :]
    return following[0] if following else None
