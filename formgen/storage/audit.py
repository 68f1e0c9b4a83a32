"""The audit trail: who did what when, each entry bound to the one before it by two hashes (SM3 and SHA-256).

An entry is written in the transaction of what it records: neither is there without the other. It is kept back
until that transaction is about to end, because from then on until the commit nobody else can add one: so the
chain has one line, and nobody waits for the head of the chain while holding what another one waits for.

The head of the chain is sealed with the site's key, which does not lie in the database: who can write there,
but does not have the key, can neither shorten the chain nor write it anew without being found out
(:mod:`formgen.storage.trail`). Whoever adds to an end that another sealed says so in the chain, for good.
"""

from __future__ import annotations

import hmac
import json
import re
from contextvars import ContextVar
from dataclasses import dataclass
from hashlib import new as new_hash
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from formgen.errors import PartMissing
from formgen.messages import _
from formgen.storage.audit_tables import audit_entries, audit_head
from formgen.storage.clock import utc_now
from formgen.storage.plain import text, written

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

PENDING, KEY = "formgen_audit", "formgen_audit_key"
"""Where a connection keeps the entries of its transaction; the execution option with the site's key."""
NOTHING = "0" * 64
"""What the first entry follows."""
SYSTEM = "system"
"""The actor of what the program does by itself."""
RESEALED = "trail.resealed"
"""The act that tells that the end before it bore no seal of this site, and which."""
ACT = re.compile(r"[a-z_]+(?:\.[a-z_]+)+\Z")
PERSONAL = re.compile(
    r"(?<![0-9A-Za-z-])(?:[1-9][0-9]{16}[0-9Xx]|[1-9][0-9]{14}|1[3-9][0-9]{9})(?![0-9A-Za-z-])"
)
"""Numbers of persons and of mobile phones; ids and hashes, which have letters around their digits, are none."""

_acting: ContextVar[str] = ContextVar("formgen_acting", default="")


@dataclass(frozen=True)
class Entry:
    """One entry of the trail; *actor* is the id of a person, *subject* that of a thing.

    :param at: by the clock of the program; :param stored_at: by that of the database; both UTC in ISO 8601.
    :param detail: canonical JSON, without anything by which a person is known.
    """

    number: int
    at: str
    stored_at: str
    actor: str
    act: str
    subject: str
    detail: str
    previous_sha256: str
    previous_sm3: str
    sha256: str
    sm3: str


@dataclass(frozen=True)
class Head:
    """Where the trail ends: its last entry, under a seal."""

    number: int
    sha256: str
    sm3: str
    seal: str


_HEAD = [audit_head.c[name] for name in Head.__dataclass_fields__]
_STAMPS = {
    "sqlite": "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')",
    "postgresql": "to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')",
}
# Every save runs these: built once. On PostgreSQL the row of the head is what writers queue for.
_LAST = {
    name: sa.select(*_HEAD, sa.literal_column(stamp, sa.String).label("stored_at")).with_for_update()
    for name, stamp in _STAMPS.items()
}
_ADD = sa.insert(audit_entries)
_MOVE = sa.update(audit_head)


def acting(person: str) -> None:
    """Say who acts in this thread from now on, whoever's the things are; empty where nobody is known."""
    _acting.set(person)


def who(otherwise: str) -> str:
    """Who acts: the person whose request this is; *otherwise* where work is done for no request."""
    return _acting.get() or otherwise


def record(
    connection: sa.Connection,
    actor: str,
    act: str,
    subject: str,
    detail: Mapping[str, Any] | None = None,
    *,
    at: datetime | None = None,
) -> None:
    """Record in the transaction of *connection* that *actor* did *act* upon *subject*.

    :param act: in two words, ``draft.saved``. :param subject: the id of the thing; empty for none.
    :param detail: plain values: ids, numbers, hashes; never what people wrote. Numbers of persons are blotted out.
    :raises formgen.errors.BadInput: for what no database can hold.
    """
    if not ACT.match(act):
        message = f"an act of the trail is called in words like draft.saved: {act!r}"
        raise ValueError(message)
    said = canonical({name: _blotted(value) for name, value in (detail or {}).items()})
    moment = (at or utc_now()).isoformat(timespec="microseconds").replace("+00:00", "Z")
    new = {"at": moment, "actor": text(actor), "act": act, "subject": text(subject), "detail": said}
    connection.info.setdefault(PENDING, []).append(new)


