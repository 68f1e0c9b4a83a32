"""The child of :mod:`formgen.reading.limited`: takes its limits upon itself, then does the one thing asked.

Run by path, as a program. Before the limits stand it has loaded nothing but the standard library and has
read nothing but what its parent wrote.
"""

from __future__ import annotations

import json
import os
import pickle
import resource
import sys
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

OPEN_FILES = 64
NEW_NETWORK = 0x40000000
NEW_USER = 0x10000000
NO_NEW_PRIVILEGES = 38


def main() -> None:
    """Answer the request on standard input with one JSON object on standard output."""
    # Whatever a library prints must not mix with the answer.
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    request = pickle.load(sys.stdin.buffer)  # noqa: S301 - from the parent, who is trusted
    sys.path[:] = request["path"]
    shut_in(request["limits"])
    try:
        answer = json.dumps(_answer(request["function"]), ensure_ascii=False).encode("utf-8", "surrogatepass")
    except MemoryError:
        answer = b'{"limit": "memory"}'
    out.write(answer)
    out.flush()
    os._exit(0)  # nothing is tidied up that a hostile file may have left in a library


def shut_in(limits: dict[str, Any]) -> None:
    """Take the limits of :class:`formgen.reading.limited.Limits` upon this process, for good."""
    for what, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NPROC, 0),
        (resource.RLIMIT_NOFILE, OPEN_FILES),
        (resource.RLIMIT_AS, limits["memory"]),
        (resource.RLIMIT_CPU, limits["cpu_seconds"]),
    ):
        with suppress(ValueError, OSError):  # a limit that is lower already stays
            resource.setrlimit(what, (most, most))
    with suppress(Exception):
        _without_network()


def _without_network() -> None:
    from ctypes import CDLL  # noqa: PLC0415 - may be missing, and is no reason to fail

    system = CDLL(None)
    system.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    if system.unshare(NEW_NETWORK) != 0:
        system.unshare(NEW_USER | NEW_NETWORK)


def _answer(function: str) -> dict[str, Any]:
    from formgen.errors import BadInput  # noqa: PLC0415 - once the limits stand
    from formgen.reading.wire import message_as, value_as  # noqa: PLC0415 - as above

    try:
        module, _colon, name = function.partition(":")
        work: Callable[..., Any] = getattr(import_module(module), name)
        arguments = pickle.load(sys.stdin.buffer)  # noqa: S301 - from the parent, who is trusted
        return {"value": value_as(work(*arguments))}
    except BadInput as refused:
        return {"refused": message_as(refused.message)}
    except MemoryError:
        return {"limit": "memory"}
    except Exception as fault:  # noqa: BLE001 - libraries raise some fifteen classes on broken files
        return {"fault": type(fault).__name__}


if __name__ == "__main__":
    main()
