"""What was answered to a request with a key of its own: asked again, it is answered so again, and done once.

A program that lost the answer on the way sends its request again with the same key. While the first is at
work, the second is told to wait; when the first died, the second takes over after a while. What it creates
carries the same key as well, so that even then there is one thing and not two.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import sqlalchemy as sa

from formgen.errors import BadInput, Conflict
from formgen.messages import _
from formgen.storage.clock import utc_now
from formgen.storage.database import insert_once
from formgen.storage.token_tables import api_answers

if TYPE_CHECKING:
    from collections.abc import Mapping

    from formgen.storage.clock import Clock
    from formgen.storage.database import Database

KEPT = timedelta(hours=24)
TAKEN_OVER = timedelta(minutes=5)
"""After so long without an answer, whoever worked on a request is dead."""
PURPOSE = "formgen idempotency"


class KeyReused(BadInput):
    """The same key came with another request."""

    code = "key_reused"


class StillWorking(Conflict):
    """The request with this key is being worked on; *retry_after* in seconds."""

    code = "still_working"
    retry_after = 2


@dataclass(frozen=True)
class Answer:
    """An answer as it was sent."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class Turn:
    """Leave to work on a request, to be ended with its answer."""

    user_id: str
    key_hash: str
    turn: str


class KeptAnswers:
    """The answers in *database*, kept for a day."""

    def __init__(self, database: Database, clock: Clock = utc_now) -> None:
        self._database = database
        self._clock = clock

    def begin(self, user_id: str, key: str, request_hash: str) -> Turn | Answer:
        """Leave to work on the request, or what was answered to it before.

        :raises KeyReused: when the key was used with another request.
        :raises StillWorking: when somebody else is at work on it.
        """
        now, turn = self._clock(), Turn(user_id, _hash(user_id, key), str(uuid4()))
        row = {
            "user_id": user_id,
            "key_hash": turn.key_hash,
            "request_hash": request_hash,
            "turn": turn.turn,
            "begun_at": now,
        }
        with self._database.writing() as connection:
            connection.execute(sa.delete(api_answers).where(api_answers.c.begun_at <= now - KEPT))
            if insert_once(connection, api_answers, row, (api_answers.c.user_id, api_answers.c.key_hash)):
                return turn
            known = (
                connection.execute(sa.select(api_answers).where(_is(turn)).with_for_update()).mappings().one()
            )
            if known["request_hash"] != request_hash:
                raise KeyReused(_("这个 Idempotency-Key 已经用于另一个请求：请换一个新的键。"))
            if known["status"] is not None:
                return Answer(known["status"], json.loads(known["headers"]), known["body"])
            if now < known["begun_at"] + TAKEN_OVER:
                raise StillWorking(_("同一个 Idempotency-Key 的请求还在处理：请稍等再查。"))
            mine = sa.update(api_answers).where(_is(turn)).values(turn=turn.turn, begun_at=now)
            connection.execute(mine)
            return turn

    def end(self, turn: Turn, answer: Answer | None) -> None:
        """Keep *answer*; without one the key is free again. Nothing when somebody took over meanwhile."""
        held = _is(turn) & (api_answers.c.turn == turn.turn) & api_answers.c.status.is_(None)
        with self._database.writing() as connection:
            if answer is None:
                connection.execute(sa.delete(api_answers).where(held))
                return
            headers = json.dumps(dict(answer.headers), ensure_ascii=False)
            kept: dict[str, Any] = {"status": answer.status, "headers": headers, "body": answer.body}
            connection.execute(sa.update(api_answers).where(held).values(**kept))


def _is(turn: Turn) -> sa.ColumnElement[bool]:
    return (api_answers.c.user_id == turn.user_id) & (api_answers.c.key_hash == turn.key_hash)


def _hash(user_id: str, key: str) -> str:
    return sha256(f"{PURPOSE}\0{user_id}\0{key}".encode("utf-8", "replace")).hexdigest()
