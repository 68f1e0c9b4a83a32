"""Which free fonts stand for the faces that official documents are set in: data, in order of preference.

A genuine face wins where the machine has it. After the named fonts always come Noto Serif and Noto
Sans CJK, which draw the rare characters of names that the smaller fonts lack.
"""

from __future__ import annotations

from dataclasses import dataclass

FACES = {
    "仿宋": "Formgen Fangsong",
    "楷体": "Formgen Kaiti",
    "小标宋": "Formgen Biaosong",
    "宋体": "Formgen Song",
    "黑体": "Formgen Heiti",
}
"""The families that are made here (:mod:`.made`), by the face that each stands for."""

LACKING = "Formgen Lacking"
"""The font of last resort (:mod:`.lacking`): a square for whatever no other draws."""
TEXT = FACES["宋体"]
SERIF = "Noto Serif CJK SC"
SANS = "Noto Sans CJK SC"
SOURCES = {
    FACES["仿宋"]: "FandolFang",
    FACES["楷体"]: "FandolKai",
    FACES["小标宋"]: f"{SERIF} Bold",
    FACES["宋体"]: SERIF,
    FACES["黑体"]: SANS,
}
"""The free fonts that they are made from."""


@dataclass(frozen=True)
class Substitute:
    """The *families* that stand for a face under each of its *names*, the likeliest first.

    :param package: brings what the first but one is, which the first is made from.
    :param bold: that the second but not the first has to be asked for in bold.
    :param has_bold: that the second but not the first has a bold of its own, which bold text is drawn with.
    """

    face: str
    names: tuple[str, ...]
    families: tuple[str, ...]
    package: str
    bold: bool = False
    has_bold: bool = False


SUBSTITUTES = (
    Substitute(
        "仿宋",
        ("仿宋_GB2312", "仿宋", "FangSong_GB2312", "FangSong", "STFangsong", "华文仿宋", "方正仿宋_GBK"),
        (FACES["仿宋"], "FandolFang", TEXT, SERIF),
        "texlive-lang-chinese",
    ),
    Substitute(
        "楷体",
        ("楷体_GB2312", "楷体", "KaiTi_GB2312", "KaiTi", "STKaiti", "华文楷体", "方正楷体_GBK"),
        (FACES["楷体"], "FandolKai", "LXGW WenKai", TEXT, SERIF),
        "texlive-lang-chinese",
    ),
    Substitute(
        "小标宋",
        ("方正小标宋简体", "方正小标宋_GBK", "小标宋", "FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05"),
        (FACES["小标宋"], SERIF),
        "fonts-noto-cjk",
        bold=True,  # the regular weight is too light for a title
    ),
    Substitute(
        "宋体",
        ("宋体", "SimSun", "NSimSun", "新宋体", "STSong", "华文中宋"),
        (TEXT, SERIF),
        "fonts-noto-cjk",
        has_bold=True,
    ),
    Substitute(
        "黑体",
        ("黑体", "SimHei", "STHeiti", "方正黑体_GBK", "微软雅黑", "Microsoft YaHei", "等线", "DengXian"),
        (FACES["黑体"], SANS),
        "fonts-noto-cjk",
        has_bold=True,
    ),
    Substitute("Times", ("Times New Roman", "Times"), ("Liberation Serif",), "fonts-liberation"),
    Substitute("Arial", ("Arial", "Helvetica"), ("Liberation Sans",), "fonts-liberation"),
)
