"""What a failing database says, as one sentence a person can act on.

Each driver has its own codes; here they meet: SQLite by its result code, PostgreSQL by SQLSTATE.
A fault that is ours (a broken constraint, wrong SQL) is not dressed up: it goes on as it is.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from sqlalchemy import exc

from formgen.errors import BadInput, FormgenError, PartMissing
from formgen.messages import Message, _

if TYPE_CHECKING:
    from collections.abc import Iterator

BUSY = _("数据库正忙，这一次没有保存成功：请稍候再试一次。")
FULL = _("磁盘已满，没有保存成功：请腾出磁盘空间后再试；已经保存的内容不受影响。")
READ_ONLY = _("数据库只能读、不能写：请检查数据库文件及其目录的权限。")
DAMAGED = _("数据库文件已损坏或者不是数据库：请用备份恢复。")
UNREADABLE = _("打不开数据库：请检查数据库所在的目录是否存在、是否有读写权限，地址是否写对。")
UNREACHABLE = _("连不上数据库服务：请检查它是否在运行，地址、库名、用户名和口令是否正确，稍候再试。")
FAILING_DISK = _("读写数据库文件时磁盘出错：请检查磁盘。")
OUTDATED = _("数据库还没有建好，或者版本过旧：请先运行 formgen db upgrade。")
NOT_ALLOWED = _(
    "数据库不许这个角色做这一步。刚换了新版本的，请先用表的所有者的地址运行 formgen db upgrade；恢复也用所有者的地址；"
    "平时用的角色请再运行一次 formgen db roles。"
)
UNSTORABLE = _("内容里有数据库不能保存的字符或数值：请删去看不见的字符后再试。")

BY_SQLITE_CODE: Final = {
    "SQLITE_BUSY": BUSY,
    "SQLITE_LOCKED": BUSY,
    "SQLITE_FULL": FULL,
    "SQLITE_READONLY": READ_ONLY,
    "SQLITE_PERM": UNREADABLE,
    "SQLITE_AUTH": UNREADABLE,
    "SQLITE_CANTOPEN": UNREADABLE,
    "SQLITE_CORRUPT": DAMAGED,
    "SQLITE_NOTADB": DAMAGED,
    "SQLITE_IOERR": FAILING_DISK,
}

# The first characters of SQLSTATE, longest first: one code, then its class.
BY_SQLSTATE: Final = {
    "42P01": OUTDATED,  # undefined table
    "42501": NOT_ALLOWED,  # insufficient privilege: mostly the program's role, where a migration is due
    "42703": OUTDATED,  # undefined column
    "53100": FULL,
    "55P03": BUSY,  # lock not available in time
    "25006": READ_ONLY,
    "53": BUSY,  # too many connections, out of memory
    "40": BUSY,  # deadlock, serialization failure
    "57": UNREACHABLE,  # shutting down, starting up, killed
    "08": UNREACHABLE,
    "28": UNREACHABLE,  # refused by name or password
    "3D": UNREACHABLE,  # no such database
    "22": UNSTORABLE,
    "XX": DAMAGED,
    "58": FAILING_DISK,
}


@contextmanager
def spoken() -> Iterator[None]:
    """Turn the database's faults inside the block into :class:`PartMissing` or :class:`BadInput`."""
    try:
        yield
    except (exc.SQLAlchemyError, UnicodeEncodeError, OverflowError) as error:
        said = sentence(error)
        if said is None:
            raise
        raise said from error


def sentence(error: Exception) -> FormgenError | None:
    """The refusal that a person understands, or None when the fault is one of the program."""
    if isinstance(error, exc.TimeoutError):  # every connection of the pool is in use
        return PartMissing(BUSY)
    cause = error.orig if isinstance(error, exc.StatementError) else error
    if isinstance(cause, UnicodeEncodeError | OverflowError) or isinstance(error, exc.DataError):
        return BadInput(UNSTORABLE)
    if not isinstance(error, exc.DBAPIError) or isinstance(error, exc.IntegrityError):
        return None
    said = _of_sqlite(error.orig) or _of_postgresql(error)
    if said is UNSTORABLE:
        return BadInput(said)
    return PartMissing(said) if said else None


def _of_sqlite(cause: object) -> Message | None:
    name: str = getattr(cause, "sqlite_errorname", "")
    if name == "SQLITE_ERROR" and str(cause).startswith(("no such table", "no such column")):
        return OUTDATED
    return BY_SQLITE_CODE.get("_".join(name.split("_")[:2]))


def _of_postgresql(error: exc.DBAPIError) -> Message | None:
    state: str | None = getattr(error.orig, "sqlstate", None)
    if state is None:  # the server never answered, or the connection broke
        no_answer = isinstance(error, exc.OperationalError) and not hasattr(error.orig, "sqlite_errorname")
        return UNREACHABLE if no_answer else None
    return BY_SQLSTATE.get(state) or BY_SQLSTATE.get(state[:2])
