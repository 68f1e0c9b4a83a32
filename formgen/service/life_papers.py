"""The papers that belong to an act: begun from the contract by whoever acts, and needed before some acts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen import catalogue
from formgen.answers import read_answers
from formgen.errors import BadInput
from formgen.messages import _
from formgen.rules import BLOCK
from formgen.service import papers
from formgen.service.carrying import source_of, taken
from formgen.service.desk import merged
from formgen.service.life_view import PaperOffer
from formgen.storage import Drafts, Lives, Shares

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from formgen.fields.base import Raw
    from formgen.form import Form
    from formgen.life import LifeAct, Paper
    from formgen.messages import Message
    from formgen.report import Report
    from formgen.service.desk import Desk
    from formgen.service.life_matter import Held
    from formgen.service.life_people import LifePeople
    from formgen.service.related import RelatedPapers
    from formgen.storage import Database, DraftLine, User

__all__ = ["LifePapers"]


class LifePapers:
    """Papers around lives in *database*."""

    def __init__(self, database: Database, desk: Desk, related: RelatedPapers, people: LifePeople) -> None:
        self._drafts = Drafts(database)
        self._lives = Lives(database)
        self._shares = Shares(database)
        self._desk = desk
        self._related = related
        self._people = people

    def begin(self, user: User, owner: str, held: Held, form_id: str, key: str) -> str:
        """A paper of *form_id* of *user*'s own, with what it takes over from the contract; its id.

        BadInput where nothing at this station asks for such a paper; NotFound, Forbidden.
        """
        person = next(_asking(held, form_id), None)
        if person is None or form_id not in _installed():
            raise BadInput(_("现在不需要这种文书：请回到“办理”一页，看现在可以办什么。"))
        self._people.to(user, person, held.draft.id)
        fault = self._people.not_his_to_judge(user, person, held.draft.id, held.sent_to)
        if fault is not None:
            raise fault
        form, parent = papers.form(form_id), held.draft
        source = source_of(form, parent.form_id)
        if source is not None and user.id == owner:
            return self._related.begin_from(owner, parent.id, form_id, key=key).id
        answers = taken(form, source, read_answers(held.form, parent.answers)) if source else {}
        once = f"{key}:{parent.id}:{form.id}"
        made = self._desk.begin(user.id, form.id, key=once, answers=merged({}, answers))
        self._lives.link(parent.id, made.id)
        return made.id

    def offers(self, user: User, held: Held, acts: tuple[LifeAct, ...]) -> tuple[PaperOffer, ...]:
        """The papers that belong to any of *acts*, each once, with those begun that *user* may open."""
        found: dict[str, PaperOffer] = {}
        for act in acts:
            for paper in _there(act):
                begun = tuple(self._begun(user, held, paper))
                known = PaperOffer(papers.form(paper.form), begun, paper.required, act.person)
                found.setdefault(paper.form, known)
        return tuple(found.values())

    def fitting(
        self, user: User, held: Held, act: LifeAct, kept: Mapping[str, Raw] | None = None
    ) -> DraftLine | None:
        """The paper that belongs to *act*, the last one begun; ``None`` where none is there and none is needed.

        :param kept: what is told with the act; ``None`` before it is.

        What belonged to an earlier act does not belong to this one. BadInput, saying what is missing, where one
        is needed.
        """
        given = {one.paper_id for one in held.events}
        for paper in _there(act):
            begun = [one for one in self._begun(user, held, paper) if one.id not in given]
            if not paper.required:
                if begun:
                    return begun[-1]
                continue
            if not begun:
                title = _(papers.form(paper.form).title)
                raise BadInput(_("请先从本页新建并填好《{title}》，再登记结论。", title=title))
            return self._fits(user, paper, begun[-1], kept or {})
        return None

    def hand_over(self, user: User, owner: str, paper: DraftLine) -> None:
        """Let the owner of the contract read what somebody else wrote about it."""
        if paper.owner_id == user.id != owner:
            self._shares.give(user.id, paper.id, owner, may_edit=False)

    def stated(self, user: User, held: Held, act: LifeAct) -> dict[str, Raw]:
        """What the paper begun for *act* says already of what is told with it, by the name of the fact."""
        for paper in _there(act):
            begun = list(self._begun(user, held, paper)) if paper.agrees else []
            if begun:
                answers = self._desk.open(user.id, begun[-1].id).report.answers
                return {
                    name: answers.form.fields[path].dump(value)
                    for path, name in paper.agrees.items()
                    if (value := answers.at(path)) is not None
                }
        return {}

    def _fits(self, user: User, paper: Paper, line: DraftLine, kept: Mapping[str, Raw]) -> DraftLine:
        report = self._desk.open(user.id, line.id).report
        answers, title = report.answers, _(papers.form(paper.form).title)
        if not report.ready:
            raise BadInput(_unready(report, title))
        told = {path: kept[name] for path, name in paper.agrees.items() if name in kept}
        for path, wanted in {**paper.says, **told}.items():
            field, value = answers.form.fields[path], answers.at(path)
            if value is None or field.dump(value) != wanted:
                said = _(
                    "《{title}》的“{label}”是“{said}”，与这里登记的“{wanted}”不一致：请核对。",
                    title=title,
                    label=_(field.label),
                    said=_(field.show(value) or "未填"),
                    wanted=_(field.show(field.parse(wanted))),
                )
                raise BadInput(said)
        return line

    def _begun(self, user: User, held: Held, paper: Paper) -> Iterator[DraftLine]:
        """Those begun from the contract; where one is needed, only his own of this round count."""
        since = held.standing.since if held.standing else held.draft.created_at
        for line in held.papers:
            if line.form_id != paper.form:
                continue
            mine = line.owner_id == user.id and line.created_at >= since
            if mine if paper.required else self._people.reads(user, line.id):
                yield line


def _unready(report: Report, title: Message) -> Message:
    blocks = report.of(BLOCK)
    if not blocks:
        return _("《{title}》有的答案读不出来：请改正以后再登记结论。", title=title)
    return _(
        "《{title}》还有{count}处缺项或者不合规的地方，改好以后再登记结论：{first}",
        title=title,
        count=len(blocks),
        first=blocks[0].message,
    )


def form_of(form_id: str) -> Form | None:
    """The form with this id; ``None`` where it is not installed."""
    return papers.form(form_id) if form_id in _installed() else None


def _installed() -> set[str]:
    return {one.id for one in catalogue.installed().forms}


def _there(act: LifeAct) -> Iterator[Paper]:
    """The papers of an act whose forms are installed."""
    known = _installed()
    yield from (one for one in act.papers if one.form in known)


def _asking(held: Held, form_id: str) -> Iterator[str]:
    """The policy acts of what asks for such a paper at this station."""
    yield from (act.person for act in held.acts if any(one.form == form_id for one in act.papers))
    yield from (one.person for one in held.life.kin if one.form == form_id and held.station.id in one.starts)
