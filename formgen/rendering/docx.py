"""The one adapter around docxtpl: a template and words in, a Word document out, or a named fault.

docxtpl reads the tags; what it does by default and must not happen here is closed off:

* values are plain and clean, escaped, and printed exactly: no markup, no controls, no un-escaping;
* a missing word is a fault that names it, never a gap or a dropped clause;
* tags can print, ask and repeat, in a sandbox, and nothing else;
* a part is sound XML whatever the words: shown of the template once, or parsed before anything repairs it;
* what does not change is done once: tags read and compiled, constant members deflated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.errors import TemplateFault
from formgen.messages import _
from formgen.rendering import marks
from formgen.rendering.filling.given import refuse_unplain
from formgen.rendering.filling.plain import written
from formgen.rendering.filling.program import is_off, program_of
from formgen.rendering.filling.segments import DECLARED
from formgen.rendering.package import FAST, deflated, packed
from formgen.rendering.properties import Properties, core_xml
from formgen.rendering.template import CORE, parsed

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml import etree

    from formgen.rendering.filling.given import Words
    from formgen.rendering.filling.program import Part, Program
    from formgen.rendering.template import Template

    After = Callable[[str, etree._Element], None]  # noqa: SLF001 - the type of lxml
    """Changes a filled-in part in place; told its kind: ``document.main``, ``header``, ``footer``…."""

__all__ = ["program_of", "render"]


def render(
    template: Template, words: Words, properties: Properties | None = None, after: After | None = None
) -> bytes:
    """The Word document of *template* with *words*: the same bytes for the same input.

    :param after: has the last word on each part that was filled in.
    :raises TemplateFault: when the template asks for a word that is not there, or breaks its XML.
    :raises BadInput: when a word holds a character that no document can carry.
    """
    program = program_of(template)
    marked = marks.OPENING in refuse_unplain(words)
    _refuse_gaps(program, template, words)
    plainly = is_off()
    new = {CORE: DECLARED + core_xml(properties or Properties()).encode()}
    for name, part in program.parts.items():
        filled = part.filled(words, plainly=plainly)
        new[name] = _finished(part, filled, after) if marked or part.marked or after else filled
    constant = program.constant
    return packed([constant.get(name) or deflated(name, new[name], FAST) for name in template.members])


def _refuse_gaps(program: Program, template: Template, words: Words) -> None:
    missing = program.shape.missing_in(words)
    if missing:
        raise TemplateFault(
            _("模板 {name} 用到的字段没有提供：{missing}。", name=template.name, missing=missing)
        )


def _finished(part: Part, filled: bytes, after: After | None) -> bytes:
    """*filled* as *after* leaves it, its marks shaded."""
    root = parsed(filled, part.plain.place)
    if after is not None:
        after(part.kind, root)
    return written(root) if marks.shade(root) or after is not None else filled
