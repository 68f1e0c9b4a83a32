"""A form: steps of fields in the order of the paper, the acts it stands under, what it prints.

A form is data. What it demands stands in the acts (:mod:`formgen.law`), how it looks in its Word
template; here is only which fields it asks for, in which order, and how they become words.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from formgen.blanks import Blank
from formgen.errors import DefinitionFault
from formgen.fields.base import Field, When
from formgen.messages import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from formgen.guide import Audience, Guide
    from formgen.law import Act, Dated
    from formgen.ledger import LedgerPart

Tree = dict[str, "Field | Tree"]
PLACE = re.compile(r"\{([a-z_][a-z0-9_.]*)\}")
"""A place in a model clause where an answer goes, with its path."""


@dataclass(frozen=True)
class Part:
    """One of several papers that a form consists of; its fields lie below its name in the answers.

    Its rules see them by their plain names: ``overall`` is the answer at ``form.overall``.

    :param code: of the paper in the catalogue of forms.
    """

    name: str
    code: str
    title: str


@dataclass(frozen=True)
class Step:
    """One page of the wizard."""

    id: str
    title: str
    fields: tuple[Field, ...]
    intro: str = ""


@dataclass(frozen=True)
class ChecklistLine:
    """One line of the checklist: an element, and the rules that decide about it.

    :param rule: the rule that says the element is missing.
    :param others: rules that find it incomplete or wrong.
    :param shown: when the line is there at all.
    """

    no: int
    key: str
    label: str
    rule: str
    others: tuple[str, ...] = ()
    shown: When | None = None


@dataclass(frozen=True)
class ModelClause:
    """A clause to start from, with ``{path}`` where the user's own answers go.

    :param field: the path of the field that it may fill.
    :param suits: when it is offered.
    """

    id: str
    field: str
    title: str
    text: str
    suits: When | None = None


@dataclass(frozen=True)
class Heading:
    """A numbered article of the printed document, there when its condition holds."""

    key: str
    title: str
    shown: When | None = None


@dataclass(frozen=True)
class FollowUp:
    """What has to be done after signing, and by when."""

    label: Message
    due: date | None = None
    article: str = ""


@dataclass(frozen=True)
class Source:
    """A form whose answers this one takes over, so that one set of facts makes many papers.

    It stands in the paper that takes over: the other form knows nothing of it.

    :param form: id of the form whose answers they are.
    :param carry: what is taken over: by the path here, the path there or what is made of the answers there
        (plain, as JSON holds it; ``None`` for nothing).
    :param offered: when the other form's page offers this paper; always without.
    :param label: in a few words, when this paper is wanted, such as 合同期限超过五年.
    """

    form: str
    carry: Mapping[str, str | Callable[..., Any]]
    offered: When | Callable[..., bool] | None = None
    label: str = ""

    def is_offered(self, answers: Any) -> bool:  # noqa: ANN401 - answers know forms, not the other way round
        """Whether the answers to the other form call for this paper."""
        if self.offered is None:
            return True
        return self.offered.holds(answers.at) if isinstance(self.offered, When) else self.offered(answers)


@dataclass(frozen=True)
class Sample:
    """Complete, incomplete or unlawful answers that show what the form does."""

    kind: str
    answers: Mapping[str, Any]


@dataclass(frozen=True, eq=False)
class Form:
    """One official form.

    :param act: the act it stands under; its validity is printed on every output.
    :param also: further acts whose rules on free text run here.
    :param law_day: path of the date that decides which law applies.
    :param words: further words for the template, made from the answers.
    :param follow_ups: what comes after, made from the answers.
    """

    id: str
    code: str
    title: str
    act: Act
    steps: tuple[Step, ...]
    version: str
    law_day: str = ""
    name_field: str = ""
    stage_field: str = ""
    also: tuple[Act, ...] = ()
    checklist: tuple[ChecklistLine, ...] = ()
    headings: tuple[Heading, ...] = ()
    model_clauses: tuple[ModelClause, ...] = ()
    samples: tuple[Sample, ...] = ()
    words: Callable[..., dict[str, Any]] | None = None
    follow_ups: Callable[..., list[FollowUp]] | None = None
    notes: tuple[str, ...] = ()
    """Sentences printed under the title, such as 参考样式."""
    about: str = field(default="", kw_only=True)
    """One or two sentences for the start page: who fills it in, and what for."""
    parts: tuple[Part, ...] = field(default=(), kw_only=True)
    """The papers that it consists of, where there are several; a rule that fits several speaks on the first."""
    derived: Mapping[str, Callable[..., Any]] = field(default_factory=dict, kw_only=True)
    """What rules ask for and this form words in its own way, by name; its parameters are inputs of rules."""
    sources: tuple[Source, ...] = field(default=(), kw_only=True)
    """The forms whose answers it takes over, each of which then offers it with one click."""
    elsewhere: tuple[str, ...] = field(default=(), kw_only=True)
    """Ids of rules that another paper answers: an amendment need not repeat what the contract says."""
    audience: Audience | None = field(default=None, kw_only=True)
    """Who fills it in: the start page groups forms by it."""
    task: str = field(default="", kw_only=True)
    """What the user is about to do when he needs it, in his own words: 送合法性审查."""
    keywords: tuple[str, ...] = field(default=(), kw_only=True)
    """Words under which people look for it, besides its title."""
    guide: Guide | None = field(default=None, kw_only=True)
    """Who may apply, what to bring, where to hand it in, and what happens next."""
    outgoing: bool = field(default=False, kw_only=True)
    """Whether it goes out to somebody else: a doubt about our own act is told on drafts and on the checklist."""
    named_for_person: bool = field(default=False, kw_only=True)
    """Whether its name may be a person's, which then names no file."""
    called: Callable[..., str] | None = field(default=None, kw_only=True)
    """What stands before its name in lists, where the name alone does not tell its papers apart: 2026年上半年度."""
    blank: Blank = field(default=Blank(), kw_only=True)
    """What the paper to fill in by hand assumes and leaves out."""
    figures: Mapping[str, Dated[Any]] = field(default_factory=dict, kw_only=True)
    """Figures of the law that its own sentences (about, intro, hint) name as ``{days}``."""
    ledger: LedgerPart | None = field(default=None, kw_only=True)
    """What its papers tell the ledger of contracts; nothing where it is about none."""

    @cached_property
    def fields(self) -> dict[str, Field]:
        """Every field by its path, in the order of the paper."""
        listed = [one for step in self.steps for one in step.fields]
        doubled = [path for path, times in Counter(one.name for one in listed).items() if times > 1]
        if doubled:
            message = f"form {self.id} asks twice for {', '.join(doubled)}"
            raise DefinitionFault(message)
        return {one.name: one for one in listed}

    @cached_property
    def tree(self) -> Tree:
        """The fields as the answers nest them."""
        tree: Tree = {}
        for path, one in self.fields.items():
            *groups, leaf = path.split(".")
            branch = tree
            for group in groups:
                below = branch.setdefault(group, {})
                if isinstance(below, Field):
                    message = f"form {self.id}: {group} is a field, so {path} cannot lie below it"
                    raise DefinitionFault(message)
                branch = below
            if leaf in branch:
                message = f"form {self.id}: {path} is a group, so it cannot be a field as well"
                raise DefinitionFault(message)
            branch[leaf] = one
        return tree

    @cached_property
    def papers(self) -> dict[str, Form]:
        """What rules run on, by the name of the part: each part with its fields by their plain names, or the form."""
        if not self.parts:
            return {"": self}
        return {one.name: self._part(f"{one.name}.") for one in self.parts}

    def _part(self, prefix: str) -> Form:
        own = (one for path, one in self.fields.items() if path.startswith(prefix))
        fields = tuple(one.named(one.name.removeprefix(prefix)) for one in own)
        return replace(self, parts=(), steps=(Step("", "", fields),))

    def part_of(self, path: str) -> str:
        """The name of the part that *path* lies in; the first for what lies in none, empty without parts."""
        names = [one.name for one in self.parts]
        own = path.partition(".")[0]
        return own if own in names else next(iter(names), "")

    @cached_property
    def step_of(self) -> dict[str, Step]:
        """The step that asks for each field, by path."""
        return {one.name: step for step in self.steps for one in step.fields}

    def told(self, text: str, day: date) -> Message | str:
        """*text* of this form with the figures of the law that it names, as they hold on *day*."""
        named = {name: one.on(day) for name, one in self.figures.items() if f"{{{name}}}" in text}
        return Message(text, named) if named else text

    def sample(self, kind: str = "complete") -> Mapping[str, Any]:
        """The sample answers of *kind*."""
        return next(one.answers for one in self.samples if one.kind == kind)

    def texts(self) -> Iterator[str]:
        """Every Chinese text that people read on its pages, for the catalogue of translations."""
        yield from (self.title, self.about, *self.notes, *(one.title for one in self.parts))
        yield self.task
        if self.audience:
            yield from (self.audience.label, self.audience.packet, self.audience.submitter)
        yield from self.guide.texts() if self.guide else ()
        yield from self.ledger.texts() if self.ledger else ()
        for step in self.steps:
            yield from (step.title, step.intro)
            for one in step.fields:
                yield from texts_of(one)
        yield from (line.label for line in self.checklist)
        yield from (clause.title for clause in self.model_clauses)
        yield from (source.label for source in self.sources)


def texts_of(one: Field) -> Iterator[str]:
    """The label, hint, unit, choices, rows and columns of a field."""
    yield from (one.label, one.hint, getattr(one, "unit", ""), getattr(one, "row_label", ""))
    yield from getattr(one, "options", {}).values()
    for column in getattr(one, "columns", ()):
        yield from texts_of(column)
