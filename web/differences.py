"""What one save of a draft changed: its fields, with what they said before and after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from formgen.answers import value_at
from formgen.fields.base import Misread
from formgen.messages import _
from formgen.service.side_by_side import alike_at_head

from .language import answered, say
from .merging import same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formgen.fields.base import Field, Raw
    from formgen.form import Form

EXCERPT = 300
"""Characters of a longer answer that a list of saves shows; thirty saves may each have changed forty such answers."""
LEAD = 60
"""Of them, those that stand before the first difference, at most."""


@dataclass(frozen=True)
class Excerpt:
    """What is shown of an answer: all of it, or a piece.

    :param words: with … where something is left out.
    :param whole: of a piece, how many characters the answer has.
    """

    words: str
    whole: int | None = None


def changed_fields(form: Form, before: dict[str, Raw], after: dict[str, Raw]) -> list[tuple[Field, str, str]]:
    """The fields that differ, with what they said before and after."""
    return list(_changed(form, before, after))


def changes_in_brief(
    form: Form, before: dict[str, Raw], after: dict[str, Raw]
) -> list[tuple[Field, Excerpt, Excerpt]]:
    """The fields that differ; of long answers only what stands around the first difference."""
    return [(field, *excerpts(one, other)) for field, one, other in _changed(form, before, after)]


def _changed(form: Form, before: dict[str, Raw], after: dict[str, Raw]) -> Iterator[tuple[Field, str, str]]:
    for name, field in form.fields.items():
        one, other = value_at(before, name), value_at(after, name)
        if not same(one, other):
            yield field, shown(field, one), shown(field, other)


def excerpts(one: str, other: str) -> tuple[Excerpt, Excerpt]:
    """Both around the place where they begin to differ."""
    differ = alike_at_head(one, other)
    return _around(one, differ), _around(other, differ)


def _around(words: str, place: int) -> Excerpt:
    if len(words) <= EXCERPT:
        return Excerpt(words)
    begin = max(0, min(place - LEAD, len(words) - EXCERPT))
    end = begin + EXCERPT
    return Excerpt(f"{'…' * (begin > 0)}{words[begin:end]}{'…' * (end < len(words))}", len(words))


def shown(field: Field, raw: Raw) -> str:
    """An old answer for people; numbers of persons and phones not in full, nor what may hold one."""
    try:
        value = field.parse(raw)
    except Misread:
        return raw if isinstance(raw, str) and not field.sensitive else say(_("填写有误"))
    guarded = field.sensitive or field.kind in ("rows", "phone")
    said = "" if value is None else say(field.mask(value)) if guarded else answered(field, value)
    return said or say(_("未填写"))
