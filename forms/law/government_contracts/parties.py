"""第二十七条、第二十八条: what the contract is called, and who its parties are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from formgen.fields import credit_code_is_right, resident_id_is_right
from formgen.law import article
from formgen.messages import _
from formgen.rules import BLOCK, MISSING, WARN, Group, Problem, rule

from ..blanks import blanks, is_blank
from .act import ACT
from .elements import SIDES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formgen.messages import Message

VAGUE_TITLES = frozenset(
    {
        "合同",
        "协议",
        "合同书",
        "协议书",
        "补充协议",
        "框架协议",
        "合作协议",
        "备忘录",
        "意向书",
    }
)
"""第二十七条 names the first two; the others say as little."""

PERSON = "natural_person"
UNITS = frozenset({"legal_person", "unincorporated"})
RESIDENT_ID = "resident_id"
UNIT_INFORMATION = {
    "name": _("名称"),
    "legal_rep_name": _("法定代表人或负责人"),
    "address": _("地址"),
    "contact_phone": _("联系方式"),
}
PERSON_INFORMATION = {
    "id_number": _("身份证号码或其他有效证件号码"),
    "address": _("住址"),
    "contact_phone": _("联系方式"),
}
PERFORMER = {"performer_name": _("履行主体名称"), "performer_relation_clause": _("二者关系及权利义务条款")}

Parties = tuple[Group, ...]


def _listed(parties_a: Parties | None, parties_b: Parties | None) -> Iterator[tuple[str, Message, Group]]:
    """Path, name for people and answers of every party, side by side."""
    for path, parties in {"parties_a": parties_a, "parties_b": parties_b}.items():
        for at, party in enumerate(parties or ()):
            called = party.name or _("第{number}个当事人", number=at + 1)
            yield f"{path}[{at}]", _("{side}“{name}”", side=SIDES[path], name=called), party


@rule(ACT, "GC-27-1", article(27), severity=WARN)
def title_says_what_the_contract_is_about(contract_title: str) -> Problem | None:
    """政府合同名称一般应与其实质内容及法律关系性质相关联，避免仅用“合同”或“协议”等笼统词语作为合同名称。"""
    if re.sub(r"[\s《》〈〉]", "", contract_title) not in VAGUE_TITLES:
        return None
    said = _("合同名称“{title}”过于笼统：请写出标的和法律关系，如“××物业租赁合同”。", title=contract_title)
    return Problem("contract_title", said)


@rule(ACT, "GC-28-1", article(28), severity=BLOCK, kind=MISSING)
def units_are_fully_described(parties_a: Parties | None, parties_b: Parties | None) -> list[Problem]:
    """合同应按照营业执照、登记文件等法律文件的记载，写明准确完整的名称、法定代表人或负责人、地址和有效联系方式等相关信息。"""
    return [
        _incomplete(who, gaps)
        for path, who, party in _listed(parties_a, parties_b)
        if party.party_type != PERSON and (gaps := blanks(party, UNIT_INFORMATION, path))
    ]


@rule(ACT, "GC-28-2", article(28), severity=BLOCK, kind=MISSING)
def persons_are_fully_described(parties_a: Parties | None, parties_b: Parties | None) -> list[Problem]:
    """涉及自然人的，应写明身份证号码或其他有效证件号码、地址和有效联系方式等相关信息。"""
    return [
        _incomplete(who, gaps)
        for path, who, party in _listed(parties_a, parties_b)
        if party.party_type == PERSON and (gaps := _gaps_of_person(path, party))
    ]


def _gaps_of_person(path: str, party: Group) -> dict[str, Message]:
    gaps = blanks(party, PERSON_INFORMATION, path)
    # A number that is no resident's means nothing without the paper it stands on.
    if party.id_number and is_blank(party.id_type) and not resident_id_is_right(party.id_number):
        gaps[f"{path}.id_type"] = _("证件类型")
    return gaps


def _incomplete(who: Message, gaps: dict[str, Message]) -> Problem:
    said = _("{who}缺：{missing}。请按营业执照、登记文件或证件补充。", who=who, missing=list(gaps.values()))
    return Problem(tuple(gaps), said)


@rule(ACT, "GC-28-3", article(28), severity=BLOCK, kind=MISSING)
def performer_is_the_signatory_or_explained(
    performer_same_as_signatory: bool, performer_name: str | None, performer_relation_clause: str | None
) -> Problem | None:
    """作为政府合同对方当事人的签约主体和履行主体应当保持一致。如政府合同对方当事人履行主体与签约主体不一致的，合同应明确签约主体和履行主体之间相互关系、权利义务等内容。"""
    answers = {
        "performer_name": performer_name,
        "performer_relation_clause": performer_relation_clause,
    }
    gaps = {} if performer_same_as_signatory else blanks(answers, PERFORMER)
    if not gaps:
        return None
    said = _("履行主体与签约主体不一致，缺：{missing}。请写明。", missing=list(gaps.values()))
    return Problem(tuple(gaps), said)


@rule(ACT, "GC-28-4", article(28), severity=BLOCK, inferred=True)
def codes_and_numbers_are_right(parties_a: Parties | None, parties_b: Parties | None) -> list[Problem]:
    """合同应按照营业执照、登记文件等法律文件的记载，写明准确完整的名称、法定代表人或负责人、地址和有效联系方式等相关信息。"""
    return [
        problem
        for path, who, party in _listed(parties_a, parties_b)
        if (problem := _wrong_number(path, who, party))
    ]


def _wrong_number(path: str, who: Message, party: Group) -> Problem | None:
    if party.party_type != PERSON and party.uscc and not credit_code_is_right(party.uscc):
        said = _(
            "{who}的统一社会信用代码“{code}”位数或校验位不对：请对照营业执照、登记证书改正。",
            who=who,
            code=party.uscc,
        )
        return Problem(f"{path}.uscc", said)
    # The number itself is not repeated: messages are shown and kept where it must not be.
    checked = party.party_type not in UNITS and party.id_type == RESIDENT_ID
    if checked and party.id_number and not resident_id_is_right(party.id_number):
        said = _("{who}的居民身份证号码位数、出生日期或校验位不对：请对照证件改正。", who=who)
        return Problem(f"{path}.id_number", said)
    return None
