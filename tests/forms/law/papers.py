"""Contracts to be judged in tests, and what was found in them."""

from formgen.clauses import Contract
from formgen.forms.gazetteer import GAZETTEER


def paper(words, blocks=()):
    """A contract that says *words*."""
    return Contract(words, GAZETTEER, tuple(blocks))


def quotes(found):
    """All words that *found* points at; each stands at its place."""
    return [match.quote for problem in found for match in problem.matches]


def said(found):
    """The sentences of *found*."""
    return [str(problem.message) for problem in found]
