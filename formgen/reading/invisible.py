"""Characters without width, or turning the direction of writing: left out of what is judged, and told.

One in the middle of a word would keep every search from finding the word.
"""

from __future__ import annotations

import re

from formgen.messages import _
from formgen.reading.document import Notice, NoticeKind

UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff"
    "\ufff9-\ufffb\uffa0\U000e0000-\U000e007f]+"
)
MOST_TOLD = 50
"""Notices above this number are counted, not listed."""
_CONTEXT = 8


def told(text: str, found: list[tuple[int, str]]) -> list[Notice]:
    """The notices about characters left out of *text*: for each, where it stood, and it."""
    notices = [_about(text, at, characters) for at, characters in found[:MOST_TOLD]]
    if len(found) > MOST_TOLD:
        more = _("还有{count}处看不见的控制字符，审查时已略去。", count=len(found) - MOST_TOLD)
        notices.append(Notice(NoticeKind.INVISIBLE, more))
    return notices


def _about(text: str, at: int, characters: str) -> Notice:
    codes = "、".join(dict.fromkeys(f"U+{ord(one):04X}" for one in characters[:_CONTEXT]))
    message = _(
        "这里有看不见的控制字符（{codes}），审查时已略去：请从文件里删除，以免文字被它们隔断。",
        codes=codes,
    )
    around = text[max(0, at - _CONTEXT) : at + _CONTEXT].replace("\n", " ")
    return Notice(NoticeKind.INVISIBLE, message, around, at, at)
