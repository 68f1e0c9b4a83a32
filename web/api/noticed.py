"""What is to be said of a draft beside the findings of the law: its page shows it, and programs are told too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from flask import current_app

from ..language import say

if TYPE_CHECKING:
    from formgen.service.desk import Draft
    from formgen.service.numbers import NumbersTyped


def notices_of(draft: Draft) -> list[dict[str, Any]]:
    """The notices about *draft*, in the language that was asked for; empty where there are none."""
    numbers = cast("NumbersTyped", current_app.extensions["formgen"]["numbers"])
    taken = numbers.notice(draft)
    if taken is None:
        return []
    return [{"code": "number_taken", "fields": list(taken.fields), "message": say(taken.message)}]
