"""Running the rules of the law over the answers to a form.

Which rules run is read from their signatures: a rule runs on every form that has all its inputs.
Rules on free text alone run where the form names their act.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from formgen.calendar import WorkingDays
from formgen.clauses import Segment, Text
from formgen.fields.base import is_absent
from formgen.fields.rows import Rows
from formgen.fields.text import LongText
from formgen.law import Citation
from formgen.messages import _
from formgen.report import MISSING as ELEMENT_MISSING
from formgen.report import NOT_APPLICABLE, PARTIAL, PRESENT, ChecklistEntry, Report
from formgen.rules import (
    AMBIENT,
    BLOCK,
    MISSING,
    NOTE,
    VIOLATION,
    WARN,
    Effect,
    Finding,
    Problem,
    Rule,
    Stage,
    parameters_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Sequence
    from datetime import date

    from formgen.answers import Answers
    from formgen.fields.base import Field
    from formgen.fields.group import Group
    from formgen.form import ChecklistLine, Form
    from formgen.law import Act
    from formgen.messages import Message

_ORDER = {BLOCK: 0, WARN: 1, NOTE: 2}
OPEN_MARK = "【待补充"
"""What a model clause leaves where the user's answer is still missing."""


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
    known = _reachable(set(form.tree), derived)
    rules = tuple(rule for act in acts for rule in act.rules.values() if _runs(rule, form, known))
    return Docket(form, tuple(sorted(rules, key=_asks_calendar)), derived)


def _reachable(known: set[str], derived: dict[str, Callable[..., Any]]) -> set[str]:
    """*known* fields and every derived value that can be made from them."""
    more = {
        name
        for name, function in derived.items()
        if name not in known and all(one.name in known | AMBIENT for one in parameters_of(function))
    }
    return _reachable(known | more, derived) if more else known


def _runs(rule: Rule, form: Form, known: set[str]) -> bool:
    if not rule.inputs:
        return rule.act is form.act or rule.act in form.also
    return set(rule.inputs) <= known


def _asks_calendar(rule: Rule) -> bool:
    """Rules that report what the calendar had to guess come after those that count days."""
    return not rule.inputs and any(one.name == "calendar" for one in rule.parameters)


class Hearing:
    """One check: the answers, the two days, and values derived on the way."""

    def __init__(self, answers: Answers, book: Docket, today: date) -> None:
        form = answers.form
        self.answers = answers
        self.book = book
        self.today = today
        self.law_day: date = (answers.at(form.law_day) if form.law_day else None) or today
        self.stage = stage_of(answers)
        self._given: dict[str, Any] = {
            "today": today,
            "law_day": self.law_day,
            "calendar": WorkingDays(),
            "text": text_of(answers),
        }

    def given(self, name: str) -> Any:  # noqa: ANN401 - each input has its own type
        """The value of the input *name*: ambient, derived or answered; computed once."""
        if name not in self._given:
            function = self.book.derived.get(name) if name not in self.answers.form.tree else None
            self._given[name] = (
                self.answers.input(name)
                if function is None
                else function(**{one.name: self.given(one.name) for one in parameters_of(function)})
            )
        return self._given[name]

    def ask(self, rule: Rule) -> Iterator[Finding]:
        """What *rule* finds; nothing while it waits for an answer."""
        inputs = {one.name: self.given(one.name) for one in rule.parameters}
        if any(inputs[one.name] is None and not one.optional for one in rule.parameters):
            return
        answer = rule.function(**inputs)
        problems = [answer] if isinstance(answer, Problem) else answer or []
        for problem in problems:
            yield self._finding(rule, problem)

    def _finding(self, rule: Rule, problem: Problem) -> Finding:
        found = Finding(
            rule=rule.id,
            severity=problem.severity or rule.severity,
            kind=problem.kind or rule.kind,
            fields=problem.paths,
            message=problem.message,
            citation=citation_of(rule, self.law_day).as_dict() if rule.act.number else None,
            matches=problem.matches,
            stage=rule.stage,
            excusable=rule.excusable and problem.excusable,
        )
        return self._with_reasons(rule, found)

    def _with_reasons(self, rule: Rule, found: Finding) -> Finding:
        excuse = self._reason("na_reasons", rule.id) if found.excusable else ""
        if excuse and found.severity is BLOCK:
            said = _(
                "{message}（已说明不适用的理由：{reason}）",
                message=found.message,
                reason=excuse,
            )
            return replace(found, severity=WARN, message=said, excused=excuse)
        reason = self._reason("override_reasons", rule.id)
        return replace(found, overridden=reason) if reason and found.severity is WARN else found

    def _reason(self, name: str, rule_id: str) -> str:
        return str((self.answers.at(name) or {}).get(rule_id, "")).strip()


def citation_of(rule: Rule, day: date) -> Citation:
    """What *rule* rests on, and whether that act is in force on *day*."""
    act = rule.act
    return Citation(
        act.number,
        act.title,
        rule.place.label,
        rule.quote,
        act.in_force(day),
        rule.inferred,
    )


