"""What a downloaded document is called."""

from __future__ import annotations

import unicodedata
from urllib.parse import quote

from formgen.messages import _

from .language import say

LONGEST = 60
CHECKLIST, PACKET = "checklist", "packet"
REFUSED = set('<>:"/\\|?*')
"""Characters that some file system does not take."""


def paper_name(name: str, form: str, title: str, *, final: bool) -> str:
    """A name that an office would give the document *name* of a draft: 征求意见函·示例合同（草稿）.docx.

    :param form: the title of its form; :param title: what the draft is called, empty where no file may say so.
    """
    stem, _dot, ending = name.rpartition(".")
    kinds = {CHECKLIST: _("缺项清单"), PACKET: _("成套材料")}
    listed = say(kinds[stem]) if stem in kinds else ""
    called = "·".join(filter(None, (say(form), plain_name(title), listed)))
    return f"{called}{'' if final or stem == PACKET else say(_('（草稿）'))}.{ending}"


def disposition(plain: str, name: str, *, inline: bool) -> str:
    """The header that names a download: *name* for browsers, and in ASCII *plain* for clients that read no other.

    Left to itself, the ASCII name would be what remains of a Chinese one: ``.docx``, a hidden file.
    """
    shown = "inline" if inline else "attachment"
    return f"{shown}; filename={plain}; filename*=UTF-8''{quote(name, safe='')}"


def plain_name(title: str) -> str:
    """*title* without what no file name carries: controls, marks of direction, separators of folders."""
    kept = (" " if one in REFUSED or unicodedata.category(one)[0] in "CZ" else one for one in title)
    return " ".join("".join(kept).split())[:LONGEST].strip(" .")
