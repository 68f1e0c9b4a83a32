"""What a review says: the elements, the findings, and what is odd about the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from formgen.clauses import Status
from formgen.messages import translate
from formgen.plan import Extent
from formgen.rules import BLOCK, NOTE, WARN

if TYPE_CHECKING:
    from datetime import date

    from formgen.clauses import Contract, ElementFound
    from formgen.plan import Element
    from formgen.reading import Document
    from formgen.rules import Finding, Severity


@dataclass(frozen=True)
class ElementEntry:
    """One element of the contract with its state and evidence."""

    element: Element
    found: ElementFound

    def as_dict(self, language: str = "zh") -> dict[str, Any]:
        """The element as the JSON interface shows it."""
        evidence = [{"quote": one.quote, "start": one.start, "end": one.end} for one in self.found.evidence]
        shown = {
            "no": self.element.no,
            "rule": self.element.rule,
            "key": self.element.key,
            "label": translate(self.element.label, language),
            "status": self.found.status.value,
            "evidence": evidence,
        }
        return {**shown, "lacks": list(self.found.lacks)} if self.found.lacks else shown


@dataclass(frozen=True, eq=False)
class ReviewReport:
    """The result of reviewing one contract as on one day."""

    document: Document
    contract: Contract
    extent: Extent
    as_of: date
    law_day: date
    findings: tuple[Finding, ...]
    elements: tuple[ElementEntry, ...]

    def of(self, severity: Severity) -> tuple[Finding, ...]:
        """The findings of one severity."""
        return tuple(one for one in self.findings if one.severity is severity)

    @property
    def ready(self) -> bool:
        """Whether it is a contract and nothing in it blocks or is missing."""
        missing = any(one.found.status is Status.MISSING for one in self.elements)
        return self.extent is not Extent.OTHER and not missing and not self.of(BLOCK)

    def as_dict(self, language: str = "zh") -> dict[str, Any]:
        """The report as the JSON interface shows it."""
        return {
            "file": self.document.name,
            "format": self.document.format,
            "characters": len(self.document.text),
            "pages": self.document.pages,
            "looks_like_contract": self.extent is not Extent.OTHER,
            "extent": self.extent.value,
            "as_of": self.as_of.isoformat(),
            "law_date": self.law_day.isoformat(),
            "ready": self.ready,
            "final": self.ready and not self.of(WARN),
            "upcoming": [],
            "counts": {one.value: len(self.of(one)) for one in (BLOCK, WARN, NOTE)},
            "findings": [one.as_dict(language) for one in self.findings],
            "checklist": [self._line(one, language) for one in self.elements],
            "elements": [one.as_dict(language) for one in self.elements],
            "notices": [one.as_dict(language) for one in self.document.notices],
        }

    @staticmethod
    def _line(one: ElementEntry, language: str) -> dict[str, Any]:
        shown = one.as_dict(language)
        kept = {name: shown[name] for name in ("no", "rule", "key", "label", "status")}
        return {**kept, "fields": []}
