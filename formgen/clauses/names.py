"""Names of parties that drift: 示例科技有限公司 here, 示例科技股份有限公司 there; one role borne by two names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from formgen.clauses.fold import fold
from formgen.clauses.folded import folded
from formgen.clauses.patterns import expression
from formgen.clauses.reading import readings
from formgen.clauses.tree import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formgen.clauses.contract import Contract
    from formgen.clauses.reading import Reading
    from formgen.clauses.text import Match

_BRACKETS = expression(r"\([^()]*\)$")
_LEAST = 6
_MORE = 4
_FORMS = frozenset({"股份", "责任", "集团"})
_COUNTERS = frozenset("甲乙丙丁戊己一二三四五六七八九十0123456789东西南北中上下前后abcdefg")
_NOT_OURS = expression(
    "(?:原名|曾用名|更名为?|变更为|前身|母公司|子公司|关联公司|股东|改制为?|名称由)[^,。;\\n]{0,6}$"
)
_ROLES = (
    "甲方|乙方|丙方|丁方|采购人|供应商|委托人|受托人|委托方|受托方|出租人|承租人|出租方|承租方|发包人|承包人|发包方|承包方|"
    "买方|卖方|需方|供方|招标人|中标人"
)
_SIGNED_AS = expression(
    rf"(?:^|[\n\t|])[ \u3000]*(?P<role>{_ROLES})[ \u3000]*(?P<seal>(?:\([^()\n]{{0,24}}\)){{0,3}})[ \u3000]{{0,8}}"
    r"(?::[ \u3000]{0,8}\n?|(?<=\))\n)[ \u3000]{0,8}(?P<name>[一-龥A-Za-z()·]{4,40})(?=[ \u3000,;。\n\t|]|$)"
)
_AN_ORGAN = expression(
    "(?:公司|事务所|中心|研究院|研究所|学校|学院|大学|医院|委员会|办事处|管理处|局|政府|合作社|协会|基金会)$"
)
_SEALED = expression(r"\((?:盖章|公章|签章|单位公章|单位盖章|章|盖单位章|合同章|签字|示例)\)")
_SEALED_NAME = expression(
    r"(?:^|[\n\t|])[ \u3000]{0,8}(?P<name>[一-龥A-Za-z·]{2,32}"
    r"(?:公司|事务所|中心|研究院|研究所|学校|学院|大学|医院|委员会|办事处|管理处|局|人民政府|合作社))"
    r"[ \u3000]{0,4}\((?:加盖)?(?:单位)?(?:盖|公|签)章[^()\n]{0,8}\)"
)
_OTHER_CALLS = {"甲方": ("采购人", "委托人", "委托方", "出租人", "出租方", "发包人", "发包方", "买方", "需方"),
                "乙方": ("供应商", "受托人", "受托方", "承租人", "承租方", "承包人", "承包方", "卖方", "供方")}  # fmt: skip
_OFTEN = 3


@dataclass(frozen=True)
class Drift:
    """A name that is almost a party's, but not quite."""

    name: str
    match: Match
    first: Match


@dataclass(frozen=True)
class TwoNames:
    """A role that is borne by another name than at its first mention."""

    role: str
    first: Match
    other: Match


def drifting_names(contract: Contract) -> list[Drift]:
    """Writings of the parties' names that differ from the one at their first mention by a slip."""
    names = {party.name: party.where for party in contract.parties if party.name}
    bare = {_bare(name): where for name, where in names.items()}
    return [
        Drift(where.quote, reading.match(*span), where)
        for name, where in bare.items()
        if len(name) >= _LEAST and _AN_ORGAN.search(name)
        for reading in readings(contract.text, contract.gazetteer)
        for span in _drifts(reading, name, set(bare))
    ]


def roles_with_two_names(contract: Contract) -> list[TwoNames]:
    """Roles that stand before one name at the head of the contract and before another one elsewhere."""
    seen: dict[str, dict[str, Match]] = {}
    found: list[TwoNames] = []
    opened = _end_of_opening(contract)
    signed = [(one.start, one.end) for one in contract.clauses() if one.role is Role.SIGNATURE]
    for one in _SIGNED_AS.finditer(folded(contract)):
        name = _SEALED.sub("", one["name"])
        if not _AN_ORGAN.search(name):
            continue
        match = contract.match(one.start("name"), one.start("name") + len(one["name"]))
        known = seen.setdefault(one["role"], {})
        if one.start() < opened:
            known.setdefault(name, match)
        elif known and _is_signed(one, signed) and not any(_same(name, other) for other in known):
            found.append(TwoNames(one["role"], next(iter(known.values())), match))
    return found


