"""第四十七条至第五十二条: decisions before signing, signature and seal, and the filing after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.law import article
from formgen.messages import _
from formgen.rules import (
    ADVICE,
    BLOCK,
    DEADLINE,
    DRAFT,
    FILED,
    MISSING,
    NOTE,
    PERFORMING,
    SIGN,
    WARN,
    Group,
    Problem,
    Stage,
    rule,
)

from ..blanks import blanks, is_blank
from ..countdown import countdown
from .act import ACT, FILING_DAYS, FILING_EXEMPT_AMOUNT, PAPER_DAYS

if TYPE_CHECKING:
    from datetime import date

    from formgen.calendar import WorkingDays
    from formgen.fields import Reference

AUTHORIZED = "authorized"
LAWFUL_SEALS = frozenset({"official", "contract"})
DAY_AND_PLACE = {"signing_date": _("日期"), "signing_place": _("地点")}
FILED_INFORMATION = {
    "main_content": _("合同主要内容"),
    "amount": _("涉及金额"),
    "milestones": _("进度节点安排"),
    "handler_name": _("承办人信息"),
    "scan": _("经各方签署的合同原件扫描件"),
}


@rule(ACT, "GC-47-1", article(47), severity=BLOCK, stage=SIGN, kind=MISSING)
def required_procedures_are_documented(pre_approvals: tuple[Group, ...] | None) -> Problem | None:
    """按有关规定需要履行评估、审批等相关程序的政府合同，应当严格履行程序。"""
    undone = {
        f"pre_approvals[{at}].doc": one.name or _("第{number}项程序", number=at + 1)
        for at, one in enumerate(pre_approvals or ())
        if one.required and is_blank(one.doc)
    }
    if not undone:
        return None
    said = _("缺前置程序文件：{missing}。请填写文件的名称或文号。", missing=list(undone.values()))
    return Problem(tuple(undone), said)


@rule(ACT, "GC-48-1", article(48), severity=BLOCK, stage=SIGN, kind=MISSING)
def department_has_decided(internal_decision_doc: Reference | None) -> Problem | None:
    """签订政府合同，签订部门应当履行部门内部相应决策程序。"""
    if not is_blank(internal_decision_doc):
        return None
    said = _("缺本部门内部决策文件：请填写会议纪要等决策文件的名称或文号。")
    return Problem("internal_decision_doc", said)


@rule(ACT, "GC-48-2", article(48), severity=BLOCK, stage=SIGN, kind=MISSING)
def signer_is_the_legal_representative_or_authorized(signing: Group) -> Problem | None:
    """政府合同由签订部门的法定代表人或者经授权的人员签字，并加盖单位公章或者合同专用章。授权其他人员签署的，应当有法定代表人的书面授权委托书。"""
    if is_blank(signing.a_signer_role):
        said = _("未填签字人身份：请填写由法定代表人还是由经授权的人员签字。")
        return Problem("signing.a_signer_role", said)
    if signing.a_signer_role != AUTHORIZED or not is_blank(signing.authorization_doc):
        return None
    said = _("由授权人员签字，缺法定代表人的书面授权委托书：请填写其名称或文号。")
    return Problem("signing.authorization_doc", said)


@rule(ACT, "GC-48-3", article(48), severity=BLOCK, stage=SIGN)
def seal_is_the_official_or_the_contract_seal(signing: Group) -> Problem | None:
    """政府合同由签订部门的法定代表人或者经授权的人员签字，并加盖单位公章或者合同专用章。"""
    if signing.a_seal_type in LAWFUL_SEALS:
        return None
    if is_blank(signing.a_seal_type):
        said = _("未填政府方印章：请填写印章类型，须为单位公章或者合同专用章。")
    else:
        said = _("须加盖单位公章或者合同专用章：部门业务章、财务章等不合规，请改用。")
    return Problem("signing.a_seal_type", said)


@rule(ACT, "GC-48-4", article(48), severity=BLOCK, stage=SIGN, kind=MISSING)
def day_and_place_of_signing_are_stated(effect: Group) -> Problem | None:
    """合同签订应当注明签订日期和签订地点。"""
    gaps = blanks(effect, DAY_AND_PLACE, "effect")
    if not gaps:
        return None
    return Problem(tuple(gaps), _("缺签订{missing}。请补充。", missing=list(gaps.values())))


@rule(ACT, "GC-49-1", article(49), severity=WARN, stage=FILED, kind=DEADLINE)
def contract_is_filed_within_ten_working_days(
    filing: Group, is_filing_exempt: bool | None, today: date, law_day: date, calendar: WorkingDays
) -> Problem | None:
    """合同承办部门应当在合同经各方当事人签署后十个工作日内按照本办法规定在合同备案系统上进行备案登记。"""
    signed, registered = filing.all_signed_date, filing.registered_date
    if is_filing_exempt or signed is None:
        return None
    deadline = calendar.after(signed, FILING_DAYS.on(law_day))
    # Past the period and still not registered is no lateness to explain but a bar to payment: GC-52-1.
    if registered is None:
        task = _("备案登记")
        return countdown("filing.registered_date", task, deadline, today) if today <= deadline else None
    if registered <= deadline:
        return None
    said = _(
        "备案登记逾期：签署完毕日为{signed}，最迟应于{deadline}登记，实际于{registered}登记。请说明逾期原因。",
        signed=signed,
        deadline=deadline,
        registered=registered,
    )
    return Problem("filing.registered_date", said)


@rule(ACT, "GC-49-2", article(49), severity=WARN, stage=FILED, kind=DEADLINE)
def paper_original_follows_within_five_working_days(
    filing: Group, is_filing_exempt: bool | None, today: date, law_day: date, calendar: WorkingDays
) -> Problem | None:
    """合同承办部门应当在合同备案系统登记后五个工作日内，另行向区财政局提交完整的纸质合同原件。"""
    registered, submitted = filing.registered_date, filing.paper_submitted_date
    if is_filing_exempt or registered is None:
        return None
    deadline = calendar.after(registered, PAPER_DAYS.on(law_day))
    if submitted is None:
        return countdown("filing.paper_submitted_date", _("提交纸质合同原件"), deadline, today)
    if submitted <= deadline:
        return None
    said = _(
        "提交纸质合同原件逾期：最迟应于{deadline}交区财政局，实际于{submitted}提交。请说明逾期原因。",
        deadline=deadline,
        submitted=submitted,
    )
    return Problem("filing.paper_submitted_date", said)


@rule(ACT, "GC-49-3", article(49), severity=NOTE, stage=FILED, kind=ADVICE)
def small_procurement_need_not_be_filed(is_filing_exempt: bool | None, law_day: date) -> Problem | None:
    """合同约定政府一方支付合同价款不超过五万元的采购类政府合同可以不按本办法备案登记，但应履行其他政府合同监管措施。"""
    if not is_filing_exempt:
        return None
    limit = FILING_EXEMPT_AMOUNT.on(law_day)
    said = _(
        "采购类合同金额不超过{limit}元，可以不备案；其他监管措施（审查、台账、归档等）仍须履行。", limit=limit
    )
    return Problem("price.amount", said)


@rule(ACT, "GC-49-4", article(49), severity=NOTE, stage=DRAFT, kind=ADVICE)
def contract_number_comes_from_the_filing_system(contract_no: str, stage: str | None) -> Problem | None:
    """政府合同签订后一律提交备案登记，并由合同备案系统向其分配合同编号。"""
    begun = stage.upper() if stage else DRAFT.name
    if is_blank(contract_no) or begun not in Stage.__members__ or Stage[begun] >= FILED:
        return None
    said = _("正式合同编号由合同备案系统分配：此处所填仅作内部编号，请勿当作备案编号。")
    return Problem("contract_no", said)


@rule(ACT, "GC-50-1", article(50), severity=BLOCK, stage=FILED, kind=MISSING)
def filed_information_is_complete(filing: Group, is_filing_exempt: bool | None) -> Problem | None:
    """合同承办部门提交合同备案登记时，应在合同备案系统上录入或提交下列信息和材料：……（一）备案合同基本信息，包括合同主要内容、涉及金额、进度节点安排、承办人信息等；……（二）经合同各方当事人签署的合同原件扫描件；"""
    gaps = {} if is_filing_exempt else blanks(filing, FILED_INFORMATION, "filing")
    if not gaps:
        return None
    return Problem(tuple(gaps), _("备案信息缺：{missing}。请补充。", missing=list(gaps.values())))


@rule(ACT, "GC-51-1", article(51), severity=BLOCK, stage=FILED, kind=MISSING)
def amendment_is_linked_to_what_was_filed(parent_contract: Group, filing: Group) -> Problem | None:
    """政府合同备案登记后，又签订变更、解除等协议的，应当按照本办法规定及备案系统要求及时办理相应备案登记事宜。"""
    if not parent_contract.is_derivative or not is_blank(filing.linked_filing_no):
        return None
    said = _(
        "变更、解除等协议须关联原合同办理备案：请填写原合同备案编号；原合同免备案的，填“原合同豁免备案”。"
    )
    return Problem("filing.linked_filing_no", said)


@rule(ACT, "GC-52-1", article(52), severity=BLOCK, stage=PERFORMING)
def contract_is_filed_before_anything_is_paid(filing: Group, is_filing_exempt: bool | None) -> Problem | None:
    """未履行备案登记义务的，有关部门应当报告领导小组办公室，并暂停相关事务的处理。……对未按规定进行合同备案登记的，不予办理资金支付手续。"""
    if is_filing_exempt or filing.registered_date:
        return None
    said = _("合同未备案登记，不予办理资金支付，并应报告领导小组办公室：请尽快办理备案登记并填写登记日。")
    return Problem("filing.registered_date", said)
