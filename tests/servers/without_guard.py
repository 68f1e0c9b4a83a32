"""A plugin that runs tests against formgen with one of its guards taken away: somebody has to notice.

``FORMGEN_WITHOUT`` says which: a file and the number of the guard in it, as ``formgen/storage/links.py#2``.
A guard is a question to the policy, which is then answered with yes; a word that a thing must be somebody's,
which is then not said; or the condition that a row is his, which then holds of every row.
"""

from __future__ import annotations

import ast
import os
from importlib.machinery import SourceFileLoader
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROOMS = ("formgen/storage", "formgen/service", "web")
QUESTIONS = {"may", "may_here", "may_at_all"}
WORDS = {"must_own", "must_belong"}


class Guards(ast.NodeTransformer):
    """Counts the guards of a module, and takes the one with the number *wanted* away."""

    def __init__(self, wanted: int = -1) -> None:
        self.wanted, self.lines = wanted, []

    def visit_Call(self, node: ast.Call) -> ast.expr:
        """A question, or a word."""
        self.generic_visit(node)
        name = getattr(node.func, "id", None)
        return self._guard(node) if name in QUESTIONS | WORDS else node

    def visit_Compare(self, node: ast.Compare) -> ast.expr:
        """The condition that a row is somebody's."""
        self.generic_visit(node)
        of_rows = isinstance(node.left, ast.Attribute) and node.left.attr == "owner_id"
        in_table = of_rows and getattr(node.left.value, "attr", "") == "c"
        return self._guard(node, "sa.true()") if in_table and isinstance(node.ops[0], ast.Eq) else node

    def _guard(self, node: ast.expr, instead: str = "True") -> ast.expr:
        self.lines.append(node.lineno)
        if len(self.lines) - 1 != self.wanted:
            return node
        return ast.copy_location(ast.parse(instead, mode="eval").body, node)


def guards() -> list[tuple[str, int]]:
    """Every guard: its name for ``FORMGEN_WITHOUT``, and its line."""
    found = []
    for path in sorted(one for room in ROOMS for one in (ROOT / room).rglob("*.py")):
        if "migrations" not in path.parts and path.name != "policy.py":
            looked = Guards()
            looked.visit(ast.parse(path.read_text("utf-8")))
            name = path.relative_to(ROOT).as_posix()
            found += [(f"{name}#{number}", line) for number, line in enumerate(looked.lines)]
    return found


def _without(path: str, number: int) -> None:
    usual = SourceFileLoader.get_code

    def get_code(self: SourceFileLoader, fullname: str) -> object:
        if Path(self.path) != ROOT / path:
            return usual(self, fullname)
        tree = Guards(number).visit(ast.parse(Path(self.path).read_text("utf-8")))
        return compile(ast.fix_missing_locations(tree), self.path, "exec")

    SourceFileLoader.get_code = get_code  # type: ignore[method-assign,assignment]


if "FORMGEN_WITHOUT" in os.environ:
    _path, _hash, _number = os.environ["FORMGEN_WITHOUT"].partition("#")
    _without(_path, int(_number))
