"""The tree of a contract's clauses as it is read in a few words, and texts laid out in blocks."""

from formgen.clauses.tree import Role, clause_tree
from formgen.reading.document import Block


def outline(text, blocks=()):
    """The tree as nested lists of "number title", with words for what is no clause."""

    def shown(clause):
        said = " ".join(part for part in (clause.number, clause.title) if part)
        if clause.role is not Role.CLAUSE:
            said = f"<{clause.role.value}> {said}".strip()
        return [said, *map(shown, clause.children)] if clause.children else said

    return [shown(child) for child in clause_tree(text, blocks).children]


def clause(text, number):
    return next(one for one in clause_tree(text).walk() if one.number == number)


def blocks_of(text, **of_line):
    """One block for each line; :param of_line: for line 2, ``_2={"level": 0}``."""
    blocks, start = [], 0
    for number, line in enumerate(text.split("\n")):
        if line:
            blocks.append(Block(start, start + len(line), **of_line.get(f"_{number}", {})))
        start += len(line) + 1
    return tuple(blocks)
