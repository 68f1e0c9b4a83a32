"""Judging a contract that somebody uploaded in a process of its own: whatever its words are, the site goes on.

The rules read words that anybody may have written. A text that costs them minutes would keep every other
request of the process waiting; here the process that judges it is ended, and the reviewer is told. It is
kept between contracts, because loading the law takes longer than judging one.
"""

from __future__ import annotations

import atexit
import json
import logging
import os
import pickle
import select
import signal
import subprocess
import sys
import threading
import time
from base64 import b64decode
from contextlib import suppress
from struct import calcsize, unpack
from typing import TYPE_CHECKING, Any

from formgen.errors import BadInput, PartMissing
from formgen.messages import _
from formgen.reading.limited import NO_CHILD, TOO_HEAVY
from formgen.storage import Outcome

if TYPE_CHECKING:
    from formgen.reading import Document

LOG = logging.getLogger(__name__)
SECONDS = 120.0
"""By the clock, for one contract: three hundred pages take a few; a worker may keep a review for longer."""
AT_ONCE = 3
"""One more than a site has workers that review: whoever compares two versions need not wait for them."""
WAIT = 60.0
"""Seconds for which a page waits until a judge is free."""
FAULTY = _("这份合同没能处理完：请重试；仍然不行的，请把文件交给系统管理员。")
BUSY = _("正在处理的合同太多，现在轮不到这一份：请过一两分钟再试。")
MOST_ANSWERS = 500
"""After so many contracts a judge is replaced, so that nothing piles up in it."""
LARGEST = 256 * 1024**2
HEAD = ">Q"


class Judge:
    """One process that judges contracts, one after another."""

    def __init__(self) -> None:
        self.answers = 0
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-m", "formgen.service.judging"],
            env={"LANG": "C.UTF-8", "PYTHONWARNINGS": "ignore"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def ask(self, task: str, given: tuple[Any, ...], seconds: float) -> bytes | None:
        """The answer to *task* as JSON; ``None`` when there is none within *seconds*, or never will be."""
        deadline = time.monotonic() + seconds
        self.answers += 1
        with suppress(BrokenPipeError):
            pickle.dump((task, given), self._stream("stdin"), protocol=pickle.HIGHEST_PROTOCOL)
            self._stream("stdin").flush()
            head = self._read(calcsize(HEAD), deadline)
            size = unpack(HEAD, head)[0] if head else LARGEST + 1
            return self._read(size, deadline) if size <= LARGEST else None
        return None

    def end(self) -> None:
        """End the process and whatever it started."""
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)
        with self._process:
            pass

    def _stream(self, name: str) -> Any:  # noqa: ANN401 - both pipes were asked for
        return getattr(self._process, name)

    def _read(self, size: int, deadline: float) -> bytes | None:
        pipe = self._stream("stdout").fileno()
        poll = select.poll()
        poll.register(pipe, select.POLLIN)
        pieces: list[bytes] = []
        while size and poll.poll(max(0.0, deadline - time.monotonic()) * 1000):
            piece = os.read(pipe, min(size, 1 << 20))
            if not piece:
                return None
            pieces.append(piece)
            size -= len(piece)
        return None if size else b"".join(pieces)


_IDLE: list[Judge] = []
_TURN = threading.BoundedSemaphore(AT_ONCE)
_LOCK = threading.Lock()


def outcome(document: Document, seconds: float = SECONDS) -> Outcome:
    """What is kept of the review of *document*.

    :raises formgen.errors.BadInput: when it took longer than *seconds*, or too much memory.
    """
    kept = ask("review", document, seconds=seconds, wait=None)
    kept |= {name: b64decode(kept[name], validate=True) for name in ("document", "report")}
    return Outcome(**{**kept, "keys": frozenset(kept["keys"])})


def ask(
    task: str,
    *given: object,
    seconds: float = SECONDS,
    wait: float | None = WAIT,
) -> Any:  # noqa: ANN401 - JSON, by the task
    """What a judge answers to *task* about what it is *given*.

    :param wait: seconds until one is free; ``None`` waits for as long as it takes, as only a worker may.
    :raises formgen.errors.BadInput: when it took longer than *seconds*, too much memory, or none was free.
    """
    if not _TURN.acquire(timeout=wait):
        raise BadInput(BUSY)
    try:
        judge = _taken()
        answer = judge.ask(task, given, seconds)
        _put_back(judge, sound=answer is not None)
    finally:
        _TURN.release()
    if answer is None:
        LOG.warning("a contract met the limits of judging")
        raise BadInput(TOO_HEAVY)
    return _judged(json.loads(answer))


def make_ready() -> None:
    """Have a judge wait for the next contract: loading the law takes a second.

    Nothing where as many judges are at work as may be. Where the system starts none now, the site goes on, and
    the first contract asks again.
    """
    if not _TURN.acquire(blocking=False):
        return
    try:
        with suppress(PartMissing):
            _put_back(_taken(), sound=True)
    finally:
        _TURN.release()


@atexit.register
def _end_all() -> None:
    with _LOCK:
        while _IDLE:
            _IDLE.pop().end()


def _judged(said: dict[str, Any]) -> Any:  # noqa: ANN401 - JSON, by the task
    if "value" not in said:
        LOG.error("judging a contract failed: %s", said.get("fault", "memory"))
        raise BadInput(TOO_HEAVY if "limit" in said else FAULTY)
    return said["value"]


def _taken() -> Judge:
    with _LOCK:
        if _IDLE:
            return _IDLE.pop()
    try:
        return Judge()
    except OSError as fault:
        raise PartMissing(NO_CHILD) from fault


def _put_back(judge: Judge, *, sound: bool) -> None:
    if sound and judge.answers < MOST_ANSWERS:
        with _LOCK:
            _IDLE.append(judge)
    else:
        judge.end()
