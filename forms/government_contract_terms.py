"""How a government contract is performed, who has which rights, and what a breach costs: elements five to eight."""

from __future__ import annotations

from formgen.fields import ApprovalField, Date, Integer, Lines, LongText, Number, Rows, Text, YesNo, when
from formgen.form import Step

from .contract_conditions import IMPORTANT, STATIONED

LONG_TERM = when("performance.end_date")
PERFORMANCE = Step(
    "performance",
    "履行",
    intro="期限最长不超过{years}年，确需超过的须报主管区领导签字批准。",
    fields=(
        LongText(
            name="performance.conditions",
            label="履行条件",
            required=True,
            ruled_by=("GC-33-1",),
            element=5,
            source="第三十三条",
        ),
        Date(
            name="performance.start_date",
            label="履行起始日",
            required=True,
            ruled_by=("GC-33-1",),
            element=5,
            source="第三十三条",
        ),
        Date(
            name="performance.end_date",
            label="履行终止日",
            required=True,
            ruled_by=("GC-33-1",),
            element=5,
            source="第三十三条、第三十五条",
        ),
        LongText(
            name="performance.place",
            label="履行地点",
            required=True,
            ruled_by=("GC-33-1",),
            element=5,
            source="第三十三条",
        ),
        LongText(
            name="performance.method",
            label="履行方式",
            required=True,
            ruled_by=("GC-33-1",),
            element=5,
            source="第三十三条",
        ),
        YesNo(
            name="performance.sequential",
            label="履行是否有先后顺序、条件",
            printed=False,
            element=5,
            source="第三十三条",
        ),
        LongText(
            name="performance.sequence_clause",
            label="履行的先后顺序和条件",
            shown=when("performance.sequential", True),
            required=when("performance.sequential", True),
            ruled_by=("GC-33-2",),
            element=5,
            source="第三十三条",
        ),
        Rows(
            name="performance.milestones",
            label="进度节点",
            row_label="个节点",
            required=True,
            ruled_by=("GC-26-5",),
            element=5,
            source="第二十六条（五）",
            single="name",
            columns=(
                Text(name="name", label="节点名称", required=True),
                Date(name="due_date", label="计划完成日"),
                Text(name="deliverable", label="交付物"),
                Date(name="actual_date", label="实际完成日", printed=False),
            ),
        ),
        YesNo(
            name="auto_renewal",
            label="是否约定自动续期或续期选择权",
            required=True,
            printed=False,
            element=5,
            source="第三十五条",
        ),
        ApprovalField(
            name="term_over_five_approval",
            label="超过五年的批准件",
            shown=LONG_TERM,
            printed=False,
            element=5,
            source="第三十五条",
            hint="期限超过{years}年才需要：批准件名称、主管区领导、日期三项齐全。",
        ),
        Text(
            name="special_term_rule",
            label="期限、续约次数的特别规定",
            printed=False,
            source="第三十五条",
            hint="法律、法规、规章另有规定的，写规定名称与条款。",
        ),
    ),
)

RIGHTS = Step(
    "rights",
    "权利义务与违约",
    fields=(
        *(
            LongText(
                name=f"rights.{name}",
                label=label,
                required=True,
                ruled_by=("GC-26-6",),
                element=6,
                source="第二十六条（六）",
            )
            for name, label in (
                ("a_rights", "甲方权利"),
                ("a_obligations", "甲方义务"),
                ("b_rights", "乙方权利"),
                ("b_obligations", "乙方义务"),
            )
        ),
        LongText(
            name="rights.a_allocation_clause",
            label="多个政府部门的权利分配",
            element=6,
            source="第二十五条",
            hint="两个及以上政府部门签约时，按工作职责分别约定。",
        ),
        LongText(
            name="rights.unilateral_change_clause",
            label="基于公共利益的单方变更、终止权",
            element=6,
            source="第三十四条",
        ),
        LongText(
            name="breach.a_liability",
            label="甲方违约责任",
            required=True,
            ruled_by=("GC-26-8",),
            element=8,
            source="第二十六条（八）",
        ),
        LongText(
            name="breach.b_liability",
            label="乙方违约责任",
            required=True,
            ruled_by=("GC-26-8",),
            element=8,
            source="第二十六条（八）",
        ),
        LongText(
            name="continuity.emergency_measure",
            label="应急或过渡性措施",
            shown=IMPORTANT,
            required=IMPORTANT,
            ruled_by=("GC-26-13",),
            element=15,
            source="第二十六条",
        ),
        LongText(
            name="continuity.supplier_strict_breach",
            label="供应商的严格违约责任",
            shown=IMPORTANT,
            required=IMPORTANT,
            ruled_by=("GC-26-14",),
            element=15,
            source="第二十六条",
        ),
        Integer(
            name="law_service.stationed_lawyers",
            label="驻队律师人数",
            least=0,
            most=1000,
            shown=STATIONED,
            ruled_by=("LW-3-5",),
            printed=False,
            source="罗府办函〔2016〕208号",
        ),
        Lines(
            name="law_service.services",
            label="服务内容",
            shown=STATIONED,
            printed=False,
            source="罗府办函〔2016〕208号",
        ),
        Integer(
            name="law_service.firm_staff",
            label="律所执业律师及行政辅助人员数",
            least=0,
            most=100_000,
            shown=STATIONED,
            ruled_by=("LW-3-1",),
            printed=False,
            source="罗府办函〔2016〕208号",
        ),
        Integer(
            name="law_service.firm_lawyers",
            label="律所执业律师数",
            least=0,
            most=100_000,
            shown=STATIONED,
            ruled_by=("LW-3-1",),
            printed=False,
            source="罗府办函〔2016〕208号",
        ),
        *(
            YesNo(
                name=f"law_service.{name}",
                label=label,
                shown=STATIONED,
                ruled_by=(rule,),
                printed=False,
                source="罗府办函〔2016〕208号",
            )
            for name, label, rule in (
                ("partner_experience", "合伙人有政府法律顾问等经验", "LW-3-2"),
                ("bad_record_3y", "近三年有不良执业记录", "LW-3-2"),
                ("expert_team", "有熟悉行政法律法规的律师团队", "LW-3-2"),
                ("admin_law", "驻队律师熟悉行政法律法规", "LW-3-3"),
                ("resident", "驻队律师常驻执法单位", "LW-3-4"),
            )
        ),
        Number(
            name="law_service.lawyer_years",
            label="驻队律师执业年限（年）",
            ruled_by=("LW-3-3",),
            shown=STATIONED,
            printed=False,
            source="罗府办函〔2016〕208号",
        ),
        Rows(
            name="law_service.assistants",
            label="律师助理",
            row_label="名助理",
            ruled_by=("LW-3-4",),
            shown=STATIONED,
            printed=False,
            source="罗府办函〔2016〕208号",
            columns=(
                Text(name="name", label="姓名"),
                Text(name="degree", label="学历"),
                Text(name="major", label="专业"),
            ),
        ),
        *(
            LongText(
                name=f"law_service.{name}",
                label=label,
                shown=STATIONED,
                ruled_by=("LW-5-1",),
                element=6,
                source="罗府办函〔2016〕208号",
            )
            for name, label in (
                ("replacement_consent_clause", "更换人员须事先同意"),
                ("record_clause", "工作情况记录"),
                ("assessment_clause", "年度考核与解除"),
            )
        ),
    ),
)
