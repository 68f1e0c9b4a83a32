"""上半年度书面报告／年度书面报告 (F-GC-27), by 第六十条 of 罗府规〔2018〕6号."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from formgen.blanks import Blank
from formgen.fields import Choice, Date, Integer, LongText, Money, Reasons, Rows, Text, when
from formgen.form import ChecklistLine, FollowUp, Form, Sample, Step
from formgen.guide import Guide, Material, Told
from formgen.messages import _

from . import contract_guides as told
from .audiences import DRAFTER
from .law.government_contracts import ACT
from .law.government_contracts.act import ANNUAL_REPORT, HALF_YEAR_REPORT
from .law.government_contracts.performing import ANNUAL, report_is_due

if TYPE_CHECKING:
    from datetime import date

    from formgen.answers import Answers
    from formgen.calendar import WorkingDays
    from formgen.fields.base import When

SOURCE = "第六十条"
TYPES = {"half_year": "上半年度", "annual": "年度"}
OF_THE_YEAR = when("report_type", ANNUAL)
HINT = "没有的写“无”，不得留空。"


def follow_ups(answers: Answers, _calendar: WorkingDays, today: date) -> list[FollowUp]:
    """By when the report is uploaded; the day itself follows from what it is about."""
    kind, year = answers.at("report_type"), answers.at("report_year")
    day = answers.at("upload_date") or today
    due = report_is_due(kind, year, day) if kind and year else None
    return [FollowUp(_("盖章以后上传至合同备案系统。"), due, SOURCE)]


def words(answers: Answers, made: dict[str, Any]) -> dict[str, Any]:
    """The number of the last section: what the leading group asks for stands behind the yearly section."""
    del answers
    annual = made["blank"] or made["report_type_is"].get(ANNUAL)
    return {"last_number": "六" if annual else "五"}


def called(answers: Answers) -> str:
    """On which time it reports: 2026年上半年度, 2026年度; empty while that is not known."""
    year, kind = answers.at("report_year"), answers.at("report_type")
    if not year or kind not in TYPES:
        return ""
    return f"{year}{TYPES[kind]}" if kind == ANNUAL else f"{year}年{TYPES[kind]}"


def _section(
    number: int, label: str, item: str, hint: str = HINT, *, shown: When | None = None, needed: bool = True
) -> LongText:
    """One thing that 第六十条 wants said; GC-60-3 says that it is missing."""
    return LongText(
        name=f"r{number}",
        label=label,
        hint=hint,
        shown=shown,
        required=(shown or True) if needed else False,
        missed_by=("GC-60-3",) if needed else (),
        judged=False,
        element=number + 1,
        source=f"{SOURCE}（{item}）",
    )


CONTRACTS = Rows(
    name="contracts",
    label="合同一览表",
    row_label="份合同",
    hint="由台账带入，也可以从表格导入；本期没有合同的不填。",
    most=2000,
    element=2,
    source=f"{SOURCE}（一）",
    columns=(
        Text(name="title", label="合同名称", required=True),
        Text(name="category", label="合同类别"),
        Text(name="content", label="主要内容"),
        Text(name="counterparty", label="对方当事人"),
        Money(name="amount", label="金额"),
        Date(name="signed", label="签订日"),
        Date(name="until", label="履行终止日"),
        Text(name="progress", label="进度"),
    ),
)

_COMPLETE = {
    "handling_dept": "示例区机关事务管理局（示例）",
    "report_type": "annual",
    "report_year": 2025,
    "r1": "本期签订合同2份，金额合计2,020,000.00元。\n按类别：（四）财政资金使用（政府采购、工程招标等）2份。\n本期存续的合同共3份，列表附后。\n合同争议：无（示例）。",
    "contracts": [
        {
            "title": "示例区机关办公楼物业管理服务合同（示例）",
            "category": "（四）财政资金使用（政府采购、工程招标等）",
            "content": "办公楼保洁、秩序维护、消防值守和设施设备运行维护（示例）。",
            "counterparty": "示例物业服务有限公司（示例）",
            "amount": "1860000.00",
            "signed": "2025-03-12",
            "until": "2026-03-31",
            "progress": "履行",
        },
        {
            "title": "示例会议中心音响设备采购合同（示例）",
            "category": "（四）财政资金使用（政府采购、工程招标等）",
            "content": "会议音响设备一批的供货、安装和三年质保（示例）。",
            "counterparty": "示例电子科技有限公司（示例）",
            "amount": "160000.00",
            "signed": "2025-09-01",
            "until": "2025-12-15",
            "progress": "终止",
        },
        {
            "title": "示例社区服务站房屋租赁合同（示例）",
            "category": "（三）国有资产（含无形资产）的转让、出租、出借、承包",
            "content": "示例路1号一层房屋，建筑面积120平方米，用作社区服务站（示例）。",
            "counterparty": "示例置业有限公司（示例）",
            "signed": "2024-06-20",
            "until": "2027-06-30",
            "progress": "履行",
        },
    ],
    "r2": "对方当事人均按约定履行；音响设备采购合同已验收合格并付清尾款，履约评价为良好（示例）。",
    "r3": "2025年11月，物业管理服务合同夜班消防值守人数不足。已书面督促整改，并按约定扣减当月服务费1.2万元；12月复查合格（示例）。",
    "r4": "本部门没有下属国有企事业单位（示例）。",
    "r5": "本期办理：备案登记2件、采购验收1件、履约评价1件。\n内部管理机制：已指定合同管理员2人，合同一律先审查、后签订、再备案；节点和异常信息均按期填报（示例）。",
    "r6": "按领导小组要求，补充报送合同示范文本的使用情况：2份合同均使用示范文本（示例）。",
    "upload_date": "2026-01-15",
}

_GUIDE = Guide(
    who=told.WHO,
    articles="第六十条",
    conditions=(Told("本部门承办政府合同的，每年度报告两次。", "第六十条"),),
    materials=(
        Material(
            "书面报告",
            article="第六十条",
            form="contract_periodic_report",
            note="可以由台账的“定期报告”开始，台账知道的已经填好。",
        ),
    ),
    periods=(
        Told("上半年度的，当年{day}之前上传。", "第六十条", {"day": HALF_YEAR_REPORT}),
        Told("上一年度的，{day}之前上传。", "第六十条", {"day": ANNUAL_REPORT}),
        Told("截止日遇周末、节假日不顺延；截止日当日上传仍算按期（推断）。", "第六十条"),
    ),
    after=(Told("某项没有事项的写“无”；年度报告另写合同管理制度的贯彻落实情况。", "第六十条"),),
    submit_to="合同备案系统。",
    unknown=("办法没有规定报告由谁审定和签发。", told.NO_SAMPLE),
)

FORM = Form(
    id="contract_periodic_report",
    code="F-GC-27",
    title="上半年度书面报告／年度书面报告",
    about="合同承办部门每年两次：把政府合同的签订、履行情况（年度的还有制度实施情况）形成书面报告，上传至合同备案系统。",
    act=ACT,
    audience=DRAFTER,
    task="定期报告",
    keywords=("半年报", "年报", "年度报告", "半年度", "定期报告", "书面报告", "总结"),
    guide=_GUIDE,
    blank=Blank(rows={"contracts": 8}, lines=dict.fromkeys(("r1", "r2", "r3", "r4", "r5", "r6"), 3)),
    steps=(
        Step(
            "about",
            "报告",
            fields=(
                Text(name="handling_dept", label="合同承办部门", required=True, element=1, source=SOURCE),
                Choice(
                    name="report_type",
                    label="报告类型",
                    options=TYPES,
                    required=True,
                    element=1,
                    source=SOURCE,
                ),
                Integer(
                    name="report_year",
                    label="报告哪一年度",
                    hint="年度报告写所报告的年度，不是上传那天所在的年度。",
                    least=2000,
                    most=2199,
                    required=True,
                    element=1,
                    source=SOURCE,
                ),
                Date(name="upload_date", label="上传日期", required=True, element=8, source=SOURCE),
            ),
        ),
        Step(
            "contracts",
            "合同基本情况",
            fields=(
                _section(
                    1,
                    "合同基本情况",
                    "一",
                    "所承办合同的数量、类型、主要内容、标的及金额、进度、合同争议等。没有的写“无”。",
                ),
                CONTRACTS,
            ),
        ),
        Step(
            "performance",
            "履行和制度落实",
            fields=(
                _section(2, "对方当事人履行情况", "二"),
                _section(
                    3,
                    "履行异常情况及应对措施",
                    "三",
                    "包括第五十四条所列异常、涉诉，以及其他导致合同不能正常履行的事件。没有的写“无”。",
                ),
                _section(4, "下属国有企事业单位合同管理制度落实情况", "四"),
                _section(
                    5,
                    "合同管理制度贯彻落实情况",
                    "五",
                    "包括内部管理机制、合法性审查、备案、信息报送等制度措施的落实情况。",
                    shown=OF_THE_YEAR,
                ),
                _section(6, "领导小组要求报送的其他内容", "六", "领导小组没有要求的不填。", needed=False),
                Reasons(name="override_reasons", label="警告的放行理由", printed=False),
            ),
        ),
    ),
    version="2026.1",
    law_day="upload_date",
    name_field="handling_dept",
    called=called,
    checklist=(
        ChecklistLine(1, "about", "报告部门、类型和年度", "FORM-1", ()),
        ChecklistLine(2, "basics", "合同基本情况", "GC-60-3", ()),
        ChecklistLine(3, "performed", "对方当事人履行情况", "GC-60-3", ()),
        ChecklistLine(4, "abnormal", "履行异常情况及应对措施", "GC-60-3", ()),
        ChecklistLine(5, "below", "下属国有企事业单位落实情况", "GC-60-3", ()),
        ChecklistLine(6, "observed", "合同管理制度贯彻落实情况（年度报告）", "GC-60-3", ()),
        ChecklistLine(7, "asked", "领导小组要求报送的其他内容", "FORM-1", ()),
        ChecklistLine(8, "uploaded", "按期上传", "FORM-1", ("GC-60-1", "GC-60-2")),
    ),
    samples=(
        Sample("complete", _COMPLETE),
        Sample("incomplete", {"handling_dept": "示例区机关事务管理局（示例）", "report_type": "annual"}),
        Sample(
            "unlawful",
            {
                **_COMPLETE,
                "report_type": "half_year",
                "report_year": 2026,
                "upload_date": "2026-07-21",
                "r4": None,
            },
        ),
    ),
    words=words,
    follow_ups=follow_ups,
)
