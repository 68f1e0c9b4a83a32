"""Parties found where contracts name them: before the first clause, beside the signatures, in their own clause."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from formgen.clauses.party_details import DETAIL, VALUE, detail_name, is_blank, is_plausible
from formgen.clauses.party_roles import OTHER_ROLE, ROLE, Kind, custom, kind_of, plain_role
from formgen.clauses.tree_heads import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formgen.clauses.tree import Clause

Span = tuple[int, int]

_QUOTES = "\"“”'‘’「」『』《》【】"
_BRACKET = r"\((?P<{0}>[^()\n]{{1,40}}(?:\([^()\n]{{1,10}}\)[^()\n]{{0,10}})?)\)"
_LABEL = re.compile(
    rf"(?:(?<=[\s|:])|^)[ \t]*(?:[0-9一二三四1-9]{{1,2}}[.、]\s?|[*#>【\[-]+\s?)?(?:合同|协议|本合同)?(?P<role>{ROLE}|{OTHER_ROLE})"
    rf"(?:\s?{_BRACKET.format('first')})?(?:\s?{_BRACKET.format('second')})?(?:\s?(?:名称|全称|单位名称|姓名|单位|公司名称|信息))?(?:\([^()\n]{{1,16}}\))?"
    rf"[】\]*]{{0,3}}\s*(?::|(?=\n)|(?=\t)|(?=\|)|\s(?=[一-龥]{{4,30}}(?:\n|$)))[*]{{0,2}}"
)
_CALLED = re.compile(
    rf"\(\s?(?:以下|下文|下)?(?:统一)?(?:简称|称为|统称|称|是)[为作:]?\s?[{_QUOTES}]?(?P<role>{ROLE})[{_QUOTES}]?(?P<more>[^()\n]{{0,20}})\)"
)
_NUMBERED = re.compile(r"\s*(?:\([0-9一二三四]\)|[0-9一二三四]{1,2}[.、])\s*")
_SHORT = re.compile(
    rf"\(\s?(?:以下|下文|下)?(?:简称|称|统称)[为作:]?\s?[{_QUOTES}]?(?P<short>[^(){_QUOTES}\n]{{2,12}})[{_QUOTES}]?"
)
_QUOTED = re.compile(rf"[{_QUOTES}](?P<short>[^{_QUOTES}\n]{{2,12}})[{_QUOTES}]")
_NAME = re.compile(
    rf"[ \t|]*\n?[ \t|]*(?P<name>[^\n,。;:|\t]*?)(?=\s*(?:$|[\n,。;|\t]|\s{{2,}}|:)|\s{ROLE}\s?[:(])"
)
_WITH_NOTE = re.compile(
    r"\s*\((?:以下|下文|下|公|盖|签|简|或|单位|章|加盖|全称|联合|法人|统一|本|/|\s|_)[^()]*(?:\([^()]*\))?[^()]*\)?\s*$|"
    r"\s*\((?:[甲乙丙丁]方|章|签章|盖章|签字)\)\s*$"
)
_LEAD_IN = re.compile(
    r"^.*(?:由|本(?:合同|协议)(?:双方|各方)?(?:为)?|签订|之间|双方|合同)(?:下列|以下)?(?:各方|双方|当事人)?[:]?\s?(?=[一-龥]{4,})(?!有|(?:专用)?章)|^(?:与|和|及|以及|,)\s?"
)
_NO_NAME = re.compile(
    r"负责|承担|应当?|有权|须|不得|可以|提供|保证|承诺|支付|为了|根据|同意|违约|权利|义务|责任|签[字订署]|盖章|日期|如下|情况|信息|基本|代表"
)
_LONGEST_NAME = 60
_SHORTEST_NAME = 6
_OWN_CLAUSE = re.compile(
    "主体|当事人|双方信息|通知|送达|联系|沟通|账户|各方|甲方$|乙方$|基本信息|基本情况|收款"
)
_PREFIXED = re.compile(
    rf"(?P<role>{ROLE})(?:的|之)?(?:指定|项目|约定)?(?:的)?(?=[一-龥 ]{{2,10}}\s?(?:\([^()]{{1,10}}\))?\s?[:])"
)
_LONGEST_LINE = 200
_START = 3000


@dataclass(slots=True)
class Mention:
    """One place where a contract names a party."""

    roles: list[str]
    name: Span
    details: dict[str, Span] = field(default_factory=dict)

    def absorb(self, other: Mention, folded: str) -> None:
        """Take over what *other* knows more of the same party."""
        self.roles += [role for role in other.roles if role not in self.roles]
        if is_blank(folded[slice(*self.name)]) and not is_blank(folded[slice(*other.name)]):
            self.name = other.name
        for key, span in other.details.items():
            self.details.setdefault(key, span)


def mentions(folded: str, tree: Clause) -> list[Mention]:
    """All parties of the contract *folded*, each once, in the order of their first mention."""
    found: list[Mention] = []
    for start, end in _zones(folded, tree):
        for one in _in_zone(folded, start, end):
            _join(found, one, folded)
    _add_prefixed(found, folded, _main_end(tree))
    return found


def _main_end(tree: Clause) -> int:
    return next((part.start for part in tree.children if part.role is Role.ANNEX), tree.end)


def _zones(folded: str, tree: Clause) -> Iterator[Span]:
    """Where parties are named, the opening first."""
    end = _main_end(tree)
    parts = [part for part in tree.children if part.start < end]
    openings = [part for part in parts if part.role is Role.OPENING]
    if openings:
        yield openings[0].start, openings[0].end
    elif not parts:
        yield 0, min(len(folded), _START)
    for part in tree.walk():
        if part.start >= end:
            break
        signed = part.role is Role.SIGNATURE
        if signed or (part.role is Role.CLAUSE and _OWN_CLAUSE.search(part.title)):
            yield part.start, part.end if signed else part.own_end()


def _in_zone(folded: str, start: int, end: int) -> list[Mention]:
    found = [*_called(folded, start, end), *_labelled(folded, start, end)]
    return sorted(found, key=lambda one: one.name[0])


def _called(folded: str, start: int, end: int) -> Iterator[Mention]:
    """示例局，住所：…（以下简称“甲方”）与…"""
    done = start
    for found in _CALLED.finditer(folded, start, end):
        begin = max(
            done, folded.rfind("\n", start, found.start()) + 1, folded.rfind("。", start, found.start()) + 1
        )
        done = found.end()
        name = _name_in(folded, begin, found.start())
        roles = [plain_role(found.group("role"))]
        label = re.match(rf"\s*(?P<role>{ROLE})\s*[:]", folded[begin : found.start()])
        if label:
            roles.insert(0, plain_role(label.group("role")))
        roles += [one.group("short") for one in _QUOTED.finditer(found.group("more"))]
        if _is_name(folded[slice(*name)]):
            mention = Mention(list(dict.fromkeys(roles)), name)
            _add_details([mention], folded, name[1], found.start())
            yield mention


def _name_in(folded: str, start: int, end: int) -> Span:
    """The name that begins the words before （以下简称“甲方”）."""
    label = re.compile(rf"(?:{_NUMBERED.pattern})?\s*(?:{ROLE}\s*[:])?\s*").match(folded, start, end)
    start = label.end() if label else start
    stop = re.search("[,;:]", folded[start:end].lstrip(",;:、 "))
    lead = _LEAD_IN.search(folded[start:end])
    if lead and (not stop or lead.end() > stop.start()):
        start += lead.end()
        stop = re.search("[,;:]", folded[start:end])
    return _trimmed(folded, start, start + stop.start() if stop else end)


def _labelled(folded: str, start: int, end: int) -> list[Mention]:
    """甲方（采购人）：示例局, and what is said of each below it."""
    labels = list(_LABEL.finditer(folded, start, end))
    found: list[Mention] = []
    group: list[Mention] = []
    group_begins = start
    for place, label in enumerate(labels):
        limit = labels[place + 1].start() if place + 1 < len(labels) else end
        mention = _mention(folded, label, limit)
        if mention is None:
            continue
        if group and DETAIL.search(folded, group[-1].name[1], label.start()):
            _add_details(group, folded, group_begins, label.start())
            group = []
        if not group:
            group_begins = mention.name[1]
        group.append(mention)
        found.append(mention)
    if group:
        _add_details(group, folded, group_begins, end)
    return found


def _mention(folded: str, label: re.Match[str], limit: int) -> Mention | None:
    value = _NAME.match(folded, label.end(), limit)
    span = _trimmed(folded, *value.span("name")) if value else (label.end(), label.end())
    if value and _is_next_label(folded, label.end(), span, limit):
        span = (label.end(), label.end())
    span = _over_the_break(folded, label.start(), span, limit)
    name = folded[slice(*span)]
    if not is_blank(name) and not _is_name(name):
        return None
    strange = not re.fullmatch(ROLE, label.group("role"))
    if strange and (len(name) < _SHORTEST_NAME or kind_of(name) is Kind.UNKNOWN):
        return None
    roles = [plain_role(label.group("role"))]
    for bracket in (label.group("first"), label.group("second")):
        roles += _roles_in(bracket or "")
    behind = folded[span[1] : min(limit, span[1] + 60)].split("\n", maxsplit=1)[0]
    roles += [one.group("short") for one in _SHORT.finditer(behind) if not is_blank(one.group("short"))][:1]
    return Mention(list(dict.fromkeys(roles)), span)


_REST = re.compile(r"\n[ \t]*(?P<rest>[一-龥()]{1,14})(?=[ \t]*(?:\n|$))")
_FULL = 18


def _over_the_break(folded: str, start: int, span: Span, limit: int) -> Span:
    """The span of a name that a narrow page broke: 示例科技有限 and 公司 on the next line."""
    rest = _REST.match(folded, span[1], limit)
    if not rest or span[1] - start < _FULL or kind_of(folded[slice(*span)]) is not Kind.UNKNOWN:
        return span
    whole = folded[slice(*span)] + rest.group("rest")
    return span if kind_of(whole) is Kind.UNKNOWN else (span[0], rest.end("rest"))


def _is_next_label(folded: str, start: int, span: Span, limit: int) -> bool:
    """Whether what stands behind the label is another label, so that the name is left blank."""
    if DETAIL.match(folded, span[0], min(limit, span[1] + 2)):
        return True
    elsewhere = "\n" in folded[start : span[0]]
    return elsewhere and (folded[span[1] : span[1] + 1] == ":" or not _is_name(folded[slice(*span)]))


def _roles_in(bracket: str) -> list[str]:
    """采购人 in 甲方（采购人）; 数据局 in 甲方（以下简称“数据局”）."""
    roles = [plain_role(one) for one in re.findall(ROLE, bracket) if len(bracket) < 20]  # noqa: PLR2004
    short = _SHORT.match(f"({bracket}")
    return roles or ([short.group("short")] if short else [])


def _trimmed(folded: str, start: int, end: int) -> Span:
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


def _is_name(name: str) -> bool:
    return (
        1 < len(name) <= _LONGEST_NAME
        and not re.fullmatch(ROLE, name)
        and not re.match("本合同|本协议|双方|一方|[甲乙丙]方", name)
        and (
            not _NO_NAME.search(name)
            or re.search("(?:公司|局|办事处|政府|中心|事务所|委员会)$", name) is not None
        )
        and re.search("[一-龥A-Za-z]", name) is not None
        and name.count("\n") <= 1
    )


def _add_details(group: list[Mention], folded: str, start: int, end: int) -> None:
    """What stands below the names of *group*: one of each for every party, in their order, or it is not told whose."""
    said: dict[str, list[Span]] = {}
    for label in DETAIL.finditer(folded, start, end):
        value = VALUE.match(folded, label.end(), end)
        if value and (label.group("colon") or "\n" in folded[label.end() - 1 : label.end() + 1]):
            said.setdefault(detail_name(label), []).append(value.span("value"))
    for name, spans in said.items():
        for mention, span in zip(group, _shared_out(spans, group, folded), strict=False):
            if is_plausible(name, folded[slice(*span)]):
                mention.details.setdefault(name, span)


def _shared_out(spans: list[Span], group: list[Mention], folded: str) -> list[Span]:
    if len(spans) >= len(group):
        return spans
    # One address below two names is the second one's, unless both stand on one line.
    side_by_side = "\n" not in folded[group[0].name[1] : group[-1].name[0]]
    return [] if side_by_side else [(0, 0)] * (len(group) - 1) + spans[-1:]


def _join(found: list[Mention], one: Mention, folded: str) -> None:
    for known in found:
        if _is_same(known, one, folded):
            known.absorb(one, folded)
            return
    # A blank label in a clause on notices is no further party.
    if not is_blank(folded[slice(*one.name)]) or not _has_side(found, one):
        found.append(one)
        return
    alike = [known for known in found if custom(known.roles) == custom(one.roles)]
    if len(alike) == 1:
        alike[0].absorb(one, folded)


def _has_side(found: list[Mention], one: Mention) -> bool:
    return custom(one.roles) != 0 and any(custom(known.roles) == custom(one.roles) for known in found)


def _is_same(known: Mention, one: Mention, folded: str) -> bool:
    if set(known.roles) & set(one.roles):
        return True
    name = folded[slice(*one.name)]
    return not is_blank(name) and folded[slice(*known.name)] == name


def _add_prefixed(found: list[Mention], folded: str, end: int) -> None:
    """甲方联系人：…，电话：…, wherever it stands."""
    for label in _PREFIXED.finditer(folded, 0, end):
        role = plain_role(label.group("role"))
        owner = next((one for one in found if role in one.roles), None)
        if owner:
            _add_line(owner, folded, label.end(), min(end, label.end() + _LONGEST_LINE))


def _add_line(owner: Mention, folded: str, start: int, end: int) -> None:
    """The details in one line that begins with the role of *owner*."""
    line_end = folded.find("\n", start, end)
    line_end = end if line_end < 0 else line_end
    following = _PREFIXED.search(folded, start, line_end)
    limit = following.start() if following else line_end
    for label in DETAIL.finditer(folded, start, limit):
        value = VALUE.match(folded, label.end(), limit)
        if value and is_plausible(detail_name(label), value.group("value")):
            owner.details.setdefault(detail_name(label), value.span("value"))
