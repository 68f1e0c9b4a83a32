"""Which font draws which face in the PDFs of this installation, and the faces that are made for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from formgen.messages import Message, _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formgen.rendering.fonts import Face


@dataclass(frozen=True)
class Substitution:
    """A *face* as typographers call it, its *names* in documents, the *family* that draws it, and how."""

    face: str
    names: tuple[str, ...]
    family: str
    how: Message


def substitutions() -> list[Substitution]:
    """Every Chinese face that official documents name, and what draws it here.

    :raises formgen.errors.PartMissing: without fontconfig or without any Chinese font.
    """
    from formgen.rendering import fonts  # noqa: PLC0415 - asks the system about its fonts

    chinese = (one for one in fonts.check() if not one.name.isascii())
    return [Substitution(one.name, one.names, one.family, _how(one)) for one in chinese]


def _how(face: Face) -> Message:
    if not face.intended:
        return _("没有安装 {package}，暂以此代替：请运行 make setup", package=face.package)
    if face.made:
        return _("由 {source} 转成 TrueType：PDF 更小，同一份文书每次转出的 PDF 相同", source=face.source)
    if face.family in face.names:
        return _("本机装有这种字体")
    return _("直接使用；运行 formgen fonts --make 转成 TrueType 后，PDF 更小，每次相同")


def make() -> Iterator[tuple[str, Message]]:
    """Make the faces that are not there yet; each family with what became of it."""
    from formgen.rendering.fonts.made import make_faces  # noqa: PLC0415 - loads fontTools

    for one in make_faces():
        if one.source is None:
            yield one.family, _("没有找到它的字体文件：请运行 make setup")
        elif one.is_new:
            yield one.family, _("已由 {file} 转成", file=one.source.name)
        else:
            yield one.family, _("已经有了")
