"""The periods of 罗府规〔2018〕6号: what has to be done by when around a government contract."""

from __future__ import annotations

from formgen.law import article
from formgen.periods import Period, Unit

from . import disputes, duration, performing, signing
from .act import (
    ABNORMAL_REPORT_DAYS,
    ACT,
    ANNUAL_REPORT,
    FILING_DAYS,
    HALF_YEAR_REPORT,
    LIMITATION_NOTICE,
    NODE_REPORT_DAYS,
    PAPER_DAYS,
    PLAN_DAYS,
    RENEWAL_NOTICE,
)

DEPARTMENT = "合同承办部门"
ALL_SIGNED = ("filing.all_signed_date", "signing.all_signed_date")
SIGNED = ("effect.signing_date", *ALL_SIGNED)


def quoted(rule: object) -> str:
    """The article's sentence, as the rule that judges the same period quotes it."""
    return (rule.__doc__ or "").strip()


PERIODS = (
    Period(
        id="gc-renewal",
        act=ACT,
        place=article(35),
        quote=quoted(duration.renewal_is_asked_for_six_months_ahead),
        who="合同承办部门或者对方当事人",
        task="提出续签",
        since="合同期限届满",
        length=RENEWAL_NOTICE,
        unit=Unit.MONTHS,
        before=True,
        starts=("performance.end_date", "expiry_date"),
        done=("request_date",),
        once=SIGNED,
        condition="需要续签的",
        while_running=True,
    ),
    Period(
        id="gc-filing",
        act=ACT,
        place=article(49),
        quote=quoted(signing.contract_is_filed_within_ten_working_days),
        who=DEPARTMENT,
        task="在合同备案系统办理备案登记",
        since="各方签署完毕",
        length=FILING_DAYS,
        unit=Unit.WORKING_DAYS,
        starts=ALL_SIGNED,
        done=("filing.registered_date",),
        unless=("is_filing_exempt",),
    ),
    Period(
        id="gc-paper",
        act=ACT,
        place=article(49),
        quote=quoted(signing.paper_original_follows_within_five_working_days),
        who=DEPARTMENT,
        task="向区财政局提交纸质合同原件",
        since="备案登记",
        length=PAPER_DAYS,
        unit=Unit.WORKING_DAYS,
        starts=("filing.registered_date", "registered_date"),
        done=("filing.paper_submitted_date", "submitted_date"),
        unless=("is_filing_exempt",),
    ),
    Period(
        id="gc-plan",
        act=ACT,
        place=article(54),
        quote=quoted(performing.plan_reaches_the_district_government_in_three_working_days),
        who=DEPARTMENT,
        task="拟定应对方案并提请区政府处理",
        since="发现履行异常情形",
        length=PLAN_DAYS,
        unit=Unit.WORKING_DAYS,
        condition="以区政府名义签订或者经区政府批准签订的合同",
        by_hand=True,
    ),
    Period(
        id="gc-milestone",
        act=ACT,
        place=article(59),
        quote=quoted(performing.milestone_is_reported_in_three_working_days),
        who=DEPARTMENT,
        task="填报节点履行信息",
        since="进度节点",
        length=NODE_REPORT_DAYS,
        unit=Unit.WORKING_DAYS,
        rows="performance.milestones",
        named="name",
        starts=("actual_date", "due_date"),
        once=SIGNED,
        while_running=True,
    ),
    Period(
        id="gc-abnormal",
        act=ACT,
        place=article(59),
        quote=quoted(performing.deviation_is_reported_in_three_working_days),
        who=DEPARTMENT,
        task="填报异常情形及应对措施",
        since="履行异常情形发生",
        length=ABNORMAL_REPORT_DAYS,
        unit=Unit.WORKING_DAYS,
        by_hand=True,
    ),
    Period(
        id="gc-half-year",
        act=ACT,
        place=article(60),
        quote=quoted(performing.half_year_report_is_in_time),
        who=DEPARTMENT,
        task="上传上半年度政府合同签订、履行情况的书面报告",
        since="每年度",
        length=HALF_YEAR_REPORT,
        unit=Unit.DAY_OF_YEAR,
        starts=SIGNED,
    ),
    Period(
        id="gc-annual",
        act=ACT,
        place=article(60),
        quote=quoted(performing.annual_report_is_in_time),
        who=DEPARTMENT,
        task="上传上一年度政府合同签订、履行和制度实施情况的书面报告",
        since="每年度",
        length=ANNUAL_REPORT,
        unit=Unit.DAY_OF_YEAR,
        starts=SIGNED,
        covers=-1,
    ),
    Period(
        id="gc-limitation",
        act=ACT,
        place=article(65),
        quote=quoted(disputes.claim_is_brought_three_months_before_limitation),
        who=DEPARTMENT,
        task="提起诉讼或者申请仲裁",
        since="法定诉讼时效届满",
        length=LIMITATION_NOTICE,
        unit=Unit.MONTHS,
        before=True,
        starts=("limitation_expiry",),
        done=("filing_date",),
        condition="需提起诉讼或者提出仲裁申请的",
        by_hand=True,
    ),
)
