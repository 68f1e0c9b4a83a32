"""Who saved the versions of a draft, as its history names them.

What an act in a life writes into a draft is saved by the program: who reviewed a text has not written it. The
history all the same tells whose act it was.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from formgen import catalogue
from formgen.messages import _
from formgen.storage import Lives, People
from formgen.storage.audit import SYSTEM

if TYPE_CHECKING:
    from collections.abc import Iterable

    from formgen.messages import Message
    from formgen.storage import Database, DraftLine, DraftVersion

__all__ = ["Saver", "Savers"]

GONE, NOBODY = _("已注销的用户"), _("系统")


@dataclass(frozen=True)
class Saver:
    """Who saved a version: what he is called, and the act with which he did, empty where it was plainly saved."""

    name: Message | str
    act: str = ""


class Savers:
    """Looks up in *database* who saved what; whoever asks has made sure that he may read the draft."""

    def __init__(self, database: Database) -> None:
        self._lives = Lives(database)
        self._people = People(database)

    def of(self, draft: DraftLine, versions: Iterable[DraftVersion]) -> dict[int, Saver]:
        """Who saved each of *versions* of the draft, by its number."""
        listed = list(versions)
        acts = self._acts(draft) if any(one.saved_by == SYSTEM for one in listed) else {}
        by = {one.version: (one.saved_by, "") for one in listed}
        by |= {
            one.version: acts[one.version] for one in listed if one.saved_by == SYSTEM and one.version in acts
        }
        names = self._people.names({who for who, _act in by.values()})
        unnamed = {SYSTEM: NOBODY}
        return {
            version: Saver(names.get(who) or unnamed.get(who, GONE), act)
            for version, (who, act) in by.items()
        }

    def _acts(self, draft: DraftLine) -> dict[int, tuple[str, str]]:
        """By version, who acted and with what; later acts that left the version as it was did not make it."""
        life = catalogue.installed().life(draft.form_id)
        found: dict[int, tuple[str, str]] = {}
        for event in self._lives.events(draft.id) if life else ():
            act = life.act(event.act) if life else None
            found.setdefault(event.draft_version, (event.done_by, act.label if act else ""))
        return found
