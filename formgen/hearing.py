"""One hearing: the rules of a docket over the answers, each asked as soon as its inputs are there."""

from __future__ import annotations

import logging
import traceback
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from formgen.calendar import WorkingDays
from formgen.clauses import Segment, Text
from formgen.fields.rows import Rows
from formgen.fields.text import LongText
from formgen.law import Citation
from formgen.messages import _
from formgen.rules import BLOCK, VIOLATION, WARN, Effect, Finding, Problem, Rule, Stage, parameters_of
from formgen.verdicts import Verdicts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from formgen.answers import Answers
    from formgen.docket import Docket
    from formgen.fields import Field
    from formgen.rules import Parameter
    from formgen.verdicts import Place

LOG = logging.getLogger(__name__)
_SHORTEST_REASON = 2
"""Characters that a reason has at least."""


class Hearing:
    """One check: the answers, the two days, and values derived on the way.

    :param whole: the answers to the whole form; *book* is that of the form, or of one of its parts.
    :param lent: further inputs by name, which enclosed answers give; the form's own answers go before.
    :param verdicts: what the rules answered last time; without it every rule is asked.
    """

    def __init__(
        self,
        whole: Answers,
        book: Docket,
        today: date,
        lent: Mapping[str, Any] | None = None,
        verdicts: Verdicts | None = None,
    ) -> None:
        self.whole = whole
        self.answers = whole.part(book.part)
        self.book = book
        self.today = today
        self.lent = lent or {}
        self.law_day = law_day_of(whole, today)
        self.stage = stage_of(whole)
        self._verdicts = verdicts or Verdicts()
        self._given: dict[str, Any] = {}
        self._ambient = {"today": today, "law_day": self.law_day, "calendar": WorkingDays()}

    def given(self, name: str) -> Any:  # noqa: ANN401 - each input has its own type
        """The value of the input *name*: ambient, derived or answered; computed once.

        A derived value waits like a rule: it is ``None`` while an answer is missing that it cannot do without.
        """
        if name not in self._given:
            self._given[name] = self._verdicts.settled(self._place(name), self._found(name))
        return self._given[name]

    def _place(self, name: str) -> Place:
        return (self.whole.form.id, self.book.part, name)

    def _found(self, name: str) -> Any:  # noqa: ANN401 - each input has its own type
        if name == "text":
            return text_of(self.answers)
        if name in self._ambient:
            return self._ambient[name]
        own = self.answers.input(name) if name in self.answers.form.tree else None
        if own is not None or name in self.lent:
            return self.lent[name] if own is None else own
        function = self.book.derived.get(name) if name not in self.answers.form.tree else None
        if function is None:
            return None
        inputs = self._inputs(parameters_of(function))
        return None if inputs is None else function(**inputs)

    def heard(self) -> Iterator[Finding]:
        """What the rules find, in their order; none of an act that does not apply, blocks softened by analogy."""
        problems: list[tuple[Rule, Problem]] = []
        for rule in self.book.rules:
            try:
                problems += [(rule, one) for one in self.ask(rule)]
            except Exception as fault:  # noqa: BLE001 - one broken rule must not take the others and the page along
                yield self.failure(rule, fault)
        excluded = {rule.act for rule, _one in problems if rule.effect is Effect.EXCLUDES_ACT}
        by_analogy = {rule.act for rule, _one in problems if rule.effect is Effect.SOFTENS_ACT}
        for rule, one in problems:
            if rule.act not in excluded or rule.effect is Effect.EXCLUDES_ACT:
                soft = rule.act in by_analogy and (one.severity or rule.severity) is BLOCK
                yield self.finding(rule, one, softened=soft)

    def _inputs(self, parameters: Sequence[Parameter]) -> dict[str, Any] | None:
        """The inputs by name; ``None`` while one is missing that must be there."""
        inputs = {one.name: self.given(one.name) for one in parameters}
        waiting = any(inputs[one.name] is None and not one.optional for one in parameters)
        return None if waiting else inputs

    def ask(self, rule: Rule) -> list[Problem]:
        """What *rule* finds; nothing while it waits for an answer."""
        inputs = self._inputs(rule.parameters)
        if inputs is None:
            return []
        known = self._verdicts.known(self._place(rule.id), inputs)
        if known is None:
            known = self._asked(rule, inputs)
            self._verdicts.keep(self._place(rule.id), inputs, known)
        return known

    def _asked(self, rule: Rule, inputs: Mapping[str, Any]) -> list[Problem]:
        answer: Any = rule.function(**inputs)
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
            fields=self._places(rule, problem),
            message=problem.message,
            citation=citation_of(rule, self.law_day).as_dict() if rule.act.number else None,
            matches=tuple(
                replace(one, field=one.field and self._placed(one.field)) for one in problem.matches
            ),
            stage=rule.stage,
            excusable=rule.excusable and problem.excusable,
            part=self.book.part,
        )
        excused = self._excused(rule, found)
        return excused or self._overridden(rule, replace(found, severity=WARN) if softened else found)

    def _places(self, rule: Rule, problem: Problem) -> tuple[str, ...]:
        """The paths of *problem* in the whole form.

        A rule names its paths as the form has them for which it was written first; on a part that has none of
        them, its inputs are meant.
        """
        if not self.book.part:
            return problem.paths
        fields = self.answers.form.fields
        named = [path for path in problem.paths if path.partition("[")[0] in fields]
        if problem.paths and not named:
            named = [name for name in rule.inputs if name in fields]
        return tuple(map(self._placed, named))

    def _placed(self, path: str) -> str:
        return f"{self.book.part}.{path}" if self.book.part else path

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
        given = str((self.whole.at(name) or {}).get(rule_id, "")).strip()
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


def law_day_of(answers: Answers, today: date) -> date:
    """The day whose law applies: the form's own date, else *today*."""
    named: date | None = answers.at(answers.form.law_day) if answers.form.law_day else None
    return named or today


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
    """All free text of the answers, with the paths of its fields, that of tables with its cells."""
    fields = answers.form.fields
    return Text(
        tuple(one for path, value in answers.values.items() for one in _texts(fields[path], path, value))
    )


def _texts(field: Field, path: str, value: Any) -> Iterator[Segment]:  # noqa: ANN401 - each field has its own type
    if isinstance(value, str) and _is_judged(field):
        yield Segment(path, value)
    elif isinstance(field, Rows):
        judged = [column for column in field.columns if _is_judged(column)]
        for number, row in enumerate((value or ()) if judged else ()):
            for column in judged if row else ():
                yield from _texts(column, f"{path}[{number}].{column.name}", getattr(row, column.name))


def _is_judged(field: Field) -> bool:
    return isinstance(field, LongText) and field.judged
