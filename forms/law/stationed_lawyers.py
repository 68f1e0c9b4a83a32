"""罗湖区推广街道执法“律师驻队”工作方案（罗府办函〔2016〕208号）.

Its rules speak only about contracts for a stationed lawyer (``law_service.is_stationed_lawyer``).
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from formgen.law import Act, part
from formgen.messages import _
from formgen.rules import BLOCK, MISSING, REVIEW, WARN, Group, Problem, rule

from .blanks import blanks, is_blank

if TYPE_CHECKING:
    from formgen.fields import Reference
    from formgen.messages import Message

ISSUED = date(2016, 4, 29)

ACT = Act(
    prefix="LW",
    number="罗府办函〔2016〕208号",
    title="罗湖区推广街道执法“律师驻队”工作方案",
    issued=ISSUED,
    effective=ISSUED,
)
"""In force from the day it was published; names no last day."""

FIRM_STAFF = ACT.figure("律所执业律师及行政辅助人员（人，至少）", part("三（一）1"), {ISSUED: 20})
FIRM_LAWYERS = ACT.figure("律所执业律师（人，至少）", part("三（一）1"), {ISSUED: 10})
PRACTICE_YEARS = ACT.figure("驻队律师执业（年，至少）", part("三（二）1"), {ISSUED: 2})
STATIONED = ACT.figure("驻队律师（人）", part("三"), {ISSUED: 1})

FIRM_SIZE = {"firm_staff": _("执业律师及行政辅助人员数"), "firm_lawyers": _("执业律师数")}
CLAUSES = {
    "replacement_consent_clause": _("更换人员须事先经相关单位同意"),
    "record_clause": _("驻队工作情况的记录"),
    "assessment_clause": _("年度考核评估及其与解除合同的关系"),
}
GRADUATE = ("本科", "学士", "硕士", "博士", "研究生", "bachelor", "master", "doctor")
PART_TIME = "非全日制"
LAW = ("法", "law")


@rule(ACT, "LW-3-1", part("三（一）1"), severity=BLOCK)
def firm_is_large_enough(law_service: Group, law_day: date) -> Problem | None:
    """执业律师及行政辅助人员不少于20人，其中执业律师不少于10人；"""
    if not law_service.is_stationed_lawyer:
        return None
    gaps = blanks(law_service, FIRM_SIZE, "law_service")
    if gaps:
        said = _("未填律所{missing}：请补充，以核对律所人数。", missing=list(gaps.values()))
        return Problem(tuple(gaps), said, kind=MISSING)
    fields = tuple(f"law_service.{name}" for name in FIRM_SIZE)
    staff, lawyers = law_service.firm_staff, law_service.firm_lawyers
    if lawyers > staff:
        said = _("执业律师（{lawyers}人）多于人员总数（{staff}人）：请核对。", lawyers=lawyers, staff=staff)
        return Problem(fields, said)
    least, least_lawyers = FIRM_STAFF.on(law_day), FIRM_LAWYERS.on(law_day)
    if staff >= least and lawyers >= least_lawyers:
        return None
    said = _(
        "律所人数不足：人员{staff}人、执业律师{lawyers}人。"
        "请另选人员不少于{least}人、执业律师不少于{least_lawyers}人的律所。",
        staff=staff,
        lawyers=lawyers,
        least=least,
        least_lawyers=least_lawyers,
    )
    return Problem(fields, said)


@rule(ACT, "LW-3-2", part("三（一）2至4"), severity=BLOCK)
def firm_has_experience_and_a_clean_record(law_service: Group) -> Problem | None:
    """至少有一名合伙人具有担任政府机关法律顾问或在行政机关、司法机关工作的经验；……律师事务所在近三年内无不良执业记录；……律师事务所具有良好的法律人才力量，具有熟悉行政法规的律师团队，能够应对疑难、复杂的行政执法问题。"""
    if not law_service.is_stationed_lawyer:
        return None
    unmet: dict[str, Message] = {}
    if not law_service.partner_experience:
        unmet["law_service.partner_experience"] = _("没有具备政府法律顾问等经验的合伙人")
    if law_service.bad_record_3y:
        unmet["law_service.bad_record_3y"] = _("近三年内有不良执业记录")
    if not law_service.expert_team:
        unmet["law_service.expert_team"] = _("没有熟悉行政法规的律师团队")
    if not unmet:
        return None
    said = _("律所条件不符或未确认：{items}。请核对，或另选律所。", items=list(unmet.values()))
    return Problem(tuple(unmet), said)


@rule(ACT, "LW-3-3", part("三（二）1"), severity=BLOCK)
def lawyer_has_practised_two_years(law_service: Group, law_day: date) -> Problem | None:
    """以律师身份执业满两年以上，熟悉行政法律法规。"""
    if not law_service.is_stationed_lawyer:
        return None
    years, least = law_service.lawyer_years, PRACTICE_YEARS.on(law_day)
    unmet: dict[str, Message] = {}
    if years is None:
        unmet["law_service.lawyer_years"] = _("未填执业年限")
    elif years < least:
        unmet["law_service.lawyer_years"] = _("执业{years}年，须满{least}年", years=years, least=least)
    if not law_service.admin_law:
        unmet["law_service.admin_law"] = _("未确认熟悉行政法律法规")
    if not unmet:
        return None
    said = _("驻队律师条件不符：{items}。请核对，或另派律师。", items=list(unmet.values()))
    return Problem(tuple(unmet), said)


@rule(ACT, "LW-3-4", part("三（二）3"), severity=BLOCK)
def absent_lawyer_sends_qualified_assistants(law_service: Group) -> Problem | None:
    """驻队律师应当常驻执法单位，确因合理原因无法常驻执法单位的，应当根据执法单位实际工作需要，委派一定数量的律师助理人员常驻执法单位工作。委派的律师助理人员应具有全日制大学本科以上（含本科）法学学历，熟悉行政法律法规，具备处理执法单位日常法律事务的能力。"""
    if not law_service.is_stationed_lawyer:
        return None
    assistants = law_service.assistants or ()
    if law_service.resident is False and not assistants:
        said = _("律师不能常驻的，须委派合格的助理常驻：请列明助理。")
        return Problem("law_service.assistants", said, kind=MISSING)
    unfit = tuple(at for at, one in enumerate(assistants) if not _is_qualified(one))
    if not unfit:
        return None
    names = [assistants[at].name or _("第{number}名", number=at + 1) for at in unfit]
    said = _("委派的助理{items}应具有全日制本科以上法学学历：请核对学历和专业，或另派。", items=names)
    return Problem(tuple(f"law_service.assistants[{at}].degree" for at in unfit), said)


def _is_qualified(assistant: Group) -> bool:
    """Whether degree and major, as written, are those of a graduate in law."""
    degree = (assistant.degree or "").lower()
    studied = f"{assistant.major or ''}{degree}".lower()
    graduated = PART_TIME not in degree and any(word in degree for word in GRADUATE)
    return graduated and any(word in studied for word in LAW)


@rule(ACT, "LW-3-5", part("三"), severity=WARN)
def one_lawyer_is_stationed(law_service: Group, law_day: date) -> Problem | None:
    """执法单位根据辖区面积、人口数量和执法实际，与律师事务所签订法律服务合同，约定1名律师驻队。"""
    number, agreed = law_service.stationed_lawyers, STATIONED.on(law_day)
    if not law_service.is_stationed_lawyer or number == agreed:
        return None
    field = "law_service.stationed_lawyers"
    if number is None:
        said = _("方案约定{agreed}名律师驻队：请填写驻队律师人数。", agreed=agreed)
        return Problem(field, said, kind=MISSING)
    said = _("方案约定{agreed}名律师驻队，现为{number}名：请核对，或说明理由。", agreed=agreed, number=number)
    return Problem(field, said)


@rule(ACT, "LW-4-1", part("四（三）"), severity=BLOCK, stage=REVIEW, kind=MISSING)
def service_is_procured_lawfully(
    law_service: Group, procurement_result_doc: Reference | None
) -> Problem | None:
    """按照政府采购程序与符合条件的律师事务所签订法律服务合同，约定1名律师驻队"""
    if not law_service.is_stationed_lawyer or not is_blank(procurement_result_doc):
        return None
    said = _("缺政府采购程序文件：请填写采购结果文件的名称或文号。")
    return Problem("procurement_result_doc", said)


@rule(ACT, "LW-5-1", part("五"), severity=WARN, kind=MISSING)
def replacement_records_and_assessment_are_agreed(law_service: Group) -> Problem | None:
    """特殊情况需更换驻队律师及律师助理人员的，需事先经相关单位同意。……对驻队期间的工作情况包括随队执法情况进行详细记录，以备审查。……对本单位驻队律师进行年度考核评估，并将考评结果作为解除合同与否的参考依据。"""
    gaps = blanks(law_service, CLAUSES, "law_service") if law_service.is_stationed_lawyer else {}
    if not gaps:
        return None
    said = _("法律服务合同建议写明：{missing}。请补充，或说明理由。", missing=list(gaps.values()))
    return Problem(tuple(gaps), said)
