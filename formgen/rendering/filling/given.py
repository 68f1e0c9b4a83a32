"""What is given to a template: plain words, all of them, and nothing that a document cannot carry.

Looked at twice: quickly, which says yes or no to all of it, and after a no word by word, to name the fault.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from formgen.errors import BadInput, TemplateFault
from formgen.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterable

Words = dict[str, Any]
Path = tuple[str, ...]
"""The keys to a word; one that ends in ``[]`` stands for every row of a list."""

_IMPOSSIBLE = re.compile("[\x00-\x1f\ud800-\udfff\ufffe\uffff]")
_ROWS = "[]"


def refuse_unplain(words: Words) -> str:
    """The text of all *words* in a row; a fault for whatever escapes, computes or prints itself.

    :raises BadInput: when a word holds a character that no document can carry, with its path.
    :raises TemplateFault: when a word is no text, number, yes or no, list or dictionary of such.
    """
    texts: list[str] = []
    waiting: list[Any] = [words]
    for one in waiting:
        kind = type(one)
        if kind is str:
            texts.append(one)
        elif kind is dict:
            waiting.extend(one.values())
        elif kind is list:
            waiting.extend(one)
        elif kind is not bool and kind is not int:
            _refuse(words, "")
    said = "".join(texts)
    if _IMPOSSIBLE.search(said):
        _refuse(words, "")
    return said


def _refuse(value: Any, path: str) -> None:
    """The fault of the first word that may not be there."""
    kind = type(value)
    if kind is str:
        _refuse_characters(value, path)
    elif kind is dict:
        for key, below in value.items():
            _refuse(below, f"{path}.{key}" if path else key)
    elif kind is list:
        for at, below in enumerate(value):
            _refuse(below, f"{path}[{at}]")
    elif kind not in (bool, int):
        raise TemplateFault(_("“{path}”不是可以打印的文字，而是 {kind}。", path=path, kind=kind.__name__))


def _refuse_characters(value: str, path: str) -> None:
    if found := _IMPOSSIBLE.search(value):
        code = f"U+{ord(found.group()):04X}"
        raise BadInput(_("“{path}”含有不能写进文书的字符 {code}，请删除。", path=path, code=code))


class Shape:
    """The words that must be there: a tree of names, made of *paths* once."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self._paths = sorted(paths)
        tree: dict[str, Any] = {}
        for keys in self._paths:
            below = tree
            for key in keys:
                below = below.setdefault(key, {})
        self._branches = _branches(tree)

    def missing_in(self, words: Words) -> list[str]:
        """The names of the words that are not there, in every row on the way."""
        if _all_there(self._branches, words):
            return []
        return [".".join(keys) for keys in self._paths if not _is_there(keys, words)]


_Branch = tuple[str, bool, Any]


def _branches(tree: dict[str, Any]) -> tuple[_Branch, ...]:
    """Each name, whether every row of it is meant, and what stands below."""
    return tuple(
        (key.removesuffix(_ROWS), key.endswith(_ROWS), _branches(below)) for key, below in tree.items()
    )


def _all_there(branches: tuple[_Branch, ...], words: Any) -> bool:
    if type(words) is not dict:
        return False
    for name, rows, below in branches:
        if name not in words:
            return False
        if rows:
            listed = words[name]
            if type(listed) is not list or (below and not all(_all_there(below, one) for one in listed)):
                return False
        elif below and not _all_there(below, words[name]):
            return False
    return True


def _is_there(keys: Path, words: Any) -> bool:
    for at, key in enumerate(keys):
        rows = key.endswith(_ROWS)
        name = key.removesuffix(_ROWS)
        if type(words) is not dict or name not in words:
            return False
        words = words[name]
        if rows:
            return type(words) is list and all(_is_there(keys[at + 1 :], one) for one in words)
    return True
