"""The steps of an opinion on legality: what is handed in, who reviews, what he concludes.

The official annex 《合法性审查意见表》 is not part of the published text: the fields follow 第三十九条,
第四十三条 to 第四十六条, by which both papers can be rebuilt when it turns up.
"""

from __future__ import annotations

from formgen.enclosure import Enclosed
from formgen.fields import Choice, Choices, Date, Lines, Money, Reasons, References, Text, YesNo, when
from formgen.form import Step

from . import legality_review_choices as choices
from .government_contract import FORM as CONTRACT
from .legality_review_choices import ESSENTIALS, FURTHER, WHO
from .legality_review_items import FORBIDDEN, JUDGED, TESTED
from .legality_review_materials import SUBMISSION

BASICS = Step(
    "basics",
    "合同与审查主体",
    intro="审查的是哪份合同，由谁审查。",
    fields=(
        Enclosed(
            name="contract",
            label="关联合同",
            form=CONTRACT,
            lends=("price", "internal_opinion_date"),
            blocking="contract_blocks",
            shares=tuple(choices.KEY_REASONS),
            stated_in="form.key_reasons",
            printed=False,
            source="第四十四条",
        ),
        Text(
            name="form.contract_ref",
            label="关联的合同记录",
            required=True,
            printed=False,
            element=FURTHER,
            source="第四十三条（一）",
            hint="草稿或者文件的名称、编号，便于找回所审的那一份。",
        ),
        Text(
            name="form.contract_title",
            label="合同名称",
            required=True,
            ruled_by=("GC-46-1",),
            element=ESSENTIALS,
            source="第四十六条",
        ),
        Text(name="form.counterparty", label="对方当事人", source="第四十四条（二）"),
        Money(name="form.contract_amount", label="合同金额", source="第六条（一）"),
        Text(
            name="form.handling_dept",
            label="承办部门",
            required=True,
            ruled_by=("GC-46-1",),
            element=ESSENTIALS,
            source="第四十六条",
        ),
        Text(
            name="form.handler_name",
            label="承办人",
            required=True,
            ruled_by=("GC-16-1",),
            element=FURTHER,
            source="第十六条",
        ),
        Choice(
            name="form.review_level",
            label="审查层级",
            options=choices.LEVELS,
            required=True,
            element=FURTHER,
            source="第四十一条、第四十二条",
        ),
        YesNo(
            name="form.dept_has_legal_section",
            label="承办部门是否设有法制科室",
            required=True,
            printed=False,
            element=FURTHER,
            source="第十五条",
        ),
        Choice(
            name="form.reviewer_type",
            label="审查主体类型",
            options=choices.REVIEWERS,
            required=True,
            element=WHO,
            source="第十五条",
        ),
        Text(
            name="form.reviewer_org",
            label="审查主体",
            required=True,
            ruled_by=("GC-46-1",),
            element=ESSENTIALS,
            source="第四十六条",
        ),
        Lines(
            name="form.reviewer_names",
            label="审查人",
            required=True,
            ruled_by=("GC-46-1",),
            element=ESSENTIALS,
            source="第四十六条",
            hint="每行一人。",
        ),
        YesNo(
            name="form.is_key_supervised",
            label="是否重点监管合同",
            required=True,
            element=FURTHER,
            source="第六条",
        ),
        Choices(
            name="form.key_reasons",
            label="属于重点监管合同的情形",
            options=choices.KEY_REASONS,
            shown=when("form.is_key_supervised", True),
            required=when("form.is_key_supervised", True),
            element=FURTHER,
            source="第六条",
        ),
        YesNo(
            name="form.is_simplified",
            label="是否因采用示范文本而简化审查",
            required=True,
            element=FURTHER,
            source="第四十条",
        ),
        Date(
            name="form.received_date", label="收件日期", required=True, element=FURTHER, source="第四十三条"
        ),
        Date(
            name="form.internal_opinion_date",
            label="内部审查意见日期",
            shown=when("form.review_level", "district"),
            ruled_by=("GC-42-2",),
            source="第四十二条",
            hint="承办部门的意见应当先出具。",
        ),
    ),
)

CONCLUSION = Step(
    "conclusion",
    "结论与签署",
    intro="总体结论和出具日期；签字、盖章在印出的表上完成。",
    fields=(
        Choice(
            name="form.overall",
            label="总体结论",
            options=choices.CONCLUSIONS,
            required=True,
            ruled_by=("GC-46-1",),
            element=ESSENTIALS,
            source="第四十六条",
        ),
        References(
            name="form.supplement_docs",
            label="补充材料",
            source="第四十六条",
            hint="意见表写不下的，可另附。意见超过一栏所容的，系统自动续到补充页。",
        ),
        Date(
            name="form.opinion_date",
            label="出具日期",
            required=True,
            ruled_by=("GC-46-1",),
            element=ESSENTIALS,
            source="第四十六条",
        ),
        YesNo(
            name="form.reviewer_sign",
            label="审查人是否已签名",
            printed=False,
            source="第四十六条",
            hint="签字后回填。",
        ),
        YesNo(
            name="form.org_seal",
            label="审查主体是否已盖章",
            printed=False,
            source="第四十六条",
            hint="盖章后回填。",
        ),
        Reasons(name="override_reasons", label="警告的放行理由", printed=False),
    ),
)

STEPS = (SUBMISSION, BASICS, JUDGED, TESTED, FORBIDDEN, CONCLUSION)
