"""What a paper and a record say differently, and what one would do to the other: no database, only answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from formgen.answers import read_answers
from formgen.fields.base import is_absent
from formgen.service.carrying import alike
from formgen.service.desk import merged
from formgen.service.records import Record, is_same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formgen.answers import Answers
    from formgen.fields.base import Field, Raw
    from formgen.service.record_places import Facts, Spot
    from formgen.storage import RecordUse


@dataclass(frozen=True)
class Change:
    """A fact that a paper and a record word differently; *theirs* is the record's, ``None`` where it has none."""

    fact: str
    field: Field
    mine: Raw
    theirs: Raw


@dataclass(frozen=True)
class Plan:
    """What picking a record would do: fill empty answers, and change others if a person says so."""

    spot: Spot
    record: Record
    row: int | None
    fills: Facts
    changes: tuple[Change, ...]
    filled: tuple[Field, ...] = ()
    """The fields that are empty now and would not be."""


def standing(spot: Spot, answers: Answers, known: Facts) -> list[int | None]:
    """The row in which what was taken over still stands: rows may have moved. None where it is gone."""
    if spot.table is None:
        return [None]
    telling = [fact for fact in known if spot.target(answers.form, fact).kind not in ("choice", "yes_no")]

    def agreeing(row: int | None) -> int:
        return sum(
            alike(spot.target(answers.form, fact), answers.raw_at(spot.path(fact, row)), known[fact])
            for fact in telling
        )

    best = max(spot.rows(answers), key=agreeing, default=None)
    return [best] if best is not None and agreeing(best) else []


def row_for(spot: Spot, answers: Answers, record: Record) -> int | None:
    """The row for a record: that of the same party, or a new one."""
    if spot.table is None:
        return None
    same = (row for row in spot.rows(answers) if is_same(spot.kind, spot.held(answers, row), record.facts))
    raw = answers.raw_at(spot.key)
    return next(same, len(raw) if isinstance(raw, list) else 0)


def planned(spot: Spot, answers: Answers, record: Record, row: int | None) -> Plan:
    """What picking *record* into *row* would do."""
    given = spot.given(answers.form, record.facts)
    if spot.table is None:
        paths = {spot.paths[fact]: one for fact, one in given.items()}
        then = read_answers(answers.form, merged(dict(answers.raw), paths))
        given = {
            fact: one for fact, one in given.items() if then.form.fields[spot.paths[fact]].is_shown(then.at)
        }
    mine = {fact: answers.raw_at(spot.path(fact, row)) for fact in spot.paths}
    fills = {fact: one for fact, one in given.items() if is_absent(mine[fact])}
    held = spot.held(answers, row) if row in spot.rows(answers) else {}
    another = spot.kind.named in held and not is_same(spot.kind, held, record.facts)
    wanted = {**(dict.fromkeys(spot.paths) if another else {}), **given}
    changes = differing(spot, answers, mine, wanted)
    filled = tuple(spot.target(answers.form, fact) for fact in fills)
    return Plan(spot, record, row, fills, tuple(changes), filled)


def differing(spot: Spot, answers: Answers, mine: Facts, theirs: Facts) -> Iterator[Change]:
    """The answers *mine* that *theirs* would change; empty ones are only filled."""
    for fact, one in theirs.items():
        field = spot.target(answers.form, fact)
        if not is_absent(mine[fact]) and not alike(field, mine[fact], one):
            yield Change(fact, field, mine[fact], one)


def news(use: RecordUse, spot: Spot, record: Record, row: int | None, answers: Answers) -> Iterator[Change]:
    """What *record* says otherwise than when it was taken over, and nobody has decided about."""
    for fact, theirs in spot.given(answers.form, record.facts).items():
        field, mine = spot.target(answers.form, fact), answers.raw_at(spot.path(fact, row))
        asked = spot.table is not None or field.is_shown(answers.at)
        decided = alike(field, use.facts.get(fact), theirs)
        if asked and not decided and not alike(field, mine, theirs):
            yield Change(fact, field, mine, theirs)


def beyond(spot: Spot, answers: Answers, facts: Facts, record: Record) -> Iterator[Change]:
    """What the paper says otherwise than a record; in the words of the form, which may know fewer."""
    said, known = spot.given(answers.form, facts), spot.given(answers.form, record.facts)
    for fact, mine in facts.items():
        own = spot.kind.by_name[fact]
        if fact in spot.paths:
            differs = not alike(spot.target(answers.form, fact), said.get(fact), known.get(fact))
        else:
            differs = not alike(own, mine, record.facts.get(fact))
        if differs:
            yield Change(fact, own, mine, record.facts.get(fact))


def written(spot: Spot, answers: Answers, row: int | None, given: Facts) -> dict[str, Raw]:
    """The answers to be saved, by path, with the facts *given* in their places."""
    if row is None:
        return {spot.paths[fact]: one for fact, one in given.items()}
    raw = answers.raw_at(spot.key)
    rows = list(raw) if isinstance(raw, list) else []
    rows += [{}] * (row + 1 - len(rows))
    cells = {spot.paths[fact]: one for fact, one in given.items()}
    rows[row] = {**(rows[row] if isinstance(rows[row], dict) else {}), **cells}
    return {spot.key: rows}
