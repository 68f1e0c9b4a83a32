"""Rules: what an article demands, as a function whose signature is its list of inputs.

A rule asks for fields by the first part of their path: ``performance`` gives a :class:`Group` with
``start_date`` and ``end_date``, ``price`` one with ``amount``. Besides fields it may ask for

* ``today``     the day it is; ``law_day`` the day whose law applies;
* ``calendar``  working days (:class:`formgen.calendar.WorkingDays`);
* ``text``      all free text of the answers, or of a contract that was read;
* ``paper``     a contract that was read (:class:`formgen.clauses.Contract`): such a rule runs in reviews only;
* a value that an act derives (:meth:`formgen.law.Act.derive`).

A parameter whose annotation admits ``None`` receives ``None`` when the field is unanswered; any
other parameter makes the rule wait until it is answered. Groups and the text always arrive, possibly
empty; a table or a list that is unanswered is ``None`` like any other field.
"""

from __future__ import annotations

import inspect
import re
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from formgen.errors import DefinitionFault
from formgen.fields.group import Group as Group  # noqa: PLC0414 - part of the vocabulary of rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from formgen.law import Act, Article
    from formgen.messages import Message

Decorated = TypeVar("Decorated", bound="Callable[..., Any]")
PAPER = "paper"
"""The input that only a review has: the contract that was read."""
AMBIENT = frozenset({"today", "law_day", "calendar", "text", PAPER})
"""Inputs that are no fields: they are there on every form, the last one in every review."""
_BRACKETS = re.compile(r"\[[^\[\]]*\]")


class Severity(StrEnum):
    """How much a finding weighs."""

    BLOCK = "block"
    """No final document."""
    WARN = "warn"
    """Final only with a reason given."""
    NOTE = "note"


class Stage(IntEnum):
    """The life of a contract; a rule speaks from its stage on."""

    DRAFT = 0
    REVIEW = 1
    SIGN = 2
    FILED = 3
    PERFORMING = 4
    CLOSED = 5

    @property
    def key(self) -> str:
        """The stage as answers name it: ``draft`` …"""
        return self.name.lower()


class Kind(StrEnum):
    """What a finding is about."""

    MISSING = "missing"
    VIOLATION = "violation"
    ADVICE = "advice"
    DEADLINE = "deadline"


class Effect(StrEnum):
    """What a rule's finding does to the other rules of its act."""

    NONE = "none"
    EXCLUDES_ACT = "excludes"
    """The act does not apply: none of its other rules speaks."""
    SOFTENS_ACT = "softens"
    """The act is only to be followed by analogy: its blocks become warnings."""


BLOCK, WARN, NOTE = Severity
DRAFT, REVIEW, SIGN, FILED, PERFORMING, CLOSED = Stage
MISSING, VIOLATION, ADVICE, DEADLINE = Kind


@dataclass(frozen=True)
class Match:
    """The words in a free text that caused a finding; offsets in code points, the end exclusive."""

    field: str | None
    quote: str
    start: int
    end: int

    def as_dict(self) -> dict[str, object]:
        """The match as the JSON interface shows it."""
        return {
            "field": self.field,
            "quote": self.quote,
            "start": self.start,
            "end": self.end,
        }


