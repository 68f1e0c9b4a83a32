"""Running the rules of the law over the answers to a form.

Which rules run is read from their signatures: a rule runs on every form that has all its inputs.
Rules on free text alone run where the form names their act.
"""

from __future__ import annotations

import logging
import traceback
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from formgen.calendar import WorkingDays
from formgen.clauses import Segment, Text
from formgen.completeness import unruled
from formgen.docket import docket
from formgen.fields.text import LongText
from formgen.form import FollowUp
from formgen.law import Citation
from formgen.messages import _
from formgen.report import MISSING as ELEMENT_MISSING
from formgen.report import NOT_APPLICABLE, PARTIAL, PRESENT, ChecklistEntry, Report
from formgen.rules import (
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
    from collections.abc import Iterator, Sequence
    from datetime import date

    from formgen.answers import Answers
    from formgen.docket import Docket
    from formgen.form import ChecklistLine, Form
    from formgen.law import Act
    from formgen.rules import Parameter

LOG = logging.getLogger(__name__)
_ORDER = {BLOCK: 0, WARN: 1, NOTE: 2}
_SHORTEST_REASON = 2
"""Characters that a reason has at least."""


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
        """The value of the input *name*: ambient, derived or answered; computed once.

        A derived value waits like a rule: it is ``None`` while an answer is missing that it cannot do without.
        """
        if name not in self._given:
            function = self.book.derived.get(name) if name not in self.answers.form.tree else None
            if function is None:
                self._given[name] = self.answers.input(name)
            else:
                inputs = self._inputs(parameters_of(function))
                self._given[name] = None if inputs is None else function(**inputs)
        return self._given[name]

    def _inputs(self, parameters: Sequence[Parameter]) -> dict[str, Any] | None:
        """The inputs by name; ``None`` while one is missing that must be there."""
        inputs = {one.name: self.given(one.name) for one in parameters}
        waiting = any(inputs[one.name] is None and not one.optional for one in parameters)
        return None if waiting else inputs

    def ask(self, rule: Rule) -> list[Problem]:
        """What *rule* finds; nothing while it waits for an answer."""
        inputs = self._inputs(rule.parameters)
        answer: Any = None if inputs is None else rule.function(**inputs)
        problems = [answer] if isinstance(answer, Problem) else list(answer or ())
        for one in problems:
            if not isinstance(one, Problem):
                message = f"a rule answers with problems, not with {type(one).__name__}"
                raise TypeError(message)
        return problems

    def finding(self, rule: Rule, problem: Problem, *, softened: bool = False) -> Finding:
        """*problem* as *rule* states it, with the reasons that were given for it.

        :param softened: whether the act is only followed by analogy here, so that nothing of it blocks.
        """
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
        excused = self._excused(rule, found)
        return excused or self._overridden(rule, replace(found, severity=WARN) if softened else found)

    def failure(self, rule: Rule, fault: Exception) -> Finding:
        """A *rule* that broke off: it is said so with the weight of the rule, and everything else goes on.

        The document is then as final as it would be had the rule found something: what could not be checked
        must not pass for lawful. The log tells where it broke, and none of the answers.
        """
        where = [
            f"{Path(one.filename).name}:{one.lineno}" for one in traceback.extract_tb(fault.__traceback__)
        ]
        LOG.error("rule %s (%s) failed: %s at %s", rule.id, rule.name, type(fault).__name__, " ".join(where))
        said = _(
            "规则 {rule} 没能检查完（程序错误）：请对照{article}人工核对，并把规则号告诉管理员。",
            rule=rule.id,
            article=rule.place.label,
        )
        problem = Problem((), said, severity=rule.severity, kind=VIOLATION, excusable=False)
        return replace(self.finding(rule, problem), failed=True)

    def _excused(self, rule: Rule, found: Finding) -> Finding | None:
        reason = self._reason("na_reasons", rule.id) if found.excusable else ""
        if not reason or found.severity is not BLOCK:
            return None
        said = _("{message}（已说明不适用的理由：{reason}）", message=found.message, reason=reason)
        return replace(found, severity=WARN, message=said, excused=reason)

    def _overridden(self, rule: Rule, found: Finding) -> Finding:
        reason = self._reason("override_reasons", rule.id)
        return replace(found, overridden=reason) if reason and found.severity is WARN else found

    def _reason(self, name: str, rule_id: str) -> str:
        """The reason given for *rule_id*; a single character, or marks alone, explain nothing and count as none."""
        given = str((self.answers.at(name) or {}).get(rule_id, "")).strip()
        return given if sum(map(str.isalnum, given)) >= _SHORTEST_REASON else ""


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
    found = [*_heard(hearing), *unruled(answers)]
    due = sorted(
        (one for one in found if one.stage <= hearing.stage),
        key=lambda one: _ORDER[one.severity],
    )
    later = tuple(one for one in found if one.stage > hearing.stage)
    form = answers.form
    lines = tuple(_entry(line, due, form) for line in form.checklist if _is_there(line, answers))
    return Report(answers, today, hearing.law_day, tuple(due), later, lines, tuple(_follow_ups(hearing)))


def _heard(hearing: Hearing) -> Iterator[Finding]:
    """What the rules find, in their order; none of an act that does not apply, blocks softened by analogy."""
    problems: list[tuple[Rule, Problem]] = []
    for rule in hearing.book.rules:
        try:
            problems += [(rule, one) for one in hearing.ask(rule)]
        except Exception as fault:  # noqa: BLE001 - one broken rule must not take the others and the page along
            yield hearing.failure(rule, fault)
    excluded = {rule.act for rule, _one in problems if rule.effect is Effect.EXCLUDES_ACT}
    by_analogy = {rule.act for rule, _one in problems if rule.effect is Effect.SOFTENS_ACT}
    for rule, one in problems:
        if rule.act not in excluded or rule.effect is Effect.EXCLUDES_ACT:
            soft = rule.act in by_analogy and (one.severity or rule.severity) is BLOCK
            yield hearing.finding(rule, one, softened=soft)


def _follow_ups(hearing: Hearing) -> list[FollowUp]:
    """What comes after, as the form works it out; a form that cannot takes nothing else along."""
    form = hearing.answers.form
    if form.follow_ups is None:
        return []
    try:
        return form.follow_ups(hearing.answers, hearing.given("calendar"), hearing.today)
    except Exception as fault:  # noqa: BLE001 - as with a rule
        LOG.error("what follows on %s failed: %s", form.id, type(fault).__name__)  # noqa: TRY400 - no values
        return [FollowUp(_("后续事项没有算出来（程序错误）：请对照所依据的文件自行核对，并告诉管理员。"))]


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
    if any(one.severity is BLOCK or (one.kind is MISSING and not one.excused) for one in own):
        status = ELEMENT_MISSING
    elif excused:
        status = NOT_APPLICABLE
    else:
        status = PARTIAL if own or others else PRESENT
    fields = tuple(dict.fromkeys(path for one in (*own, *others) for path in one.fields))
    return ChecklistEntry(line, status, fields, excused if status == NOT_APPLICABLE else "")
