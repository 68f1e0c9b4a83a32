"""What a reviewer is told about a PDF besides its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.messages import _
from formgen.reading.document import Notice, NoticeKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from formgen.reading.pdf.furniture import Furniture
    from formgen.reading.pdf.pages import Page

LEAST_TEXT = 4
"""Characters; a page with fewer beside its picture is a picture."""
QUOTED = 200
MOST_TOLD = 100
SHOWN = 20
"""So many pages are numbered in a sentence."""


def about_pages(pages: Sequence[Page]) -> Iterator[Notice]:
    """Pages without text, pages whose text was recognised from a picture, characters that were repaired."""
    bare = [one.number + 1 for one in pages if one.picture and len("".join(one.text.split())) < LEAST_TEXT]
    if bare:
        said = _(
            "第{pages}页只有图片，没有文字，没有读：请另行核对，或者先做文字识别（OCR）。", pages=_some(bare)
        )
        yield Notice(NoticeKind.PICTURES, said)
    recognised = [one.number + 1 for one in pages if one.recognised]
    if recognised:
        said = _(
            "第{pages}页是扫描图片，文字由软件识别得来，可能有错字：请对照图片核对。", pages=_some(recognised)
        )
        yield Notice(NoticeKind.PICTURES, said)
    count = sum(one.repaired for one in pages)
    if count:
        said = _("有{count}个字在 PDF 里用了形近的部首或兼容字（如“⾄”），已经按正常的字读出。", count=count)
        yield Notice(NoticeKind.HEALED, said)


def about_furniture(extra: Furniture) -> Iterator[Notice]:
    """Running heads, feet and page numbers that were taken out of the text."""
    kept = [one.text for one in (*extra.heads, *extra.feet)]
    if kept:
        said = _("每页重复的页眉、页脚已从正文中取出，列在最后。")
        yield Notice(NoticeKind.HEALED, said, "\n".join(kept)[:QUOTED])
    elif extra.out:
        yield Notice(NoticeKind.HEALED, _("页码已从正文中去掉。"))


def about_hidden(text: str, hidden: Sequence[tuple[int, int]]) -> Iterator[Notice]:
    """Words that are in the file and not to be seen on the page."""
    for start, end in hidden[:MOST_TOLD]:
        said = _("这段文字在页面上看不见（透明、白色或极小），但读入了审查：请核对是否应当保留。")
        yield Notice(NoticeKind.HIDDEN, said, text[start:end][:QUOTED], start, end)
    if len(hidden) > MOST_TOLD:
        more = _("还有{count}处看不见的文字。", count=len(hidden) - MOST_TOLD)
        yield Notice(NoticeKind.HIDDEN, more)


def _some(numbers: Sequence[int]) -> list[str]:
    shown = [str(one) for one in numbers[:SHOWN]]
    return [*shown, "……"] if len(numbers) > SHOWN else shown
