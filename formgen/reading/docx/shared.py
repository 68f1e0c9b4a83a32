"""What all stories of a file share: its package, styles, lists, and the text that grows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from formgen.reading.docx.fields import loose
from formgen.reading.docx.line import Manuscript
from formgen.reading.docx.names import ID, W
from formgen.reading.docx.numbering import Numbering
from formgen.reading.docx.styles import Styles
from formgen.reading.docx.telling import Telling

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from formgen.reading.docx.package import Package


@dataclass(frozen=True, eq=False)
class Part:
    """A part with text of its own. :param loose_fields: beginnings of fields without an end."""

    name: str
    root: Element
    loose_fields: frozenset[Element] = frozenset()


@dataclass(eq=False)
class Shared:
    """A file that is being read. :param tables: how many tables have begun."""

    package: Package
    styles: Styles
    numbering: Numbering
    telling: Telling
    manuscript: Manuscript
    parts: dict[str, Part] = field(default_factory=dict)
    tables: int = 0
    _notes: dict[str, dict[str, Element]] = field(default_factory=dict)

    @classmethod
    def of(cls, package: Package) -> Shared:
        """The file in *package*, before its first word."""
        styles = Styles(_root(package, "styles"))
        telling = Telling()
        return cls(
            package, styles, Numbering(_root(package, "numbering"), styles), telling, Manuscript(telling)
        )

    def part(self, name: str | None) -> Part | None:
        """The part *name*, parsed once."""
        if name is not None and name not in self.parts:
            root = self.package.root(name)
            if root is None:
                return None
            self.parts[name] = Part(name, root, loose(root))
        return None if name is None else self.parts[name]

    def note(self, part: Part | None, kind: str, key: str) -> Element | None:
        """The note *key* of the *kind* footnote or endnote, once: a second reference prints no second note."""
        if kind not in self._notes:
            notes = () if part is None else part.root.iterchildren(f"{W}{kind}")
            self._notes[kind] = {one.get(ID, ""): one for one in notes}
        return self._notes[kind].pop(key, None)


def _root(package: Package, kind: str) -> Element | None:
    name = package.one(kind)
    return None if name is None else package.root(name)
