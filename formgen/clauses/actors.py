"""Who does what a phrase says: the government side, the other side, or nobody that is named.

Chinese names the actor before the verb and what it is done for behind 为, 向, 对 or 给. So the actor is the
nearest name before the phrase that no such word makes an object, in this clause or in one before it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from formgen.clauses.fold import fold_for_matching
from formgen.clauses.text import Sides

if TYPE_CHECKING:
    from collections.abc import Iterable

    from formgen.clauses.gazetteer import Gazetteer
    from formgen.clauses.reading import Reading, Sentence

GOVERNMENT = "government"
OTHER = "other"
_CUSTOM = Sides()

_GOVERNMENT_BODIES = (
    r"(?:(?:(?![与向对为由以给在和及的将被经从把应须可不甲乙丙丁替就])[一-龥]){0,8}(?:街道办事处|街道办|"
    r"人民政府|财政局|国资局|管委会|居民委员会|居委会|村民委员会|村委会|社区工作站)|"
    r"(?:本|我|区|市)(?:[一-龥]{0,10}局|委|办|中心|单位|区|街道|院|校)(?!势|部|面|限))"
)
_LOOSE = "(?![与向对为由以给在和及的将被经从把应须可不甲乙丙丁替就])[一-龥()]"
_OTHER_BODIES = rf"(?:{_LOOSE}){{0,14}}?(?:公司|银行|企业|集团|合作社|事务所|研究院)"
_OBJECT_BEFORE = re.compile(
    "(?:为|向|对|给|拖欠|欠付|所?欠|应付|收到|接到|征得|借用|使用|租用|占用|损坏|损害|侵害|侵犯|违反|配合|协助|服从|告知|收取|赔偿|返还|退还|归还|移交|要求|请求|通知|替|就|代|被|帮|经|与|同|跟|针对|关于|因|根据|按照|致|凭|将)(?:上述|该|"
    "其|本合同|本协议|所有|全部|任何)?$"
)
# 就代建单位的银行…: all of it is what is spoken of.
_OBJECT_OF = re.compile("(?:就|对|为|替|因|将)[^,。;:\n]{1,14}的$")
_JOINED = re.compile("(?:、|和|与|及|以及|或者?|会同|联合)$")
# 在乙方违约时: he who acts there is not the actor of the main clause.
_WHEN = re.compile(
    "(?:当|若|如果?|在|一旦)[^,。;\n当若在]{1,30}?(?:时|之后|后(?=[^,。;\n]{0,6}[日天月内])|的情况下|情形下)"
)
# 其持有的某公司股权: what belongs to a company, not the company, is spoken of.
_ONCE = re.compile("一旦[^,。;\n]{1,30}?(?=,)")
_OWNED = re.compile(
    "(?:的)?(?:百分之|[0-9.]+%|全部)?[一二三四五六七八九十百0-9.%]{0,6}(?:的)?(?:股权|股份|份额|出资额)"
)
_CLAUSE_EDGE = re.compile("[,:;。\n(]")


def actor_of(reading: Reading, sentence: Sentence, start: int, gazetteer: Gazetteer) -> str:
    """``government``, ``other``, or empty: who does what is said from *start* on."""
    words, names = reading.words, names_of(gazetteer, reading.sides)
    begin = max(sentence.start, start - 160)
    cuts = [begin, *(edge.end() for edge in _CLAUSE_EDGE.finditer(words, begin, start))]
    end = start
    for cut in reversed(cuts):
        if actor := _actor_in(words, cut, end, names):
            return actor
        end = cut
    return ""


def _actor_in(words: str, begin: int, end: int, names: re.Pattern[str]) -> str:
    when = [one.span() for pattern in (_WHEN, _ONCE) for one in pattern.finditer(words, begin, end + 1)]
    found = [
        name
        for name in names.finditer(words, begin, end)
        if not any(first < name.start() < last for first, last in when)
        and not (name.lastgroup == OTHER and _OWNED.match(words, name.end()))
        and not _is_remark(words, name)
    ]
    for index in range(len(found) - 1, -1, -1):
        name = found[index]
        before = words[begin : name.start()]
        joined = index and _JOINED.search(before) and found[index - 1].end() >= name.start() - 2
        if joined:
            group = [*found[: index + 1]]
            return GOVERNMENT if any(one.lastgroup == GOVERNMENT for one in group[-3:]) else OTHER
        # 乙方的债权人, 乙方股东: what makes 乙方 an object makes all of it one.
        belongs = index and found[index - 1].end() >= name.start() - before.endswith(("的", "之"))
        if not belongs and not _OBJECT_BEFORE.search(before) and not _OBJECT_OF.search(before):
            return name.lastgroup or ""
    return ""


def _is_remark(words: str, name: re.Match[str]) -> bool:
    """Whether it only says in brackets what somebody is: 甲方(保证人)."""
    start, end = name.span()
    in_brackets = words[start - 1 : start] == "(" and words[end : end + 1] == ")"
    return in_brackets and name.lastgroup == OTHER


@lru_cache(maxsize=64)
def names_of(gazetteer: Gazetteer, sides: Sides = _CUSTOM) -> re.Pattern[str]:
    """A pattern of everybody's names, in a group ``government`` or ``other``.

    :param sides: what the contract at hand calls its parties; what it says goes before custom.
    """
    usual = [word for word in gazetteer.government_words if word not in sides.others]
    others = [word for word in gazetteer.counterparties if word not in sides.government]
    # 政府性融资担保公司 and 区属国有企业 are companies, whatever their names begin with.
    behind = f"(?!(?:{_LOOSE}){{0,12}}(?:公司|银行|企业))"
    government = f"(?:{_alternatives((*sides.government, *usual))}){behind}"
    bodies = f"(?!{_alternatives(sides.others)}){_GOVERNMENT_BODIES}"
    return re.compile(
        f"(?P<{GOVERNMENT}>{government}|{bodies})|"
        f"(?P<{OTHER}>{_alternatives((*sides.others, *others))}|{_OTHER_BODIES})"
    )


def _alternatives(words: Iterable[str]) -> str:
    longest_first = sorted(map(fold_for_matching, words), key=len, reverse=True)
    return "(?:" + ("|".join(map(re.escape, longest_first)) or r"(?!)") + ")"
