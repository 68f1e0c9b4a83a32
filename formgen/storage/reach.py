"""Whose a thing is, and what it is to somebody who asks for it: one look, before anything of it is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from formgen.storage.batch_tables import batches
from formgen.storage.decisions import OF_FINDINGS
from formgen.storage.kept import DraftLine
from formgen.storage.life_tables import life_events, lives
from formgen.storage.locks import GIVEN
from formgen.storage.packet_tables import attachments
from formgen.storage.people_tables import draft_shares, user_units
from formgen.storage.plain import is_id
from formgen.storage.record_tables import records
from formgen.storage.reviews import REVIEW, Review
from formgen.storage.reviews import made as made_review
from formgen.storage.tables import documents, draft_versions, drafts, jobs, review_decisions, reviews, users

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from formgen.storage.database import Database

OF_A_DRAFT = {"document": documents, "job": jobs, "attachment": attachments}
TABLES = {"draft": drafts, "review": reviews, "record": records, "batch": batches, **OF_A_DRAFT}


@dataclass(frozen=True)
class Place:
    """Where a thing stands: its owner, his unit, and whether it is shared with who asks (may he edit it)."""

    owner_id: str
    unit_id: str | None
    may_edit: bool | None


@dataclass(frozen=True)
class Seen:
    """A draft in a list of others' drafts, with what its owner is called."""

    draft: DraftLine
    owner: str
    place: Place


@dataclass(frozen=True)
class SeenReview:
    """A review in a list of everybody's, with what its owner is called; *decided* counts findings decided about."""

    review: Review
    owner: str
    decided: int
    place: Place


class Reach:
    """Looks up in *database* what a thing is to somebody."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def place(self, kind: str, thing_id: str, asker: str) -> Place | None:
        """The place of a thing; ``None`` where there is none with this id."""
        if not is_id(thing_id):
            return None
        with self._database.reading() as connection:
            asked = {"thing": thing_id, "asker": asker}
            row = connection.execute(_QUERIES[kind], asked).first()
        return None if row is None else Place(row.owner_id, row.unit_id, row.may_edit)

    def wrote(self, draft_id: str, asker: str) -> bool:
        """Whether *asker* ever saved a version of the draft."""
        mine = (draft_versions.c.draft_id == draft_id) & (draft_versions.c.saved_by == asker)
        with self._database.reading() as connection:
            return connection.execute(sa.select(draft_versions.c.version).where(mine)).first() is not None

    def sent(self, draft_id: str, asker: str) -> bool:
        """Whether it was *asker* who did the last act about the draft, which brought it where it stands."""
        last = sa.select(life_events.c.done_by).where(life_events.c.draft_id == draft_id)
        with self._database.reading() as connection:
            return connection.execute(last.order_by(life_events.c.number.desc()).limit(1)).scalar() == asker

    def had_a_hand(self, draft_id: str, asker: str) -> bool:
        """Whether *asker* wrote the draft, or sent it where it stands: he does not judge it there."""
        return self.wrote(draft_id, asker) or self.sent(draft_id, asker)

    def given_about(self, paper_id: str) -> str | None:
        """The draft about which a paper was given for good, such as an opinion; ``None`` for any other paper."""
        query = (
            sa.select(life_events.c.draft_id)
            .join(lives, (lives.c.draft_id == life_events.c.paper_id) & (lives.c.station == GIVEN))
            .where(life_events.c.paper_id == paper_id)
        )
        with self._database.reading() as connection:
            return connection.execute(query.limit(1)).scalar()

    def drafts(
        self, asker: str, unit_id: str | None, *, everywhere: bool, living: bool = False
    ) -> list[Seen]:
        """Drafts of others: those shared with *asker*, those of the unit, or *everywhere*; newest first.

        :param living: only those about which something was done in their life.
        """
        mine = (draft_shares.c.draft_id == drafts.c.id) & (draft_shares.c.user_id == asker)
        lines = [drafts.c[name] for name in DraftLine.__dataclass_fields__]
        query = (
            sa.select(*lines, users.c.display_name, user_units.c.unit_id, draft_shares.c.may_edit)
            .outerjoin(users, users.c.id == drafts.c.owner_id)
            .outerjoin(user_units, user_units.c.user_id == drafts.c.owner_id)
            .outerjoin(draft_shares, mine)
            .where(drafts.c.owner_id != asker)
            .order_by(drafts.c.updated_at.desc(), drafts.c.id)
        )
        if living:
            query = query.join(lives, lives.c.draft_id == drafts.c.id)
        if not everywhere:
            query = query.where(draft_shares.c.user_id.is_not(None) | _in_unit(unit_id))
        with self._database.reading() as connection:
            return [_seen(row) for row in connection.execute(query).mappings()]

    def reviews(
        self,
        asker: str,
        unit_id: str | None,
        *,
        everywhere: bool,
        states: Collection[str] = (),
        since: datetime | None = None,
        before: datetime | None = None,
    ) -> list[SeenReview]:
        """Uploaded contracts of *asker* and of the unit, or *everywhere*; the newest first.

        :param states: only those that are in one of them; all when empty. :param since: uploaded then or later, and
            *before* that moment.
        """
        decided = sa.select(sa.func.count()).where(review_decisions.c.review_id == reviews.c.id, OF_FINDINGS)
        query = (
            sa.select(
                *REVIEW,
                users.c.display_name,
                user_units.c.unit_id,
                decided.scalar_subquery().label("decided"),
            )
            .outerjoin(users, users.c.id == reviews.c.owner_id)
            .outerjoin(user_units, user_units.c.user_id == reviews.c.owner_id)
            .order_by(reviews.c.sequence.desc())
        )
        if not everywhere:
            query = query.where((reviews.c.owner_id == asker) | _in_unit(unit_id))
        if states:
            query = query.where(reviews.c.state.in_(states))
        for limit in (
            (reviews.c.created_at >= since) if since else None,
            (reviews.c.created_at < before) if before else None,
        ):
            query = query if limit is None else query.where(limit)
        with self._database.reading() as connection:
            return [_seen_review(row) for row in connection.execute(query).mappings()]


def _seen_review(row: sa.RowMapping) -> SeenReview:
    review = made_review({name: row[name] for name in Review.__dataclass_fields__})
    place = Place(review.owner_id, row["unit_id"], None)
    return SeenReview(review, str(row["display_name"] or ""), row["decided"], place)


def _in_unit(unit_id: str | None) -> sa.ColumnElement[bool]:
    return sa.false() if unit_id is None else user_units.c.unit_id == unit_id


def _seen(row: sa.RowMapping) -> Seen:
    line = DraftLine(**{name: row[name] for name in DraftLine.__dataclass_fields__})
    place = Place(line.owner_id, row["unit_id"], row["may_edit"])
    return Seen(line, str(row["display_name"] or ""), place)


def _query(kind: str) -> sa.Select[tuple[str, str | None, bool | None]]:
    table = TABLES[kind]
    draft_id = table.c.draft_id if kind in OF_A_DRAFT else table.c.id
    asker = (draft_shares.c.draft_id == draft_id) & (draft_shares.c.user_id == sa.bindparam("asker"))
    shared = asker if kind == "draft" or kind in OF_A_DRAFT else sa.false()
    return (
        sa.select(table.c.owner_id, user_units.c.unit_id, draft_shares.c.may_edit)
        .outerjoin(user_units, user_units.c.user_id == table.c.owner_id)
        .outerjoin(draft_shares, shared)
        .where(table.c.id == sa.bindparam("thing"))
    )


# Every request runs one of these: built once, not at each call.
_QUERIES = {kind: _query(kind) for kind in TABLES}
