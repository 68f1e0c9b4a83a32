"""Turning documents into PDFs beside the web, one by one or as packets: threads that take jobs from the table."""

from __future__ import annotations

import logging
from contextlib import suppress
from typing import TYPE_CHECKING

from formgen.calendar import counting_by
from formgen.cores import converters_here
from formgen.errors import FormgenError
from formgen.messages import _
from formgen.rendering.properties import fingerprint_in
from formgen.service import papers
from formgen.service.desk import PDF, Desk
from formgen.service.known_years import KnownYears
from formgen.service.packet_work import PACKET, PacketWork
from formgen.service.workers import LEASE_SECONDS, Workers
from formgen.storage import Documents, Jobs, LeaseLost, Leases, NewDocument, QueueFull, StoreDown
from formgen.storage.owed import ISSUE, Owed

if TYPE_CHECKING:
    from formgen.storage import Database, Document, Job

LOG = logging.getLogger(__name__)
CONVERTED = _("转换 PDF 时出了意外，DOCX 可以照常下载；请稍后重试。")
BOUND = _("生成成套材料时出了意外，选择和附件都在；请稍后重试。")


class Conversions(Workers):
    """The workers that make PDFs.

    :param workers: without a number, one for each converter that fits this machine.
    :param archival: whether PDFs are built as PDF/A-2b. :param check_at: the address at which codes are checked.
    """

    def __init__(
        self,
        database: Database,
        workers: int | None = None,
        *,
        archival: bool = False,
        seat: str = "",
        check_at: str = "",
    ) -> None:
        super().__init__(workers or converters_here(), Leases(database, "jobs"), seat=seat)
        self._archival = archival
        self._jobs = Jobs(database)
        self._documents = Documents(database)
        self._packets = PacketWork(database)
        self._desk = Desk(database, check_at)
        self._owed = Owed(database)
        self._known = KnownYears(database)

    def release(self, worker: str) -> int:
        """Queue again what a killed process of this name was converting."""
        return self._jobs.release(worker)

    def do_one(self, worker: str) -> bool:
        """Take one job and deliver it; False when there is none."""
        job = self._jobs.claim(worker, LEASE_SECONDS)
        if job is None:
            return False
        try:
            self._issue(job) if job.kind == ISSUE else self._deliver(job)
        except LeaseLost:
            LOG.warning("job %s was taken over by another worker", job.id)
        return True

    def _issue(self, job: Job) -> None:
        """Make the documents that somebody owed when his process died."""
        with (
            suppress(QueueFull),
            counting_by(self._known),
        ):  # the documents are kept, and their page queues the PDFs
            self._desk.issue(job.owner_id, job.draft_id)
        self._owed.finish(job)

    def _deliver(self, job: Job) -> None:
        try:
            made = self._made(job)
        except StoreDown:
            raise
        except FormgenError as fault:
            self._jobs.fail(job, fault.message)
        except Exception:
            LOG.exception("job %s failed", job.id)
            self._jobs.fail(job, BOUND if job.kind == PACKET else CONVERTED)
        else:
            self._jobs.finish(job, made)

    def _made(self, job: Job) -> NewDocument:
        source = self._documents.read(job.owner_id, job.document_id or "")
        if job.kind == PACKET:
            return self._packets.result(source)
        mark = fingerprint_in(source.content)
        return _pdf_of(source, papers.to_pdf(source.content, mark, archival=self._archival))


def _pdf_of(source: Document, content: bytes) -> NewDocument:
    name = f"{source.name.removesuffix('.docx')}.pdf"
    return NewDocument(
        source.draft_id,
        source.draft_version,
        name,
        PDF,
        content,
        source.form_version,
        source.template_digest,
        source.law_date,
        source.final,
    )
