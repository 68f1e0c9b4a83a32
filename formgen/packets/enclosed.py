"""The answers in a packet: one JSON document of a numbered kind, read back as strictly as a stranger's.

    {"schema": "formgen-packet", "version": 1, "title": "申请材料", "applicant": "…", "date": "2026-11-19",
     "papers": [{"form": "…", "code": "…", "form_version": "…", "title": "…", "answers": {…},
                 "parent": null, "carried": [{"from": 0, "path": "…", "value": …}]}],
     "attachments": [{"name": "…", "material": "…"}],
     "digest": "SHA-256 of the papers"}

``parent`` and ``from`` count the papers from 0. The digest proves no author: it tells that something was
changed by a program that did not mean to.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from formgen.errors import BadInput
from formgen.messages import _

SCHEMA, VERSION = "formgen-packet", 1
FILE = "formgen-packet.json"
LARGEST = 16 * 1024**2
"""Bytes; twelve long contracts are a tenth of it."""
MOST_PAPERS = 60
DEEPEST = 40
"""Levels of objects and lists: answers have four, and lie four deep in the document."""

BROKEN = _("材料里的答案数据已经损坏或被改动，不能恢复：请使用 formgen 生成的原文件。")
NEWER = _("这份成套材料由更新版本的 formgen 生成，这里读不出来：请升级后再打开。")
TOO_LARGE = _("材料里的答案数据过大，不像是 formgen 生成的，没有读取。")
TOO_MANY = _("材料里的文书超过{limit}份，不像是 formgen 生成的，没有读取。", limit=MOST_PAPERS)


@dataclass(frozen=True)
class Carried:
    """An answer that was taken over from another paper of the packet, as it was then."""

    source: int
    path: str
    value: Any


@dataclass(frozen=True)
class Paper:
    """One paper's answers, and how it hangs together with the others.

    :param parent: the number, from 0, of the paper that it was begun from.
    """

    form: str
    code: str
    form_version: str
    title: str
    answers: dict[str, Any]
    parent: int | None = None
    carried: tuple[Carried, ...] = ()


@dataclass(frozen=True)
class Enclosure:
    """What a packet says about itself: its cover, its papers with their answers, what was attached."""

    title: str
    applicant: str
    date: str
    papers: tuple[Paper, ...]
    attachments: tuple[tuple[str, str], ...] = ()
    """Name and material of each."""


def packed(one: Enclosure) -> bytes:
    """*one* as JSON: the same bytes for the same content."""
    papers = [_paper_as(paper) for paper in one.papers]
    said = {
        "schema": SCHEMA,
        "version": VERSION,
        "title": one.title,
        "applicant": one.applicant,
        "date": one.date,
        "papers": papers,
        "attachments": [{"name": name, "material": material} for name, material in one.attachments],
        "digest": _digest(papers),
    }
    return json.dumps(said, ensure_ascii=False, indent=1, allow_nan=False).encode()


def unpacked(data: bytes) -> Enclosure:
    """What :func:`packed` wrote.

    :raises formgen.errors.BadInput: when it is too large, broken, changed, or of a later kind.
    """
    if len(data) > LARGEST:
        raise BadInput(TOO_LARGE)
    try:
        said = json.loads(data.decode(), object_pairs_hook=_once, parse_constant=_no_constant)
        _must_be_shallow(said)
        return _enclosure(said)
    except (ValueError, TypeError, KeyError, RecursionError) as fault:
        raise BadInput(BROKEN) from fault


def _enclosure(said: dict[str, Any]) -> Enclosure:
    if _kept(said["schema"], str) != SCHEMA or _kept(said["version"], int) < 1:
        raise ValueError
    if said["version"] > VERSION:
        raise BadInput(NEWER)
    listed = _kept(said["papers"], list)
    if len(listed) > MOST_PAPERS:
        raise BadInput(TOO_MANY)
    if not listed or said["digest"] != _digest(listed):
        raise ValueError
    return Enclosure(
        _kept(said["title"], str),
        _kept(said["applicant"], str),
        _kept(said["date"], str),
        tuple(_paper(one, number, len(listed)) for number, one in enumerate(listed)),
        tuple((_kept(one["name"], str), _kept(one["material"], str)) for one in said["attachments"]),
    )


def _paper_as(one: Paper) -> dict[str, Any]:
    carried = [{"from": each.source, "path": each.path, "value": each.value} for each in one.carried]
    return {
        "form": one.form,
        "code": one.code,
        "form_version": one.form_version,
        "title": one.title,
        "answers": one.answers,
        "parent": one.parent,
        "carried": carried,
    }


def _paper(said: dict[str, Any], number: int, count: int) -> Paper:
    parent = said["parent"]
    if parent is not None and not _is_other(parent, number, count):
        raise ValueError
    carried = [Carried(one["from"], _kept(one["path"], str), one["value"]) for one in said["carried"]]
    if not all(_is_other(one.source, number, count) for one in carried):
        raise ValueError
    words = {name: _kept(said[name], str) for name in ("form", "code", "form_version", "title")}
    answers: dict[str, Any] = _kept(said["answers"], dict)
    return Paper(**words, answers=answers, parent=parent, carried=tuple(carried))


def _is_other(place: Any, number: int, count: int) -> bool:  # noqa: ANN401 - what it is, is asked here
    return type(place) is int and 0 <= place < count and place != number


def _digest(papers: list[Any]) -> str:
    said = json.dumps(papers, ensure_ascii=True, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return hashlib.sha256(said.encode()).hexdigest()


def _kept(value: Any, kind: type) -> Any:  # noqa: ANN401 - as above
    if type(value) is not kind:
        raise TypeError
    return value


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose keys are all different: of two the second would silently win."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError
    return found


def _no_constant(word: str) -> None:
    raise ValueError(word)


def _must_be_shallow(said: object) -> None:
    level, depth = [said], 0
    while level:
        depth += 1
        if depth > DEEPEST:
            raise ValueError
        level = [
            inner
            for one in level
            for inner in (one.values() if isinstance(one, dict) else one if isinstance(one, list) else ())
        ]
