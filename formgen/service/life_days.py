"""Days that only a life knows, such as that on which a contract was closed: for the ledger and the deadlines."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from formgen import catalogue
from formgen.ledger import Column
from formgen.storage import Lives

if TYPE_CHECKING:
    from collections.abc import Iterable

    from formgen.storage import Database, DraftLine

__all__ = ["LifeDays"]


class LifeDays:
    """The days that lives in *database* tell; whoever asks has made sure that he may read the drafts."""

    def __init__(self, database: Database) -> None:
        self._lives = Lives(database)

    def told(self, drafts: Iterable[DraftLine]) -> dict[str, dict[Column, date]]:
        """For each of *drafts* the days by column of the ledger; what no act has told is left out."""
        form_of = {one.id: one.form_id for one in drafts}
        says = {
            (form, act.id): act.ledger
            for life in catalogue.installed().lives
            for form in life.forms
            for act in life.acts
            if act.ledger
        }
        forms = {form for form, _act in says}
        wanted = [name for name, form in form_of.items() if form in forms]
        found: dict[str, dict[Column, date]] = {}
        for event in self._lives.done(wanted, {act for _form, act in says}):
            columns = says.get((form_of[event.draft_id], event.act), {})
            days = {column: event.facts.get(name) for column, name in columns.items()}
            known = {column: date.fromisoformat(str(day)) for column, day in days.items() if day}
            found.setdefault(event.draft_id, {}).update(known)
        return found

    def closed(self, drafts: Iterable[DraftLine]) -> dict[str, date]:
        """The day on which each was closed, of those that were."""
        told = self.told(drafts)
        return {name: days[Column.CLOSED] for name, days in told.items() if Column.CLOSED in days}
