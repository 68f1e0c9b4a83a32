"""One place in the pool: a converter and its supervisor, who starts, times, tries again and recycles."""

from __future__ import annotations

import logging
import threading
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from formgen.errors import ConversionFailed, PartMissing
from formgen.messages import _
from formgen.rendering.pdf.completeness import lost
from formgen.rendering.pdf.dialect import DIALECTS, in_dialect
from formgen.rendering.pdf.faults import Crashed, Hung, Refused
from formgen.rendering.pdf.identical import identical
from formgen.rendering.pdf.proof import prove, text_in

if TYPE_CHECKING:
    from formgen.rendering.pdf.converters import Converter
    from formgen.rendering.pdf.order import Order

LOG = logging.getLogger(__name__)
ATTEMPTS = 2
"""For a conversion that crashed or hung, and for a start that failed."""
SHOWN = 10
"""So many of the characters that got lost are said."""


@dataclass
class Tally:
    """What happened in one place of the pool since it was opened."""

    converted: int = 0
    failed: int = 0
    starts: int = 0
    crashes: int = 0
    timeouts: int = 0
    recycled: int = 0


class Slot:
    """A converter that is started when first needed and replaced when it fails.

    :param misreads_grid: whether its LibreOffice does (:mod:`.grid`).
    """

    def __init__(
        self, converter: Converter, timeout: float, recycle_after: int, *, misreads_grid: bool = False
    ) -> None:
        self._converter = converter
        self._timeout = timeout
        self._recycle_after = recycle_after
        self._misreads_grid = misreads_grid
        self._since_start = 0
        self._closing = threading.Event()
        self.tally = Tally()

    def convert(self, order: Order) -> bytes:
        """The proven PDF of *order*; errors are those of :meth:`formgen.rendering.pdf.pool.ConverterPool`."""
        try:
            pdf = identical(self._whole(order))
        except PartMissing:
            self.tally.failed += 1
            raise
        self.tally.converted += 1
        self._recycle()
        return pdf

    def _whole(self, order: Order) -> bytes:
        """A proven PDF that lacks nothing: where marks get lost in one dialect, the other is tried."""
        gone = ""
        for dialect in DIALECTS:
            docx = in_dialect(order.docx, dialect, misreads_grid=self._misreads_grid)
            pdf = self._try(docx, archival=order.archival)
            prove(pdf, order.fingerprint)
            gone = lost(order.docx, text_in(pdf))
            if not gone:
                return pdf
            LOG.warning("a PDF lacks %d characters of its document", len(gone))
        raise _incomplete(gone)

    def close(self) -> None:
        """End the converter; only for the thread that converts."""
        self._converter.stop()

    def interrupt(self) -> None:
        """Break off the conversion under way, for another thread."""
        self._closing.set()
        self._converter.interrupt()

    def health(self) -> dict[str, object]:
        """Process ids by role, conversions since the last start, and the tally."""
        return {
            **self._converter.processes(),
            "since_start": self._since_start,
            **asdict(self.tally),
        }

    def warm(self) -> None:
        """Start the converter unless it runs; :class:`formgen.errors.PartMissing` if it will not."""
        for left in reversed(range(ATTEMPTS)):
            running = self._converter.processes()
            try:
                self._converter.start()
            except (Crashed, Hung) as fault:
                self._not_started(fault, left)
            else:
                if self._converter.processes() != running:
                    self.tally.starts += 1
                    self._since_start = 0
                return

    def _not_started(self, fault: Exception, left: int) -> None:
        self._converter.stop()
        self._converter.forget()
        LOG.warning("LibreOffice does not start: %s", str(fault) or type(fault).__name__)
        self._stop_if_closing(fault)
        if not left:
            raise PartMissing(
                _("LibreOffice 启动不了：请运行 formgen doctor 查看原因；DOCX 文件照常可以下载。")
            ) from fault

    def _try(self, docx: bytes, *, archival: bool) -> bytes:
        fault: Exception | None = None
        for _attempt in range(ATTEMPTS):
            self.warm()
            try:
                return self._once(docx, archival=archival)
            except (Crashed, Hung) as problem:
                fault = problem
                self._clear_away(problem)
                self._stop_if_closing(problem)
        raise self._gave_up(fault) from fault

    def _once(self, docx: bytes, *, archival: bool) -> bytes:
        self._since_start += 1
        try:
            return self._converter.convert(docx, self._timeout, archival=archival)
        except Refused as fault:
            LOG.warning("LibreOffice refused a document: %s", fault)
            raise ConversionFailed(
                _(
                    "LibreOffice 打不开这份文件，没有生成 PDF：请用 Word 或 WPS 打开检查，另存为 .docx 后再试。"
                )
            ) from fault

    def _clear_away(self, fault: Exception) -> None:
        if isinstance(fault, Hung):
            self.tally.timeouts += 1
        else:
            self.tally.crashes += 1
        LOG.warning("a conversion %s; LibreOffice is started anew", type(fault).__name__.lower())
        self._converter.stop()

    def _stop_if_closing(self, fault: Exception) -> None:
        if self._closing.is_set():
            raise PartMissing(_("转换服务正在关闭，这份 PDF 没有生成：请稍后重试。")) from fault

    def _gave_up(self, fault: Exception | None) -> ConversionFailed:
        if isinstance(fault, Hung):
            return ConversionFailed(
                _(
                    "转换 PDF 超过 {seconds} 秒没有完成，重试后仍然如此，已经停止：请检查文件是否过大、"
                    "表格是否层层嵌套；DOCX 文件照常可以下载。",
                    seconds=f"{self._timeout:g}",
                )
            )
        return ConversionFailed(
            _("转换 PDF 时 LibreOffice 意外退出，重试后仍然如此：请稍后再试；DOCX 文件照常可以下载。")
        )

    def _recycle(self) -> None:
        if self._since_start >= self._recycle_after:
            self.tally.recycled += 1
            self._converter.stop()


def _incomplete(gone: str) -> ConversionFailed:
    return ConversionFailed(
        _(
            "转换出的 PDF 比文件少了 {count} 个字或标点（{shown}），已经作废：请下载 DOCX 文件，"
            "用 Word 或 WPS 另存为 PDF。",
            count=len(gone),
            shown="、".join(f"“{one}”" for one in dict.fromkeys(gone[:SHOWN])),
        )
    )
