"""The helper process of one converter: owns one LibreOffice and speaks UNO with it.

Run by the system's Python, which alone has the matching ``uno`` module; standard library and uno only,
and no younger Python than 3.10. It is no more than a pair of hands: the pool decides, watches the
clock and judges the PDF.

It reads one JSON object a line from standard input and answers likewise::

    {"command": […], "environment": {…}, "pipe": "name", "scratch": "…", "start_seconds": 60}
        → {"ready": true, "office_pid": 4711}
    {"source": "/…/in.docx", "target": "/…/out.pdf", "archival": false}
        → {"done": true} or {"refused": "why"}
    {"stop": true}                                   LibreOffice is ended, then this process

When standard input closes without a stop, the process that owned the pool is dead: LibreOffice and
the scratch folder go too.
"""

from __future__ import annotations

import importlib
import json
import os
import queue
import select
import shutil
import socket
import subprocess
import sys
import threading
import time
from contextlib import suppress
from errno import ENOENT, ETIMEDOUT
from pathlib import Path
from typing import Any, NoReturn

FILTER = "MS Word 2007 XML"
"""Named, so that nothing else is opened under the name of a .docx."""

EXPORT: dict[str, object] = {
    "UseTaggedPDF": True,
    "ExportBookmarks": True,
    "ExportFormFields": False,
    "EmbedStandardFonts": True,
}

ARCHIVAL: dict[str, object] = {**EXPORT, "SelectPdfVersion": 2}
"""PDF/A-2b: fonts and colours within the file, nothing that runs or points outside."""

NEW_PROFILE = 81
"""LibreOffice ends with this after it has filled a new profile, to be started again."""

OFFICE_DIED = 3
STARTS = 4
PIPES = Path("/tmp")  # noqa: S108 - LibreOffice always puts its pipes there
GLANCE_SECONDS = 1.0


