"""The pages that a packet adds: cover and contents, pages for what is not there, the numbers.

Word files like every paper, so that they come out in the same fonts; each is made and converted once.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from formgen.messages import _
from formgen.packets.contents import ATTACHMENT, CHECKLIST, PAPER, Elsewhere, Lacking
from formgen.rendering.documents import installed
from formgen.rendering.docx import render
from formgen.rendering.properties import Properties

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from formgen.packets.contents import Entry, Packet

Words = dict[str, Any]
FRONT, LACKING, NUMBERS = "packet_front.docx", "packet_lacking.docx", "packet_numbers.docx"
MOST_LISTED = 12
"""Names on the cover; the contents have them all."""
LONGEST_LISTED = 34
"""Characters of a name on the cover, so that it stays on its line."""
LACKS = _("缺件")
WITHOUT_PAGE = "—"
ADVICE = _("补齐以后，请把本页换成该材料，或者重新生成整套材料。")


def front(packet: Packet, pages: Sequence[int]) -> bytes:
    """Cover and contents; *pages* are the numbers on which the entries begin, 0 for what has none."""
    numbered = list(_numbered(packet.entries))
    rows = [
        _row(entry, number, page) for entry, number, page in zip(packet.entries, numbered, pages, strict=True)
    ]
    words = {
        "title": packet.title,
        "subject": packet.subject,
        "facts": _facts(packet),
        "listed": _listed(packet, numbered),
        "gaps": _gaps(packet),
        "rows": rows,
        "notes": [str(_("页码为全套连续编号，印在每页右下角；文书自身的页码不变。"))],
    }
    return _made(FRONT, words, str(_("{title}：封面和目录", title=packet.title)))


def lacking(sheets: Sequence[Lacking]) -> bytes:
    """A page for each material that is not there."""
    words = [
        {"title": one.title, "wanted_by": one.wanted_by, "why": one.why, "advice": str(ADVICE)}
        for one in sheets
    ]
    return _made(LACKING, {"sheets": words}, str(_("缺件页")))


def numbers(count: int) -> bytes:
    """Strips of paper with the numbers of *count* pages, one to a page."""
    said = [str(_("总第 {page} 页／共 {count} 页", page=page, count=count)) for page in range(1, count + 1)]
    return _made(NUMBERS, {"sheets": said}, str(_("页码")))


def _made(name: str, words: Words, title: str) -> bytes:
    """A Word file that carries a fingerprint of its words, as conversion asks for one."""
    mark = hashlib.sha256(json.dumps([name, words]).encode()).hexdigest()
    return render(installed(name), words, Properties(title=title, keywords=mark))


def _numbered(entries: Sequence[Entry]) -> Iterator[str]:
    """1, 2, 3… for papers, 附1, 附2… for what is attached or ought to be; a checklist has its paper's."""
    papers = others = 0
    for one in entries:
        kind = getattr(one, "kind", ATTACHMENT)
        if kind == PAPER:
            papers += 1
            yield str(papers)
        elif kind == CHECKLIST:
            yield ""
        else:
            others += 1
            yield str(_("附{number}", number=others))


def _row(entry: Entry, number: str, page: int) -> Words:
    inner = getattr(entry, "kind", "") == CHECKLIST
    remark = str(LACKS) if isinstance(entry, Lacking) else entry.remark
    shown = str(page) if page else WITHOUT_PAGE
    return {
        "no": number,
        "name": f"　　{entry.title}" if inner else entry.title,
        "remark": remark,
        "page": shown,
    }


def _facts(packet: Packet) -> list[Words]:
    counted = _(
        "文书{papers}份，附件{attachments}份{lacking}",
        papers=len(packet.of(PAPER)),
        attachments=len(packet.of(ATTACHMENT)),
        lacking=_("，缺件{count}项", count=len(packet.lacking)) if packet.lacking else "",
    )
    rows = [(packet.applicant_label, packet.applicant), (_("日期"), str(_("{day}", day=packet.day)))]
    rows = [*rows, (_("份数"), str(counted))]
    return [{"label": str(label), "value": value} for label, value in rows if value]


def _listed(packet: Packet, numbered: Sequence[str]) -> list[str]:
    named = [
        f"{number}．{_short(entry.title)}"
        for entry, number in zip(packet.entries, numbered, strict=True)
        if getattr(entry, "kind", "") in (PAPER, ATTACHMENT)
    ]
    if len(named) <= MOST_LISTED:
        return named
    return [*named[: MOST_LISTED - 1], str(_("……共{count}份，见目录", count=len(named)))]


def _short(title: str) -> str:
    return title if len(title) <= LONGEST_LISTED else f"{title[: LONGEST_LISTED - 1]}…"


def _gaps(packet: Packet) -> str:
    parts = [
        str(_("缺件：{names}。", names=[one.title for one in packet.lacking])) if packet.lacking else "",
        str(_("另行提交：{names}。", names=elsewhere)) if (elsewhere := _elsewhere(packet)) else "",
    ]
    return "".join(parts)


def _elsewhere(packet: Packet) -> list[str]:
    return [one.title for one in packet.entries if isinstance(one, Elsewhere)]
