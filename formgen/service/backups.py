"""Copies of a whole installation, taken while people work, and put back where nothing is yet.

A copy is one file, a zip of plain JSON lines: all rows of one moment, and the anchors of the audit trail. The secret
of the site does not go into it unless asked for: whoever has both can sign in as anybody and forge the seal of the
trail. Without the same secret a copy can still be put back, but its seal cannot be checked; so that is asked for too.
"""

from __future__ import annotations

import hmac
import json
import os
import tempfile
import time
import zipfile
import zlib
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from formgen.errors import BadInput
from formgen.messages import _
from formgen.service.proof import OWNER_ONLY, anchors_file
from formgen.storage import copying, utc_now

try:
    import fcntl
except ImportError:  # no such locks here: what is left behind stays
    fcntl = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formgen.service.settings import Settings
    from formgen.storage import Database

FORMAT = 1
MANIFEST, ANCHORS, SECRET = "manifest.json", "audit-anchors.jsonl", "secret"
UNFINISHED = ".formgen-backup-"
LEFT_AFTER = 3600
"""Seconds since the last byte after which an unfinished copy that nobody holds is one that was left behind."""
QUICK = 1
"""The level of compression: what is kept is mostly text, and a backup must not take the machine."""


@dataclass(frozen=True)
class Copied:
    """What a copy holds: its rows by table, at which migration, taken when (UTC), and whether with the secret."""

    rows: dict[str, int]
    revision: str
    made_at: str
    with_secret: bool

    @property
    def total(self) -> int:
        """All rows."""
        return sum(self.rows.values())


def back_up(settings: Settings, path: Path, *, with_secret: bool = False) -> Copied:
    """Write a copy of everything to *path*, which only its owner can read.

    :raises formgen.errors.BadInput: where there is a file already, or nothing can be written.
    :raises formgen.errors.PartMissing: where a later version of formgen has built the tables.
    """
    if path.exists():
        raise BadInput(_("“{name}”已经存在：请换一个文件名，不要覆盖旧的备份。", name=path.name))
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=UNFINISHED)
    except OSError as error:
        said = _("“{folder}”里不能写备份：请检查目录是否存在、是否可写。", folder=path.parent)
        raise BadInput(said) from error
    unfinished = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            _lock(file.fileno())  # so that nobody takes it for one that was left behind
            _clear(path.parent)
            copied = _write(settings, file, with_secret=with_secret)
            file.flush()
            os.fsync(file.fileno())
        with suppress(OSError):
            unfinished.chmod(OWNER_ONLY)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return copied


def _clear(folder: Path) -> None:
    """Remove what backups left that were killed: old, and in nobody's hands any more."""
    for one in folder.glob(f"{UNFINISHED}*"):
        with suppress(OSError):  # another's, gone meanwhile, or on a disk that knows no locks: it stays
            if time.time() - one.stat().st_mtime < LEFT_AFTER:
                continue
            with one.open("rb") as file:
                if _lock(file.fileno()):
                    one.unlink()


def _lock(handle: int) -> bool:
    """Hold a file until it is closed, or its process ends however it may; false where somebody else holds it."""
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (OSError, AttributeError):  # held, or there are no such locks here
        return False
    return True


def restore(settings: Settings, path: Path, *, other_secret: bool = False) -> Copied:
    """Put the copy at *path* into the installation of *settings*, which must hold nothing yet.

    A copy of an earlier version of formgen is brought to this one.

    :param other_secret: go on with another secret than the copy was made under: nobody can check the seal of the
        audit trail from then on.
    :raises formgen.errors.BadInput: for what is no copy, is damaged, or needs the secret; Nothing is changed then.
    """
    with _opened(path) as copy:
        told = _manifest(copy)
        _check(copy, told)
        database = settings.database()
        try:
            with database.reading() as connection:
                copying.must_be_empty(connection)  # said before a secret is put in its place
            _settle_secret(settings, copy, told, other_secret=other_secret)
            given = ((name, one["columns"], _rows(copy, name)) for name, one in told["tables"].items())
            copying.put_back(database, told["revision"], given)
        finally:
            database.close()
        _put_anchors(settings, copy)
    return _copied(told)


def _write(settings: Settings, file: Any, *, with_secret: bool) -> Copied:  # noqa: ANN401 - a binary file
    told: dict[str, Any] = {
        "format": FORMAT,
        "formgen": version("formgen"),
        "made_at": utc_now().isoformat(timespec="seconds"),
        "secret": with_secret,
    }
    database = settings.known_database()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=QUICK) as copy:
        try:
            told |= _write_rows(database, copy)
        finally:
            database.close()
        told["key"] = _print_of(settings.secret())
        anchors = anchors_file(settings)
        if anchors.exists():
            copy.writestr(ANCHORS, anchors.read_bytes())
        if with_secret:
            copy.writestr(SECRET, settings.secret())
        copy.writestr(MANIFEST, json.dumps(told, indent=1))
    return _copied(told)