class Office:
    """One LibreOffice process and the desktop object behind its pipe."""

    def __init__(self, settings: dict[str, Any]) -> None:
        self._settings = settings
        self._process: subprocess.Popen[bytes] | None = None
        self._ending = threading.Lock()
        self._desktop: Any = None

    def start(self) -> int:
        """Start LibreOffice, wait until it answers, and return its process id."""
        context = importlib.import_module("uno").getComponentContext()
        resolver = context.ServiceManager.createInstanceWithContext(
            "com.sun.star.bridge.UnoUrlResolver", context
        )
        deadline = time.monotonic() + self._settings["start_seconds"]
        process = self._launch()
        starts = 1
        while time.monotonic() < deadline:
            status = process.poll()
            if status is not None:
                if starts == STARTS or status not in (0, NEW_PROFILE):
                    raise ChildProcessError(status, "LibreOffice ended")
                process, starts = self._launch(), starts + 1
            if self._connect(resolver):
                threading.Thread(target=self._watch, args=(process,), daemon=True).start()
                return process.pid
            time.sleep(0.02)
        raise TimeoutError(ETIMEDOUT, "LibreOffice does not answer")

    def convert(self, source: str, target: str, *, archival: bool) -> None:
        """Open the DOCX *source* and write it to *target* as PDF, or as PDF/A."""
        loading = {
            "Hidden": True,
            "ReadOnly": True,
            "FilterName": FILTER,
            "MacroExecutionMode": 0,  # com.sun.star.document.MacroExecMode.NEVER_EXECUTE
            "UpdateDocMode": 0,  # com.sun.star.document.UpdateDocMode.NO_UPDATE
        }
        document = self._desktop.loadComponentFromURL(_url(source), "_blank", 0, _properties(loading))
        if document is None:
            raise FileNotFoundError(ENOENT, "LibreOffice could not open it", source)
        try:
            storing = {"FilterName": "writer_pdf_Export", "FilterData": ARCHIVAL if archival else EXPORT}
            document.storeToURL(_url(target), _properties(storing))
        finally:
            document.close(True)  # noqa: FBT003 - UNO knows no keywords

    def ping(self) -> None:
        """Return if LibreOffice answers; raise what UNO raises if the bridge is gone."""
        self._desktop.getImplementationName()

    def end(self, status: int) -> NoReturn:
        """End LibreOffice, then this process; the first thread to call it decides the status."""
        self._ending.acquire()
        process = self._process
        if process is not None:
            process.kill()
            process.wait()
        sweep_pipes()
        os._exit(status)

    def _launch(self) -> subprocess.Popen[bytes]:
        settings = self._settings
        with self._ending:
            self._process = subprocess.Popen(
                settings["command"],
                env=settings["environment"],
                cwd=settings["environment"]["HOME"],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        return self._process

    def _connect(self, resolver: Any) -> bool:
        try:
            remote = resolver.resolve(
                f"uno:pipe,name={self._settings['pipe']};urp;StarOffice.ComponentContext"
            )
            self._desktop = remote.ServiceManager.createInstanceWithContext(
                "com.sun.star.frame.Desktop", remote
            )
        except Exception:  # noqa: BLE001 - UNO raises classes of its own; any of them means “not yet”
            return False
        return self._desktop is not None

    def _watch(self, process: subprocess.Popen[bytes]) -> None:
        process.wait()
        self.end(OFFICE_DIED)


def sweep_pipes() -> None:
    """Remove the pipes that a killed LibreOffice of this user left behind: those where nobody listens."""
    for path in PIPES.glob("OSL_PIPE_*"):
        try:
            if path.lstat().st_uid != os.getuid():
                continue
            with socket.socket(socket.AF_UNIX) as probe:
                probe.settimeout(1)
                probe.connect(str(path))
        except ConnectionRefusedError:
            with suppress(OSError):  # swept by a neighbour in the same moment
                path.unlink()
        except OSError:
            continue


def _properties(values: dict[str, Any]) -> tuple[Any, ...]:
    uno = importlib.import_module("uno")
    made = []
    for name, value in values.items():
        one = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
        one.Name = name
        if isinstance(value, dict):
            one.Value = uno.Any("[]com.sun.star.beans.PropertyValue", _properties(value))
        else:
            one.Value = value
        made.append(one)
    return tuple(made)


def _url(path: str) -> str:
    url: str = importlib.import_module("uno").systemPathToFileUrl(path)
    return url


class Line:
    """Standard input and output, kept free of whatever LibreOffice's libraries may print."""

    def __init__(self) -> None:
        self._out = os.dup(1)
        os.dup2(2, 1)
        self._rest = b""
        self._parent = os.getppid()
        self.requests: queue.Queue[dict[str, Any]] = queue.Queue()

    def say(self, **answer: object) -> None:
        """Answer with one line."""
        os.write(self._out, json.dumps(answer).encode() + b"\n")

    def read(self) -> dict[str, Any] | None:
        """The next object; None when the owner of the pool is gone."""
        while b"\n" not in self._rest:
            ready, _, _ = select.select([0], [], [], GLANCE_SECONDS)
            # A forked sibling may hold the pipe open after its owner's death.
            if os.getppid() != self._parent:
                return None
            if ready:
                more = os.read(0, 65536)
                if not more:
                    return None
                self._rest += more
        line, _, self._rest = self._rest.partition(b"\n")
        request: dict[str, Any] = json.loads(line)
        return request

    def listen(self, office: Office, scratch: str) -> None:
        """Queue the requests; at a stop or at the owner's death end everything, whatever goes on."""
        while True:
            request = self.read()
            if request is None:
                shutil.rmtree(scratch, ignore_errors=True)
                office.end(0)
            if "stop" in request:
                office.end(0)
            self.requests.put(request)


def main() -> None:
    """Start LibreOffice and convert until told to stop."""
    line = Line()
    settings = line.read()
    if settings is None:
        return
    office = Office(settings)
    threading.Thread(target=line.listen, args=(office, settings["scratch"]), daemon=True).start()
    try:
        line.say(ready=True, office_pid=office.start())
        while True:
            _serve(office, line, line.requests.get())
    except BaseException as fault:  # noqa: BLE001 - LibreOffice must not outlive this process
        print(f"{type(fault).__name__}: {fault}", file=sys.stderr, flush=True)  # noqa: T201 - who started it reads this
        office.end(1)


def _serve(office: Office, line: Line, request: dict[str, Any]) -> None:
    try:
        office.convert(request["source"], request["target"], archival=request["archival"])
    except Exception as fault:  # noqa: BLE001 - UNO raises classes of its own
        office.ping()  # one that is dying refuses nothing: it has crashed
        line.say(refused=f"{type(fault).__name__}: {fault}")
    else:
        line.say(done=True)


if __name__ == "__main__":
    main()
