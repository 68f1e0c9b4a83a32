"""What a contract has besides clauses: its table of contents, its annexes, its signatures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from formgen.clauses.party_roles import ROLE
from formgen.clauses.patterns import expression
from formgen.clauses.tree_titles import is_title

if TYPE_CHECKING:
    from formgen.clauses.tree_lines import Line

_LEADER = expression(r"(?:[.…·．。_-]{3,}|(?:\s?[.…·]){4,}|\t+|\s{3,})\s*(?:[0-9]{1,4}|[IVXivx]{1,5})\s*$")
_CONTENTS = expression(r"目\s*[录次]|(?i:table of )?(?i:contents)")
_MANY_CONTENTS = 150
_ANNEX = expression(
    r"(?P<number>(?:合同)?附\s?(?:件|表|录|页)\s?(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2}(?![0-9])|[A-Z](?![A-Za-z]))?)|"
    r"(?P<english>(?i:annex|appendix|schedule|exhibit)\s(?:[0-9]{1,2}|[A-Z])\b)"
)
_ANNEX_GOES_ON = expression(r"\s*[:.、—-]*\s*(?P<title>\S.*)?$")
_SUPPLEMENT = expression(
    r"(?P<title>(?!本|该|依据|根据|按|签订|另行|原|与|的)[一-龥A-Za-z0-9《》()（）“”\"、-]{0,40}(?:补充|变更|解除)(?:协议|合同)(?:书)?"
    r"(?:\s?[(（]?[一二三四五六七八九十0-9]{1,2}[)）]?)?(?:\s?[(（][^)）]{1,8}[)）])?)"
)
_SEAL = "盖?章|签章|公章|签字|签名|合同专用章|盖公章|印章|(?i:seal|stamp|signature)"
_SIGNED = expression(
    rf"(?:{ROLE})(?:\s?[(（][^)）]{{1,10}}[)）])?[^。;]{{0,40}}?[(（][^)）]{{0,14}}(?:{_SEAL})[^)）]{{0,10}}[)）]|"
    rf"(?:{ROLE})\s?(?:{_SEAL})\s?[:]|"
    rf"[(（]?(?:以下|本页)无正文[^。]{{0,40}}$|.{{0,40}}(?:签署页|签字页|签章页|签字盖章页)[)）]?$|"
    rf"(?:各方|双方)?(?:签字盖章|签署栏|签章栏|签字栏|签章处|合同签署)[:]?$|IN WITNESS WHEREOF"
)
_SIGNS = expression(
    r"(?:日\s*期|签订(?:日期|时间)|签约(?:日期|时间)|签署日期|年\s{0,8}月\s{0,8}日|[0-9]{4}年|法定代表人|授权代表|委托代理人|"
    r"负责人|代表人?)[^。]{0,40}$|盖章|签字"
)
_PARTY_LINE = expression(rf"(?:{ROLE})(?:\s?[(（][^)）]{{1,12}}[)）])?\s?[:]")


def contents(lines: list[Line]) -> set[int]:
    """Which of *lines*, by place, belong to a table of contents."""
    found = {place for place, line in enumerate(lines) if len(line.text) < 80 and _LEADER.search(line.text)}
    for place, line in enumerate(lines):
        if _CONTENTS.fullmatch(line.text):
            found |= _listed(lines, place)
    return found


def _listed(lines: list[Line], title: int) -> set[int]:
    """The lines behind the title 目录 that come again further on."""
    after = lines[title + 1 : title + 1 + _MANY_CONTENTS]
    later: dict[str, int] = {}
    for place, line in enumerate(lines[title + 1 :]):
        later[_bare(line.text)[:12]] = place
    listed = {title}
    for place, line in enumerate(after):
        if len(line.text) > 60 or later.get(_bare(line.text)[:12], place) <= place:
            break
        listed.add(title + 1 + place)
    return listed


def _bare(text: str) -> str:
    return re.sub(r"[\s.…·]|[0-9]+$", "", text)


def annex(line: str) -> tuple[str, str, int] | None:
    """Number, title and the place behind them, where *line* can be the heading of an annex."""
    found = _ANNEX.match(line)
    if not found:
        return None
    goes_on = _ANNEX_GOES_ON.match(line, found.end())
    title = ((goes_on and goes_on.group("title")) or "").strip()
    joined = line[found.end() : found.end() + 1]
    bare = not re.search(r"[一二三四五六七八九十0-9A-Z]$", found.group())
    plain = title.strip("《》()（）")
    if title and (not is_title(plain) or re.match("[0-9一二三四五六七八九十]{1,2}[.、]", title)):
        return None
    # 附件一为本合同组成部分 runs on; 附件一 服务清单 and 附件一：服务清单 do not.
    if title and (bare or re.match("[为是中所与和、及的内到至]", joined)):
        return None
    if bare and line.rstrip().endswith(":"):
        return None
    return found.group(), plain, len(line)


def supplement(line: str) -> str:
    """The title, where *line* is the title of a supplementary agreement."""
    found = _SUPPLEMENT.fullmatch(line)
    return found.group("title") if found else ""


def is_signed(line: str) -> bool:
    """Whether a signature block begins with *line*: 甲方（盖章）, （以下无正文）."""
    return len(line) < 120 and bool(_SIGNED.match(line))


def may_sign(lines: list[Line], place: int) -> bool:
    """Whether the parties are named at *place* of *lines* in order to sign, though no seal is spoken of."""
    if not _PARTY_LINE.match(lines[place].text) or len(lines[place].text) > 80:
        return False
    after = lines[place : place + 8]
    return any(_SIGNS.search(line.text) for line in after) and all("。" not in line.text for line in after)
