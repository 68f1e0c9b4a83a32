"""The one adapter around docxtpl: a template and words in, a Word document out, or a named fault.

docxtpl reads the tags; what it does by default and must not happen here is closed off:

* values are plain and clean, escaped, and printed exactly: no markup, no controls, no un-escaping;
* a missing word is a fault that names it, never a gap or a dropped clause;
* tags can print, ask and repeat, in a sandbox, and nothing else;
* the result is parsed strictly before anything that repairs, so a broken part is never a shorter one;
* what does not change is done once: tags read and compiled, constant members deflated.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import jinja2
from docxtpl import DocxTemplate
from jinja2.runtime import LoopContext
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree

from formgen.errors import BadInput, TemplateFault
from formgen.messages import _
from formgen.rendering import marks
from formgen.rendering.names import LOOP, Use, uses_in
from formgen.rendering.package import FAST, SMALL, Member, deflated, packed
from formgen.rendering.properties import Properties, core_xml
from formgen.rendering.template import CORE, Template, W, parsed, text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    After = Callable[[str, etree._Element], None]  # noqa: SLF001 - the type of lxml
    """Changes a filled-in part in place; told its kind: ``document.main``, ``header``, ``footer``…."""

Words = dict[str, Any]

_DECLARED = b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
_PARAGRAPH = re.compile(r"<w:p(?=[ >])")
_ELEMENT = re.compile(r"<[^>]*>")
_IMPOSSIBLE = re.compile("[\x00-\x1f\ud800-\udfff\ufffe\uffff]")
_WITHOUT_RUN = re.compile(r"\{[{%](?:r|p|tr|tc)\s(?=[^%}]*\}\})")
_EXCERPT = 60


class PlainEnvironment(SandboxedEnvironment):
    """Jinja that knows dictionaries, lists and strings, and the counters of a loop."""

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=jinja2.StrictUndefined, finalize=_printable)
        self.globals.clear()
        self.filters.clear()
        self.tests.clear()

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 - whatever a word is
        """The entry of a dictionary, or a counter of the loop; never an attribute or a method."""
        if type(obj) is dict:
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        if isinstance(obj, LoopContext) and attribute in LOOP:
            return getattr(obj, attribute)
        return self.undefined(obj=obj, name=attribute)

    def is_safe_callable(self, obj: Any) -> bool:  # noqa: ANN401, ARG002
        """Nothing can be called."""
        return False


def _printable(value: Any) -> Any:  # noqa: ANN401
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


@dataclass(frozen=True)
class Program:
    """A template made ready: compiled parts, finished members, and the words that it asks for."""

    template: Template
    parts: dict[str, jinja2.Template]
    constant: dict[str, Member]
    uses: frozenset[Use]
    paths: frozenset[tuple[str, ...]]


@lru_cache(maxsize=32)
def program_of(template: Template) -> Program:
    """*template* made ready, once; :class:`TemplateFault` for what is wrong in it, with the paragraph."""
    template.refuse_stray_tags()
    _refuse_runless_tags(template)
    reader, environment = Reader(template), PlainEnvironment()
    sources = {name: reader.source_of(tree) for name, tree in template.trees.items()}
    uses = frozenset().union(
        *(_uses_in(source, f"{template.name}/{name}", environment) for name, source in sources.items())
    )
    return Program(
        template,
        {name: environment.from_string(source) for name, source in sources.items()},
        {
            name: deflated(name, content, SMALL)
            for name, content in template.members.items()
            if name not in sources and name != CORE
        },
        uses,
        frozenset(tuple(one.name.split(".")) for one in uses),
    )


def _refuse_runless_tags(template: Template) -> None:
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


def _uses_in(source: str, place: str, environment: PlainEnvironment) -> frozenset[Use]:
    """The words that *source* asks for; a tag that cannot be read is shown with its paragraph."""
    if "{_{" in source or "{_%" in source:
        raise TemplateFault(_("{place} 里有 {tag}：这里用不着这种写法，请删去。", place=place, tag="{_{"))
    lined = _PARAGRAPH.sub("\n<w:p", source.replace("\n", " "))
    try:
        return uses_in(environment.parse(lined))
    except jinja2.TemplateSyntaxError as fault:
        lines = [_ELEMENT.sub("", line).strip() for line in lined.split("\n")]
        near = "".join(lines[max(fault.lineno - 2, 0) : fault.lineno + 1])
        raise TemplateFault(
            _(
                "{place} 的标记写错了，在“{near}”附近：{reason}",
                place=place,
                near=_excerpt(near),
                reason=fault.message,
            )
        ) from None


def _excerpt(text: str) -> str:
    return text if len(text) <= _EXCERPT else f"{text[:_EXCERPT]}…"


def render(
    template: Template, words: Words, properties: Properties | None = None, after: After | None = None
) -> bytes:
    """The Word document of *template* with *words*: the same bytes for the same input.

    :param after: has the last word on each part that was filled in.
    :raises TemplateFault: when the template asks for a word that is not there, or breaks its XML.
    :raises BadInput: when a word holds a character that no document can carry.
    """
    program = program_of(template)
    given = _plain(words, "")
    _refuse_gaps(program, given)
    new = {
        name: _finished(program, name, part.render(given), after).encode()
        for name, part in program.parts.items()
    }
    new[CORE] = core_xml(properties or Properties()).encode()
    members = (
        program.constant.get(name) or deflated(name, _DECLARED + new[name], FAST) for name in template.members
    )
    return packed(list(members))


def _plain(value: Any, path: str) -> Any:  # noqa: ANN401
    """*value* if it is plain all the way down: nothing that escapes, computes or prints itself."""
    kind = type(value)
    if kind is str:
        if found := _IMPOSSIBLE.search(value):
            code = f"U+{ord(found.group()):04X}"
            raise BadInput(_("“{path}”含有不能写进文书的字符 {code}，请删除。", path=path, code=code))
        return value
    if kind is dict:
        return {key: _plain(below, f"{path}.{key}" if path else key) for key, below in value.items()}
    if kind is list:
        return [_plain(below, f"{path}[{at}]") for at, below in enumerate(value)]
    if kind is bool or kind is int:
        return value
    raise TemplateFault(_("“{path}”不是可以打印的文字，而是 {kind}。", path=path, kind=kind.__name__))


def _refuse_gaps(program: Program, words: Words) -> None:
    missing = sorted(".".join(keys) for keys in program.paths if not _is_there(keys, words))
    if missing:
        raise TemplateFault(
            _("模板 {name} 用到的字段没有提供：{missing}。", name=program.template.name, missing=missing)
        )


def _is_there(keys: tuple[str, ...], words: Any) -> bool:  # noqa: ANN401
    """Whether a word stands under *keys*, in every row on the way."""
    for at, key in enumerate(keys):
        rows = key.endswith("[]")
        name = key[:-2] if rows else key
        if type(words) is not dict or name not in words:
            return False
        words = words[name]
        if rows:
            return type(words) is list and all(_is_there(keys[at + 1 :], one) for one in words)
    return True


def _finished(program: Program, name: str, xml: str, after: After | None) -> str:
    """The rendered part, proven well-formed and whole, its marks shaded."""
    place = f"{program.template.name}/{name}"
    root = parsed(xml, place)
    _refuse_empty_cells(root, place)
    kind = program.template.rendered[name]
    changed = _fit_tables(program, root) if kind == "document.main" else None
    if changed is not None:
        root = changed
    if after is not None:
        after(kind, root)
    if marks.shade(root) or changed is not None or after is not None:
        return str(etree.tostring(root, encoding="unicode"))
    return xml


def _refuse_empty_cells(root: etree._Element, place: str) -> None:
    """Word refuses a file with a table cell, header or footer that does not end in a paragraph."""
    for cell in (*root.iter(f"{W}tc"), *root.iter(f"{W}hdr"), *root.iter(f"{W}ftr")):
        if not len(cell) or cell[-1].tag != f"{W}p":
            raise TemplateFault(
                _(
                    "{place} 有一处（表格的一格，或页眉、页脚）没有留下段落（{text}）：条件段之后请再留一个空段。",
                    place=place,
                    text=text_of(cell),
                )
            )


def _fit_tables(program: Program, root: etree._Element) -> etree._Element | None:
    """The part with table grids mended by docxtpl where rows and grid differ; ``None`` if none does."""
    if all(_fits(table) for table in root.iter(f"{W}tbl")):
        return None
    return Reader(program.template).fix_tables(etree.tostring(root, encoding="unicode"))


def _fits(table: etree._Element) -> bool:
    columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
    return all(sum(_spans(row)) == columns for row in table.findall(f"{W}tr"))


def _spans(row: etree._Element) -> Iterator[int]:
    for cell in row.findall(f"{W}tc"):
        span = cell.find(f"{W}tcPr/{W}gridSpan")
        yield 1 if span is None else int(span.get(f"{W}val", "1"))
