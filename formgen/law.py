"""Acts, their articles, and the figures that they set: law as data with dates.

An act knows when it was issued, since when it holds and until when it says it holds. What it
demands is kept as rules (:mod:`formgen.rules`), registered with the act in the order of its
articles, and as figures whose changes are new dates, never edits of the past.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from formgen.errors import DefinitionFault
from formgen.numerals import chinese_ordinal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from formgen.rules import Decorated, Rule

Figure = TypeVar("Figure")


@dataclass(frozen=True)
class Article:
    """A place in an act: an article, or one item of it."""

    label: str
    """As it is cited: 第三十九条（四）; for plans without articles 三（一）."""


def article(number: int, *, item: int | None = None) -> Article:
    """Article *number* of an act, or its *item* （一）, （二）….

    Paragraphs (款) are left out of the label: the quotation shows which one is meant.
    """
    label = f"第{chinese_ordinal(number)}条"
    return Article(label if item is None else f"{label}（{chinese_ordinal(item)}）")


def articles_in(text: str) -> dict[str, str]:
    """The articles of an act by label, from a text with a label on a line and its paragraphs below it."""
    blocks = (block.partition("\n") for block in text.strip().split("\n\n"))
    return {label.strip(): words for label, _newline, words in blocks}


def part(label: str) -> Article:
    """A part of a plan that has no articles, cited as *label*, such as 三（一）."""
    return Article(label)


@dataclass(frozen=True)
class Dated(Generic[Figure]):
    """A figure of the law with the days since which each value holds.

    :param name: what the figure is and its unit, for people.
    :param since: value by first day; a change of law is one more day.
    """

    name: str
    place: Article
    since: Mapping[date, Figure]

    def __post_init__(self) -> None:
        days = list(self.since)
        if not days or days != sorted(set(days)):
            message = f"figure {self.name}: its days must be given, and in ascending order"
            raise DefinitionFault(message)

    def on(self, day: date) -> Figure:
        """The value that holds on *day*; before the first day, the first value."""
        held = [first for first in self.since if first <= day]
        return self.since[held[-1] if held else next(iter(self.since))]


@dataclass(frozen=True)
class Citation:
    """What a finding rests on: the act, the place in it, and its own words."""

    act: str
    title: str
    article: str
    quote: str
    in_force: bool
    inferred: bool = False

    def as_dict(self) -> dict[str, object]:
        """The citation as the JSON interface shows it."""
        shown: dict[str, object] = {
            "act": self.act,
            "title": self.title,
            "article": self.article,
            "quote": self.quote,
            "in_force": self.in_force,
        }
        return {**shown, "inferred": True} if self.inferred else shown


@dataclass(eq=False)
class Act:
    """One act (or plan): its number, its days, its figures and its rules.

    :param prefix: of its rules' ids, such as ``GC``.
    :param number: the document number, 罗府规〔2018〕6号.
    :param expires: its last day by its own words; ``None`` where it names none.
    :param repeals: document numbers that it says it repeals.
    :param words: the words of its articles by label, as far as they are kept.
    """

    prefix: str
    number: str
    title: str
    issued: date | None = None
    effective: date | None = None
    expires: date | None = None
    repeals: tuple[str, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict, repr=False)
    rules: dict[str, Rule] = field(default_factory=dict, repr=False)
    elsewhere: list[Rule] = field(default_factory=list, repr=False)
    """The same rules again, for forms that have other fields."""
    figures: list[Dated[object]] = field(default_factory=list, repr=False)
    derived: dict[str, Callable[..., object]] = field(default_factory=dict, repr=False)
    on_paper: dict[str, Callable[..., Any]] = field(default_factory=dict, repr=False)
    """How a rule judges a contract that was read, by rule id, where that is not its own function."""

    def __post_init__(self) -> None:
        if self.effective and self.expires and self.expires < self.effective:
            message = f"{self.number}: it expires before it takes effect"
            raise DefinitionFault(message)

    def in_force(self, day: date) -> bool:
        """Whether the act, by its own words, holds on *day*."""
        begun = self.effective is None or self.effective <= day
        return begun and (self.expires is None or day <= self.expires)

    def figure(self, name: str, place: Article, since: Mapping[date, Figure]) -> Dated[Figure]:
        """Declare a figure that the act sets, with the days since which it holds."""
        if any(name == one.name for one in self.figures):
            message = f"{self.number}: the figure {name} is declared twice; a change of law is one more day"
            raise DefinitionFault(message)
        figure = Dated(name, place, since)
        self.figures.append(figure)  # type: ignore[arg-type]  # the list holds figures of every kind
        return figure

    def add(self, rule: Rule, *, elsewhere: bool = False) -> None:
        """Take in a *rule*; two rules with one id are refused by name.

        :param elsewhere: that the rule is there already and speaks here to forms with other fields.
        """
        if elsewhere and rule.id in self.rules:
            self.elsewhere.append(rule)
            return
        if rule.id in self.rules:
            message = f"rule {rule.id} is declared twice: {self.rules[rule.id].name} and {rule.name}"
            raise DefinitionFault(message)
        self.rules[rule.id] = rule

    def read_on_paper(self, rule_id: str, function: Callable[..., Any]) -> None:
        """Let *function* judge contracts that were read for the rule *rule_id*, which is declared already."""
        if rule_id not in self.rules or rule_id in self.on_paper:
            message = f"{function.__name__} reads contracts for {rule_id}, which is unknown or has a reading already"
            raise DefinitionFault(message)
        self.on_paper[rule_id] = function

    def derive(self, function: Decorated) -> Decorated:
        """Declare a value that several rules ask for by the *function*'s name, computed once."""
        name = function.__name__
        if name in self.derived:
            message = f"{self.number}: the derived value {name} is declared twice"
            raise DefinitionFault(message)
        self.derived[name] = function
        return function
