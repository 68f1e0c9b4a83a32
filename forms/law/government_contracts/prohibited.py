"""第三十九条: what a contract must not contain.

The drafter declares each item; the words of the contract are read as well. Where only words speak,
and words alone do not prove it, the finding is a warning.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.clauses import (
    ForumKind,
    Match,
    foreign_language_prevails,
    foreign_law,
    government_guarantee,
    improper_benefit,
    overseas_forum,
    ultra_vires,
)
from formgen.clauses.patterns import expression
from formgen.law import article
from formgen.messages import _
from formgen.rules import BLOCK, MISSING, NOTE, WARN, Group, Problem, rule

from ...gazetteer import GAZETTEER
from ..blanks import is_blank
from ..passages import problems_in
from .act import ACT
from .forum import is_approved, is_overseas

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formgen.clauses import Text
    from formgen.messages import Message

OUR_LAW = "CN"
LAWS = {
    "HK": _("香港特别行政区法律"),
    "MO": _("澳门特别行政区法律"),
    "TW": _("台湾地区法律"),
    "FOREIGN": _("外国法律"),
}
FOREIGN_TEXT = "foreign"
_SALES_CONVENTION = expression("(?<![不除])适用[^，。；\n]{0,8}联合国国际货物销售合同公约")


@rule(ACT, "GC-39-1", article(39, item=1), severity=BLOCK)
def nobody_gains_improperly(prohibited: Group, text: Text) -> list[Problem]:
    """政府合同不得含有下列内容：……（一）利用政府合同向他人输送不正当利益；"""
    declared = []
    if prohibited.improper_benefit:
        said = _("声明合同含有向他人输送不正当利益的内容：属禁止内容，请删除后改选“无”。")
        declared.append(Problem("prohibited.improper_benefit", said))
    return [*declared, *problems_in(improper_benefit(text, GAZETTEER), _improper, WARN)]


def _improper(words: str) -> Message:
    return _("条款中有涉嫌输送不正当利益的用语：{words}。请核对，属实的删除，不属实的说明理由。", words=words)


@rule(ACT, "GC-39-2", article(39, item=2), severity=BLOCK)
def government_promises_within_its_powers(prohibited: Group, text: Text) -> list[Problem]:
    """政府合同不得含有下列内容：……（二）超越政府合同签订主体职权或职能范围的承诺或者义务性约定；"""
    declared = []
    if prohibited.ultra_vires:
        said = _("声明合同含有超越政府方职权或职能范围的承诺、义务：属禁止内容，请删除后改选“无”。")
        declared.append(Problem("prohibited.ultra_vires", said))
    return [*declared, *problems_in(ultra_vires(text, GAZETTEER), _beyond, WARN)]


def _beyond(words: str) -> Message:
    return _("条款中有涉嫌超越政府方职权的承诺：{words}。请核对，属实的删除，不属实的说明理由。", words=words)


@rule(ACT, "GC-39-3", article(39, item=3), severity=BLOCK)
def government_guarantees_nothing(guarantee: Group, text: Text) -> list[Problem]:
    """政府合同不得含有下列内容：……（三）违反国家法律、法规规定，约定政府合同签订主体承担担保责任；"""
    has_basis = not is_blank(guarantee.legal_basis)
    severity = WARN if has_basis else None
    declared = []
    if guarantee.gov_party_guarantees:
        fields = "guarantee.gov_party_guarantees" if has_basis else "guarantee.legal_basis"
        declared.append(Problem(fields, _guaranteed("", has_basis=has_basis), severity=severity))
    found = government_guarantee(text, GAZETTEER)
    return [
        *declared,
        *problems_in(found, lambda words: _guaranteed(words, has_basis=has_basis), severity),
    ]


def _guaranteed(words: str, *, has_basis: bool) -> Message:
    if has_basis:
        return _(
            "约定由政府方承担担保责任{words}，已填法律依据：请由审查人核对该依据，并说明理由。", words=words
        )
    return _(
        "约定由政府方承担担保责任{words}：属禁止内容，请删除；法律、法规允许的，填写法律依据。", words=words
    )


@rule(ACT, "GC-39-4", article(39, item=4), severity=BLOCK)
def contract_is_under_chinese_law(governing_law: str | None, text: Text) -> list[Problem]:
    """政府合同不得含有下列内容：……（四）将合同效力、合同条款解释、合同履行和合同变更、解除、终止以及争议解决的适用法律约定为境外国家、地区法律；"""
    chosen = []
    if governing_law not in (None, OUR_LAW):
        chosen.append(Problem("governing_law", _foreign_law(LAWS.get(governing_law, governing_law))))
    convention = problems_in(_sales_convention(text), _convention, NOTE)
    return [*chosen, *problems_in(foreign_law(text, GAZETTEER), _foreign_law), *convention]


def _foreign_law(law: Message | str) -> Message:
    return _(
        "适用法律约定为{law}：境外国家、地区法律属禁止内容，请改为中华人民共和国法律（不含港澳台地区）。",
        law=law,
    )


def _sales_convention(text: Text) -> Iterator[Match]:
    for segment in text.segments:
        for found in _SALES_CONVENTION.finditer(segment.text):
            yield Match(segment.field, found.group(), *found.span())


def _convention(words: str) -> Message:
    return _("约定适用公约：{words}。该公约对我国有效，请核对是否确有必要。", words=words)


@rule(ACT, "GC-39-5", article(39, item=5), severity=BLOCK)
def forum_is_not_overseas(dispute: Group, text: Text) -> list[Problem]:
    """政府合同不得含有下列内容：……（五）违反本办法规定，将合同争议的管辖机构约定为境外的法院或者仲裁机构等非政府合同签订主体所在地有管辖权的裁判机构；"""
    lifted = is_approved(dispute)
    severity = WARN if lifted else None
    named = []
    if is_overseas(dispute):
        name = f"“{dispute.institution_name}”" if dispute.institution_name else _("境外机构")
        fields = ("dispute.institution_name", "dispute.institution_location")
        named.append(Problem(fields, _overseas(name, lifted=lifted), severity=severity))
    forums = overseas_forum(text, GAZETTEER)
    bodies = [one.match for one in forums if one.kind is not ForumKind.RULES]
    rules_alone = [one.match for one in forums if one.kind is ForumKind.RULES]
    return [
        *named,
        *problems_in(bodies, lambda words: _overseas(words, lifted=lifted), severity),
        *problems_in(rules_alone, _rules_from_overseas, WARN),
    ]


def _overseas(words: Message | str, *, lifted: bool) -> Message:
    if lifted:
        return _(
            "约定由境外裁判机构管辖：{words}，已经主要负责人审批。审批能否及于境外机构有疑义，须区法制机构在审查意见中明确。",
            words=words,
        )
    return _(
        "约定由境外裁判机构管辖：{words}，属禁止内容。请改为政府方所在地的人民法院或仲裁机构，仲裁地也应在境内。",
        words=words,
    )


def _rules_from_overseas(words: str) -> Message:
    return _("约定适用境外机构的仲裁规则：{words}。请改用境内仲裁机构的规则，或者说明理由。", words=words)


@rule(ACT, "GC-39-6", article(39, item=6), severity=BLOCK)
def foreign_text_does_not_prevail(prevailing_language: str | None, text: Text) -> list[Problem]:
    """政府合同不得含有下列内容：……（六）约定合同的内容、表述以外国语文本为准或者优先；"""
    chosen = []
    if prevailing_language == FOREIGN_TEXT:
        said = _("约定以外文文本为准或者优先：属禁止内容，请改为以中文文本为准。")
        chosen.append(Problem("prevailing_language", said))
    return [*chosen, *problems_in(foreign_language_prevails(text, GAZETTEER), _foreign_text)]


def _foreign_text(words: str) -> Message:
    return _("条款约定以外文文本为准或者优先：{words}。属禁止内容，请改为以中文文本为准。", words=words)


@rule(ACT, "GC-39-7", article(39, item=7), severity=BLOCK)
def nothing_else_is_unlawful(prohibited: Group) -> Problem | None:
    """政府合同不得含有下列内容：……（七）其他违反现行法律、法规、规章或者损害国家、社会公共利益的约定。"""
    if prohibited.other_illegal is None:
        said = _("未逐项声明：请核对后声明有无其他违法或者损害国家、社会公共利益的约定。")
        return Problem("prohibited.other_illegal", said, kind=MISSING)
    if not prohibited.other_illegal:
        return None
    said = _("声明合同含有其他违法或者损害国家、社会公共利益的约定：属禁止内容，请删除后改选“无”。")
    return Problem("prohibited.other_illegal", said)
