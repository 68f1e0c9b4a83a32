"""Related papers: one opened from another with its facts in it, changed for that paper alone.

A paper remembers from which draft each answer came and what it was. When that draft says something else
later, the paper says so and offers it; nothing is taken over by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from formgen.answers import read_answers
from formgen.errors import BadInput
from formgen.messages import _
from formgen.service import papers
from formgen.service.carrying import Offer, alike, offers, source_of, taken
from formgen.service.desk import merged
from formgen.storage import Drafts, Links

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from formgen.answers import Answers
    from formgen.fields.base import Field, Raw
    from formgen.form import Form
    from formgen.service.desk import Desk
    from formgen.storage import Database, Draft, DraftLine

__all__ = ["Linked", "News", "Offer", "Origin", "Related", "RelatedPapers"]


@dataclass(frozen=True)
class Linked:
    """A draft that is linked to another, with its form."""

    draft: DraftLine
    form: Form

    @property
    def name(self) -> str:
        """What it is called: its own name, or that of its form."""
        return self.draft.title or self.form.title


@dataclass(frozen=True)
class Origin:
    """Where an answer was taken over from, and whether it was changed here since."""

    linked: Linked
    changed: bool


@dataclass(frozen=True)
class News:
    """An answer that a linked draft gives otherwise than this one, and that nobody has decided about."""

    linked: Linked
    field: Field
    mine: Raw
    theirs: Raw


@dataclass(frozen=True)
class Related:
    """The papers around a draft: where it came from, what was made from it, what may be, what differs."""

    parent: Linked | None
    children: tuple[Linked, ...]
    offers: tuple[Offer, ...]
    news: tuple[News, ...]

    def made(self, form_id: str) -> tuple[Linked, ...]:
        """The drafts of the form *form_id* that were made from this one."""
        return tuple(one for one in self.children if one.form.id == form_id)


class RelatedPapers:
    """What a signed-in person does with papers that share facts; all through the owner's id."""

    def __init__(self, database: Database, desk: Desk) -> None:
        self._drafts = Drafts(database)
        self._links = Links(database)
        self._desk = desk

    def begin_from(self, owner: str, draft_id: str, form_id: str, *, key: str) -> Draft:
        """A new draft of *form_id* with what it takes over from a draft; the same *key* gives the same draft."""
        parent, form = self._drafts.read(owner, draft_id), papers.form(form_id)
        source = source_of(form, parent.form_id)
        if source is None:
            title = papers.form(parent.form_id).title
            raise BadInput(
                _("“{form}”不能从“{other}”带出：请从首页新建。", form=_(form.title), other=_(title))
            )
        carried = taken(form, source, read_answers(papers.form(parent.form_id), parent.answers))
        once = f"{key}:{draft_id}:{form.id}"
        draft = self._desk.begin(owner, form.id, key=once, answers=merged({}, carried))
        if draft.version == 1:  # sent twice, what was changed in between stays as it is
            self._links.begin(owner, draft.id, draft_id, carried)
        return draft

    def around(self, owner: str, draft_id: str, answers: Answers | None = None) -> Related:
        """The papers around a draft, and what differs from them.

        :param answers: those of the draft, where it has been read already.
        """
        answers = answers or self._answers(owner, draft_id)
        parent = self._links.parent(owner, draft_id)
        children = tuple(map(_linked, self._links.children(owner, draft_id)))
        above = None if parent is None else _linked(parent)
        linked = (*((above,) if above else ()), *children)
        found = tuple(self._news(owner, answers, draft_id, linked))
        return Related(above, children, tuple(offers(answers)), found)

    def origins(self, owner: str, draft_id: str, answers: Answers | None = None) -> dict[str, Origin]:
        """Where the answers of a draft were taken over from, by path.

        :param answers: those of the draft, where it has been read already.
        """
        carried = self._links.carried(owner, draft_id)
        if not carried:
            return {}
        answers = answers or self._answers(owner, draft_id)
        fields = answers.form.fields
        drafts = {one.id: one for one in self._lines(owner, draft_id)}
        return {
            one.path: Origin(
                _linked(drafts[one.from_id]),
                not alike(fields[one.path], answers.raw_at(one.path), one.value),
            )
            for one in carried
            if one.from_id in drafts and one.path in fields
        }

    def take_over(
        self, owner: str, draft_id: str, version: int, from_id: str, seen: int, paths: Collection[str]
    ) -> bool:
        """Take the answers at *paths* over from the draft *from_id*; of the others, keep what stands here.

        :param seen: the version of that draft that was shown; at any other nothing is done.
        :return: whether it was still at that version.

        Raises :class:`formgen.storage.DraftChanged` when this draft is not at *version* any more.
        """
        told = [one for one in self.around(owner, draft_id).news if one.linked.draft.id == from_id]
        if any(one.linked.draft.version != seen for one in told):
            return False
        news = {one.field.name: one.theirs for one in told}
        given = {path: value for path, value in news.items() if path in paths}
        if given:
            self._desk.save(owner, draft_id, version, given)
        self._links.keep(owner, draft_id, from_id, news)
        return True

    def _answers(self, owner: str, draft_id: str) -> Answers:
        draft = self._drafts.read(owner, draft_id)
        return read_answers(papers.form(draft.form_id), draft.answers)

    def _lines(self, owner: str, draft_id: str) -> Iterator[DraftLine]:
        parent = self._links.parent(owner, draft_id)
        if parent is not None:
            yield parent
        yield from self._links.children(owner, draft_id)

    def _news(
        self, owner: str, answers: Answers, draft_id: str, linked: tuple[Linked, ...]
    ) -> Iterator[News]:
        if not linked:
            return
        known = {(one.from_id, one.path): one.value for one in self._links.carried(owner, draft_id)}
        for other in linked:
            source = source_of(answers.form, other.form.id)
            if source is None:
                continue
            there = read_answers(other.form, self._drafts.read(owner, other.draft.id).answers)
            for path, theirs in taken(answers.form, source, there).items():
                field, mine = answers.form.fields[path], answers.raw_at(path)
                decided = alike(field, known.get((other.draft.id, path)), theirs)
                if not decided and not alike(field, mine, theirs):
                    yield News(other, field, mine, theirs)


def _linked(line: DraftLine) -> Linked:
    return Linked(line, papers.form(line.form_id))
