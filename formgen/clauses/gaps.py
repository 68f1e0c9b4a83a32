"""What a template has left behind: blanks to be filled, boxes that nobody ticked, instructions to the drafter.

Lines to be signed and dated by hand are no blanks, and neither is an option list in which something is ticked.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from formgen.clauses.fold import fold
from formgen.clauses.lexicon import UNCHOSEN
from formgen.clauses.patterns import expression
from formgen.clauses.reading import readings
from formgen.clauses.spans import Taken
from formgen.clauses.tree import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formgen.clauses.contract import Contract
    from formgen.clauses.text import Match


class Gap(StrEnum):
    """A kind of gap."""

    SPACE = "space"
    """____, （    ）, an empty pair of brackets."""
    DATE = "date"
    """    年  月  日."""
    LENTICULAR = "lenticular"
    """【】."""
    CROSSES = "crosses"
    """×××, XXX, ***."""
    PENDING = "pending"
    """待定, 待补充, 另行填写."""
    TITLE = "title"
    """《》 without a name."""


_SPACE = "[ \u3000\u00a0\u2002\u2003\t]"
_GAPS = {
    Gap.DATE: (expression(f"年(?:{_SPACE}|_){{1,10}}月(?:(?:{_SPACE}|_){{1,10}}日)?"),),
    Gap.LENTICULAR: (expression(f"【(?:{_SPACE}|_|[●•*…/])*】"),),
    Gap.TITLE: (expression(f"《(?:{_SPACE}|_|…)*》"),),
    Gap.SPACE: (
        expression(f"_(?:{_SPACE}?_)+|﹍{{2,}}|[（(\\[]{_SPACE}{{2,}}[）)\\]]"),
        expression(f"{_SPACE}{{4,}}+"),
    ),
    Gap.CROSSES: (expression("[×✕Ｘ╳]{2,}|[Xx]{2,}(?![A-Za-z0-9])|\\*{3,}(?![*A-Za-z0-9])|[〇○]{3,}|某某"),),
    Gap.PENDING: (
        expression(
            "待(?:定(?!价|标|稿|额|点|期)|补充|填写|完善|确定(?=[。；;，,）)\n]|$))(?!合同|事项)|此处填写|TBD"
        ),
    ),
}
"""Each pattern begins with a character that is rare: what stands before it is looked at afterwards."""
_YEAR_BEFORE = expression(f"(?:20[0-9]{{0,2}})?(?:{_SPACE}|_){{0,10}}$")
_NOT_AFTER = {
    Gap.CROSSES: expression("[A-Za-z0-9*]$"),
    Gap.PENDING: expression("[不的]$"),
}
_COUNTED = expression("[元年月日天％%种份个，。；]")
_INTRODUCED = expression("[:：第为共计]$")
_SIGNED = expression(
    "(?:合同|协议|备案|登记)编号\\s*[:：]|签字|签章|盖章|签名|签署人|公章|签订日期|签订时间|签约日期|签署日期|签约时间|签收|骑缝|(?:授权|委托)代表[（(:：]|"
    "(?:法定代表人|负责人|经办人|代理人)[^。；\n]{0,12}[:：]|^\\s*日\\s*期\\s*[:：]|^[甲乙丙丁]方[（(:：][^\n]{0,20}章"
)
_A_FORM = expression("(?:格式|样式|样本|模板|范本|表|单|报告|证书|回执|申请书?)(?:\\([^()]*\\))?$")
_CONCLUDED = expression("签署|签订|订立")
_HAND_DATE = expression(f"(?:20[0-9]{{0,2}})?(?:{_SPACE}|_)*年(?:{_SPACE}|_)*月(?:{_SPACE}|_)*日?")
_BOX_OPEN = expression("[□☐▢\uf0a8\uf06f\uf0a3]")
_BOX_DONE = expression("[☑☒■✓✔√⊠\uf0fe\uf052]|[（(\\[【][√✓✔][）)\\]】]")
_INSTRUCTION = expression(
    "[（(\\[【〔<＜](?:[^（）()\\[\\]【】〔〕<>＜＞\n]{0,14}?)(?:"
    "请(?:填写|填入|根据|按照?|选择|勾选|在此|删除|注明|补充|自行|参照|列明|明确)|此处(?:填|写|应|需|请)|填写说明|填表说明|"
    "(?:根据|按照?|视)(?:项目)?(?:实际|具体|项目|项目实际)情况(?:填写|选择|修改|调整|约定|确定|删减|增减|补充|描述)?|"
    "(?:二|三|四|多)选[一择]|选填|必填|可选项?|择一(?:填写|适用|选择)|不适用(?:的|请|则)?删除|如不适用|"
    "备选条款|参考(?:表述|条款|文本)|编者[按注]|起草(?:说明|提示)|使用说明|填写示例|示例[:：]|待填|请打[√勾]|"
    "注[:：][^（）()\\[\\]【】〔〕\n]{0,30}?(?:填写|删除|选择|修改|调整|替换|勾选)"
    ")[^（）()\\[\\]【】〔〕<>＜＞\n]{0,80}[）)\\]】〕>＞]"
)
_MOST_BETWEEN_BOXES = 80
_LEAST_BOXES = 2


def gaps(contract: Contract) -> dict[Gap, tuple[Match, ...]]:
    """The gaps in *contract* by kind, each kind in order of place; none counts twice."""
    words = contract.words
    found: dict[Gap, tuple[Match, ...]] = {}
    said: list[tuple[int, int]] = []
    by_hand = [*_signature_parts(contract), *_forms_for_later(contract)]
    unchosen = _unchosen(contract)
    for kind in _GAPS:
        taken = Taken(said)
        spans = [one for one in _spans(words, kind) if not taken.meets(*one)]
        said += spans
        left = [
            one
            for one in spans
            if one[0] not in unchosen and not _is_by_hand(words, one[0], by_hand, dated=kind is Gap.DATE)
        ]
        if left:
            found[kind] = tuple(contract.match(*_trimmed(words, *span)) for span in left)
    return found


def _spans(words: str, kind: Gap) -> Iterator[tuple[int, int]]:
    for pattern in _GAPS[kind]:
        for found in pattern.finditer(words):
            before = words[max(0, found.start() - 16) : found.start()]
            start = found.start()
            if kind is Gap.DATE and (year := _YEAR_BEFORE.search(before)):
                start -= len(year.group())
            if _is_left_out(found, before, kind):
                yield start, found.end()


def _is_left_out(found: re.Match[str], before: str, kind: Gap) -> bool:
    """Whether what stands *before* leaves the *gap* one: 3××, 第    条, but not AXX or a wide space in a table."""
    gap = found.group()
    if gap.isspace():
        return bool(_INTRODUCED.search(before)) and bool(_COUNTED.match(found.string, found.end()))
    not_after = _NOT_AFTER.get(kind)
    return not_after is None or gap.startswith(("×", "某")) or not not_after.search(before)


def unticked_boxes(contract: Contract) -> list[Match]:
    """Option lists of two boxes and more in which nothing is ticked, from the first box to the last."""
    words = contract.words
    later = _forms_for_later(contract)
    marks = sorted(
        [(one.start(), False) for one in _BOX_OPEN.finditer(words)]
        + [(one.start(), True) for one in _BOX_DONE.finditer(words)]
    )
    lists: list[list[tuple[int, bool]]] = []
    for at, done in marks:
        if (
            lists
            and at - lists[-1][-1][0] <= _MOST_BETWEEN_BOXES
            and not _ends_list(words, lists[-1][-1][0], at)
        ):
            lists[-1].append((at, done))
        else:
            lists.append([(at, done)])
    return [
        contract.match(one[0][0], _end_of_line(words, one[-1][0]))
        for one in lists
        if len(one) >= _LEAST_BOXES
        and not any(done for _at, done in one)
        and not any(start <= one[0][0] < end for start, end in later)
    ]


def instructions(contract: Contract) -> list[Match]:
    """Instructions to the drafter that were left in the text: （请填写…）, [注：根据实际情况修改]."""
    return [contract.match(*one.span()) for one in _INSTRUCTION.finditer(contract.words)]


def _ends_list(words: str, start: int, end: int) -> bool:
    """Whether a new clause begins between two boxes."""
    return (
        re.search(
            "\n\\s*(?:第.{1,6}条|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|[0-9]{1,2}[.、])",
            words[start:end],
        )
        is not None
    )


def _end_of_line(words: str, at: int) -> int:
    stop = re.compile("[\n。；;]|$").search(words, at + 1, min(len(words), at + 40))
    return stop.start() if stop else min(len(words), at + 12)


def _signature_parts(contract: Contract) -> list[tuple[int, int]]:
    return [(one.start, one.end) for one in contract.clauses() if one.role is Role.SIGNATURE]


def _unchosen(contract: Contract) -> set[int]:
    """The places of all characters in options that were not chosen: nobody needs to fill these in."""
    return {
        reading.origin[at]
        for reading in readings(contract.text, contract.gazetteer)
        if UNCHOSEN in reading.words
        for at, one in enumerate(reading.words)
        if one == UNCHOSEN
    }


def _forms_for_later(contract: Contract) -> list[tuple[int, int]]:
    """Annexes that are forms to be filled in while the contract is performed: 附件三 验收报告（格式）."""
    annexes = (one for one in contract.tree.children if one.role is Role.ANNEX)
    return [(one.start, one.end) for one in annexes if _A_FORM.search(one.title)]


def _is_by_hand(words: str, at: int, parts: list[tuple[int, int]], *, dated: bool) -> bool:
    """Whether a blank is there to be signed or dated with a pen."""
    if any(start <= at < end for start, end in parts):
        return True
    begin, end = words.rfind("\n", 0, at) + 1, words.find("\n", at)
    line = words[begin : end if end >= 0 else len(words)]
    if len(line) > _MOST_BETWEEN_BOXES * 2:
        line = words[max(begin, at - _MOST_BETWEEN_BOXES) : at]
    if dated and _CONCLUDED.search(line):
        return True
    return bool(_SIGNED.search(fold(line))) or bool(_HAND_DATE.fullmatch(line.strip()))


def _trimmed(words: str, start: int, end: int) -> tuple[int, int]:
    """Without blanks at the ends, unless nothing else is there."""
    bare = words[start:end].strip()
    if not bare:
        return start, end
    first = start + words[start:end].index(bare)
    return first, first + len(bare)
