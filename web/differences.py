"""What one save of a draft changed: its fields, with what they said before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.answers import value_at
from formgen.fields.base import Misread
from formgen.messages import _

from .language import answered, say
from .merging import same

if TYPE_CHECKING:
    from formgen.fields.base import Field, Raw
    from formgen.form import Form


def changed_fields(form: Form, before: dict[str, Raw], after: dict[str, Raw]) -> list[tuple[Field, str, str]]:
    """The fields that differ, with what they said before and after."""
    both = ((field, value_at(before, name), value_at(after, name)) for name, field in form.fields.items())
    return [
        (field, shown(field, one), shown(field, other)) for field, one, other in both if not same(one, other)
    ]


def shown(field: Field, raw: Raw) -> str:
    """An old answer for people; numbers of persons and phones not in full, nor what may hold one."""
    try:
        value = field.parse(raw)
    except Misread:
        return raw if isinstance(raw, str) and not field.sensitive else say(_("填写有误"))
    guarded = field.sensitive or field.kind in ("rows", "phone")
    said = "" if value is None else say(field.mask(value)) if guarded else answered(field, value)
    return said or say(_("未填写"))
