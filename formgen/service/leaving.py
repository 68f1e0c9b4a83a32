"""Deleting an account on request: its owner's, after he has shown that it is he, or the administrator's decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.errors import BadInput, Conflict
from formgen.messages import _
from formgen.storage import People
from formgen.storage.leaving import Farewell
from formgen.storage.leaving import Leaving as Door

if TYPE_CHECKING:
    from formgen.storage import Database, User

__all__ = ["Farewell", "Leaving"]


class Leaving:
    """The accounts of an installation, on their way out."""

    def __init__(self, database: Database) -> None:
        self._door = Door(database)
        self._people = People(database)

    def look(self, user_id: str) -> Farewell:
        """What would go with the account, and what would stay; NotFound."""
        return self._door.look(user_id)

    def leave(self, me: User, shown: str, address: str) -> Farewell:
        """Delete one's own account.

        :param shown: his password; his user name where he has none. :param address: where he asks from.
        :raises formgen.errors.BadInput: where it is not right; Conflict where something hinders it; TooManyTries.
        """
        if me.has_password:
            right = self._people.authenticate(me.name, shown, address) is not None
            said = _("密码不对，账户没有注销。")
        else:
            right, said = shown.strip() == me.name, _("请原样填写用户名“{name}”。", name=me.name)
        if not right:
            raise BadInput(said)
        return self._door.leave(me.id, me.id)

    def remove(self, by: User, user_id: str, typed: str) -> Farewell:
        """Delete somebody's account as its administrator, who types its name to show which he means."""
        if user_id == by.id:
            raise Conflict(_("自己的账户请在“我的账户”中注销。"))
        name = self._people.read(user_id).name
        if typed.strip() != name:
            raise BadInput(_("请原样填写用户名“{name}”。", name=name))
        return self._door.leave(user_id, by.id)
