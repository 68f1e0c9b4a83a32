"""Where a form asks for a record: its places, what stands there, and what a record would put there."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from formgen import catalogue
from formgen.fields.base import Misread, is_absent
from formgen.fields.group import Group
from formgen.fields.rows import Rows
from formgen.records import Fact
from formgen.service.carrying import is_readable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from formgen.answers import Answers
    from formgen.fields.base import Field, Raw
    from formgen.form import Form
    from formgen.records import Place, RecordKind

Facts = dict[str, Any]
"""Facts of a record by their names there, plain as JSON holds them."""


@dataclass(frozen=True, eq=False)
class Spot:
    """A place in one form where a record goes: some of its fields, or the rows of a table.

    :param key: the path of the field that names the record, or of the table.
    :param paths: the field for each fact, by path; of a table the column.
    :param made: facts that the form has in other words, only to be read.
    """

    kind: RecordKind
    key: str
    field: Field
    paths: Mapping[str, str]
    facts: Mapping[str, Fact] = dataclasses.field(default_factory=dict)
    made: Mapping[str, Fact] = dataclasses.field(default_factory=dict)

    @property
    def table(self) -> Rows | None:
        """The table whose rows are the records; ``None`` where fields are."""
        return self.field if isinstance(self.field, Rows) else None

    @property
    def fields(self) -> frozenset[str]:
        """The fields of the form that it takes up, by path."""
        return frozenset((self.key,) if self.table is not None else self.paths.values())

    def path(self, fact: str, row: int | None) -> str:
        """Where in the answers a fact stands; *row* counts from 0."""
        return self.paths[fact] if row is None else f"{self.key}[{row}].{self.paths[fact]}"

    def target(self, form: Form, fact: str) -> Field:
        """The field, or column, that takes a fact."""
        if self.table is not None:
            return next(one for one in self.table.columns if one.name == self.paths[fact])
        return form.fields[self.paths[fact]]

    def rows(self, answers: Answers) -> list[int | None]:
        """The rows that hold anything; one that is none where fields are."""
        if self.table is None:
            return [None]
        raw = answers.raw_at(self.key)
        return [at for at, row in enumerate(raw) if isinstance(row, dict) and _any(row)] if _is(raw) else []

    def given(self, form: Form, facts: Facts) -> Facts:
        """What a record puts here, by fact, in the words of the form; nothing that its fields cannot read."""
        said = {fact: self._said(fact, facts) for fact in self.paths}
        return {fact: one for fact, one in said.items() if is_readable(self.target(form, fact), one)}

    def _said(self, fact: str, facts: Facts) -> Raw:
        how = self.facts.get(fact, Fact(()))
        if how.only is not None and not how.only.holds(facts.get):
            return None
        found = facts.get(fact)
        return how.values.get(found) if how.values and isinstance(found, str) else found

    def held(self, answers: Answers, row: int | None) -> Facts:
        """The facts that stand here, in the words of the record; nothing that its fields cannot read."""
        said: Facts = {}
        for fact in self.paths:
            found = answers.raw_at(self.path(fact, row))
            if is_absent(found) or not self._is_asked(answers, fact):
                continue
            how = self.facts.get(fact, Fact(()))
            back = {theirs: own for own, theirs in reversed(list(how.values.items()))}
            said[fact] = back.get(found) if how.values and isinstance(found, str) else found
            if how.only is not None and how.only.values:
                said.setdefault(how.only.path, how.only.values[0])
        for fact, how in self.made.items():
            said.setdefault(fact, how.made(answers) if how.made else None)
        return {one: raw for one, raw in said.items() if is_readable(self.kind.by_name[one], raw)}

    def _is_asked(self, answers: Answers, fact: str) -> bool:
        return self.table is not None or answers.form.fields[self.paths[fact]].is_shown(answers.at)


@cache
def spots_of(form: Form) -> tuple[Spot, ...]:
    """The places of *form* in which records go, in the order of their kinds."""
    kinds = catalogue.installed().records
    return tuple(spot for kind in kinds for spot in (*_tables(form, kind), *_places(form, kind)))


def spot_at(form: Form, key: str, kind: str = "") -> Spot | None:
    """The place with this key; ``None`` where the form has none."""
    return next((one for one in spots_of(form) if one.key == key and kind in ("", one.kind.id)), None)


def clean(kind: RecordKind, facts: Facts) -> Facts:
    """The facts of *kind* that are answered and asked for, the others left out; what cannot be read stays."""
    known = {one.name: facts[one.name] for one in kind.fields if not is_absent(facts.get(one.name))}
    row = Group(**{one.name: _value(one, known.get(one.name)) for one in kind.fields})
    asked = {one.name for one in kind.table.shown_in(row)}
    return {name: found for name, found in known.items() if name in asked}


def _value(one: Field, raw: Raw) -> Any:  # noqa: ANN401 - each field has its own type
    try:
        return one.parse(raw)
    except Misread:
        return None


def _tables(form: Form, kind: RecordKind) -> Iterator[Spot]:
    for path, one in form.fields.items():
        names = {column.name for column in one.columns} if isinstance(one, Rows) else set()
        if kind.columns and names >= set(kind.columns):
            yield Spot(kind, path, one, {name: name for name in kind.by_name if name in names})


def _places(form: Form, kind: RecordKind) -> Iterator[Spot]:
    prefixes = ("", *(f"{part.name}." for part in form.parts))
    for one in kind.places:
        yield from (spot for prefix in prefixes if (spot := _spot(form, kind, one, prefix)) is not None)


def _spot(form: Form, kind: RecordKind, one: Place, prefix: str) -> Spot | None:
    found = {fact: _path(form, how, prefix) for fact, how in one.facts.items()}
    paths = {fact: path for fact, path in found.items() if path}
    if one.anchor not in paths:
        return None
    made = {fact: how for fact, how in one.facts.items() if fact not in paths and how.made}
    facts = {fact: one.facts[fact] for fact in paths}
    return Spot(kind, paths[one.anchor], form.fields[paths[one.anchor]], paths, facts, made)


def _path(form: Form, how: Fact, prefix: str) -> str:
    return next((path for one in how.paths if (path := prefix + one) in form.fields), "")


def _is(raw: Raw) -> bool:
    return isinstance(raw, list)


def _any(row: dict[str, Raw]) -> bool:
    return any(not is_absent(one) for one in row.values())
