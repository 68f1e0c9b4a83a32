"""Numbers of persons that are not asked for any more do not stay in a draft, where nobody sees them.

Only sensitive answers are dropped, and only when the answers that decide are there and decide against
them: whoever types a number before saying whose it is loses nothing, and neither does any other text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from formgen.fields.base import Misread, is_absent
from formgen.fields.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from formgen.answers import Answers
    from formgen.fields.base import Field, Raw


def unasked(answers: Answers) -> dict[str, Raw]:
    """The answers that have to change, by path: without the numbers that nothing among them asks for now."""
    changed: dict[str, Raw] = {}
    for name, field in answers.form.fields.items():
        found = answers.raw_at(name)
        if isinstance(field, Rows) and isinstance(found, list):
            rows = [_row(field, one) for one in found]
            changed |= {name: rows} if rows != found else {}
        elif not is_absent(found) and _is_out(field, answers.at):
            changed[name] = None
    return changed


def _row(table: Rows, raw: Raw) -> Raw:
    if not isinstance(raw, dict):
        return raw
    values = dict(_readable(table, raw))
    out = {one.name for one in table.columns if _is_out(one, values.get)}
    return {name: None if name in out else cell for name, cell in raw.items()}


def _readable(table: Rows, raw: dict[str, Raw]) -> Iterator[tuple[str, Any]]:
    for column in table.columns:
        try:
            value = column.parse(raw.get(column.name))
        except Misread:
            continue
        if column.problem(value) is None:
            yield column.name, value


def _is_out(field: Field, answer: Callable[[str], Raw]) -> bool:
    """Whether a sensitive *field* is not asked for, and all that decides about it is answered."""
    if not field.sensitive or field.shown is None:
        return False
    decided = not any(is_absent(answer(path)) for path in field.shown.paths)
    return decided and not field.shown.holds(answer)
