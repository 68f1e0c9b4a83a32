"""Parties found where contracts name them: before the first clause, beside the signatures, in their own clause."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from formgen.clauses.party_called import QUOTES, called
from formgen.clauses.party_details import ANY_LABEL, DETAIL, VALUE, detail_name, is_blank, is_plausible
from formgen.clauses.party_names import Mention, Span, add_details, is_name, over_the_break, trimmed
from formgen.clauses.party_roles import OTHER_ROLE, ROLE, Kind, custom, kind_of, plain_role
from formgen.clauses.party_tables import in_tables
from formgen.clauses.patterns import expression
from formgen.clauses.tree_heads import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formgen.clauses.tree import Clause

_BRACKET = r"\((?P<{0}>[^()\n]{{1,40}}(?:\([^()\n]{{1,10}}\)[^()\n]{{0,10}})?)\)"
_ITEM = r"(?:[0-9一二三四1-9]{1,2}[.、]\s?|[*#>【\[-]+\s?)?"
_NAMED_AS = r"(?:\s?(?:名称|全称|单位名称|姓名|单位|公司名称|信息))?(?:\([^()\n]{1,16}\))?"
_LABEL = expression(
    rf"(?:(?<=[\s|:。;])|^){_ITEM}(?:合同|协议|本合同)?(?P<role>{ROLE}|{OTHER_ROLE}|[一-龥]{{2,6}}(?=\s?\({ROLE}))"
    rf"(?:\s?{_BRACKET.format('first')})?(?:\s?{_BRACKET.format('second')})?{_NAMED_AS}"
    r"[】\]*]{0,3}\s*(?::|(?=\n)|(?=\t)|(?=\|)|\s(?=[一-龥]{4,30}(?:\n|$))|(?=\s{2,}[一-龥]{1,4}[方人]\s?\([^()\n]{0,8}[章签]))[*]{0,2}"
)
_SHORT = expression(
    rf"\(\s?(?:以下|下文|下)?(?:简称|称|统称)[为作:]?\s?[{QUOTES}]?(?P<short>[^(){QUOTES}\n]{{2,12}})[{QUOTES}]?"
)
_NAME = expression(
    rf"[ \t|]*+\n?[ \t|]*+(?P<name>[^\n,。;:|\t]{{0,160}}?)(?=\s*(?:$|[\n,。;|\t]|\s{{2,}}|:)|\s{ROLE}\s?[:(]|\s(?:{ANY_LABEL})\s?[:])"
)
_SHORTEST_NAME = 6
_OWN_CLAUSE = expression(
    "主体|当事人|双方信息|双方$|通知|送达|联系|沟通|账户|各方|甲方$|乙方$|基本信息|基本情况|收款"
)
_ON_NOTICES = expression("通知|送达|联系|沟通")
_ALIAS = expression(rf"(?<![一-龥])(?P<role>{ROLE})(?:为|是|即|称)(?P<other>[甲乙丙丁]方)(?=[,;。)])")
_PREFIXED = expression(
    rf"(?P<role>{ROLE})(?:的|之)?(?:指定|项目|约定)?(?:的)?(?=[一-龥 ]{{2,10}}\s?(?:\([^()]{{1,10}}\))?\s?[:])"
)
_SIGNED = "签署"
_LONGEST_LINE = 200
_START = 3000


def mentions(folded: str, tree: Clause) -> list[Mention]:
    """All parties of the contract *folded*, each once, in the order of their first mention."""
    found: list[Mention] = []
    for start, end, title in _zones(folded, tree):
        for one in _in_zone(folded, start, end):
            if title == _SIGNED:
                one.open -= {"legal_representative", "agent", "contact"}  # there they sign
            if found and _ON_NOTICES.search(title):
                _as_contact(one, folded)
            _join(found, one, folded)
    _add_aliases(found, folded, _main_end(tree))
    _add_prefixed(found, folded, _main_end(tree))
    return found


def _main_end(tree: Clause) -> int:
    return next((part.start for part in tree.children if part.role is Role.ANNEX), tree.end)


def _zones(folded: str, tree: Clause) -> Iterator[tuple[int, int, str]]:
    """Where parties are named and under which title, the opening first."""
    end = _main_end(tree)
    parts = [part for part in tree.children if part.start < end]
    openings = [part for part in parts if part.role is Role.OPENING]
    if openings:
        yield openings[0].start, openings[0].end, ""
    elif not parts:
        yield 0, min(len(folded), _START), ""
    for part in tree.walk():
        if part.start >= end:
            break
        signed = part.role is Role.SIGNATURE
        if signed or (part.role is Role.CLAUSE and _OWN_CLAUSE.search(part.title)):
            whole = signed or _ON_NOTICES.search(part.title)
            yield part.start, part.end if whole else part.own_end(), _SIGNED if signed else part.title


def _as_contact(one: Mention, folded: str) -> None:
    """甲方：示例甲，0755-00000001 in a clause on notices names whom to call, not the party."""
    if is_plausible("contact", folded[slice(*one.name)]):
        one.details.setdefault("contact", one.name)
        one.name = (one.name[0], one.name[0])


def _add_aliases(found: list[Mention], folded: str, end: int) -> None:
    """买受人为甲方，出卖人为乙方."""
    for alias in _ALIAS.finditer(folded, 0, end):
        role, other = plain_role(alias.group("role")), plain_role(alias.group("other"))
        owner = next((one for one in found if role in one.roles), None)
        if owner and all(other not in one.roles for one in found):
            owner.roles.append(other)


def _in_zone(folded: str, start: int, end: int) -> list[Mention]:
    found = list(in_tables(folded, start, end))
    if not found:
        found = [*called(folded, start, end), *_labelled(folded, start, end)]
    return sorted(found, key=lambda one: one.name[0])


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
            add_details(group, folded, group_begins, label.start())
            group = []
        if not group:
            group_begins = mention.name[1]
        group.append(mention)
        found.append(mention)
    if group:
        add_details(group, folded, group_begins, end)
    return found


def _mention(folded: str, label: re.Match[str], limit: int) -> Mention | None:
    value = _NAME.match(folded, label.end(), limit)
    if value is None:
        return None
    span = trimmed(folded, *value.span("name"))
    if _is_next_label(folded, label.end(), span, limit):
        span = (label.end(), label.end())
    if re.fullmatch(rf"{ROLE}(?:\([^()]*\))?", folded[slice(*span)]):
        span = (label.end(), label.end())
    span = over_the_break(folded, label.start(), span, limit)
    name = folded[slice(*span)]
    if not is_blank(name) and not is_name(name):
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


def _is_next_label(folded: str, start: int, span: Span, limit: int) -> bool:
    """Whether what stands behind the label is another label, so that the name is left blank."""
    if DETAIL.match(folded, span[0], min(limit, span[1] + 2)):
        return True
    elsewhere = "\n" in folded[start : span[0]]
    return elsewhere and (folded[span[1] : span[1] + 1] == ":" or not is_name(folded[slice(*span)]))


def _roles_in(bracket: str) -> list[str]:
    """采购人 in 甲方（采购人）; 数据局 in 甲方（以下简称“数据局”）."""
    roles = [plain_role(one) for one in re.findall(ROLE, bracket) if len(bracket) < 20]
    short = _SHORT.match(f"({bracket}")
    return roles or ([short.group("short")] if short else [])


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
