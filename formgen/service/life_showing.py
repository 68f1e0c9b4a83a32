"""The page of a life, put together for one person."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from formgen.errors import BadInput
from formgen.fields.base import Misread
from formgen.messages import _
from formgen.service import papers
from formgen.service.life_facts import proposed
from formgen.service.life_matter import fields_of, is_living, station_of
from formgen.service.life_papers import form_of
from formgen.service.life_view import Elsewhere, LifeView, Possible, Progress, Relative, Told
from formgen.service.policy import Act
from formgen.storage import Lives

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from formgen.fields.base import Field, Raw
    from formgen.form import Form
    from formgen.life import Kin, LifeAct, Phase
    from formgen.messages import Message
    from formgen.service.life_desk import LifeDesk
    from formgen.service.life_matter import Held
    from formgen.service.life_people import Office
    from formgen.storage import Database, DraftLine, Event, User

__all__ = ["LifePages"]


class LifePages:
    """What people see of lives in *database*."""

    def __init__(self, database: Database, desk: LifeDesk) -> None:
        self._desk = desk
        self._lives = Lives(database)

    def view(self, user: User, draft_id: str, today: date) -> LifeView:
        """The life of a draft as *user* sees it; NotFound."""
        owner = self._desk.people.to(user, str(Act.READ_DRAFT), draft_id).owner_id
        held = self._desk.held(owner, draft_id, today)
        offices = {
            person: self._desk.people.office(user, person, draft_id, held.sent_to)
            for person in {*(one.person for one in held.acts), *(one.person for one in self._kin(held))}
        }
        mine = [one for one in held.acts if offices[one.person].may]
        others = [one for one in held.acts if one.id in held.station.awaits and one not in mine]
        return LifeView(
            draft=held.draft,
            life=held.life,
            station=held.station,
            number=held.number,
            since=held.standing.since if held.standing else None,
            phases=tuple(_way(held)),
            told=tuple(self._told(user, held)),
            possible=tuple(self._possible(user, held, mine, today)),
            elsewhere=tuple(self._elsewhere(owner, held, others, _by_his_own_hand(user, held, offices))),
            relatives=tuple(self._relatives(user, held)),
            parent=self._parent(user, draft_id),
            kin=tuple(
                (one, form)
                for one in self._kin(held)
                if offices[one.person].may and (form := form_of(one.form)) is not None
            ),
            filing_number=self._lives.filing_number(draft_id),
        )

    def _kin(self, held: Held) -> tuple[Kin, ...]:
        return tuple(one for one in held.life.kin if held.station.id in one.starts)

    def _possible(self, user: User, held: Held, mine: list[LifeAct], today: date) -> Iterator[Possible]:
        """What can be done now: first what is waited for, acts of one group together."""
        groups: dict[str, list[LifeAct]] = {}
        for act in mine:
            groups.setdefault(act.group or act.id, []).append(act)
        boxes = [self._box(user, held, tuple(acts), today) for acts in groups.values()]
        yield from sorted(boxes, key=lambda one: not one.awaited)

    def _box(self, user: User, held: Held, acts: tuple[LifeAct, ...], today: date) -> Possible:
        first = acts[0]
        fields = fields_of(first, held.matter)
        offered = self._desk.papers.offers(user, held, acts)
        return Possible(
            title=first.group or first.label,
            acts=acts,
            fields=fields,
            values=proposed(first, held.matter.answers, fields, today)
            | self._desk.papers.stated(user, held, first),
            person=first.person,
            papers=offered,
            blocked=(*self._desk.blocked(held, first), *self._unfit(user, held, acts)),
            waits=any(one.required and not one.begun for one in offered),
            awaited=any(one.id in held.station.awaits for one in acts),
        )

    def _unfit(self, user: User, held: Held, acts: tuple[LifeAct, ...]) -> Iterator[tuple[str, Message]]:
        """Why none of *acts* can be done with the paper that was begun for it; nothing where one can."""
        said: list[tuple[str, Message]] = []
        for act in acts:
            try:
                self._desk.papers.fitting(user, held, act)
            except BadInput as fault:
                said.append(
                    (act.place, _(fault.message) if isinstance(fault.message, str) else fault.message)
                )
            else:
                return
        yield from said[:1]

    def _elsewhere(
        self, owner: str, held: Held, others: list[LifeAct], his_own: set[str]
    ) -> Iterator[Elsewhere]:
        """What others are waited for: each of a group's acts is the same task."""
        wanted = {one.person for one in others}
        names = self._desk.people.whose(owner, held.draft.id, wanted, held.sent_to)
        groups = {one.group or one.id: one for one in reversed(others)}
        for act in reversed(groups.values()):
            known = names.get(act.person, ())
            yield Elsewhere(
                act.group or act.label,
                act.who,
                act.place,
                known,
                mine=act.person in his_own,
                lacking=None if known else self._desk.people.lacking(owner, act.person, held.sent_to),
            )

    def _told(self, user: User, held: Held) -> Iterator[Told]:
        """What was done, the last act first."""
        names = self._desk.people.names(_named(held))
        lines = {one.id: one for one in held.papers if self._desk.people.reads(user, one.id)}
        for event in reversed(held.events):
            act = held.life.act(event.act)
            paper = lines.get(event.paper_id or "")
            yield Told(
                label=act.label if act else event.act,
                station=held.life.station(event.station_to).label,
                by=names.get(event.done_by, ""),
                at=event.done_at,
                facts=tuple(_facts(held, act, event, names)) if act else (),
                version=event.draft_version,
                paper=paper,
                paper_title=papers.form(paper.form_id).title if paper else "",
            )

    def _relatives(self, user: User, held: Held) -> Iterator[Relative]:
        """What was begun from it, and what stands between it and its end: a notice that came of an assessment."""
        lines = {one.id: one for one in (*held.papers, *held.below)}.values()
        names = self._desk.people.names({one.owner_id for one in lines})
        yield from (replace(self._relative(user, one), by=names.get(one.owner_id, "")) for one in lines)

    def _relative(self, user: User, line: DraftLine) -> Relative:
        station = None
        if is_living(line.form_id):
            station = station_of(line, self._lives.standings([line.id]).get(line.id))
        form: Form | None = form_of(line.form_id)
        return Relative(
            line,
            form.title if form else line.form_id,
            station.label if station else "",
            over=bool(station and station.over),
            readable=self._desk.people.reads(user, line.id),
        )

    def _parent(self, user: User, draft_id: str) -> Relative | None:
        above = self._lives.parent(draft_id)
        if above is None or not is_living(above.form_id):
            return None
        relative = self._relative(user, above)
        return relative if relative.readable else None


