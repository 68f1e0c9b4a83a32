"""What the system refuses, in words: the usual faults of files and folders."""

from __future__ import annotations

import errno
from typing import Final

from formgen.errors import BadInput, FormgenError, PartMissing
from formgen.messages import Message, _

REASONS: Final = {
    errno.ENOENT: _("没有这个文件或目录"),
    errno.EACCES: _("没有权限"),
    errno.EPERM: _("系统不允许"),
    errno.EISDIR: _("这是一个目录"),
    errno.ENOTDIR: _("路径中有一段不是目录"),
    errno.EEXIST: _("同名的文件已经存在"),
    errno.ENOSPC: _("磁盘已满"),
    errno.EDQUOT: _("已超过磁盘配额"),
    errno.EROFS: _("所在的磁盘只能读、不能写"),
    errno.ENAMETOOLONG: _("名称太长"),
    errno.ELOOP: _("符号链接绕成了圈"),
    errno.EIO: _("读写磁盘时出错"),
}
FULL: Final = (errno.ENOSPC, errno.EDQUOT, errno.EIO)
"""What no other path or right mends: a part is missing, and the same command may work later."""


def why(fault: OSError) -> Message | str:
    """The reason of *fault*, in words where it is a usual one."""
    return REASONS.get(fault.errno or 0) or fault.strerror or str(fault)


def refusal(fault: OSError, said: Message) -> FormgenError:
    """*said* as what it is: :class:`PartMissing` for a disk that is full or fails, :class:`BadInput` else."""
    return PartMissing(said) if fault.errno in FULL else BadInput(said)
