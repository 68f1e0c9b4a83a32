"""By whom a paper was issued, in kind: what its owner was on that day, as the trail has kept it. Never a name."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from formgen.storage.audit_tables import audit_entries
from formgen.storage.people_tables import units, user_roles, user_units
from formgen.storage.roles import Role

UNIT, STAFF = "issuer_unit", "issuer_staff"


@dataclass(frozen=True)
class Issuer:
    """Who issued a paper: *staff* of an office or somebody for himself; *unit* is the office's name, if known."""

    staff: bool
    unit: str = ""


def now(connection: sa.Connection, owner: str) -> dict[str, Any]:
    """What the trail keeps of *owner* with a paper issued for him now."""
    roles = sa.select(user_roles.c.role).where(user_roles.c.user_id == owner)
    unit = sa.select(user_units.c.unit_id).where(user_units.c.user_id == owner)
    staff = bool(set(connection.execute(roles).scalars()) - {str(Role.APPLICANT)})
    return {STAFF: staff, UNIT: (connection.execute(unit).scalar() or "") if staff else ""}


def of(connection: sa.Connection, issue_id: str, owner: str) -> Issuer:
    """Who issued the paper with this id for *owner*; what was issued before this was kept is told by what he is today."""
    entries = audit_entries.c
    kept = sa.select(entries.detail).where(entries.subject == issue_id, entries.act == "document.issued")
    told = json.loads(connection.execute(kept.order_by(entries.number)).scalar() or "{}")
    said = told if STAFF in told else now(connection, owner)
    name = connection.execute(sa.select(units.c.name).where(units.c.id == said[UNIT])).scalar()
    return Issuer(bool(said[STAFF]), name or "")
