"""Answers: what came from a browser, a JSON file or a spreadsheet, as typed values.

Every door brings the same nested object. Here each raw value is read by its field; what cannot be
read is reported with its path and a sentence, and stays untouched in the raw answers.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from formgen.errors import BadInput
from formgen.fields.base import Field, Misread, Raw, is_absent
from formgen.fields.characters import excerpt
from formgen.fields.group import Group
from formgen.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from formgen.form import Form, Tree
    from formgen.messages import Message

PLACE = re.compile(r"\[([0-9]{1,4})\]|([^.\[\]]+)")
CELL = re.compile(r"\[([0-9]{1,4})\](?:\.(.+))?", re.DOTALL)
MOST_STRANGE = 100
"""Names that are no field's: so many are told one by one, and for each the nearest is looked for."""
NO_FIELD = _("没有这个字段，请删除或对照 formgen schema 改名。")


@dataclass(frozen=True)
class Answers:
    """The answers to one form: typed values by path, and what could not be read.

    A fault in a table stands under its cell (``parties_b[0].uscc``); the rest of the table counts.
    """

    form: Form
    raw: Mapping[str, Raw]
    values: Mapping[str, Any]
    faults: Mapping[str, Message]

    def at(self, path: str) -> Any:  # noqa: ANN401 - each field has its own type
        """The value at *path*; ``None`` when unanswered or unreadable."""
        return self.values.get(path)

    def raw_at(self, path: str) -> Raw:
        """What was typed at *path*, whether it could be read or not; ``None`` when nothing was."""
        return value_at(self.raw, path)

    def input(self, name: str) -> Any:  # noqa: ANN401 - each input has its own type
        """What a rule receives for the parameter *name*: one value, or a group of those below it."""
        node = self.form.tree[name]
        return self.values.get(name) if isinstance(node, Field) else self._group(name, node)

    def part(self, name: str) -> Answers:
        """The answers to one part of the form, by the plain names of its fields; all of them without a *name*."""
        if not name:
            return self
        prefix = f"{name}."
        own = {path: value for path, value in self.values.items() if path.startswith(prefix)}
        below = self.raw.get(name)
        return Answers(
            self.form.papers[name],
            below if isinstance(below, dict) else {},
            {path.removeprefix(prefix): value for path, value in own.items()},
            {},
        )

    def _group(self, path: str, tree: Tree) -> Group:
        return Group(
            **{
                name: self.values.get(f"{path}.{name}")
                if isinstance(node, Field)
                else self._group(f"{path}.{name}", node)
                for name, node in tree.items()
            }
        )


def read_answers(form: Form, raw: Raw) -> Answers:
    """Read *raw* answers; what cannot be read stands in ``faults``."""
    if not isinstance(raw, dict):
        raise BadInput(_("答案应为一个对象（以字段名为键），请对照 formgen schema 的说明。"))
    values: dict[str, Any] = {}
    faults: dict[str, Message] = {}
    for path, one, found in _walk(form.tree, raw, "", faults, []):
        try:
            values[path] = one.parse(found)
        except Misread as fault:
            faults |= {f"{path}{place}": _said(message) for place, message in _places(fault)}
            values[path] = _readable(one, found, fault)
    return Answers(form, raw, values, faults)


def answers_asked(form: Form, raw: Mapping[str, Raw]) -> Answers:
    """The answers of :func:`read_answers`, each read when it is asked for: for who looks at a few of many papers.

    What cannot be read is ``None`` as there, and no fault is told.
    """
    return Answers(form, raw, _Asked(form, raw), {})


class _Asked(Mapping[str, Any]):
    """Values by path that are read when somebody asks for them."""

    def __init__(self, form: Form, raw: Mapping[str, Raw]) -> None:
        self._form, self._raw = form, raw
        self._known: dict[str, Any] = {}

    def __getitem__(self, path: str) -> Any:  # noqa: ANN401 - each field has its own type
        if path not in self._known:
            found, field = value_at(self._raw, path), self._form.fields[path]
            if found is None:
                raise KeyError(path)
            try:
                self._known[path] = field.parse(found)
            except Misread as fault:
                self._known[path] = _readable(field, found, fault)
        return self._known[path]

    def __iter__(self) -> Iterator[str]:
        return (path for path in self._form.fields if value_at(self._raw, path) is not None)

    def __len__(self) -> int:
        return sum(1 for _path in self)


def _places(fault: Misread) -> Iterable[tuple[str, Message | str]]:
    """Where in a value something cannot be read, and what to say: the cells of a table, or the whole."""
    return fault.fields.items() or [("", fault.message)]


def _said(message: Message | str) -> Message:
    return _(message) if isinstance(message, str) else message


def _readable(field: Field, raw: Raw, fault: Misread) -> Any:  # noqa: ANN401 - each field has its own type
    """A table without the cells that cannot be read; ``None`` for any other value."""
    if not isinstance(raw, list) or not fault.fields:
        return None
    rows = [dict(row) if isinstance(row, dict) else row for row in raw]
    for place in filter(None, map(CELL.fullmatch, fault.fields)):
        row, cell = rows[int(place[1])], place[2]
        if isinstance(row, dict) and cell in row:
            del row[cell]
        else:
            rows[int(place[1])] = None
    try:
        return field.parse(rows)
    except Misread:
        return None


def read_or_refuse(form: Form, raw: Raw) -> Answers:
    """Read *raw* answers, or raise :class:`BadInput` with one line for each value at fault."""
    answers = read_answers(form, raw)
    if answers.faults:
        raise BadInput(
            _("答案中有{count}处读不出来：", count=len(answers.faults)),
            fields=answers.faults,
        )
    return answers


def _walk(
    tree: Tree, raw: Mapping[str, Raw], above: str, faults: dict[str, Message], strange: list[object]
) -> Iterator[tuple[str, Field, Raw]]:
    for key, found in raw.items():
        path = f"{above}{key}"
        node = tree.get(key)
        if node is None:
            strange.append(key)
            if len(strange) <= MOST_STRANGE:
                faults[f"{above}{excerpt(str(key))}"] = _unknown(key, tree, above, strange)
        elif isinstance(node, Field):
            yield path, node, found
        elif isinstance(found, dict):
            yield from _walk(node, found, f"{path}.", faults, strange)
        elif not is_absent(found):
            faults[path] = _("应为一个对象，其下有：{names}。", names=list(node))


def _unknown(key: object, tree: Tree, above: str, strange: Sequence[object]) -> Message:
    if len(strange) == MOST_STRANGE:
        return _("没有这个字段，后面还有的不再逐个列出：请对照 formgen schema 改名或删除。")
    near = difflib.get_close_matches(str(key), tree, n=1)
    if near:
        return _("没有这个字段，是否指 {near}？请改名或删除。", near=f"{above}{near[0]}")
    return NO_FIELD


def value_at(raw: Raw, path: str) -> Raw:
    """The raw value at *path*, such as ``price.amount`` or ``parties_b[0].uscc``; ``None`` when there is none."""
    for index, key in PLACE.findall(path):
        if index:
            raw = raw[int(index)] if isinstance(raw, list) and int(index) < len(raw) else None
        else:
            raw = raw.get(key) if isinstance(raw, dict) else None
    return raw