def begin(connection: sa.Connection) -> None:
    """Forget what a transaction on this connection left that did not come to its end."""
    connection.info.pop(PENDING, None)


def settle(connection: sa.Connection) -> None:
    """Add what was recorded to the chain: the last thing that a transaction does."""
    waiting = connection.info.pop(PENDING, None)
    if not waiting:
        return
    row = connection.execute(_LAST[connection.dialect.name]).first()
    if row is None:
        raise PartMissing(_("审计记录的链头不见了，为防止篡改，暂停一切保存：请管理员用备份恢复数据库。"))
    secret = key() if (key := connection.get_execution_options().get(KEY)) else b""
    number, last = row.number, {"sha256": row.sha256, "sm3": row.sm3}
    if secret and number and not hmac.compare_digest(row.seal, sealed(secret, number, **last)):
        waiting = [_resealed(number, row.seal), *waiting]
    entries, steps = [], []
    for one in waiting:
        number += 1
        said = {**one, "number": number, "stored_at": row.stored_at}
        said |= {"previous_sha256": last["sha256"], "previous_sm3": last["sm3"]}
        last = hashes(said)
        entries.append(said | last)
        seal = sealed(secret, number, **last)
        steps.append({"number": number, "seal": seal, **last})
    connection.execute(_ADD, entries)
    # One step for each entry: the guard of the database lets the head go no further at once.
    connection.execute(_MOVE, steps)


def _resealed(number: int, seal: str) -> dict[str, str]:
    """What tells for good that an end of the trail was not sealed by this site: the next seal would cover it up."""
    moment = utc_now().isoformat(timespec="microseconds").replace("+00:00", "Z")
    said = canonical({"number": number, "seal": seal})
    return {"at": moment, "actor": SYSTEM, "act": RESEALED, "subject": "", "detail": said}


def _blotted(value: Any) -> Any:  # noqa: ANN401 - any plain value
    if isinstance(value, str):
        return PERSONAL.sub("***", value)
    if isinstance(value, dict):
        return {name: _blotted(inner) for name, inner in value.items()}
    return [_blotted(inner) for inner in value] if isinstance(value, list | tuple) else value


def canonical(said: Mapping[str, Any]) -> str:
    """*said* as JSON in the one way in which it is hashed: sorted, without spaces, in ASCII."""
    written(dict(said))
    return json.dumps(said, ensure_ascii=True, allow_nan=False, sort_keys=True, separators=(",", ":"))


def hashes(entry: Mapping[str, Any]) -> dict[str, str]:
    """The hashes of an entry over all that it says, the hashes of the one before it among it."""
    own = {name: entry[name] for name in Entry.__dataclass_fields__ if name not in {"sha256", "sm3"}}
    content = json.dumps(own, ensure_ascii=True, sort_keys=True, separators=(",", ":")).encode()
    return {"sha256": sha256(content).hexdigest(), "sm3": sm3(content)}


def sm3(content: bytes) -> str:
    """The SM3 hash (GB/T 32905-2016) of *content* in hexadecimal; :class:`PartMissing` without OpenSSL's SM3."""
    try:
        return new_hash("sm3", content).hexdigest()
    except ValueError as error:
        said = _("这台机器的 OpenSSL 没有国密 SM3 算法：请安装 OpenSSL 1.1.1 以上的版本（Debian 12 自带）。")
        raise PartMissing(said) from error


def sealed(key: bytes, number: int, sha256: str, sm3: str) -> str:
    """The seal on a head of the chain; empty without a *key*."""
    return hmac.new(key, f"{number}:{sha256}:{sm3}".encode(), "sha256").hexdigest() if key else ""
