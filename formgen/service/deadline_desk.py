"""Deadlines of one's papers: listed by urgency, ticked off, begun by hand, and given to a calendar program."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from formgen import catalogue
from formgen.answers import read_answers
from formgen.calendar import arrangement
from formgen.deadlines import Deadline, begun_by_hand, deadlines, yearly
from formgen.errors import BadInput, UnknownForm
from formgen.fields import Date
from formgen.fields.base import Misread
from formgen.messages import _
from formgen.service import papers
from formgen.service.life_days import LifeDays
from formgen.service.yearly import begins, done_on, handed_in
from formgen.storage import Agenda, Digests, Feeds, NotFound, Shelf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime

    from formgen.calendar import Arrangement
    from formgen.form import Form
    from formgen.messages import Message
    from formgen.periods import Period
    from formgen.storage import Beginning, Database, Draft, Tick

__all__ = ["DeadlineDesk", "Item", "Urgency"]

SOON = timedelta(days=7)
MOST_KEPT = 4000
"""Drafts whose deadlines are remembered: they follow from a version and the calendar, so none is ever wrong."""


class Urgency(StrEnum):
    """How near a deadline is; in the order of a list."""

    LATE = "late"
    TODAY = "today"
    SOON = "soon"
    LATER = "later"
    PASSED = "passed"
    """Past, but only for who wanted something."""
    DONE = "done"


@dataclass(frozen=True)
class Item:
    """A deadline in a list, with the paper whose it is; without one it is its owner's.

    :param beginning: what somebody stated by hand, where that began it.
    """

    deadline: Deadline
    draft: Draft | None = None
    form: Form | None = None
    tick: Tick | None = None
    beginning: Beginning | None = None

    @property
    def done_on(self) -> date | None:
        """When it was done, by whoever ticked it off or by the answers."""
        return self.tick.done_on if self.tick else self.deadline.done

    @property
    def name(self) -> str:
        """What its paper is called; empty for none."""
        return (self.draft.title if self.draft else "") or (self.form.title if self.form else "")

    @property
    def anchor(self) -> str:
        """What names it in a page."""
        whose = self.draft.id[:8] if self.draft else "own"
        return f"d-{whose}-{self.deadline.key.replace('.', '-')}"

    def urgency(self, today: date) -> Urgency:
        """How near it is on the day *today*."""
        due = self.deadline.due
        if self.done_on is not None:
            return Urgency.DONE
        if due < today:
            return Urgency.LATE if self.deadline.is_wanted else Urgency.PASSED
        if due == today:
            return Urgency.TODAY
        return Urgency.SOON if due <= today + SOON else Urgency.LATER


class DeadlineDesk:
    """What a signed-in person does about deadlines; everything is reached only through the owner's id."""

    def __init__(self, database: Database) -> None:
        self._shelf = Shelf(database)
        self._agenda = Agenda(database)
        self._feeds = Feeds(database)
        self._digests = Digests(database)
        self._days = LifeDays(database)
        self._known: dict[tuple[str, int, date, Arrangement], list[Deadline]] = {}
        self._first: dict[tuple[str, int], dict[str, date]] = {}

    def items(self, owner: str, today: date) -> list[Item]:
        """Every deadline of *owner* and his papers, the first one first.

        What several papers about one matter say is listed once, as done as soon as one of them says so.
        """
        drafts = self._shelf.of(owner)
        ticks, begun = self._agenda.ticks(owner), self._agenda.beginnings(owner)
        found = [*self._of_papers(drafts, today), *_by_hand(drafts, begun), *self._own(drafts, today)]
        ticked = [_ticked(one, owner, ticks) for one in found]
        return sorted(self._once(ticked, drafts), key=lambda one: (one.deadline.due, one.name))

    def of_papers(self, owners: Iterable[str], today: date) -> list[Item]:
        """The deadlines of the papers of these *owners*, as each of them has it in his list; asked at once."""
        whose = list(owners)
        drafts = self._shelf.of(*whose)
        found = [*self._of_papers(drafts, today), *_by_hand(drafts, self._agenda.beginnings(*whose))]
        ticks = self._agenda.ticks(*whose)
        ticked = [_ticked(one, "", ticks) for one in found]
        return self._once(ticked, drafts)

    def of_draft(self, owner: str, draft_id: str, today: date) -> list[Item]:
        """The deadlines of one paper."""
        drafts = [one for one in self._shelf.these([draft_id]) if one.owner_id == owner]
        begun = [one for one in self._agenda.beginnings(owner) if one.draft_id == draft_id]
        found = [*self._of_papers(drafts, today), *_by_hand(drafts, begun)]
        ticks = self._agenda.ticks(owner)
        return sorted((_ticked(one, owner, ticks) for one in found), key=lambda one: one.deadline.due)

    def tick(self, owner: str, draft_id: str | None, key: str, day: str, remark: str, today: date) -> None:
        """Say that a deadline was done on *day*; NotFound, BadInput."""
        known = self.of_draft(owner, draft_id, today) if draft_id else self.items(owner, today)
        if not any(one.deadline.key == key and (one.draft is not None) is bool(draft_id) for one in known):
            raise NotFound(_("没有这项期限：它可能随着答案的修改而变了，请回到“期限”重新打开。"))
        done_on = _day(day, "done_on")
        if done_on > today:
            said = _("完成日期{day}还没有到：请填写实际完成的日期。", day=done_on)
            raise BadInput(said, fields={"done_on": said})
        self._agenda.tick(owner, draft_id, key, done_on, remark)

    def untick(self, owner: str, draft_id: str | None, key: str) -> None:
        """Take back that a deadline was done."""
        self._agenda.untick(owner, draft_id, key)

    def begin(self, owner: str, draft_id: str, period_id: str, day: str) -> None:
        """Say that a period began for a paper on *day*; NotFound, BadInput."""
        form = next((papers.form(one.form_id) for one in self._shelf.these([draft_id])), None)
        if form is None or period_id not in {one.id for one in periods_by_hand(form)}:
            said = _("请选择是什么事情的期限。")
            raise BadInput(said, fields={"period": said})
        self._agenda.begin(owner, draft_id, period_id, _day(day, "started_on"))

    def forget(self, owner: str, draft_id: str, beginning_id: str) -> None:
        """Take back that a period began."""
        self._agenda.forget(owner, draft_id, beginning_id)

    def open_feed(self, user_id: str) -> str:
        """A new secret for the calendar of *user_id*; the old one opens nothing any more."""
        return self._feeds.open(user_id)

    def close_feed(self, user_id: str) -> None:
        """Take the secret back."""
        self._feeds.close(user_id)

    def feed_since(self, user_id: str) -> datetime | None:
        """Since when there is a calendar link."""
        return self._feeds.since(user_id)

    def feed(self, token: str, today: date) -> list[Item]:
        """The open deadlines of whose link this is; NotFound."""
        owner = self._feeds.user(token)
        if owner is None:
            raise NotFound(_("没有这个日历，或者它的链接已被撤销。"))
        return [one for one in self.items(owner, today) if one.done_on is None]

    def want_mail(self, user_id: str, *, wanted: bool) -> None:
        """Keep whether somebody wants a mail on days when something is late or near."""
        self._digests.want(user_id, wanted=wanted)

    def wants_mail(self, user_id: str) -> bool:
        """Whether somebody wants it."""
        return self._digests.wants(user_id)

    def _of_papers(self, drafts: Iterable[Draft], today: date) -> Iterator[Item]:
        for draft in drafts:
            form = _form(draft)
            if form is not None:
                yield from (Item(one, draft, form) for one in self._deadlines(draft, form, today))

    def _deadlines(self, draft: Draft, form: Form, today: date) -> list[Deadline]:
        key = (draft.id, draft.version, today, arrangement())
        if key not in self._known:
            if len(self._known) >= MOST_KEPT:
                self._known.clear()
            known = catalogue.installed()
            self._known[key] = deadlines(read_answers(form, draft.answers), known.periods, known.acts, today)
        return self._known[key]

    def _own(self, drafts: list[Draft], today: date) -> Iterator[Item]:
        """What comes back each year, since the first paper that begins it."""
        for draft in drafts:
            if (draft.id, draft.version) not in self._first:
                if len(self._first) >= MOST_KEPT:
                    self._first.clear()
                self._first[draft.id, draft.version] = begins(draft, _form(draft))
        begun = [self._first.get((one.id, one.version)) or {} for one in drafts]
        known = handed_in(drafts, today)
        for period in catalogue.installed().periods:
            days = [one[period.id] for one in begun if period.id in one]
            if days:
                each = yearly(period, min(days), today)
                yield from (Item(replace(one, done=done_on(one, known))) for one in each)

    def _once(self, items: list[Item], drafts: list[Draft]) -> list[Item]:
        first = self._shelf.families(one.id for one in drafts)
        families = {
            one.id: f"{one.owner_id} {first[one.id]}" for one in drafts
        }  # each owner has his own list
        closed = self._days.closed(drafts)
        ended = {families[name]: day for name, day in closed.items()} | _ended(drafts, families)
        kept: dict[tuple[str, str], Item] = {}
        for one in items:
            whose = families[one.draft.id] if one.draft else ""
            over = ended.get(whose)
            if over and one.deadline.period.while_running and one.deadline.start > over:
                continue
            known = kept.get((whose, one.deadline.key))
            if known is None or (known.done_on is None and one.done_on is not None):
                kept[whose, one.deadline.key] = one
        return list(kept.values())


