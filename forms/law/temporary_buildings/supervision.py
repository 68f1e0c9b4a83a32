"""第二十一条至第二十五条: inspections, the sign board, the ledger, and what is done about breaches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from formgen.calendar import add_months
from formgen.law import article
from formgen.messages import _
from formgen.rules import ADVICE, BLOCK, DEADLINE, MISSING, NOTE, PERFORMING, REVIEW, Problem, rule

from ..blanks import blanks, is_blank
from .act import ACT

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal


MONTHS_OF_A_YEAR = 12
BOARD = {
    "builder_name": _("建设单位名称"),
    "legal_rep_name": _("法定代表人"),
    "permit_name": _("许可文件名称"),
    "permit_no": _("许可文件编号"),
    "land_area": _("用地面积"),
    "floor_area": _("建筑面积"),
    "use_function": _("使用功能"),
    "use_start": _("使用期限起"),
    "use_end": _("使用期限止"),
    "complaint_phone": _("监督投诉电话"),
}
STREET = "街道"
MISUSE = "misuse"


@rule(ACT, "TB-21-1", article(21), severity=NOTE, stage=PERFORMING, kind=DEADLINE, awaits="F-TB-19")
def building_is_inspected_every_year(
    use_start: date, use_end: date, inspection_reports: tuple[Any, ...] | None, today: date
) -> list[Problem]:
    """已出让土地上临时建筑在使用期内，建设单位或使用单位应每年委托有资质的专业机构对临时建筑结构安全和消防安全进行检测并出具报告，报区规划土地监察局和辖区街道办备案。"""
    filed = {one.year for one in inspection_reports or () if one.report_date}
    found, year = [], 1
    while add_months(use_start, year * MONTHS_OF_A_YEAR) <= min(today, use_end):
        if year not in filed:
            said = _(
                "第{year}年度结构安全和消防安全检测报告没有备案：请委托检测，报区规划土地监察局和街道办备案。",
                year=year,
            )
            found.append(Problem("inspection_reports", said))
        year += 1
    return found


@rule(ACT, "TB-22-1", article(22), severity=BLOCK, stage=PERFORMING, kind=MISSING)
def sign_board_is_complete(  # noqa: PLR0917 - the article lists them
    builder_name: str | None,
    legal_rep_name: str | None,
    permit_name: str | None,
    permit_no: str | None,
    land_area: Decimal | None,
    floor_area: Decimal | None,
    use_function: str | None,
    use_start: date | None,
    use_end: date | None,
    complaint_phone: str | None,
) -> Problem | None:
    """标志牌应包含以下内容：建设单位名称及其法定代表人、临时建设工程许可文件的名称和编号、用地面积和建筑面积、使用功能和使用期限、监督投诉电话等内容。"""
    answers = {
        "builder_name": builder_name,
        "legal_rep_name": legal_rep_name,
        "permit_name": permit_name,
        "permit_no": permit_no,
        "land_area": land_area,
        "floor_area": floor_area,
        "use_function": use_function,
        "use_start": use_start,
        "use_end": use_end,
        "complaint_phone": complaint_phone,
    }
    gaps = blanks(answers, BOARD)
    if not gaps:
        return None
    return Problem(tuple(gaps), _("标志牌缺：{missing}。请补充。", missing=list(gaps.values())))


@rule(ACT, "TB-23-1", article(23), severity=NOTE, stage=REVIEW, kind=ADVICE, awaits="F-TB-21")
def decision_is_entered_and_sent_on(
    decision_doc_no: str, ledger_entry: bool | None, copied_to: tuple[str, ...] | None
) -> Problem | None:
    """区规划土地监察局应建立已出让土地上临时建筑管理台账，将已出让土地上临时建筑审批情况抄送各相关部门和街道办事处；"""
    if ledger_entry and any(STREET in one for one in copied_to or ()):
        return None
    said = _("许可决定{number}须登记台账，并抄送相关部门和辖区街道办事处。", number=decision_doc_no)
    return Problem(("ledger_entry", "copied_to"), said)


@rule(ACT, "TB-25-1", article(25), severity=NOTE, stage=PERFORMING, kind=ADVICE, awaits="F-TB-22")
def breach_is_dealt_with(finding_type: str) -> Problem | None:
    """对于未批先建、未按照批准内容建设、临时建筑超期未拆除等违法行为，街道办事处应当及时制止，制止无效的，依法查处。"""
    if is_blank(finding_type):
        return None
    path = (
        _("及时制止并报告区规划土地监察局；制止无效的，由其撤销许可")
        if finding_type == MISUSE
        else _("由街道办事处及时制止；制止无效的，依法查处")
    )
    return Problem("finding_type", _("处置路径：{path}。", path=path))
