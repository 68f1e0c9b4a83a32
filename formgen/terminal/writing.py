"""Files under their final names: whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from formgen.errors import BadInput
from formgen.messages import _


def write_all(folder: Path, documents: dict[str, bytes]) -> list[Path]:
    """Write *documents* into *folder* by name; each appears under its final name only when complete."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return [_write(folder / name, content) for name, content in documents.items()]
    except OSError as fault:
        said = _(
            "写不进 {folder}：{why}。请检查路径、权限和磁盘空间。", folder=folder, why=fault.strerror or fault
        )
        raise BadInput(said) from None


def _write(path: Path, content: bytes) -> Path:
    """Write beside the final name, bring it to the disk, then rename: a kill leaves no half file."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".formgen-", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return path
