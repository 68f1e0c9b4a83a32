"""第六十七条至第七十八条: archives, contracts of state-owned units, supervision, how long the act holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.law import article
from formgen.messages import _
from formgen.plan import on_paper
from formgen.rules import (
    ADVICE,
    BLOCK,
    CLOSED,
    DRAFT,
    MISSING,
    NOTE,
    PERFORMING,
    Effect,
    Problem,
    rule,
)

from ..blanks import blanks, is_blank
from .act import ACT

if TYPE_CHECKING:
    from datetime import date

    from formgen.fields import Reference

BY_ANALOGY = "soe_or_other"
NOTHING = "无"
FILES = {
    "a1": _("谈判过程材料"),
    "a2": _("对方当事人资信等调查材料"),
    "a3": _("正式签订的合同文本及其附件"),
    "a4": _("补充协议、变更协议"),
    "a5": _("签约审批材料"),
    "a6": _("合法性审查意见及相关部门的意见"),
    "a7": _("履行情况记载"),
    "a8": _("争议处理情况记载及材料"),
    "a9": _("其他文件资料"),
}
"""第六十七条: the nine classes of files."""
INDISPENSABLE = ("a3", "a5", "a6")
"""Classes that every contract has (推断): "none" is no answer to them."""


@rule(ACT, "GC-67-1", article(67), severity=BLOCK, stage=CLOSED, kind=MISSING)
def all_nine_classes_of_files_are_kept(
    *,
    a1: str | None,
    a2: str | None,
    a3: str | None,
    a4: str | None,
    a5: str | None,
    a6: str | None,
    a7: str | None,
    a8: str | None,
    a9: str | None,
) -> Problem | None:
    """除区政府另有指定外，合同承办部门应指定专门机构或专人负责妥善保管合同订立及履行过程中产生的全部原始文件档案资料，档案资料包括："""
    answers = {"a1": a1, "a2": a2, "a3": a3, "a4": a4, "a5": a5, "a6": a6, "a7": a7, "a8": a8, "a9": a9}
    gaps = blanks(answers, FILES)
    gaps |= {name: FILES[name] for name in INDISPENSABLE if (answers[name] or "").strip() == NOTHING}
    if not gaps:
        return None
    missing = [FILES[name] for name in sorted(gaps)]
    said = _(
        "档案目录缺：{missing}。请补充；除合同文本、审批材料、审查意见外，没有的写“无”。", missing=missing
    )
    return Problem(tuple(sorted(gaps)), said)


@rule(ACT, "GC-68-1", article(68), severity=NOTE, stage=CLOSED, kind=ADVICE)
def files_are_archived_when_the_contract_ends(stage: str, archived_date: date | None) -> Problem | None:
    """政府合同终止或者履行完毕后，除区政府另有指定外，合同承办部门应当指定专门机构或专人及时将合同及相关资料整理归档，除法律、法规另有规定外，不得擅自处理、销毁。"""
    if stage != CLOSED.key or archived_date:
        return None
    said = _("合同已终止或履行完毕，请整理归档并填写归档日；不得擅自处理、销毁，系统不提供删除功能。")
    return Problem("archived_date", said)


@rule(ACT, "GC-69-1", article(69), severity=BLOCK, stage=PERFORMING)
def handover_is_signed_by_both(from_sign: bool | None, to_sign: bool | None) -> Problem | None:
    """原保管机构或人员应在办理完相关文件资料、档案移交手续并签字确认后才可离任。"""
    signed = {"from_sign": from_sign, "to_sign": to_sign}
    unsigned = tuple(name for name, done in signed.items() if not done)
    if not unsigned:
        return None
    return Problem(unsigned, _("移交手续未经移交人、接收人签字确认，不得离任：请补签。"))


@rule(
    ACT,
    "GC-70-1",
    article(70),
    severity=NOTE,
    stage=DRAFT,
    kind=ADVICE,
    effect=Effect.SOFTENS_ACT,
)
def state_owned_units_follow_by_analogy(signatory_level: str) -> Problem | None:
    """国有企事业单位合同主体应当参照本办法有关政府合同管理的规定履行合法性审查、备案登记、履行、信息报送、争议解决、档案管理等合同管理职责，具体操作规则由其主管部门制定。"""
    if signatory_level != BY_ANALOGY:
        return None
    said = _("国有企事业单位合同按第七章参照执行，具体规则由主管部门制定：请核对主管部门的规定。")
    return Problem("signatory_level", said)


@rule(ACT, "GC-75-1", article(75), severity=NOTE, stage=PERFORMING, kind=MISSING)
def truth_of_material_is_promised_on_demand(
    commitment_required: bool, commitment_doc: Reference | None
) -> Problem | None:
    """监督检查部门在必要时可以要求相关主体就资料真实性和完整性出具书面承诺。"""
    if not commitment_required or not is_blank(commitment_doc):
        return None
    said = _("监督检查部门要求出具资料真实性、完整性书面承诺：请出具并填写其名称或文号。")
    return Problem("commitment_doc", said)


@rule(ACT, "GC-78-1", article(78), severity=NOTE, stage=DRAFT, kind=ADVICE)
def act_is_within_its_own_term(law_day: date) -> Problem | None:
    """本办法自印发之日起实施，有效期五年。"""
    if ACT.expires is None or law_day <= ACT.expires:
        return None
    said = _(
        "《{title}》（{number}）所载五年有效期推算于{expires}届满：请确认现行依据。",
        title=ACT.title,
        number=ACT.number,
        expires=ACT.expires,
    )
    return Problem((), said)


on_paper(ACT, "GC-78-1")(act_is_within_its_own_term)
