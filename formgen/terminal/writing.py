"""Files under their final names: all of them or none, and each whole."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from formgen.messages import _
from formgen.terminal.system import refusal, why

if TYPE_CHECKING:
    from collections.abc import Iterable


UNFINISHED = ".formgen-"
"""How the name of a file begins that is being written."""


def write_all(
    folder: Path, documents: dict[str, bytes], *, sync: bool = True, unfinished: str = UNFINISHED
) -> list[Path]:
    """Write *documents* into *folder* by name; they get their final names when all are on the disk.

    Documents of an earlier run are replaced, other files left alone. What cannot be written is
    :class:`formgen.errors.BadInput`, a full disk :class:`formgen.errors.PartMissing`; nothing
    unfinished stays behind.

    :param sync: whether to wait until the disk has them: not for thousands, of which a report tells afterwards.
    :param unfinished: how the names of unfinished files begin, for who clears away what a killed run left behind.
    """
    written: list[Path] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _refuse_folders(folder, documents)
        written.extend(_put_beside(folder, content, unfinished, sync=sync) for content in documents.values())
        return [_named(part, folder / name) for part, name in zip(written, documents, strict=True)]
    except OSError as fault:
        said = _("写不进 {folder}：{why}。请检查路径、权限和磁盘空间。", folder=folder, why=why(fault))
        raise refusal(fault, said) from None
    finally:
        for part in written:
            part.unlink(missing_ok=True)


def _refuse_folders(folder: Path, names: Iterable[str]) -> None:
    """A folder of the same name cannot be replaced: better known before anything is."""
    for name in names:
        if (folder / name).is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), name)


def _put_beside(folder: Path, content: bytes, unfinished: str, *, sync: bool) -> Path:
    """Write into a file that nobody takes for a document, down to the disk: a kill leaves no half document."""
    handle, name = tempfile.mkstemp(dir=folder, prefix=unfinished, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            if sync:
                file.flush()
                os.fsync(file.fileno())
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)


def _named(part: Path, path: Path) -> Path:
    """Give the finished file its name, and the rights that the user's other new files have."""
    part.chmod(0o666 & ~_umask())
    return part.replace(path)


def _umask() -> int:
    """Which rights the user wants new files not to have; the system tells only by setting it."""
    current = os.umask(0o077)
    os.umask(current)
    return current
