"""The door to what is kept: in whose name somebody may act upon a thing.

Desks speak in the name of an owner. Whoever wants to use one asks here first, and is told that name, or is
refused: with :class:`NotFound` where he may not even know that the thing is there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from formgen.errors import FormgenError
from formgen.messages import _
from formgen.service.policy import Act, Relation, may
from formgen.storage import NotFound, Reach

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from formgen.storage import Database, Place, Seen, User
    from formgen.storage.reach import SeenReview

__all__ = ["Access", "Forbidden", "Grant"]

READING = {
    "draft": Act.READ_DRAFT,
    "document": Act.READ_DRAFT,
    "job": Act.READ_DRAFT,
    "attachment": Act.READ_ATTACHMENT,
    "review": Act.READ_REVIEW,
    "record": Act.READ_RECORD,
    "batch": Act.READ_BATCH,
}
"""What somebody must be allowed for a thing to exist for him."""
NOT_BY_AUTHORS = {Act.EXAMINE_CONTRACT, Act.EXAMINE_FOR_DISTRICT}


class Forbidden(FormgenError):  # noqa: N818 - named after what is so, as its siblings
    """Somebody may see a thing, or knows the page, but may not do this."""


@dataclass(frozen=True)
class Grant:
    """Leave to act: *owner_id* is in whose name, *relation* what the thing is to who asked."""

    owner_id: str
    relation: Relation


class Access:
    """Asks the policy about the things in *database*."""

    def __init__(self, database: Database) -> None:
        self._reach = Reach(database)

    def general(self, user: User, act: Act) -> None:
        """Pass where *act* is upon nobody's thing; :class:`Forbidden` otherwise."""
        if not may(user.roles, act):
            raise Forbidden(_("您没有打开这一页的权限。"))

    def to(self, user: User, act: Act, kind: str, thing_id: str) -> Grant:
        """Leave for *user* to do *act* upon a thing; :class:`NotFound`, :class:`Forbidden`.

        :param kind: ``draft``, ``document``, ``job``, ``attachment``, ``review`` or ``record``.
        """
        place = self._reach.place(kind, thing_id, user.id)
        relation = Relation.OTHER_UNIT if place is None else related(user, place)
        reading = place is not None and kind == "draft" and act is Act.READ_DRAFT
        if place and reading and not may(user.roles, act, relation) and self._reads_about(user, thing_id):
            return Grant(place.owner_id, Relation.SHARED_READ)
        if place is None or not may(user.roles, READING[kind], relation):
            raise NotFound(_("没有这一页，或者它不属于您。请检查网址，或从首页进入。"))
        if act in NOT_BY_AUTHORS and kind == "draft" and self._reach.wrote(thing_id, user.id):
            raise Forbidden(_("您起草或修改过这份合同，不能由您审查：请由其他审查人员办理。"))
        if not may(user.roles, act, relation):
            raise Forbidden(_("这份内容您可以查看，但不能这样操作。需要修改的，请联系其承办人。"))
        return Grant(place.owner_id, relation)

    def _reads_about(self, user: User, paper_id: str) -> bool:
        """Whether *user* reads the draft about which a paper was given: an opinion belongs to its contract."""
        about = self._reach.given_about(paper_id)
        place = self._reach.place("draft", about, user.id) if about else None
        return place is not None and may(user.roles, Act.READ_DRAFT, related(user, place))

    def drafts(self, user: User, *, living: bool = False) -> list[Seen]:
        """The drafts of others that *user* may read, the one saved last first; with *living* only those in a life."""
        everywhere = may(user.roles, Act.READ_DRAFT, Relation.OTHER_UNIT)
        found = self._reach.drafts(
            user.id, user.unit.id if user.unit else None, everywhere=everywhere, living=living
        )
        return [one for one in found if may(user.roles, Act.READ_DRAFT, related(user, one.place))]

    def reviews(
        self,
        user: User,
        states: Collection[str] = (),
        since: datetime | None = None,
        before: datetime | None = None,
    ) -> list[SeenReview]:
        """The uploaded contracts that *user* may read, his own among them, the newest first."""
        found = self._reach.reviews(
            user.id,
            user.unit.id if user.unit else None,
            everywhere=may(user.roles, Act.READ_REVIEW, Relation.OTHER_UNIT),
            states=states,
            since=since,
            before=before,
        )
        return [one for one in found if may(user.roles, Act.READ_REVIEW, related(user, one.place))]


def related(user: User, place: Place) -> Relation:
    """What the thing at *place* is to *user*; who has no unit is in none with anybody."""
    if place.owner_id == user.id:
        return Relation.OWN
    if place.may_edit is not None:
        return Relation.SHARED_EDIT if place.may_edit else Relation.SHARED_READ
    together = user.unit is not None and user.unit.id == place.unit_id
    return Relation.SAME_UNIT if together else Relation.OTHER_UNIT