def _way(held: Held) -> Iterator[tuple[Phase, Progress]]:
    """The parts of the way that are wanted, and how far it is gone."""
    wanted = [one for one in held.life.phases if one.asked is None or one.asked(held.matter)]
    order = [one.id for one in held.life.phases]
    now = order.index(held.station.phase)
    current = next((one for one in wanted if order.index(one.id) >= now), wanted[-1])
    for one in wanted:
        if order.index(one.id) < order.index(current.id) or held.station.over:
            yield one, Progress.DONE
        else:
            yield one, Progress.CURRENT if one is current else Progress.COMING


def _by_his_own_hand(user: User, held: Held, offices: Mapping[str, Office]) -> set[str]:
    """What is not this person's to judge because he wrote or sent it, though it would be his office."""
    if held.sent_to not in ("", user.id):
        return set()
    return {name for name, one in offices.items() if one.why_not}


def _named(held: Held) -> set[str]:
    """The people whom the events name: who acted, and to whom it was sent."""
    told = {one.id: one.sends_to for one in held.life.acts if one.sends_to}
    sent = {str(one.facts.get(told[one.act])) for one in held.events if one.act in told}
    return {one.done_by for one in held.events} | sent


def _facts(
    held: Held, act: LifeAct, event: Event, names: Mapping[str, str]
) -> Iterator[tuple[str, str | Message]]:
    """What was told with an act, by its labels."""
    for field in act.asks:
        raw = event.facts.get(field.name)
        if raw is None:
            continue
        if field.name == act.sends_to:
            yield field.label, names.get(str(raw), _("已注销的账户"))
        elif field.name in act.choices:
            yield field.label, _rows(held, act, field.name).get(str(raw), str(raw))
        else:
            yield field.label, _shown(field, raw)


def _shown(field: Field, raw: Raw) -> str:
    """What was told, as its field shows it; as it was told, where the field has changed since."""
    try:
        return field.show(field.parse(raw))
    except Misread:
        return str(raw)


def _rows(held: Held, act: LifeAct, name: str) -> dict[str, str]:
    """The options as they were before anything was done."""
    return dict(act.choices[name](replace(held.matter, done=())))
