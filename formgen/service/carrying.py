"""What one paper takes over from another: read from the answers there, in the words of the fields here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from formgen import catalogue
from formgen.fields.base import Misread, is_absent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from formgen.answers import Answers
    from formgen.fields.base import Field, Raw
    from formgen.form import Form, Source


@dataclass(frozen=True)
class Offer:
    """A paper that fits the answers of another, and in a few words when it is wanted."""

    form: Form
    label: str


def source_of(form: Form, other: str) -> Source | None:
    """How *form* takes over from the form with the id *other*; ``None`` where it does not."""
    return next((one for one in form.sources if one.form == other), None)


def offers(answers: Answers) -> Iterator[Offer]:
    """The papers that fit these answers, in the order of their codes."""
    for form in catalogue.installed().forms:
        source = source_of(form, answers.form.id)
        if source is not None and source.is_offered(answers):
            yield Offer(form, source.label)


def taken(form: Form, source: Source, answers: Answers) -> dict[str, Raw]:
    """What *form* takes over from *answers*, by its own paths; nothing that its fields cannot read."""
    found = {path: _found(one, answers) for path, one in source.carry.items()}
    return {path: value for path, value in found.items() if is_readable(form.fields[path], value)}


def alike(field: Field, one: Raw, other: Raw) -> bool:
    """Whether two plain values answer *field* in the same way: 186万元 and 1860000 do."""
    if is_absent(one) or is_absent(other):
        return is_absent(one) and is_absent(other)
    return bool(one == other or _parsed(field, one) == _parsed(field, other))


def _found(one: str | Callable[[Answers], Any], answers: Answers) -> Raw:
    """The plain value; an answer that is not asked for any more is none."""
    if not isinstance(one, str):
        made: Raw = one(answers)
        return made
    return answers.raw_at(one) if answers.form.fields[one].is_shown(answers.at) else None


def is_readable(field: Field, value: Raw) -> bool:
    """Whether *field* can read *value* and it says anything."""
    if is_absent(value):
        return False
    try:
        return field.parse(value) is not None
    except Misread:
        return False


def _parsed(field: Field, value: Raw) -> Any:  # noqa: ANN401 - each field has its own type
    """The value as JSON would hold it after reading; as it stands where it cannot be read."""
    try:
        return field.dump(field.parse(value))
    except Misread:
        return value
