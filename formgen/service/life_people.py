"""Who can do what about a paper in its life: the policy, asked for one person and for all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from formgen.messages import _
from formgen.service.access import NOT_BY_AUTHORS, Access, Forbidden
from formgen.service.life_lacking import lacking
from formgen.service.policy import Act, Relation, may
from formgen.storage import NotFound, People, Reach, Shares

if TYPE_CHECKING:
    from formgen.messages import Message
    from formgen.service.access import Grant
    from formgen.storage import Database, User


@dataclass(frozen=True)
class Office:
    """What a policy act is to one person about one paper: whether he may, and if not, why not."""

    may: bool
    why_not: str = ""


class LifePeople:
    """The people around papers in *database*."""

    def __init__(self, database: Database) -> None:
        self._access = Access(database)
        self._people = People(database)
        self._shares = Shares(database)
        self._reach = Reach(database)

    def to(self, user: User, person: str, draft_id: str) -> Grant:
        """Leave for *user* to do what *person* names about a draft; NotFound, Forbidden."""
        return self._access.to(user, Act(person), "draft", draft_id)

    def office(self, user: User, person: str, draft_id: str, sent_to: str = "") -> Office:
        """Whether *user* may do what *person* names; as an author he may not judge his own.

        :param sent_to: whom it was sent to by name, to be judged.
        """
        try:
            self.to(user, person, draft_id)
        except Forbidden as fault:
            his = Act(person) in NOT_BY_AUTHORS and any(may(user.roles, Act(person), one) for one in Relation)
            is_author = his and self._reach.wrote(draft_id, user.id)
            return Office(may=False, why_not=str(fault.message) if is_author else "")
        refused = self.not_his_to_judge(user, person, draft_id, sent_to)
        return Office(may=refused is None, why_not=str(refused.message) if refused else "")

    def not_his_to_judge(self, user: User, person: str, draft_id: str, sent_to: str) -> Forbidden | None:
        """Why *user* may not judge: he sent it himself, or it was *sent_to* another by name; ``None`` if he may."""
        if Act(person) not in NOT_BY_AUTHORS:
            return None
        if sent_to not in ("", user.id):
            return Forbidden(_("这份合同已指名提交给另一位审查人员，由其审查，不能由您办理。"))
        if self._reach.sent(draft_id, user.id):
            return Forbidden(_("这份合同是您提交审查的，不能由您审查：请由其他审查人员办理。"))
        return None

    def may_review_for_district(self, draft_id: str) -> dict[str, str]:
        """What the reviewers of the district are called, by id.

        Left out is who wrote the draft, and who did the last act: he passed it for the unit.
        """
        return {
            one.id: one.display_name or one.name
            for one in self._people.everyone()
            if one.active
            and may(one.roles, Act.EXAMINE_FOR_DISTRICT, Relation.SHARED_READ)
            and not self._reach.had_a_hand(draft_id, one.id)
        }

    def whose(
        self, owner: str, draft_id: str, persons: set[str], sent_to: str = ""
    ) -> dict[str, tuple[str, ...]]:
        """What those are called who may do what *persons* name about a draft of *owner*.

        :param sent_to: whom it was sent to by name: nobody else judges it.
        """
        known = self._people.everyone()
        unit = next((one.unit.id for one in known if one.id == owner and one.unit), None)
        everyone = [one for one in known if one.active]
        shared = {one.user_id: one.may_edit for one in self._shares.of_draft(owner, draft_id)}
        related = {one.id: _relation(one, owner, unit, shared) for one in everyone}
        return {
            person: tuple(
                one.display_name or one.name
                for one in everyone
                if may(one.roles, Act(person), related[one.id])
                and not (Act(person) in NOT_BY_AUTHORS and sent_to not in ("", one.id))
                and not (Act(person) in NOT_BY_AUTHORS and self._reach.had_a_hand(draft_id, one.id))
            )
            for person in persons
        }

    def lacking(self, owner: str, person: str, sent_to: str = "") -> Message:
        """Who has to be appointed where nobody may do what *person* names about a draft of *owner*.

        :param sent_to: whom it was sent to by name.
        """
        act = Act(person)
        known = next((one for one in self._people.everyone() if one.id == owner), None)
        return lacking(act, known, named=act in NOT_BY_AUTHORS and bool(sent_to))

    def names(self, ids: set[str]) -> dict[str, str]:
        """What people are called, by id."""
        return self._people.names(ids)

    def reads(self, user: User, draft_id: str) -> bool:
        """Whether *user* may read a draft."""
        try:
            self._access.to(user, Act.READ_DRAFT, "draft", draft_id)
        except NotFound:
            return False
        return True


def _relation(user: User, owner: str, unit_id: str | None, shared: dict[str, bool]) -> Relation:
    if user.id == owner:
        return Relation.OWN
    if user.id in shared:
        return Relation.SHARED_EDIT if shared[user.id] else Relation.SHARED_READ
    together = unit_id is not None and user.unit is not None and user.unit.id == unit_id
    return Relation.SAME_UNIT if together else Relation.OTHER_UNIT
