"""Regular expressions that are compiled when they are first asked, not when their module is loaded.

The words of contracts are looked for by a thousand expressions, and compiling them all takes half of the time
that a command of the terminal needs to start; most commands ask none of them. What serves many
(:func:`compile_all`) compiles them behind the back of the first who asks.
"""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_MADE: list[_Expression] = []


def expression(source: str, flags: int = 0) -> re.Pattern[str]:
    """What ``re.compile(source, flags)`` gives, compiled at its first use.

    For constants of modules: every one is kept for :func:`compile_all`. A fault of *source* is raised at the
    first use, too; the tests compile every one. Not for ``re.sub(expression, …)`` and its like, which want the
    compiled pattern itself; and ``Match.re`` is that, so compare ``Match.re.pattern``.
    """
    made = _Expression(source, flags)
    _MADE.append(made)
    return cast("re.Pattern[str]", made)


def compile_all(pause: float = 0.0, until: Callable[[], bool] = bool) -> None:
    """Compile what was not asked yet.

    :param pause: seconds after each expression, for a thread that stands behind those who answer people.
    :param until: whether to leave the others to their first use; asked before each.
    """
    for made in _still_to_compile():
        if until():
            return
        made.compiled()
        time.sleep(pause)


def _still_to_compile() -> Iterator[_Expression]:
    return (made for made in tuple(_MADE) if "search" not in vars(made))


class _Expression:
    """Has the attributes of ``re.Pattern``; the source is there at once, the others from the first use on.

    They are put beside it, so that later uses cost what they cost on the pattern itself. Two threads that come
    at once both compile, which changes nothing: no lock, for one that is held while a process forks stays so.
    """

    def __init__(self, source: str, flags: int) -> None:
        self.pattern = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - as various as the attributes of a pattern
        """What the compiled pattern has under *name*; called only for what is not there yet."""
        if name.startswith("__"):  # copying and pickling ask for these of an object not made yet
            raise AttributeError(name)
        return getattr(self.compiled(), name)

    def __repr__(self) -> str:
        return repr(self.compiled())

    def __reduce__(self) -> tuple[Any, tuple[str, int]]:
        return re.compile, (self.pattern, self._flags)

    def compiled(self) -> re.Pattern[str]:
        """The pattern, whose methods are this object's own from now on."""
        made = re.compile(self.pattern, self._flags)
        names = (
            "match",
            "fullmatch",
            "finditer",
            "findall",
            "split",
            "sub",
            "subn",
            "flags",
            "groups",
            "groupindex",
        )
        vars(self).update({name: getattr(made, name) for name in (*names, "search")})
        return made
