"""What rules answered last time: a rule whose inputs have not changed since is not asked again.

Rules are functions of their inputs (:mod:`formgen.rules`), so the same inputs have the same answer. Equal
inputs are made one and the same object first, each once in a check; whether anything changed for a rule is
then seen at a glance. A calendar is new in every check, so that rules that count days are always asked:
counting leaves a trace in it.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import TYPE_CHECKING, Any

from formgen.clauses import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from formgen.rules import Problem

Place = tuple[str, str, str]
"""The form, the part of it, and an input by name or a rule by id."""


class Verdicts:
    """The answers of the rules to the answers of one draft, as they were at its last check."""

    def __init__(self) -> None:
        self._inputs: dict[Place, Any] = {}
        self._verdicts: dict[Place, tuple[Mapping[str, Any], list[Problem]]] = {}

    def settled(self, place: Place, value: Any) -> Any:  # noqa: ANN401 - each input has its own type
        """*value*, or what was there before if it is quite the same: equal, and written alike."""
        before = self._inputs.get(place)
        if before is value or _is_same(before, value):
            return before
        if isinstance(value, Text) and isinstance(before, Text):
            value.follow(before)
        self._inputs[place] = value
        return value

    def known(self, place: Place, inputs: Mapping[str, Any]) -> list[Problem] | None:
        """What the rule answered to these very *inputs*; ``None`` if it has to be asked."""
        before, problems = self._verdicts.get(place, (None, []))
        if before is None or any(before[name] is not value for name, value in inputs.items()):
            return None
        return problems

    def keep(self, place: Place, inputs: Mapping[str, Any], problems: list[Problem]) -> None:
        """Remember what the rule answered."""
        self._verdicts[place] = (inputs, problems)


class Recent:
    """The verdicts of the drafts that were checked last, for a process that serves many.

    A contract of 4,200 characters is remembered in 110 kB: both limits together keep this below 50 MB.

    :param most: so many drafts, more than people at work at once.
    :param room: so many characters of answers in all of them.
    """

    def __init__(self, most: int = 256, room: int = 2_000_000) -> None:
        self._most, self._room = most, room
        self._kept: OrderedDict[str, tuple[Verdicts, int]] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, draft: str, size: int = 0) -> Verdicts:
        """The verdicts of *draft*, whose answers have *size* characters; empty if it was not among the last."""
        with self._lock:
            found, before = self._kept.pop(draft, (Verdicts(), 0))
            self._kept[draft] = found, size
            self._room += before - size
            while len(self._kept) > self._most or (self._room < 0 and len(self._kept) > 1):
                _oldest, (_verdicts, freed) = self._kept.popitem(last=False)
                self._room += freed
            return found

    def forget(self, draft: str) -> None:
        """Drop what was remembered of *draft*: it is no more."""
        with self._lock:
            _verdicts, freed = self._kept.pop(draft, (None, 0))
            self._room += freed


def _is_same(one: Any, other: Any) -> bool:  # noqa: ANN401 - as above
    # 5 and 5.0 are equal, and not written alike in a message; a text is equal only if it is.
    return (
        type(one) is type(other)
        and one == other
        and (isinstance(one, Text | str) or repr(one) == repr(other))
    )
