"""Help while writing: what each step of a form lacks, and model clauses with the user's own answers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from formgen import catalogue
from formgen.fields.base import is_absent
from formgen.form import PLACE
from formgen.messages import _
from formgen.rules import BLOCK, MISSING, NOTE, WARN, parameters_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from formgen.answers import Answers
    from formgen.fields.base import Field, Raw, When
    from formgen.form import Form, ModelClause, Step
    from formgen.law import Act
    from formgen.messages import Message
    from formgen.report import Report
    from formgen.rules import Finding

ROW = re.compile(r"\[([0-9]+)\](?:\.(.+))?\Z")
NEVER_ASKED = ("reasons", "enclosed")
"""Kinds of fields that no step asks for: reasons stand beside their findings, enclosed answers come whole."""
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
    form = report.answers.form
    return tuple(one for one in report.findings if names & _fields_behind(form, one.fields))


def _fields_behind(form: Form, paths: Iterable[str]) -> set[str]:
    """The fields that *paths* lie in; for a value that is derived, such as a sum, those that it is made from."""
    behind: set[str] = set()
    for own in map(own_field, paths):
        made = next((act.derived[own] for act in (form.act, *form.also) if own in act.derived), None)
        if own in form.fields or made is None:
            behind.add(own)
        else:
            behind |= {one.name for one in parameters_of(made)}
    return behind


def own_field(path: str) -> str:
    """The field that a path lies in: ``parties_b`` for ``parties_b[0].uscc``."""
    return path.split("[", 1)[0]


def row_of(path: str) -> tuple[int, str] | None:
    """The row that a path lies in, from 0, and its column: ``(0, "uscc")``; ``None`` outside of tables."""
    found = ROW.search(path)
    return (int(found[1]), found[2] or "") if found else None


def findings_elsewhere(report: Report) -> tuple[Finding, ...]:
    """The findings about no field, such as the validity of the act."""
    form = report.answers.form
    known = set(form.fields)
    return tuple(one for one in report.findings if not _fields_behind(form, one.fields) & known)


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


def bases(form: Form, step: Step) -> Mapping[str, tuple[Basis, ...]]:
    """What each field of *step* rests on: the articles that ask for it, in their own words."""
    return _bases_in(form, step.id)


@lru_cache(maxsize=512)
def _bases_in(form: Form, step_id: str) -> Mapping[str, tuple[Basis, ...]]:
    # Forms and acts stay as they are for as long as the program runs; going through all rules takes longest of a page.
    acts = catalogue.installed().acts
    step = next(one for one in form.steps if one.id == step_id)
    return MappingProxyType({field.name: tuple(_bases(form, field, acts)) for field in step.fields})


def _bases(form: Form, field: Field, acts: tuple[Act, ...]) -> Iterator[Basis]:
    seen, named = set(), set(re.split("[、；]", field.source))
    for act in acts:
        prefix = "" if act is form.act else act.number
        for rule in act.rules.values():
            asked = rule.id in field.rules or f"{prefix}{rule.place.label}" in named
            if asked and rule.quote not in seen:
                seen.add(rule.quote)
                yield Basis(act.title, act.number, rule.place.label, rule.quote)
    if not seen:
        whole = {label.partition("（")[0] for label in named}
        yield from (
            Basis(form.act.title, form.act.number, label, form.act.words[label])
            for label in sorted(whole & set(form.act.words))
        )


def condition_of(field: Field) -> dict[str, Any]:
    """When a conditional field is asked for, as data."""
    return _condition(field.shown) if field.shown is not None else {}


def demand_of(field: Field) -> dict[str, Any]:
    """When a field must be answered, as data; empty where that does not depend on other answers."""
    return {} if isinstance(field.required, bool) else _condition(field.required)


def _condition(one: When) -> dict[str, Any]:
    if one.all_of or one.any_of:
        inner = [_condition(each) for each in (one.all_of or one.any_of)]
        return {"all" if one.all_of else "any": inner, "not": one.negated}
    return {"path": one.path, "values": list(one.values), "not": one.negated}


def asked_when(field: Field, among: Mapping[str, Field]) -> Message | None:
    """When a conditional field is asked for, in words for who cannot see the page follow the answers.

    :param among: the fields that its condition looks at, by the names that it uses.
    """
    if field.shown is None:
        return None
    return _("仅在{condition}时填写。", condition=_in_words(field.shown, among))


def _in_words(one: When, among: Mapping[str, Field]) -> Message:
    inner = one.all_of or one.any_of
    if inner:
        joined = _join([_in_words(each, among) for each in inner], both=bool(one.all_of))
        return _("并非{condition}", condition=joined) if one.negated else joined
    field = among.get(one.path)
    label = _(field.label) if field else _(one.path)
    if not one.values:
        return _("未填写“{label}”", label=label) if one.negated else _("已填写“{label}”", label=label)
    values = [_shown_value(field, value) for value in one.values]
    if one.negated:
        return _("“{label}”不是{values}", label=label, values=values)
    return _("“{label}”为{values}", label=label, values=values)


def _join(parts: Sequence[Message], *, both: bool) -> Message:
    first, *more = parts
    for part in more:
        first = (
            _("{one}并且{other}", one=first, other=part)
            if both
            else _("{one}或者{other}", one=first, other=part)
        )
    return first


def _shown_value(field: Field | None, value: Raw) -> Message:
    if isinstance(value, bool):
        return _("“是”") if value else _("“否”")
    return _("“{value}”", value=_(getattr(field, "options", {}).get(value, str(value))))


def is_shown(answers: Answers, name: str) -> bool:
    """Whether the field *name* is asked, as the other answers are now."""
    return answers.form.fields[name].is_shown(answers.at)


def asked_in(answers: Answers, step: Step) -> list[Field]:
    """The fields that the page of *step* shows: not those that no answer on this page can call for."""
    own = {field.name for field in step.fields}
    asked = (field for field in step.fields if field.kind not in NEVER_ASKED)
    return [field for field in asked if _may_be_asked(answers, field, own)]


def _may_be_asked(answers: Answers, field: Field, own: set[str]) -> bool:
    answered = not is_absent(answers.raw_at(field.name)) or field.name in answers.faults
    return answered or field.is_shown(answers.at) or bool(field.shown and field.shown.paths & own)


def answers_elsewhere(answers: Answers, step: Step) -> dict[str, list[str]]:
    """The answers of other steps that decide what is asked in *step*, as a page's inputs would say them."""
    own = {field.name for field in step.fields}
    looked_at = set().union(*(_paths_of(field) for field in step.fields)) - own
    return {path: _as_inputs(answers.at(path)) for path in sorted(looked_at)}


def _paths_of(field: Field) -> frozenset[str]:
    shown = field.shown.paths if field.shown else frozenset[str]()
    return shown if isinstance(field.required, bool) else shown | field.required.paths


def _as_inputs(value: Any) -> list[str]:  # noqa: ANN401 - each field has its own type
    values = value if isinstance(value, list | tuple) else [value]
    return [str(one).lower() if isinstance(one, bool) else str(one) for one in values if not is_absent(one)]


def next_step(form: Form, step: Step) -> Step | None:
    """The step after *step*; ``None`` after the last."""
    following = form.steps[form.steps.index(step) + 1 :]
    return following[0] if following else None
