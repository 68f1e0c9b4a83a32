"""The codes of units in filing numbers (单位代码): set by the administrator, or given when a unit files first.

Once a number bears it, a code stays: numbers are given once and never again (第四十九条), and two codes of one
unit would be two series. Whoever sets a code and whoever files for the first time queue for the same row.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from unicodedata import normalize

import sqlalchemy as sa

from formgen.errors import BadInput, Conflict
from formgen.messages import _
from formgen.storage import audit
from formgen.storage.database import insert_once
from formgen.storage.life_tables import filing_numbers, filing_series, unit_codes
from formgen.storage.people_tables import units, user_units
from formgen.storage.plain import is_id, text
from formgen.storage.refusals import NotFound

if TYPE_CHECKING:
    from formgen.storage.database import Database

OF_NO_UNIT = "00"
UNITS = "unit codes"
"""The series of the codes that units are given, in the order in which they file first."""
# Two characters at least: a pattern fills a shorter code up at its end, and 1 would read as 10.
_CODE = re.compile(r"[0-9A-Z]{2,12}")


@dataclass(frozen=True)
class UnitCode:
    """The code of a unit; *fixed* once a filing number bears it."""

    unit_id: str
    code: str
    fixed: bool


class UnitCodes:
    """The codes in *database*."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> dict[str, UnitCode]:
        """The codes that were set or given, by unit."""
        with self._database.reading() as connection:
            rows = connection.execute(sa.select(unit_codes.c.unit_id, unit_codes.c.code)).all()
            return {one.unit_id: UnitCode(*one, fixed=_is_borne(connection, one.code)) for one in rows}

    def set(self, unit_id: str, code: str, by: str) -> str:
        """Set the code of a unit; as it is kept.

        :raises BadInput: for what is no code. :raises Conflict: where another unit has it, or a number bears
            the old one. :raises NotFound: for an unknown unit.
        """
        wanted = _read(code)
        with self._database.writing() as connection:
            _queue(connection)
            _must_be_unit(connection, unit_id)
            mine = unit_codes.c.unit_id == unit_id
            before = connection.execute(sa.select(unit_codes.c.code).where(mine).with_for_update()).scalar()
            if before == wanted:
                return wanted
            _must_be_free(connection, before, wanted)
            if before is None:
                connection.execute(sa.insert(unit_codes).values(unit_id=unit_id, code=wanted))
            else:
                connection.execute(sa.update(unit_codes).where(mine).values(code=wanted))
            audit.record(connection, by, "unit.coded", unit_id, {"code": wanted, "before": before or ""})
        return wanted


def code_for(connection: sa.Connection, owner: str) -> str:
    """The code of the unit of *owner*, for a number in the transaction of *connection*; given where none is set."""
    whose = sa.select(user_units.c.unit_id).where(user_units.c.user_id == owner)
    unit_id = connection.execute(whose).scalar()
    if unit_id is None:
        return OF_NO_UNIT
    # Held until the number is given: nobody changes the code meanwhile.
    known = sa.select(unit_codes.c.code).where(unit_codes.c.unit_id == unit_id).with_for_update(read=True)
    found = connection.execute(known).scalar()
    if found is None:
        code = f"{next_of(connection, UNITS):02}"
        while _is_taken(connection, code):
            code = f"{next_of(connection, UNITS):02}"
        # Whoever waited for the row of the series may find that the unit has its code meanwhile.
        insert_once(connection, unit_codes, {"unit_id": unit_id, "code": code}, (unit_codes.c.unit_id,))
        found = connection.execute(known).scalar_one()
    return str(found)


def next_of(connection: sa.Connection, series: str) -> int:
    """The next number of a series; those who want one at once queue for its row."""
    insert_once(connection, filing_series, {"series": series, "last": 0}, (filing_series.c.series,))
    step = sa.update(filing_series).where(filing_series.c.series == series)
    counted = step.values(last=filing_series.c.last + 1).returning(filing_series.c.last)
    return int(connection.execute(counted).scalar_one())


def _queue(connection: sa.Connection) -> None:
    insert_once(connection, filing_series, {"series": UNITS, "last": 0}, (filing_series.c.series,))
    row = sa.select(filing_series.c.last).where(filing_series.c.series == UNITS)
    connection.execute(row.with_for_update())


def _is_taken(connection: sa.Connection, code: str) -> bool:
    same = sa.select(unit_codes.c.unit_id).where(unit_codes.c.code == code)
    return connection.execute(same).first() is not None or _is_borne(connection, code)


def _is_borne(connection: sa.Connection, code: str) -> bool:
    """Whether a filing number was given under this code, in whichever year."""
    bears = filing_numbers.c.series.like(f"____-{code}")
    return connection.execute(sa.select(filing_numbers.c.number).where(bears).limit(1)).first() is not None


def _must_be_unit(connection: sa.Connection, unit_id: str) -> None:
    known = sa.select(units.c.id).where(units.c.id == unit_id)
    if not is_id(unit_id) or connection.execute(known).first() is None:
        raise NotFound(_("没有这个单位。"))


def _must_be_free(connection: sa.Connection, before: str | None, wanted: str) -> None:
    if before is not None and _is_borne(connection, before):
        raise _refused(
            _("单位代码“{code}”已经用在备案编号里，不能再改：一份合同一个编号，不重号。", code=before)
        )
    if _is_taken(connection, wanted):
        raise _refused(_("单位代码“{code}”已经由别的单位使用，请另取一个。", code=wanted))


def _read(code: str) -> str:
    wanted = normalize("NFKC", text(code, "code")).strip().upper()
    if not _CODE.fullmatch(wanted) or wanted == OF_NO_UNIT:
        said = _("单位代码由2到12个数字或者英文字母组成，不能是“{none}”，例如“01”。", none=OF_NO_UNIT)
        raise BadInput(said, fields={"code": said})
    return wanted


def _refused(said: object) -> Conflict:
    return Conflict(said, fields={"code": said})  # type: ignore[arg-type, dict-item]
