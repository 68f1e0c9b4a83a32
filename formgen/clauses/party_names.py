"""Names of parties: where one begins and ends, and what is said of its bearer."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from formgen.clauses.party_details import DETAIL, VALUE, detail_name, is_blank, is_plausible
from formgen.clauses.party_roles import ROLE, Kind, kind_of
from formgen.clauses.patterns import expression

Span = tuple[int, int]

_WITH_NOTE = expression(
    r"\s*\((?:以下|下文|下|公|盖|签|简|或|单位|章|加盖|全称|联合|法人|统一|本|/|\s|_)[^()]*(?:\([^()]*\))?[^()]*\)?\s*$|"
    r"\s*\((?:[甲乙丙丁]方|章|签章|盖章|签字)\)\s*$"
)
_NO_NAME = expression(
    r"负责|承担|应当?|有权|须|不得|可以|提供|保证|承诺|支付|为了|根据|同意|违约|权利|义务|责任|签[字订署]|盖章|日期|如下|情况|信息|基本|代表"
)
_LONGEST_NAME = 60


@dataclass(slots=True)
class Mention:
    """One place where a contract names a party."""

    roles: list[str]
    name: Span
    details: dict[str, Span] = field(default_factory=dict)
    open: set[str] = field(default_factory=set)
    """Details whose field is there and left blank."""
    unclear: set[str] = field(default_factory=set)
    """Details of which something is said that has not their usual shape: a code with an O in it."""

    def absorb(self, other: Mention, folded: str) -> None:
        """Take over what *other* knows more of the same party."""
        self.roles += [role for role in other.roles if role not in self.roles]
        if is_blank(folded[slice(*self.name)]) and not is_blank(folded[slice(*other.name)]):
            self.name = other.name
        for key, span in other.details.items():
            self.details.setdefault(key, span)
        self.open |= other.open
        self.unclear |= other.unclear


def trimmed(folded: str, start: int, end: int) -> Span:
    """The span without blanks, brackets and the notes behind a name: （盖章）, （以下简称…）."""
    while True:
        text = folded[start:end]
        note = _WITH_NOTE.search(text)
        after = start + note.start() if note else end
        opened = folded.rfind("(", start, after)
        after = opened if opened > start and ")" not in folded[opened:after] else after
        stripped = folded[start:after].rstrip(" \t_【】[]*")
        left = len(folded[start:after]) - len(folded[start:after].lstrip(" \t_【[*"))
        new = (min(start + left, start + len(stripped)), start + len(stripped))
        if new == (start, end):
            return new
        start, end = new


def is_name(name: str) -> bool:
    """Whether *name*, folded, can be somebody's and is no sentence and no label."""
    return (
        1 < len(name) <= _LONGEST_NAME
        and not re.fullmatch(ROLE, name)
        and not re.match("本合同|本协议|双方|一方|[甲乙丙]方", name)
        and (
            not _NO_NAME.search(name)
            or re.search(r"(?:公司|局|办事处|政府|中心|事务所|委员会)(?:\([^()]*\))?$", name) is not None
        )
        and re.search("[一-龥A-Za-z]", name) is not None
        and name.count("\n") <= 1
    )


# 地址 in a cell of its own, 统一社会信用代码11440303… without a colon.
_STANDS_APART = expression(r".?\n|\n|.[0-9A-Z一-龥]")
_NEXT_LABEL = expression(rf"(?:{ROLE}|[一-龥]{{2,6}})(?:\([^)\n]{{1,16}}\))?\s?[:]|{ROLE}\(")
_NOWHERE = (0, 0)
_REST = expression(r"\n[ \t]*(?P<rest>[一-龥()]{1,14})(?=[ \t]*(?:\n|$))")
_FULL = 18


def over_the_break(folded: str, start: int, span: Span, limit: int) -> Span:
    """The span of a name that a narrow page broke: 示例科技有限 and 公司 on the next line."""
    rest = _REST.match(folded, span[1], limit)
    if not rest or span[1] - start < _FULL or kind_of(folded[slice(*span)]) is not Kind.UNKNOWN:
        return span
    whole = folded[slice(*span)] + rest.group("rest")
    return span if kind_of(whole) is Kind.UNKNOWN else (span[0], rest.end("rest"))


def add_details(group: list[Mention], folded: str, start: int, end: int) -> None:
    """What stands below the names of *group*: one of each for every party, in their order, or it is not told whose."""
    said: dict[str, list[Span]] = {}
    for label in DETAIL.finditer(folded, start, end):
        value = VALUE.match(folded, label.end(), end)
        if value and (label.group("colon") or _STANDS_APART.match(folded, label.end() - 1)):
            span = label.span("colon") if _is_next(folded, label, value) else value.span("value")
            said.setdefault(detail_name(label), []).append(span)
    for name, spans in said.items():
        for mention, span in zip(group, _shared_out(spans, group, folded), strict=False):
            written = folded[slice(*span)].lstrip(":")
            if is_plausible(name, written):
                mention.details.setdefault(name, span)
            elif is_blank(written) and span != _NOWHERE:
                mention.open.add(name)
            elif span != _NOWHERE:
                mention.unclear.add(name)


def _is_next(folded: str, label: re.Match[str], value: re.Match[str]) -> bool:
    """Whether what stands behind *label* on the next line is another label, so that this one is left blank."""
    start, end = value.span("value")
    if "\n" not in folded[label.end("colon") : start] and ":" in label.group("colon"):
        return False
    return bool(DETAIL.match(folded, start) or _NEXT_LABEL.match(folded, start)) and start < end


def _shared_out(spans: list[Span], group: list[Mention], folded: str) -> list[Span]:
    if len(spans) >= len(group):
        return spans
    # One address below two names is the second one's, unless both stand on one line.
    side_by_side = "\n" not in folded[group[0].name[1] : group[-1].name[0]]
    return [] if side_by_side else [_NOWHERE] * (len(group) - 1) + spans[-1:]