def periods_by_hand(form: Form) -> tuple[Period, ...]:
    """The periods whose beginning people state for a paper of *form*."""
    return tuple(one for one in catalogue.installed().periods if one.by_hand and one.act is form.act)


def counted(items: Iterable[Item], today: date) -> dict[Urgency, list[Item]]:
    """*items* by urgency, in its order; only what there is any of."""
    listed = list(items)
    grouped = {one: [item for item in listed if item.urgency(today) is one] for one in Urgency}
    return {urgency: found for urgency, found in grouped.items() if found}


def _form(draft: Draft) -> Form | None:
    """The form of a draft; ``None`` when it is not installed any more."""
    try:
        return papers.form(draft.form_id)
    except UnknownForm:
        return None


def _ended(drafts: Iterable[Draft], families: dict[str, str]) -> dict[str, date]:
    """The day on which a matter was over, as a paper says that ends it, by family."""
    found: dict[str, date] = {}
    for draft in drafts:
        form = _form(draft)
        part = form.ledger if form else None
        if form is not None and part is not None and part.ends:
            answers = read_answers(form, draft.answers)
            day = next((day for path in part.on if (day := answers.at(path))), None)
            if day is not None:
                found[families[draft.id]] = day
    return found


def _by_hand(drafts: Iterable[Draft], begun: Iterable[Beginning]) -> Iterator[Item]:
    whole = {one.id: one for one in drafts}
    known = {one.id: one for one in catalogue.installed().periods}
    for one in begun:
        if one.period in known and one.draft_id in whole:
            draft = whole[one.draft_id]
            deadline = begun_by_hand(known[one.period], one.started_on)
            yield Item(deadline, draft, _form(draft), beginning=one)


def _ticked(item: Item, owner: str, ticks: dict[tuple[str, str], Tick]) -> Item:
    subject = item.draft.id if item.draft else owner
    tick = ticks.get((subject, item.deadline.key))
    return Item(item.deadline, item.draft, item.form, tick, item.beginning) if tick else item


def _day(raw: str, name: str) -> date:
    try:
        day: date | None = Date(name=name, label="日期").parse(raw)
    except Misread as fault:
        raise BadInput(_said(fault.message), fields={name: _said(fault.message)}) from fault
    if day is None:
        said = _("请填写日期，如2026-06-29。")
        raise BadInput(said, fields={name: said})
    return day


def _said(message: Message | str) -> Message:
    return _(message) if isinstance(message, str) else message
