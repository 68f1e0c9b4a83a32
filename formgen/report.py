"""What a check says: findings, the checklist, and whether the document may be final."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from formgen.messages import translate
from formgen.rules import BLOCK, NOTE, WARN, Finding, Severity

if TYPE_CHECKING:
    from datetime import date

    from formgen.answers import Answers
    from formgen.form import ChecklistLine, FollowUp

PRESENT, PARTIAL, MISSING, NOT_APPLICABLE = (
    "present",
    "partial",
    "missing",
    "not_applicable",
)


@dataclass(frozen=True)
class ChecklistEntry:
    """One line of the checklist with its state."""

    line: ChecklistLine
    status: str
    fields: tuple[str, ...]
    reason: str = ""

    def as_dict(self, language: str = "zh") -> dict[str, Any]:
        """The line as the JSON interface shows it."""
        shown: dict[str, Any] = {
            "no": self.line.no,
            "rule": self.line.rule,
            "key": self.line.key,
            "label": translate(self.line.label, language),
            "status": self.status,
            "fields": list(self.fields),
        }
        return {**shown, "reason": self.reason} if self.reason else shown


@dataclass(frozen=True)
class Report:
    """The result of checking answers against the law of a day."""

    answers: Answers
    as_of: date
    law_day: date
    findings: tuple[Finding, ...]
    upcoming: tuple[Finding, ...]
    checklist: tuple[ChecklistEntry, ...]
    follow_ups: tuple[FollowUp, ...] = ()

    def of(self, severity: Severity) -> tuple[Finding, ...]:
        """The findings of one severity."""
        return tuple(one for one in self.findings if one.severity is severity)

    @property
    def rows(self) -> tuple[ChecklistEntry, ...]:
        """The checklist for people: a line that does not apply is told to be so, as its number would be missed.

        Of several lines of one number, by what was answered, the one that applies stands for all.
        """
        there = {one.line.no: one for one in self.checklist}
        last = max(there, default=0)
        out = [one for one in self.answers.form.checklist if one.no not in there and one.no < last]
        absent = {one.no: ChecklistEntry(one, NOT_APPLICABLE, ()) for one in out}
        return tuple(there.get(no) or absent[no] for no in sorted({*there, *absent}))

    @property
    def excusable(self) -> tuple[Finding, ...]:
        """The missing elements that may be declared not to apply, and those that have been."""
        return tuple(one for one in self.findings if one.excusable and (one.excused or one.severity is BLOCK))

    @property
    def ready(self) -> bool:
        """Whether nothing blocks."""
        return not self.of(BLOCK) and not self.answers.faults

    @property
    def final(self) -> bool:
        """Whether the document may be final: nothing blocks and every warning has its reason."""
        return self.ready and all(one.overridden or one.excused for one in self.of(WARN))

    @property
    def counts(self) -> dict[str, int]:
        """How many findings there are of each severity."""
        return {severity.value: len(self.of(severity)) for severity in (BLOCK, WARN, NOTE)}

    def as_dict(self, language: str = "zh") -> dict[str, Any]:
        """The report as the JSON interface shows it."""
        form = self.answers.form
        return {
            "form": form.id,
            "code": form.code,
            "as_of": self.as_of.isoformat(),
            "law_date": self.law_day.isoformat(),
            "ready": self.ready,
            "final": self.final,
            "upcoming": [{**one.as_dict(language), "stage": one.stage.key} for one in self.upcoming],
            "counts": self.counts,
            "findings": [one.as_dict(language) for one in self.findings],
            "checklist": [one.as_dict(language) for one in self.checklist],
        }