def sealed_by_others(contract: Contract) -> list[TwoNames]:
    """Names that stand before （盖章） without a role and are no party's, while a party's name stands before none."""
    signed = [(one.start, one.end) for one in contract.clauses() if one.role is Role.SIGNATURE]
    sealed = [
        contract.match(*found.span("name"))
        for found in _SEALED_NAME.finditer(folded(contract))
        if any(start <= found.start("name") < end for start, end in signed)
    ]
    parties = [one for one in contract.parties if one.name and _AN_ORGAN.search(_bare(one.name))]
    left = [one for one in parties if not any(_same(one.name, seal.quote) for seal in sealed)]
    foreign = [seal for seal in sealed if not any(_same(seal.quote, one.name) for one in parties)]
    return [
        TwoNames(party.roles[0] if party.roles else party.name, party.where, seal)
        for party, seal in zip(left, foreign, strict=False)
    ]


def _is_signed(found: re.Match[str], signed: list[tuple[int, int]]) -> bool:
    """Whether it stands where the contract is signed: a role before a duty is none (乙方：组建团队)."""
    return (
        "章" in found.group()
        or "签" in found.group()
        or any(start <= found.start() < end for start, end in signed)
    )


def roles_mixed(contract: Contract) -> list[tuple[str, str, tuple[Match, ...]]]:
    """Roles of another kind (发包人) in a contract that calls its parties 甲方 and 乙方 and never says which is which."""
    annexes = [one.start for one in contract.tree.children if one.role is Role.ANNEX]
    words = folded(contract)[: annexes[0]] if annexes else folded(contract)
    defined = {role for party in contract.parties for role in party.roles}
    found = []
    for ours, others in _OTHER_CALLS.items():
        if words.count(ours) < _OFTEN:
            continue
        for other in others:
            places = [one.start() for one in re.finditer(other, words)]
            if len(places) >= _OFTEN and other not in defined and not _explained(words, ours, other):
                found.append((ours, other, tuple(contract.match(at, at + len(other)) for at in places)))
    return found


def _explained(words: str, ours: str, other: str) -> bool:
    return (
        re.search(rf"{ours}[ (/、即]*{other}|{other}[ (/、即]*{ours}|简?称[为\"“]*{other}", words) is not None
    )


def _end_of_opening(contract: Contract) -> int:
    return next((one.start for one in contract.tree.children if one.role is Role.CLAUSE), 0)


def _bare(name: str) -> str:
    """*name* folded, small, without blanks and without what stands in brackets behind it."""
    return _BRACKETS.sub("", "".join(fold(name).split()).lower())


def _same(name: str, other: str) -> bool:
    """Whether both name one unit, or differ by a slip that is found elsewhere."""
    one, two = _bare(name), _bare(other)
    return one in two or two in one or _slip(one, two)


def _drifts(reading: Reading, name: str, names: set[str]) -> Iterator[tuple[int, int]]:
    words, ending, head = reading.words, name[-2:], name[:2]
    at = words.find(ending)
    while at >= 0:
        end = at + len(ending)
        floor = max(0, end - len(name) - _MORE)
        if not words.startswith(name, end - len(name)):
            for start in range(floor, end - _LEAST):
                variant = words[start:end]
                if (
                    variant.startswith(head)
                    and variant not in names
                    and _slip(name, variant)
                    and not (_NOT_OURS.search(words, max(0, start - 20), start) or _is_longer(words, end))
                ):
                    yield start, end
                    break
        at = words.find(ending, end)


def _is_longer(words: str, end: int) -> bool:
    """Whether the name goes on: of a branch, of a works council."""
    return (
        re.match(r"(?:\([^()]{1,8}\))?[一-龥]{0,8}(?:分公司|分局|分院|工会|支部|党委)", words[end : end + 24])
        is not None
    )


def _slip(name: str, variant: str) -> bool:
    """Whether *variant* is *name* with a form of company more or less, or with one character wrong.

    Two that differ by a counter (示例一, 示例二) are two names.
    """
    if name == variant or abs(len(name) - len(variant)) > _LEAST - _MORE:
        return False
    low = next(
        (at for at, (one, other) in enumerate(zip(name, variant, strict=False)) if one != other),
        min(len(name), len(variant)),
    )
    high = 0
    while high < min(len(name), len(variant)) - low and name[-1 - high] == variant[-1 - high]:
        high += 1
    ours, theirs = name[low : len(name) - high], variant[low : len(variant) - high]
    if {ours, theirs} & {""}:
        return (low > 0 and (ours or theirs) in _FORMS | {"市", "区", "省"}) or _is_form(name, variant)
    if sorted(ours) == sorted(theirs) and len(ours) == _LEAST - _MORE:
        return True
    return low > 1 and len(ours) == len(theirs) == 1 and not {ours, theirs} <= _COUNTERS


def _is_form(name: str, variant: str) -> bool:
    """Whether they differ in 股份 or 责任 only, wherever the repeated characters make the cut fall."""
    longer, shorter = sorted((name, variant), key=len, reverse=True)
    return any(longer.replace(form, "", 1) == shorter for form in _FORMS)
