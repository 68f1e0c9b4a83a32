"""Turning documents into PDFs beside the web: a thread that takes jobs from the table and delivers once."""

from __future__ import annotations

import logging
import socket
import threading
from typing import TYPE_CHECKING

from formgen import rendering
from formgen.errors import FormgenError
from formgen.messages import _
from formgen.service import papers
from formgen.service.desk import PDF
from formgen.storage import Documents, Jobs, LeaseLost, NewDocument

if TYPE_CHECKING:
    from formgen.storage import Database, Document, Job

LOG = logging.getLogger(__name__)
IDLE_SECONDS = 1.0
"""How long an idle worker waits for the bell before it looks at the table itself."""


class Conversions:
    """Workers of this process; jobs that a killed process left behind come back when their lease ends."""

    def __init__(self, database: Database, workers: int = 2) -> None:
        self._jobs = Jobs(database)
        self._documents = Documents(database)
        self._bell = threading.Event()
        self._closing = threading.Event()
        names = [f"{socket.gethostname()}-{number}" for number in range(workers)]
        self._threads = [
            threading.Thread(name=name, target=self._work, args=(name,), daemon=True) for name in names
        ]

    def start(self) -> None:
        """Begin to take jobs; what a killed process of this name was busy with is taken up at once."""
        try:
            for thread in self._threads:
                self._jobs.release(thread.name)
        except FormgenError:
            LOG.exception("the table of jobs cannot be reached")
        for thread in self._threads:
            thread.start()

    def ring(self) -> None:
        """Say that there is a new job."""
        self._bell.set()

    def close(self) -> None:
        """Stop after the job in hand."""
        self._closing.set()
        self._bell.set()
        for thread in self._threads:
            if thread.is_alive():
                thread.join(timeout=5)

    def _work(self, name: str) -> None:
        while not self._closing.is_set():
            try:
                worked = self.do_one(name)
            except Exception:
                # Whatever it is, the next job deserves a worker; this one comes back when its lease ends.
                LOG.exception("the table of jobs cannot be reached")
                worked = False
            if not worked:
                self._bell.wait(IDLE_SECONDS)
                self._bell.clear()

    def do_one(self, worker: str) -> bool:
        """Take one job and deliver it; False when there is none."""
        job = self._jobs.claim(worker)
        if job is None:
            return False
        try:
            self._deliver(job)
        except LeaseLost:
            LOG.warning("job %s was taken over by another worker", job.id)
        return True

    def _deliver(self, job: Job) -> None:
        try:
            source = self._documents.read(job.owner_id, job.document_id or "")
            pdf = papers.to_pdf(source.content, rendering.fingerprint_in(source.content))
        except FormgenError as fault:
            self._jobs.fail(job, fault.message)
        except Exception:
            LOG.exception("job %s failed", job.id)
            self._jobs.fail(job, _("转换 PDF 时出了意外，DOCX 可以照常下载；请稍后重试。"))
        else:
            self._jobs.finish(job, _pdf_of(source, pdf))


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
