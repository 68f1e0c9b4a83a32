"""What was decided about the findings of a review, inside somebody else's transaction.

A finding is decided about as a whole, or place by place. As a whole: one row for it, and a row for each of its
places, so that the decision goes on with each clause when others come or go; older ones have the first alone, which
means all places. Place by place: the rows of the places alone. When no place is left open, a row :data:`BY_PLACE`
says so under the name of the finding, so that findings decided about are counted without reading what was found.
Who may see the review is asked before: these functions take its id for granted.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING

import sqlalchemy as sa

from formgen.storage.database import insert_once
from formgen.storage.plain import text
from formgen.storage.refusals import DecisionChanged
from formgen.storage.tables import review_decisions

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

PLACE = "p-"
"""What the name of a place begins with; that of a finding never does."""
BY_PLACE = "by_place"
"""The state of a finding that was decided about in each of its places."""
OF_FINDINGS = review_decisions.c.key.not_like(f"{PLACE}%")
"""The rows of which each is one finding that was decided about."""


@dataclass(frozen=True)
class Decision:
    """What somebody decided about one finding, or one place of it; *key* names it over all versions."""

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
    :param seen: the :func:`version_of` the decisions on the page, empty where none was; ``None`` asks for no check.
    :param places: the names of all places of the finding: a decision on the whole replaces those on them.
    :param place: the one of them that is decided about; empty for all of them.
    """

    key: str
    state: str
    reason: str = ""
    former: str = ""
    seen: str | None = None
    places: tuple[str, ...] = ()
    place: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The names under which something about the finding may be kept."""
        return tuple(dict.fromkeys(text(one) for one in (self.key, self.former, *self.places) if one))


COLUMNS = [review_decisions.c[name] for name in Decision.__dataclass_fields__]


def of(connection: sa.Connection, review_id: str) -> dict[str, Decision]:
    """What was decided about the findings of a review, by the key of the finding."""
    query = sa.select(*COLUMNS).where(review_decisions.c.review_id == review_id)
    return {row["key"]: Decision(**row) for row in connection.execute(query).mappings()}


def version_of(decisions: Iterable[Decision]) -> str:
    """Names the *decisions* that stand about one finding together; empty where there are none."""
    versions = sorted(f"{one.key} {one.version}" for one in decisions if one.state != BY_PLACE)
    if len(versions) <= 1:
        return "".join(versions).rpartition(" ")[2]
    return sha256("\0".join(versions).encode()).hexdigest()[:16]


def put(connection: sa.Connection, review_id: str, by: str, new: NewDecision, now: datetime) -> None:
    """Keep *new* in place of the decision that stood; :class:`DecisionChanged` when that is not the one seen."""
    mine = (review_decisions.c.review_id == review_id) & review_decisions.c.key.in_(new.names)
    reason = text(new.reason, "reason")
    rows = connection.execute(sa.select(*COLUMNS).where(mine)).mappings()
    standing = {row["key"]: Decision(**row) for row in rows}
    if _is_settled(standing, new):
        return
    connection.execute(sa.delete(review_decisions).where(mine))
    kept = _of_other_places(standing, new)
    if new.state:
        about = (new.place,) if new.place else (new.key, *new.places)
        kept += [Decision(one, new.state, reason, by, now) for one in about]
    for one in kept:
        _insert(connection, review_id, one)
    _settle(connection, review_id, {new.key: new.places})


def told(new: NewDecision) -> dict[str, str]:
    """What the trail says of a decision; its reason by hash, as people write there what they like.

    Of one place: its name, and which of how many it is.
    """
    reason = sha256(new.reason.encode("utf-8", "replace")).hexdigest() if new.reason else ""
    said = {"finding": new.key, "state": new.state, "reason": reason}
    if not new.place:
        return said
    return {**said, "place": new.place, "at": f"{new.places.index(new.place) + 1}/{len(new.places)}"}


def _whole(standing: Mapping[str, Decision], new: NewDecision) -> Decision | None:
    stands = standing.get(new.key) or standing.get(new.former)
    return None if stands is None or stands.state == BY_PLACE else stands


def _of_other_places(standing: Mapping[str, Decision], new: NewDecision) -> list[Decision]:
    """What goes on to hold for the places that *new* is not about; what held for all holds for each of them."""
    if not new.place:
        return []
    whole = _whole(standing, new)
    stands = ((one, standing.get(one) or whole) for one in new.places if one != new.place)
    return [replace(decision, key=one) for one, decision in stands if decision]


def _is_settled(standing: Mapping[str, Decision], new: NewDecision) -> bool:
    """Whether the decision stands already; :class:`DecisionChanged` when it was made on what is no longer there."""
    if new.seen is None or new.seen == version_of(standing.values()):
        return False
    whole = _whole(standing, new)
    stands = standing.get(new.place) or whole if new.place else whole
    asked = (new.state, new.reason if new.state else "")
    others = [] if new.place else [standing[one] for one in new.places if one in standing]
    said = (stands.state, stands.reason) if stands else ("", "")
    if said == asked and all((one.state, one.reason) == said for one in others):
        return True
    raise DecisionChanged


def inherit(
    connection: sa.Connection,
    review_id: str,
    previous_id: str | None,
    keys: frozenset[str],
    places: Mapping[str, Sequence[str]],
) -> None:
    """Give the review the decisions on the version before that are about *keys*, and on which it has none yet.

    A decision on a whole finding that was kept for each of its places goes on with these alone: under the name of
    the finding it would reach clauses that nobody has decided about.

    :param keys: names of findings and of places. :param places: the names of its places by that of each finding.
    """
    made = of(connection, previous_id).values() if previous_id else ()
    of_places = {_said(one) for one in made if one.key.startswith(PLACE)}
    for one in made:
        whole = not one.key.startswith(PLACE)
        if one.key in keys and one.state != BY_PLACE and not (whole and _said(one) in of_places):
            _insert(connection, review_id, one)
    _settle(connection, review_id, places)


def _said(one: Decision) -> tuple[object, ...]:
    """What is the same of all rows that one decision was kept in."""
    return one.state, one.reason, one.decided_by, one.decided_at


def _settle(connection: sa.Connection, review_id: str, places: Mapping[str, Sequence[str]]) -> None:
    """Say of each finding whose *places* have all been decided about, one by one, that it has been."""
    standing = of(connection, review_id)
    for key, names in places.items():
        if key not in standing and names and all(one in standing for one in names):
            last = max((standing[one] for one in names), key=lambda one: one.decided_at)
            _insert(connection, review_id, replace(last, key=key, state=BY_PLACE, reason=""))


def _insert(connection: sa.Connection, review_id: str, one: Decision) -> None:
    row = {name: getattr(one, name) for name in Decision.__dataclass_fields__}
    unique = (review_decisions.c.review_id, review_decisions.c.key)
    insert_once(connection, review_decisions, {**row, "review_id": review_id}, unique)
