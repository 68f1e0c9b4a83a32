"""The plain way to fill in a part: everything anew for each document, and proven on what came out.

docxtpl reads the tags, breaks lines and mends tables; in between the part is parsed strictly, because
docxtpl's own parser makes a shorter document of a broken one. It is the reference of the compiled way.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from lxml import etree

from formgen.errors import TemplateFault
from formgen.messages import _
from formgen.rendering.filling.tags import PlainEnvironment, Reader
from formgen.rendering.template import W, parsed, text_of

if TYPE_CHECKING:
    import jinja2

    from formgen.rendering.filling.given import Words

MAIN = "document.main"
_BREAKS = re.compile("[\t\n\a\f]")


@dataclass(frozen=True)
class Plain:
    """A part of a template, filled in as docxtpl does.

    :param place: template and part, for people.
    :param kind: ``document.main``, ``header``, ``footer``…
    :param source: Jinja, as docxtpl reads it from the part.
    """

    place: str
    kind: str
    source: str
    reader: Reader

    @cached_property
    def _jinja(self) -> jinja2.Template:
        return PlainEnvironment().from_string(self.source)

    def filled(self, words: Words) -> bytes:
        """The part with *words*; :class:`formgen.errors.TemplateFault` if it is no sound XML then."""
        xml = self._jinja.render(words)
        root = parsed(xml, self.place)
        refuse_empty_cells(root, self.place)
        if _BREAKS.search(xml):
            xml = self.reader.resolve_listing(xml)
            root = parsed(xml, self.place)
        if self.kind == MAIN:
            root = self.reader.fix_tables(xml)
            self.reader.docx_ids_index = 1000
            self.reader.fix_docpr_ids(root)
        return written(root)


def written(root: etree._Element) -> bytes:
    """The part as it stands in the file."""
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True))


def refuse_empty_cells(root: etree._Element, place: str) -> None:
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
