"""The fields of an opinion on legality, step by step: what is handed in, who reviews, what he concludes.

The official annex 《合法性审查意见表》 is not part of the published text: the fields follow 第三十九条,
第四十三条 to 第四十六条, by which both papers can be rebuilt when it turns up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.enclosure import Enclosed
from formgen.fields import (
    Choice,
    Choices,
    Date,
    Lines,
    LongText,
    Money,
    Reasons,
    ReferenceField,
    References,
    Text,
    YesNo,
    when,
)
from formgen.form import Step
from formgen.numerals import chinese_ordinal

from . import legality_review_choices as choices
from .government_contract import FORM as CONTRACT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formgen.fields import Field

DISTRICT = when("submission.review_level", "district")
CHANGES_ALONE = 5
"""The item on the right to change or end the contract alone, which may not always be left as 不适用."""
FIRST_ITEM, UNREASONABLE, PROHIBITED, WHO, ESSENTIALS, FURTHER = 8, 18, 19, 20, 21, 22
"""Lines of the checklist; that of the first of the ten items, and those behind them."""

SUBMISSION = Step(
    "submission",
    "送审材料",
    intro="承办部门填写：向审查主体提供哪些材料和说明。印成送审材料清单。",
    fields=(
        Choice(
            name="submission.review_level",
            label="送审层级",
            options=choices.LEVELS,
            required=True,
            element=FURTHER,
            source="第四十一条、第四十二条",
        ),
        References(
            name="submission.m1_contract_texts",
            label="拟签订的合同文本",
            required=True,
            ruled_by=("GC-43-1",),
            element=1,
            source="第四十三条（一）",
            hint="主合同、补充协议、备忘录等全部合同文件，逐份列明。",
        ),
        LongText(
            name="submission.m2_background_note",
            label="与合同有关的背景情况的说明",
            required=True,
            ruled_by=("GC-43-2",),
            element=2,
            source="第四十三条（二）",
            judged=False,
        ),
        References(
            name="submission.m3_preparation_docs",
            label="前期准备工作的资料",
            required=True,
            ruled_by=("GC-43-3",),
            element=3,
            source="第四十三条（三）",
            hint="其中应有对方当事人的资信证明材料。",
        ),
        References(
            name="submission.m4_negotiation_docs",
            label="谈判备忘录等磋商资料",
            ruled_by=("GC-43-4",),
            element=4,
            source="第四十三条（四）",
        ),
        Text(
            name="submission.m4_na_reason",
            label="未磋商的理由",
            shown=~when("submission.m4_negotiation_docs"),
            ruled_by=("GC-43-4",),
            element=4,
            source="第四十三条（四）",
            hint="没有磋商资料的，说明为什么，如公开招标、未另行磋商。",
        ),
        References(
            name="submission.m5_basis_docs",
            label="合同订立的依据、批准文件",
            required=True,
            ruled_by=("GC-43-5",),
            element=5,
            source="第四十三条（五）",
        ),
        Lines(
            name="submission.m6_requested",
            label="审查主体要求补充的材料",
            element=6,
            source="第四十三条（六）",
            hint="每行一项；没有要求的不填。",
        ),
        References(
            name="submission.m6_other_docs",
            label="已提交的其他材料",
            ruled_by=("GC-43-6",),
            element=6,
            source="第四十三条（六）",
        ),
        ReferenceField(
            name="submission.internal_opinion_doc",
            label="内部合法性审查意见",
            required=DISTRICT,
            shown=DISTRICT,
            ruled_by=("GC-43-7",),
            element=7,
            source="第四十二条",
        ),
        YesNo(
            name="submission.signed_by_district_government",
            label="是否区政府签订的合同",
            source="第四十二条",
        ),
        YesNo(
            name="submission.is_key_supervised",
            label="是否重点监管合同",
            source="第六条",
            hint="不填的，以意见表上的认定为准。",
        ),
        Text(
            name="submission.template_no",
            label="示范文本统一编号",
            source="第四十条、第四十二条",
            hint="没有使用示范文本的不填。",
        ),
        YesNo(
            name="submission.template_substantive_change",
            label="对示范文本有无实质性变更",
            shown=when("submission.template_no"),
            required=when("submission.template_no"),
            element=FURTHER,
            source="第四十二条",
        ),
        Date(
            name="submission.submit_date",
            label="送审日期",
            required=True,
            element=FURTHER,
            source="第四十三条",
        ),
        Text(
            name="submission.handler_name",
            label="送审人（承办人）",
            required=True,
            element=FURTHER,
            source="第十六条",
        ),
    ),
)

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


def _items() -> Iterator[Field]:
    """第四十四条: a result and an opinion for each of the ten items."""
    for number, (asked, how) in enumerate(choices.ITEMS, 1):
        name, ordinal, rule = f"form.c{number}", chinese_ordinal(number), f"GC-44-{number}"
        line, source = FIRST_ITEM + number - 1, f"第四十四条（{ordinal}）"
        if number == CHANGES_ALONE:
            yield YesNo(
                name="form.c5_required",
                label="政府方是否行政机关或者具有公共管理职权，且存在单方解约可能",
                required=True,
                printed=False,
                element=line,
                source=source,
                hint="选“是”的，第（五）项不能填“不适用”。",
            )
        yield Choice(
            name=f"{name}.result",
            label=f"（{ordinal}）{asked}",
            options=choices.RESULTS,
            required=True,
            ruled_by=(rule,),
            element=line,
            source=source,
            hint=how,
        )
        yield LongText(
            name=f"{name}.opinion",
            label=f"第（{ordinal}）项的意见",
            required=when(f"{name}.result", "issue"),
            ruled_by=(rule,),
            element=line,
            source=source,
            judged=False,
        )


def _unreasonable() -> Iterator[Field]:
    """第四十五条: four tests of what is unreasonable."""
    for number, (asked, how) in enumerate(choices.UNREASONABLE, 1):
        name, ordinal = f"form.u{number}", chinese_ordinal(number)
        source, present = f"第四十五条（{ordinal}）", when(f"form.u{number}.present", True)
        yield YesNo(
            name=f"{name}.present",
            label=f"（{ordinal}）{asked}",
            required=True,
            element=UNREASONABLE,
            source=source,
            hint=how,
        )
        yield Text(
            name=f"{name}.exception",
            label=f"情形（{ordinal}）的例外说明",
            shown=present,
            element=UNREASONABLE,
            source=source,
        )
        yield LongText(
            name=f"{name}.opinion",
            label=f"情形（{ordinal}）的意见",
            required=present,
            ruled_by=("GC-45-5",),
            element=UNREASONABLE,
            source=source,
            judged=False,
        )


def _prohibited() -> Iterator[Field]:
    """第三十九条: seven things that no government contract may contain."""
    for number, asked in enumerate(choices.PROHIBITED, 1):
        name, ordinal = f"form.p{number}", chinese_ordinal(number)
        source = f"第三十九条（{ordinal}）"
        yield YesNo(
            name=f"{name}.present",
            label=f"（{ordinal}）{asked}",
            required=True,
            element=PROHIBITED,
            source=source,
        )
        yield LongText(
            name=f"{name}.opinion", label=f"禁止内容（{ordinal}）的意见", source=source, judged=False
        )


JUDGED = Step(
    "items",
    "审查事项",
    intro="第四十四条所列十项，逐项填写结论；有问题的写明问题和修改意见。",
    fields=tuple(_items()),
)
TESTED = Step(
    "unreasonable",
    "是否明显不合理",
    intro="第四十五条所列四种情形。存在的写明意见，有例外的说明例外。",
    fields=tuple(_unreasonable()),
)
FORBIDDEN = Step(
    "prohibited",
    "是否含有禁止内容",
    intro="第三十九条所列七项，逐项核对。",
    fields=tuple(_prohibited()),
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
