"""What a template may say: Jinja without reach, in docxtpl's reading of tags.

Tags print, ask and repeat, in a sandbox, and nothing else.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

import jinja2
from docxtpl import DocxTemplate
from jinja2.runtime import LoopContext
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree

from formgen.errors import TemplateFault
from formgen.messages import _
from formgen.rendering.filling.names import LOOP, Use, uses_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import nodes

    from formgen.rendering.template import Template

_PARAGRAPH = re.compile(r"<w:p(?=[ >])")
_ELEMENT = re.compile(r"<[^>]*>")
_WITHOUT_RUN = re.compile(r"\{[{%](?:r|p|tr|tc)\s(?=[^%}]*\}\})")
_EXCERPT = 60


class PlainEnvironment(SandboxedEnvironment):
    """Jinja that knows dictionaries, lists and strings, and the counters of a loop.

    :param finalize: makes of a word what is printed; by default the word itself, escaped by Jinja.
    """

    def __init__(self, finalize: Callable[[Any], Any] | None = None) -> None:
        super().__init__(
            autoescape=finalize is None, undefined=jinja2.StrictUndefined, finalize=finalize or printable
        )
        self.globals.clear()
        self.filters.clear()
        self.tests.clear()

    def getattr(self, obj: Any, attribute: str) -> Any:
        """The entry of a dictionary, or a counter of the loop; never an attribute or a method."""
        if type(obj) is dict:
            try:
                return obj[attribute]
            except KeyError:
                return self.undefined(obj=obj, name=attribute)
        if isinstance(obj, LoopContext) and attribute in LOOP:
            return getattr(obj, attribute)
        return self.undefined(obj=obj, name=attribute)

    def is_safe_callable(self, obj: Any) -> bool:  # noqa: ARG002 - the signature of the library
        """Nothing can be called."""
        return False


def printable(value: Any) -> Any:
    """*value* if it is a string or a number; lists, yes/no and the like are for asking, not printing."""
    if type(value) in (str, int) or isinstance(value, jinja2.Undefined):
        return value
    raise TemplateFault(
        _(
            "模板打印了不能直接打印的内容（{kind}）：列表要用 for 逐项打印，是否要用 if 判断。",
            kind=type(value).__name__,
        )
    )


class Reader(DocxTemplate):  # type: ignore[misc]  # docxtpl ships no types
    """docxtpl's reading of tags and its mending of tables, without its way of rendering."""

    def __init__(self, template: Template) -> None:
        super().__init__(io.BytesIO(template.content))

    def source_of(self, tree: etree._Element) -> str:
        """The part as Jinja source."""
        return str(self.patch_xml(etree.tostring(tree, encoding="unicode")))


def refuse_runless_tags(template: Template) -> None:
    """A tag ``{{r x}}`` puts plain text where only elements may stand: Word would not show it."""
    for text in template.paragraphs():
        if _WITHOUT_RUN.search(text):
            raise TemplateFault(
                _(
                    "模板 {name}：打印字段请写成 {tag}，不要在括号后加 r、p、tr、tc（{text}）。",
                    name=template.name,
                    tag="{{ … }}",
                    text=_excerpt(text),
                )
            )


def read(source: str, place: str, environment: PlainEnvironment) -> tuple[nodes.Template, frozenset[Use]]:
    """*source* parsed, and the words that it asks for. A tag that cannot be read is shown with its paragraph."""
    if "{_{" in source or "{_%" in source:
        raise TemplateFault(_("{place} 里有 {tag}：这里用不着这种写法，请删去。", place=place, tag="{_{"))
    try:
        tree = environment.parse(source)
        return tree, uses_in(tree)
    except jinja2.TemplateSyntaxError as fault:
        raise TemplateFault(
            _(
                "{place} 的标记写错了，在“{near}”附近：{reason}",
                place=place,
                near=_excerpt(_near(source, environment)),
                reason=fault.message,
            )
        ) from None


def _near(source: str, environment: PlainEnvironment) -> str:
    """The text around what cannot be read: read again with each paragraph on a line of its own."""
    lined, at = _PARAGRAPH.sub("\n<w:p", source.replace("\n", " ")), 1
    try:
        uses_in(environment.parse(lined))
    except jinja2.TemplateSyntaxError as fault:
        at = fault.lineno
    lines = [_ELEMENT.sub("", line).strip() for line in lined.split("\n")]
    return "".join(lines[max(at - 2, 0) : at + 1])


def _excerpt(text: str) -> str:
    return text if len(text) <= _EXCERPT else f"{text[:_EXCERPT]}…"
