"""A story: paragraphs and tables one after the other, in the body, a header, a note or a text box."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from formgen.messages import _
from formgen.reading.document import BlockKind, NoticeKind
from formgen.reading.docx.choices import CONTENT, CONTROL, VARIANTS, shown_variant
from formgen.reading.docx.inline import Inline
from formgen.reading.docx.line import Where, line_text
from formgen.reading.docx.looks import UNKNOWN, Look, is_flat, shade
from formgen.reading.docx.names import ID, VAL, W
from formgen.reading.docx.numbering import Counters
from formgen.reading.docx.tables import Grid, cell_ground, is_hidden_row, is_taken_out

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from formgen.reading.docx.drawn import Drawn
    from formgen.reading.docx.shared import Part, Shared

_WRAPPERS = {f"{W}customXml", f"{W}smartTag", f"{W}ins", f"{W}moveTo"}
_OUT = {f"{W}del", f"{W}moveFrom"}
_MARKS = {f"{W}commentRangeStart": "comment-start", f"{W}commentRangeEnd": "comment-end"}
_OBJECT = _("这里嵌入了对象或控件，其内容没有读取：请人工查看。")
_GRAPH = _("这里有图表或者图示，其中的文字没有读取：请人工查看。")
_OTHER_FILE = _("这里引用了另一份文件的内容，没有读取：请在 Word 里打开并保存为普通段落后再上传。")


class Story:
    """Reads one story of the part *part*.

    :param notes: whether references to notes are followed: a note refers to no other.
    """

    def __init__(self, shared: Shared, part: Part, *, notes: bool = True) -> None:
        self._shared = shared
        self._part = part
        self._notes = notes
        self._counters = Counters()
        self._inline = Inline(shared, part)
        self._boxes: Counters | None = None

    def read(self, element: Element, where: Where) -> None:
        """Read the paragraphs and tables of *element*."""
        for child in self._shown(element):
            if child.tag == f"{W}p":
                self._paragraph(child, where)
            elif child.tag == f"{W}tbl":
                self._table(child, where)
        self._close(None, where)
        self._shared.manuscript.skip(self._inline.fresh())

    def _shown(self, element: Element) -> Iterator[Element]:
        """The children of *element*, looking through wrappers that only arrange."""
        for child in element:
            if child.tag in _WRAPPERS:
                yield from self._shown(child)
            elif child.tag == CONTROL:
                self._inline.enter(child)
                yield from self._shown_in(child.find(CONTENT))
                self._inline.leave()
            elif child.tag == VARIANTS:
                yield from self._shown_in(shown_variant(child))
            else:
                self._note_mark(child)
                yield child

    def _shown_in(self, element: Element | None) -> Iterator[Element]:
        return iter(()) if element is None else self._shown(element)

    def _note_mark(self, element: Element) -> None:
        if element.tag in _MARKS:
            self._inline.line.mark(_MARKS[element.tag], element.get(ID, ""))
        elif element.tag in _OUT:
            self._inline.deleted(element)
        elif element.tag in {f"{W}altChunk", f"{W}subDoc"}:
            at = self._shared.manuscript.length
            self._shared.telling.notice(NoticeKind.STRIPPED, _OTHER_FILE, "", at, at)

    # ---------------------------------------------------------------------------------- paragraphs

    def _paragraph(self, element: Element, where: Where) -> None:
        properties = element.find(f"{W}pPr")
        style = None if properties is None else properties.find(f"{W}pStyle")
        inline = self._inline
        inline.style = None if style is None else style.get(VAL)
        inline.ground = self._ground(properties, where)
        inline.look = Look.FLAT if is_flat(properties) else where.look
        inline.read(element)
        if not _goes_on(properties):
            self._close(properties, where, is_end=True)

    def _ground(self, properties: Element | None, where: Where) -> str:
        given = None if properties is None else properties.find(f"{W}shd")
        own = self._shared.styles.inherited(self._inline.style).fill if given is None else shade(given)
        return own or where.ground

    def _close(self, properties: Element | None, where: Where, *, is_end: bool = False) -> None:
        """Write the paragraph; one without words and without a number leaves no trace."""
        inline = self._inline
        if not is_end and not inline.line.pieces:
            return
        number = self._number(properties)
        line = inline.fresh()
        if number or line_text(line).strip():
            level = self._shared.styles.level(properties, inline.style)
            self._shared.manuscript.close(line, self._part.name, where, number, level)
        else:
            self._shared.manuscript.skip(line)
        self._tell_drawn(where)
        self._tell_notes()

    def _number(self, properties: Element | None) -> str:
        found = self._shared.numbering.of_paragraph(properties, self._inline.style)
        return "" if found is None else self._counters.next(*found)

    # -------------------------------------------------------------------------------------- tables

    def _table(self, element: Element, where: Where) -> None:
        self._close(None, where)
        grid = Grid(self._shared.tables, element, self._shared.styles)
        self._shared.tables += 1
        for row in self._shown(element):
            if row.tag == f"{W}tr":
                self._row(row, grid, where)

    def _row(self, row: Element, grid: Grid, where: Where) -> None:
        if is_taken_out(row):
            self._inline.deleted(row)
            return
        grid.begin_row(row)
        look = Look.FLAT if is_hidden_row(row) else where.look
        for cell in self._shown(row):
            if cell.tag == f"{W}tc":
                self._cell(cell, grid, replace(where, look=look))

    def _cell(self, cell: Element, grid: Grid, where: Where) -> None:
        if is_taken_out(cell):
            self._inline.deleted(cell)
            return
        place, is_merged = grid.take(cell)
        ground = cell_ground(cell) or grid.ground or where.ground
        look = Look.MERGED if is_merged else where.look
        inside = Where(_kind_in_table(where), place, ground, look)
        before = len(self._shared.manuscript.blocks)
        self.read(cell, inside)
        if len(self._shared.manuscript.blocks) == before and not is_merged:
            self._shared.manuscript.close(self._inline.fresh(), self._part.name, inside)

    # --------------------------------------------------------------------------- drawings and notes

    def _tell_drawn(self, where: Where) -> None:
        waiting, self._inline.drawn = self._inline.drawn, []
        for drawn in waiting:
            self._tell_one(drawn, where)

    def _tell_one(self, drawn: Drawn, where: Where) -> None:
        shared, at = self._shared, self._shared.manuscript.length
        if where.kind not in {BlockKind.HEADER, BlockKind.FOOTER}:
            shared.telling.pictures += drawn.pictures
        for count, message in ((drawn.objects, _OBJECT), (drawn.graphs, _GRAPH)):
            if count:
                shared.telling.notice(NoticeKind.STRIPPED, message, "", at, at)
        inside = Where(BlockKind.TEXT_BOX, None, UNKNOWN if drawn.filled else "")
        for box in drawn.boxes:
            story = Story(shared, self._part, notes=self._notes)
            story._counters = self._boxes = self._boxes or Counters()
            story.read(box, inside)
        for words in drawn.words:
            self._inline.line.add(words, None)
            shared.manuscript.close(self._inline.fresh(), self._part.name, inside)

    def _tell_notes(self) -> None:
        waiting, self._inline.notes = self._inline.notes, []
        for kind, key in waiting if self._notes else ():
            part = self._shared.part(self._shared.package.one(f"{kind}s"))
            note = self._shared.note(part, kind, key)
            if part is not None and note is not None:
                Story(self._shared, part, notes=False).read(note, Where(BlockKind.NOTE))


def _goes_on(properties: Element | None) -> bool:
    """Whether the mark that ends a paragraph was deleted, so that the next one belongs to it."""
    mark = None if properties is None else properties.find(f"{W}rPr")
    return mark is not None and any(mark.find(one) is not None for one in _OUT)


def _kind_in_table(where: Where) -> BlockKind:
    return BlockKind.CELL if where.kind is BlockKind.BODY else where.kind
