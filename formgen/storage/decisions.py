"""What was decided about the findings of a review, inside somebody else's transaction.

Who may see the review is asked before: these functions take its id for granted.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

import sqlalchemy as sa

from formgen.storage.database import insert_once
from formgen.storage.plain import text
from formgen.storage.refusals import DecisionChanged
from formgen.storage.tables import review_decisions

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True)
class Decision:
    """What somebody decided about one finding; *key* names the finding over all versions."""

    key: str
    state: str
    reason: str
    decided_by: str
    decided_at: datetime

    @property
    def version(self) -> str:
        """Names this decision among those that were ever made about the finding."""
        return sha256(f"{self.state}\0{self.reason}\0{self.decided_at.isoformat()}".encode()).hexdigest()[:16]


@dataclass(frozen=True)
class NewDecision:
    """What somebody decides about the finding *key*.

    :param state: empty takes an earlier decision back.
    :param former: a name under which an earlier decision may be kept; it goes with the new one.
    :param seen: the version of the decision that was on the page, empty where none was; ``None`` asks for no check.
    """

    key: str
    state: str
    reason: str = ""
    former: str = ""
    seen: str | None = None


COLUMNS = [review_decisions.c[name] for name in Decision.__dataclass_fields__]


def of(connection: sa.Connection, review_id: str) -> dict[str, Decision]:
    """What was decided about the findings of a review, by the key of the finding."""
    query = sa.select(*COLUMNS).where(review_decisions.c.review_id == review_id)
    return {row["key"]: Decision(**row) for row in connection.execute(query).mappings()}


def put(connection: sa.Connection, review_id: str, by: str, new: NewDecision, now: datetime) -> None:
    """Keep *new* in place of the decision that stood; :class:`DecisionChanged` when that is not the one seen."""
    keys = review_decisions.c.key.in_([text(new.key), text(new.former)])
    mine = (review_decisions.c.review_id == review_id) & keys
    reason = text(new.reason, "reason")
    rows = connection.execute(sa.select(*COLUMNS).where(mine)).mappings()
    if _is_settled({row["key"]: Decision(**row) for row in rows}, new):
        return
    connection.execute(sa.delete(review_decisions).where(mine))
    if new.state:
        kept = Decision(new.key, new.state, reason, by, now)
        row = {
            "review_id": review_id,
            **{name: getattr(kept, name) for name in Decision.__dataclass_fields__},
        }
        connection.execute(sa.insert(review_decisions).values(**row))


def told(new: NewDecision) -> dict[str, str]:
    """What the trail says of a decision; its reason by hash, as people write there what they like."""
    reason = sha256(new.reason.encode("utf-8", "replace")).hexdigest() if new.reason else ""
    return {"finding": new.key, "state": new.state, "reason": reason}


def _is_settled(standing: dict[str, Decision], new: NewDecision) -> bool:
    """Whether the decision stands already; :class:`DecisionChanged` when it was made on what is no longer there."""
    stands = standing.get(new.key) or standing.get(new.former)
    if new.seen is None or new.seen == (stands.version if stands else ""):
        return False
    if ((stands.state, stands.reason) if stands else ("", "")) == (
        new.state,
        new.reason if new.state else "",
    ):
        return True
    raise DecisionChanged


def inherit(connection: sa.Connection, review_id: str, previous_id: str | None, keys: frozenset[str]) -> None:
    """Give the review the decisions on the version before that are about *keys*, and on which it has none yet."""
    query = sa.select(review_decisions).where(review_decisions.c.review_id == previous_id)
    for row in connection.execute(query).mappings().all():
        if row["key"] in keys:
            unique = (review_decisions.c.review_id, review_decisions.c.key)
            insert_once(connection, review_decisions, {**row, "review_id": review_id}, unique)
