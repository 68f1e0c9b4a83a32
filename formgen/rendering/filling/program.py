"""A template made ready, once: its tags read and proven, its parts compiled, what never changes deflated."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from formgen.rendering import marks
from formgen.rendering.filling.given import Shape
from formgen.rendering.filling.plain import Plain
from formgen.rendering.filling.segments import Segments
from formgen.rendering.filling.steady import Unsteady
from formgen.rendering.filling.tags import PlainEnvironment, Reader, read, refuse_runless_tags
from formgen.rendering.package import SMALL, Member, deflated
from formgen.rendering.template import CORE
from formgen.switches import is_on

if TYPE_CHECKING:
    from jinja2 import nodes

    from formgen.rendering.filling.given import Words
    from formgen.rendering.filling.names import Use
    from formgen.rendering.template import Template

SWITCH = "FORMGEN_COMPILED_TEMPLATES"
"""Off, it sends every template the plain way."""
_KEPT = 64


@dataclass(frozen=True)
class Part:
    """A part that is filled in.

    :param kind: ``document.main``, ``header``, ``footer``…
    :param compiled: the quick way; nothing for a part that is not steady, and *unsteady* says why.
    :param marked: whether the template itself holds a mark for what is missing.
    """

    kind: str
    plain: Plain
    compiled: Segments | None
    unsteady: str
    marked: bool

    def filled(self, words: Words, *, plainly: bool = False) -> bytes:
        """The part with *words*, which are plain and all there; the quickest way unless *plainly*."""
        quick = None if self.compiled is None or plainly else self.compiled.filled(words)
        return self.plain.filled(words) if quick is None else quick


@dataclass(frozen=True)
class Program:
    """A template made ready: its parts, finished members, and the words that it asks for."""

    parts: dict[str, Part]
    constant: dict[str, Member]
    uses: frozenset[Use]
    shape: Shape


def is_off() -> bool:
    """Whether the compiled way is switched off by setting; BadInput for a word that means neither."""
    return not is_on(SWITCH, usual=True)


@lru_cache(maxsize=_KEPT)
def program_of(template: Template) -> Program:
    """*template* made ready, once; :class:`formgen.errors.TemplateFault` for what is wrong in it."""
    template.refuse_stray_tags()
    refuse_runless_tags(template)
    reader, environment = Reader(template), PlainEnvironment()
    parts: dict[str, Part] = {}
    uses: frozenset[Use] = frozenset()
    for name, tree in template.trees.items():
        plain = Plain(f"{template.name}/{name}", template.rendered[name], reader.source_of(tree), reader)
        parsed, asked = read(plain.source, plain.place, environment)
        parts[name], uses = _part(plain, parsed), uses | asked
    return Program(parts, _constant(template), uses, Shape(tuple(one.name.split(".")) for one in uses))


def _part(plain: Plain, tree: nodes.Template) -> Part:
    compiled, unsteady = None, ""
    try:
        compiled = Segments(plain.source, tree)
    except Unsteady as reason:
        unsteady = str(reason)
    return Part(plain.kind, plain, compiled, unsteady, marks.OPENING in plain.source)


def _constant(template: Template) -> dict[str, Member]:
    """The members that are the same in every document."""
    return {
        name: deflated(name, content, SMALL)
        for name, content in template.members.items()
        if name not in template.rendered and name != CORE
    }
