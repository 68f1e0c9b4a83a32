"""The life of a paper: the stations through which it goes, and the acts that lead from one to the next.

A life is data: which act may be done at which station, where it leads, whose it is, which article asks for it and
in which words, what has to be told with it, and under which conditions. Who may do what is decided by the policy,
which an act names by a word; the engine knows no contract and no office.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from formgen.answers import Answers
    from formgen.fields.base import Field, Raw
    from formgen.form import Form
    from formgen.ledger import Column
    from formgen.messages import Message
    from formgen.rules import Stage


@dataclass(frozen=True)
class Done:
    """An act that was done, as conditions look at it: *facts* are plain values as they were told."""

    act: str
    facts: Mapping[str, Any]
    number: int = 0


@dataclass(frozen=True)
class Offspring:
    """A paper that came of this one, begun from it or from what was; *over* says whether its life is at its end."""

    form: str
    answers: Answers
    over: bool


@dataclass(frozen=True)
class Matter:
    """A paper in its life, as conditions look at it.

    :param given: the value of an input of rules by name, answered or derived by the law.
    :param facts: what is told with the act at hand: values by name, as their fields read them.
    :param people: who may do what a policy act names: what they are called, by id.
    """

    answers: Answers
    given: Callable[[str], Any]
    today: date
    done: tuple[Done, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)
    offspring: tuple[Offspring, ...] = ()
    people: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def last(self, *acts: str) -> Done | None:
        """The last of *acts* that was done; ``None`` where none was."""
        return next((one for one in reversed(self.done) if one.act in acts), None)


@dataclass(frozen=True)
class Demand:
    """What has to be so before an act: a sentence of what is missing, or nothing.

    :param check: the sentence, ``None`` where all is well. :param place: the article that asks for it.
    :param of_facts: whether it looks at what is told with the act, and so can be asked only then.
    :param quote: the article's own words, where they belong beside the sentence.
    """

    check: Callable[[Matter], Message | None]
    place: str
    of_facts: bool = False
    quote: str = ""


@dataclass(frozen=True)
class Phase:
    """A part of the way as people see it: 内部审查. It is left out where *asked* says that it is not wanted."""

    id: str
    label: str
    place: str
    asked: Callable[[Matter], bool] | None = None


@dataclass(frozen=True)
class Station:
    """Where a paper can stand.

    :param phase: the part of the way that comes next, or is under way. :param stage: the stage of its rules.
    :param locked: whether its text may not be changed; :param open: paths that may be, all the same.
    :param awaits: acts that somebody is expected to do now, so that they wait on his list.
    :param over: whether it is at its end.
    """

    id: str
    label: str
    phase: str
    stage: Stage
    locked: bool = True
    open: tuple[str, ...] = ()
    awaits: tuple[str, ...] = ()
    over: bool = False


@dataclass(frozen=True)
class Paper:
    """A paper that belongs to an act, by the id of its form; it is left out where that form is not installed.

    :param required: whether the act asks for it, without any fault, begun since this paper came to its station.
    :param says: paths of its answers and what they must say then. :param agrees: paths of its answers, each with
        the name of the fact that must be told with the act as it stands there.
    """

    form: str
    required: bool = False
    says: Mapping[str, Raw] = field(default_factory=dict)
    agrees: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class LifeAct:
    """What can be done about a paper at some stations.

    :param label: on its button. :param group: acts with the same group are shown together, with one set of inputs.
    :param person: the policy act that it takes; :param who: whose it is, in words.
    :param place: its article; :param quote: the article's own words.
    :param starts: where it may be done; :param ends: where it leads; nowhere else when empty.
    :param asks: what is told with it; :param choices: options that only the matter knows, by the name of a field.
    :param demands: what has to be so before. :param offered: whether it is there at all.
    :param checked_at: the stage whose rules must not block; :param final: nor warn without a reason given.
    :param tells: what it writes into the paper, by path: the name of a fact, or what is made of the matter.
    :param papers: papers that belong to it. :param day: the name of the fact that says when it was done.
    :param files: whether a filing number is given with it, which fills *filed_as*.
    :param sends_to: the name of the fact that names the person who may read the paper from then on.
    :param issues: whether the documents are made and issued with it.
    :param begins: periods that begin with it, by id, with the name of the fact that is their first day.
    :param settles: those of *begins* that it answers at once: to report an abnormality is what its period asks for.
    :param reports: the period that it answers, by id, and the name of the fact that chooses the row; it is
        counted from *day*.
    :param hint: a sentence beside it, such as what follows.
    :param ledger: what it tells the ledger: days by column, each the name of a fact.
    """

    id: str
    label: str
    person: str
    who: str
    place: str
    quote: str
    starts: tuple[str, ...]
    ends: str = ""
    group: str = ""
    asks: tuple[Field, ...] = ()
    choices: Mapping[str, Callable[[Matter], Mapping[str, str]]] = field(default_factory=dict)
    demands: tuple[Demand, ...] = ()
    offered: Callable[[Matter], bool] | None = None
    checked_at: Stage | None = None
    final: bool = False
    tells: Mapping[str, str | Callable[[Matter], Raw]] = field(default_factory=dict)
    papers: tuple[Paper, ...] = ()
    day: str = ""
    files: bool = False
    filed_as: tuple[str, ...] = ()
    sends_to: str = ""
    issues: bool = False
    begins: Mapping[str, str] = field(default_factory=dict)
    settles: tuple[str, ...] = ()
    reports: tuple[str, str] | None = None
    hint: str = ""
    ledger: Mapping[Column, str] = field(default_factory=dict)

    def is_offered(self, matter: Matter) -> bool:
        """Whether it is there at all, this being the matter."""
        return self.offered is None or self.offered(matter)


@dataclass(frozen=True)
class Kin:
    """A paper that begins at some stations and has a life of its own, which its parent shows.

    :param label: on its button. :param person: the policy act that beginning it takes.
    """

    form: str
    label: str
    person: str
    starts: tuple[str, ...]
    place: str
    quote: str


@dataclass(frozen=True, eq=False)
class Life:
    """The life of the papers of some forms; those that are not installed are passed over.

    A paper about which nothing was done stands at the first station.
    """

    id: str
    title: str
    forms: tuple[str, ...]
    phases: tuple[Phase, ...]
    stations: tuple[Station, ...]
    acts: tuple[LifeAct, ...]
    kin: tuple[Kin, ...] = ()

    def station(self, name: str = "") -> Station:
        """The station with this id; the first one for none."""
        return next((one for one in self.stations if one.id == name), self.stations[0])

    def act(self, name: str) -> LifeAct | None:
        """The act with this id; ``None`` where there is none."""
        return next((one for one in self.acts if one.id == name), None)

    def acts_at(self, station: str) -> tuple[LifeAct, ...]:
        """What may be done at a station, in the order of the life."""
        return tuple(one for one in self.acts if station in one.starts)

    def texts(self) -> Iterator[str]:
        """Every Chinese text that people read of it, for the catalogue of translations."""
        yield self.title
        yield from (one.label for one in self.phases)
        yield from (one.label for one in self.stations)
        yield from (one.label for one in self.kin)
        for act in self.acts:
            yield from (act.label, act.group, act.who, act.hint)
            for one in act.asks:
                yield from (one.label, one.hint, *getattr(one, "options", {}).values())


def faults_of_lives(lives: Iterable[Life], forms: Iterable[Form], periods: Iterable[str]) -> Iterator[str]:
    """What is wrong with *lives*, as sentences for their author."""
    listed, known, named = list(lives), {one.id: one for one in forms}, set(periods)
    living = Counter(form for life in listed for form in life.forms)
    yield from (f"form {form} has {times} lives" for form, times in living.items() if times > 1)
    for life in listed:
        own = [known[form] for form in life.forms if form in known]
        yield from (f"life {life.id}: {said}" for said in _of_life(life, own, named))


def _of_life(life: Life, forms: list[Form], periods: set[str]) -> Iterator[str]:
    stations, phases = [one.id for one in life.stations], {one.id for one in life.phases}
    for what, names in (("stations", stations), ("acts", [one.id for one in life.acts])):
        doubled = [name for name, times in Counter(names).items() if times > 1]
        yield from (f"two {what} are called {name}" for name in doubled)
    for one in life.stations:
        if one.phase not in phases:
            yield f"station {one.id} is in the phase {one.phase}, which it does not have"
        awaited = (life.act(name) for name in one.awaits)
        yield from (
            f"station {one.id} awaits an act that cannot be done there"
            for act in awaited
            if act is None or one.id not in act.starts
        )
    yield from (
        f"{one.form} begins at a station that there is not"
        for one in life.kin
        if not one.starts or set(one.starts) - set(stations)
    )
    for act in life.acts:
        yield from (f"act {act.id}: {said}" for said in _of_act(act, set(stations), forms, periods))
    reached = {stations[0]} | {act.ends for act in life.acts}
    yield from (f"no act leads to {name}" for name in stations if name not in reached)


def _of_act(act: LifeAct, stations: set[str], forms: list[Form], periods: set[str]) -> Iterator[str]:
    strange = {*act.starts, *((act.ends,) if act.ends else ())} - stations
    yield from (f"there is no station {name}" for name in sorted(strange))
    if not act.quote or not act.place or not act.starts:
        yield "it quotes nothing, or can be done nowhere"
    facts = {one.name for one in act.asks}
    used = {one for one in act.tells.values() if isinstance(one, str)} | set(act.begins.values())
    used |= set(act.ledger.values())
    used |= {name for paper in act.papers for name in paper.agrees.values()}
    used |= {name for name in (act.day, act.sends_to, *act.choices) if name}
    if act.reports:
        used.add(act.reports[1])
        if not act.day or act.reports[1] not in act.choices:
            yield "it reports a row without its day, or without the rows to choose from"
    yield from (f"it uses the fact {name}, which it does not ask for" for name in sorted(used - facts))
    written = (*act.tells, *act.filed_as)
    yield from (
        f"it writes {path}, which {form.id} does not have"
        for form in forms
        for path in written
        if path not in form.fields
    )
    yield from (
        f"it settles {name}, which does not begin with it" for name in act.settles if name not in act.begins
    )
    told = {*act.begins, *((act.reports[0],) if act.reports else ())}
    yield from (f"there is no period {name}" for name in sorted(told - periods))
