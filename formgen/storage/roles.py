"""What people are: their roles, as they are kept and as they are called."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import sqlalchemy as sa

from formgen.errors import BadInput
from formgen.messages import Message, _
from formgen.storage.people_tables import user_roles

if TYPE_CHECKING:
    from collections.abc import Iterable


class Role(StrEnum):
    """What somebody is to the department; a person may have several. The words are kept: never rename one."""

    APPLICANT = "applicant"
    DRAFTER = "drafter"
    CONTRACT_MANAGER = "contract_manager"
    LEGAL_REVIEWER = "legal_reviewer"
    DISTRICT_REVIEWER = "district_reviewer"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"

    @property
    def called(self) -> Message:
        """What the role is called on a page."""
        return TITLES[self]


TITLES = {
    Role.APPLICANT: _("申请人"),
    Role.DRAFTER: _("承办人"),
    Role.CONTRACT_MANAGER: _("合同管理员"),
    Role.LEGAL_REVIEWER: _("合法性审查人员"),
    Role.DISTRICT_REVIEWER: _("区级审查人员"),
    Role.AUDITOR: _("审计"),
    Role.ADMINISTRATOR: _("管理员"),
}


def read_roles(words: Iterable[str]) -> frozenset[Role]:
    """The roles that *words* name; :class:`formgen.errors.BadInput` for none at all or an unknown one."""
    try:
        found = frozenset(Role(word) for word in words)
    except ValueError:
        found = frozenset()
    if not found:
        said = _("请至少选择一个角色。")
        raise BadInput(said, fields={"roles": said})
    return found


def put_roles(connection: sa.Connection, user_id: str, roles: Iterable[Role]) -> None:
    """Give the user exactly these roles."""
    connection.execute(sa.delete(user_roles).where(user_roles.c.user_id == user_id))
    connection.execute(sa.insert(user_roles), [{"user_id": user_id, "role": str(one)} for one in roles])


def has_role(user_id: sa.ColumnElement[str], role: Role) -> sa.ColumnElement[bool]:
    """The condition that a user has this role."""
    return sa.exists().where(user_roles.c.user_id == user_id, user_roles.c.role == str(role))
