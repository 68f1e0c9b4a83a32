"""第六十条: what the reports of each half-year and year say, in the words of the article."""

from __future__ import annotations

from formgen.law import article
from formgen.ledger import Column, Filling, PeriodicReport, ReportPaper, Section

from .act import ACT
from .deadlines import DEPARTMENT
from .performing import ANNUAL, HALF_YEAR

BASICS = Section(
    item="（一）",
    title="合同基本情况",
    quote="(一)本部门所承办合同的数量、类型、主要内容、标的及金额、进度、合同争议等基本情况的说明;",
    fillings=(Filling.COUNTS, Filling.CONTRACTS),
    answer="r1",
)
PERFORMED = Section(
    item="（二）",
    title="对方当事人履行情况",
    quote="(二)合同对方当事人履行合同权利义务情况的说明;",
    answer="r2",
)
ABNORMAL = Section(
    item="（三）",
    title="履行异常情况及应对措施",
    quote="(三)合同履行异常情况以及应对措施的说明,异常情况包括本办法第五十四条第一款所列异常情况、涉诉情况以及其他导致合同不能正常履行的事件;",
    fillings=(Filling.BEGINNINGS,),
    answer="r3",
)
BELOW = Section(
    item="（四）",
    title="下属国有企事业单位合同管理制度落实情况",
    quote="(四)下属国有企事业单位合同管理制度落实情况的说明;",
    answer="r4",
)
OBSERVED = Section(
    item="（五）",
    title="合同管理制度贯彻落实情况",
    quote="(五)年度报告应当对合同管理制度贯彻落实情况进行说明,包括内部管理机制、合法性审查、备案、信息报送等制度措施的落实情况说明;",
    fillings=(Filling.STEPS, Filling.LATE),
    answer="r5",
)
ASKED = Section(
    item="（六）",
    title="领导小组要求报送的其他内容",
    quote="(六)领导小组要求报送的其他内容。",
    answer="r6",
)


def _paper(report_type: str) -> ReportPaper:
    """The written report (F-GC-27) of this type."""
    return ReportPaper(
        form="contract_periodic_report",
        says={"report_type": report_type},
        year="report_year",
        unit="handling_dept",
        table="contracts",
        columns={
            "title": Column.TITLE,
            "category": Column.KIND,
            "content": Column.SUBJECT,
            "counterparty": Column.THEIRS,
            "amount": Column.AMOUNT,
            "signed": Column.SIGNED,
            "until": Column.END,
        },
        progress="progress",
        done="upload_date",
    )


REPORTS = (
    PeriodicReport(
        id="half-year",
        act=ACT,
        place=article(60),
        title="上半年度政府合同签订、履行情况报告",
        who=DEPARTMENT,
        first=(1, 1),
        last=(6, 30),
        sections=(BASICS, PERFORMED, ABNORMAL, BELOW, ASKED),
        paper=_paper(HALF_YEAR),
        period="gc-half-year",
    ),
    PeriodicReport(
        id="annual",
        act=ACT,
        place=article(60),
        title="年度政府合同签订、履行情况和合同管理制度实施情况报告",
        who=DEPARTMENT,
        first=(1, 1),
        last=(12, 31),
        sections=(BASICS, PERFORMED, ABNORMAL, BELOW, OBSERVED, ASKED),
        paper=_paper(ANNUAL),
        period="gc-annual",
    ),
)
