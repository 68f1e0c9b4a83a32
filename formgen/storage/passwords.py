"""Passwords: which are refused, how they are kept, and how long it takes to find out.

Kept as Argon2id with the library's parameters (RFC 9106, low memory: 64 MiB, three passes).
"""

from __future__ import annotations

import os
import sys
import threading
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from formgen.errors import BadInput
from formgen.messages import Message, _
from formgen.storage.plain import UNSTORABLE

SHORTEST, LONGEST = 8, 128  # characters; the upper limit keeps a sign-in from being made expensive

# Those that are tried first. A longer list of breached passwords can be added beside it later.
COMMON = frozenset((Path(__file__).parent / "common_passwords.txt").read_text("ascii").split())

_hasher = PasswordHasher()

MODEST = 10
"""How much nicer hashing is than the rest of the process (nice(1)): about a tenth of a core's share."""


def _modestly() -> None:
    if sys.platform == "linux":  # elsewhere a thread has no priority of its own
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), MODEST)


@lru_cache(maxsize=1)
def _turns(_process: int) -> ThreadPoolExecutor:
    """Where sign-ins queue, by process: its threads do not survive a fork.

    Hashing takes two tenths of a second of a core. Whoever is already saving goes before, so that nine in
    the morning is felt by those alone who come in.
    """
    return ThreadPoolExecutor(max(1, (os.cpu_count() or 2) // 2), "password", _modestly)


def acceptable(password: str, name: str) -> str:
    """*password* itself; :class:`BadInput` saying why it may not be the password of *name*."""
    said = _objection(password, name)
    if said is not None:
        raise BadInput(said, fields={"password": said})
    return password


def digest(password: str) -> str:
    """The Argon2id hash to keep."""
    return _turns(os.getpid()).submit(_hasher.hash, _folded(password)).result()


def matches(kept: str | None, password: str) -> bool:
    """Whether *password* is the one kept; takes as long when none is kept, and is then False."""
    too_long = len(password) > LONGEST or UNSTORABLE.search(password) is not None
    tried = "" if too_long else _folded(password)
    try:
        _turns(os.getpid()).submit(_hasher.verify, kept or _nobodys(), tried).result()
    except (VerificationError, InvalidHashError):
        return False
    return kept is not None and not too_long


def outdated(kept: str) -> bool:
    """Whether the hash was made with weaker parameters than today's."""
    return _hasher.check_needs_rehash(kept)


@lru_cache(maxsize=1)
def _nobodys() -> str:
    """A hash to check against when there is no account: the answer must not come sooner."""
    return _hasher.hash(os.urandom(16).hex())


def _folded(password: str) -> str:
    """One spelling of what looks the same: keyboards differ in how they compose."""
    return unicodedata.normalize("NFKC", password)


def _objection(password: str, name: str) -> Message | None:
    if not SHORTEST <= len(password) <= LONGEST:
        return _("密码要有{shortest}到{longest}个字符。", shortest=SHORTEST, longest=LONGEST)
    if UNSTORABLE.search(password):
        return _("密码里有看不见的控制字符：请换一个。")
    plain = _folded(password).casefold()
    if plain == name.casefold() or plain == name.casefold()[::-1]:
        return _("密码不能与用户名相同。")
    if plain in COMMON or len(set(plain)) <= 2:  # noqa: PLR2004 - 11111111, 12121212
        return _("这个密码太常见，容易被猜到：请换一个，例如几个互不相干的词。")
    return None
