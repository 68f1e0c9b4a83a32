"""Issuing: a paper without any fault is given out with a code, and kept as it was given out.

A draft in the making has no code: it is not issued, whoever holds it. Papers of the command line have none
either, as nothing is kept of them that could be checked later. Papers of a batch on the site are issued row by
row (:mod:`formgen.service.batch_work`), with what stands here.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from formgen.answers import read_answers, value_at
from formgen.messages import _
from formgen.rendering.documents import fingerprint, template_digest
from formgen.rendering.stamping import stamped
from formgen.service import papers
from formgen.storage import Documents, NewDocument
from formgen.storage.codes import shown
from formgen.storage.giving_out import NewIssue
from formgen.storage.issued import Issue, Issued

if TYPE_CHECKING:
    from formgen.answers import Answers
    from formgen.fields.base import Raw
    from formgen.form import Form
    from formgen.report import Report
    from formgen.storage import Database, DocumentLine, Draft

__all__ = ["Issue", "Issuing", "NewIssue", "Source", "about", "is_sample", "name_in", "printed", "title_of"]

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True)
class Source:
    """What a paper is made from: a draft at one of its versions, or a row of a batch, which has only one.

    :param title: what its owner calls it; empty while it has no name.
    """

    id: str
    version: int
    title: str
    answers: Raw


class Issuing:
    """Makes the documents of drafts in *database*, and issues those that are final.

    :param check_at: the address at which a code is checked, as it is printed; empty where none is known.
    """

    def __init__(self, database: Database, check_at: str = "") -> None:
        self._documents = Documents(database)
        self._issued = Issued(database)
        self._check_at = check_at

    def make(self, owner: str, draft: Draft, report: Report) -> list[DocumentLine]:
        """The documents of a draft, kept; issued, when nothing is wrong with it. NotFound.

        The sample of a form, as it is shipped, is issued to nobody: it speaks of nothing that is.
        """
        if report.final and not is_sample(report.answers):
            return self._issue(owner, draft, report)
        made = papers.documents_of(report)
        return [self._documents.put(owner, _new(draft, report, *one), once=True) for one in made.items()]

    def of_draft(self, owner: str, draft_id: str) -> list[Issue]:
        """What was issued of a draft, the newest first. NotFound."""
        return self._issued.of_draft(owner, draft_id)

    def withdraw(self, owner: str, draft_id: str, issue_id: str) -> None:
        """Withdraw a paper: whoever checks it is told so. NotFound."""
        self._issued.withdraw(owner, draft_id, issue_id)

    def _issue(self, owner: str, draft: Draft, report: Report) -> list[DocumentLine]:
        mark = fingerprint(report)
        code = self._issued.code_for(draft.id, draft.version, mark)
        made = [
            _new(draft, report, name, stamped(content, printed(code, self._check_at)))
            for name, content in papers.documents_of(report).items()
        ]
        source = Source(draft.id, draft.version, draft.title, draft.answers)
        return self._issued.put(owner, about(source, report, mark, code), made)


def is_sample(answers: Answers) -> bool:
    """Whether *answers* are those of a sample of their form, each of them."""
    form = answers.form
    return any(all(answers.at(path) == one.at(path) for path in form.fields) for one in _samples(form))


@lru_cache(maxsize=128)  # each row of a batch asks
def _samples(form: Form) -> tuple[Answers, ...]:
    return tuple(read_answers(form, dict(one.answers)) for one in form.samples)


def printed(code: str, check_at: str) -> str:
    """What stands at the lower edge of the pages of a paper: its code, and where it is checked, if that is known."""
    if check_at:
        return str(_("核验码 {code}　核验网址 {address}", code=shown(code), address=check_at))
    return str(_("核验码 {code}　在出具本件的网站“核验文书”一页查验", code=shown(code)))


def title_of(form: Form, answers: Raw) -> str:
    """What a paper of *form* with these *answers* is called in lists; empty while it has no name."""
    whole = answers if isinstance(answers, dict) else {}
    more = form.called(read_answers(form, whole)) if form.called else ""
    return " ".join(filter(None, (more, name_in(form.name_field, answers))))


def name_in(name_field: str, answers: Raw) -> str:
    """What the *answers* call the paper; empty where they do not."""
    named = value_at(answers, name_field) if name_field and isinstance(answers, dict) else None
    return named.strip() if isinstance(named, str) else ""


def about(source: Source, report: Report, mark: str, code: str) -> NewIssue:
    """What is kept of a paper beside its documents. :param mark: the fingerprint of *report*."""
    form = report.answers.form
    name = "" if form.named_for_person else source.title
    kept = {"answers.json": source.answers, "findings.json": report.as_dict()}
    return NewIssue(
        code=code,
        draft_id=source.id,
        draft_version=source.version,
        fingerprint=mark,
        form_id=form.id,
        form_version=form.version,
        template_digest=template_digest(form),
        law_date=report.law_day,
        title=str(_("{title}：{name}", title=form.title, name=name)) if name else form.title,
        kept={title: _json(content) for title, content in kept.items()},
    )


def _json(content: Any) -> bytes:  # noqa: ANN401 - whatever JSON can hold
    return json.dumps(content, ensure_ascii=False, sort_keys=True, default=str).encode()


def _new(draft: Draft, report: Report, name: str, content: bytes) -> NewDocument:
    form = report.answers.form
    return NewDocument(
        draft_id=draft.id,
        draft_version=draft.version,
        name=name,
        media_type=DOCX,
        content=content,
        form_version=form.version,
        template_digest=template_digest(form),
        law_date=report.law_day,
        final=report.final,
    )
