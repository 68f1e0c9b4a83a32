"""第三十九条: the seven things that a government contract must not contain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.clauses import (
    foreign_language_prevails,
    foreign_law,
    government_guarantee,
    improper_benefit,
    overseas_forum,
    ultra_vires,
)
from formgen.clauses.gazetteer import Place
from formgen.law import article
from formgen.messages import _
from formgen.rules import BLOCK, DRAFT, WARN, Group, Match, Problem, rule

from ...gazetteer import GAZETTEER
from .act import ACT
from .terms import fields_of, forum_place

if TYPE_CHECKING:
    from formgen.clauses import Text
    from formgen.messages import Message
    from formgen.rules import Severity

CHINESE_LAW = "CN"
LAWS = {
    "HK": _("香港特别行政区法律"),
    "MO": _("澳门特别行政区法律"),
    "TW": _("台湾地区法律"),
    "FOREIGN": _("外国法律"),
}


def _in_words(matches: list[Match], said: Message, severity: Severity | None = None) -> list[Problem]:
    """One problem about all the places in free text; none where there are none."""
    if not matches:
        return []
    return [Problem(fields_of(matches), said, severity=severity, matches=tuple(matches))]


@rule(ACT, "GC-39-1", article(39, item=1), severity=BLOCK, stage=DRAFT)
def nobody_is_given_improper_benefits(prohibited: Group, text: Text) -> list[Problem]:
    """利用政府合同向他人输送不正当利益"""
    if prohibited.improper_benefit:
        said = _("起草人声明合同向他人输送不正当利益，属第三十九条（一）禁止内容：请删除该约定。")
        return [Problem("prohibited.improper_benefit", said)]
    said = _("条款涉嫌向他人输送不正当利益：请核对并删除；属正常商业条款的，说明理由。")
    return _in_words(improper_benefit(text, GAZETTEER), said, WARN)


@rule(ACT, "GC-39-2", article(39, item=2), severity=BLOCK, stage=DRAFT)
def nothing_beyond_its_powers_is_promised(prohibited: Group, text: Text) -> list[Problem]:
    """超越政府合同签订主体职权或职能范围的承诺或者义务性约定"""
    if prohibited.ultra_vires:
        said = _("起草人声明合同含超越职权或职能范围的承诺，属第三十九条（二）禁止内容：请删除该约定。")
        return [Problem("prohibited.ultra_vires", said)]
    said = _("条款疑为超越政府方职权或职能范围的承诺：请核对并删除，或说明理由。")
    return _in_words(ultra_vires(text, GAZETTEER), said, WARN)


@rule(ACT, "GC-39-3", article(39, item=3), severity=BLOCK, stage=DRAFT)
def government_side_guarantees_nothing(guarantee: Group, text: Text) -> list[Problem]:
    """违反国家法律、法规规定，约定政府合同签订主体承担担保责任"""
    if guarantee.gov_party_guarantees and guarantee.legal_basis:
        said = _(
            "约定政府方承担担保责任，所给依据为{basis}：请审查人核对该依据。", basis=guarantee.legal_basis
        )
        return [Problem("guarantee.gov_party_guarantees", said, severity=WARN)]
    if guarantee.gov_party_guarantees:
        said = _("约定政府方承担担保责任，属第三十九条（三）禁止内容：请删除，确有法律、法规依据的写明依据。")
        return [Problem(("guarantee.gov_party_guarantees", "guarantee.legal_basis"), said)]
    said = _("条款约定政府方承担担保责任（保证、差额补足、债务加入等），属第三十九条（三）禁止内容：请删除。")
    return _in_words(government_guarantee(text, GAZETTEER), said)


@rule(ACT, "GC-39-4", article(39, item=4), severity=BLOCK, stage=DRAFT)
def law_is_chinese(governing_law: str | None, text: Text) -> list[Problem]:
    """将合同效力、合同条款解释、合同履行和合同变更、解除、终止以及争议解决的适用法律约定为境外国家、地区法律"""
    found = []
    if governing_law in LAWS:
        said = _(
            "适用法律约定为{law}，属第三十九条（四）禁止内容：须改为中华人民共和国法律（不含港澳台地区）。",
            law=LAWS[governing_law],
        )
        found.append(Problem("governing_law", said))
    said = _("条款把适用法律约定为境外国家、地区法律，属第三十九条（四）禁止内容：须改为中华人民共和国法律。")
    return found + _in_words(foreign_law(text, GAZETTEER), said)


@rule(ACT, "GC-39-5", article(39, item=5), severity=BLOCK, stage=DRAFT)
def forum_is_not_overseas(dispute: Group, text: Text) -> list[Problem]:
    """违反本办法规定，将合同争议的管辖机构约定为境外的法院或者仲裁机构等非政府合同签订主体所在地有管辖权的裁判机构"""
    matches = tuple(overseas_forum(text, GAZETTEER))
    declared = ("dispute.institution_name",) if forum_place(dispute) == Place.OVERSEAS else ()
    fields = (*declared, *fields_of(matches))
    if not fields:
        return []
    approval = dispute.head_approval
    if approval is not None and approval.is_dated:
        said = _(
            "约定由境外机构管辖，虽经主要负责人审批，第三十九条（五）是否允许仍有疑义：须由区法制机构明确意见。"
        )
        return [Problem(fields, said, severity=WARN, matches=matches)]
    said = _(
        "约定由境外机构管辖或仲裁地在境外，属第三十九条（五）禁止内容：请改为政府方所在地的法院或仲裁机构。"
    )
    return [Problem(fields, said, matches=matches)]


@rule(ACT, "GC-39-6", article(39, item=6), severity=BLOCK, stage=DRAFT)
def foreign_text_does_not_prevail(prevailing_language: str | None, text: Text) -> list[Problem]:
    """约定合同的内容、表述以外国语文本为准或者优先"""
    found = []
    if prevailing_language == "foreign":
        said = _("约定以外文文本为准，属第三十九条（六）禁止内容：请改为以中文文本为准。")
        found.append(Problem("prevailing_language", said))
    said = _("条款约定以外文文本为准或者优先，属第三十九条（六）禁止内容：请改为以中文文本为准。")
    return found + _in_words(foreign_language_prevails(text, GAZETTEER), said)


@rule(ACT, "GC-39-7", article(39, item=7), severity=BLOCK, stage=DRAFT)
def nothing_else_is_unlawful(prohibited: Group) -> Problem | None:
    """其他违反现行法律、法规、规章或者损害国家、社会公共利益的约定"""
    if prohibited.other_illegal is None:
        said = _("起草人还没有就第三十九条（七）作出声明：请逐项回答有无其他违法或损害公共利益的约定。")
        return Problem("prohibited.other_illegal", said)
    if not prohibited.other_illegal:
        return None
    said = _("起草人声明存在其他违法或损害公共利益的约定，属第三十九条（七）禁止内容：请删除该约定。")
    return Problem("prohibited.other_illegal", said)
