"""Whether the faces of official documents are there, asked before the first conversion."""

from __future__ import annotations

from dataclasses import dataclass

from formgen.errors import PartMissing
from formgen.messages import _
from formgen.rendering.fonts.fontconfig import ask
from formgen.rendering.fonts.substitutes import FACES, SOURCES, SUBSTITUTES, Substitute


@dataclass(frozen=True)
class Face:
    """A face that documents ask for, and the family that draws it on this machine.

    *intended* is False where another font stands in because *package* is not installed; *names* are
    those it goes by in documents. *made* says whether it is drawn by a TrueType font that was made here
    (:mod:`.made`), and *source* from which.
    """

    name: str
    family: str
    intended: bool
    package: str
    names: tuple[str, ...] = ()
    made: bool = False
    source: str = ""


def check() -> list[Face]:
    """The faces and what draws them; :class:`formgen.errors.PartMissing` without any Chinese font.

    Without one, LibreOffice converts all the same, to a PDF of wrong characters.
    """
    if not ask("fc-list", ":lang=zh-cn", "file").strip():
        raise PartMissing(
            _(
                "没有中文字体，生成的 PDF 会缺字：请运行 make setup，或者安装 {package} 软件包；"
                "DOCX 文件照常可以下载。",
                package="fonts-noto-cjk",
            )
        )
    return [_face(one) for one in SUBSTITUTES]


def _face(substitute: Substitute) -> Face:
    matched = ask("fc-match", "--format", "%{family}", substitute.names[0]).split(",")
    wanted = {*substitute.names, *substitute.families[:2]}
    return Face(
        substitute.face,
        matched[0],
        intended=bool(wanted & set(matched)),
        package=substitute.package,
        names=substitute.names,
        made=matched[0] in FACES.values(),
        source=SOURCES.get(matched[0], ""),
    )
