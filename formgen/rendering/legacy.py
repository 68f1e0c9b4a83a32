"""DOC in, DOCX out: a file of Word up to 2003 through a LibreOffice of its own.

Not through the warm ones that make PDFs: what is opened here was written by anybody, so each file gets a
new process with a new profile, shut in as they are (no network, no macros, no links), killed with its
group when time is up, and nothing of it stays. What comes out goes through the gate like any upload.
"""

from __future__ import annotations

import tempfile
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from formgen.errors import BadInput, PartMissing
from formgen.messages import _
from formgen.rendering.pdf.office import environment, find
from formgen.rendering.pdf.process import Leader
from formgen.rendering.pdf.worker import FILTER as DOCX_FILTER
from formgen.rendering.pdf.worker import NEW_PROFILE, sweep_pipes

if TYPE_CHECKING:
    from formgen.rendering.pdf.office import Office

DOC_FILTER = "MS Word 97"
"""Named, so that nothing else is opened under the name of a .doc."""
SECONDS = 30.0
LARGEST = 50 * 1024**2
"""Bytes of what may come out."""
AT_ONCE = threading.BoundedSemaphore(1)

FAILED = _("这个旧版 Word 文件（.doc）打不开或转换不了：请用 Word 或 WPS 打开，另存为 .docx 后再上传。")
NOT_HERE = _(
    "这里没有 LibreOffice，读不了旧版 Word 文件（.doc）：请另存为 .docx 后再上传，或者请管理员安装。"
)


def doc_to_docx(data: bytes) -> bytes:
    """The DOC *data* as DOCX, its text judged as untrusted as before.

    :raises formgen.errors.BadInput: when LibreOffice cannot convert it in time.
    :raises formgen.errors.PartMissing: without LibreOffice.
    """
    try:
        office = find()
    except PartMissing as fault:
        raise PartMissing(NOT_HERE) from fault
    with AT_ONCE, tempfile.TemporaryDirectory(prefix="formgen-doc-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source, target = folder / "document.doc", folder / "out" / "document.docx"
        source.write_bytes(data)
        (folder / "home").mkdir()
        _convert(office, folder)
        if not target.is_file() or target.stat().st_size > LARGEST:
            raise BadInput(FAILED)
        return target.read_bytes()


def _convert(office: Office, folder: Path) -> None:
    """Run LibreOffice, and once more when it only filled its new profile."""
    deadline = time.monotonic() + SECONDS
    if _run(office, folder, deadline) == NEW_PROFILE:
        _run(office, folder, deadline)


def _run(office: Office, folder: Path, deadline: float) -> int:
    command = office.command(
        folder / "profile",
        *(f"--infilter={DOC_FILTER}", "--convert-to", f"docx:{DOCX_FILTER}"),
        *("--outdir", str(folder / "out"), str(folder / "document.doc")),
    )
    leader = Leader([*office.isolation, *command], environment(folder / "home"), folder / "complaints.txt")
    try:
        leader.wait(max(0.0, deadline - time.monotonic()))
    finally:
        status = leader.end()
        sweep_pipes()
    return status
