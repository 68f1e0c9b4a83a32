"""A plugin that runs tests against formgen with one of its guards taken away: somebody has to notice.

``FORMGEN_WITHOUT`` says which: a file and the number of the guard in it, as ``formgen/storage/links.py#2``.
A guard is a question to the policy, which is then answered with yes; a word that a thing must be somebody's or
must be open, which is then not said; the condition that a row is his, which then holds of every row; the question
who wrote or sent a contract, which is then answered with nobody; or, where lives and accounts end, any refusal at all.
"""

from __future__ import annotations

import ast
import os
from importlib.machinery import SourceFileLoader
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROOMS = ("formgen/storage", "formgen/service", "web")
QUESTIONS = {"may", "may_here", "may_at_all", "may_read"}
WORDS = {"must_own", "must_belong", "must_be_open", "must_be_deletable"}
AUTHORS = {"wrote", "sent", "had_a_hand"}
STRICT = {
    "formgen/service/leaving.py",
    "formgen/service/life_desk.py",
    "formgen/service/life_papers.py",
    "formgen/storage/filing.py",
    "formgen/storage/leaving.py",
    "formgen/storage/lives.py",
}
"""Where every refusal is a guard: an ``if`` that does nothing but refuse, which then never does."""


class Guards(ast.NodeTransformer):
    """Counts the guards of a module, and takes the one with the number *wanted* away."""

    def __init__(self, wanted: int = -1, *, strict: bool = False) -> None:
        self.wanted, self.strict, self.lines = wanted, strict, []
        self.in_sentences = False

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.stmt:
        """Where nothing is said in the end, what is said before is why not."""
        last = node.body[-1]
        self.in_sentences = isinstance(last, ast.Return) and getattr(last.value, "value", "") is None
        self.generic_visit(node)
        return node

    def visit_Call(self, node: ast.Call) -> ast.expr:
        """A question, or a word."""
        self.generic_visit(node)
        if getattr(node.func, "attr", None) in AUTHORS:
            return self._guard(node, "False")
        name = getattr(node.func, "id", None)
        return self._guard(node) if name in QUESTIONS | WORDS else node

    def visit_Compare(self, node: ast.Compare) -> ast.expr:
        """The condition that a row is somebody's, or that an act is done at the door of its own office."""
        self.generic_visit(node)
        if isinstance(node.ops[0], ast.NotEq) and getattr(node.left, "attr", "") == "person":
            return self._guard(node, "False")
        of_rows = isinstance(node.left, ast.Attribute) and node.left.attr == "owner_id"
        in_table = of_rows and getattr(node.left.value, "attr", "") == "c"
        return self._guard(node, "sa.true()") if in_table and isinstance(node.ops[0], ast.Eq) else node

    def visit_Expr(self, node: ast.Expr) -> ast.stmt:
        """A question at the door whose answer is only that it does not refuse."""
        self.generic_visit(node)
        asked = isinstance(node.value, ast.Call) and getattr(node.value.func, "attr", "") == "to"
        if asked:
            node.value = self._guard(node.value)
        return node

    def visit_If(self, node: ast.If) -> ast.stmt:
        """A refusal."""
        self.generic_visit(node)
        if self.strict and _refuses(node, in_sentences=self.in_sentences):
            node.test = self._guard(node.test, "False")
        return node

    def _guard(self, node: ast.expr, instead: str = "True") -> ast.expr:
        self.lines.append(node.lineno)
        if len(self.lines) - 1 != self.wanted:
            return node
        return ast.copy_location(ast.parse(instead, mode="eval").body, node)


def _refuses(node: ast.If, *, in_sentences: bool) -> bool:
    """Whether it raises, or returns the sentence that says why not; names for the sentence may come before."""
    *before, last = node.body
    sentence = in_sentences and isinstance(last, ast.Return) and isinstance(last.value, ast.Call)
    said = sentence and getattr(last.value.func, "id", "") == "_"
    return (said or isinstance(last, ast.Raise)) and all(isinstance(one, ast.Assign) for one in before)


def looked_into(name: str, wanted: int = -1) -> tuple[ast.AST, list[int]]:
    """The module with this path, without its guard number *wanted*; and the lines of all its guards."""
    looked = Guards(wanted, strict=name in STRICT)
    tree = looked.visit(ast.parse((ROOT / name).read_text("utf-8")))
    return ast.fix_missing_locations(tree), looked.lines


def guards() -> list[tuple[str, int]]:
    """Every guard: its name for ``FORMGEN_WITHOUT``, and its line."""
    found = []
    for path in sorted(one for room in ROOMS for one in (ROOT / room).rglob("*.py")):
        if "migrations" not in path.parts and path.name != "policy.py":
            name = path.relative_to(ROOT).as_posix()
            found += [(f"{name}#{number}", line) for number, line in enumerate(looked_into(name)[1])]
    return found


def _without(path: str, number: int) -> None:
    usual = SourceFileLoader.get_code

    def get_code(self: SourceFileLoader, fullname: str) -> object:
        if Path(self.path) != ROOT / path:
            return usual(self, fullname)
        return compile(looked_into(path, number)[0], self.path, "exec")

    SourceFileLoader.get_code = get_code  # type: ignore[method-assign,assignment]


if "FORMGEN_WITHOUT" in os.environ:
    _path, _hash, _number = os.environ["FORMGEN_WITHOUT"].partition("#")
    _without(_path, int(_number))
