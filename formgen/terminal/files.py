"""Contracts, packets and attachments from files or standard input, as bytes."""

from __future__ import annotations

import sys
from pathlib import Path

from formgen.errors import BadInput
from formgen.messages import _
from formgen.terminal.system import why

PIPE = "-"
LARGEST = 300 * 1024 * 1024
"""Bytes that are read at most, as many as a packet may have; who reads a file says its own, narrower limit."""


def bytes_of(name: str) -> bytes:
    """The bytes of the file *name*, or of standard input for ``-``; :class:`BadInput` with a sentence."""
    try:
        data = _from_pipe() if name == PIPE else _from_file(Path(name))
    except OSError as fault:
        raise BadInput(_("打不开 {name}：{why}。请检查路径和权限。", name=name, why=why(fault))) from None
    if len(data) > LARGEST:
        raise BadInput(_("{name} 超过 {most} MB，太大了，没有读。", name=name, most=LARGEST // 2**20))
    return data


def _from_pipe() -> bytes:
    if sys.stdin is None:  # the caller closed it
        raise BadInput(_("没有标准输入可读：请把合同存成文件，或用管道送来。"))
    return sys.stdin.buffer.read(LARGEST + 1)


def _from_file(path: Path) -> bytes:
    if not path.is_file() and not path.is_dir() and path.exists():  # opening a pipe would wait for its writer
        raise BadInput(
            _("{name} 不是普通文件（是管道或者设备）：请给出文件，或者用 - 从标准输入读。", name=path)
        )
    with path.open("rb") as file:
        return file.read(LARGEST + 1)
