"""The desk: drafts that are kept step by step, and the documents made of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from formgen.answers import NO_FIELD, read_answers
from formgen.errors import BadInput
from formgen.fields.characters import excerpt
from formgen.messages import _
from formgen.service import papers
from formgen.service.fillers import Fillers
from formgen.service.issuing import DOCX, Issue, Issuing, title_of
from formgen.service.unasked import unasked
from formgen.storage import Documents, Draft, DraftChanged, DraftLocked, Drafts, Jobs, Mark, Marks, QueueFull
from formgen.verdicts import Recent

if TYPE_CHECKING:
    from collections.abc import Collection

    from formgen.answers import Answers
    from formgen.fields.base import Raw
    from formgen.form import Form
    from formgen.report import Report
    from formgen.storage import Database, Document, DocumentLine, DraftLine, DraftVersion, Job

__all__ = ["Desk", "Draft", "DraftChanged", "DraftLocked", "Issue", "Mark", "Paper", "Sheet"]

PDF = "application/pdf"
TO_PDF = "pdf"
LARGEST_ANSWERS = 2_000_000
"""Characters of a draft's answers; far above any contract, far below what hurts."""
MOST_LEVELS = 20
"""How deep a path may lead; no form has a field so far down."""


@dataclass(frozen=True)
class Sheet:
    """A draft with what checking it says."""

    draft: Draft
    report: Report


@dataclass(frozen=True)
class Paper:
    """A document that was made, and the job that turns it into a PDF; none while the queue is full."""

    document: DocumentLine
    pdf: Job | None


