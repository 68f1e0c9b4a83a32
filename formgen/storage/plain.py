"""What may be stored: plain JSON values without the characters that some database refuses.

The edge has stopped these before; this is the last check, so that what slips through is a sentence
and not an error of the driver (PostgreSQL refuses NUL, both refuse half a surrogate pair).
"""

from __future__ import annotations

import json
import re
from typing import Any
from uuid import UUID

from formgen.errors import BadInput
from formgen.fields.characters import hidden_in
from formgen.messages import _

PlainAnswers = dict[str, Any]
"""A plain object of answers: strings, numbers, booleans, null, lists and objects."""

DEEPEST = 32
LONGEST = 4_000_000  # characters of JSON: some hundred times the longest contract seen
UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def text(value: str, where: str = "") -> str:
    """*value* itself; :class:`BadInput` naming *where* when it holds an unstorable character."""
    found = UNSTORABLE.search(value)
    if found is None:
        return value
    said = _("有看不见的控制字符（U+{code}）：请删去后重新输入。", code=f"{ord(found.group()):04X}")
    raise BadInput(said, fields={where: said} if where else None)


def name(value: str, where: str) -> str:
    """*value*, by which something is called; :class:`BadInput` naming *where* for a character that nobody sees."""
    found = hidden_in(value)
    if not found:
        return text(value, where)
    said = _("名称中有看不见的字符（{code}）：请删去后重新输入。", code=found)
    raise BadInput(said, fields={where: said})


def written(answers: PlainAnswers) -> str:
    """*answers* as JSON text, Chinese unescaped; :class:`BadInput` for what JSON or a database refuses."""
    _look_through(answers, "", 0)
    try:
        said = json.dumps(answers, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    except ValueError as error:
        raise BadInput(_("有一个数不是有限的数：请改成普通的数字。")) from error
    if len(said) > LONGEST:
        raise BadInput(_("内容太长（超过{limit}个字符）：请删减后再保存。", limit=LONGEST))
    return said


def is_id(value: str) -> bool:
    """Whether *value* is a UUID spelt exactly as we write them: one id, one spelling, one address."""
    try:
        return str(UUID(value)) == value
    except ValueError:
        return False


def _look_through(value: object, where: str, depth: int) -> None:
    """Walk the strings and keys of *value*, remembering the path for the message."""
    if depth > DEEPEST:
        raise BadInput(_("内容嵌套太深（超过{limit}层）。", limit=DEEPEST))
    if isinstance(value, str):
        text(value, where)
    elif isinstance(value, dict):
        for key, inner in value.items():
            text(key, where)
            _look_through(inner, f"{where}.{key}" if where else key, depth + 1)
    elif isinstance(value, list | tuple):
        for number, inner in enumerate(value):
            _look_through(inner, f"{where}[{number}]", depth + 1)
