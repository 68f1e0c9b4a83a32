"""What parties agree in a contract, told from what merely frames it: heads, feet, blanks to sign in, gaps."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from formgen.reading import BlockKind

if TYPE_CHECKING:
    from formgen.clauses import Contract
    from formgen.service.comparing import Piece

BESIDE = (BlockKind.HEADER, BlockKind.FOOTER, BlockKind.TEXT_BOX)
"""A watermark is a text box or stands in the header."""
GAP = "【待补充"
NO_WORD = re.compile(r"[\s0-9\W_年月日]+")
PAGE = re.compile(r"\s*[-—–第]?\s*[0-9]+\s*(?:页\s*)?(?:[/／共，,]\s*共?\s*[0-9]+\s*页?)?\s*[-—–]?\s*")
SIGNED = re.compile(
    r"(?:(?:甲|乙|丙|丁|委托|受托|出租|承租|买|卖|采购|供应)方|采购人|供应商|法定代表人|负责人|授权代表|委托代理人"
    r"|签字|签名|签章|盖章|公章|签署|签订|日期|时间|地点|代表|或|人|[（()）/、：:\s_＿年月日])+"
)
"""A line of the place to sign: nothing but who signs, where and when."""
SENTENCE = re.compile(r"[。；，]")
LONGEST_FRAME = 100
"""Characters: longer lines are agreed, whatever they look like."""


def is_said(contract: Contract, piece: Piece) -> bool:
    """Whether *piece* is agreed: no head or foot, no page number, no place to sign, no gap, no scrap of a table."""
    at = bisect_right(contract.blocks, piece.start, key=lambda one: one.start) - 1
    block = contract.blocks[at] if at >= 0 else None
    if block is not None and block.kind in BESIDE:
        return False
    if GAP in piece.words or (block is not None and block.cell and not SENTENCE.search(piece.words)):
        return False
    line = " ".join(piece.words.split())
    framing = (one.fullmatch(line) for one in (PAGE, SIGNED, NO_WORD))
    return len(line) > LONGEST_FRAME or not any(framing)
