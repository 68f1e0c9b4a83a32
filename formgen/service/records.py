"""Records that a person keeps once for all papers: listed, searched, written and removed; all by their owner."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from formgen import catalogue
from formgen.errors import BadInput
from formgen.fields.base import Misread, is_absent
from formgen.fields.group import Group
from formgen.fields.rows import problem_of
from formgen.messages import _
from formgen.service.initials import initials
from formgen.service.record_places import Facts, clean
from formgen.storage import NotFound, Record, RecordChanged, Records

if TYPE_CHECKING:
    from collections.abc import Mapping

    from formgen.fields.base import Field, Raw
    from formgen.messages import Message
    from formgen.records import RecordKind
    from formgen.storage import Database, DraftLine

__all__ = ["Entry", "Record", "RecordBook", "RecordChanged", "RecordSheet", "is_double", "is_same"]

LONGEST_QUERY = 80


@dataclass(frozen=True)
class Entry:
    """A record in the list.

    :param told: what a list tells beside its name, numbers of persons and phones masked.
    :param used: how many papers have anything from it; :param doubts: what is wrong in it.
    """

    record: Record
    kind: RecordKind
    told: str
    used: int
    doubts: int

    def answers(self, query: str) -> bool:
        """Whether every word of *query* is in its name, its codes or the initials of its name."""
        codes = (folded(self.record.facts.get(one)) for one in self.kind.codes)
        known = " ".join((folded(self.record.name), initials(self.record.name), *codes))
        return all(folded(word) in known for word in query[:LONGEST_QUERY].split())


@dataclass(frozen=True)
class Shape:
    """What a page needs to know of the form that it shows: here, of none."""

    fields: Mapping[str, Field]

    def told(self, text: str, day: object) -> str:
        """*text* as it is: it names no figure of the law, on whatever *day*."""
        del day
        return text


@dataclass(frozen=True)
class RecordSheet:
    """The facts of one record as its page shows them: what was typed, read, and found wrong.

    It answers as the answers to a form do.

    :param faults: what cannot be read, by fact: nothing is saved with any; :param doubts: what looks wrong.
    """

    kind: RecordKind
    raw: Facts
    values: Mapping[str, Any]
    faults: Mapping[str, Message | str]
    doubts: Mapping[str, Message]

    @property
    def form(self) -> Shape:
        """What stands in the place of the form."""
        return Shape(self.kind.by_name)

    @property
    def law_day(self) -> None:
        """No day decides about a record: no law asks for it."""
        return

    def at(self, name: str) -> Any:  # noqa: ANN401 - each field has its own type
        """The value of a fact; ``None`` when unanswered or unreadable."""
        return self.values.get(name)

    def raw_at(self, name: str) -> Raw:
        """What was typed."""
        return self.raw.get(name)


class RecordBook:
    """The records of signed-in people."""

    def __init__(self, database: Database) -> None:
        self._records = Records(database)

    def entries(self, owner: str, query: str = "") -> dict[RecordKind, list[Entry]]:
        """The records by kind, each kind in the order of names; with *query*, those that answer to it."""
        used, found = self._records.counts(owner), self._records.list(owner)
        listed = (_entry(one, used.get(one.id, 0)) for one in sorted(found, key=lambda one: one.name))
        hits = [one for one in listed if one and one.answers(query)]
        return {kind: [one for one in hits if one.kind is kind] for kind in kinds()}

    def read(self, owner: str, record_id: str) -> Record:
        """A record; NotFound."""
        return self._records.read(owner, record_id)

    def of_kind(self, owner: str, kind: RecordKind) -> list[Record]:
        """The records of one kind, in the order of their names."""
        return sorted(self._records.list(owner, kind.id), key=lambda one: one.name)

    def doubles(self, owner: str, kind: RecordKind, facts: Facts, *, besides: str = "") -> list[Record]:
        """The records with the same code or the same name, but for the one with the id *besides*."""
        listed = (one for one in self._records.list(owner, kind.id) if one.id != besides)
        return [one for one in listed if is_double(kind, facts, one.facts)]

    def begun(self, owner: str, key: str) -> Record | None:
        """The record that was added with this key before."""
        return self._records.begun(owner, key)

    def add(self, owner: str, kind: RecordKind, facts: Facts, *, key: str | None = None) -> Record:
        """A new record; the same *key* again gives the same. BadInput with the facts at fault."""
        kept = readable(kind, facts)
        return self._records.add(owner, kind.id, _name(kind, kept), kept, key=key or None)

    def save(self, owner: str, record_id: str, version: int, facts: Facts) -> Record:
        """Put *facts* in the place of *version*; :class:`RecordChanged`, NotFound, BadInput."""
        kind = kind_of(self.read(owner, record_id).kind)
        kept = readable(kind, facts)
        return self._records.save(owner, record_id, version, _name(kind, kept), kept)

    def delete(self, owner: str, record_id: str) -> None:
        """Remove a record; papers keep what they have from it. NotFound."""
        self._records.delete(owner, record_id)

    def papers(self, owner: str, record_id: str) -> list[DraftLine]:
        """The papers that have anything from a record; NotFound."""
        return self._records.papers(owner, record_id)


def kinds() -> tuple[RecordKind, ...]:
    """The kinds of record of this installation."""
    return catalogue.installed().records


def kind_of(name: str) -> RecordKind:
    """The kind with this id; NotFound."""
    found = next((one for one in kinds() if one.id == name), None)
    if found is None:
        raise NotFound(_("没有这一类常用信息。"))
    return found


def sheet(kind: RecordKind, facts: Facts) -> RecordSheet:
    """The facts as their page shows them."""
    values: dict[str, Any] = {}
    faults: dict[str, Message | str] = {}
    for one in kind.fields:
        try:
            values[one.name] = one.parse(facts.get(one.name))
        except Misread as fault:
            faults[one.name] = _("“{label}”{fault}", label=_(one.label), fault=fault.message)
    if is_absent(facts.get(kind.named)):
        label = _(kind.by_name[kind.named].label)
        faults[kind.named] = _("缺“{label}”，请填写：列表里以它为名。", label=label)
    row = Group(**{one.name: values.get(one.name) for one in kind.fields})
    found = {one.name: problem_of(one, row) for one in kind.table.shown_in(row)}
    doubts = {name: said for name, said in found.items() if said is not None}
    return RecordSheet(kind, facts, values, faults, doubts)


def readable(kind: RecordKind, facts: Facts) -> Facts:
    """The facts to be kept; BadInput with every fact that cannot be."""
    kept = clean(kind, facts)
    if faults := sheet(kind, kept).faults:
        raise BadInput(_("有{count}处需要改正，还没有保存。", count=len(faults)), fields=faults)
    return kept


def is_double(kind: RecordKind, one: Facts, other: Facts) -> bool:
    """Whether two records have the same code or the same name."""
    return any(_agree(name, one, other) for name in (*kind.codes, kind.named))


def is_same(kind: RecordKind, one: Facts, other: Facts) -> bool:
    """Whether both speak of the same: a code decides where both have it, otherwise the name."""
    both = [name for name in kind.codes if folded(one.get(name)) and folded(other.get(name))]
    if both:
        return any(_agree(name, one, other) for name in both)
    return _agree(kind.named, one, other)


def folded(raw: Raw) -> str:
    """A text as it is compared: widths, cases and blanks do not count."""
    said = raw if isinstance(raw, str) else ""
    return "".join(unicodedata.normalize("NFKC", said).split()).casefold()


def told(kind: RecordKind, facts: Facts) -> str:
    """What a list tells of it beside its name; numbers of persons and phones masked."""
    read = sheet(kind, facts)
    shown = (kind.by_name[name] for name in kind.listed)
    return " · ".join(filter(None, (masked(one, read.at(one.name)) for one in shown)))


def masked(one: Field, value: Any) -> str:  # noqa: ANN401 - each field has its own type
    """A value as a list shows it."""
    return one.mask(value) if one.sensitive else one.show(value)


def _agree(name: str, one: Facts, other: Facts) -> bool:
    return folded(one.get(name)) != "" and folded(one.get(name)) == folded(other.get(name))


def _name(kind: RecordKind, facts: Facts) -> str:
    return " ".join(str(facts[kind.named]).split())


def _entry(record: Record, used: int) -> Entry | None:
    """A record in the list; ``None`` for one of a kind that is not installed any more."""
    kind = next((one for one in kinds() if one.id == record.kind), None)
    if kind is None:
        return None
    return Entry(record, kind, told(kind, record.facts), used, len(sheet(kind, record.facts).doubts))
