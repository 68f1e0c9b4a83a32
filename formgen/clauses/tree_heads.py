"""Where clauses begin: numbers at the start of a line, and the words that follow them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from formgen.clauses.patterns import expression
from formgen.clauses.tree_lines import leads_on
from formgen.numerals import LIMIT, chinese_ordinal


class Role(StrEnum):
    """What a part of a contract is."""

    ROOT = "root"
    OPENING = "opening"
    """Title, parties, recitals: all before the first numbered clause."""
    CLAUSE = "clause"
    ANNEX = "annex"
    """附件, 附表, 补充协议 that is bound in with the contract."""
    SIGNATURE = "signature"


@dataclass(frozen=True, slots=True)
class Head:
    """Where a clause begins.

    :param kind: what its numbering looks like; heads of one kind stand on one level.
    :param start: of the line; :param after: where the words behind the number begin.
    :param body: where the words behind number and title begin; 0 while that is not known.
    """

    role: Role
    kind: str
    start: int
    after: int
    number: str = ""
    value: int = 0
    title: str = ""
    body: int = 0


_CHINESE = "[一二三四五六七八九十百零〇两]{1,7}"
_ANY = rf"(?:{_CHINESE}|[0-9]{{1,3}}|[壹贰叁肆伍陆柒捌玖拾]{{1,3}}|[IVX]{{1,5}}(?=\s?[章节条部]))"
_NUMBER = expression(
    rf"(?P<chapter>第\s{{0,3}}{_ANY}\s{{0,3}}(?:章|部分|篇|编|卷))|"
    rf"(?P<section>第\s{{0,3}}{_ANY}\s{{0,3}}节)|"
    rf"(?P<article>第\s{{0,3}}{_ANY}\s{{0,3}}条(?:\s?之\s?[一二三四五六七八九十](?![一-龥]))?)[、.:]?|"
    r"(?P<article_en>(?i:article|clause|section)\s(?:[0-9]{1,3}(?:\.[0-9]{1,2}){0,3}|[IVXL]{1,6})(?![0-9a-zA-Z]))[.:]?|"
    r"(?P<formal>[壹贰叁肆伍陆柒捌玖拾]{1,3})(?:\s?[、.]|(?=\s+[一-龥]))|"
    r"(?P<chinese>[一二三四五六七八九十]{1,3})\s?[、.](?!\d)|"
    r"(?P<chinese_round>[(〔]\s?[一二三四五六七八九十]{1,3}\s?[)〕]|[㈠-㈩])[、.]?|"
    r"(?P<decimal>[0-9]{1,2}(?:\s?\.\s?[0-9]{1,2}){1,4})(?![0-9])(?:\.|、)?|"
    r"(?P<digit>[0-9]{1,3}(?=\s?[、.](?!\d)|\.(?:19|20)[0-9]{2}\s?年)|[⒈-⒛])\s?[、.]?|"
    r"(?P<digit_round>\(\s?[0-9]{1,2}\s?\)|[⑴-⒇])[、.]?|"
    r"(?P<digit_half>[0-9]{1,2}(?=\)))\)[、.]?|"
    r"(?P<circle>[①-⑳])[、.]?|"
    r"(?P<letter>[A-Z](?=[、.](?![A-Za-z]\b)))[、.]|"
    r"(?P<letter_round>\([a-zA-Z]\)|[a-h](?=\)))\)?|"
    r"(?P<digit_bare>[0-9]{1,2})(?=\s+[一-龥])"
)
_SINGLE = expression(r"(?P<digit>[0-9]{1,2})\.")
_UNIT = expression(
    r"\s?(?:[%‰℃㎡元万亿倍米吨公克升]|年|个?月|[日天](?!常)|小时|分钟|人次|平方|立方|毫米|厘米|千克|[*×x]\s?\d|[-~—]\s?\d|/)"
)
_REFERENCE = expression(
    r"(?:的|所|约定|规定|第\s?[一二三四五六七八九十0-9(（]|[、,;。)）》]|和|与|及|至|到|或|或者|中(?![一-龥]{2,})|之规定|之约定|"
    r"执行|条款的|项下|内容|以及|并|为准|支付|办理|处理)"
)
_COUNTED_ON = expression(r"[一二三四五六七八九十0-9]{1,2}\s?(?:期|级|类|层|栋|号楼|款|项|条|、|和|及|两)")
HIGHEST = 200
"""A number above this that does not follow its neighbour is a quoted statute's."""


