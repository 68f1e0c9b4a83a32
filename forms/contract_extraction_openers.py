"""Answers that other answers depend on: where a price was read, the contract has a price."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from formgen.answers import read_answers
from formgen.clauses.patterns import expression
from formgen.plan import Extracted, answers_of

from .government_contract import FORM

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

DEDUCED = 0.8
"""How sure the opening answer is at most; a person is asked to confirm it."""
_IT = 0.6
_OPENED = (
    ("price.applicable", r"price\..+", DEDUCED),
    ("subject.quality_applicable", r"subject\.(?:quality_.+|acceptance|objection)", DEDUCED),
    ("subject.involves_behavior", r"subject\.behavior_definition", DEDUCED),
    ("performance.sequential", r"performance\.sequence_clause", DEDUCED),
    ("is_important_public_service", r"continuity\..+", _IT),
    ("confidentiality.involves_secret", r"confidentiality\.measures", _IT),
)
_IT_TITLE = expression("信息|软件|系统|平台|数字|智慧|智能|数据|网络")


def openers(found: dict[str, Extracted]) -> Iterator[Extracted]:
    """The answers that must be given for what was *found* to be asked at all."""
    for path, opened, confidence in _OPENED:
        called_for = [one for name, one in found.items() if name != path and re.fullmatch(opened, name)]
        if called_for and path not in found:
            surest = max(called_for, key=lambda one: one.confidence)
            yield Extracted(
                path, value=True, source=surest.source, confidence=min(confidence, surest.confidence)
            )
    title = found.get("contract_title")
    if title and _IT_TITLE.search(str(title.value)) and any(name.startswith("it_project.") for name in found):
        yield Extracted("it_project.is_it_project", value=True, source=title.source, confidence=_IT)


def asked(found: Iterable[Extracted]) -> Iterator[Extracted]:
    """Those of *found* that the form asks for, as the others stand: nothing is answered out of sight."""
    found = tuple(found)
    answers = read_answers(FORM, answers_of(found))
    for one in found:
        name = one.path.split("[", 1)[0]
        if FORM.fields[name].is_shown(answers.at):
            yield one
