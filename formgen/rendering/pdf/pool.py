"""The pool: a few converters, one queue of bounded length, and what is known about both."""

from __future__ import annotations

import os
import queue
import shutil
import tempfile
import threading
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from formgen.errors import DefinitionFault, PartMissing
from formgen.messages import _
from formgen.rendering import fonts
from formgen.rendering.pdf.converters import STOP_SECONDS, converter
from formgen.rendering.pdf.faults import Busy
from formgen.rendering.pdf.gate import admit
from formgen.rendering.pdf.office import find
from formgen.rendering.pdf.slot import Slot

PREFIX = "formgen-pdf-"
QUEUE_LENGTH = 64
NO_FINGERPRINT = _("没有给出文件的校验码，无法核对转换出的 PDF：请在调用时给出校验码。")


@dataclass(frozen=True)
class _Job:
    docx: bytes
    fingerprint: str
    future: Future[bytes]


class ConverterPool:
    """*size* LibreOffices, each started when first needed and kept warm, turning DOCX into PDF.

    A conversion that takes longer than *timeout* seconds is killed and tried once more, as is one that
    crashed. After *recycle_after* documents a LibreOffice is replaced. *scratch* is the folder that
    private copies are kept in; a temporary one by default. Any thread may call.

    A conversion answers with the PDF, or raises

    * :class:`formgen.rendering.pdf.faults.UnfitDocument` for what is not a plain DOCX;
    * :class:`formgen.rendering.pdf.faults.Busy` when *queue_length* conversions wait already;
    * :class:`formgen.errors.PartMissing` without LibreOffice or without any Chinese font;
    * :class:`formgen.errors.ConversionFailed` when no PDF of this document came of it.
    """

    def __init__(
        self,
        size: int = 2,
        timeout: float = 30.0,
        recycle_after: int = 500,
        scratch: Path | None = None,
        *,
        queue_length: int = QUEUE_LENGTH,
    ) -> None:
        self.owner = os.getpid()
        self._size = size
        self._timeout = timeout
        self._recycle_after = recycle_after
        self._base = scratch or Path(tempfile.gettempdir())
        self._folder: Path | None = None
        self._faces: list[fonts.Face] = []
        self._jobs: queue.Queue[_Job | None] = queue.Queue(queue_length)
        self._slots: list[Slot] = []
        self._threads: list[threading.Thread] = []
        self._opening = threading.Lock()
        self._closed = False

    def convert(self, docx: bytes, *, fingerprint: str) -> bytes:
        """The PDF of *docx*, whose keywords must hold *fingerprint*; waits for it."""
        return self.submit(docx, fingerprint=fingerprint).result()

    def submit(self, docx: bytes, *, fingerprint: str) -> Future[bytes]:
        """The PDF of *docx* to come; what is wrong with the DOCX or the machine is said at once."""
        if not fingerprint:
            raise DefinitionFault(NO_FINGERPRINT)
        self.open()
        admit(docx)
        job = _Job(docx, fingerprint, Future())
        with self._opening:  # nothing joins the queue once it is being closed
            self._refuse_if_closed()
            try:
                self._jobs.put_nowait(job)
            except queue.Full:
                raise Busy(
                    _("等待转换的文件太多，这份 PDF 没有排上队：请稍后再试；DOCX 文件照常可以下载。")
                ) from None
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
                hands = converter(office, self._folder / str(number))
                self._slots.append(Slot(hands, self._timeout, self._recycle_after))
            for slot in self._slots:
                thread = threading.Thread(target=self._work, args=(slot,), daemon=True)
                self._threads.append(thread)
                thread.start()

    def health(self) -> dict[str, Any]:
        """What is there and what happened, ready to be printed as JSON; starts nothing."""
        known: dict[str, Any] = {"available": True, "size": self._size, "waiting": self._jobs.qsize()}
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
        }
        return {**known, "converters": [slot.health() for slot in self._slots]}

    def close(self) -> None:
        """End every process and remove every file; conversions that wait or run are told so."""
        if os.getpid() != self.owner:
            return  # a fork: the converters are the parent's
        with self._opening:
            self._closed = True
        self._turn_away()
        for slot in self._slots:
            slot.interrupt()
        for _thread in self._threads:
            self._jobs.put(None)
        for thread in self._threads:
            thread.join(2 * STOP_SECONDS)
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    def _refuse_if_closed(self) -> None:
        if self._closed:
            raise PartMissing(_("转换服务已经关闭：请重新启动 formgen 后再试。"))

    def _turn_away(self) -> None:
        while True:
            try:
                job = self._jobs.get_nowait()
            except queue.Empty:
                return
            if job is not None:
                job.future.set_exception(PartMissing(_("转换服务正在关闭，这份 PDF 没有生成：请稍后重试。")))

    def _work(self, slot: Slot) -> None:
        while (job := self._jobs.get()) is not None:
            if not job.future.set_running_or_notify_cancel():
                continue
            try:
                pdf = slot.convert(job.docx, job.fingerprint)
            except BaseException as fault:  # noqa: BLE001 - handed to whoever waits for the PDF
                job.future.set_exception(fault)
            else:
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
