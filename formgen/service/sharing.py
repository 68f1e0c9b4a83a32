"""Sharing a draft with a named colleague."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.errors import BadInput
from formgen.messages import _
from formgen.service.policy import Act, Relation, Role, may
from formgen.storage import People, Share, Shares

if TYPE_CHECKING:
    from formgen.storage import Database, User

__all__ = ["Share", "Sharing"]


class Sharing:
    """What the owner of a draft lets colleagues do with it."""

    def __init__(self, database: Database) -> None:
        self._people = People(database)
        self._shares = Shares(database)

    def of_draft(self, owner: str, draft_id: str) -> list[Share]:
        """With whom a draft is shared, by name."""
        return self._shares.of_draft(owner, draft_id)

    def colleagues(self, owner: str) -> list[User]:
        """With whom *owner* may share: those of his unit, and the reviewers of the district.

        Units keep their contracts apart (第十二条); only who reviews for the district sees those of others.
        """
        mine = self._people.read(owner)
        return [one for one in self._people.everyone() if _may_be_given(mine, one)]

    def give(self, owner: str, draft_id: str, user_id: str, *, may_edit: bool) -> None:
        """Share a draft with a colleague to read it, or to edit it too; BadInput for anybody else."""
        if user_id not in {one.id for one in self.colleagues(owner)}:
            said = _("请在名单中选择一位同事：只能共享给本单位在用的账户和区级审查人员。")
            raise BadInput(said, fields={"user_id": said})
        self._shares.give(owner, draft_id, user_id, may_edit=may_edit)

    def take_back(self, owner: str, draft_id: str, user_id: str) -> None:
        """End a share at once."""
        self._shares.take_back(owner, draft_id, user_id)


def _may_be_given(mine: User, other: User) -> bool:
    readable = other.active and other.id != mine.id and may(other.roles, Act.READ_DRAFT, Relation.SHARED_READ)
    if not readable or not may(mine.roles, Act.LIST_DRAFTS):
        return False
    return mine.unit == other.unit or Role.DISTRICT_REVIEWER in other.roles
