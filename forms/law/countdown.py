"""What is still to be done by a day: a note that counts, before and after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.messages import _
from formgen.rules import DEADLINE, NOTE, Problem

if TYPE_CHECKING:
    from datetime import date

    from formgen.messages import Message


def countdown(field: str, task: Message, deadline: date, today: date) -> Problem:
    """A note that *task* is to be done by *deadline*, or should have been."""
    days = (deadline - today).days
    if days > 0:
        said = _(
            "{task}的截止日为{deadline}，还有{days}天，请按时办理。", task=task, deadline=deadline, days=days
        )
    elif days == 0:
        said = _("{task}的截止日为{deadline}，就是今天，请办理。", task=task, deadline=deadline)
    else:
        said = _("{task}的截止日{deadline}已过，请尽快办理。", task=task, deadline=deadline)
    return Problem(field, said, severity=NOTE, kind=DEADLINE)
