"""Answers from a file or standard input: JSON or YAML, read strictly."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from formgen.errors import BadInput
from formgen.messages import _
from formgen.service import strict_json
from formgen.terminal.system import why

if TYPE_CHECKING:
    from collections.abc import Hashable

LARGEST = 5 * 1024 * 1024
"""Bytes of an answers file; a contract of a hundred pages is a fiftieth of it."""
TAG = "tag:yaml.org,2002:"
PLAIN = {
    "null": ("~nN", re.compile(r"(~|null|Null|NULL|)\Z")),
    "bool": ("tTfF", re.compile(r"(true|True|TRUE|false|False|FALSE)\Z")),
    "int": ("-0123456789", re.compile(r"-?(0|[1-9][0-9]*)\Z")),
}
"""What a bare YAML word may be besides text, as JSON writes it: by the first character and as a whole."""


def read_answers_file(name: str) -> Any:  # noqa: ANN401 - whatever the file holds
    """The object in the file *name*, or on standard input for ``-``; :class:`BadInput` with a sentence."""
    text = _text_of(name)
    try:
        found = strict_json.parse(text, name) if _is_json(text, name) else _yaml(text, name)
    except RecursionError:
        raise strict_json.too_deep(name) from None
    strict_json.must_be_shallow(found, name)
    return found


def _is_json(text: str, name: str) -> bool:
    """By its ending; without one that tells, by how it begins."""
    ending = Path(name).suffix.lower()
    return ending == ".json" or (ending not in {".yaml", ".yml"} and text.lstrip()[:1] in ("{", "["))


def _text_of(name: str) -> str:
    try:
        raw = _from_pipe() if name == "-" else _bytes_of(Path(name))
    except OSError as fault:
        raise BadInput(_("打不开 {name}：{why}。请检查路径和权限。", name=name, why=why(fault))) from None
    if len(raw) > LARGEST:
        raise BadInput(_("{name} 超过 {most} MB，不像是一份答案。", name=name, most=LARGEST // 2**20))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadInput(_("{name} 不是 UTF-8 编码的文本，请另存为 UTF-8 后重试。", name=name)) from None


def _from_pipe() -> bytes:
    if sys.stdin is None:  # the caller closed it
        raise BadInput(_("没有标准输入可读：请把答案写进文件，或用管道送来。"))
    return sys.stdin.buffer.read(LARGEST + 1)


def _bytes_of(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(LARGEST + 1)


class _Loader(yaml.CSafeLoader):
    """YAML as JSON would mean it: dates, decimals, 007 and ``no`` stay text, and no key comes twice."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - the library's own attribute
        first: [(f"{TAG}{kind}", pattern) for kind, (begins, pattern) in PLAIN.items() if first in begins]
        for first in ("", *"".join(begins for begins, _pattern in PLAIN.values()))
    }

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:  # noqa: ARG002, FBT001, FBT002 - the library's signature
        """The mapping of *node*, or :class:`Inside` for a key that comes twice."""
        pairs = [(_key_of(key), self.construct_object(value, deep=True)) for key, value in node.value]
        found: dict[Hashable, Any] = {}
        found.update(strict_json.once(pairs))
        return found


def _key_of(node: yaml.Node) -> str:
    """A key as it is written: 2026, true and ~ are names like any other."""
    if isinstance(node, yaml.ScalarNode):
        return str(node.value)
    raise strict_json.Inside(_("第{line}行：键应为文字。", line=node.start_mark.line + 1))


def _yaml(text: str, name: str) -> Any:  # noqa: ANN401 - whatever the file holds
    try:
        _refuse_traps(text, name)
        return yaml.load(text, Loader=_Loader)  # noqa: S506 - derived from the safe loader
    except strict_json.Inside as fault:
        raise fault.in_file(name) from None
    except yaml.MarkedYAMLError as fault:
        line = fault.problem_mark.line + 1 if fault.problem_mark else 1
        raise BadInput(_("{name} 不是正确的 YAML：第{line}行附近有误。", name=name, line=line)) from None
    except (yaml.YAMLError, ValueError):
        raise BadInput(_("{name} 不是正确的 YAML，读不出来。", name=name)) from None


def _refuse_traps(text: str, name: str) -> None:
    """Look through the file event by event first, for nesting and for aliases.

    The library builds nested values by recursion in C, where a deep file ends the process; and a few
    aliases of aliases unfold to billions of values.
    """
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.AliasEvent):
            line = event.start_mark.line + 1 if event.start_mark else 1
            raise BadInput(_("{name} 第{line}行用了别名（*），请把内容直接写出来。", name=name, line=line))
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > strict_json.DEEPEST:
            raise strict_json.too_deep(name)
