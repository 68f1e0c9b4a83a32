"""Expressions that are compiled when first asked: what they answer, and that every one of them compiles."""

from __future__ import annotations

import copy
import pickle
import re
import subprocess
import sys
import threading

import pytest

from formgen import catalogue
from formgen.clauses import patterns
from formgen.clauses.patterns import compile_all, expression
from formgen.service import warming

_FIRST_USES = {
    "search": lambda made: made.search("甲方2024").group(),
    "match": lambda made: made.match("2024年").group(),
    "fullmatch": lambda made: made.fullmatch("2024").group(),
    "finditer": lambda made: [one.span() for one in made.finditer("1和22")],
    "findall": lambda made: made.findall("1和22"),
    "split": lambda made: made.split("甲1乙22丙", 1),
    "sub": lambda made: made.sub("#", "甲1乙22"),
    "subn": lambda made: made.subn("#", "甲1乙22"),
    "a later place": lambda made: made.search("12甲34", 2).group(),
    "pattern": lambda made: made.pattern,
    "flags": lambda made: made.flags,
    "groups": lambda made: made.groups,
    "groupindex": lambda made: dict(made.groupindex),
    "repr": repr,
}


@pytest.mark.parametrize("use", _FIRST_USES)
def test_answers_what_the_compiled_pattern_answers_at_the_first_use_and_at_the_second(use):
    ask, given = _FIRST_USES[use], (r"(?P<number>\d)+", re.ASCII)
    made = expression(*given)
    assert ask(made) == ask(re.compile(*given))
    assert ask(made) == ask(re.compile(*given))


def test_flags_are_kept():
    assert expression("law", re.IGNORECASE).search("LAW")
    assert not expression("law").search("LAW")


def test_nothing_is_compiled_before_it_is_asked():
    made = expression("(")
    assert made.pattern == "("
    with pytest.raises(re.error):
        made.search("(")
    patterns._MADE.remove(made)


def test_what_a_pattern_does_not_have_it_does_not_have_either():
    with pytest.raises(AttributeError):
        _ = expression("x").replace


def test_can_be_copied_and_pickled():
    made = expression("[甲乙]方", re.IGNORECASE)
    assert copy.deepcopy(made).search("乙方")
    assert pickle.loads(pickle.dumps(made)).flags == re.compile("", re.IGNORECASE).flags  # noqa: S301 - our own


def test_may_be_asked_first_by_many_at_once():
    made = expression("|".join(f"第{number}条" for number in range(2000)))
    start, answers = threading.Barrier(8), []

    def ask():
        start.wait()
        answers.append(made.search("见第1999条").group())

    threads = [threading.Thread(target=ask) for _each in range(8)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert answers == ["第1999条"] * 8


def test_every_expression_of_the_installed_law_compiles():
    catalogue.installed()
    compile_all()
    assert len(patterns._MADE) > 800
    assert not list(patterns._still_to_compile())


def test_whoever_compiles_beforehand_stops_for_what_comes_in():
    made = expression("[戊己]方")
    compile_all(until=lambda: True)
    assert "search" not in vars(made)


def test_a_site_compiles_them_in_the_background():
    made = expression("[丙丁]方")
    warming.begin().join()
    assert "search" in vars(made)


def test_loading_the_law_compiles_next_to_nothing():
    script = (
        "from formgen import catalogue; from formgen.clauses import patterns; catalogue.installed();"
        "print(len(patterns._MADE) - len(list(patterns._still_to_compile())))"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert int(told.stdout) < 30
