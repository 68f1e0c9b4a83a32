"""Numbers of contracts that were typed and belong to another: each is given once, at filing (第四十九条)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from formgen.answers import read_answers
from formgen.errors import UnknownForm
from formgen.ledger import Column
from formgen.messages import _
from formgen.service import papers
from formgen.storage import Shelf
from formgen.storage.filing import FilingNumbers

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from formgen.messages import Message
    from formgen.storage import Database, Draft

__all__ = ["NumberTaken", "NumbersTyped"]


@dataclass(frozen=True)
class NumberTaken:
    """That a number belongs to another contract: the paths where it was typed, and a sentence."""

    fields: tuple[str, ...]
    message: Message


class NumbersTyped:
    """Looks up in *database* whether numbers that people typed were given to other contracts."""

    def __init__(self, database: Database) -> None:
        self._numbers = FilingNumbers(database)
        self._shelf = Shelf(database)

    def taken(self, typed: Mapping[str, Iterable[str]]) -> dict[str, str]:
        """For each draft of *typed* the first of its numbers that was given to a contract of another family."""
        listed = {name: tuple(numbers) for name, numbers in typed.items()}
        holders = self._numbers.holders({one for numbers in listed.values() for one in numbers})
        if not holders:
            return {}
        families = self._shelf.families({*listed, *holders.values()})
        return {
            name: found
            for name, numbers in listed.items()
            if (found := next((one for one in numbers if _is_other(families, holders, name, one)), ""))
        }

    def notice(self, draft: Draft) -> NumberTaken | None:
        """What is to be said on the check of *draft*; ``None`` where its numbers are nobody else's."""
        try:
            form = papers.form(draft.form_id)
        except UnknownForm:
            return None
        tells = form.ledger.tells if form.ledger else {}
        paths = {path for column in (Column.NUMBER, Column.FILING_NO) for path in tells.get(column, ())}
        answers = read_answers(form, draft.answers)
        typed = {path: str(answers.at(path)).strip() for path in sorted(paths) if answers.at(path)}
        number = self.taken({draft.id: typed.values()}).get(draft.id) if typed else None
        if not number:
            return None
        return NumberTaken(tuple(path for path, one in typed.items() if one == number), said_of(number))


def said_of(number: str) -> Message:
    """That *number* belongs to another contract, and what to do."""
    return _("编号{number}已经分配给另一份合同：请核对，备案时由系统分配本合同的编号。", number=number)


def _is_other(families: Mapping[str, str], holders: Mapping[str, str], draft_id: str, number: str) -> bool:
    holder = holders.get(number)
    return holder is not None and families[holder] != families[draft_id]
