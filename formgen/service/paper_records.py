"""Records in papers: picked into a form, kept from one, and told when they say something else later.

As between papers (:mod:`formgen.service.related`) a paper remembers what the record said when it was taken over;
nothing typed is overwritten that was not shown, and nothing is taken over by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from formgen.answers import read_answers
from formgen.errors import BadInput
from formgen.messages import _
from formgen.service import papers
from formgen.service.carrying import alike
from formgen.service.record_changes import Change, Plan, beyond, news, planned, row_for, standing, written
from formgen.service.record_places import Facts, Spot, spot_at, spots_of
from formgen.service.records import Record, RecordBook
from formgen.storage import Drafts, NotFound, Records

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from formgen.answers import Answers
    from formgen.form import Step
    from formgen.service.desk import Desk
    from formgen.storage import Database, Draft, RecordUse

    Use = tuple[RecordUse, Spot, Record]

__all__ = [
    "Beside",
    "Change",
    "Keeping",
    "Like",
    "Offered",
    "PaperRecords",
    "Plan",
    "RecordNews",
    "Standing",
    "Taken",
]


@dataclass(frozen=True)
class Offered:
    """A place on a step's page where a record may be picked, and those that there are."""

    spot: Spot
    records: tuple[Record, ...]


@dataclass(frozen=True)
class Standing:
    """Something in a paper that may be kept: its place, its name, and the record it came from, if any."""

    spot: Spot
    row: int | None
    name: str
    record: Record | None


@dataclass(frozen=True)
class Taken:
    """From which record an answer was taken over, and whether it was changed in the paper since."""

    record: Record
    changed: bool


@dataclass(frozen=True)
class RecordNews:
    """What a record says otherwise than when it was taken over, and nobody has decided about yet."""

    record: Record
    spot: Spot
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Beside:
    """What a step's page shows of records: where its answers came from, what is new there, what may be picked.

    :param taken: by the path of the answer; :param picks: by the first of the fields of their place.
    """

    taken: dict[str, Taken]
    news: tuple[RecordNews, ...]
    picks: dict[str, list[Offered]]


@dataclass(frozen=True)
class Like:
    """A record that may be the one in the paper, and what the paper says otherwise or beyond it."""

    record: Record
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Keeping:
    """What a place of a paper holds, to be kept as a record, and the records that it may be already."""

    spot: Spot
    row: int | None
    facts: Facts
    likes: tuple[Like, ...]

    @property
    def name(self) -> str:
        """What the record would be called."""
        return str(self.facts[self.spot.kind.named])


