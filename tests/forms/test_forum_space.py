"""The wording of forums, laid out as words and frames: what every frame says is read, whatever words fill it."""

from __future__ import annotations

import pytest
from clause_cases import reported
from generated_clauses import SPACE, Made, made_clauses

LEAST = {"ways.yaml": 0.99, "abroad.yaml": 0.99, "ways_loose.yaml": 0.94, "abroad_loose.yaml": 0.96}
"""The share of clauses at fault that must be found: all that come of frames, nearly all of loose ones."""
FALSE_ALARMS = 1


def wrong(made: list[Made]) -> list[str]:
    return [one.text for one in made if (one.rule in reported(one.text)) != one.fires]


@pytest.mark.parametrize("name", LEAST)
def test_what_is_at_fault_is_found(name):
    made = [one for one in made_clauses(SPACE / name) if one.fires]

    assert len(wrong(made)) <= (1 - LEAST[name]) * len(made), wrong(made)


@pytest.mark.parametrize("name", LEAST)
def test_lawful_neighbours_are_left_alone(name):
    made = [one for one in made_clauses(SPACE / name) if not one.fires]
    allowed = FALSE_ALARMS if "loose" in name else 0

    assert len(wrong(made)) <= allowed, wrong(made)


def test_every_word_of_a_slot_stands_in_some_clause():
    texts = "\n".join(one.text for one in made_clauses(SPACE / "ways.yaml"))

    assert "寻求司法救济" in texts
    assert "请深国仲裁断" in texts
    assert "{" not in texts
