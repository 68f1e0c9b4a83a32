"""The pool: a few converters, one queue of bounded length, and what is known about both."""

from __future__ import annotations

import os
import shutil
import tempfile
import threading
import time
from concurrent.futures import Future
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from queue import Full
from typing import TYPE_CHECKING, Any

from formgen.cores import converters_here
from formgen.errors import DefinitionFault, PartMissing
from formgen.messages import _
from formgen.rendering import fonts
from formgen.rendering.pdf.converters import STOP_SECONDS, converter
from formgen.rendering.pdf.faults import Busy
from formgen.rendering.pdf.gate import admit
from formgen.rendering.pdf.grid import misreads_grid
from formgen.rendering.pdf.kept import MOST_BYTES, Kept
from formgen.rendering.pdf.office import find
from formgen.rendering.pdf.order import Order
from formgen.rendering.pdf.slot import Slot
from formgen.rendering.pdf.turns import Turns

if TYPE_CHECKING:
    from formgen.rendering.pdf.office import Office

PREFIX = "formgen-pdf-"
QUEUE_LENGTH = 64
SECONDS_EACH = 0.2
"""What a conversion is taken for until the first has been timed."""
PACE_OVER = 16
"""Conversions that the mean pace is taken over, the latest counting most."""
LONGEST_WAIT = 600
"""Seconds; nobody is told to come back later than that."""
NO_FINGERPRINT = _("没有给出文件的校验码，无法核对转换出的 PDF：请在调用时给出校验码。")


@dataclass(frozen=True)
class _Job:
    order: Order
    future: Future[bytes]


