"""What a user keeps once and picks in any paper: kinds of record, and how forms ask for them.

A record is facts under names of its own. A form knows nothing of records: a kind says under which names
forms ask for its facts, so a form whose fields have those names, or whose table has those columns,
offers the record without a further word.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from formgen.errors import DefinitionFault
from formgen.fields.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from formgen.answers import Answers
    from formgen.fields.base import Field, Raw, When


@dataclass(frozen=True)
class Fact:
    """How forms ask for one fact of a record.

    :param paths: what the field is called; the first that a form has counts.
    :param values: what a choice of the record is called in the form; the first of several counts on the way back.
    :param only: the record's own answers with which the fact goes into such a field: a number of a resident
        identity card and no other.
    :param made: the fact from the answers of a form without such a field; plain, ``None`` for nothing.
    """

    paths: tuple[str, ...]
    values: Mapping[str, str] = field(default_factory=dict)
    only: When | None = None
    made: Callable[[Answers], Raw] | None = None


@dataclass(frozen=True)
class Place:
    """Fields that belong to one record wherever forms ask for them.

    :param anchor: the fact by whose field a form is known to ask for it, in *facts*.
    :param facts: how each fact is asked for, by its name in the record.
    """

    anchor: str
    facts: Mapping[str, Fact]


def place(anchor: str, **facts: str | Fact) -> Place:
    """A place in short: a plain string is the path of a field."""
    named = {name: one if isinstance(one, Fact) else Fact((one,)) for name, one in facts.items()}
    return Place(anchor, named)


@dataclass(frozen=True, eq=False)
class RecordKind:
    """One kind of record.

    :param fields: the facts, in the order of its page; conditions look at the facts of the same record.
    :param named: the fact that names a record.
    :param codes: facts of which each alone tells a record from all others.
    :param places: the fields in which forms ask for it.
    :param columns: a table of a form that has all these columns has a record in each row, under the
        record's own names.
    :param listed: the facts that its line in a list tells beside the name.
    :param about: what it is, in a few words, where there is none yet.
    """

    id: str
    label: str
    fields: tuple[Field, ...]
    named: str
    codes: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    columns: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()
    about: str = ""

    def __post_init__(self) -> None:
        """Refuse a kind that speaks of facts which it does not have."""
        asked = {
            self.named,
            *self.codes,
            *self.columns,
            *self.listed,
            *(name for one in self.places for name in one.facts),
        }
        asked |= {one.anchor for one in self.places}
        if strange := sorted(asked - {one.name for one in self.fields}):
            message = f"record {self.id} has no fact {', '.join(strange)}"
            raise DefinitionFault(message)

    @cached_property
    def table(self) -> Rows:
        """Records of this kind as rows: what reads and judges them."""
        return Rows(name=self.id, label=self.label, columns=self.fields)

    @cached_property
    def by_name(self) -> dict[str, Field]:
        """The facts by their names."""
        return {one.name: one for one in self.fields}

    def texts(self) -> Iterator[str]:
        """What people read of it, besides its fields."""
        yield from (self.label, self.about)
