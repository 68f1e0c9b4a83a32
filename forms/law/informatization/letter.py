"""附件2: the letter 《项目接收承诺函》, whose words are fixed."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from formgen.law import part
from formgen.messages import _
from formgen.rules import ADVICE, BLOCK, MISSING, NOTE, SIGN, Problem, rule

from ..blanks import blanks, is_blank
from .act import ACT
from .handover import GOVERNMENT_INVESTMENT

if TYPE_CHECKING:
    from datetime import date

ANNEX = part("附件2")
BODY = (
    "根据《深圳市罗湖区政务信息化项目管理办法》中项目移交的有关要求，我单位承诺在（{project}）项目竣工验收后"
    "30个工作日内完成该项目接收，尽快投入使用，并做好项目后续运维和安全管理等工作。"
)
"""The annex's words, in full-width punctuation and without blanks around the number; nothing in it may be changed."""
HEADINGS = {
    "construction_unit_name": _("建设单位名称"),
    "user_unit_name": _("使用单位名称"),
    "project_name": _("项目名称"),
    "letter_date": _("落款日期"),
}


def body(project_name: str, ndrc_no: str | None) -> str:
    """The letter's body for a project; without a number of 发展改革 its mention goes with the mark before it."""
    named = project_name if is_blank(ndrc_no) else f"{project_name}、{ndrc_no}"
    return BODY.format(project=named)


def _plain(text: str) -> str:
    """*text* without blanks and without the difference of full and half width."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


@rule(ACT, "IT-A2-1", ANNEX, severity=BLOCK)
def body_is_that_of_the_annex(body_text: str, project_name: str, ndrc_no: str | None) -> Problem | None:
    """我单位承诺在(项目名称、发改编号(如有))项目竣工验收后 30 个工作日内完成该项目接收，尽快投入使用，并做好项目后续运维和安全管理等工作。"""
    if is_blank(body_text) or _plain(body_text) == _plain(body(project_name, ndrc_no)):
        return None
    said = _("承诺函正文与附件2不一致：正文是固定文字，请删去所填正文，由系统按附件2生成。")
    return Problem("body_text", said)


@rule(ACT, "IT-A2-2", ANNEX, severity=BLOCK, kind=MISSING)
def letter_is_filled_in(
    construction_unit_name: str | None,
    user_unit_name: str | None,
    project_name: str | None,
    letter_date: date | None,
) -> Problem | None:
    """使用单位名称(盖章)"""
    answers = {
        "construction_unit_name": construction_unit_name,
        "user_unit_name": user_unit_name,
        "project_name": project_name,
        "letter_date": letter_date,
    }
    gaps = blanks(answers, HEADINGS)
    if not gaps:
        return None
    return Problem(tuple(gaps), _("承诺函缺：{missing}。请补充。", missing=list(gaps.values())))


@rule(ACT, "IT-A2-3", ANNEX, severity=NOTE, kind=ADVICE)
def number_of_the_project_is_not_forgotten(ndrc_no: str | None, project_fund_type: str) -> Problem | None:
    """我单位承诺在(项目名称、发改编号(如有))项目竣工验收后 30 个工作日内完成该项目接收，尽快投入使用，并做好项目后续运维和安全管理等工作。"""
    if project_fund_type != GOVERNMENT_INVESTMENT or not is_blank(ndrc_no):
        return None
    return Problem("ndrc_no", _("政府投资项目一般有发改编号：请确认是否漏填。"))


@rule(ACT, "IT-A2-4", ANNEX, severity=BLOCK, stage=SIGN, kind=MISSING)
def user_has_sealed_the_letter(user_unit_seal: bool | None) -> Problem | None:
    """使用单位名称(盖章)"""
    if user_unit_seal:
        return None
    return Problem("user_unit_seal", _("承诺函须加盖使用单位公章：盖章后确认。"))
