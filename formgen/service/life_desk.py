"""The desk of lives: what is done about a contract from its draft to its archive, and by whom."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from formgen.errors import BadInput, Conflict, PartMissing
from formgen.messages import _
from formgen.rules import BLOCK, WARN
from formgen.service import papers
from formgen.service.desk import merged
from formgen.service.life_facts import against, dumped, read_facts, told
from formgen.service.life_matter import Held, Matters, fields_of, is_living, station_of
from formgen.service.life_papers import LifePapers
from formgen.service.life_people import LifePeople
from formgen.service.life_ticks import keys_answered
from formgen.service.policy import Act
from formgen.storage import DraftChanged, LifeChanged, Lives, NewEvent, NotFound, QueueFull, Series
from formgen.storage.owed import Owed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from formgen.fields.base import Raw
    from formgen.life import LifeAct, Matter, Station
    from formgen.messages import Message
    from formgen.report import Report
    from formgen.rules import Finding
    from formgen.service.desk import Desk
    from formgen.service.related import RelatedPapers
    from formgen.storage import Database, Draft, DraftLine, User

__all__ = ["LifeDesk", "NotNow"]

MOST_TOLD = 5
"""Findings that one sentence names; the page of all answers shows the others."""


class NotNow(Conflict):
    """The act cannot be done where the paper stands."""

    code = "not_now"


class LifeDesk:
    """What people do about papers with a life in *database*.

    :param pattern: how filing numbers are written; that of :mod:`formgen.storage.filing` for none.
    """

    def __init__(
        self,
        database: Database,
        desk: Desk,
        related: RelatedPapers,
        pattern: str = "",
    ) -> None:
        self._desk = desk
        self._lives = Lives(database)
        self._owed = Owed(database)
        self._pattern = pattern
        self.matters = Matters(database)
        self.people = LifePeople(database)
        self.papers = LifePapers(database, desk, related, self.people)

    def held(self, owner: str, draft_id: str, today: date) -> Held:
        """A draft of *owner* with its life; NotFound also where its form has none."""
        reviewers = {str(Act.EXAMINE_FOR_DISTRICT): self.people.may_review_for_district(draft_id)}
        found = self.matters.held(owner, draft_id, today, reviewers)
        if found is None:
            raise NotFound(_("这种文书没有办理流程：请回到文书一页。"))
        return found

    def standing(self, draft: DraftLine) -> Station | None:
        """Where a draft stands; ``None`` where its form has no life."""
        if not is_living(draft.form_id):
            return None
        return station_of(draft, self._lives.standings([draft.id]).get(draft.id))

    def is_given(self, draft: DraftLine) -> bool:
        """Whether a paper without a life was given with an act, such as an opinion, and so stays as it is."""
        return not is_living(draft.form_id) and bool(self._lives.standings([draft.id]))

    def begin_paper(self, user: User, draft_id: str, form_id: str, *, key: str, today: date) -> str:
        """A paper that belongs to what can be done now, begun by *user*; its id. The same key makes it once."""
        owner = self.people.to(user, str(Act.READ_DRAFT), draft_id).owner_id
        return self.papers.begin(user, owner, self.held(owner, draft_id, today), form_id, key)

    def do(
        self,
        user: User,
        draft_id: str,
        act_id: str,
        given: Mapping[str, Raw],
        *,
        seen: tuple[int, int],
        today: date,
        person: str = "",
    ) -> Draft:
        """Do an act about a draft; the draft as it is then. What *user* just did is not done again.

        :param given: what is told with it, by name, as it was typed.
        :param seen: how many acts were done and which version the draft had when he looked.
        :param person: the policy act that was asked about at the door: an act of another office is not done there.

        NotFound, Forbidden, :class:`NotNow`, LifeChanged, DraftChanged; BadInput for what is missing.
        """
        owner = self.people.to(user, str(Act.READ_DRAFT), draft_id).owner_id
        held = self.held(owner, draft_id, today)
        if held.number != seen[0]:
            return _done_already(held, user, act_id, seen[0])
        if held.draft.version != seen[1]:
            raise DraftChanged(held.draft)
        act = self._act(user, held, act_id, person)
        fields = fields_of(act, held.matter)
        facts = read_facts(fields, given, today)
        matter = replace(held.matter, facts=facts)
        _must_hold(act, matter)
        kept = dumped(fields, facts)
        paper = self.papers.fitting(user, held, act, kept)
        event = self._event(held, act, kept, told(act, matter, kept), paper)
        self._must_be_sound(held, act, event)
        event = replace(event, ticks=_ticks(held, act, event, today))
        if act.files:
            event = replace(event, files=self._series(facts[act.day]))
        try:
            draft = self._lives.do(owner, replace(event, by=user.id))
        except LifeChanged:  # the other click on the button may have been a moment faster
            return _done_already(self.held(owner, draft_id, today), user, act_id, seen[0])
        if paper is not None:
            self.papers.hand_over(user, owner, paper)
        if event.issues:
            self._issue(owner, draft)
        return draft

    def blocked(self, held: Held, act: LifeAct) -> Iterator[tuple[str, Message]]:
        """What has to be so before an act, as far as it can be said before anything is told."""
        for one in act.demands:
            if not one.of_facts and (said := one.check(held.matter)) is not None:
                yield one.place, said
        if act.checked_at is not None and not any(one.required for one in act.asks):
            event = self._event(held, act, {}, told(act, held.matter, {}), None)
            try:
                self._must_be_sound(held, act, event)
            except BadInput as fault:
                yield act.place, fault.message if not isinstance(fault.message, str) else _(fault.message)

    def _act(self, user: User, held: Held, act_id: str, person: str) -> LifeAct:
        act = next((one for one in held.acts if one.id == act_id), None)
        known = held.life.act(act_id)
        if known is not None:
            self.people.to(user, known.person, held.draft.id)
        if act is None or (person and act.person != person):
            said = _("现在是“{station}”，不能这样办理：请看过现在的状态。", station=_(held.station.label))
            raise NotNow(said)
        if (fault := self.people.not_his_to_judge(user, act.person, held.draft.id, held.sent_to)) is not None:
            raise fault
        return act

    def _event(
        self,
        held: Held,
        act: LifeAct,
        kept: dict[str, Raw],
        tells: dict[str, Raw],
        paper: DraftLine | None,
    ) -> NewEvent:
        ends = held.life.station(act.ends or held.station.id)
        stage = {held.form.stage_field: ends.stage.key} if held.form.stage_field else {}

        def answers(number: str) -> tuple[dict[str, Any], str]:
            numbered = dict.fromkeys(act.filed_as, number) if number else {}
            return merged(held.draft.answers, {**tells, **stage, **numbered}), held.draft.title

        return NewEvent(
            draft_id=held.draft.id,
            act=act.id,
            number=held.number,
            version=held.draft.version,
            station_from=held.station.id,
            station_to=ends.id,
            locked=ends.locked,
            open=ends.open,
            facts={**kept, **({"paper_version": paper.version} if paper else {})},
            paper_id=paper.id if paper else None,
            seals=paper.version if paper and any(one.required for one in act.papers) else 0,
            tells=answers,
            begins={
                period: date.fromisoformat(str(kept[name]))
                for period, name in act.begins.items()
                if kept.get(name)
            },
            shared_with=str(kept.get(act.sends_to) or "") if act.sends_to else "",
            issues=act.issues,
            shared_no_more=tuple(_named_before(held, act, kept)),
        )

    def _must_be_sound(self, held: Held, act: LifeAct, event: NewEvent) -> None:
        """BadInput where the rules of the stage of *act* block, or warn without a reason where it is to be final."""
        if act.checked_at is None or event.tells is None:
            return
        field = held.form.stage_field
        stage = {field: act.checked_at.key} if field else {}
        report = papers.look_over(held.form.id, merged(event.tells("")[0], stage))
        bad = list(_in_the_way(report, final=act.final))
        if bad or report.answers.faults:
            raise BadInput(_standing_in_the_way(report, bad))

    def _series(self, day: date) -> Series:
        return Series(day.year, self._pattern) if self._pattern else Series(day.year)

    def _issue(self, owner: str, draft: Draft) -> None:
        """Issue the documents that an act owes; what cannot be done now is left to a worker."""
        try:
            self._desk.issue(owner, draft.id)
        except QueueFull:  # the documents are kept, and their page queues the PDFs as soon as there is room
            self._owed.paid(draft.id, draft.version)
        except PartMissing:
            with suppress(PartMissing):  # else a worker finds it when the first hold is over
                self._owed.leave(draft.id, draft.version)
        else:
            self._owed.paid(draft.id, draft.version)


def _done_already(held: Held, user: User, act_id: str, seen: int) -> Draft:
    """The draft, where this is the second click on a button; :class:`LifeChanged` for anything else."""
    last = held.events[-1] if held.events else None
    if last and last.number == seen + 1 and last.act == act_id and last.done_by == user.id:
        return held.draft
    raise LifeChanged


def _ticks(held: Held, act: LifeAct, event: NewEvent, today: date) -> dict[str, date]:
    """The deadlines that the act answers, as done today."""
    after = event.tells("")[0] if event.tells else held.draft.answers
    return dict.fromkeys(keys_answered(held, act, event.facts, after, today), today)


def _named_before(held: Held, act: LifeAct, kept: Mapping[str, Raw]) -> Iterator[str]:
    """To whom the paper was sent before, where it is sent to another now: he has no more to do with it."""
    earlier = {str(one.facts.get(act.sends_to) or "") for one in held.events if one.act == act.id}
    if act.sends_to:
        yield from sorted(earlier - {"", held.draft.owner_id, str(kept.get(act.sends_to) or "")})


def _must_hold(act: LifeAct, matter: Matter) -> None:
    for one in act.demands:
        said = against(one, matter)
        if said is not None:
            raise BadInput(said)


def _in_the_way(report: Report, *, final: bool) -> Iterator[Finding]:
    yield from report.of(BLOCK)
    if final:
        yield from (one for one in report.of(WARN) if not (one.overridden or one.excused))


def _standing_in_the_way(report: Report, bad: list[Finding]) -> Message:
    said = [_("{message}（{rule}）", message=one.message, rule=one.rule) for one in bad[:MOST_TOLD]]
    count = len(bad) + len(report.answers.faults)
    if not said:
        return _("有{count}处答案读不出来：请先到“核对全部答案”改正。", count=count)
    return _(
        "还有{count}处没有解决，不能办理：{said} 请先在“核对全部答案”逐项改正，警告要写明放行理由。",
        count=count,
        said="；".join(map(str, said)),
    )
