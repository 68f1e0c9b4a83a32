"""Work on untrusted bytes in a child process of its own, with limits on all that it could take.

The child is a fresh interpreter that loads nothing but the one function it was asked for
(:mod:`formgen.reading.child`). It has no environment, no network where the system allows to take it
away, may write no file, and ends, with whatever it started, at the first limit it meets. What goes in is
ours and travels as a pickle; what comes back may be the work of the file's author and is plain JSON
(:mod:`formgen.reading.wire`).
"""

from __future__ import annotations

import json
import logging
import os
import pickle
import select
import signal
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from formgen.errors import BadInput, PartMissing
from formgen.messages import _
from formgen.reading.wire import LARGEST_ANSWER, message_from, value_from

if TYPE_CHECKING:
    from formgen.messages import Message

LOG = logging.getLogger(__name__)

MEBIBYTE = 1024**2
CHILD = str(Path(__file__).with_name("child.py"))
ROOT = str(Path(__file__).parents[2])
"""The folder that holds the package: a child started without site-packages of its own finds it there."""
CPU_SECONDS = 3
CPU_SECONDS_PER_MEBIBYTE = 4
MOST_CPU_SECONDS = 30
WAITING = 3.0
"""How many times its computing time a child may take on a busy machine."""
CHUNK = 1 << 20
AT_ONCE = threading.BoundedSemaphore(4)
"""So many children of one process work at a time; who comes later waits."""

BROKEN = _("这份文件已经损坏或不完整，读不出来：请用 Word、WPS 或 PDF 阅读器打开检查，另存一份后再上传。")
NO_CHILD = _("服务器现在开不了读取文件的进程，可能内存或进程数不足：请稍后再试，或者请管理员检查。")
TOO_HEAVY = _(
    "这份文件过于复杂，超出了允许的内存或时间，已经停止：请另存一份精简的文件，或者拆成几份再上传。"
)


@dataclass(frozen=True, slots=True)
class Limits:
    """What a child may take.

    :param seconds: by the clock on the wall. :param cpu_seconds: of computing.
    :param memory: bytes of address space. :param answer: bytes of what it gives back.
    """

    seconds: float = WAITING * CPU_SECONDS
    cpu_seconds: int = CPU_SECONDS
    memory: int = 1024 * MEBIBYTE
    answer: int = LARGEST_ANSWER

    def for_size(self, size: int) -> Limits:
        """These limits with time enough for an honest file of *size* bytes, as it came (packed)."""
        wanted = self.cpu_seconds + CPU_SECONDS_PER_MEBIBYTE * size // MEBIBYTE
        cpu = min(MOST_CPU_SECONDS, wanted)
        return replace(self, cpu_seconds=cpu, seconds=WAITING * cpu)


STANDARD = Limits()
LONG = Limits(seconds=WAITING * MOST_CPU_SECONDS, cpu_seconds=MOST_CPU_SECONDS)
"""For what is known to be long, such as a sheet of ten thousand rows."""


def in_limited_child(function: str, *arguments: object, limits: Limits = STANDARD) -> Any:  # noqa: ANN401 - whatever the function gives
    """What *function* (``package.module:name``) makes of *arguments*, worked out in a limited child.

    It may give back a :class:`formgen.reading.document.Document`, bytes, or what JSON knows.

    :raises formgen.errors.BadInput: what the function said with one itself; or that the file is broken
        when it failed otherwise, or too heavy when it met a limit.
    :raises formgen.errors.PartMissing: when the system starts no process.
    """
    request = {"path": [ROOT, *sys.path], "limits": asdict(limits), "function": function}
    with _unnamed_file() as question:
        pickle.dump(request, question, protocol=pickle.HIGHEST_PROTOCOL)
        pickle.dump(arguments, question, protocol=pickle.HIGHEST_PROTOCOL)
        question.seek(0)
        try:
            with AT_ONCE:
                answer = _answer_of(question, limits)
        except OSError as fault:
            raise PartMissing(NO_CHILD) from fault
    if answer is None:
        raise _failed(function, "limit", TOO_HEAVY)
    return _judged(function, answer)


def _answer_of(question: IO[bytes], limits: Limits) -> bytes | None:
    """All that the child wrote; ``None`` when it met the clock, its limits or the size of an answer."""
    child = subprocess.Popen(
        [sys.executable, "-I", "-S", CHILD],
        env={"LANG": "C.UTF-8"},
        cwd="/",
        stdin=question,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    with child:
        try:
            heard = _heard(child, time.monotonic() + limits.seconds, limits.answer)
        finally:
            # It leads its group and has not been reaped: the number is still its own.
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(child.pid, signal.SIGKILL)
    return heard


def _heard(child: subprocess.Popen[bytes], deadline: float, most: int) -> bytes | None:
    if child.stdout is None:  # never: it was asked for
        return None
    pipe = child.stdout.fileno()
    poll = select.poll()
    poll.register(pipe, select.POLLIN)
    pieces: list[bytes] = []
    size = 0
    while poll.poll(max(0.0, deadline - time.monotonic()) * 1000):
        piece = os.read(pipe, CHUNK)
        if not piece:
            return b"".join(pieces)
        pieces.append(piece)
        size += len(piece)
        if size > most:
            return None
    return None


def _judged(function: str, answer: bytes) -> Any:  # noqa: ANN401 - whatever the function gives
    """The value in *answer*, or the error that it stands for."""
    try:
        said: dict[str, Any] = json.loads(answer) if answer else {"limit": "it ended without a word"}
        if "value" in said:
            return value_from(said["value"])
        refused = BadInput(message_from(said["refused"])) if "refused" in said else None
    except (ValueError, TypeError, KeyError, RecursionError) as fault:
        raise _failed(function, type(fault).__name__, BROKEN) from fault
    if "limit" in said:
        raise _failed(function, "limit", TOO_HEAVY)
    raise refused or _failed(function, str(said.get("fault"))[:80], BROKEN)


def _failed(function: str, why: str, sentence: Message) -> BadInput:
    LOG.warning("%s did not read a file: %s", function, why)
    return BadInput(sentence)


def _unnamed_file() -> IO[bytes]:
    """A file that nobody else can open and that is gone with its last reader."""
    if hasattr(os, "memfd_create"):
        return os.fdopen(os.memfd_create("formgen"), "w+b")
    return tempfile.TemporaryFile()
