"""Answers from a file or standard input: JSON or YAML, read strictly."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from formgen.errors import BadInput
from formgen.messages import _

if TYPE_CHECKING:
    from collections.abc import Hashable

LARGEST = 5 * 1024 * 1024
"""Bytes of an answers file; a contract of a hundred pages is a fiftieth of it."""
PLAIN_TAGS = {"null", "bool", "int", "str", "map", "seq"}


def read_answers_file(name: str) -> Any:  # noqa: ANN401 - whatever the file holds
    """The object in the file *name*, or on standard input for ``-``; :class:`BadInput` with a sentence."""
    text = _text_of(name)
    looks_like_json = name.endswith(".json") or text.lstrip()[:1] in ("{", "[")
    try:
        return _json(text, name) if looks_like_json else _yaml(text, name)
    except RecursionError:
        raise BadInput(_("{name} 嵌套过深，读不出来。", name=name)) from None


def _text_of(name: str) -> str:
    try:
        raw = sys.stdin.buffer.read(LARGEST + 1) if name == "-" else _bytes_of(Path(name))
    except OSError as fault:
        raise BadInput(
            _("打不开 {name}：{why}。请检查路径和权限。", name=name, why=fault.strerror or fault)
        ) from None
    if len(raw) > LARGEST:
        raise BadInput(_("{name} 超过 {most} MB，不像是一份答案。", name=name, most=LARGEST // 2**20))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadInput(_("{name} 不是 UTF-8 编码的文本，请另存为 UTF-8 后重试。", name=name)) from None


def _bytes_of(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(LARGEST + 1)


def _json(text: str, name: str) -> Any:  # noqa: ANN401
    try:
        return json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant)
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


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose keys are all different: of two the second would silently win."""
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise BadInput(_("键“{key}”出现了两次，请只留一个。", key=key))
        found[key] = value
    return found


def _no_constant(name: str) -> None:
    raise BadInput(_("{name} 不是数字，请改正。", name=name))


class _Loader(yaml.CSafeLoader):
    """YAML as JSON would mean it: dates and decimals stay text, and no key comes twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:  # noqa: ARG002, FBT001, FBT002 - the library's signature
        """The mapping of *node*, or :class:`BadInput` for a key that comes twice."""
        pairs = [
            (str(self.construct_object(key, deep=True)), self.construct_object(value, deep=True))
            for key, value in node.value
        ]
        found: dict[Hashable, Any] = {}
        found.update(_once(pairs))
        return found


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag.rpartition(":")[2] in PLAIN_TAGS]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def _yaml(text: str, name: str) -> Any:  # noqa: ANN401
    try:
        return yaml.load(text, Loader=_Loader)  # noqa: S506 - derived from the safe loader
    except yaml.MarkedYAMLError as fault:
        line = fault.problem_mark.line + 1 if fault.problem_mark else 1
        raise BadInput(_("{name} 不是正确的 YAML：第{line}行附近有误。", name=name, line=line)) from None
    except (yaml.YAMLError, ValueError):
        raise BadInput(_("{name} 不是正确的 YAML，读不出来。", name=name)) from None
