"""Checking: the rules of the law over the answers to a form, and what the checklist says of it.

Which rules run is read from their signatures: a rule runs on every form that has all its inputs
(:mod:`formgen.docket`). Answers to another form that lie within are checked by its own rules; only what
the enclosing field shares or lends of that reaches the form around it.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from formgen.completeness import unruled
from formgen.docket import dockets
from formgen.enclosure import enclosed_in
from formgen.form import FollowUp
from formgen.hearing import Hearing, citation_of, law_day_of, stage_of
from formgen.messages import _
from formgen.report import MISSING as ELEMENT_MISSING
from formgen.report import NOT_APPLICABLE, PARTIAL, PRESENT, ChecklistEntry, Report
from formgen.rules import ADVICE, BLOCK, MISSING, NOTE, WARN, Finding
from formgen.verdicts import Verdicts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from formgen.answers import Answers
    from formgen.enclosure import Enclosed
    from formgen.form import ChecklistLine, Form
    from formgen.law import Act

__all__ = ["check", "citation_of", "stage_of"]

LOG = logging.getLogger(__name__)
_ORDER = {BLOCK: 0, WARN: 1, NOTE: 2}


def check(answers: Answers, acts: tuple[Act, ...], today: date, verdicts: Verdicts | None = None) -> Report:
    """Check *answers* by the rules of *acts*; see :class:`formgen.report.Report`.

    :param verdicts: those of the last check of the same draft: only rules whose inputs changed are asked.
    """
    form, law_day = answers.form, law_day_of(answers, today)
    asked = Asked(acts, today, verdicts or Verdicts())
    inner = {one.name: _inner(one, answers, asked) for one in enclosed_in(form)}
    lent = {name: value for one in inner.values() for name, value in one.lent.items()}
    hearings = [Hearing(answers, book, today, lent, asked.verdicts) for book in dockets(form, acts)]
    found = [*(one for hearing in hearings for one in hearing.heard())]
    found += [one for each in inner.values() for one in each.findings]
    found += [replace(one, part=form.part_of(one.fields[0])) for one in unruled(answers)]
    stage = stage_of(answers)
    due = sorted((one for one in found if one.stage <= stage), key=lambda one: _ORDER[one.severity])
    later = tuple(one for one in found if one.stage > stage)
    lines = tuple(_entry(line, due, answers) for line in form.checklist if _is_there(line, answers))
    return Report(answers, today, law_day, tuple(due), later, lines, tuple(_follow_ups(hearings[0], answers)))


@dataclass(frozen=True)
class Asked:
    """By which acts, as on which day, and what was answered to the same before."""

    acts: tuple[Act, ...]
    today: date
    verdicts: Verdicts


@dataclass(frozen=True)
class Inner:
    """What answers within answers give to what lies around them: inputs of rules, and findings."""

    lent: dict[str, Any] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


def _inner(one: Enclosed, answers: Answers, asked: Asked) -> Inner:
    """What the answers in the field *one* give; without them, what is stated of them."""
    inside: Answers | None = answers.at(one.name)
    if inside is None:
        return Inner(dict.fromkeys(one.inputs), tuple(_stated(one, answers, asked.acts, asked.today)))
    report = check(inside, asked.acts, asked.today, asked.verdicts)
    book = dockets(one.form, asked.acts)[0]
    hearing = Hearing(inside, book, asked.today, verdicts=asked.verdicts)
    lent = {name: hearing.given(name) for name in one.lends}
    if one.blocking:
        lent[one.blocking] = frozenset(each.rule for each in report.of(BLOCK))
    part = answers.form.part_of(one.name)
    shared = (each for each in report.findings if each.rule in one.shares)
    return Inner(
        lent,
        tuple(
            replace(each, part=part, fields=tuple(f"{one.name}.{path}" for path in each.fields))
            for each in shared
        ),
    )


def _stated(one: Enclosed, answers: Answers, acts: tuple[Act, ...], today: date) -> Iterator[Finding]:
    """The shared rules that the form's own answer names, while the answers themselves are not there."""
    named = answers.at(one.stated_in) if one.stated_in else ()
    if not named:
        return
    choices = answers.form.fields[one.stated_in]
    day = law_day_of(answers, today)
    for rule in (rule for act in acts for rule in act.rules.values() if rule.id in one.shares):
        if rule.id in named:
            said = _(
                "“{label}”一栏选了“{choice}”。", label=_(choices.label), choice=_(choices.show((rule.id,)))
            )
            cited = citation_of(rule, day).as_dict()
            part = answers.form.part_of(one.stated_in)
            yield Finding(rule.id, rule.severity, rule.kind, (one.stated_in,), said, cited, part=part)


def _follow_ups(hearing: Hearing, answers: Answers) -> list[FollowUp]:
    """What comes after, as the form works it out; a form that cannot takes nothing else along."""
    form = answers.form
    if form.follow_ups is None:
        return []
    try:
        return form.follow_ups(answers, hearing.given("calendar"), hearing.today)
    except Exception as fault:  # noqa: BLE001 - as with a rule
        LOG.error("what follows on %s failed: %s", form.id, type(fault).__name__)  # noqa: TRY400 - no values
        return [FollowUp(_("后续事项没有算出来（程序错误）：请对照所依据的文件自行核对，并告诉管理员。"))]


def _element(path: str, form: Form) -> int:
    """The checklist line of the field at *path*."""
    field = form.fields.get(path.partition("[")[0])
    return field.element if field else 0


def _is_there(line: ChecklistLine, answers: Answers) -> bool:
    return line.shown is None or line.shown.holds(answers.at)


def _only_tells(one: Finding) -> bool:
    """Whether a finding says nothing against the element, such as that it was explained."""
    return one.severity is NOTE and one.kind is ADVICE


def _entry(line: ChecklistLine, due: Sequence[Finding], answers: Answers) -> ChecklistEntry:
    """The line with its state; what the engine itself finds, or cannot read, counts where its field belongs."""
    form = answers.form
    unread = [path for path in answers.faults if _element(path, form) == line.no]
    about = [one for one in due if not one.of_engine or _element(one.fields[0], form) == line.no]
    own = [one for one in about if one.rule == line.rule and not _only_tells(one)]
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
        status = PARTIAL if own or others or unread else PRESENT
    fields = tuple(dict.fromkeys([*(path for one in (*own, *others) for path in one.fields), *unread]))
    return ChecklistEntry(line, status, fields, excused if status == NOT_APPLICABLE else "")