@dataclass(frozen=True)
class Problem:
    """What a rule found: the fields at fault and one or two sentences, what is wrong and what to do.

    :param severity: where it differs from the rule's own, such as an approval that lifts a block.
    """

    fields: str | tuple[str, ...]
    message: Message
    severity: Severity | None = None
    kind: Kind | None = None
    matches: tuple[Match, ...] = ()
    excusable: bool = True
    """Whether a reason for 不适用 helps here, where the rule admits one at all."""

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths of the fields at fault."""
        return (self.fields,) if isinstance(self.fields, str) else self.fields


Answer = Problem | list[Problem] | None


@dataclass(frozen=True)
class Parameter:
    """One input of a rule, as its signature declares it."""

    name: str
    optional: bool


@dataclass(frozen=True)
class Rule:
    """One demand of an act: where it stands, its own words, and the function that checks it."""

    id: str
    act: Act
    place: Article
    quote: str
    severity: Severity
    stage: Stage
    kind: Kind
    function: Callable[..., Answer]
    parameters: tuple[Parameter, ...]
    inferred: bool = False
    excusable: bool = False
    """Whether a reason for 不适用 turns a missing element into a warning."""
    effect: Effect = Effect.NONE
    awaits: str = ""
    """Code of the form that will bring its fields, while no form has them."""

    @property
    def name(self) -> str:
        """The name of its function, which states the lawful condition."""
        return self.function.__name__

    @property
    def inputs(self) -> tuple[str, ...]:
        """Names of the fields and derived values that it asks for."""
        return tuple(one.name for one in self.parameters if one.name not in AMBIENT)

    @property
    def reads_text(self) -> bool:
        """Whether it judges free text."""
        return any(one.name == "text" for one in self.parameters)

    @property
    def reads_paper(self) -> bool:
        """Whether it judges contracts that were read, and nothing else."""
        return any(one.name == PAPER for one in self.parameters)


@cache
def parameters_of(function: Callable[..., object]) -> tuple[Parameter, ...]:
    """The inputs that the signature of *function* declares."""
    return tuple(
        Parameter(name, _admits_none(str(declared.annotation)))
        for name, declared in inspect.signature(function).parameters.items()
    )


def _admits_none(annotation: str) -> bool:
    """``date | None`` and ``Optional[date]``, but not ``tuple[str | None, ...]``: there the entries may be None."""
    outer = _BRACKETS.sub("", annotation)
    return _admits_none(outer) if outer != annotation else bool(re.search(r"\b(None|Optional)\b", outer))


def rule(  # noqa: PLR0913 - a rule is declared in one breath, by keyword
    act: Act,
    id: str,  # noqa: A002 - the catalogue calls it id
    place: Article,
    *,
    severity: Severity,
    stage: Stage = DRAFT,
    kind: Kind = VIOLATION,
    inferred: bool = False,
    excusable: bool = False,
    effect: Effect = Effect.NONE,
    awaits: str = "",
    elsewhere: bool = False,
) -> Callable[[Decorated], Decorated]:
    """Declare a rule of *act*; the decorated function stays an ordinary function.

    Its docstring is the article's own sentence, word for word; several sentences of the act are
    joined by ``……``. *elsewhere* declares how a rule that exists already speaks on forms with other fields.
    """

    def declare(function: Decorated) -> Decorated:
        quote = inspect.cleandoc(function.__doc__ or "").replace("\n", "")
        if not quote:
            message = (
                f"rule {id} ({function.__name__}) quotes nothing: its docstring is the article's sentence"
            )
            raise DefinitionFault(message)
        inputs = parameters_of(function)
        act.add(
            Rule(
                id,
                act,
                place,
                quote,
                severity,
                stage,
                kind,
                function,
                inputs,
                inferred,
                excusable,
                effect,
                awaits,
            ),
            elsewhere=elsewhere,
        )
        return function

    return declare


@dataclass(frozen=True)
class Finding:
    """A problem with the rule that found it: what the wizard, the checklist and the JSON show."""

    rule: str
    severity: Severity
    kind: Kind
    fields: tuple[str, ...]
    message: Message
    citation: dict[str, object] | None
    matches: tuple[Match, ...] = ()
    stage: Stage = DRAFT
    overridden: str = ""
    """The reason given for going on in spite of a warning."""
    excused: str = ""
    """The reason given for an element that does not apply."""
    excusable: bool = False
    """Whether such a reason may be given."""
    failed: bool = False
    """Whether the rule could not be carried out, so that nobody knows."""
    part: str = ""
    """The name of the part that it is about, on a form that consists of several."""

    @property
    def of_engine(self) -> bool:
        """Whether the engine itself speaks, not a rule of the law: a field left out, a value outside its choices."""
        return self.citation is None and self.rule.startswith("FORM-")

    def as_dict(self, language: str = "zh") -> dict[str, object]:
        """The finding as the JSON interface shows it."""
        shown: dict[str, object] = {
            "rule": self.rule,
            "severity": self.severity.value,
            "kind": self.kind.value,
            "fields": list(self.fields),
            "message": self.message.to(language),
            "citation": self.citation,
            "matches": [match.as_dict() for match in self.matches],
        }
        reason = self.overridden or self.excused
        more = {**({"part": self.part} if self.part else {}), **({"overridden": reason} if reason else {})}
        return {**shown, **more, "failed": True} if self.failed else {**shown, **more}


def worst(found: Iterable[Finding]) -> Severity | None:
    """The heaviest severity among *found*; ``None`` when there is none."""
    order = {BLOCK: 0, WARN: 1, NOTE: 2}
    return min((one.severity for one in found), key=order.__getitem__, default=None)
