"""Units: the departments whose contracts are kept apart."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import uuid4

import sqlalchemy as sa

from formgen.errors import BadInput, Conflict
from formgen.messages import _
from formgen.storage.clock import utc_now
from formgen.storage.database import insert_once
from formgen.storage.people_tables import units, user_units
from formgen.storage.plain import is_id
from formgen.storage.plain import name as checked
from formgen.storage.refusals import NotFound

if TYPE_CHECKING:
    from formgen.storage.clock import Clock
    from formgen.storage.database import Database

LONGEST_NAME = 100  # characters; the longest name of a department seen has some forty


@dataclass(frozen=True)
class Unit:
    """A department (单位)."""

    id: str
    name: str


class Units:
    """The units in *database*."""

    def __init__(self, database: Database, clock: Clock = utc_now) -> None:
        self._database = database
        self._clock = clock

    def add(self, name: str) -> Unit:
        """A new unit; :class:`formgen.errors.BadInput` for an empty or long name, Conflict for a known one."""
        plain = " ".join(checked(name, "unit_name").split())
        if not 0 < len(plain) <= LONGEST_NAME:
            said = _("单位名称要有1到{longest}个字符。", longest=LONGEST_NAME)
            raise BadInput(said, fields={"unit_name": said})
        made = Unit(str(uuid4()), plain)
        row = {"id": made.id, "name": plain, "created_at": self._clock()}
        with self._database.writing() as connection:
            known = connection.execute(sa.select(units.c.name)).scalars()
            alike = next((one for one in known if folded(one) == folded(plain)), plain)
            if alike != plain or not insert_once(connection, units, row, (units.c.name,)):
                said = _("已经有名为“{name}”的单位。", name=alike)
                raise Conflict(said, fields={"unit_name": said})
        return made

    def all(self) -> list[Unit]:
        """Every unit by name."""
        query = sa.select(units.c.id, units.c.name).order_by(units.c.name)
        with self._database.reading() as connection:
            return [Unit(**row) for row in connection.execute(query).mappings()]


def folded(name: str) -> str:
    """What two names of units have in common that look alike: width, case and blanks aside."""
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())


def put_unit(connection: sa.Connection, user_id: str, unit_id: str) -> None:
    """Put the user into this unit, or into none for an empty id; :class:`NotFound`."""
    connection.execute(sa.delete(user_units).where(user_units.c.user_id == user_id))
    if not unit_id:
        return
    known = is_id(unit_id) and connection.execute(sa.select(units.c.id).where(units.c.id == unit_id)).first()
    if not known:
        raise NotFound(_("没有这个单位。"))
    connection.execute(sa.insert(user_units).values(user_id=user_id, unit_id=unit_id))
