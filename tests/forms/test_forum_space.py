"""The wording of forums, laid out as words and frames: what every frame says is read, whatever words fill it."""

from __future__ import annotations

import pytest
from clause_cases import reported
from generated_clauses import SPACE, Made, made_clauses

LEAST = 0.99
FILES = ("ways.yaml", "abroad.yaml")


def wrong(made: list[Made]) -> list[str]:
    return [one.text for one in made if (one.rule in reported(one.text)) != one.fires]


@pytest.mark.parametrize("name", FILES)
def test_what_is_at_fault_is_found(name):
    made = [one for one in made_clauses(SPACE / name) if one.fires]

    assert len(wrong(made)) <= (1 - LEAST) * len(made), wrong(made)


@pytest.mark.parametrize("name", FILES)
def test_lawful_neighbours_are_left_alone(name):
    made = [one for one in made_clauses(SPACE / name) if not one.fires]

    assert wrong(made) == []


def test_every_word_of_a_slot_stands_in_some_clause():
    texts = "\n".join(one.text for one in made_clauses(SPACE / "ways.yaml"))

    assert "寻求司法救济" in texts
    assert "请深国仲裁断" in texts
    assert "{" not in texts
