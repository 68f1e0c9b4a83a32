"""Whether a template is sound for whatever words: shown once, so that no document need be parsed.

The template is walked as Jinja would, every branch of it, with what XML stands open at each point. It is
*steady* if in every document that can come of it each element is closed where it was opened, words stand
only in text, and the rows of every table fit its grid. What docxtpl would change in the result, and what
cannot be shown to be sound, is :class:`Unsteady` and takes the plain way.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from jinja2 import nodes

if TYPE_CHECKING:
    from collections.abc import Iterable

_TOKEN = re.compile(r'<(/?)([A-Za-z][\w.:-]*)((?:\s+[\w.:-]+="[^"<]*")*)\s*(/?)>|([^<]+)')
_NUMBER = re.compile(r'\bw:val="([1-9][0-9]?)"')
_TAKES_AWAY = re.compile(r"\{[{%#][-+]|[-+][}%#]\}|\{%\s*raw\b")
_CONTROLS = re.compile("[\x00-\x1f]")
_TEXT, _CELL, _TABLE = "w:t", "w:tc", "w:tbl"
_TEXTUAL = frozenset({_TEXT, "w:instrText"})
_ENDS_IN = {_CELL: "w:p", "w:hdr": "w:p", "w:ftr": "w:p", _TABLE: "w:tr"}
"""What an element has to end in: Word refuses a cell without a paragraph, docxtpl mends a table without rows."""
_RENUMBERED = "wp:docPr"


class Unsteady(Exception):  # noqa: N818 - no error: a template that takes the other way
    """Why a template cannot be compiled, for whoever wants to know."""


class _Open(NamedTuple):
    """An element that stands open.

    :param filled: whether something certainly stands in it.
    :param last: the tags that its last child may have; empty for “none”.
    :param columns: of a grid or table its columns, of a row its cells, of a cell the columns it spans.
    """

    tag: str
    filled: bool = False
    last: frozenset[str] = frozenset({""})
    columns: int = 0


_State = tuple[_Open, ...]


def _refuse_if(unsteady: object, reason: str) -> None:
    if unsteady:
        raise Unsteady(reason)


def refuse_unsteady(source: str, tree: nodes.Template) -> None:
    """Return if *source*, which Jinja reads as *tree*, is steady; else :class:`Unsteady`."""
    _refuse_if(_CONTROLS.search(source), "docxtpl breaks lines and pages at control characters")
    taken = _TAKES_AWAY.search(source)
    _refuse_if(taken, "a tag takes the space around it away, or keeps others from being read")
    _refuse_if(_after(tree.body, ()), "an element is left open")


def _after(body: Iterable[nodes.Node], state: _State) -> _State:
    for node in body:
        state = _after_node(node, state)
    return state


def _after_node(node: nodes.Node, state: _State) -> _State:
    """What stands open after *node*, whatever the words."""
    if isinstance(node, nodes.TemplateData):
        for token in _tokens(node.data):
            state = _after_token(token, state)
        return state
    if isinstance(node, nodes.Output):
        return _after(node.nodes, state)
    if isinstance(node, nodes.If):
        return _after_choice(node, state)
    if isinstance(node, nodes.For):
        return _after_loop(node, state)
    _refuse_if(not state or state[-1].tag != _TEXT, "a word is printed elsewhere than in text")
    return state


def _after_choice(node: nodes.If, state: _State) -> _State:
    bodies = (node.body, *(one.body for one in node.elif_), node.else_)
    return _merged([_after(body, state) for body in bodies])


def _after_loop(node: nodes.For, state: _State) -> _State:
    """No time, once, or again after it has been gone through."""
    gone_through = _after(node.body, state)
    once = _merged([_after(node.else_, state), gone_through])
    return _merged([once, gone_through if once == state else _after(node.body, once)])


def _after_token(token: re.Match[str], state: _State) -> _State:
    closing, tag, attributes, empty, words = token.groups()
    if words is not None:
        return _with_words(state)
    if closing:
        return _closed(tag, state)
    opened = _opened(tag, attributes, state)
    return opened[:-1] if empty else opened


def _closed(tag: str, state: _State) -> _State:
    """*state* without its innermost element, which is *tag* and whole."""
    _refuse_if(not state or state[-1].tag != tag, f"{tag} is closed where it is not open")
    *outer, inner = state
    unfilled = not inner.filled and tag not in (_TEXT, _CELL)
    _refuse_if(unfilled, f"{tag} may be empty, and is written otherwise then")
    end = _ENDS_IN.get(tag)
    # Whether a cell keeps its paragraph or a table a row may depend on the words: looked at with them.
    whole = end in inner.last if tag in (_CELL, _TABLE) else inner.last == {end}
    _refuse_if(end and not whole, f"{tag} may not end in {end}")
    return _handed_up(inner, tuple(outer))


def _merged(states: Iterable[_State]) -> _State:
    """What is known whichever of *states* it is."""
    first, *others = states
    for other in others:
        differ = [(one.tag, one.columns) for one in first] != [(one.tag, one.columns) for one in other]
        _refuse_if(differ, "a condition or a loop opens what it does not close, or adds cells")
        first = tuple(
            mine._replace(filled=mine.filled and its.filled, last=mine.last | its.last)
            for mine, its in zip(first, other, strict=True)
        )
    return first


def _tokens(text: str) -> list[re.Match[str]]:
    found = list(_TOKEN.finditer(text))
    whole = sum(len(one.group()) for one in found) == len(text)
    _refuse_if(not whole, "a tag stands inside an element's own brackets")
    return found


def _with_words(state: _State) -> _State:
    _refuse_if(not state or state[-1].tag not in _TEXTUAL, "text stands between elements")
    return (*state[:-1], state[-1]._replace(filled=True))


def _opened(tag: str, attributes: str, state: _State) -> _State:
    """*state* with the element *tag* in it, still open."""
    nested = tag == _TABLE and any(one.tag == tag for one in state)
    _refuse_if(nested or tag == _RENUMBERED, f"docxtpl changes {tag} by itself")
    if not state:
        return (_Open(tag),)
    *outer, above = _counted(tag, attributes, state)
    above = above._replace(filled=True, last=frozenset({tag}))
    return (*outer, above, _Open(tag, columns=int(tag == _CELL)))


def _counted(tag: str, attributes: str, state: _State) -> _State:
    """*state* with the columns counted that *tag* brings: of a grid, or spanned by a cell."""
    if tag == "w:gridCol":
        return (*state[:-1], state[-1]._replace(columns=state[-1].columns + 1))
    if tag == "w:gridSpan":
        spanned, above = _NUMBER.findall(attributes), [one.tag for one in state[-2:]]
        _refuse_if(not spanned or above != [_CELL, "w:tcPr"], "a cell spans columns in a way of its own")
        return (*state[:-2], state[-2]._replace(columns=int(spanned[0])), state[-1])
    return state


def _handed_up(inner: _Open, outer: _State) -> _State:
    """*outer*, told of the columns that *inner* has or needs."""
    if not outer:
        return outer
    *further, above = outer
    if inner.tag == "w:tblGrid":
        return (*further, above._replace(columns=inner.columns))
    if inner.tag == _CELL:
        return (*further, above._replace(columns=above.columns + inner.columns))
    _refuse_if(
        inner.tag == "w:tr" and inner.columns != above.columns, "a row does not fit the grid of its table"
    )
    return outer
