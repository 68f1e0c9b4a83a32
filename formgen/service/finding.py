"""Finding a form: by who fills it in, by what he is about to do, and by words, initials or code."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from formgen import catalogue
from formgen.form import PLACE
from formgen.guide import Audience
from formgen.messages import translate
from formgen.service.initials import initials
from formgen.service.policy import Act, may

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from formgen.form import Form
    from formgen.service.policy import Role

OTHERS = Audience("others", "其他人员", 99)
"""Who fills in a form that does not say so; those stand last."""
LONGEST_QUERY = 80
MOST_TERMS = 8


@dataclass(frozen=True)
class Entry:
    """One form as the start page lists it.

    :param in_force: whether its act says that it holds.
    """

    form: Form
    in_force: bool

    @property
    def words(self) -> str:
        """All that it can be found by, folded."""
        return words_of(self.form)

    def answers(self, query: str) -> bool:
        """Whether every word of *query* is among its own."""
        return all(term in self.words for term in terms_of(query))

    def resembles(self, query: str) -> bool:
        """Whether every word of *query* stands, with gaps, in one of its titles, its task or its keywords.

        People leave words out: 搭临时建筑 means 申请搭建临时建筑.
        """
        form = self.form
        phrases = [fold(one) for one in (form.title, *(part.title for part in form.parts), form.task)]
        phrases += [fold(one) for one in form.keywords]
        return all(any(_stands_in(term, one) for one in phrases) for term in terms_of(query))


@dataclass(frozen=True)
class Group:
    """The forms of one audience by task, in the order of their codes."""

    who: Audience
    tasks: Mapping[str, tuple[Entry, ...]]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All of them."""
        return tuple(one for listed in self.tasks.values() for one in listed)


@dataclass(frozen=True)
class Shelves:
    """The forms as one person looks for them: *first* those that concern him, and folded those of *others*."""

    first: tuple[Group, ...]
    others: tuple[Group, ...] = ()


@lru_cache(maxsize=256)
def words_of(form: Form) -> str:
    """All that *form* can be found by, folded: words of both languages, codes, initials."""
    audience = (form.audience or OTHERS).label
    titles = [form.title, *(part.title for part in form.parts)]
    codes = [form.id, form.code, *(part.code for part in form.parts)]
    english = [translate(one, "en") for one in (form.title, form.task)]
    told = [*titles, *codes, PLACE.sub("", form.about), form.task, audience, *form.keywords, *english]
    short = [initials(one) for one in (*titles, form.task, *form.keywords)]
    return fold(" ".join([*told, form.act.number, form.act.title, *short]))


def fold(words: str) -> str:
    """*words* as searched: full-width and half-width, capitals and small letters are one."""
    return unicodedata.normalize("NFKC", words).casefold()


def terms_of(query: str) -> list[str]:
    """The words of a *query* that count: not more than a person would type."""
    return fold(query[:LONGEST_QUERY]).split()[:MOST_TERMS]


def entries(day: date) -> tuple[Entry, ...]:
    """Every installed form in the order of the codes, as of *day*."""
    return tuple(Entry(form, form.act.in_force(day)) for form in catalogue.installed().forms)


def search(listed: Iterable[Entry], query: str) -> list[Entry]:
    """Those of *listed* that *query* means: by its very words, or else by words with some left out."""
    everyone = list(listed)
    return [one for one in everyone if one.answers(query)] or [
        one for one in everyone if one.resembles(query)
    ]


def _stands_in(term: str, phrase: str) -> bool:
    """Whether the characters of *term* stand in *phrase* in this order; too little is said by one, or by letters."""
    rest = iter(phrase)
    return len(term) > 1 and not term.isascii() and all(one in rest for one in term)


def shelves(found: Iterable[Entry], roles: Iterable[Role] | None) -> Shelves:
    """*found* for somebody with *roles*; for who is not signed in, ``None``, with what is the public's own first.

    What others fill in is folded away for him who fills in only what is the public's.
    """
    known = None if roles is None else tuple(roles)
    listed = sorted(_groups(found), key=lambda one: (_distance(one.who, known), one.who.order, one.who.key))
    if known is None or not may(known, Act.BEGIN_DRAFT) or may(known, Act.FILL_OFFICIAL):
        return Shelves(tuple(listed))
    own = [one for one in listed if one.who.public]
    return Shelves(tuple(own), tuple(one for one in listed if not one.who.public))


def _distance(who: Audience, roles: Iterable[Role] | None) -> int:
    """How far from the top the forms of *who* stand, before their order is asked."""
    if roles is None:
        return 0 if who.public else 1
    return 0 if any(one.value in who.roles for one in roles) else 1


def _groups(found: Iterable[Entry]) -> list[Group]:
    """*found* by audience and task; what comes first in a task is said by the codes."""
    of: dict[Audience, dict[str, list[Entry]]] = {}
    for one in found:
        tasks = of.setdefault(one.form.audience or OTHERS, {})
        tasks.setdefault(one.form.task, []).append(one)
    return [_group(who, tasks) for who, tasks in of.items()]


def _group(who: Audience, tasks: Mapping[str, list[Entry]]) -> Group:
    known = {task: at for at, task in enumerate(who.tasks)}
    in_order = sorted(tasks, key=lambda task: known.get(task, len(known)))
    return Group(who, {task: tuple(tasks[task]) for task in in_order})
