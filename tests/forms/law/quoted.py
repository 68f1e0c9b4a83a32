"""A contract of a few words, and the words of it that findings quote."""

from formgen.clauses import Contract
from formgen.forms.gazetteer import GAZETTEER


def paper(words):
    return Contract(words, GAZETTEER)


def quotes(found):
    problems = found if isinstance(found, list) else [found] if found else []
    return [match.quote for problem in problems for match in problem.matches]
