"""Contracts in which 甲方 is not the government side, turned so that it is.

Everything that judges clauses knows the custom that 甲方 is the government side. Where a contract lets
the company be 甲方 and the organ 乙方, the two words change places before it is judged; every character
stays where it is, and what is shown are the writer's own words.
"""

from __future__ import annotations

from formgen.clauses.patterns import expression
from formgen.clauses.text import Sides

_LATIN = {"甲": "a", "乙": "b", "丙": "c", "丁": "d", "戊": "e"}
_PARTY = expression(rf"[{''.join(_LATIN)}]方")
_ENGLISH = expression(rf"\bparty [{''.join(_LATIN.values())}]\b")


def turned(words: str, sides: Sides) -> tuple[str, Sides]:
    """*words*, folded, and *sides* with 甲方 and the government's 乙方 or 丙方 changed for each other."""
    letter = _letter_of_government(sides)
    if not letter:
        return words, sides
    change = {"甲方": f"{letter}方", f"{letter}方": "甲方"}
    english = {"party a": f"party {_LATIN[letter]}", f"party {_LATIN[letter]}": "party a"}
    words = _PARTY.sub(lambda found: change.get(found.group(), found.group()), words)
    words = _ENGLISH.sub(lambda found: english.get(found.group(), found.group()), words)
    government = tuple(change.get(name, name) for name in sides.government)
    others = tuple(change.get(name, name) for name in sides.others)
    return words, Sides(government, others)


def _letter_of_government(sides: Sides) -> str:
    """The letter of the organ where 甲方 is somebody else; empty where custom holds."""
    if "甲方" not in sides.others or "甲方" in sides.government:
        return ""
    return next((name[0] for name in sides.government if _PARTY.fullmatch(name)), "")
