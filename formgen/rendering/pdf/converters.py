"""Two ways to have one DOCX converted: a warm LibreOffice that stays, or a cold one for each document.

Neither judges nor tries again: a :class:`Converter` converts, or says with :class:`Crashed`,
:class:`Hung` or :class:`Refused` why not.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

from formgen.rendering.pdf import worker
from formgen.rendering.pdf.faults import Crashed, Hung, Refused
from formgen.rendering.pdf.office import environment
from formgen.rendering.pdf.process import Leader, outlived

if TYPE_CHECKING:
    from pathlib import Path

    from formgen.rendering.pdf.office import Office

START_SECONDS = 60
"""The first start on a slow disk; a warm machine needs less than one."""
GREETING_SECONDS = START_SECONDS + 5
"""So much longer is the helper waited for, that it can say itself what ails."""
DYING_SECONDS = 2.0
"""How long a killed LibreOffice may take to be gone: it has much memory to give back."""
STOP_SECONDS = 3.0
"""How long a helper may take to end its LibreOffice before both are killed."""


class Converter(Protocol):
    """One LibreOffice, there or to be started."""

    def start(self) -> None:
        """Make ready; nothing to do if it is."""

    def convert(self, docx: bytes, seconds: float, *, archival: bool = False) -> bytes:
        """The PDF of *docx*, or its PDF/A, within *seconds*."""

    def stop(self) -> None:
        """End every process; it may be started again."""

    def interrupt(self) -> None:
        """Make the conversion under way end as crashed; for another thread than the owner's."""

    def forget(self) -> None:
        """Drop what is kept from one start to the next: it may be what ails."""

    def processes(self) -> dict[str, int]:
        """The process ids by role: ``helper`` and ``office``; empty while none runs."""


def converter(office: Office, folder: Path) -> Converter:
    """The best converter that *office* allows, living in *folder*."""
    return Warm(office, office.python, folder) if office.python else Cold(office, folder)


class Warm:
    """A LibreOffice that stays, behind a helper process that speaks UNO with it."""

    def __init__(self, office: Office, python: Path, folder: Path) -> None:
        self._office = office
        self._python = python
        self._desk = Desk(folder)
        self._helper: Leader | None = None
        self._office_pid = 0

    def start(self) -> None:
        """Start helper and LibreOffice unless they run."""
        if self._helper is not None and self._helper.alive():
            return
        self.stop()
        self._desk.clear()
        self._helper = Leader(
            [*self._office.isolation, str(self._python), "-I", worker.__file__],
            environment(self._desk.home),
            self._desk.complaints,
        )
        self._helper.say(json.dumps(self._settings()).encode())
        try:
            ready = json.loads(self._helper.hear(GREETING_SECONDS))
        except Crashed as fault:
            raise Crashed(self._desk.last_complaint()) from fault
        self._office_pid = ready["office_pid"]

    def convert(self, docx: bytes, seconds: float, *, archival: bool = False) -> bytes:
        """Let the helper open a private copy of *docx* and fetch what it wrote."""
        if self._helper is None:
            raise Crashed
        self._desk.lay(docx)
        request = {"source": str(self._desk.source), "target": str(self._desk.target), "archival": archival}
        self._helper.say(json.dumps(request).encode())
        answer = json.loads(self._helper.hear(seconds))
        if "refused" in answer:
            raise Refused(answer["refused"])
        return self._desk.take()

    def stop(self) -> None:
        """Ask the helper to end LibreOffice and itself; kill the group of one that does not."""
        helper, office_pid = self._helper, self._office_pid
        self._helper, self._office_pid = None, 0
        if helper is None:
            return
        _ask_to_stop(helper)
        helper.end(STOP_SECONDS)
        outlived(office_pid, DYING_SECONDS)  # its pipe is swept only when nobody listens any more
        worker.sweep_pipes()

    def interrupt(self) -> None:
        """Ask the helper to go; whoever waits for its answer finds it crashed."""
        helper = self._helper
        if helper is not None:
            _ask_to_stop(helper)

    def forget(self) -> None:
        """Begin the next time with a new profile."""
        self._desk.forget()

    def processes(self) -> dict[str, int]:
        """The helper and its LibreOffice."""
        helper = self._helper
        if helper is None or not self._office_pid or not helper.alive():
            return {}
        return {"helper": helper.pid, "office": self._office_pid}

    def _settings(self) -> dict[str, object]:
        pipe = f"formgen-{os.getpid()}-{secrets.token_hex(8)}"
        return {
            "command": self._office.command(self._desk.profile, f"--accept=pipe,name={pipe};urp;"),
            "environment": environment(self._desk.home),
            "pipe": pipe,
            "scratch": str(self._desk.folder.parent),
            "start_seconds": START_SECONDS,
        }


