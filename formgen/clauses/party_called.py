"""Parties named in a sentence: 示例局（以下简称“甲方”）与示例公司（以下简称“乙方”）."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from formgen.clauses.party_names import Mention, Span, add_details, is_name, trimmed
from formgen.clauses.party_roles import OTHER_ROLE, ROLE, plain_role
from formgen.clauses.patterns import expression

if TYPE_CHECKING:
    from collections.abc import Iterator

QUOTES = "\"“”'‘’「」『』《》【】"
_CALLED = expression(
    rf"[(,]\s?(?:以下|下文|下)?(?:统一)?(?:简称|称为|统称|称|是)[为作:]?\s?[{QUOTES}]?(?P<role>{ROLE})[{QUOTES}]?(?P<more>[^(),\n]{{0,20}})(?:\)|(?=,))|"
    rf"\(\s?[{QUOTES}](?P<quoted>{ROLE})[{QUOTES}](?P<also>[^()\n]{{0,20}})\)"
)
_LONGEST_BRACKET = 160
_NUMBERED = expression(r"\s*(?:\([0-9一二三四]\)|[0-9一二三四]{1,2}[.、])\s*")
_QUOTED = expression(rf"[{QUOTES}](?P<short>[^{QUOTES}\n]{{2,12}})[{QUOTES}]")
_LEAD_IN = expression(
    r"^.*(?:由|本(?:合同|协议)(?:双方|各方)?(?:为)?|签订|之间|双方|合同)(?:下列|以下)?(?:各方|双方|当事人)?[:]?\s?(?=[一-龥]{4,})(?!有|(?:专用)?章)|^(?:与|和|及|以及|,)\s?"
)


def called(folded: str, start: int, end: int) -> Iterator[Mention]:
    """示例局，住所：…（以下简称“甲方”）与…"""
    done = start
    for found in _CALLED.finditer(folded, start, end):
        begin = max(
            done, folded.rfind("\n", start, found.start()) + 1, folded.rfind("。", start, found.start()) + 1
        )
        done = _closed(folded, found, end)
        name = _name_in(folded, begin, found.start())
        roles = [plain_role(found.group("role") or found.group("quoted"))]
        label = re.match(rf"\s*(?P<role>{ROLE}|{OTHER_ROLE})\s*[:]", folded[begin : found.start()])
        if label:
            roles.insert(0, plain_role(label.group("role")))
        roles += [
            one.group("short") for one in _QUOTED.finditer(found.group("more") or found.group("also") or "")
        ]
        if is_name(folded[slice(*name)]):
            mention = Mention(list(dict.fromkeys(roles)), name)
            add_details([mention], folded, name[1], done)
            yield mention


def _closed(folded: str, found: re.Match[str], end: int) -> int:
    """Where the bracket ends in which somebody is called 甲方."""
    if found.group().endswith(")"):
        return found.end()
    closed = folded.find(")", found.end(), end)
    return closed + 1 if 0 <= closed < found.end() + _LONGEST_BRACKET else found.end()


def _name_in(folded: str, start: int, end: int) -> Span:
    """The name that begins the words before （以下简称“甲方”）."""
    label = re.compile(rf"(?:{_NUMBERED.pattern})?\s*(?:(?:{ROLE}|{OTHER_ROLE})\s*[:])?\s*").match(
        folded, start, end
    )
    start = label.end() if label else start
    stop = re.search("[,;:]", folded[start:end].lstrip(",;:、 "))
    lead = _LEAD_IN.search(folded[start:end])
    if lead and (not stop or lead.end() > stop.start()):
        start += lead.end()
        stop = re.search("[,;:]", folded[start:end])
    return trimmed(folded, start, start + stop.start() if stop else end)
