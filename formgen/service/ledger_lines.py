"""One line of the ledger: a contract, told by its life, by the papers begun from it, and by what was typed.

Where something was done about a contract in its life, its stage, its number and the days of what was done come
from there, whatever the paper says. What no act has told is its author's word, and the line says so (自报).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from formgen.answers import read_answers
from formgen.fields import Rows
from formgen.hearing import stage_of
from formgen.ledger import Column
from formgen.messages import _
from formgen.rules import CLOSED, DRAFT, FILED, SIGN, Stage
from formgen.service.deadline_desk import Urgency
from formgen.service.life_matter import is_living

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from formgen.answers import Answers
    from formgen.form import Form
    from formgen.ledger import LedgerPart
    from formgen.messages import Message
    from formgen.service.deadline_desk import Item
    from formgen.service.ledger_lives import Lived
    from formgen.storage import Draft

__all__ = ["CLAIMED", "STAGES", "LedgerLine", "Matter", "StepTaken", "line_of"]

STAGES: dict[Stage, Message] = {
    Stage.DRAFT: _("起草"),
    Stage.REVIEW: _("送审"),
    Stage.SIGN: _("签订"),
    Stage.FILED: _("备案"),
    Stage.PERFORMING: _("履行"),
    Stage.CLOSED: _("终止"),
}
CLAIMED = _("自报")
OF_ACTS = (Column.SIGNED, Column.FILED, Column.FILING_NO, Column.CLOSED)
"""What only acts can tell of a contract with a life."""


@dataclass(frozen=True)
class StepTaken:
    """What was done about a contract, or a paper about it, and on which day that was; ``None`` while it is a plan.

    :param draft: the paper; of an act, that whose life it is in. :param act: whether an act in a life told it.
    :param about: what it was done about, where that is not the contract itself.
    :param counted: whether it counts by itself; a paper with a life is counted by its acts.
    """

    label: str
    day: date | None
    draft: Draft
    act: bool = False
    about: str = ""
    counted: bool = True

    @property
    def called(self) -> Message:
        """What it is called."""
        said = _(self.label)
        return _("{about}：{step}", about=_(self.about), step=said) if self.about else said


@dataclass(frozen=True)
class LedgerLine:
    """One contract.

    :param facts: by column, a day, an amount or a text; nothing where nothing is known.
    :param kinds: the kinds of contract that it is. :param owner: who keeps it, where that is somebody else.
    :param items: its deadlines. :param claimed: whether its stage and days are its author's word alone.
    :param numbers: the numbers that were typed into it. :param taken: the one of them that belongs to another.
    :param outside: whether it is of somebody who is in no unit.
    """

    draft: Draft
    facts: dict[Column, Any]
    stage: Stage
    steps: tuple[StepTaken, ...] = ()
    kinds: tuple[str, ...] = ()
    claimed: bool = False
    numbers: tuple[str, ...] = ()
    owner: str = ""
    items: tuple[Item, ...] = ()
    taken: str = ""
    outside: bool = False
    today: date = date.max

    @property
    def late(self) -> int:
        """How many of its deadlines are past and open."""
        return sum(one.urgency(self.today) is Urgency.LATE for one in self.items)

    @property
    def acts(self) -> tuple[StepTaken, ...]:
        """What was done in its life, and in those of its papers."""
        return tuple(one for one in self.steps if one.act)

    @property
    def papers(self) -> tuple[StepTaken, ...]:
        """The papers begun from it."""
        return tuple(one for one in self.steps if not one.act)

    @property
    def progress(self) -> Message:
        """Its stage, and whether that is its author's word."""
        stage = STAGES[self.stage]
        return _("{stage}（自报）", stage=stage) if self.claimed else stage

    def said(self, column: Column) -> str:
        """What stands in a cell."""
        value = self.facts.get(column)
        if value is None:
            return ""
        return f"{value:,.2f}" if column == Column.AMOUNT else str(value)


@dataclass
class Matter:
    """The papers of one family, while a line is made of them."""

    papers: list[tuple[Draft, Form]] = field(default_factory=list)


