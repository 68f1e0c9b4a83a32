"""What a government contract must not contain, and what has to happen before it is signed."""

from __future__ import annotations

from formgen.fields import Choices, Date, Lines, Reasons, ReferenceField, Rows, Text, YesNo, when
from formgen.form import Step

from . import contract_choices as choices
from .contract_conditions import FROM_REVIEW
from .government_contract_filing import FILING, SIGNING

GUARANTEES = when("guarantee.gov_party_guarantees", True)
APPROVALS = Step(
    "approvals",
    "声明与审批",
    intro="先由起草人逐项声明没有禁止内容，再登记签订前后的各道手续。",
    fields=(
        *(
            YesNo(
                name=name,
                label=label,
                required=True,
                ruled_by=ruled_by,
                printed=False,
                element=13,
                source=source,
            )
            for name, label, source, ruled_by in (
                ("prohibited.improper_benefit", "有无向他人输送不正当利益", "第三十九条（一）", ()),
                ("prohibited.ultra_vires", "有无超越职权的承诺或义务", "第三十九条（二）", ()),
                ("guarantee.gov_party_guarantees", "政府方是否承担担保责任", "第三十九条（三）", ()),
                (
                    "prohibited.other_illegal",
                    "有无其他违法或损害公共利益的约定",
                    "第三十九条（七）",
                    ("GC-39-7",),
                ),
            )
        ),
        Text(
            name="guarantee.legal_basis",
            label="政府方担保的法律依据",
            shown=GUARANTEES,
            printed=False,
            source="第三十九条（三）",
        ),
        ReferenceField(
            name="procurement_result_doc",
            label="采购结果文件",
            shown=when("is_procurement", True) | when("is_central_procurement", True),
            printed=False,
            ruled_by=("GC-18-1",),
            source="第十八条",
        ),
        ReferenceField(
            name="feasibility_doc",
            label="可行性调查论证材料",
            printed=False,
            ruled_by=("GC-19-1",),
            source="第十九条",
        ),
        Choices(
            name="due_diligence.covers",
            label="资信调查覆盖的事项",
            options=choices.DUE_DILIGENCE,
            ruled_by=("GC-19-1",),
            printed=False,
            source="第十九条",
        ),
        YesNo(name="negotiation.held", label="是否与对方磋商、谈判", printed=False, source="第二十条"),
        YesNo(
            name="negotiation.team_formed",
            label="是否成立谈判工作小组",
            shown=when("negotiation.held", True),
            printed=False,
            source="第二十条",
        ),
        YesNo(
            name="negotiation.legal_staff_included",
            label="小组是否有法律专业工作人员",
            shown=when("negotiation.team_formed", True),
            ruled_by=("GC-20-1",),
            printed=False,
            source="第二十条",
        ),
        ReferenceField(
            name="negotiation.authorization_doc",
            label="谈判授权",
            shown=when("negotiation.held", True),
            printed=False,
            source="第二十条",
        ),
        ReferenceField(
            name="negotiation.memo_doc",
            label="谈判备忘录",
            shown=when("negotiation.held", True),
            ruled_by=("GC-20-2",),
            printed=False,
            source="第二十条",
        ),
        YesNo(
            name="negotiation.memo_signed",
            label="备忘录是否双方签字",
            shown=when("negotiation.held", True),
            printed=False,
            source="第二十条",
        ),
        Lines(name="other_departments_involved", label="涉及的其他部门", printed=False, source="第二十一条"),
        Rows(
            name="consultation_docs",
            label="征求意见的回复",
            row_label="份回复",
            printed=False,
            single="dept",
            source="第二十一条",
            columns=(
                Text(name="dept", label="部门"),
                Text(name="doc_no", label="文号"),
                Date(name="reply_date", label="回复日期"),
                Text(name="name", label="文件名称"),
            ),
        ),
        YesNo(
            name="internal_review.done",
            label="是否已作内部合法性审查",
            shown=FROM_REVIEW,
            printed=False,
            source="第四十条",
        ),
        ReferenceField(
            name="internal_review.opinion_doc",
            label="内部审查意见",
            shown=when("internal_review.done", True),
            printed=False,
            source="第四十一条",
        ),
        Date(
            name="internal_review.opinion_date",
            label="内部审查意见日期",
            shown=when("internal_review.done", True),
            printed=False,
            source="第四十一条",
        ),
        YesNo(
            name="district_review.done",
            label="是否已经区法制机构审查",
            shown=FROM_REVIEW,
            printed=False,
            source="第四十二条",
        ),
        ReferenceField(
            name="district_review.opinion_doc",
            label="区法制机构审查意见",
            shown=when("district_review.done", True),
            printed=False,
            source="第四十二条",
        ),
        Date(
            name="district_review.opinion_date",
            label="区法制机构意见日期",
            shown=when("district_review.done", True),
            printed=False,
            source="第四十二条",
        ),
        Rows(
            name="pre_approvals",
            label="评估、审批等前置程序",
            row_label="项程序",
            printed=False,
            source="第四十七条",
            columns=(
                Text(name="name", label="程序名称"),
                YesNo(name="required", label="是否需要"),
                ReferenceField(name="doc", label="文件"),
            ),
        ),
        *SIGNING,
        *FILING,
        Reasons(name="na_reasons", label="不适用的理由", printed=False),
        Reasons(name="override_reasons", label="警告的放行理由", printed=False),
    ),
)
