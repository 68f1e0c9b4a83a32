"""Which words a template asks for: read from its tags, loops followed to the rows behind them.

A template may print words, ask whether one is there, and go through rows; nothing else. Filters,
tests, calls, assignments and imports are refused, so that no logic and no attack hides in a Word
file, and so that the names can be told completely.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jinja2 import TemplateSyntaxError, nodes

from formgen.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Getattr,
    nodes.For,
    nodes.If,
    nodes.CondExpr,
    nodes.Not,
    nodes.And,
    nodes.Or,
    nodes.Compare,
    nodes.Operand,
    nodes.Const,
)
LOOP = frozenset({"index", "first", "last", "length"})
"""What a template may ask of ``loop``."""


@dataclass(frozen=True)
class Use:
    """A name and what is done with it: printed, or only asked about or gone through."""

    name: str
    printed: bool = False


def uses_in(tree: nodes.Template) -> frozenset[Use]:
    """Every word that the parsed template asks for, rows as ``parties_a[].name``."""
    return frozenset(_walked(tree, {}, printed=False))


def _walked(node: nodes.Node, scope: Mapping[str, str], *, printed: bool) -> Iterator[Use]:
    if not isinstance(node, ALLOWED):
        raise _refused(node)
    if isinstance(node, nodes.Name | nodes.Getattr):
        yield from _named(node, scope, printed=printed)
    elif isinstance(node, nodes.For):
        yield from _looped(node, scope)
    elif isinstance(node, nodes.If | nodes.CondExpr):
        yield from _walked(node.test, scope, printed=False)
        for child in node.iter_child_nodes(exclude=("test",)):
            yield from _walked(child, scope, printed=printed)
    else:
        prints = isinstance(node, nodes.Output) or printed
        for child in node.iter_child_nodes():
            yield from _walked(child, scope, printed=prints)


def _looped(node: nodes.For, scope: Mapping[str, str]) -> Iterator[Use]:
    if not isinstance(node.target, nodes.Name) or node.test or node.recursive:
        raise _refused(node)
    path = _path(node.iter, scope)
    yield Use(path)
    inner = {**scope, node.target.name: f"{path}[]", "loop": "loop"}
    for child in (*node.body, *node.else_):
        yield from _walked(child, inner, printed=False)


def _named(node: nodes.Name | nodes.Getattr, scope: Mapping[str, str], *, printed: bool) -> Iterator[Use]:
    path = _path(node, scope)
    group, _dot, asked = path.partition(".")
    if group == "loop" and "loop" in scope:
        if asked not in LOOP:
            raise _refused(node)
        return
    yield Use(path, printed)


def _path(node: nodes.Node, scope: Mapping[str, str]) -> str:
    if isinstance(node, nodes.Name):
        return scope.get(node.name, node.name)
    if isinstance(node, nodes.Getattr):
        return f"{_path(node.node, scope)}.{node.attr}"
    raise _refused(node)


def _refused(node: nodes.Node) -> TemplateSyntaxError:
    said = _("用了“{kind}”；模板里只能打印字段、用 if 判断有无、用 for 逐行重复。", kind=type(node).__name__)
    return TemplateSyntaxError(str(said), node.lineno)
