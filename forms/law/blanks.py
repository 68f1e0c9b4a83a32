"""What was left blank: the gaps that one finding names together.

A document reference without a name and without a number is as good as none, and so is a text of
spaces only. Zero and "no" are answers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from formgen.fields import Reference
from formgen.fields.group import Group

if TYPE_CHECKING:
    from collections.abc import Mapping

    from formgen.messages import Message


def is_blank(value: object) -> bool:
    """Whether *value* answers nothing."""
    if isinstance(value, Reference):
        return not value.has_name_or_number
    if isinstance(value, str):
        return not value.strip()
    return value is None or value in ((), [], {})


def blanks(
    answers: Group | Mapping[str, Any], labels: Mapping[str, Message], above: str = ""
) -> dict[str, Message]:
    """Path and label of each field in *labels* that is blank among *answers*.

    :param above: path of the group that the answers lie below; empty for fields on their own.
    """
    prefix = f"{above}." if above else ""
    return {
        f"{prefix}{name}": label
        for name, label in labels.items()
        if is_blank(getattr(answers, name) if isinstance(answers, Group) else answers[name])
    }
