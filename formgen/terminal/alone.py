"""One run at a time in a folder: two would take each other's unfinished files for what a killed run left behind."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from formgen.errors import BadInput
from formgen.messages import _

try:
    import fcntl
except ImportError:  # no such locks here: nobody is kept out, and what is left behind stays
    fcntl = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def alone(folder: Path) -> Iterator[bool]:
    """Hold *folder* until the block ends, or the process ends however it may; whether it could be held.

    It cannot on a disk or a system that knows no such locks: the run goes on all the same.

    :raises formgen.errors.BadInput: where another run holds it.
    """
    handle = _opened(folder)
    try:
        yield handle is not None and _lock(handle, folder)
    finally:
        if handle is not None:
            os.close(handle)


def _opened(folder: Path) -> int | None:
    """The folder, made where it is not there yet; what is wrong with it is said when a file is written."""
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        return os.open(folder, os.O_RDONLY)
    return None


def _lock(handle: int, folder: Path) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        said = _("另一个批量生成正在往{folder}里写：请等它结束，或者换一个输出目录。", folder=folder)
        raise BadInput(said) from None
    except (OSError, AttributeError):
        return False
    return True
