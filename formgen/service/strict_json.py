"""JSON that came from outside, read strictly: one meaning for each text, and no text that brings the reader down."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from formgen.errors import BadInput
from formgen.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formgen.messages import Message

DEEPEST: Final = 32
"""Levels of objects and lists in one another; answers have four."""


class Inside(ValueError):  # noqa: N818 - not a fault of its own, only where one was found
    """A fault that was found where the name of the file is not known."""

    def __init__(self, said: Message) -> None:
        super().__init__(said)
        self.said = said

    def in_file(self, name: str) -> BadInput:
        """The fault with the *name* of its file."""
        return BadInput(_("{name}：{said}", name=name, said=self.said))


def parse(text: str, name: str) -> Any:  # noqa: ANN401 - whatever the text holds
    """The value of *text*, which people know as *name*; :class:`formgen.errors.BadInput` with a sentence."""
    try:
        found = json.loads(text, object_pairs_hook=once, parse_constant=_no_constant)
    except RecursionError:
        raise too_deep(name) from None
    except Inside as fault:
        raise fault.in_file(name) from None
    except json.JSONDecodeError as fault:
        said = _(
            "{name} 不是正确的 JSON：第{line}行第{column}列附近有误。",
            name=name,
            line=fault.lineno,
            column=fault.colno,
        )
        raise BadInput(said) from None
    except ValueError:
        raise BadInput(_("{name} 中有过长的数字，读不出来。", name=name)) from None
    must_be_shallow(found, name)
    return found


def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose keys are all different: of two the second would silently win."""
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise Inside(_("键“{key}”出现了两次，请只留一个。", key=key))
        found[key] = value
    return found


def must_be_shallow(found: object, name: str) -> None:
    """Refuse what is nested deeper than anything that is meant."""
    level, depth = [found], 0
    while level and depth <= DEEPEST:
        level = [inner for one in level for inner in _within(one)]
        depth += 1
    if depth > DEEPEST:
        raise too_deep(name)


def too_deep(name: str) -> BadInput:
    """The refusal of what is nested too deeply."""
    return BadInput(_("{name} 嵌套过深，读不出来。", name=name))


def _within(one: object) -> Iterator[object]:
    if isinstance(one, dict):
        yield from one.values()
    elif isinstance(one, list):
        yield from one


def _no_constant(name: str) -> None:
    raise Inside(_("{name} 不是数字，请改正。", name=name))
