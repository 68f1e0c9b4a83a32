"""项目接收承诺函 (F-IT-01), annex 2 of 罗府办规〔2024〕3号."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.fields import Choice, Date, LongText, Reasons, Text, YesNo
from formgen.form import ChecklistLine, FollowUp, Form, Sample, Step
from formgen.guide import ORIGINAL, Guide, Material, Told
from formgen.messages import _

from .audiences import RECEIVER
from .law.informatization import ACT
from .law.informatization.act import HANDOVER_DAYS

if TYPE_CHECKING:
    from datetime import date

    from formgen.answers import Answers
    from formgen.calendar import WorkingDays

STAGES = {"draft": "起草", "sign": "盖章出具", "performing": "竣工验收后"}
FUNDS = {"dept_budget": "部门预算项目", "gov_investment": "政府投资项目"}
APPROVALS = {"initiation_plan": "立项方案批复", "preliminary_design": "初步设计及概算批复"}
EXCLUDED = {
    "1.1": "1.1 智能建筑类建设及维护服务",
    "2.1": "2.1 桌面办公设备及耗材采购",
    "2.2": "2.2 其他一般办公设备的采购",
    "3.1": "3.1 室外通信工程建设及其维护等配套服务",
    "3.2": "3.2 流量卡等采购及租赁",
    "4.1": "4.1 业务工作所需专业设备的采购及维护服务",
    "4.2": "4.2 科研类系统及软硬件设备的采购及维护服务",
    "4.3": "4.3 课堂教学类系统及软硬件设备的采购及维护服务",
    "5.1": "5.1 业务运营服务",
    "5.2": "5.2 数字内容制作服务",
    "5.3": "5.3 档案电子化服务",
}
"""附件1: what is not managed as 政务信息化项目."""

LETTER = Step(
    "letter",
    "承诺函",
    intro="由使用单位出具给建设单位。正文是办法附件2的固定文字，只填单位、项目和日期。",
    fields=(
        Choice(
            name="stage",
            label="当前阶段",
            options=STAGES,
            required=True,
            printed=False,
            element=3,
            source="附件2",
        ),
        Text(
            name="construction_unit_name",
            label="建设单位名称",
            required=True,
            ruled_by=("IT-A2-2",),
            element=1,
            source="第二十条",
            hint="致函对象，印在抬头。",
        ),
        Text(
            name="user_unit_name",
            label="使用单位名称",
            required=True,
            ruled_by=("IT-A2-2",),
            element=1,
            source="第二十条",
            hint="出具单位，在落款处盖章。",
        ),
        Text(
            name="project_name",
            label="项目名称",
            required=True,
            ruled_by=("IT-A2-2",),
            element=1,
            source="第二十条",
        ),
        Text(name="ndrc_no", label="发改编号", source="第二十条", hint="没有的不填，正文中一并省略。"),
        LongText(
            name="body_text",
            label="正文",
            printed=False,
            source="第二十条",
            hint="一般不填，由系统按附件2生成；已有文本的可以粘贴在此，核对是否与附件2一致。",
        ),
        Date(
            name="letter_date",
            label="落款日期",
            required=True,
            ruled_by=("IT-A2-2",),
            element=1,
            source="第二十条",
        ),
        YesNo(
            name="user_unit_seal",
            label="使用单位已盖章",
            required=True,
            ruled_by=("IT-A2-4",),
            printed=False,
            element=3,
            source="附件2",
        ),
    ),
)

PROJECT = Step(
    "project",
    "项目与批复",
    intro="不印在函上，用于核对该不该出具、什么时候出具、什么时候移交。",
    fields=(
        Choice(
            name="project_fund_type",
            label="资金类型",
            options=FUNDS,
            required=True,
            printed=False,
            element=2,
            source="第十三条",
        ),
        Choice(
            name="approval_type",
            label="批复类型",
            options=APPROVALS,
            required=True,
            printed=False,
            element=2,
            source="第二十条",
        ),
        Text(
            name="approval_doc_no",
            label="批复文号",
            required=True,
            printed=False,
            element=2,
            source="第二十条",
        ),
        Date(
            name="approval_date",
            label="批复日期",
            required=True,
            ruled_by=("IT-20-2",),
            printed=False,
            element=2,
            source="第二十条",
        ),
        Date(name="final_acceptance_date", label="竣工验收合格日", printed=False, source="第二十条"),
        Date(name="handover_date", label="实际移交接收日", printed=False, source="第二十条"),
        Date(name="in_use_date", label="投入使用日", printed=False, source="第二十条"),
        Text(
            name="legal_exception", label="法律法规另有规定可先投用的依据", printed=False, source="第二十条"
        ),
        Choice(
            name="excluded_category",
            label="属附件1不纳入管理的类别",
            options=EXCLUDED,
            printed=False,
            source="第二条",
            hint="不属于的不选。",
        ),
        YesNo(
            name="is_classified_project",
            label="是否涉及国家秘密",
            required=True,
            printed=False,
            element=2,
            source="第二条",
            hint="涉密项目按保密部门的规定办理，不要在本系统填写涉密内容。",
        ),
        Reasons(name="override_reasons", label="警告的放行理由", printed=False),
    ),
)

_COMPLETE = {
    "stage": "sign",
    "construction_unit_name": "示例区政务服务和数据管理局（示例）",
    "user_unit_name": "示例街道办事处（示例）",
    "project_name": "示例街道智慧停车管理平台（示例）",
    "ndrc_no": "示例发改〔2026〕12号",
    "project_fund_type": "gov_investment",
    "approval_type": "preliminary_design",
    "approval_doc_no": "示例发改复〔2026〕8号",
    "approval_date": "2026-10-12",
    "letter_date": "2026-11-20",
    "user_unit_seal": True,
    "is_classified_project": False,
}


def follow_ups(answers: Answers, calendar: WorkingDays, today: date) -> list[FollowUp]:
    """The last day for handing over, once the acceptance is known."""
    accepted = answers.at("final_acceptance_date")
    days = HANDOVER_DAYS.on(answers.at("letter_date") or today)
    due = calendar.after(accepted, days) if accepted else None
    return [
        FollowUp(_("竣工验收合格后{days}个工作日内移交接收，并尽快投入使用。", days=days), due, "第二十条")
    ]


_GUIDE = Guide(
    submitter="user_unit_name",
    who="与建设单位不一致的项目使用单位。",
    articles="第二十条、附件2",
    conditions=(Told("建设单位和使用单位不一致的项目，才须出具。", "第二十条"),),
    materials=(Material("项目接收承诺函", ORIGINAL, article="第二十条", form="project_acceptance_letter"),),
    periods=(
        Told("在项目初步设计及概算或者立项方案批复后出具。", "第二十条"),
        Told("项目竣工验收合格后{days}个工作日内移交、接收。", "第二十条", {"days": HANDOVER_DAYS}),
    ),
    after=(
        Told("使用单位盖章后交建设单位。", "附件2"),
        Told("竣工验收合格后按合同和验收报告接收，尽快投入使用，做好运维和安全管理。", "第二十条、附件2"),
    ),
    submit_to="项目建设单位。",
    unknown=("办法没有规定承诺函的份数。",),
)

FORM = Form(
    id="project_acceptance_letter",
    code="F-IT-01",
    title="项目接收承诺函",
    about="建设单位和使用单位不一致的政务信息化项目：使用单位在项目批复后出具，承诺竣工验收后按期接收。",
    act=ACT,
    audience=RECEIVER,
    task="承诺接收项目",
    keywords=("承诺函", "信息化", "接收", "移交", "验收", "使用单位"),
    guide=_GUIDE,
    steps=(LETTER, PROJECT),
    version="2026.1",
    law_day="letter_date",
    name_field="project_name",
    stage_field="stage",
    checklist=(
        ChecklistLine(1, "letter", "抬头、项目、落款", "IT-A2-2", ("IT-A2-1", "IT-20-1", "IT-20-5")),
        ChecklistLine(2, "approval", "批复", "IT-20-2", ("IT-20-6",)),
        ChecklistLine(3, "seal", "使用单位盖章", "IT-A2-4", ()),
    ),
    samples=(
        Sample("complete", _COMPLETE),
        Sample(
            "incomplete", {"stage": "draft", "construction_unit_name": "示例区政务服务和数据管理局（示例）"}
        ),
        Sample(
            "unlawful",
            {
                **_COMPLETE,
                "letter_date": "2026-10-11",
                "user_unit_name": "示例区政务服务和数据管理局（示例）",
            },
        ),
    ),
    follow_ups=follow_ups,
)
