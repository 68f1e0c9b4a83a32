"""What people call the files of their contracts, and whether two of them seem to be of one contract."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from formgen.messages import _

if TYPE_CHECKING:
    from formgen.storage import Review

LONGEST_NAME = 200
BETWEEN = r"[\s_\-—·.（(【\[)）】\]]*"
VERSION = re.compile(
    rf"{BETWEEN}(?:v?[0-9]+|第[0-9一二三四五六七八九十]+|修订|修改|最终|定稿|终稿|送审|清洁|批注|副本|copy)[版稿本]?{BETWEEN}\Z",
    re.IGNORECASE,
)
"""What a file's name ends with when it says which version it is; there may be several such endings."""


def plain_name(name: str) -> str:
    """What a file is called, for people: no folders before it, no characters that cannot be seen."""
    own = re.split(r"[/\\]", name)[-1]
    seen = (one for one in own if unicodedata.category(one)[0] != "C")
    shown = " ".join("".join(seen).split())
    stem, dot, ending = shown.rpartition(".")
    if len(shown) > LONGEST_NAME and dot:
        shown = f"{stem[: LONGEST_NAME - 10]}….{ending[:8]}"
    return shown[:LONGEST_NAME] or str(_("未命名文件"))


def same_contract(one: Review, other: Review) -> bool:
    """Whether two reviews seem to be of one contract: the same title or file name, and the same parties."""
    mine, theirs = (set(review.summary.get("parties", ())) for review in (one, other))
    if mine and theirs and not (mine <= theirs or theirs <= mine):
        return False
    titled = one.title and _plain(one.title) == _plain(other.title)
    return bool(titled) or _stem(one.name) == _stem(other.name)


def _stem(name: str) -> str:
    """The name without its ending and without what says which version it is."""
    stem, shorter = "", name.rpartition(".")[0] or name
    while shorter and shorter != stem:
        stem, shorter = shorter, VERSION.sub("", shorter)
    return _plain(stem)


def _plain(words: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", words)).lower()
