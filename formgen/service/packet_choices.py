"""What may be in the packet around a draft, and what was chosen: papers, materials, files, words of the cover."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from formgen.service import papers
from formgen.service.packet_making import Chosen, usual
from formgen.service.packet_materials import LACKING, Row, rows
from formgen.storage import Attachments, Drafts, Links

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from formgen.form import Form
    from formgen.storage import Attachment, Database, Draft, DraftLine

MOST_RELATED = 60


@dataclass(frozen=True)
class PaperChoice:
    """A paper that may be in the packet, and what was chosen about it."""

    draft: DraftLine
    form: Form
    chosen: bool
    checklist: bool

    @property
    def name(self) -> str:
        """What it is called: its own name, or that of its form."""
        return self.draft.title or self.form.title


@dataclass(frozen=True)
class Slot:
    """A material, the files for it, and what is to become of it without one."""

    row: Row
    files: tuple[Attachment, ...]
    state: str


@dataclass(frozen=True)
class Choices:
    """The packet of a draft as it was chosen last, or as it is usual.

    :param words: ``title``, ``subject`` and ``applicant`` of the cover.
    :param free: files beside the lists of materials.
    """

    draft: Draft
    words: dict[str, str]
    papers: tuple[PaperChoice, ...]
    slots: tuple[Slot, ...]
    free: tuple[Attachment, ...]

    @property
    def chosen(self) -> list[PaperChoice]:
        """The papers that will be bound."""
        return [one for one in self.papers if one.chosen]

    @property
    def lacking(self) -> int:
        """For how many materials a page will say that they are not there."""
        return sum(not one.files and one.state == LACKING for one in self.slots)

    def plan(self) -> dict[str, Any]:
        """What is to be bound, down to the versions of the answers: later changes do not touch it."""
        files = (*(one for slot in self.slots for one in slot.files), *self.free)
        return {
            "words": self.words,
            "papers": [
                {"id": one.draft.id, "version": one.draft.version, "checklist": one.checklist}
                for one in self.chosen
            ],
            "files": [one.id for one in files],
            "states": {slot.row.key: slot.state for slot in self.slots},
        }


class Chooser:
    """Reads the choices of an owner out of a database."""

    def __init__(self, database: Database) -> None:
        self._drafts = Drafts(database)
        self._links = Links(database)
        self._attachments = Attachments(database)

    def choices(self, owner: str, draft_id: str) -> Choices:
        """The packet of a draft; NotFound."""
        draft = self._drafts.read(owner, draft_id)
        kept = self._attachments.choices(owner, draft_id)
        listed = tuple(self._papers(owner, draft, kept))
        slots, free = self._slots(owner, draft_id, listed, kept)
        words = usual(Chosen(papers.form(draft.form_id), draft.answers)) | kept.get("words", {})
        return Choices(draft, words, listed, slots, free)

    def _papers(self, owner: str, draft: Draft, kept: dict[str, Any]) -> Iterator[PaperChoice]:
        """The draft and all that hangs together with it, in the order that was chosen; what is new comes last."""
        there = {one.id: one for one in self._related(owner, draft)}
        decided = {one["id"]: one for one in kept.get("papers", ()) if one["id"] in there}
        for one in [*decided, *(other for other in there if other not in decided)]:
            said = decided.get(one, {"chosen": True, "checklist": one == draft.id})
            form = papers.form(there[one].form_id)
            yield PaperChoice(there[one], form, bool(said["chosen"]), bool(said["checklist"]))

    def _related(self, owner: str, draft: Draft) -> Iterator[DraftLine]:
        """The draft, then what is linked to it, step by step."""
        seen: set[str] = set()
        waiting: list[DraftLine] = [draft]
        while waiting and len(seen) < MOST_RELATED:
            one = waiting.pop(0)
            if one.id not in seen:
                seen.add(one.id)
                yield one
                parent = self._links.parent(owner, one.id)
                waiting += [*([parent] if parent else []), *self._links.children(owner, one.id)]

    def _slots(
        self, owner: str, draft_id: str, listed: Sequence[PaperChoice], kept: dict[str, Any]
    ) -> tuple[tuple[Slot, ...], tuple[Attachment, ...]]:
        chosen = [one for one in listed if one.chosen]
        wanted = rows([(one.form, self._drafts.read(owner, one.draft.id).answers) for one in chosen])
        states, order = kept.get("states", {}), kept.get("files", [])
        places = {one: at for at, one in enumerate(order)}
        there = self._attachments.of_draft(owner, draft_id)
        files = sorted(there, key=lambda one: places.get(one.id, len(places)))
        slots = tuple(
            Slot(row, tuple(one for one in files if one.material == row.key), states.get(row.key, row.usual))
            for row in wanted
        )
        keys = {row.key for row in wanted}
        return slots, tuple(one for one in files if one.material not in keys)
