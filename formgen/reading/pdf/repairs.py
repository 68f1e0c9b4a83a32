"""Characters that only look like the right ones: fonts name a radical where the character was meant."""

from __future__ import annotations

import unicodedata

_SUPPLEMENT = dict(
    zip(
        "⺁⺄⺈⺊⺌⺍⺎⺕⺘⺙⺛⺝⺟⺠⺡⺣⺦⺧⺩⺬⺮⺯⺰⺲⺳⺶⺷⺸⺹⺺⺻⺼⺽⺾⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻲⻳",
        "厂乙刀卜小小兀彐扌攵无月母民氵灬丬牛王示竹糸纟网网羊羊羊耂肀聿月臼艹艹虎衤西西见角角讠贝车辶辶辶阝钅長镸长门阝雨青韦页风飞食食食饣首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙亀龟",
        strict=True,
    )
)
"""Of the block of radical forms, which the standard does not fold, those that stand for a character."""
RADICALS = (0x2E80, 0x2FDF)
COMPATIBLE = ((0xF900, 0xFAFF), (0x2F800, 0x2FA1F))


def _meant(code: int) -> str:
    one = chr(code)
    return _SUPPLEMENT.get(one) or unicodedata.normalize("NFKC", one)


_TABLE = {
    code: _meant(code)
    for first, last in (RADICALS, *COMPATIBLE)
    for code in range(first, last + 1)
    if len(_meant(code)) == 1 and _meant(code) != chr(code)
} | {0xFFFE: "\x02"}
# PDFium writes a hyphen at the end of a line in either of two ways.


def repaired(text: str) -> str:
    """*text* with each look-alike as the character that was meant; as long as before."""
    return text.translate(_TABLE)
