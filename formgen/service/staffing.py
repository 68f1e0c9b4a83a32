"""What an administrator does with people: accounts, roles, units, hand-overs. He reads no contract for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.errors import BadInput, Conflict
from formgen.messages import _
from formgen.service.policy import Act, Relation, Role, may
from formgen.storage import Handover, Handovers, People, Unit, Units
from formgen.storage.roles import read_roles
from formgen.storage.unit_codes import UnitCode, UnitCodes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from formgen.storage import Database, User

__all__ = ["Handover", "Role", "Staffing", "Unit", "UnitCode"]


class Staffing:
    """The people of an installation, as their administrator sees them."""

    def __init__(self, database: Database) -> None:
        self._people = People(database)
        self._units = Units(database)
        self._codes = UnitCodes(database)
        self._handovers = Handovers(database)

    def everyone(self) -> list[User]:
        """All accounts by name, the switched-off ones too."""
        return self._people.everyone()

    def units(self) -> list[Unit]:
        """All units by name."""
        return self._units.all()

    def add_unit(self, name: str) -> Unit:
        """A new unit; BadInput, Conflict."""
        return self._units.add(name)

    def codes(self) -> dict[str, UnitCode]:
        """The codes of units in filing numbers, by unit; those that have none yet are left out."""
        return self._codes.all()

    def set_code(self, by: User, unit_id: str, code: str) -> str:
        """Set the code of a unit before its first filing number; BadInput, Conflict, NotFound."""
        return self._codes.set(unit_id, code, by.id)

    def add(self, name: str, display_name: str, roles: Iterable[str], unit_id: str) -> User:
        """A new account without a password; BadInput, Conflict, NotFound for the unit."""
        given = read_roles(roles)
        return self._people.create_user(name, display_name, roles=given, unit_id=unit_id)

    def place(self, by: User, user_id: str, roles: Iterable[str], unit_id: str) -> User:
        """Give somebody these roles and this unit; nobody takes the administrator's role off himself.

        Nor does anybody give himself a role: who manages people reads no contract, and who is to read them as an
        auditor or a reviewer is made one by somebody else.

        :raises formgen.errors.Conflict: where he would leave his unit with contracts in his hands.
        """
        given = read_roles(roles)
        if user_id == by.id and Role.ADMINISTRATOR not in given:
            raise BadInput(_("不能取消自己的管理员角色：请由另一位管理员办理。"))
        if user_id == by.id and given - self._people.read(user_id).roles:
            said = _("不能给自己增加角色：请由另一位管理员办理。")
            raise BadInput(said, fields={"roles": said})
        return self._people.place(user_id, given, unit_id)

    def holdings(self, user_id: str) -> dict[str, int]:
        """How much somebody has, by kind: numbers, and nothing of what it says."""
        return self._handovers.holdings(self._people.read(user_id).id)

    def takers(self, user_id: str) -> list[User]:
        """The colleagues who may take over from somebody: active, of his unit, able to keep a draft."""
        leaving = self._people.read(user_id)
        return [one for one in self.everyone() if _may_take_over(leaving, one)]

    def hand_over(self, by: User, from_id: str, to_id: str, reason: str) -> dict[str, int]:
        """Give all that somebody has to a colleague of his unit, and switch his account off.

        :raises formgen.errors.BadInput: without a reason, or for somebody who cannot take it over.
        """
        if not reason.strip():
            said = _("请写明交接的原因，例如“调离”。")
            raise BadInput(said, fields={"reason": said})
        if by.id in (from_id, to_id):
            raise Conflict(_("自己的交接请由另一位管理员办理。"))
        if to_id not in {one.id for one in self.takers(from_id)}:
            said = _("请在本单位在用的账户中选择接替人。")
            raise BadInput(said, fields={"to": said})
        moved = self._handovers.do(from_id, to_id, by=by.id, reason=reason)
        self._people.set_active(from_id, active=False)
        return moved

    def handovers(self) -> list[Handover]:
        """Every hand-over, the newest first."""
        return self._handovers.all()


def _may_take_over(leaving: User, other: User) -> bool:
    same_unit = leaving.unit == other.unit and other.id != leaving.id
    return same_unit and other.active and may(other.roles, Act.KEEP_DRAFT, Relation.OWN)
