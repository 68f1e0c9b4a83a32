"""Packets on the site: chosen around a draft, kept, queued, and opened again as drafts."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from formgen.errors import BadInput, UnknownForm
from formgen.messages import _
from formgen.packets.arrival import ACCEPTED, arrived
from formgen.packets.opening import opened
from formgen.rendering.documents import template_digest
from formgen.service import papers
from formgen.service.fillers import Fillers
from formgen.service.packet_choices import Choices, Chooser, PaperChoice, Slot
from formgen.service.packet_materials import STATES
from formgen.service.packet_work import PACKET, PLAN
from formgen.storage import (
    Attachment,
    Attachments,
    Documents,
    Drafts,
    Jobs,
    Links,
    NewAttachment,
    NewDocument,
)

if TYPE_CHECKING:
    from formgen.packets.enclosed import Enclosure, Paper
    from formgen.service.desk import Desk
    from formgen.storage import Database, Draft, Job

__all__ = ["ACCEPTED", "STATES", "Attachment", "Choices", "PacketDesk", "PaperChoice", "Slot"]

JSON = "application/json"
LONGEST_WORDS = 200
"""Characters of the title, the subject and the applicant on the cover."""
WORDS = ("title", "subject", "applicant")


class PacketDesk:
    """What a signed-in person does with packets; everything is reached only through its owner's id."""

    def __init__(self, database: Database, desk: Desk) -> None:
        self._chooser = Chooser(database)
        self._drafts = Drafts(database)
        self._fillers = Fillers(database)
        self._links = Links(database)
        self._attachments = Attachments(database)
        self._documents = Documents(database)
        self._jobs = Jobs(database)
        self._desk = desk

    def open(self, owner: str, draft_id: str) -> Choices:
        """The packet of a draft as it was chosen last; as it is usual before."""
        return self._chooser.choices(owner, draft_id)

    def choose(self, owner: str, draft_id: str, choices: dict[str, Any]) -> None:
        """Keep what was chosen: ``words``, ``papers`` in their order, ``states`` of materials, ``files`` in order.

        What names nothing that is there is passed over; :class:`formgen.errors.BadInput` for words too long.
        """
        words = {name: " ".join(choices["words"].get(name, "").split()) for name in WORDS}
        if any(len(one) > LONGEST_WORDS for one in words.values()):
            raise BadInput(_("标题、事项和提交人各不超过{limit}个字：请缩短。", limit=LONGEST_WORDS))
        kept = {name: said for name, said in words.items() if said}
        states = {key: state for key, state in choices["states"].items() if state in STATES}
        self._attachments.choose(owner, draft_id, {**choices, "words": kept, "states": states})

    def attach(
        self, owner: str, draft_id: str, name: str, data: bytes, material: str, *, key: str
    ) -> Attachment:
        """Take a file in for a material, or with an empty *material* beside the list; sent twice it is kept once.

        :raises formgen.errors.BadInput: with the reason why it may not come in.
        """
        self._drafts.read(owner, draft_id)
        file = arrived(data, name)
        new = NewAttachment(name, file.kind, material, file.pages, file.content)
        once = sha256(f"{key}:{material}:{name}:".encode("utf-8", "replace") + file.content).hexdigest()
        return self._attachments.put(owner, draft_id, new, key=once)

    def attachment(self, owner: str, attachment_id: str) -> Attachment:
        """An attachment without its bytes."""
        return self._attachments.read(owner, attachment_id)

    def content(self, owner: str, attachment_id: str) -> bytes:
        """The bytes of an attachment, as they will be printed."""
        return self._attachments.content(owner, attachment_id)

    def detach(self, owner: str, attachment_id: str) -> None:
        """Remove an attachment for good."""
        self._attachments.delete(owner, attachment_id)

    def build(self, owner: str, draft_id: str) -> Job:
        """Queue the packet as it is chosen now; the one that is there already when nothing changed since.

        :raises formgen.errors.BadInput: when no paper is chosen.
        """
        choices = self.open(owner, draft_id)
        if not choices.chosen:
            raise BadInput(_("成套材料里一份文书也没有：请至少勾选一份。"))
        plan = {**choices.plan(), "day": papers.today().isoformat()}
        job, before = self._last(owner, draft_id)
        if job is not None and before == plan:
            return self._jobs.again(owner, job.id)
        line = self._documents.put(owner, _document(choices.draft, plan))
        return self._queue(owner, draft_id, line.id)

    def made(self, owner: str, choices: Choices) -> tuple[Job | None, bool]:
        """The job of the packet that was asked for last, and whether what is chosen now would make another."""
        job, before = self._last(owner, choices.draft.id)
        return job, job is not None and {**choices.plan(), "day": before["day"]} != before

    def restore(self, owner: str, data: bytes, *, key: str) -> list[Draft]:
        """The drafts of all papers of a packet, linked as they were; the same *key* gives the same drafts.

        :raises formgen.errors.BadInput: when it is no packet, was changed, or has a form that is not here.
        """
        packet = opened(data)
        _must_know(packet)
        once = f"{key}:{sha256(data).hexdigest()}"
        self._fillers.check(owner, *(papers.form(one.form) for one in packet.papers))
        begun = [self._begin(owner, one, f"{once}:{at}") for at, one in enumerate(packet.papers)]
        for draft, one in zip(begun, packet.papers, strict=True):
            if draft.version == 1:  # sent twice, what was changed in between stays as it is
                self._link(owner, draft, one, begun)
        return begun

    def _begin(self, owner: str, paper: Paper, key: str) -> Draft:
        return self._desk.begin(owner, paper.form, key=key, answers=paper.answers)

    def _link(self, owner: str, draft: Draft, paper: Paper, begun: list[Draft]) -> None:
        """The same parent as in the packet, and what was taken over from which draft."""
        if paper.parent is not None:
            self._links.begin(owner, draft.id, begun[paper.parent].id, {})
        sources = {one.source for one in paper.carried}
        for source in sorted(sources):
            carried = {one.path: one.value for one in paper.carried if one.source == source}
            self._links.keep(owner, draft.id, begun[source].id, carried)

    def _last(self, owner: str, draft_id: str) -> tuple[Job | None, dict[str, Any]]:
        """The newest job with its plan; nothing before any was queued."""
        plans = [one for one in self._documents.for_draft(owner, draft_id) if one.name == PLAN]
        if not plans:
            return None, {}
        before: dict[str, Any] = json.loads(self._documents.read(owner, plans[0].id).content)
        return self._queue(owner, draft_id, plans[0].id), before

    def _queue(self, owner: str, draft_id: str, plan_id: str) -> Job:
        return self._jobs.enqueue(owner, PACKET, draft_id, plan_id, key=f"{PACKET}:{plan_id}")


def _must_know(packet: Enclosure) -> None:
    unknown = []
    for one in packet.papers:
        try:
            papers.form(one.form)
        except UnknownForm:
            unknown.append(one.title or one.code or one.form)
    if unknown:
        said = _(
            "这套材料里有这里没有的表单（{names}），没有恢复：请在装有这些表单的系统中打开。", names=unknown
        )
        raise BadInput(said)


def _document(draft: Draft, plan: dict[str, Any]) -> NewDocument:
    form = papers.form(draft.form_id)
    content = json.dumps(plan, ensure_ascii=False).encode()
    law_day = papers.look_over(form.id, draft.answers).law_day
    digest = template_digest(form)
    return NewDocument(draft.id, draft.version, PLAN, JSON, content, form.version, digest, law_day)