class Cold:
    """A LibreOffice started anew for each document, where the Python bridge is missing."""

    def __init__(self, office: Office, folder: Path) -> None:
        self._office = office
        self._desk = Desk(folder)
        self._running: Leader | None = None

    def start(self) -> None:
        """Nothing: it starts with the document."""
        self._desk.clear()

    def convert(self, docx: bytes, seconds: float, *, archival: bool = False) -> bytes:
        """Run LibreOffice once; again if it asks for that after it has filled its profile."""
        self._desk.lay(docx)
        options = worker.ARCHIVAL if archival else worker.EXPORT
        if self._run(seconds, options) == worker.NEW_PROFILE:
            self._run(seconds, options)
        return self._desk.take()

    def stop(self) -> None:
        """Kill the group of the conversion under way."""
        running, self._running = self._running, None
        if running is not None:
            running.end()
            worker.sweep_pipes()

    def interrupt(self) -> None:
        """Kill the conversion under way, for another thread."""
        running = self._running
        if running is not None:
            running.kill()

    def forget(self) -> None:
        """Begin the next time with a new profile."""
        self._desk.forget()

    def processes(self) -> dict[str, int]:
        """The LibreOffice of the conversion under way."""
        running = self._running
        return {} if running is None else {"office": running.pid}

    def _run(self, seconds: float, options: dict[str, object]) -> int:
        export = f"pdf:writer_pdf_Export:{json.dumps(_typed(options))}"
        command = self._office.command(
            self._desk.profile,
            f"--infilter={worker.FILTER}",
            *("--convert-to", export, "--outdir", str(self._desk.folder), str(self._desk.source)),
        )
        self._running = running = Leader(
            [*self._office.isolation, *command], environment(self._desk.home), self._desk.complaints
        )
        if not running.wait(seconds):
            raise Hung
        status = running.end()
        self._running = None
        if status not in (0, worker.NEW_PROFILE):
            raise Crashed(status)
        return status


class Desk:
    """The folder of one converter: its profile, its home, the document in hand."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.profile = folder / "profile"
        self.home = folder / "home"
        self.source = folder / "document.docx"
        self.target = folder / "document.pdf"
        self.complaints = folder / "complaints.txt"

    def clear(self) -> None:
        """An empty home and no document; the profile stays, filling one costs a start."""
        shutil.rmtree(self.home, ignore_errors=True)
        self.home.mkdir(parents=True, mode=0o700)
        self.source.unlink(missing_ok=True)
        self.target.unlink(missing_ok=True)

    def forget(self) -> None:
        """Let the next start fill a new profile: this one may be what ails."""
        shutil.rmtree(self.profile, ignore_errors=True)

    def lay(self, docx: bytes) -> None:
        """Put down the document to convert."""
        self.target.unlink(missing_ok=True)
        self.source.write_bytes(docx)

    def take(self) -> bytes:
        """Pick up the PDF and leave nothing; :class:`Refused` if none was written."""
        try:
            return self.target.read_bytes()
        except FileNotFoundError as fault:
            raise Refused(*fault.args) from fault
        finally:
            self.source.unlink(missing_ok=True)
            self.target.unlink(missing_ok=True)

    def last_complaint(self) -> str:
        """The last line that the helper wrote before it went."""
        lines = self.complaints.read_text("utf-8", errors="replace").strip().splitlines()
        return lines[-1] if lines else ""


def _ask_to_stop(helper: Leader) -> None:
    with suppress(Crashed):  # gone already: what it left in its group is killed after
        helper.say(b'{"stop": true}')


def _typed(options: dict[str, object]) -> dict[str, dict[str, object]]:
    # The command line wants each export option with its type.
    kinds = {bool: "boolean", int: "long"}
    return {
        name: {"type": kinds[type(value)], "value": str(value).lower()} for name, value in options.items()
    }
