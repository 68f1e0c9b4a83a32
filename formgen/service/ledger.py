"""The ledger of contracts: one line each, from the contract and from the papers that were begun from it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from formgen import catalogue
from formgen.answers import read_answers
from formgen.errors import UnknownForm
from formgen.fields import Rows
from formgen.hearing import stage_of
from formgen.ledger import Column
from formgen.messages import _
from formgen.rules import CLOSED, FILED, SIGN, Stage
from formgen.service import papers
from formgen.service.access import Access, related
from formgen.service.life_days import LifeDays
from formgen.service.policy import Act, may
from formgen.storage import Shelf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from formgen.answers import Answers
    from formgen.form import Form
    from formgen.ledger import LedgerPart
    from formgen.messages import Message
    from formgen.service.deadline_desk import DeadlineDesk
    from formgen.storage import Database, Draft, User

__all__ = ["LedgerDesk", "LedgerFilter", "LedgerLine", "StepTaken"]

STAGES: dict[Stage, Message] = {
    Stage.DRAFT: _("起草"),
    Stage.REVIEW: _("送审"),
    Stage.SIGN: _("签订"),
    Stage.FILED: _("备案"),
    Stage.PERFORMING: _("履行"),
    Stage.CLOSED: _("终止"),
}
LONGEST_QUERY = 80


@dataclass(frozen=True)
class StepTaken:
    """A paper about a contract: what it means for it, and on which day that was; ``None`` while it is a plan."""

    label: str
    day: date | None
    draft: Draft


@dataclass(frozen=True)
class LedgerLine:
    """One contract.

    :param facts: by column, a day, an amount or a text; nothing where nothing is known.
    :param owner: who keeps it, where that is somebody else.
    :param late: how many of its deadlines are past and open.
    """

    draft: Draft
    facts: dict[Column, Any]
    stage: Stage
    steps: tuple[StepTaken, ...] = ()
    owner: str = ""
    late: int = 0

    def said(self, column: Column) -> str:
        """What stands in a cell."""
        value = self.facts.get(column)
        if value is None:
            return ""
        return f"{value:,.2f}" if column == Column.AMOUNT else str(value)


@dataclass(frozen=True)
class LedgerFilter:
    """Which lines are wanted; what is empty decides nothing."""

    query: str = ""
    kind: str = ""
    stage: str = ""
    year: str = ""
    late: bool = False

    def takes(self, line: LedgerLine) -> bool:
        """Whether *line* is wanted."""
        signed = line.facts.get(Column.SIGNED)
        return (
            (not self.kind or line.facts.get(Column.KIND) == self.kind)
            and (not self.stage or line.stage.key == self.stage)
            and (not self.year or (signed is not None and str(signed.year) == self.year))
            and (not self.late or line.late > 0)
            and all(word in _words(line) for word in self.query[:LONGEST_QUERY].casefold().split())
        )


@dataclass
class _Matter:
    """The papers of one family, while a line is made of them."""

    papers: list[tuple[Draft, Form]] = field(default_factory=list)


class LedgerDesk:
    """The ledger of whoever asks: his own contracts, and those that his office lets him see."""

    def __init__(self, database: Database, deadlines: DeadlineDesk) -> None:
        self._shelf = Shelf(database)
        self._access = Access(database)
        self._deadlines = deadlines
        self._days = LifeDays(database)

    def lines(self, user: User, today: date) -> list[LedgerLine]:
        """Every contract that *user* may see in the ledger, the one begun last first."""
        others = {one.draft.id: one.owner for one in self._others(user)}
        drafts = [*self._shelf.of(user.id), *self._shelf.these(others)]
        families = self._shelf.families(one.id for one in drafts)
        matters: dict[str, _Matter] = {}
        for draft in drafts:
            form = _ledger_form(draft)
            if form is not None:
                matters.setdefault(families[draft.id], _Matter()).papers.append((draft, form))
        late = self._late({one.owner_id for one in drafts}, families, today)
        told = self._days.told(drafts)
        made = (_line(matter, today, others, late.get(family, 0), told) for family, matter in matters.items())
        return sorted(filter(None, made), key=lambda one: one.draft.created_at, reverse=True)

    def _others(self, user: User) -> Iterator[Any]:
        for one in self._access.drafts(user):
            if may(user.roles, Act.READ_LEDGER, related(user, one.place)):
                yield one

    def _late(self, owners: Iterable[str], families: dict[str, str], today: date) -> dict[str, int]:
        late = (one.draft for one in self._deadlines.late(owners, today))
        return Counter(families.get(draft.id, "") for draft in late if draft is not None)


def kinds() -> list[str]:
    """The kinds of contract, in the order of the law, as the forms that open a line choose among them."""
    found: dict[str, None] = {}
    for form in catalogue.installed().forms:
        for path in form.ledger.tells.get(Column.KIND, ()) if form.ledger else ():
            found |= dict.fromkeys(getattr(form.fields[path], "options", {}).values())
    return list(found)


def years(lines: Iterable[LedgerLine]) -> list[str]:
    """The years in which contracts were signed, the last one first."""
    days = (one.facts.get(Column.SIGNED) for one in lines)
    return sorted({str(day.year) for day in days if day is not None}, reverse=True)


def _ledger_form(draft: Draft) -> Form | None:
    try:
        form = papers.form(draft.form_id)
    except UnknownForm:
        return None
    return form if form.ledger else None


def _line(
    matter: _Matter, today: date, others: dict[str, str], late: int, told: dict[str, dict[Column, date]]
) -> LedgerLine | None:
    opener = _opener(matter)
    if opener is None:
        return None
    draft, form = opener
    answers = read_answers(form, draft.answers)
    facts = _told(answers, form.ledger)
    stage, steps, over = stage_of(answers) if form.stage_field else Stage.DRAFT, [], False
    for paper, its_form in matter.papers:
        if its_form.ledger is None or its_form.ledger.opens:
            continue
        inside = read_answers(its_form, paper.answers)
        day = _day(inside, its_form.ledger.on)
        steps.append(StepTaken(its_form.ledger.step, day, paper))
        if day is not None and day <= today:
            facts |= {name: said for name, said in _told(inside, its_form.ledger).items() if said is not None}
            over = over or its_form.ledger.ends
    steps.sort(key=lambda one: one.day or date.max)
    facts |= told.get(draft.id, {})
    now = _reached(stage, facts, today, over=over)
    return LedgerLine(draft, facts, now, tuple(steps), others.get(draft.id, ""), late)


def _opener(matter: _Matter) -> tuple[Draft, Form] | None:
    """The contract itself; where it is not here, the first paper that tells what it is called."""
    opens = [one for one in matter.papers if one[1].ledger and one[1].ledger.opens]
    tell = [one for one in matter.papers if one[1].ledger and Column.TITLE in one[1].ledger.tells]
    return next(iter([*opens, *tell]), None)


def _reached(stage: Stage, facts: dict[Column, Any], today: date, *, over: bool) -> Stage:
    """The stage that follows from the days that are known, where the contract itself says less."""
    if over:
        return CLOSED
    known = {SIGN: facts.get(Column.SIGNED), FILED: facts.get(Column.FILED)}
    return max([stage, *(one for one, day in known.items() if day is not None and day <= today)])


def _told(answers: Answers, part: LedgerPart | None) -> dict[Column, Any]:
    tells = part.tells if part else {}
    return {column: _value(answers, paths) for column, paths in tells.items()}


def _value(answers: Answers, paths: tuple[str, ...]) -> Any:  # noqa: ANN401 - each field has its own type
    for path in paths:
        value = answers.at(path)
        if value is None or value in ("", ()):
            continue
        one = answers.form.fields[path]
        if isinstance(one, Rows):
            names = [getattr(row, "name", None) for row in value if row]
            return "、".join(filter(None, names)) or None
        plain = isinstance(value, date) or one.kind == "money"
        return value if plain else one.show(value)
    return None


def _day(answers: Answers, paths: tuple[str, ...]) -> date | None:
    return next((day for path in paths if (day := answers.at(path))), None)


def _words(line: LedgerLine) -> str:
    wanted = (Column.NUMBER, Column.TITLE, Column.OURS, Column.THEIRS, Column.HANDLER, Column.FILING_NO)
    return " ".join(line.said(one) for one in wanted).casefold()
