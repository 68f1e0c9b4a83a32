"""A packet that was queued, made: from its plan, beside the web."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from formgen.errors import BadInput
from formgen.messages import _
from formgen.service import papers
from formgen.service.packet_making import Arrived, Attached, Carried, Chosen, Wanted, bound
from formgen.storage import Attachments, Drafts, Links, NewDocument, NotFound

if TYPE_CHECKING:
    from formgen.storage import Database, Document

PACKET, PLAN, RESULT = "packet", "packet-plan.json", "packet.pdf"
PDF = "application/pdf"


class PacketWork:
    """Makes packets of plans, with the answers and files that their owner has in *database*."""

    def __init__(self, database: Database) -> None:
        self._drafts = Drafts(database)
        self._links = Links(database)
        self._attachments = Attachments(database)

    def result(self, plan: Document) -> NewDocument:
        """The packet that *plan* describes.

        :raises formgen.errors.BadInput: when something of it cannot be bound, or is not there any more.
        :raises formgen.errors.PartMissing: without a converter.
        """
        try:
            wanted = self._wanted(plan.owner_id, json.loads(plan.content))
        except NotFound as fault:
            raise BadInput(_("选好的文书或附件有的已经删除：请回到“成套材料”核对后重新生成。")) from fault
        return NewDocument(
            plan.draft_id,
            plan.draft_version,
            RESULT,
            PDF,
            bound(wanted),
            plan.form_version,
            plan.template_digest,
            plan.law_date,
        )

    def _wanted(self, owner: str, plan: dict[str, Any]) -> Wanted:
        ids = [one["id"] for one in plan["papers"]]
        chosen = tuple(self._chosen(owner, one, ids) for one in plan["papers"])
        attached = tuple(self._attached(owner, one) for one in plan["files"])
        day = date.fromisoformat(plan["day"])
        return Wanted(**plan["words"], day=day, papers=chosen, attached=attached, states=plan["states"])

    def _chosen(self, owner: str, one: dict[str, Any], ids: list[str]) -> Chosen:
        """A paper as it was at its version, with its links to the others."""
        draft = self._drafts.read(owner, one["id"])
        past = {version.version: version.answers for version in self._drafts.history(owner, draft.id)}
        parent = self._links.parent(owner, draft.id)
        carried = tuple(
            Carried(ids.index(each.from_id), each.path, each.value)
            for each in self._links.carried(owner, draft.id)
            if each.from_id in ids
        )
        above = ids.index(parent.id) if parent is not None and parent.id in ids else None
        return Chosen(papers.form(draft.form_id), past[one["version"]], one["checklist"], above, carried)

    def _attached(self, owner: str, attachment_id: str) -> Attached:
        line = self._attachments.read(owner, attachment_id)
        content = self._attachments.content(owner, attachment_id)
        return Attached(line.name, line.material, Arrived(line.kind, content, line.pages))
