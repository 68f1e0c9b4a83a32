"""What waits for somebody (待办): the papers that stand where something is expected of him."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from formgen import catalogue
from formgen.answers import read_answers
from formgen.life import Done
from formgen.service import papers
from formgen.service.access import NOT_BY_AUTHORS, Access, related
from formgen.service.life_matter import is_living, matter_of, sent_to
from formgen.service.life_ticks import due_of
from formgen.service.life_view import Waiting
from formgen.service.policy import Act, Relation, may
from formgen.storage import Agenda, Lives, Reach, Shelf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from formgen.life import Life, LifeAct, Matter
    from formgen.storage import Database, Draft, DraftLine, Standing, User

__all__ = ["WaitingList"]

AT_ONCE = 20
"""Papers that are looked into together; the start page wants but a few."""
_OFFICES = (Act.HANDLE_CONTRACT, Act.EXAMINE_CONTRACT, Act.EXAMINE_FOR_DISTRICT, Act.FILE_CONTRACT)


class WaitingList:
    """The lists of what waits, over *database*."""

    def __init__(self, database: Database) -> None:
        self._access = Access(database)
        self._reach = Reach(database)
        self._lives = Lives(database)
        self._shelf = Shelf(database)
        self._agenda = Agenda(database)

    def of(self, user: User, today: date, most: int = 0) -> list[Waiting]:
        """What waits for *user*, the longest first; a draft about which nothing was done waits for nobody.

        :param most: how many are wanted; all of them for 0.
        """
        if not any(may(user.roles, act, one) for act in _OFFICES for one in Relation):
            return []
        seen: dict[str, tuple[DraftLine, Relation, str]] = {
            one.id: (one, Relation.OWN, "") for one in self._lives.of(user.id)
        }
        for other in self._access.drafts(user, living=True):
            seen[other.draft.id] = (other.draft, related(user, other.place), other.owner)
        standings = self._lives.standings(name for name, one in seen.items() if is_living(one[0].form_id))
        wanted = {
            draft_id: acts
            for draft_id, standing in standings.items()
            if (acts := list(self._his(user, seen[draft_id][0], seen[draft_id][1], standing)))
        }
        in_order = sorted(wanted, key=lambda name: standings[name].since)
        owners = {name: one[2] for name, one in seen.items()}
        found: list[Waiting] = []
        for at in range(0, len(in_order), AT_ONCE):
            some = {name: wanted[name] for name in in_order[at : at + AT_ONCE]}
            found += sorted(self._waiting(some, standings, owners, today), key=lambda one: one.since)
            if 0 < most <= len(found):
                return found[:most]
        return found

    def _his(self, user: User, draft: DraftLine, relation: Relation, standing: Standing) -> Iterator[LifeAct]:
        """The acts that are expected where the draft stands, and that the policy lets *user* do."""
        life = catalogue.installed().life(draft.form_id)
        if life is None:
            return
        for name in life.station(standing.station).awaits:
            act = life.act(name)
            if act is None or not may(user.roles, Act(act.person), relation):
                continue
            if Act(act.person) in NOT_BY_AUTHORS and not self._judges(user, draft, life):
                continue
            yield act

    def _judges(self, user: User, draft: DraftLine, life: Life) -> bool:
        """Whether it is *user* who may judge: he had no hand in it, and it was sent to nobody else by name."""
        if self._reach.had_a_hand(draft.id, user.id):
            return False
        return sent_to(life, self._lives.events(draft.id)) in ("", user.id)

    def _waiting(
        self,
        wanted: dict[str, list[LifeAct]],
        standings: dict[str, Standing],
        owners: dict[str, str],
        today: date,
    ) -> Iterator[Waiting]:
        for draft in self._shelf.these(wanted):
            acts = list(self._offered(draft, wanted[draft.id], today))
            life = catalogue.installed().life(draft.form_id)
            if acts and life:
                standing = standings[draft.id]
                due = self._due(draft, acts, today)
                yield Waiting(
                    draft,
                    papers.form(draft.form_id).title,
                    life.station(standing.station).label,
                    tuple(dict.fromkeys(one.group or one.label for one in acts)),
                    standing.since,
                    owners.get(draft.id, ""),
                    due,
                    late=due is not None and due < today,
                )

    def _due(self, draft: Draft, acts: Iterable[LifeAct], today: date) -> date | None:
        """By when *acts* are to be done; ticks are asked for only where something is due."""
        answers = read_answers(papers.form(draft.form_id), draft.answers)
        if due_of(answers, acts, today, lambda _key: False) is None:
            return None
        ticks = self._agenda.ticks(draft.owner_id)
        return due_of(answers, acts, today, lambda key: (draft.id, key) in ticks)

    def _offered(self, draft: Draft, acts: Iterable[LifeAct], today: date) -> Iterator[LifeAct]:
        """Those of *acts* that are there at all, this being the matter."""
        matter = None
        for act in acts:
            if act.offered and matter is None:
                matter = self._matter(draft, today)
            if matter is None or act.is_offered(matter):
                yield act

    def _matter(self, draft: Draft, today: date) -> Matter:
        done = tuple(Done(one.act, one.facts, one.number) for one in self._lives.events(draft.id))
        return replace(matter_of(read_answers(papers.form(draft.form_id), draft.answers), today), done=done)