def _write_rows(database: Database, copy: zipfile.ZipFile) -> dict[str, Any]:
    tables: dict[str, Any] = {}
    with copying.still(database) as connection:
        at = copying.revision(connection)
        if not at:
            raise BadInput(
                _("这里还没有数据库，没有可以备份的内容：请检查 FORMGEN_DATA 和 FORMGEN_DATABASE_URL。")
            )
        for table in copying.tables(connection):
            digest, count = sha256(), 0
            with copy.open(_member(table.name), "w", force_zip64=True) as out:
                for row in copying.rows(connection, table):
                    line = json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
                    out.write(line)
                    digest.update(line)
                    count += 1
            tables[table.name] = {
                "columns": copying.columns(table),
                "rows": count,
                "sha256": digest.hexdigest(),
            }
    return {"revision": at, "tables": tables}


def _opened(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except zipfile.BadZipFile as error:
        raise BadInput(_("“{name}”不是 formgen 的备份文件，或者没有复制完整。", name=path.name)) from error
    except OSError as error:
        said = _("打不开备份文件“{name}”：请检查路径和权限。", name=path.name)
        raise BadInput(said) from error


def _manifest(copy: zipfile.ZipFile) -> dict[str, Any]:
    try:
        told: dict[str, Any] = json.loads(copy.read(MANIFEST))
        known = told["format"] == FORMAT and {"tables", "revision", "key", "secret", "made_at"} <= told.keys()
    except (KeyError, ValueError, TypeError, zipfile.BadZipFile) as error:
        raise BadInput(_("这个文件不是 formgen 的备份。")) from error
    if not known:
        raise BadInput(_("这份备份来自更新的版本：请先升级 formgen，再恢复。"))
    return told


def _check(copy: zipfile.ZipFile, told: dict[str, Any]) -> None:
    """Read everything once before anything is written: a copy that was damaged is told by its hashes."""
    for name, one in told["tables"].items():
        digest = sha256()
        try:
            with copy.open(_member(name)) as lines:
                while block := lines.read(1 << 20):
                    digest.update(block)
        except (KeyError, OSError, zipfile.BadZipFile, zlib.error) as error:
            raise _damaged() from error
        if digest.hexdigest() != one["sha256"]:
            raise _damaged()


def _rows(copy: zipfile.ZipFile, name: str) -> Iterator[list[Any]]:
    with copy.open(_member(name)) as lines:
        for line in lines:
            yield json.loads(line)


def _settle_secret(
    settings: Settings, copy: zipfile.ZipFile, told: dict[str, Any], *, other_secret: bool
) -> None:
    """Put the secret of the copy in its place where it brings one and there is none; refuse another."""
    place = settings.data / SECRET
    if told["secret"] and not place.exists() and not settings.secret_key:
        settings.data.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY), "wb") as file:
            file.write(copy.read(SECRET))
    has_one = place.exists() or bool(settings.secret_key)
    fits = has_one and hmac.compare_digest(_print_of(settings.secret()), told["key"])
    if not fits and not other_secret:
        raise BadInput(
            _(
                "这份备份要与原来的密钥一起用：请先把原来的 secret 文件放到“{place}”（只让运行 formgen 的账户可读），"
                "或者设置 FORMGEN_SECRET。原来的密钥已经没有了的，加 --other-secret：数据可以恢复，"
                "但审计记录的封签从此无法核验。",
                place=place,
            )
        )


def _put_anchors(settings: Settings, copy: zipfile.ZipFile) -> None:
    place = anchors_file(settings)
    if ANCHORS in copy.namelist() and not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY), "wb") as file:
            file.write(copy.read(ANCHORS))


def _print_of(secret: str) -> str:
    """What tells one secret from another and gives none away."""
    return hmac.new(secret.encode(), b"formgen backup", "sha256").hexdigest()[:16]


def _member(table: str) -> str:
    return f"tables/{table}.jsonl"


def _damaged() -> BadInput:
    return BadInput(_("这份备份已损坏，没有恢复：请用另一份备份。"))


def _copied(told: dict[str, Any]) -> Copied:
    counted = {name: one["rows"] for name, one in told["tables"].items()}
    return Copied(counted, told["revision"], told["made_at"], bool(told["secret"]))