class PaperRecords:
    """What a signed-in person does with records in papers; all through the owner's id."""

    def __init__(self, database: Database, desk: Desk) -> None:
        self._drafts = Drafts(database)
        self._records = Records(database)
        self._book = RecordBook(database)
        self._desk = desk

    def beside(self, owner: str, draft_id: str, answers: Answers, step: Step) -> Beside:
        """What the page of *step* shows of records, where the draft has been read already as *answers*; NotFound."""
        uses = tuple(self._uses(owner, draft_id, answers))
        return Beside(_taken(answers, uses), tuple(_told(answers, uses)), self._offered(owner, answers, step))

    def _offered(self, owner: str, answers: Answers, step: Step) -> dict[str, list[Offered]]:
        """The places on the page of *step*, by the first of their fields there; not those that are not asked for."""
        own = {field.name: at for at, field in enumerate(step.fields)}
        here = [one for one in spots_of(answers.form) if one.key in own and one.field.is_shown(answers.at)]
        records = {kind: tuple(self._book.of_kind(owner, kind)) for kind in {one.kind for one in here}}
        found: dict[str, list[Offered]] = {}
        for spot in here:
            first = min(spot.fields & set(own), key=own.__getitem__)
            found.setdefault(first, []).append(Offered(spot, records[spot.kind]))
        return found

    def origins(self, owner: str, draft_id: str) -> dict[str, Taken]:
        """Where the answers of a paper were taken over from, by path; those in tables by cell."""
        answers = self._answers(owner, draft_id)
        return _taken(answers, self._uses(owner, draft_id, answers))

    def standing(self, owner: str, draft_id: str) -> list[Standing]:
        """What stands in the places of a paper, each with its record where it has one."""
        answers = self._answers(owner, draft_id)
        origins = _taken(answers, self._uses(owner, draft_id, answers))
        found: list[Standing] = []
        for spot in spots_of(answers.form):
            for row in spot.rows(answers):
                name = spot.held(answers, row).get(spot.kind.named)
                taken = origins.get(spot.path(spot.kind.named, row))
                if name is not None:
                    found.append(Standing(spot, row, str(name), taken.record if taken else None))
        return found

    def news(self, owner: str, draft_id: str, answers: Answers | None = None) -> list[RecordNews]:
        """What the records of a paper, whose *answers* may have been read already, say otherwise by now."""
        read = answers or self._answers(owner, draft_id)
        return list(_told(read, self._uses(owner, draft_id, read)))

    def plan(self, owner: str, draft_id: str, key: str, record_id: str) -> Plan:
        """What picking a record in the place *key* would do; NotFound."""
        answers = self._answers(owner, draft_id)
        spot = _spot(answers, key)
        record = self._book.read(owner, record_id)
        if record.kind != spot.kind.id:
            raise NotFound(_("这一处要的不是这一类常用信息。"))
        row = row_for(spot, answers, record)
        return planned(spot, answers, record, row)

    def pick(
        self, owner: str, draft_id: str, version: int, plan: Plan, over: Collection[str], *, key: str = ""
    ) -> Draft:
        """Fill in what *plan* fills, and change the facts in *over*; the rest stays as it is in the paper.

        Raises :class:`formgen.storage.DraftChanged` when the draft is not at *version* any more.
        """
        theirs = {one.fact: one.theirs for one in plan.changes}
        given = {**plan.fills, **{fact: one for fact, one in theirs.items() if fact in over}}
        answers = self._answers(owner, draft_id)
        put = written(plan.spot, answers, plan.row, given)
        draft = self._desk.save(owner, draft_id, version, put, key=key).draft
        known = plan.spot.given(answers.form, plan.record.facts)
        asked = {fact: one for fact, one in known.items() if self._asked(draft, plan, fact)}
        alone = plan.spot.table is None
        self._records.use(owner, draft_id, plan.record.id, plan.spot.key, asked, alone=alone)
        return draft

    def decide(
        self,
        owner: str,
        draft_id: str,
        version: int,
        told: RecordNews,
        facts: Collection[str],
    ) -> None:
        """Take over the *facts* of the news *told*; of the others, keep what stands in the paper.

        Raises :class:`formgen.storage.DraftChanged` when the draft is not at *version* any more.
        """
        answers = self._answers(owner, draft_id)
        known = self._use(owner, draft_id, told.record.id, told.spot.key)
        given = {one.fact: one.theirs for one in told.changes if one.fact in facts}
        if given:
            for row in standing(told.spot, answers, known):
                self._desk.save(owner, draft_id, version, written(told.spot, answers, row, given))
        now = {**known, **{one.fact: one.theirs for one in told.changes}}
        alone = told.spot.table is None
        self._records.use(owner, draft_id, told.record.id, told.spot.key, now, alone=alone)

    def keeping(self, owner: str, draft_id: str, key: str, row: int | None) -> Keeping:
        """What stands in the place *key*, to be kept; BadInput where nothing with a name does, NotFound."""
        answers = self._answers(owner, draft_id)
        spot = _spot(answers, key)
        facts = spot.held(answers, row) if row in spot.rows(answers) else {}
        if spot.kind.named not in facts:
            label = _(spot.kind.by_name[spot.kind.named].label)
            raise BadInput(_("还没有填写“{label}”，没有可存的内容。", label=label))
        doubles = self._book.doubles(owner, spot.kind, facts)
        likes = (Like(one, tuple(beyond(spot, answers, facts, one))) for one in doubles)
        return Keeping(spot, row, facts, tuple(likes))

    def keep(self, owner: str, draft_id: str, kept: Keeping, *, key: str) -> Record:
        """A new record of what a paper says; the paper has it from there from now on."""
        record = self._book.add(owner, kept.spot.kind, kept.facts, key=key)
        self._say_kept(owner, draft_id, kept, record)
        return record

    def merge(
        self, owner: str, draft_id: str, kept: Keeping, like: Like, version: int, facts: Collection[str]
    ) -> Record:
        """Put the *facts* that the paper says into a record at *version*; RecordChanged."""
        given = {fact: kept.facts[fact] for fact in facts if fact in kept.facts}
        record = like.record
        if given:
            record = self._book.save(owner, record.id, version, {**record.facts, **given})
        self._say_kept(owner, draft_id, kept, record)
        return record

    def _say_kept(self, owner: str, draft_id: str, kept: Keeping, record: Record) -> None:
        form = self._answers(owner, draft_id).form
        said = kept.spot.given(form, record.facts)
        known = {fact: one for fact, one in said.items() if fact in kept.facts}
        alone = kept.spot.table is None
        self._records.use(owner, draft_id, record.id, kept.spot.key, known, alone=alone)

    def _asked(self, draft: Draft, plan: Plan, fact: str) -> bool:
        """Whether the paper asks for a fact, as its answers are now."""
        if plan.spot.table is not None:
            return True
        answers = read_answers(papers.form(draft.form_id), draft.answers)
        return answers.form.fields[plan.spot.paths[fact]].is_shown(answers.at)

    def _answers(self, owner: str, draft_id: str) -> Answers:
        draft = self._drafts.read(owner, draft_id)
        return read_answers(papers.form(draft.form_id), draft.answers)

    def _use(self, owner: str, draft_id: str, record_id: str, key: str) -> Facts:
        uses = self._records.uses(owner, draft_id)
        here = (one.facts for one in uses if (one.record_id, one.place) == (record_id, key))
        return next(here, {})

    def _uses(self, owner: str, draft_id: str, answers: Answers) -> Iterator[Use]:
        for use in self._records.uses(owner, draft_id):
            record = self._book.read(owner, use.record_id)
            spot = spot_at(answers.form, use.place, record.kind)
            if spot is not None:
                known = {fact: one for fact, one in use.facts.items() if fact in spot.paths}
                yield type(use)(use.record_id, use.place, known), spot, record


def _taken(answers: Answers, uses: Iterable[Use]) -> dict[str, Taken]:
    found: dict[str, Taken] = {}
    for use, spot, record in uses:
        for row in standing(spot, answers, use.facts):
            for fact, known in use.facts.items():
                path = spot.path(fact, row)
                changed = not alike(spot.target(answers.form, fact), answers.raw_at(path), known)
                found[path] = Taken(record, changed)
    return found


def _told(answers: Answers, uses: Iterable[Use]) -> Iterator[RecordNews]:
    for use, spot, record in uses:
        for row in standing(spot, answers, use.facts):
            if changes := tuple(news(use, spot, record, row, answers)):
                yield RecordNews(record, spot, changes)


def _spot(answers: Answers, key: str) -> Spot:
    found = spot_at(answers.form, key)
    if found is None:
        raise NotFound(_("这份文书没有这一处，请回到填写的页面。"))
    return found
