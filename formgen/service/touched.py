"""What a change of law touches: drafts saved before it, and papers issued under what held before.

A draft with a date of its own is judged by the law of that day, and no later change touches it. One without is
judged by the law of today: what changed since it was saved last may say something else now. An issued paper stays
as it is; what changed since its day is told, so that somebody can decide whether another one is needed.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from formgen import catalogue
from formgen.answers import value_at
from formgen.docket import dockets
from formgen.errors import UnknownForm
from formgen.fields.base import Misread
from formgen.messages import Message, _
from formgen.rendering.documents import template_digest
from formgen.service import papers
from formgen.service.day import today
from formgen.storage import Shelf
from formgen.storage.issued import VALID, Issue, Issued, Make
from formgen.storage.reach import Reach

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from formgen.fields.base import Raw
    from formgen.form import Form
    from formgen.law import Act
    from formgen.storage import Database, DraftLine

__all__ = ["Touched", "TouchedPapers", "changes"]

AT_ONCE = 200
"""Drafts in memory at a time."""


@dataclass(frozen=True)
class Touched:
    """A draft or an issued paper with what changed since: *issued* says which of the two it is.

    :param since: the day whose law it was judged by.
    """

    draft_id: str
    form: Form
    title: str
    since: date
    issued: bool
    reasons: tuple[Message, ...]


class TouchedPapers:
    """Looks through the drafts and issued papers in *database*."""

    def __init__(self, database: Database) -> None:
        self._shelf = Shelf(database)
        self._issued = Issued(database)
        self._reach = Reach(database)

    def all(self, as_of: date | None = None) -> list[Touched]:
        """Everybody's, for who runs the site; issued papers of deleted drafts too."""
        seen = [one.draft for one in self._reach.drafts("", None, everywhere=True)]
        return self._among(seen, None, as_of or today())

    def among(self, lines: Iterable[DraftLine], as_of: date | None = None) -> list[Touched]:
        """Those among the drafts in *lines*, and the papers issued of them."""
        lines = list(lines)
        return self._among(lines, {one.id for one in lines}, as_of or today())

    def _among(self, lines: Iterable[DraftLine], ids: set[str] | None, day: date) -> list[Touched]:
        """The touched among *lines*, and among what was issued of the drafts with these *ids*, or of any."""
        makes = [one for one in self._issued.makes() if _reasons(one, day)]
        issued = (_of_issue(one, day) for one in self._issued.of_makes(makes, ids))
        return [*self._drafts(lines, day), *(one for one in issued if one is not None)]

    def _drafts(self, lines: Iterable[DraftLine], day: date) -> Iterator[Touched]:
        """The drafts among *lines* that a change since they were saved touches, some at a time."""
        older = (one for one in lines if _changed_since(one, day))
        while some := list(islice(older, AT_ONCE)):
            answers = {one.id: one.answers for one in self._shelf.these([one.id for one in some])}
            for one in some:
                form = papers.form(one.form_id)
                if one.id in answers and not _has_day(form, answers[one.id]):  # else deleted this moment
                    saved = today(one.updated_at)
                    yield Touched(
                        one.id, form, one.title, saved, issued=False, reasons=_changed_since(one, day)
                    )


def changes(form: Form, after: date, until: date) -> Iterator[Message]:
    """What changed in the law that speaks to *form*, later than *after* and up to *until*."""
    for act in _acts(form):
        yield from _of_act(act, after, until)
    numbers = {one.number for one in _acts(form) if one.number}
    for act in catalogue.installed().acts:
        begun = act.effective is not None and after < act.effective <= until
        for number in act.repeals if begun else ():
            if number in numbers:
                yield _("{old}已由{new}（《{title}》）废止。", old=number, new=act.number, title=act.title)


def _of_act(act: Act, after: date, until: date) -> Iterator[Message]:
    about = {"title": act.title, "number": act.number}
    if act.effective and after < act.effective <= until:
        yield _("《{title}》（{number}）自{day}起施行。", **about, day=act.effective.isoformat())
    if act.expires and after <= act.expires < until:
        yield _("《{title}》（{number}）的有效期到{day}为止，已届满。", **about, day=act.expires.isoformat())
    for figure in act.figures:
        days = list(figure.since)
        for before, day in pairwise(days):
            if after < day <= until:
                words = {
                    "old": str(figure.since[before]),
                    "new": str(figure.since[day]),
                    "day": day.isoformat(),
                }
                yield _(
                    "《{title}》{place}：{name}自{day}起由{old}改为{new}。",
                    title=act.title,
                    place=figure.place.label,
                    name=figure.name,
                    **words,
                )


def _of_issue(issue: Issue, day: date) -> Touched | None:
    form = _form(issue.form_id)
    if form is None or issue.state != VALID:
        return None
    reasons = _reasons(Make(issue.form_id, issue.form_version, issue.template_digest, issue.law_date), day)
    return Touched(issue.draft_id, form, issue.title, issue.law_date, issued=True, reasons=reasons)


def _reasons(make: Make, day: date) -> tuple[Message, ...]:
    """What changed by *day* since papers of this *make* were issued."""
    form = _form(make.form_id)
    if form is None:
        return ()
    reasons = _changed(form, make.law_date, day)
    if form.version != make.form_version:
        return (*reasons, _("表单由{old}版更新为{new}版。", old=make.form_version, new=form.version))
    if template_digest(form) != make.template_digest:
        return (*reasons, _("文书的模板已经更新。"))
    return reasons


@cache
def _changed(form: Form, after: date, until: date) -> tuple[Message, ...]:
    """:func:`changes`, kept: many papers share a form and a day."""
    return tuple(dict.fromkeys(changes(form, after, until)))


@cache
def _acts(form: Form) -> tuple[Act, ...]:
    """The acts that have a rule which runs on *form*, its own first; on a contract also those for its text."""
    found = catalogue.installed()
    acts = found.acts
    running = {id(rule.act) for docket in dockets(form, acts) for rule in docket.rules}
    running |= {id(act) for plan in found.reviews if plan.form == form.id for act in plan.acts}
    own = [form.act, *form.also]
    return (*own, *(one for one in acts if id(one) in running and one not in own))


def _form(form_id: str) -> Form | None:
    """The form of a draft; none where this installation has it no more."""
    try:
        return papers.form(form_id)
    except UnknownForm:
        return None


def _changed_since(line: DraftLine, day: date) -> tuple[Message, ...]:
    """What changed by *day* in the law of a draft since it was saved."""
    form = _form(line.form_id)
    return _changed(form, today(line.updated_at), day) if form else ()


def _has_day(form: Form, answers: Raw) -> bool:
    """Whether the *answers* name the day whose law applies."""
    if not form.law_day:
        return False
    try:
        return form.fields[form.law_day].parse(value_at(answers, form.law_day)) is not None
    except Misread:
        return False
