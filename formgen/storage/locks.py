"""Locks: a paper whose life has gone on, such as a contract under review, is not changed any more.

The question is asked where drafts are saved and deleted, in the same transaction: no door leads around it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from formgen.messages import _
from formgen.storage.life_tables import filing_numbers, lives
from formgen.storage.refusals import DraftLocked

if TYPE_CHECKING:
    from collections.abc import Mapping

GIVEN = "given"
"""Where a paper stands that was given with an act, such as an opinion; it has no life of its own."""

# Every save asks this: built once.
_LOCK = sa.select(lives.c.open, lives.c.station).where(
    lives.c.draft_id == sa.bindparam("draft_id"), lives.c.locked
)


def must_be_open(
    connection: sa.Connection, draft_id: str, before: Mapping[str, Any], after: Mapping[str, Any]
) -> None:
    """Raise :class:`DraftLocked` where the draft is locked and something else changes than what is left open."""
    row = connection.execute(_LOCK, {"draft_id": draft_id}).first()
    if row is None:
        return
    paths = json.loads(row.open)
    if _without(before, paths) == _without(after, paths):
        return
    if row.station == GIVEN:
        raise DraftLocked(_("这份意见已经出具，不能再改，您的修改没有保存：意见有变的，重新审查时另填一份。"))
    raise DraftLocked(
        _(
            "这份文书已经送审或者签订，正文不能再改，您的修改没有保存：还没有签订的，先在“办理”一页撤回或者退回；"
            "已经签订的，另签补充协议。"
        )
    )


def must_be_deletable(connection: sa.Connection, draft_id: str) -> None:
    """Raise :class:`DraftLocked` where the draft is locked, or its filing number has been given."""
    numbered = sa.select(filing_numbers.c.number).where(filing_numbers.c.draft_id == draft_id)
    locked = connection.execute(_LOCK, {"draft_id": draft_id}).first()
    if locked is not None or connection.execute(numbered).first() is not None:
        raise DraftLocked(
            _("这份文书已经送审、签订、备案或者出具，不能删除：合同和有关资料应当归档保存，不得擅自销毁。")
        )


def _without(answers: Mapping[str, Any], paths: list[str]) -> dict[str, Any]:
    """The *answers* without what lies at *paths*, and without groups that are empty then."""
    kept = dict(answers)
    for path in paths:
        head, _dot, rest = path.partition(".")
        below = kept.get(head)
        if rest and isinstance(below, dict):
            kept[head] = _without(below, [rest])
        elif not rest:
            kept.pop(head, None)
    return {name: value for name, value in kept.items() if value not in (None, {}, [], "")}
