"""The ledger of contracts: one line each, from its life, from the contract and from the papers begun from it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from formgen import catalogue
from formgen.errors import UnknownForm
from formgen.ledger import Column
from formgen.service import papers
from formgen.service.access import Access, related
from formgen.service.ledger_lines import CLAIMED, STAGES, LedgerLine, Matter, StepTaken, line_of
from formgen.service.ledger_lives import LedgerLives
from formgen.service.numbers import NumbersTyped
from formgen.service.policy import Act, may
from formgen.storage import Shelf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from formgen.form import Form
    from formgen.service.deadline_desk import DeadlineDesk, Item
    from formgen.storage import Database, Draft, User
    from formgen.storage.reach import Seen

__all__ = ["CLAIMED", "STAGES", "LedgerDesk", "LedgerFilter", "LedgerLine", "StepTaken"]

LONGEST_QUERY = 80


@dataclass(frozen=True)
class LedgerFilter:
    """Which lines are wanted; what is empty decides nothing.

    :param outside: the papers of who is in no unit, which are in no list of contracts beside their own.
    """

    query: str = ""
    kind: str = ""
    stage: str = ""
    year: str = ""
    late: bool = False
    claimed: bool = False
    outside: bool = False

    def takes(self, line: LedgerLine) -> bool:
        """Whether *line* is wanted."""
        signed = line.facts.get(Column.SIGNED)
        return (
            (not self.kind or self.kind in line.kinds)
            and (not self.stage or line.stage.key == self.stage)
            and (not self.year or (signed is not None and str(signed.year) == self.year))
            and (not self.late or line.late > 0)
            and (not self.claimed or line.claimed)
            and self.outside is line.outside
            and all(word in _words(line) for word in self.query[:LONGEST_QUERY].casefold().split())
        )


class LedgerDesk:
    """The ledger of whoever asks: his own contracts, and those that his office lets him see."""

    def __init__(self, database: Database, deadlines: DeadlineDesk) -> None:
        self._shelf = Shelf(database)
        self._access = Access(database)
        self._deadlines = deadlines
        self._lives = LedgerLives(database)
        self._numbers = NumbersTyped(database)

    def lines(self, user: User, today: date) -> list[LedgerLine]:
        """Every contract that *user* may see in the ledger, the one begun last first."""
        others = {one.draft.id: one for one in self._others(user)}
        drafts = [*self._shelf.of(user.id), *self._shelf.these(others)]
        families = self._shelf.families(one.id for one in drafts)
        matters: dict[str, Matter] = {}
        for draft in drafts:
            form = _ledger_form(draft)
            if form is not None:
                matters.setdefault(families[draft.id], Matter()).papers.append((draft, form))
        items = self._items({one.owner_id for one in drafts}, families, today)
        lived = self._lives.of(drafts)
        made = ((family, line_of(matter, lived, today)) for family, matter in matters.items())
        found = [
            _placed(line, others.get(line.draft.id), tuple(items.get(family, ())), today)
            for family, line in made
            if line is not None
        ]
        return sorted(self._told_apart(found), key=lambda one: one.draft.created_at, reverse=True)

    def _others(self, user: User) -> Iterator[Seen]:
        for one in self._access.drafts(user):
            if may(user.roles, Act.READ_LEDGER, related(user, one.place)):
                yield one

    def _items(self, owners: Iterable[str], families: dict[str, str], today: date) -> dict[str, list[Item]]:
        """The deadlines of each family, of the papers that may be seen."""
        found: dict[str, list[Item]] = {}
        for one in self._deadlines.of_papers(owners, today):
            if one.draft is not None and one.draft.id in families:
                found.setdefault(families[one.draft.id], []).append(one)
        return found

    def _told_apart(self, lines: list[LedgerLine]) -> list[LedgerLine]:
        """The lines, those with a number that belongs to another contract marked."""
        taken = self._numbers.taken({one.draft.id: one.numbers for one in lines})
        return [replace(one, taken=taken.get(one.draft.id, "")) for one in lines]


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


def _placed(line: LedgerLine, seen: Seen | None, items: tuple[Item, ...], today: date) -> LedgerLine:
    """The *line* with whose it is, and what is due of it."""
    place = seen.place if seen else None
    outside = place is not None and place.unit_id is None and place.may_edit is None
    return replace(line, owner=seen.owner if seen else "", items=items, outside=outside, today=today)


def _words(line: LedgerLine) -> str:
    wanted = (Column.NUMBER, Column.TITLE, Column.OURS, Column.THEIRS, Column.HANDLER, Column.FILING_NO)
    return " ".join(line.said(one) for one in wanted).casefold()