class ConverterPool:
    """*size* LibreOffices, each started when first needed and kept warm, turning DOCX into PDF.

    Without a *size* there are as many as fit this machine (:func:`formgen.cores.converters_here`).
    What was converted lately is not converted again: *keep_bytes* of PDFs are remembered (:mod:`.kept`).

    A conversion that takes longer than *timeout* seconds is killed and tried once more, as is one that
    crashed. After *recycle_after* documents a LibreOffice is replaced. *scratch* is the folder that
    private copies are kept in; a temporary one by default. Any thread may call.

    A conversion answers with the PDF, or raises

    * :class:`formgen.rendering.pdf.faults.UnfitDocument` for what is not a plain DOCX;
    * :class:`formgen.rendering.pdf.faults.Busy` when *queue_length* conversions of its lane wait already;
    * :class:`formgen.errors.PartMissing` without LibreOffice or without any Chinese font;
    * :class:`formgen.errors.ConversionFailed` when no PDF of this document came of it.
    """

    def __init__(
        self,
        size: int | None = None,
        timeout: float = 30.0,
        recycle_after: int = 500,
        scratch: Path | None = None,
        *,
        queue_length: int = QUEUE_LENGTH,
        keep_bytes: int = MOST_BYTES,
    ) -> None:
        self.owner = os.getpid()
        self._size = size or converters_here()
        self._timeout = timeout
        self._recycle_after = recycle_after
        self._base = scratch or Path(tempfile.gettempdir())
        self._folder: Path | None = None
        self._faces: list[fonts.Face] = []
        self._jobs: Turns[_Job] = Turns(queue_length)
        self._kept = Kept(keep_bytes)
        self._seconds_each = SECONDS_EACH
        self._slots: list[Slot] = []
        self._threads: list[threading.Thread] = []
        self._opening = threading.Lock()
        self._closed = False

    def convert(self, docx: bytes, *, fingerprint: str, archival: bool = False, lane: str = "") -> bytes:
        """The PDF of *docx*; as :meth:`submit`, and waits for it."""
        return self.submit(docx, fingerprint=fingerprint, archival=archival, lane=lane).result()

    def submit(
        self, docx: bytes, *, fingerprint: str, archival: bool = False, lane: str = ""
    ) -> Future[bytes]:
        """The PDF of *docx* to come; what is wrong with the DOCX or the machine is said at once.

        :param fingerprint: what the keywords of *docx* hold.
        :param archival: as PDF/A-2b.
        :param lane: who asks; lanes are served in turn, so that one click does not wait for a batch.
        """
        if not fingerprint:
            raise DefinitionFault(NO_FINGERPRINT)
        self.open()
        job = _Job(Order(docx, fingerprint, archival), Future())
        known = self._kept.get(job.order.key)
        if known is not None:
            job.future.set_result(known)
            return job.future
        admit(docx)
        with self._opening:  # nothing joins the queue once it is being closed
            self._refuse_if_closed()
            try:
                self._jobs.put(lane, job)
            except Full:
                raise self._busy() from None
        return job.future

    def open(self) -> None:
        """Make sure that LibreOffice and fonts are there; no LibreOffice is started yet."""
        with self._opening:
            self._refuse_if_closed()
            if self._threads:
                return
            office = find()
            self._faces = fonts.check()
            sweep(self._base)
            self._folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-", dir=self._base))
            for number in range(self._size):
                self._slots.append(self._slot(office, self._folder / str(number)))
            for slot in self._slots:
                thread = threading.Thread(target=self._work, args=(slot,), daemon=True)
                self._threads.append(thread)
                thread.start()

    def health(self) -> dict[str, Any]:
        """What is there and what happened, ready to be printed as JSON; starts nothing."""
        known: dict[str, Any] = {"available": True, "size": self._size, "waiting": len(self._jobs)}
        try:
            office = find()
            faces = self._faces or fonts.check()
        except PartMissing as fault:
            return {**known, "available": False, "reason": str(fault), "converters": []}
        known |= {
            "fonts": [{"face": one.name, "family": one.family, "intended": one.intended} for one in faces],
            "version": office.version,
            "program": str(office.program),
            "mode": "warm" if office.python else "cold",
            "network": "none" if office.isolation else "not shut off by the system",
            "kept": self._kept.hits,
        }
        return {**known, "converters": [slot.health() for slot in self._slots]}

    def close(self) -> None:
        """End every process and remove every file; conversions that wait or run are told so."""
        if os.getpid() != self.owner:
            return  # a fork: the converters are the parent's
        with self._opening:
            self._closed = True
        for job in self._jobs.close():
            if job.future.set_running_or_notify_cancel():
                job.future.set_exception(PartMissing(_("转换服务正在关闭，这份 PDF 没有生成：请稍后重试。")))
        for slot in self._slots:
            slot.interrupt()
        for thread in self._threads:
            thread.join(2 * STOP_SECONDS)
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    def _refuse_if_closed(self) -> None:
        if self._closed:
            raise PartMissing(_("转换服务已经关闭：请重新启动 formgen 后再试。"))

    def _slot(self, office: Office, folder: Path) -> Slot:
        hands, coarse = converter(office, folder), misreads_grid(office.version)
        return Slot(hands, self._timeout, self._recycle_after, misreads_grid=coarse)

    def _busy(self) -> Busy:
        wait = ceil(len(self._jobs) * self._seconds_each / self._size)
        return Busy(
            _("等待转换的文件太多，这份 PDF 没有排上队：请稍后再试；DOCX 文件照常可以下载。"),
            retry_after=min(max(wait, 1), LONGEST_WAIT),
        )

    def _work(self, slot: Slot) -> None:
        while (job := self._jobs.take()) is not None:
            if not job.future.set_running_or_notify_cancel():
                continue
            begun = time.monotonic()
            try:
                pdf = slot.convert(job.order)
            except BaseException as fault:  # noqa: BLE001 - handed to whoever waits for the PDF
                job.future.set_exception(fault)
            else:
                self._kept.put(job.order.key, pdf)
                self._seconds_each += (time.monotonic() - begun - self._seconds_each) / PACE_OVER
                job.future.set_result(pdf)
        slot.close()


def sweep(base: Path) -> None:
    """Remove what pools of this user, killed with all their processes, left in *base*."""
    for folder in base.glob(f"{PREFIX}*"):
        owner = folder.name.removeprefix(PREFIX).partition("-")[0]
        if owner.isdigit() and not _runs(int(owner)) and folder.lstat().st_uid == os.getuid():
            shutil.rmtree(folder, ignore_errors=True)


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass  # another user's
    return True
