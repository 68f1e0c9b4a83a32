"""What comes back each year: since when there is anything to report, and when a report of a year was handed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen import catalogue
from formgen.answers import read_answers
from formgen.errors import UnknownForm
from formgen.service import papers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from formgen.answers import Answers
    from formgen.deadlines import Deadline
    from formgen.form import Form
    from formgen.ledger import PeriodicReport
    from formgen.storage import Draft

HandedIn = dict[tuple[str, int], "date"]
"""When each period was kept, by its id and the year that it is about."""


def begins(draft: Draft, form: Form | None) -> dict[str, date]:
    """The first day in a paper that begins each yearly period, by its id."""
    if form is None:
        return {}
    running = [one for one in catalogue.installed().periods if one.yearly and one.act is form.act]
    asked = {one.id: [path for path in one.starts if path in form.fields] for one in running}
    answers = read_answers(form, draft.answers) if any(asked.values()) else None
    days = {
        name: [day for path in paths if answers and (day := answers.at(path))]
        for name, paths in asked.items()
    }
    return {name: min(found) for name, found in days.items() if found}


def handed_in(drafts: Iterable[Draft], today: date) -> HandedIn:
    """The reports among *drafts* that had been handed in by *today*."""
    found: HandedIn = {}
    for report, answers in _reports_among(drafts):
        year, day = answers.at(report.paper.year), answers.at(report.paper.done)
        if year and day and day <= today:
            key = (report.period, year)
            found[key] = min(day, found.get(key, day))
    return found


def done_on(deadline: Deadline, known: HandedIn) -> date | None:
    """When a yearly *deadline* was kept, as the reports say; ``None`` while it is open."""
    period = deadline.period
    return known.get((period.id, deadline.due.year + period.covers))


def papers_of(report: PeriodicReport, year: int, drafts: Iterable[Draft]) -> list[Draft]:
    """Those of *drafts* that are *report* on *year*."""
    wanted = [one for one in drafts if one.form_id == report.paper.form]
    return [one for one in wanted if _is(report, read_answers(papers.form(one.form_id), one.answers), year)]


def _reports_among(drafts: Iterable[Draft]) -> Iterator[tuple[PeriodicReport, Answers]]:
    reports = catalogue.installed().reports
    forms = {one.paper.form for one in reports}
    for draft in drafts:
        if draft.form_id in forms and (form := _installed(draft.form_id)):
            answers = read_answers(form, draft.answers)
            yield from ((one, answers) for one in reports if _is(one, answers))


def _is(report: PeriodicReport, answers: Answers, year: int | None = None) -> bool:
    paper = report.paper
    says = all(answers.at(path) == value for path, value in paper.says.items())
    return paper.form == answers.form.id and says and (year is None or answers.at(paper.year) == year)


def _installed(form_id: str) -> Form | None:
    try:
        return papers.form(form_id)
    except UnknownForm:
        return None
