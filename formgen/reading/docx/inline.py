"""What stands inside a paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.reading.docx.choices import (
    CONTENT,
    CONTROL,
    VARIANTS,
    as_blank,
    as_tick,
    is_prompt,
    shown_variant,
    tick,
)
from formgen.reading.docx.drawn import Drawn, drawn_in
from formgen.reading.docx.fields import Fields
from formgen.reading.docx.line import Line
from formgen.reading.docx.looks import Look, look, traits
from formgen.reading.docx.names import ID, MATH, VAL, XML_SPACE, W
from formgen.reading.docx.symbols import is_symbol_font, shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element as Element

    from formgen.reading.docx.shared import Part, Shared

_BLANKS = " \t\r\n"
_LINES = str.maketrans("\t\r\n", "   ")
_OPEN = {"read", "deleted"}
_OUT = {f"{W}t", f"{W}delText"}


class Inline:
    """Reads the insides of the paragraphs of one story into a line."""

    def __init__(self, shared: Shared, part: Part) -> None:
        self._shared = shared
        self._fields = Fields(part.loose_fields)
        self._controls: list[tuple[str, bool]] = []
        self._known: dict[object, Look] = {}
        self._in_paragraph: dict[str, Callable[[Element], None]] = {
            tag: getattr(self, name if name in _OPEN else f"_{name}") for tag, name in _PARAGRAPH.items()
        }
        self._in_a_run: dict[str, Callable[[Element, Look, str | None], None]] = {
            tag: getattr(self, f"_{name}") for tag, name in _RUN.items()
        }
        self.line = Line()
        self.drawn: list[Drawn] = []
        self.notes: list[tuple[str, str]] = []
        self.style: str | None = None
        self.ground = ""
        self.look = Look.PLAIN

    def fresh(self) -> Line:
        """The line so far; the next begins empty."""
        done, self.line = self.line, Line()
        return done

    def read(self, element: Element) -> None:
        """Read all children of *element*, a paragraph or a wrapper inside one."""
        for child in element:
            handler = self._in_paragraph.get(child.tag)
            if handler is not None:
                handler(child)

    # ------------------------------------------------------------------------------------ wrappers

    def _inserted(self, element: Element) -> None:
        at = self.line.length
        self.read(element)
        self.line.mark_inserted(at)

    def deleted(self, element: Element) -> None:
        """Leave out *element*, and remember its words."""
        text = "".join(one.text or "" for one in element.iter(*_OUT))
        if text:
            self.line.mark_deleted(text)

    def enter(self, control: Element) -> None:
        """What follows stands in a content control."""
        self._controls.append((tick(control), is_prompt(control, self._shared.styles)))

    def leave(self) -> None:
        """The content control is over."""
        self._controls.pop()

    def _control(self, element: Element) -> None:
        content = element.find(CONTENT)
        if content is not None:
            self.enter(element)
            self.read(content)
            self.leave()

    def _variants(self, element: Element) -> None:
        shown_one = shown_variant(element)
        if shown_one is not None:
            self.read(shown_one)

    def _direction(self, element: Element) -> None:
        if element.get(VAL) == "rtl":
            self.line.mark("reversed", "".join(one.text or "" for one in element.iter(f"{W}t")))
        self.read(element)

    def _math(self, element: Element) -> None:
        for one in element.iter(f"{MATH}t"):
            self.write(one.text or "", one)

    # ---------------------------------------------------------------------------------------- runs

    def _run(self, element: Element) -> None:
        properties = element.find(f"{W}rPr")
        found = traits(properties)
        seen = self.look or self._look(found)
        font = found.get("font")
        self._in_run(element, seen, font if is_symbol_font(font) else None)

    def _in_run(self, element: Element, seen: Look, font: str | None) -> None:
        for child in element:
            handler = self._in_a_run.get(child.tag)
            if handler is not None:
                handler(child, seen, font)

    def _look(self, found: dict[str, str]) -> Look:
        key = (self.style, self.ground, tuple(found.items()))
        known = self._known.get(key)
        if known is None:
            whole_look = {**self._shared.styles.run(self.style, found.get("rStyle")), **found}
            known = self._known[key] = look(whole_look, self.ground)
        return known

    def write(self, text: str, node: Element | None, offset: int = 0, seen: Look = Look.PLAIN) -> None:
        """Add *text* to the line: as a blank where it is a prompt, not at all where it is an instruction."""
        if self._fields.in_code:
            return
        box, prompt = self._controls[-1] if self._controls else ("", False)
        if prompt:
            text = as_blank(text)
        elif box:
            text = as_tick(text, box)
        self.line.add(text, node, offset, seen)

    # -------------------------------------------------------------------------- what a run is made of

    def _text(self, element: Element, seen: Look, font: str | None) -> None:
        text, offset = element.text or "", 0
        if element.get(XML_SPACE) != "preserve":
            bare = text.strip(_BLANKS)
            text, offset = bare, text.find(bare)
        if font:
            text = shown(text, font)
        self.write(text.translate(_LINES), element, offset, seen)

    def _symbol(self, element: Element, seen: Look, _font: str | None) -> None:
        try:
            sign = chr(int(element.get(f"{W}char", ""), 16))
        except (ValueError, OverflowError):
            return
        self.write(shown(sign, element.get(f"{W}font")), element, 0, seen)

    def _tab(self, element: Element, seen: Look, _font: str | None) -> None:
        self.write("\t", element, 0, seen)

    def _break(self, element: Element, seen: Look, _font: str | None) -> None:
        """A new line; a new page or column is one only in the middle of a paragraph."""
        if element.get(f"{W}type") in {None, "textWrapping"} or self.line.length:
            self.write("\n", element, 0, seen)

    def _hyphen(self, element: Element, seen: Look, _font: str | None) -> None:
        self.write("-", element, 0, seen)

    def _soft_hyphen(self, _element: Element, _seen: Look, _font: str | None) -> None:
        self.line.mark("unseen", "\u00ad")

    def _field(self, element: Element, seen: Look, _font: str | None) -> None:
        printed = self._fields.step(element)
        if printed:
            self.write(printed, None, 0, seen)

    def _code(self, element: Element, _seen: Look, _font: str | None) -> None:
        self._fields.instruct(element.text or "")

    def _ruby(self, element: Element, _seen: Look, _font: str | None) -> None:
        """The words; what is written above them is told, not judged."""
        above, base = element.find(f"{W}rt"), element.find(f"{W}rubyBase")
        if above is not None:
            self.line.mark("ruby", "".join(one.text or "" for one in above.iter(f"{W}t")))
        if base is not None:
            self.read(base)

    def _run_variants(self, element: Element, seen: Look, font: str | None) -> None:
        shown_one = shown_variant(element)
        if shown_one is not None:
            self._in_run(shown_one, seen, font)

    def _drawing(self, element: Element, _seen: Look, _font: str | None) -> None:
        self.draw(element)

    def _note(self, element: Element, _seen: Look, _font: str | None) -> None:
        if not self._fields.in_code:
            self.notes.append((element.tag.removeprefix(W).removesuffix("Reference"), element.get(ID, "")))

    def _comment(self, element: Element, _seen: Look, _font: str | None) -> None:
        self.line.mark("comment-here", element.get(ID, ""))

    def draw(self, element: Element) -> None:
        """Remember the drawing *element*: its words are told after the paragraph."""
        if not self._fields.in_code:
            self.drawn.append(drawn_in(element))

    def _comment_start(self, element: Element) -> None:
        self.line.mark("comment-start", element.get(ID, ""))

    def _comment_end(self, element: Element) -> None:
        self.line.mark("comment-end", element.get(ID, ""))


# What stands in a paragraph, and what in a run, and which method takes it in.
_PARAGRAPH = {
    f"{W}r": "run",
    f"{W}ins": "inserted",
    f"{W}moveTo": "inserted",
    f"{W}del": "deleted",
    f"{W}moveFrom": "deleted",
    CONTROL: "control",
    VARIANTS: "variants",
    f"{W}bdo": "direction",
    f"{MATH}oMath": "math",
    f"{MATH}oMathPara": "math",
    f"{W}commentRangeStart": "comment_start",
    f"{W}commentRangeEnd": "comment_end",
    f"{W}hyperlink": "read",
    f"{W}smartTag": "read",
    f"{W}customXml": "read",
    f"{W}fldSimple": "read",
    f"{W}dir": "read",
}
_RUN = {
    f"{W}t": "text",
    f"{W}tab": "tab",
    f"{W}ptab": "tab",
    f"{W}br": "break",
    f"{W}cr": "break",
    f"{W}sym": "symbol",
    f"{W}noBreakHyphen": "hyphen",
    f"{W}softHyphen": "soft_hyphen",
    f"{W}fldChar": "field",
    f"{W}instrText": "code",
    f"{W}ruby": "ruby",
    VARIANTS: "run_variants",
    f"{W}drawing": "drawing",
    f"{W}pict": "drawing",
    f"{W}object": "drawing",
    f"{W}footnoteReference": "note",
    f"{W}endnoteReference": "note",
    f"{W}commentReference": "comment",
}
