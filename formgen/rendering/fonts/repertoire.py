"""Which characters a face that is made here must hold: data, each set with its standard.

What a face does not hold is drawn by the next font in line, rune by rune; what none holds is named to the user.
"""

from __future__ import annotations

from functools import lru_cache

OF_1993 = range(0x4E00, 0x9FA6)
"""The 20,902 CJK Unified Ideographs of Unicode 1.1, which GB 13000.1-93 took over."""
HANGUL = range(0xAC00, 0xD7B0)
SIGNS = (range(0x20, 0x3400), range(0xF900, 0xFB00), range(0xFE10, 0xFE70), range(0xFF00, 0xFFF0))
"""Letters, figures, punctuation, forms and compatibility characters."""

RARE = (
    # Names of persons and places outside the unified block, most of them in the third level of the Table of
    # General Standard Chinese Characters (通用规范汉字表, 2013), the others seen in registers of persons.
    "㑇㑊㕮㘎㙍㙘㙦㛃㛚㛹㟃㠇㠓㤘㥄㧐㧑㧟㫰㬊㬎㬚㭎㭕㮾㰀㳇㳘㳚㴔㵐㶲㸆㸌㺄㻬㽏㿠䁖䂮䃅䃎䅟䌹䎃䎖䏝䏡䏲䐃䓖䓛䓨䓫䓬"
    "䗖䗛䗪䗴䜣䝙䢺䢼䣘䥽䦃䲟䲠䲢䴓䴔䴕䴖䴗䴘䴙䶮㼆㐂㛂㛓㜣㝛㮣㷸"
    "𠅤𠙶𠳐𡎚𡐓𣗋𣲗𣲘𣸣𤧛𤩽𤫉𥔲𥕢𥖨𥻗𦈡𦒍𦙶𦝼𦭜𦰡𧿹𨐈𨙸𨚕𨟠𨭉𨱇𨱏𨱑𨱔𨺙𩽾𩾃𩾌𪟝𪣻𪤗𪨰𪨶𪩘𪾢𫄧𫄨𫄷𫄸𫇭𫌀𫍣𫍯𫍲𫍽"
    "𫐄𫐐𫐓𫑡𫓧𫓯𫓶𫓹𫔍𫔎𫔶𫖮𫖯𫖳𫗧𫗴𫘜𫘝𫘦𫘧𫘨𫘪𫘬𫚕𫚖𫚭𫛭𫞩𫟅𫟦𫟹𫟼𫠆𫠊𫠜𫢸𫫇𫭟𫭢𫭼𫮃𫰛𫵷𫶇𫷷𫸩𬀩𬀪𬂩𬃊𬇕𬇙𬇹𬉼𬊈𬊤𬌗𬍛𬍡𬍤"
    "𬒈𬒔𬒗𬕂𬘓𬘘𬘡𬘩𬘫𬘬𬘭𬘯𬙂𬙊𬙋𬜬𬜯𬞟𬟁𬟽𬣙𬣞𬣡𬣳𬤇𬤊𬤝𬨂𬨎𬩽𬪩𬬩𬬭𬬮𬬱𬬸𬬹𬬻𬬿𬭁𬭊𬭎𬭚𬭛𬭤𬭩𬭬𬭯𬭳𬭶𬭸𬭼𬮱𬮿𬯀𬯎𬱖𬱟𬳵"
    "𬳶𬳽𬳿𬴂𬴃𬴊𬶋𬶍𬶏𬶐𬶟𬶠𬶨𬶭𬶮𬷕𬸘𬸚𬸣𬸦𬸪𬹼𬺈𬺓𠮷"
)


@lru_cache(maxsize=1)
def gb2312() -> str:
    """Every character of GB/T 2312-1980: 6,763 Chinese characters and 682 signs."""
    rows = (bytes((high, low)) for high in range(0xA1, 0xF8) for low in range(0xA1, 0xFF))
    return "".join(pair.decode("gb2312", "ignore") for pair in rows)


def in_text(point: int) -> bool:
    """Whether the face of running text takes *point* over: all there is but Korean syllables.

    It stands in for the faces that lack a character, and only if it has all that its source has, it is
    taken for them rather than its source.
    """
    return point not in HANGUL


def in_headings(point: int) -> bool:
    """Whether a face of titles and headings takes *point* over."""
    return any(point in block for block in SIGNS) or point in _headings()


@lru_cache(maxsize=1)
def _headings() -> frozenset[int]:
    return frozenset({*map(ord, gb2312()), *map(ord, RARE)})