def line_of(matter: Matter, lived: Mapping[str, Lived], today: date) -> LedgerLine | None:
    """The line of a family of papers; ``None`` where none of them tells what the contract is called."""
    opener = _opener(matter)
    if opener is None:
        return None
    draft, form = opener
    answers, own = read_answers(form, draft.answers), lived.get(draft.id)
    facts = _told(answers, form.ledger)
    steps = _papers(matter, lived, own, today, facts)
    over = any(part.ends for part, step in steps if step.day is not None and step.day <= today)
    shown = [*(step for _part, step in steps), *_acts(matter, lived, draft)]
    shown.sort(key=lambda one: one.day or date.max)
    stage = stage_of(answers) if form.stage_field else DRAFT
    numbers = tuple(
        dict.fromkeys(filter(None, (facts.get(one) for one in (Column.NUMBER, Column.FILING_NO))))
    )
    if own is None:
        stage = _reached(stage, facts, today, over=over)
    else:
        stage = own.station.stage
        facts |= _lived(own)
    claimed = own is None and (stage is not DRAFT or any(facts.get(one) for one in OF_ACTS))
    kinds = _kinds(answers, form.ledger)
    typed = () if own and own.number else numbers
    return LedgerLine(draft, facts, stage, tuple(shown), kinds, claimed, typed)


def _opener(matter: Matter) -> tuple[Draft, Form] | None:
    """The contract itself; where it is not here, the first paper that tells what it is called."""
    opens = [one for one in matter.papers if one[1].ledger and one[1].ledger.opens]
    tell = [one for one in matter.papers if one[1].ledger and Column.TITLE in one[1].ledger.tells]
    return next(iter([*opens, *tell]), None)


def _papers(
    matter: Matter, lived: Mapping[str, Lived], own: Lived | None, today: date, facts: dict[Column, Any]
) -> list[tuple[LedgerPart, StepTaken]]:
    """The papers about a contract, in their order; those that count by *today* add to its *facts*."""
    found: list[tuple[LedgerPart, StepTaken]] = []
    answered = _answered(own)
    for paper, form in matter.papers:
        part = form.ledger
        if part is None or part.opens:
            continue
        inside, living = read_answers(form, paper.answers), lived.get(paper.id)
        day = _day(inside, part.on)
        if own is not None and is_living(form.id):
            day = (living.effective or (day if living.station.over else None)) if living else None
        if day is not None and day <= today:
            facts |= {name: said for name, said in _told(inside, part).items() if said is not None}
        if day is not None and answered[form.id] > 0:
            answered[form.id] -= 1
            continue
        found.append((part, StepTaken(part.step, day, paper, counted=living is None)))
    return found


def _answered(own: Lived | None) -> Counter[str]:
    """How many papers of each form stand behind acts that are told already: the first of each act is its own."""
    return Counter(deed.act.papers[0].form for deed in (own.deeds if own else ()) if deed.act.papers)


def _acts(matter: Matter, lived: Mapping[str, Lived], contract: Draft) -> Iterator[StepTaken]:
    for paper, _form in matter.papers:
        life = lived.get(paper.id)
        about = life.life.title if life and paper.id != contract.id else ""
        for deed in life.deeds if life else ():
            yield StepTaken(deed.act.label, deed.day, paper, act=True, about=about)


def _lived(own: Lived) -> dict[Column, Any]:
    """What acts tell, and nothing in the place of what they have not told."""
    days: dict[Column, Any] = {one: own.days.get(one) for one in OF_ACTS}
    if own.number:
        days |= {Column.NUMBER: own.number, Column.FILING_NO: own.number}
    return days


def _reached(stage: Stage, facts: dict[Column, Any], today: date, *, over: bool) -> Stage:
    """The stage that follows from the days that are known, where the contract itself says less."""
    if over:
        return CLOSED
    known = {SIGN: facts.get(Column.SIGNED), FILED: facts.get(Column.FILED)}
    return max([stage, *(one for one, day in known.items() if day is not None and day <= today)])


def _told(answers: Answers, part: LedgerPart | None) -> dict[Column, Any]:
    tells = part.tells if part else {}
    return {column: _value(answers, paths) for column, paths in tells.items()}


def _kinds(answers: Answers, part: LedgerPart | None) -> tuple[str, ...]:
    """The kinds, one by one: a contract may be of several."""
    for path in part.tells.get(Column.KIND, ()) if part else ():
        value, one = answers.at(path), answers.form.fields[path]
        if value:
            options: Mapping[str, str] = getattr(one, "options", {})
            several: Iterable[str] = (value,) if isinstance(value, str) else value
            return tuple(options.get(kind, kind) for kind in several)
    return ()


def _value(answers: Answers, paths: tuple[str, ...]) -> Any:  # noqa: ANN401 - each field has its own type
    for path in paths:
        value = answers.at(path)
        if value is None or value in ("", ()):
            continue
        one = answers.form.fields[path]
        if isinstance(one, Rows):
            names = [getattr(row, "name", None) for row in value if row]
            return "、".join(filter(None, names)) or None
        plain = isinstance(value, date) or one.kind == "money"
        return value if plain else one.show(value)
    return None


def _day(answers: Answers, paths: tuple[str, ...]) -> date | None:
    return next((day for path in paths if (day := answers.at(path))), None)