def numbered(text: str) -> tuple[str, str, int, int] | None:
    """Kind, number as written, its value, and how many characters it takes, of the number *text* begins with."""
    found = _NUMBER.match(text)
    if not found:
        return None
    kind = found.lastgroup or ""
    written = found.group(kind)
    if kind == "decimal":
        return _decimal(text, found)
    if kind in {"digit", "digit_half", "digit_bare", "chinese"} and _is_amount(kind, text[found.end() :]):
        return None
    return kind, written, value_of(written), found.end()


def _decimal(text: str, found: re.Match[str]) -> tuple[str, str, int, int] | None:
    written = found.group("decimal")
    parts = [int(part) for part in written.split(".")]
    rest = text[found.end() :]
    if _UNIT.match(rest):
        # 1.30日内付款 is the first item and thirty days; 1.5万元 is an amount.
        single = _SINGLE.match(text)
        plain = single and len(parts) == 2 and re.match(r"\s?(?:年|个?月|[日天])", rest)
        return ("digit", single.group("digit"), parts[0], single.end()) if single and plain else None
    if not parts[0] or (rest and not re.match(r"\s|[一-龥A-Za-z(（《【\"“'‘□☑☐√■、.:_]", rest)):
        return None
    return f"decimal{len(parts)}", written, parts[-1], found.end()


def _is_amount(kind: str, rest: str) -> bool:
    return bool((kind == "digit_bare" and _UNIT.match(rest)) or _COUNTED_ON.match(rest))


def is_reference(text: str, length: int, before: str) -> bool:
    """Whether 第三条 at the start of *text* speaks of that article and does not begin it.

    :param before: the line before, if its last sentence may go on; else empty.
    """
    rest = text[length:]
    if before and leads_on(before):
        return not rest or bool(_REFERENCE.match(rest.lstrip()))
    return bool(_REFERENCE.match(rest))


@cache
def _chinese_values() -> dict[str, int]:
    known = {chinese_ordinal(number): number for number in range(1, LIMIT)}
    return known | {f"一{written}": value for written, value in known.items() if written[0] == "十"}


_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾〇两", "一二三四五六七八九十零二")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
_ENCLOSED = ((0x2460, 20), (0x2474, 20), (0x2488, 20), (0x3220, 10))


def value_of(written: str) -> int:
    """The number in *written* (``第十二条``, ``(三)``, ``3.2``, ``附件B``, ``④``); 0 where there is none."""
    if digits := re.findall("[0-9]+", written):
        return int(digits[-1])
    if found := re.search(_CHINESE + "|[壹贰叁肆伍陆柒捌玖拾]{1,3}", written):
        return _chinese_values().get(found.group().translate(_FORMAL), 0)
    if len(written) == 1 and (enclosed := _enclosed(ord(written))):
        return enclosed
    if roman := re.search(r"\b[IVXL]{1,6}\b", written):
        return _roman(roman.group())
    letter = re.search("[A-Za-z]", written)
    return ord(letter.group().upper()) - ord("A") + 1 if letter else 0


def _enclosed(code: int) -> int:
    return next((code - first + 1 for first, many in _ENCLOSED if first <= code < first + many), 0)


def _roman(written: str) -> int:
    values = [_ROMAN[letter] for letter in written]
    following = [*values[1:], 0]
    return sum(-one if one < after else one for one, after in zip(values, following, strict=True))