class Desk:
    """What a signed-in person does with drafts; everything is reached only through its owner's id."""

    def __init__(self, database: Database, check_at: str = "") -> None:
        self._issuing = Issuing(database, check_at)
        self._fillers = Fillers(database)
        self._drafts = Drafts(database)
        self._documents = Documents(database)
        self._jobs = Jobs(database)
        self._marks = Marks(database)
        self._recent = Recent()

    def begin(self, owner: str, form: str, *, key: str, answers: Raw = None) -> Draft:
        """A new draft of *form*; the same *key* again gives the same draft. Forbidden where others fill it in."""
        one = papers.form(form)
        self._fillers.check(owner, one)
        given = answers if isinstance(answers, dict) else {}
        return self._drafts.begin(owner, one.id, given, title=title_of(one, given), save_key=key)

    def drafts(self, owner: str) -> list[DraftLine]:
        """The drafts of *owner*, the one saved last first."""
        return self._drafts.list(owner)

    def open(self, owner: str, draft_id: str) -> Sheet:
        """A draft with its report as of today."""
        return self._sheet(self._drafts.read(owner, draft_id))

    def draft(self, owner: str, draft_id: str) -> Draft:
        """A draft as it was saved last, unchecked: for whoever needs no report of it."""
        return self._drafts.read(owner, draft_id)

    def save(
        self, owner: str, draft_id: str, version: int, given: dict[str, Raw], *, key: str = "", by: str = ""
    ) -> Sheet:
        """Put the answers *given* by path into the draft; every other answer stays as it is.

        Numbers of persons that are not asked for any more are dropped (:mod:`formgen.service.unasked`).

        Raises :class:`formgen.storage.DraftChanged` when the draft is not at *version* any more, unless
        the same answers were saved before with the same *key*: a double click is no change.

        :param by: who saves, where it is not the owner himself.
        """
        draft = self._drafts.read(owner, draft_id)
        form = papers.form(draft.form_id)
        read = asked_only(form, merged(draft.answers, given))
        answers = dict(read.raw)
        if len(repr(answers)) > LARGEST_ANSWERS:
            raise BadInput(_("这份草稿太长，保存不下：请把大段材料改为附件，只在这里写名称。"))
        if answers == draft.answers and version == draft.version:
            return self._sheet(draft)
        title, once = title_of(form, answers), _bound(key, given)
        draft = self._drafts.save(owner, draft_id, version, answers, title, save_key=once, by=by)
        # A save that was sent twice answers with what was stored the first time.
        return self._sheet(draft, read if draft.answers == answers else None)

    def lay(self, owner: str, draft_id: str, given: dict[str, Raw]) -> Sheet:
        """The draft as it would be with *given* in it, without saving anything."""
        draft = self._drafts.read(owner, draft_id)
        return self._sheet(replace(draft, answers=merged(draft.answers, given)))

    def delete(self, owner: str, draft_id: str) -> None:
        """Remove a draft with everything made of it."""
        self._drafts.delete(owner, draft_id)
        self._recent.forget(draft_id)

    def history(
        self, owner: str, draft_id: str, *, before: int = 0, most: int | None = None
    ) -> list[DraftVersion]:
        """The saves of a draft, the newest first: only those *before* a version, and no more than *most*."""
        return self._drafts.history(owner, draft_id, before=before, most=most)

    def answers_at(self, owner: str, draft_id: str, version: int) -> dict[str, Raw] | None:
        """The answers as they were at *version*; ``None`` when there was no such version."""
        found = self._drafts.version(owner, draft_id, version)
        return found.answers if found else None

    def restore(
        self, owner: str, draft_id: str, version: int, wanted: int, *, key: str = "", by: str = ""
    ) -> Sheet | None:
        """Save the answers of the version *wanted* as the newest; ``None`` when there was no such version.

        Raises :class:`formgen.storage.DraftChanged` when the draft is not at *version* any more.
        """
        answers = self.answers_at(owner, draft_id, wanted)
        if answers is None:
            return None
        form = papers.form(self._drafts.read(owner, draft_id).form_id)
        title, once = title_of(form, answers), _bound(key, {"": wanted})
        return self._sheet(self._drafts.save(owner, draft_id, version, answers, title, save_key=once, by=by))

    def issue(self, owner: str, draft_id: str) -> list[Paper]:
        """Make the documents of a draft as it is now, and queue their PDFs; what is final is issued with a code.

        Raises :class:`formgen.storage.QueueFull` when there is no room for them: the documents are kept, and
        :meth:`papers` queues their PDFs as soon as there is. Forbidden where others fill the form in.
        """
        sheet = self.open(owner, draft_id)
        self._fillers.check(owner, sheet.report.answers.form)
        lines = self._issuing.make(owner, sheet.draft, sheet.report)
        return [Paper(line, self._queue(owner, line)) for line in lines]

    def issues(self, owner: str, draft_id: str) -> list[Issue]:
        """What was issued of a draft, the newest first."""
        return self._issuing.of_draft(owner, draft_id)

    def withdraw(self, owner: str, draft_id: str, issue_id: str) -> None:
        """Withdraw an issued paper: whoever checks it is told so."""
        self._issuing.withdraw(owner, draft_id, issue_id)

    def papers(self, owner: str, draft_id: str) -> list[Paper]:
        """The newest document of each name in the order of making, with the state of its PDF."""
        newest: dict[str, DocumentLine] = {}
        for line in self._documents.for_draft(owner, draft_id):
            if line.media_type == DOCX:
                newest.setdefault(line.name, line)
        return [Paper(line, self._queue_if_room(owner, line)) for line in reversed(newest.values())]

    def title(self, owner: str, draft_id: str) -> str:
        """What a draft is called; empty while it has no name."""
        return self._drafts.read(owner, draft_id).title

    def file_title(self, owner: str, draft_id: str) -> tuple[str, str]:
        """What its files are called: the title of its form, and its name unless that may be a person's."""
        draft = self._drafts.read(owner, draft_id)
        form = papers.form(draft.form_id)
        return form.title, "" if form.named_for_person else draft.title

    def document(self, owner: str, document_id: str) -> Document:
        """A document with its bytes."""
        return self._documents.read(owner, document_id)

    def job(self, owner: str, job_id: str) -> Job:
        """A job as it stands."""
        return self._jobs.read(owner, job_id)

    def convert_again(self, owner: str, job_id: str) -> Job:
        """Queue a failed conversion once more."""
        return self._jobs.again(owner, job_id)

    def marks(self, owner: str, draft_id: str) -> list[Mark]:
        """The answers that were read from somebody else's contract and that nobody has confirmed yet."""
        return self._marks.of_draft(owner, draft_id)

    def confirm(self, owner: str, draft_id: str, names: Collection[str]) -> None:
        """Whoever saves a step has seen its answers: take the marks on the fields *names* and their rows away."""
        standing = self._marks.of_draft(owner, draft_id)
        seen = [one.path for one in standing if one.path.split("[", 1)[0] in names]
        if seen:
            self._marks.confirm(owner, draft_id, seen)

    def _sheet(self, draft: Draft, read: Answers | None = None) -> Sheet:
        known = self._recent.of(draft.id, len(repr(draft.answers)))
        answers = read or read_answers(papers.form(draft.form_id), draft.answers)
        return Sheet(draft, papers.judge(answers, verdicts=known))

    def _queue_if_room(self, owner: str, line: DocumentLine) -> Job | None:
        try:
            return self._queue(owner, line)
        except QueueFull:
            return None

    def _queue(self, owner: str, line: DocumentLine) -> Job:
        return self._jobs.enqueue(owner, TO_PDF, line.draft_id, line.id, key=f"{TO_PDF}:{line.id}")


def asked_only(form: Form, answers: dict[str, Raw]) -> Answers:
    """The *answers*, read, without numbers of persons that nothing asks for any more."""
    read = read_answers(form, answers)
    out = unasked(read)
    return read_answers(form, merged(answers, out)) if out else read


def merged(answers: dict[str, Raw], given: dict[str, Raw]) -> dict[str, Raw]:
    """*answers* with the values *given* by path in their places."""
    result: dict[str, Any] = dict(answers)  # only what changes is copied, and that once
    own = {id(result): result}
    for path, value in given.items():
        *groups, leaf = _levels(path)
        branch = result
        for group in groups:
            branch = _own_branch(branch, group, own)
        branch[leaf] = value
    return result


def _own_branch(above: dict[str, Any], group: str, own: dict[int, dict[str, Any]]) -> dict[str, Any]:
    below = above.get(group)
    if id(below) not in own:
        below = above[group] = dict(below) if isinstance(below, dict) else {}
        own[id(below)] = below
    return own[id(below)]


def _levels(path: str) -> list[str]:
    if path.count(".") > MOST_LEVELS:
        raise BadInput(NO_FIELD, fields={excerpt(path): NO_FIELD})
    return path.split(".")


def _bound(key: str, given: dict[str, Raw]) -> str | None:
    """*key* together with what is saved: the same key with other answers is another save, not a repetition."""
    said = f"{key} {given!r}".encode("utf-8", "surrogatepass")
    return sha256(said).hexdigest() if key else None
