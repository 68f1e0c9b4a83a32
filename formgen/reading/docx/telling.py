"""What the reviewer is told about a file besides its words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from formgen.messages import _
from formgen.reading.document import Notice, NoticeKind
from formgen.reading.docx.symbols import PRIVATE

if TYPE_CHECKING:
    from formgen.messages import Message

_QUOTED = 200
_CONTEXT = 8
_OF_ONE_KIND = 200
"""Notices of one kind above this number are counted, not listed: nobody reads the thousandth."""


@dataclass(slots=True)
class Remarked:
    """A comment that the file has, while the words it is about are looked for."""

    author: str
    text: str
    start: int | None = None
    end: int | None = None


class Telling:
    """Collects notices while a file is read."""

    def __init__(self) -> None:
        self.comments: dict[str, Remarked] = {}
        self.pictures = 0
        self._notices: list[Notice] = []
        self._count: Counter[NoticeKind] = Counter()
        self._inserted: list[tuple[int, int]] = []

    def notice(
        self, kind: NoticeKind, message: Message, quote: str = "", start: int = 0, end: int = 0
    ) -> None:
        """Tell *message*, up to a number of its kind."""
        self._count[kind] += 1
        if self._count[kind] <= _OF_ONE_KIND:
            self._notices.append(Notice(kind, message, quote[:_QUOTED], start, max(start, end)))

    def mark(self, kind: str, value: str, at: int, line: str, within: int) -> None:
        """Take in what stands at *at* in the text, *within* its paragraph *line*."""
        if kind == "unseen":
            self._unseen(value, at, line[max(0, within - _CONTEXT) : within + _CONTEXT])
        elif kind == "deleted":
            self.notice(NoticeKind.TRACKED_DELETION, _DELETED, value, at, at)
        elif kind == "reversed":
            self.notice(NoticeKind.INVISIBLE, _REVERSED, value, at, at + len(value))
        elif kind == "ruby":
            self.notice(NoticeKind.STRIPPED, _ABOVE, value, at, at)
        elif kind in {"comment-start", "comment-end", "comment-here"}:
            self._comment(kind, value, at)
        elif kind == "inserted":
            self._inserted.append((at, at + int(value)))

    def _unseen(self, characters: str, at: int, around: str) -> None:
        codes = "、".join(dict.fromkeys(f"U+{ord(one):04X}" for one in characters[:_CONTEXT]))
        message = _(
            "这里有看不见的控制字符（{codes}），审查时已略去：请从文件里删除，以免文字被它们隔断。",
            codes=codes,
        )
        self.notice(NoticeKind.INVISIBLE, message, around, at, at)

    def _comment(self, kind: str, key: str, at: int) -> None:
        one = self.comments.get(key)
        if one is None:
            return
        if kind == "comment-start":
            one.start = at
        elif kind == "comment-end" or one.end is None:
            one.end = at

    def all(self, text: str) -> tuple[Notice, ...]:
        """Every notice, in the order of the text; *text* is the whole of it."""
        self._tell_comments(text)
        self._tell_insertions(text)
        for found in PRIVATE.finditer(text):
            self.notice(NoticeKind.INVISIBLE, _PRIVATE, found.group(), *found.span())
        if self.pictures:
            message = _("文件里有{count}张图片，图片里的文字没有读取：请人工查看。", count=self.pictures)
            self.notice(NoticeKind.PICTURES, message)
        for kind, count in self._count.items():
            if count > _OF_ONE_KIND:
                rest = _("同类情况另有{count}处，没有逐一列出。", count=count - _OF_ONE_KIND)
                self._notices.append(Notice(kind, rest))
        return tuple(sorted(self._notices, key=lambda one: one.start))

    def _tell_comments(self, text: str) -> None:
        for one in self.comments.values():
            end = one.end if one.end is not None else one.start or 0
            start = one.start if one.start is not None else end
            message = _(
                "文件里已有{author}的批注：{text}", author=one.author or _("佚名"), text=one.text[:_QUOTED]
            )
            self.notice(NoticeKind.COMMENT, message, text[start:end], start, end)

    def _tell_insertions(self, text: str) -> None:
        if not self._inserted:
            return
        start, end = self._inserted[0]
        message = _("文件里有{count}处修订插入，按已接受审查。", count=len(self._inserted))
        self.notice(NoticeKind.TRACKED_INSERTION, message, text[start:end], start, end)


_DELETED = _("这些文字已在修订中删除，按已接受审查，不算合同内容。")
_PRIVATE = _("这个字符没有通用的字形，换一台电脑可能显示成别的字：请改用通用的字。")
_REVERSED = _("这些文字被设成从右向左显示，纸上看到的顺序与文件里的不同：请核对。")
_ABOVE = _("这是写在文字上方的注音，没有作为正文审查。")
