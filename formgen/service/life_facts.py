"""What is told with an act: read from what was typed, with a sentence for whatever cannot be."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from formgen.errors import BadInput
from formgen.fields.base import Misread, is_absent
from formgen.fields.characters import letters_in
from formgen.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from formgen.answers import Answers
    from formgen.fields.base import Field, Raw
    from formgen.life import Demand, LifeAct, Matter
    from formgen.messages import Message

LONGEST_FACT = 5_000
"""Characters of one thing told; an opinion that is longer belongs into its paper."""


def read_facts(fields: Iterable[Field], given: Mapping[str, Raw], today: date) -> dict[str, Any]:
    """The values by name; BadInput with a sentence for each that is missing or cannot be."""
    found: dict[str, Any] = {}
    faults: dict[str, Message | str] = {}
    for field in fields:
        value, fault = _read(field, given.get(field.name), today)
        if fault is not None:
            faults[field.name] = fault
        elif value is not None:
            found[field.name] = value
    if faults:
        raise BadInput(
            _("还有{count}处没有填好，没有办理：请补正后再提交。", count=len(faults)), fields=faults
        )
    return found


def _read(field: Field, raw: Raw, today: date) -> tuple[Any, Message | str | None]:
    if isinstance(raw, str):
        raw = raw.strip()
    missing = _("请填写{label}。", label=_(field.label)) if field.required is True else None
    if is_absent(raw):
        return None, missing
    if isinstance(raw, str) and len(raw) > LONGEST_FACT:
        return None, _("太长（超过{most}个字符）：请删减，详细内容写在文书里。", most=LONGEST_FACT)
    try:
        value = field.parse(raw)
    except Misread as fault:
        return None, fault.message
    if is_absent(value) or (isinstance(value, str) and not letters_in(value)):  # a stroke, what nobody sees
        return None, missing
    if isinstance(value, date) and value > today:
        return None, _("{day}还没有到：请填写实际办理的日期。", day=value)
    return value, field.problem(value) if field.blocks else None


def against(demand: Demand, matter: Matter) -> Message | None:
    """What stands against an act, with the article and, where the demand gives them, the article's words."""
    said = demand.check(matter)
    if said is None:
        return None
    if not demand.quote:
        return _("{said}（{place}）", said=said, place=demand.place)
    return _("{said}（{place}：“{quote}”）", said=said, place=demand.place, quote=demand.quote)


def dumped(fields: Iterable[Field], facts: Mapping[str, Any]) -> dict[str, Raw]:
    """*facts* as they are kept."""
    return {one.name: one.dump(facts[one.name]) for one in fields if one.name in facts}


def told(act: LifeAct, matter: Matter, kept: Mapping[str, Raw]) -> dict[str, Raw]:
    """What an act writes into its paper, by path."""
    return {
        path: kept.get(source) if isinstance(source, str) else source(matter)
        for path, source in act.tells.items()
    }


def proposed(act: LifeAct, answers: Answers, fields: Iterable[Field], today: date) -> dict[str, Raw]:
    """What stands in the inputs at first: what the paper says already, and today for the day of the act."""
    sources = {source: path for path, source in act.tells.items() if isinstance(source, str)}
    known = {
        one.name: answers.raw_at(sources[one.name])
        for one in fields
        if one.name in sources and isinstance(answers.raw_at(sources[one.name]), str)
    }
    found = {name: value for name, value in known.items() if value}
    if act.day and act.day not in found:
        found[act.day] = today.isoformat()
    examples = {one.name: one.example for one in fields if one.example and one.name not in found}
    return {**examples, **found}
