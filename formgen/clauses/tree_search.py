"""The headings of a contract, found line by line; what only looks like one is left out."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from formgen.clauses import tree_titles as titles
from formgen.clauses.tree_heads import HIGHEST, Head, Role, is_reference, numbered, value_of
from formgen.clauses.tree_lines import leads_on
from formgen.clauses.tree_parts import annex, contents, is_signed, may_sign, supplement

if TYPE_CHECKING:
    from formgen.clauses.tree_lines import Line

# Values of BlockKind; importing it would load the room that reads files.
_ASIDE = {"header", "footer", "note"}
_TOP = {"article", "chapter", "formal", "chinese"}
_NAMED = {"article", "chapter", "section", "article_en"}
_MANY = 3
_LONG_TITLE = 15
_SKIPPED_AT_MOST = 3
_ENOUGH = 8


class Search:
    """One search through the lines of a contract."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines = [line for line in lines if not (line.block and line.block.kind in _ASIDE)]
        self.contents = contents(self.lines)
        self.last: dict[str, int] = {}
        self.heads: list[Head] = []
        self.clauses = 0
        self.tables_hold_clauses = _mostly_tables(self.lines)

    def run(self) -> list[Head]:
        """All heads, in order."""
        for place, line in enumerate(self.lines):
            if place in self.contents:
                continue
            head = self._part(place, line) or self._numbered(place, line) or self._bare(place, line)
            if head:
                if head.role is Role.ANNEX:
                    self.last.clear()
                self.last[head.kind] = head.value
                self.clauses += head.role is Role.CLAUSE
                self.heads.append(self._with_body(head, place))
        return self.heads

    def _with_body(self, head: Head, place: int) -> Head:
        line = self.lines[place]
        if head.body and head.body < line.end:
            return head
        following = self.lines[place + 1].start if place + 1 < len(self.lines) else line.end
        return replace(head, body=following)

    # -- annexes, supplementary agreements, signatures

    def _part(self, place: int, line: Line) -> Head | None:
        if is_signed(line.text) and self.clauses and not line.heading:
            return Head(Role.SIGNATURE, "signature", line.start, line.start, body=line.start)
        if self.clauses >= _MANY and may_sign(self.lines, place) and self._ends_here(place):
            return Head(Role.SIGNATURE, "signature", line.start, line.start, body=line.start)
        if line.in_table:
            return None
        if found := annex(line.text):
            return self._annex(place, line, *found)
        if self.clauses and (title := supplement(line.text)):
            return Head(Role.ANNEX, "supplement", line.start, line.start, title=title, body=line.end)
        return None

    def _ends_here(self, place: int) -> bool:
        """Whether no numbering goes on in the lines behind *place*."""
        for line in self.lines[place : place + 60]:
            if annex(line.text) or supplement(line.text):
                return True
            found = numbered(line.text)
            if found and found[0] in _TOP and found[2] == self.last.get(found[0], 0) + 1:
                return False
        return True

    def _annex(self, place: int, line: Line, number: str, title: str, after: int) -> Head | None:
        before = self.lines[place - 1] if place else None
        if before and before.is_open and not line.apart and leads_on(before.text):
            return None
        if line.text[-1] in ";。,、" or not self._has_body(place):
            return None
        start = line.start + len(number)
        body = line.start + after
        if not title and place + 1 < len(self.lines) and self._names_annex(self.lines[place + 1]):
            title, body = self.lines[place + 1].text, self.lines[place + 1].end
        return Head(Role.ANNEX, "annex", line.start, start, number, value_of(number), title, body)

    @staticmethod
    def _names_annex(line: Line) -> bool:
        row = re.search(r"[|｜\t]|\s\S+\s", line.text)
        return titles.is_title(line.text) and not numbered(line.text) and ":" not in line.text and not row

    def _has_body(self, place: int) -> bool:
        """Whether something follows the annex's heading that is its own."""
        following = self.lines[place + 1 : place + 3]
        if not following or annex(following[0].text) or is_signed(following[0].text):
            return False
        found = numbered(following[0].text)
        if found and found[0] in _TOP and found[2] > 1 and found[2] == self.last.get(found[0], 0) + 1:
            return False
        return not may_sign(self.lines, place + 1)

    # -- numbered clauses

    def _numbered(self, place: int, line: Line) -> Head | None:
        found = numbered(line.text)
        if not found:
            return None
        kind, number, value, length = found
        if not self._is_head(place, line, kind, value, length):
            return None
        title, behind = titles.title_of(line.text[length:])
        if len(title) > _LONG_TITLE and length + behind == len(line.text) and self._may_go_on(place):
            title = ""
        after = line.start + length
        body = after + (behind if title else 0)
        return Head(Role.CLAUSE, kind, line.start, after, number, value, title, body)

    def _may_go_on(self, place: int) -> bool:
        """Whether the line at *place* may be the first of a paragraph that was broken, not a title."""
        following = self.lines[place + 1] if place + 1 < len(self.lines) else None
        return bool(following and not following.apart and not numbered(following.text))

    def _is_head(self, place: int, line: Line, kind: str, value: int, length: int) -> bool:
        if line.numbered_by_source:
            return True
        before = self.lines[place - 1] if place else None
        leading = before.text if before and before.is_open and not line.apart else ""
        if kind in _NAMED and is_reference(line.text, length, leading):
            return False
        if line.in_table and not self._is_clause_in_table(line, kind, value, length):
            return False
        is_next = value in {1, self.last.get(kind, 0) + 1}
        if kind == "digit_bare":
            skips = line.apart and 0 < value - self.last.get(kind, 0) <= _SKIPPED_AT_MOST
            return (is_next or skips) and not leading and _is_plain_item(line, length)
        if leading or value > HIGHEST or value == 0:
            return is_next and self._starts_anew(line.text[length:].strip(), leading)
        return True

    @staticmethod
    def _starts_anew(rest: str, leading: str) -> bool:
        """Whether *rest*, behind a number, begins something though the line before is not finished."""
        return not leading or (bool(rest) and (titles.is_title(rest) or not leads_on(leading)))

    def _is_clause_in_table(self, line: Line, kind: str, value: int, length: int) -> bool:
        if not line.text[length:].strip():
            return False
        follows = kind in {"article", "chapter"} and value == self.last.get(kind, 0) + 1
        return follows or self.tables_hold_clauses

    # -- headings without numbers

    def _bare(self, place: int, line: Line) -> Head | None:
        if line.in_table and not self.tables_hold_clauses:
            return None
        if titles.is_part(line.text):
            return self._unnumbered("part", line, line.text, len(line.text))
        if line.heading is not None and len(line.text) <= titles.LONGEST_TITLE * 2:
            return self._styled(place, line)
        found = titles.framed_heading(line.text)
        return self._unnumbered("framed", line, *found) if found else self._plain(place, line)

    def _plain(self, place: int, line: Line) -> Head | None:
        """A heading that nothing but its words and its place make one."""
        if not self._stands_alone(place, line):
            return None
        found = titles.labelled_heading(line.text)
        if not found and (
            (titles.is_bare_heading(line.text) and self._leads_to_words(place))
            or self._heads_a_list(place, line)
            or self._heads_a_paragraph(place, line)
        ):
            found = line.text, len(line.text)
        return self._unnumbered("bare", line, *found) if found else None

    @staticmethod
    def _unnumbered(kind: str, line: Line, title: str, length: int) -> Head:
        return Head(Role.CLAUSE, kind, line.start, line.start, title=title, body=line.start + length)

    def _styled(self, place: int, line: Line) -> Head | None:
        # The first heading is the contract's own title.
        if not self.heads and (not place or titles.is_contract_title(line.text)):
            return None
        title = line.text.strip("【】[] ")
        return self._unnumbered(f"style{line.heading}", line, title, len(line.text))

    def _stands_alone(self, place: int, line: Line) -> bool:
        before = self.lines[place - 1] if place else None
        return before is None or line.apart or not before.is_open

    def _heads_a_list(self, place: int, line: Line) -> bool:
        """Whether a short line stands apart and the first item of a list follows it."""
        if (
            not (line.apart or not place)
            or place + 1 >= len(self.lines)
            or not titles.is_plain_heading(line.text)
        ):
            return False
        following = numbered(self.lines[place + 1].text)
        return following is not None and following[2] == 1 and following[0] not in _NAMED

    def _heads_a_paragraph(self, place: int, line: Line) -> bool:
        """Whether a short line is a heading because all headings of this contract are such lines."""
        if set(self.last) != {"bare"} or place + 1 >= len(self.lines):
            return False
        before, following = self.lines[place - 1].text, self.lines[place + 1].text
        whole = before[-1] in "。;" and following[-1] == "。" and len(following) > titles.LONGEST_TITLE
        return whole and titles.is_plain_heading(line.text)

    def _leads_to_words(self, place: int) -> bool:
        """Whether what follows is longer than a heading, or is a numbered clause."""
        if place + 1 >= len(self.lines):
            return False
        line = self.lines[place + 1]
        return (
            bool(numbered(line.text))
            or len(line.text) > _ENOUGH
            or line.text[-1] in "。;"
            or is_signed(line.text)
            or titles.is_bare_heading(line.text)
        )


def _is_plain_item(line: Line, length: int) -> bool:
    """Whether a bare number begins a clause: 1 项目信息; in 1 电脑 5000 it begins a row of a table."""
    rest = line.text[length:].strip()
    return not line.in_table and (rest[-1] in "。;:" or (" " not in rest and bool(titles.title_of(rest)[1])))


def _mostly_tables(lines: list[Line]) -> bool:
    inside = sum(len(line.text) for line in lines if line.in_table)
    return inside * 2 > sum(len(line.text) for line in lines)
