"""Periods: what an act wants done by when, as data beside the act.

A period says where it stands in the act, in its own words, who has to do what, what begins it and how long it
is. What begins it are the names of answers: a period runs on every form that asks for one of them, and which
days follow is worked out from the answers (:mod:`formgen.deadlines`).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from formgen.errors import DefinitionFault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formgen.law import Act, Article, Dated


class Unit(StrEnum):
    """What a period is counted in."""

    WORKING_DAYS = "working_days"
    DAYS = "days"
    MONTHS = "months"
    DAY_OF_YEAR = "day_of_year"
    """No length, but a day that comes back each year; its figure is (month, day)."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Period:
    """One period of an act.

    :param id: names it in what is kept of it, once and for all.
    :param quote: the article's own words, as they stand.
    :param who: who has to do it; :param task: what, as a verb and its object.
    :param since: what begins it, in a few words.
    :param length: how long it is, as the act sets it; without one the beginning is the last day itself.
    :param starts: paths of the answers that begin it, the first one given counts.
    :param done: paths of the answers that say when it was done.
    :param rows: path of a table whose rows each begin one; *starts* and *done* are then its columns.
    :param named: the column that names such a row.
    :param once: it runs only when one of these is answered, on forms that ask for any of them.
    :param unless: it does not run where one of these inputs of rules holds.
    :param until: paths of the day up to which it comes back, each time its length later.
    :param before: whether it is counted backwards: the task is to be done so long ahead.
    :param condition: when it concerns one at all, as in 需要续签的; what is not wanted is then never overdue.
    :param by_hand: whether people may state its beginning for any paper under its act, as most forms do not ask for it.
    :param window: how many months before its last day the task may be done first.
    :param while_running: whether it ends with its matter: what would begin after that never does.
    :param covers: of a day of each year, which year it is about: 0 the same, -1 the one before.
    """

    id: str
    act: Act
    place: Article
    quote: str
    who: str
    task: str
    since: str
    length: Dated[Any] | None = None
    unit: Unit = Unit.DAYS
    starts: tuple[str, ...] = ()
    done: tuple[str, ...] = ()
    rows: str = ""
    named: str = ""
    once: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    until: tuple[str, ...] = ()
    before: bool = False
    condition: str = ""
    by_hand: bool = False
    window: Dated[int] | None = None
    while_running: bool = False
    covers: int = 0

    def __post_init__(self) -> None:
        """Refuse a period that nothing can begin, or that no article asks for."""
        if not self.quote or not (self.starts or self.by_hand):
            message = f"period {self.id} quotes nothing, or nothing begins it"
            raise DefinitionFault(message)
        if self.length is None and (self.until or self.unit is not Unit.DAYS):
            message = f"period {self.id} has a unit, or comes back, but no length"
            raise DefinitionFault(message)
        if self.until and self.unit is Unit.WORKING_DAYS:
            message = f"period {self.id} comes back, and nothing but its last day tells its times apart"
            raise DefinitionFault(message)

    @property
    def yearly(self) -> bool:
        """Whether it is a day of each year, and so no single paper's."""
        return self.unit is Unit.DAY_OF_YEAR

    def texts(self) -> Iterator[str]:
        """Every Chinese text of it, for the catalogue of translations."""
        yield from filter(None, (self.who, self.task, self.since, self.condition))
