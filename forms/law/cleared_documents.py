"""关于公布规范性文件清理结果的通知（罗府办规〔2018〕11号）, and what later acts repealed.

A contract that rests on a document which no longer holds rests on nothing. A document is known by its
number alone: names are often alike.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from formgen.law import Act, part
from formgen.messages import _
from formgen.rules import WARN, Match, Problem, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formgen.clauses import Text
    from formgen.messages import Message

CLEARED_ON = date(2018, 12, 17)

ACT = Act(
    prefix="NC",
    number="罗府办规〔2018〕11号",
    title="深圳市罗湖区人民政府办公室关于公布规范性文件清理结果的通知",
    issued=CLEARED_ON,
    effective=CLEARED_ON,
)

REPEALED = _("废止")
LAPSED = _("失效")


@dataclass(frozen=True)
class Cleared:
    """A document that no longer holds: how it ended, since which day, and by what."""

    number: str
    name: str
    fate: Message
    since: date
    source: str

    @property
    def pattern(self) -> str:
        """Its number with whatever brackets and spaces people write."""
        organ, year, serial = re.split("[〔〕]", self.number.removesuffix("号"))
        spaced = r"\s*".join(organ)
        return rf"{spaced}\s*[〔［\[（(【]\s*{year}\s*[〕］\]）)】]\s*第?\s*{serial}\s*号"


def _by_notice(number: str, name: str, fate: Message) -> Cleared:
    return Cleared(number, name, fate, CLEARED_ON, ACT.number)


CLEARED = (
    Cleared(
        "罗府办规〔2020〕10号",
        "深圳市罗湖区临时用地和临时建筑管理办法",
        REPEALED,
        date(2024, 1, 22),
        "罗府办规〔2024〕1号第二十七条",
    ),
    Cleared(
        "罗府办规〔2019〕7号",
        "社区股份公司兼职消防队伍建设与管理办法",
        REPEALED,
        date(2024, 1, 22),
        "罗府办规〔2024〕2号第四十四条",
    ),
    Cleared(
        "罗府办规〔2020〕8号",
        "深圳市罗湖区信息化项目管理办法",
        REPEALED,
        date(2024, 2, 5),
        "罗府办规〔2024〕3号第三十五条",
    ),
    Cleared(
        "罗府〔2014〕40号",
        "深圳市罗湖区政府合同管理办法",
        REPEALED,
        date(2018, 12, 4),
        "罗府规〔2018〕6号第七十八条",
    ),
    _by_notice("罗府办〔2015〕4号", "深圳市罗湖区政府投资建设工程定标人员库管理办法（暂行）", REPEALED),
    _by_notice("罗府办〔2015〕7号", "深圳市罗湖区政府投资小额建设工程预选承包商管理规定（试行）", REPEALED),
    _by_notice("罗府办〔2015〕9号", "深圳市罗湖区政府投资重大设计项目招标工作办法（暂行）", REPEALED),
    _by_notice("罗府规〔2017〕2号", "深圳市罗湖区城市更新实施办法（试行）", REPEALED),
    _by_notice("罗府规〔2017〕3号", "罗湖区产业转型升级专项资金管理办法", REPEALED),
    _by_notice("罗府办规〔2017〕11号", "深圳市罗湖区临时建筑审批管理暂行办法", REPEALED),
    _by_notice("罗府〔2012〕14号", "深圳市罗湖区审计监督规定", LAPSED),
    _by_notice("罗府办〔2014〕31号", "深圳市罗湖区鼓励社会资金投资建设市政道路补贴办法（试行）", LAPSED),
    _by_notice("罗府办〔2014〕33号", "深圳市罗湖区立体绿化实施试行办法", LAPSED),
    _by_notice("罗府办规〔2016〕2号", "罗湖区城市更新重点项目认定办法（试行）", LAPSED),
)
"""Repealed and lapsed documents, in the order of the catalogue; those only revised still hold."""

WIDTHS = str.maketrans("０１２３４５６７８９", "0123456789")
SAID_TO_BE_CLEARED = re.compile(r"[^。；\n]{0,12}(?:废止|失效)")
"""A text that says itself that the document no longer holds does not rest on it."""


@rule(ACT, "NC-1-1", part("一、二"), severity=WARN)
def documents_cited_still_hold(text: Text, law_day: date) -> list[Problem]:
    """现决定将6个规范性文件予以废止，4个规范性文件予以宣布失效，2个规范性文件予以修订。"""
    cited = ((one, tuple(_citations(one, text))) for one in CLEARED if one.since <= law_day)
    return [_problem(one, places) for one, places in cited if places]


def _citations(document: Cleared, text: Text) -> Iterator[Match]:
    for segment in text.segments:
        # Digits of both widths are one character each, so every offset stays what it was.
        written = segment.text.translate(WIDTHS)
        for found in re.finditer(document.pattern, written):
            if not SAID_TO_BE_CLEARED.match(written, found.end()):
                start, end = found.span()
                yield Match(segment.field, segment.text[start:end], start, end)


def _problem(document: Cleared, places: tuple[Match, ...]) -> Problem:
    said = _(
        "引用的《{name}》（{number}）已{fate}（{source}，{since}起）：请改引现行文件，或删去。",
        name=document.name,
        number=document.number,
        fate=document.fate,
        source=document.source,
        since=document.since,
    )
    fields = tuple(dict.fromkeys(place.field for place in places if place.field))
    return Problem(fields, said, matches=places)