def stage_of(answers: Answers) -> Stage:
    """The stage that the answers state; the first where the form or the answers name none."""
    field = answers.form.stage_field
    named = answers.at(field) if field else None
    if not field:
        return Stage.CLOSED
    return (
        Stage[named.upper()] if isinstance(named, str) and named.upper() in Stage.__members__ else Stage.DRAFT
    )


def text_of(answers: Answers) -> Text:
    """All free text of the answers, with the paths of its fields."""
    return Text(
        tuple(
            Segment(path, value)
            for path, value in answers.values.items()
            if isinstance(value, str) and isinstance(answers.form.fields[path], LongText)
        )
    )


def check(answers: Answers, acts: tuple[Act, ...], today: date) -> Report:
    """Check *answers* by the rules of *acts*; see :class:`formgen.report.Report`."""
    hearing = Hearing(answers, docket(answers.form, acts), today)
    found = _after_effects([(rule, one) for rule in hearing.book.rules for one in hearing.ask(rule)])
    found += list(_unruled(answers))
    due = sorted(
        (one for one in found if one.stage <= hearing.stage),
        key=lambda one: _ORDER[one.severity],
    )
    later = tuple(one for one in found if one.stage > hearing.stage)
    form = answers.form
    lines = tuple(_entry(line, due, form) for line in form.checklist if _is_there(line, answers))
    follow_ups = tuple(form.follow_ups(answers, hearing.given("calendar"), today)) if form.follow_ups else ()
    return Report(answers, today, hearing.law_day, tuple(due), later, lines, follow_ups)


def _after_effects(found: list[tuple[Rule, Finding]]) -> list[Finding]:
    """Drop or soften the findings of acts that do not apply, or only by analogy."""
    excluding = {rule.act for rule, _one in found if rule.effect is Effect.EXCLUDES_ACT}
    softening = {rule.act for rule, _one in found if rule.effect is Effect.SOFTENS_ACT}
    kept = []
    for rule, one in found:
        if rule.act in excluding and rule.effect is not Effect.EXCLUDES_ACT:
            continue
        softened = rule.act in softening and one.severity is BLOCK
        kept.append(replace(one, severity=WARN) if softened else one)
    return kept


def _unruled(answers: Answers) -> Iterator[Finding]:
    """Required fields without an answer and values that their kind finds wrong, where no rule says so."""
    for path, one in answers.form.fields.items():
        if path in answers.faults or not one.is_shown(answers.at):
            continue
        value = answers.at(path)
        if is_absent(value):
            if one.is_required(answers.at) and not one.ruled_by:
                yield _missing(path, _("未填写“{label}”，请补充。", label=_(one.label)))
        elif isinstance(value, str) and OPEN_MARK in value:
            yield _missing(path, _("“{label}”中还有标着“待补充”的内容，请补齐或删去。", label=_(one.label)))
        elif isinstance(one, Rows):
            yield from _unruled_cells(path, one, value, answers.faults)
        elif not one.ruled_by and (problem := one.problem(value)):
            yield _wrong(path, one, problem, blocks=one.blocks)


def _unruled_cells(
    path: str, table: Rows, value: tuple[Group, ...], unreadable: Container[str]
) -> Iterator[Finding]:
    if not table.ruled_by:
        gaps = ((f"{path}{gap.path}", gap.message) for gap in table.gaps(value))
        yield from (_missing(place, said) for place, said in gaps if place not in unreadable)
    for wrong in table.problems(value):
        if not wrong.column.ruled_by:
            yield _wrong(f"{path}{wrong.path}", table, wrong.message, blocks=wrong.blocks)


def _missing(path: str, message: Message) -> Finding:
    return Finding("FORM-1", BLOCK, MISSING, (path,), message, None)


def _wrong(path: str, field: Field, problem: Message, *, blocks: bool) -> Finding:
    said = _("“{label}”：{problem}", label=_(field.label), problem=problem)
    return Finding(
        "FORM-2" if blocks else "FORM-3", BLOCK if blocks else NOTE, VIOLATION, (path,), said, None
    )


def _element(one: Finding, form: Form) -> int:
    """The checklist line of the field that a finding is about."""
    field = form.fields.get(one.fields[0].partition("[")[0])
    return field.element if field else 0


def _is_there(line: ChecklistLine, answers: Answers) -> bool:
    return line.shown is None or line.shown.holds(answers.at)


def _entry(line: ChecklistLine, due: Sequence[Finding], form: Form) -> ChecklistEntry:
    """The line with its state; what the engine itself finds counts where its field belongs."""
    about = [one for one in due if not one.of_engine or _element(one, form) == line.no]
    own = [one for one in about if one.rule == line.rule]
    others = [
        one
        for one in about
        if one not in own and (one.rule in line.others or one.of_engine) and one.severity is not NOTE
    ]
    excused = next((one.excused for one in own if one.excused), "")
    if excused:
        status = NOT_APPLICABLE
    elif any(one.kind is MISSING or one.severity is BLOCK for one in own):
        status = ELEMENT_MISSING
    else:
        status = PARTIAL if own or others else PRESENT
    fields = tuple(dict.fromkeys(path for one in (*own, *others) for path in one.fields))
    return ChecklistEntry(line, status, fields, excused)
