"""What every kind of field can do: read a value, judge it, print it, describe it.

A field is a line of a form's definition. It knows its place in the answers (a dotted path), its
label on the paper, the article that asks for it, and when it is asked for. Its kind knows how a
value is written: the same field reads what a browser, a JSON file and a spreadsheet give.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar, Self

from formgen.errors import BadInput
from formgen.messages import _

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from formgen.messages import Message

Raw = Any
"""A value as it came: what JSON can hold."""

_EMPTY = (str, list, dict)


def is_absent(raw: Raw) -> bool:
    """Whether nothing was answered: a missing key, ``null``, ``""``, ``[]`` or ``{}``."""
    return raw is None or (type(raw) in _EMPTY and not raw)


class Misread(BadInput):
    """A value cannot be read as what its field asks for."""

    code = "misread"


@dataclass(frozen=True)
class When:
    """A condition on other answers: *path* has one of *values*, or is simply true or answered.

    Conditions are data, so that the page, the checker and the schema can all follow them. Join them
    with ``&`` (both) and ``|`` (either), turn one round with ``~``.
    """

    path: str = ""
    values: tuple[Raw, ...] = ()
    all_of: tuple[When, ...] = ()
    any_of: tuple[When, ...] = ()
    negated: bool = False

    def holds(self, answer: Callable[[str], Raw]) -> bool:
        """Whether the condition holds; *answer* gives the value at a path, ``None`` if unanswered."""
        if self.all_of:
            held = all(one.holds(answer) for one in self.all_of)
        elif self.any_of:
            held = any(one.holds(answer) for one in self.any_of)
        else:
            held = self._meets(answer(self.path))
        return held is not self.negated

    def _meets(self, value: Raw) -> bool:
        if not self.values:
            return not is_absent(value) and value is not False
        if isinstance(value, list | tuple):
            return any(one in self.values for one in value)
        return value in self.values

    def __and__(self, other: When) -> When:
        return When(all_of=(self, other))

    def __or__(self, other: When) -> When:
        return When(any_of=(self, other))

    def __invert__(self) -> When:
        return replace(self, negated=not self.negated)

    @property
    def paths(self) -> frozenset[str]:
        """Every path that the condition looks at."""
        inner = (self.all_of or ()) + (self.any_of or ())
        return frozenset({self.path} - {""}).union(*(one.paths for one in inner))


def when(path: str, *values: Raw) -> When:
    """A condition on the answer at *path*: one of *values*; without values, true or answered."""
    return When(path, values)


@dataclass(frozen=True, kw_only=True)
class Field:
    """One field of a form.

    :param name: its dotted path in the answers, such as ``price.amount``; inside rows, its own name.
    :param label: what the paper form calls it.
    :param required: whether it must be answered, or under which condition.
    :param ruled_by: ids of the rules that speak when it is missing or wrong; without any, the engine
        itself does (``FORM-1``, ``FORM-2``).
    :param wrong_by: ids of the rules that speak when it is wrong only; that it is missing is ``FORM-1``.
    :param missed_by: ids of the rules that speak when it is missing only; that it is wrong is ``FORM-2``.
    :param aliases: what else a spreadsheet may call it at the head of a column.
    :param shown: when the page asks for it; always, if not given.
    :param source: where it is demanded: ``第二十六条（一）``; shown beside the field on demand.
    :param element: number of the checklist line that it belongs to.
    :param printed: whether the Word template prints it.
    :param sensitive: whether pages and checklists mask it.
    """

    kind: ClassVar[str] = ""
    """Name of the kind: the page's widget and the schema go by it."""

    name: str
    label: str
    required: bool | When = False
    ruled_by: tuple[str, ...] = ()
    wrong_by: tuple[str, ...] = ()
    missed_by: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    shown: When | None = None
    source: str = ""
    hint: str = ""
    example: str = ""
    element: int = 0
    printed: bool = True
    sensitive: bool = False

    @property
    def rules(self) -> tuple[str, ...]:
        """Ids of all rules that speak about it in place of the engine."""
        return (*self.ruled_by, *self.wrong_by, *self.missed_by)

    def parse(self, raw: Raw) -> Any:
        """The value of *raw*; ``None`` when absent. Raises :class:`Misread` with a plain sentence."""
        return None if is_absent(raw) else self.read(raw)

    def read(self, raw: Raw) -> Any:
        """The value of a *raw* that is not absent: what each kind defines."""
        raise NotImplementedError

    def problem(self, value: Any) -> Message | None:  # noqa: ARG002 - other kinds look at it
        """What is wrong with a value that could be read; ``None`` if nothing."""
        return None

    blocks: ClassVar[bool] = False
    """Whether a value with a problem blocks (``FORM-2``) or is only pointed out."""

    def show(self, value: Any) -> str:
        """The *value* as the official paper prints it; empty when unanswered."""
        return "" if value is None else str(value)

    def mask(self, value: Any) -> str:
        """The *value* as a page shows it where the whole is not needed."""
        return self.show(value)

    def dump(self, value: Any) -> Raw:
        """The *value* as JSON holds it."""
        return value

    def schema(self) -> dict[str, Raw]:
        """The JSON Schema of the raw value, without the label."""
        return {"type": "string"}

    def named(self, name: str) -> Self:
        """The same field under another *name*."""
        return replace(self, name=name)

    def is_required(self, answer: Callable[[str], Raw]) -> bool:
        """Whether it must be answered, given the other answers."""
        return self.required.holds(answer) if isinstance(self.required, When) else self.required

    def is_shown(self, answer: Callable[[str], Raw]) -> bool:
        """Whether the page asks for it, given the other answers."""
        return self.shown is None or self.shown.holds(answer)


def text_of(raw: Raw) -> str:
    """*raw* as a string, or :class:`Misread` for what is none."""
    if isinstance(raw, str):
        return raw
    raise Misread(_("应为文字，却是{found}。", found=json_name(raw)))


def json_name(raw: Raw) -> Message:
    """What JSON calls the type of *raw*, for people."""
    names: Mapping[type, Message] = {
        bool: _("是/否"),
        int: _("数字"),
        float: _("数字"),
        list: _("列表"),
        dict: _("对象"),
        str: _("文字"),
    }
    return names.get(type(raw), _("其他类型"))
